"""Misspelt words are mended; words of the trade are left alone."""

from __future__ import annotations

import pytest

from nlu.spelling import Speller
from tests.training_data import phrases_by_intent


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller.from_phrases(phrase for phrases in phrases_by_intent().values() for phrase in phrases)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("senco vacency", "senco vacancy"),
        ("nursrey senco rules?", "nursery senco rules?"),
        ("is it complusory, the  course", "is it compulsory, the  course"),
        ("experiance and knowlege", "experience and knowledge"),
        ("hw lng is it", "how long is it"),
        ("wich skl, yr 6", "which school, year 6"),
    ],
)
def test_slips_are_mended(speller: Speller, typed: str, meant: str) -> None:
    assert speller.mend(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "SENDCO or SENCO",
        "alnco",
        "nasenco",
        "resit year",
        "salaried route",
        "why are they quitting",
        "npqsl",
        "selective mutism",
        "paternity leave",
        "ask for a deferral",
        "seclusion rooms",
        "ma résidence",
        "QTLS",
        "cos ned said so",
        "",
        "?!",
    ],
)
def test_words_that_people_mean_are_left_alone(speller: Speller, text: str) -> None:
    assert speller.mend(text) == text


def test_a_word_without_a_neighbour_stays(speller: Speller) -> None:
    assert speller.mend("xqzvvkkw") == "xqzvvkkw"
