"""How the readings of a part are weighed, and how the parts of a message are seen together."""

from __future__ import annotations

import numpy as np

from nlu.reading.joins import Joiner, Labelled
from nlu.reading.parts import parted
from nlu.reading.pooling import Pooling

TOPICS = ["cost", "length", "oos"]
POOLING = Pooling.load(TOPICS)


def confidence(cost: float = 0.0, length: float = 0.0, stray: float = 0.0) -> np.ndarray:
    return np.array([cost, length, stray])


def test_a_part_that_no_reading_knows_follows_the_whole_message() -> None:
    chances = POOLING.probabilities("clauses", {"as it stands": confidence()}, confidence(length=0.9))
    assert TOPICS[chances.argmax()] == "length"


def test_a_part_is_out_of_scope_only_if_it_is_so_whatever_it_is_about() -> None:
    alone = {
        "as it stands": confidence(stray=0.9),
        "of the SENCO": confidence(stray=0.9),
        "of the NPQ": confidence(stray=0.9),
    }
    whole = confidence(cost=0.3, stray=0.3)
    stray = POOLING.probabilities("clauses", alone, whole)
    about_the_npq = POOLING.probabilities("clauses", {**alone, "of the NPQ": confidence(cost=0.9)}, whole)
    assert about_the_npq[2] < stray[2]


def test_neighbours_rather_ask_about_different_topics() -> None:
    parts = [np.array([0.9, 0.1, 0.0]), np.array([0.52, 0.48, 0.0])]
    assert [TOPICS[part.argmax()] for part in POOLING.together(parts)] == ["cost", "length"]


def test_two_parts_may_ask_about_one_topic() -> None:
    parts = [np.array([0.9, 0.1, 0.0]), np.array([0.9, 0.1, 0.0])]
    assert [TOPICS[part.argmax()] for part in POOLING.together(parts)] == ["cost", "cost"]


def test_joined_messages_are_parted_as_they_were_joined() -> None:
    asking = [
        Labelled(f"how {word} is the npq", topic)
        for word, topic in (("long", "length"), ("dear", "cost"), ("hard", "worth"))
    ]
    listed = [
        Labelled("npq fee", "cost"),
        Labelled("senco hours", "hours"),
        Labelled("senco wage", "pay"),
        Labelled("npq dates", "when"),
    ]
    told = [Labelled("I teach maths in Kent. Can I be a senco?", "way in")]
    strays = [Labelled("will it snow", "oos"), Labelled("is it raining in Hull", "oos")]
    made = list(Joiner([*asking, *listed, *told, *strays]).messages())
    assert made == list(Joiner([*asking, *listed, *told, *strays]).messages())
    assert {len(message.topics) for message in made} >= {2, 3}
    for message in made:
        assert len(message.topics) == len(parted(message.text).parts)
        assert message.single or len(set(message.topics)) == len(message.topics)
