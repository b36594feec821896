"""Where a message is parted, and which of its parts ask."""

from __future__ import annotations

import pytest

from nlu.reading.clauses import clauses
from nlu.reading.fragments import fragments
from nlu.reading.parts import parted
from nlu.reading.subjects import readings


@pytest.mark.parametrize(
    ("message", "asking"),
    [
        ("what is a senco and do i need QTS", ["what is a senco", "do i need QTS"]),
        ("Is it hard, and if so how hard?", ["Is it hard", "if so how hard?"]),
        ("i did no course at all how do i apply and would i need the npq", ["how do i apply", "would i need the npq"]),
        ("Tell me what it costs and by when I must pass.", ["Tell me what it costs", "by when I must pass."]),
        ("Can staff enrol and is there a grant?", ["Can staff enrol", "is there a grant?"]),
        ("She has QTS and has plenty of experience. Can she apply?", ["Can she apply?"]),
        ("I teach and love it and would like to stay.", []),
        ("can an ECT lead it do they need a mentor", ["can an ECT lead it", "do they need a mentor"]),
        ("is it dull do you think", ["is it dull do you think"]),
        ("must the head agree to do it", ["must the head agree to do it"]),
        ("left nursing last year how long till im qualified", ["how long till im qualified"]),
        ("i know how long it lasts", []),
        ("Fine by me, but tell me how much they ask.", ["tell me how much they ask."]),
        ("whats a cohort do we choose one", ["whats a cohort", "do we choose one"]),
        ("is the exam hard what about retakes", ["is the exam hard", "what about retakes"]),
        ("what is it like and tell me if it pays", ["what is it like", "tell me if it pays"]),
        ("what is it like as well as how it pays", ["what is it like as well as", "how it pays"]),
        (
            "As a mentor I want to know what the rules say and whether they changed.",
            ["As a mentor I want to know what the rules say", "whether they changed."],
        ),
    ],
)
def test_the_clauses_that_ask(message: str, asking: list[str]) -> None:
    assert [clause.text for clause in clauses(message) if clause.asks] == asking


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("cost, length and where?", ["cost", "length", "where"]),
        ("NPQ: cost, length", ["cost", "length"]),
        ("Our SENCO has no QTS, is that allowed?", []),
        ("Am I too old?", []),
        ("SENCO - wage, holidays, who can be one", ["wage", "holidays", "who can be one"]),
        ("both the fee and the deadline", ["the fee", "the deadline"]),
        ("the fee as well as the deadline", ["the fee", "the deadline"]),
        ("\nfee \ndeadline", ["fee", "deadline"]),
        ("level 7, right?", []),
        ("is it a rule or merely a habit", []),
        ("NPQ, is it dull?", []),
        ("lawyer, no degree in teaching, could I retrain", []),
        ("phonics lead or reading lead, which is better", []),
    ],
)
def test_the_items_of_a_list(sentence: str, items: list[str]) -> None:
    assert fragments(sentence) == items


@pytest.mark.parametrize("start", ["1. ", "Q1 ", "(a) "])
def test_numbered_questions_are_parts(start: str) -> None:
    assert parted(start + "what is the fee 2) when does it start").parts == ("what is the fee", "when does it start")


def test_a_part_is_read_with_the_subject_named_before_it() -> None:
    meant = readings("Is the NPQ hard and how long is it", "how long is it")
    assert meant["after the one named"] == "NPQ how long is it"
    assert meant["of the SENCO"] == "SENCO how long is it"


def test_a_part_that_names_its_subject_is_read_as_it_stands() -> None:
    assert readings("Is it hard and what is the NPQ", "what is the NPQ") == {"as it stands": "what is the NPQ"}


def test_a_part_is_read_after_the_sentence_before_it() -> None:
    meant = readings("I trained in Malta. Does it count?", "Does it count?")
    assert meant["after its story"] == "I trained in Malta. Does it count?"


@pytest.mark.parametrize(
    "message", ["A head can run it, can't she?", "nothing stops a trust doing it does it", "is it, isn't it?"]
)
def test_what_asks_for_a_yes_is_no_question_of_its_own(message: str) -> None:
    assert parted(message).parts == ()
