import pytest

from senco.content.check_law import NO_NATION, NO_SCHOOLS, NOT_OFFICIAL, unplaced
from senco.content.finding import Severity
from tests.content.conftest import Content

NPQ = "knowledge/topics/npq.yml"


LAWS = [
    "You must hold it",
    "It is required",
    "By law you hold it",
    "It is a duty",
    "Regulation asks",
    "You hold it, as we read it",
]


@pytest.mark.parametrize("law", LAWS)
def test_law_without_a_nation_blocks(content: Content, law: str):
    content.replace("knowledge/scopes.yml", "State schools in England.", "State schools.")
    content.replace(NPQ, "You must hold it", law)
    finding = content.only(NO_NATION)
    assert law in finding.what and finding.severity is Severity.BLOCKS
    assert finding.place.line == content.line(NPQ, "within {npq_time_limit}")


@pytest.mark.parametrize("law", LAWS)
def test_law_without_a_kind_of_school_blocks(content: Content, law: str):
    content.replace("knowledge/scopes.yml", "State schools in England.", "Schools in England.")
    content.replace(NPQ, "You must hold it", law)
    content.replace(NPQ, "Special schools are not named.", "Some differ.")
    content.replace(NPQ, "The rule is not for a college.", "Some do not.")
    finding = content.only(NO_SCHOOLS)
    assert law in finding.what and finding.severity is Severity.BLOCKS
    assert finding.place.line == content.line(NPQ, "within {npq_time_limit}")


def test_law_in_an_easy_read_text_blocks(content: Content):
    content.replace("knowledge/scopes.yml", "State schools in England.", "England.")
    content.replace(NPQ, "  owner:", "  easy_read: You must do it.\n  owner:")
    assert [finding.place.line for finding in content.findings()] == [content.line(NPQ, "easy_read")]


def test_the_short_answer_is_read_alone_when_a_visitor_asks_for_simpler_words(content: Content):
    content.replace("knowledge/scopes.yml", "State schools in England.", "England.")
    finding = content.only(NO_SCHOOLS)
    assert finding.what == "npq_deadline, short read alone: 'You must hold it within three years.'"
    assert finding.place.line == content.line(NPQ, "within {npq_time_limit}")


@pytest.mark.parametrize(
    "schools", ["In a mainstream school,", "In an academy,", "At a college,", "In all schools,", "In schools in Wales,"]
)
def test_a_kind_of_school_in_the_text_is_enough(schools: str):
    assert list(unplaced("You must hold it.", "England.")) == [NO_SCHOOLS]
    assert list(unplaced(f"{schools} you must hold it.", "England.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Your legal deadline may be near. This is not legal advice. The legal rules differ.",
        "The SEND Regulations 2014 are one of them.",
        "You have completed any required induction.",
        "Is it required?",
        "The local authority must decide.",
        "By law a pupil needs special educational provision, not a diagnosis.",
    ],
)
def test_what_states_no_law_about_schools_needs_no_kind_of_school(text: str):
    assert list(unplaced(text, "England.")) == []


@pytest.mark.parametrize("nation", ["England's", "Wales", "Scotland", "Northern Ireland"])
def test_a_nation_in_the_text_is_enough(nation: str):
    assert list(unplaced("You must hold it.", "State schools.")) == [NO_NATION]
    assert list(unplaced(f"You must hold it. This holds in {nation} schools.", "State schools.")) == []


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
