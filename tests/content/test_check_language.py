import pytest

from senco.content.check_language import (
    ACRONYM,
    CLICK_HERE,
    HARD,
    LONG_SENTENCE,
    NOT_ANSWERED_FIRST,
    answers_at_once,
)
from senco.content.words import reading_age, sentences, syllables, words
from tests.content.conftest import Content

NPQ = "knowledge/topics/npq.yml"
PLAN = "Plan your time well."


def test_a_sentence_of_more_than_25_words(content: Content):
    content.replace(NPQ, PLAN, "You can ask " + "them or " * 11 + ".")
    assert content.findings() == []
    content.replace(NPQ, "You can ask them", "You can ask all of them")
    finding = content.only(LONG_SENTENCE)
    assert "27 words" in finding.what
    assert finding.place.line == content.line(NPQ, "You can ask")


def test_hard_words(content: Content):
    content.replace(NPQ, PLAN, "Organisational accountability necessitates continual collaborative professionalisation.")
    assert {finding.rule for finding in content.findings()} == {HARD}


@pytest.mark.parametrize("words", ["Click here", "click on this", "See [here](https://agency.example)"])
def test_click_here(content: Content, words: str):
    content.replace(NPQ, PLAN, f"{words}.")
    assert content.only(CLICK_HERE).place.line == content.line(NPQ, words)


def test_a_question_that_is_not_answered_at_once(content: Content):
    content.replace(NPQ, "Yes. You must", "The law says that you must")
    assert content.only(NOT_ANSWERED_FIRST).what.startswith("npq_deadline:")


@pytest.mark.parametrize(
    ("question", "short", "at_once"),
    [
        ("Can I?", "Yes, you can.", True),
        ("Is it so?", "Not always.", True),
        ("Will it?", "It depends on the school.", True),
        ("Do I?", "**No.** You do not.", True),
        ("Must I start or finish it?", "Finish.", True),
        ("Must I start or finish it?", "The law says so.", False),
        ("Does it count?", "Ask the school.", False),
        ("Isn't it?", "Schools vary.", False),
        ("What is it?", "A course.", True),
        ("Candidates: who are they?", "Teachers.", True),
        ("Is it?", "Notable people say so.", False),
    ],
)
def test_answers_at_once(question: str, short: str, at_once: bool):
    assert answers_at_once(question, short) is at_once


@pytest.mark.parametrize("text", ["Ask about QTS.", "Ask the DfE now.", "Ask for TLRs."])
def test_letters_that_are_never_spelled_out(content: Content, text: str):
    content.replace(NPQ, PLAN, text)
    findings = content.findings()
    assert {finding.rule for finding in findings} == {ACRONYM}
    assert findings[0].place.line == content.line(NPQ, "detail:")


@pytest.mark.parametrize(
    "text",
    [
        "Qualified teacher status (QTS) helps. Ask about QTS.",
        "QTS (qualified teacher status) helps.",
        "QTS stands for a status.",
        "QTS: qualified teacher status.",
        "It is often called QTS.",
        "SENCOs take the NPQ in SEN. See [GOV.UK](https://www.gov.uk/QTS).",
    ],
)
def test_letters_that_need_no_more_words(content: Content, text: str):
    content.replace(NPQ, PLAN, text)
    assert content.findings() == []


def test_counting():
    text = "**Ask** [the school](https://a.example). It costs £1,265!\n\n- one point\n- co-ordinators' hours"
    assert sentences(text) == ["Ask the school.", "It costs £1,265!", "one point", "co-ordinators' hours"]
    assert len(words(text)) == 10
    assert reading_age("") == 0.0
    assert reading_age("The cat sat on the mat.") < 8 < 14 < reading_age("Statutory obligations necessitate compliance.")


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("school", 1),
        ("teacher", 2),
        ("qualification", 5),
        ("made", 1),
        ("table", 2),
        ("asked", 1),
        ("needed", 2),
        ("NPQ", 2),
    ],
)
def test_syllables(word: str, count: int):
    assert syllables(word) == count
