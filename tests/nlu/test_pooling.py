"""How the readings of a part are weighed, and how the parts of a message are seen together."""

from __future__ import annotations

import numpy as np

from nlu.reading.joins import Joiner, Labelled
from nlu.reading.pooling import Pooling
from nlu.stretches import stretches

TOPICS = ["cost", "length", "oos"]
POOLING = Pooling.load(TOPICS)
SURE = -3.0  # that a question begins


def confidence(cost: float = 0.0, length: float = 0.0, stray: float = 0.0) -> np.ndarray:
    return np.array([cost, length, stray])


def test_a_part_that_no_reading_knows_follows_the_whole_message() -> None:
    chances = POOLING.probabilities(confidence(), confidence(), confidence(length=0.9), SURE)
    assert TOPICS[chances.argmax()] == "length"


def test_a_part_is_out_of_scope_only_if_it_is_so_in_its_message_too() -> None:
    stray, whole = confidence(stray=0.9), confidence(cost=0.3, stray=0.3)
    both = POOLING.probabilities(stray, stray, whole, SURE)
    only_alone = POOLING.probabilities(stray, confidence(cost=0.9), whole, SURE)
    assert only_alone[2] < both[2]


def test_neighbours_rather_ask_about_different_topics() -> None:
    parts = [np.array([0.9, 0.1, 0.0]), np.array([0.52, 0.48, 0.0])]
    assert [TOPICS[part.argmax()] for part in POOLING.together(parts)] == ["cost", "length"]


def test_two_parts_may_ask_about_one_topic() -> None:
    parts = [np.array([0.9, 0.1, 0.0]), np.array([0.9, 0.1, 0.0])]
    assert [TOPICS[part.argmax()] for part in POOLING.together(parts)] == ["cost", "cost"]


def labelled(text: str, topic: str) -> Labelled:
    return Labelled(text, topic, topic)


def test_joined_messages_hold_their_questions_letter_for_letter() -> None:
    asking = [
        labelled(f"how {word} is the npq", topic)
        for word, topic in (("long", "length"), ("dear", "cost"), ("hard", "worth"))
    ]
    listed = [
        labelled("npq fee", "cost"),
        labelled("senco hours", "hours"),
        labelled("senco wage", "pay"),
        labelled("npq dates", "when"),
    ]
    told = [labelled("I teach maths in Kent. Can I be a senco?", "way in")]
    strays = [labelled("will it snow", "oos"), labelled("is it raining in Hull", "oos")]
    made = list(Joiner([*asking, *listed, *told, *strays]).messages(300, 150))
    assert made == list(Joiner([*asking, *listed, *told, *strays]).messages(300, 150))
    assert {len(message.parts) for message in made} >= {2, 3}
    for message in made:
        assert None not in stretches(message.text, [part.text for part in message.parts])
        assert len({part.topic for part in message.parts}) == len(message.parts)
