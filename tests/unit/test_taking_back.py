"""A start that turns out to be nobody's, or somebody else's."""

from __future__ import annotations

from datetime import date

import pytest

from senco.answering import Understanding
from senco.answering.learning import learn_from
from senco.answering.mentions import Mentions
from senco.answering.taking_back import start_of_another
from senco.route import Known, Period

SENCO = Known(became_senco=Period(date(2024, 9, 1), date(2024, 9, 30)), status="senco")


def known_after(text: str) -> Known:
    return learn_from(start_of_another(Understanding(text, (), Mentions(), asks=False), SENCO).mentions, SENCO)


@pytest.mark.parametrize(
    "text",
    [
        "actually that was my colleague",
        "oh no, sorry, that's my wife, not me",
        "I meant our old SENCO",
        "just kidding",
        "lol I'm only joking",
    ],
)
def test_a_start_that_is_taken_back_is_forgotten(text: str) -> None:
    assert (known_after(text).became_senco, known_after(text).status) == (None, None)


@pytest.mark.parametrize(
    "text", ["that was my first day", "my colleague says it's four years", "that was my head's idea of a joke", "thanks"]
)
def test_what_takes_nothing_back_leaves_it_known(text: str) -> None:
    assert known_after(text) == SENCO
