"""Which clauses of a message ask."""

from __future__ import annotations

import pytest

from nlu.reading.clauses import asks, clauses


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
    ("message", "asking"),
    [
        ("theres a massive essay isnt there", True),
        ("you need a degree first don't you", True),
        ("i know you cannot", False),
        ("my head says i could do it", False),
    ],
)
def test_a_tag_asks(message: str, asking: bool) -> None:
    assert asks(message) is asking
