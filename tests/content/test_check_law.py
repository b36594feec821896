import pytest

from senco.content.check_law import NO_NATION, NOT_OFFICIAL
from tests.content.conftest import Content

NPQ = "knowledge/topics/npq.yml"


@pytest.mark.parametrize(
    "law", ["You must hold it", "It is required", "By law you hold it", "It is a duty", "Regulation asks"]
)
def test_law_without_a_nation_warns(content: Content, law: str):
    content.replace(NPQ, "applies_to: schools", "applies_to: anyone")
    content.replace(NPQ, "You must hold it", law)
    finding = content.only(NO_NATION)
    assert law in finding.what
    assert finding.place.line == content.line(NPQ, "short: >-")


@pytest.mark.parametrize("nation", ["England's", "Wales", "Scotland", "Northern Ireland"])
def test_a_nation_in_the_text_is_enough(content: Content, nation: str):
    content.replace(NPQ, "applies_to: schools", "applies_to: anyone")
    content.replace(NPQ, "Plan your time well.", f"This holds in {nation} schools.")
    assert content.findings() == []


def test_what_states_no_law_needs_no_nation(content: Content):
    content.replace(NPQ, "applies_to: schools", "applies_to: anyone")
    content.replace(NPQ, "You must hold it", "This is not legal advice. People hold it")
    assert content.findings() == []


def test_law_without_an_official_source_warns(content: Content):
    content.replace(NPQ, "[reg49, guide]", "[guide]")
    assert content.only(NOT_OFFICIAL).what.startswith("npq_deadline:")


def test_small_talk_states_no_law(content: Content):
    content.replace("knowledge/topics/chat.yml", "Ask me how", "You must ask me how")
    assert content.findings() == []
