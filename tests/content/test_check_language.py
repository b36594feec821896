import pytest

from senco.content.check_language import (
    ACRONYM,
    CLICK_HERE,
    HARD,
    LEANS_ON_THE_QUESTION,
    LONG_SENTENCE,
    leans_on_the_question,
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


def test_an_opening_that_fits_one_wording_of_the_question(content: Content):
    content.replace(NPQ, "You must", "Yes. You must")
    assert content.only(LEANS_ON_THE_QUESTION).what.startswith("npq_deadline:")


@pytest.mark.parametrize(
    ("short", "leans"),
    [
        ("Yes, you can.", True),
        ("**No.** You do not.", True),
        ("Not always.", True),
        ("It depends on the school.", True),
        ("Finish.", True),
        ("They may.", True),
        ("It is in law.", False),
        ("New SENCOs need it.", False),
        ("No fee is charged.", False),
        ("You do not need the NPQ to apply.", False),
        ("Bypassing it is not allowed.", False),
        ("Notable people say so.", False),
    ],
)
def test_leans_on_the_question(short: str, leans: bool):
    assert leans_on_the_question(short) is leans


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
