import pytest

from senco.content import read_project
from senco.content.check_length import LONG_ANSWER, LONG_SHORT, RATHER_LONG
from senco.content.readability import measured, readability
from tests.content.conftest import TODAY, Content

NPQ = "knowledge/topics/npq.yml"


@pytest.mark.parametrize(("sentences", "long"), [(18, False), (20, True)])
def test_a_short_answer_of_more_than_forty_words(content: Content, sentences: int, long: bool):
    content.replace(NPQ, "The rule is not for a college.", "Ask. Ask. " + "Ask them. " * sentences)
    findings = content.findings()
    assert [finding.rule for finding in findings] == [LONG_SHORT] * long
    assert not long or "42 words" in findings[0].what


def test_a_whole_answer_of_more_than_160_words(content: Content):
    content.replace(NPQ, "Plan your time well.", "Ask the head. " * 50)
    findings = content.findings()
    assert [finding.rule for finding in findings] == [LONG_ANSWER, LONG_ANSWER]
    assert {finding.what.split(":")[0] for finding in findings} == {
        "npq_deadline",
        "npq_deadline for setting college",
    }


def test_a_whole_answer_of_more_than_130_words_is_advised_against(content: Content):
    content.replace(NPQ, "Plan your time well.", "Ask the head. " * 40)
    assert {finding.rule for finding in content.findings()} == {RATHER_LONG}


def test_advice_measures_every_reply(content: Content):
    content.replace(NPQ, "Plan your time well.", "Ask the head. " * 40)
    rows = {row.name: row for row in measured(read_project(content.root, TODAY))}
    assert set(rows) == {
        "npq_deadline",
        "npq_deadline for setting college",
        "chitchat_greet",
        "system message withheld",
        "system message unknown",
    }
    assert rows["npq_deadline"].words == 40 * 3 + 18 and rows["npq_deadline"].too_long
    assert rows["chitchat_greet"].on_target


def test_advice_lists_what_is_left_to_do_with_totals(content: Content):
    content.replace(NPQ, "Plan your time well.", "Ask the head. " * 40)
    printed = readability(read_project(content.root, TODAY))
    assert " 138*" in printed and "npq_deadline (line 4)" in printed
    assert "chitchat_greet" not in printed
    assert printed.rstrip().splitlines()[-1].split()[:2] == ["5", "2"]
