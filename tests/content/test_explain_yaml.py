"""Slips of the pen in YAML, explained in plain words."""

from __future__ import annotations

import pytest

from senco.content.knowledge_files import INVALID, UNREADABLE
from senco.content.training_files import UNREADABLE as TRAINING_UNREADABLE
from tests.content.conftest import Content

NPQ = "knowledge/topics/npq.yml"
FACTS = "knowledge/facts.yml"
QUESTION = "question: Must I finish the NPQ by a set day?"


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        (NPQ, "  owner:", "\towner:", "there is a tab"),
        (NPQ, "  question:", "\tquestion:", "there is a tab"),
        (NPQ, "    Plan your", "\tPlan your", "there is a tab"),
        (NPQ, "  owner:", "  topic: x\n  owner:", "topic stands there twice"),
        (NPQ, "  owner:", "   owner:", "spaces or quotation marks do not match"),
        (NPQ, "  topic:", "   topic:", "the spaces at the beginning of the line are wrong"),
        (NPQ, QUESTION, "question: NPQ: what is it?", "there is a colon where none can stand"),
        (NPQ, QUESTION, "question What is it?", "a line is neither a field nor part of the text above it"),
        (
            NPQ,
            "    You must",
            "  You must",
            "a line is neither a field nor part of the text above it",
        ),
        (NPQ, "[reg49, guide]", "[reg49, guide", "a bracket, brace or quotation mark is not closed"),
        (FACTS, "three years,", '"three years,', "a quotation mark is not closed"),
        (NPQ, "  owner:", " owner:", "a line begins too far to the left"),
        (NPQ, QUESTION, "question: 'What's it?'", "spaces or quotation marks do not match"),
        (NPQ, QUESTION, "question: {npq_time_limit} long?", "spaces or quotation marks do not match"),
        (NPQ, QUESTION, "question: *When* is it?", "a text begins with a sign"),
        (NPQ, QUESTION, "question: %", "a text begins with a sign"),
        (NPQ, QUESTION, "question: - When?", "a text begins with a sign"),
        (NPQ, "  short: >-\n    You must", "  short: >- You must", "something stands behind > or |"),
        (FACTS, "2027-09-01", "2027-09-31", "there is no such day in the calendar"),
        (NPQ, QUESTION, 'question: "a \\d"', "a backslash stands in a text"),
        (NPQ, "short: The rule is not for a college.", 'short: "No.', "a quotation mark is not closed"),
    ],
)
def test_a_slip_is_said_in_plain_words_beside_those_of_the_reader(content: Content, name, old, new, words):
    content.replace(name, old, new)
    finding = content.only(UNREADABLE)
    assert words in finding.what and finding.what.endswith(")")
    assert finding.mend != UNREADABLE.mend


def test_for_phrases_the_layout_is_recalled(content: Content):
    content.replace("data/nlu/npq.yml", "    - deadline xx\n", "  - deadline xx\n")
    assert "after four spaces, a dash and a space" in content.only(TRAINING_UNREADABLE).mend


def test_a_comma_in_a_value(content: Content):
    content.replace(FACTS, "three years", "£1,265")
    assert "a comma cuts the value in two" in content.findings()[0].what
    content.replace(FACTS, "£1,265", "one, two")
    finding = content.findings()[0]
    assert (finding.rule, "quotation marks around the whole text" in finding.mend) == (INVALID, True)


def test_nothing_is_not_told_to_be_put_in_quotation_marks(content: Content):
    content.replace(NPQ, QUESTION, "question:")
    assert content.findings()[0].mend == "Write words there."
