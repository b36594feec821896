"""A part is read as it may be meant, with the subject that it left behind."""

from __future__ import annotations

from nlu.reading.subjects import Completion, readings
from nlu.stretches import stretches


def meant(message: str, part: str) -> dict[Completion, str]:
    place = stretches(message, [part])[0]
    assert place
    return readings(message, place)


def test_a_part_is_read_with_the_subject_named_before_it() -> None:
    found = meant("Is the NPQ hard and how long is it", "how long is it")
    assert found["after the one named"] == "NPQ how long is it"
    assert found["of the SENCO"] == "SENCO how long is it"


def test_a_part_that_names_its_subject_is_read_as_it_stands() -> None:
    assert meant("Is it hard and what is the NPQ", "what is the NPQ") == {"as it stands": "what is the NPQ"}


def test_a_part_is_read_after_the_sentence_before_it() -> None:
    found = meant("I trained in Malta. Does it count?", "Does it count?")
    assert found["after its story"] == "I trained in Malta. Does it count?"


def test_of_two_alike_the_place_tells_which() -> None:
    message = "Is it hard? Is QTS old? Is it hard?"
    assert readings(message, (24, 35))["after its story"] == "Is QTS old? Is it hard?"
    assert readings(message, (24, 35))["after the one named"] == "QTS Is it hard?"
