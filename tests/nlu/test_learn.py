"""Learning the weights of the readings, from messages that were read with a classifier that only looks for a word."""

from __future__ import annotations

import numpy as np

from nlu.reading.joins import Joined, Labelled
from nlu.reading.learn import Lesson, learn, learn_repeated
from nlu.reading.pooling import Pooling
from nlu.reading.read_parts import ReadMessage, ReadPart
from nlu.stretches import stretches

TOPICS = ["cost", "length", "oos"]


def confidence(text: str) -> np.ndarray:
    return np.array([0.9 if topic in text else 0.01 for topic in TOPICS])


def lesson(text: str, parts: dict[str, float], asked: list[tuple[str, str]]) -> Lesson:
    """Return a message that was read in these parts, each with how doubtful it is, and asks these things."""
    read = [
        ReadPart(part, place, doubt, alone=confidence(part), within=confidence(part))
        for (part, doubt), place in zip(parts.items(), stretches(text, list(parts)), strict=True)
        if place
    ]
    message = Joined(text, tuple(Labelled(part, topic, topic) for part, topic in asked))
    return Lesson(message, ReadMessage(confidence(text), read, []), 1.0)


LESSONS = [
    lesson(
        "what is the cost and what is the length",
        {"what is the cost": -3.0, "what is the length": -3.0},
        [("the cost", "cost"), ("the length", "length")],
    ),
    lesson(
        "what is the length and what is the cost",
        {"what is the length": -3.0, "what is the cost": -3.0},
        [("the length", "length"), ("the cost", "cost")],
    ),
    lesson(
        "is the cost high or is the cost low",
        {"is the cost high": -3.0, "is the cost low": -3.0},
        [("is the cost high or is the cost low", "cost")],
    ),
]


def test_what_a_part_says_counts_more_than_what_is_said_around_it() -> None:
    weights = learn(LESSONS, TOPICS, np.eye(3))
    pooling = Pooling(TOPICS, weights, repeated=0.5)
    both = np.array([0.9, 0.9, 0.01])
    part = np.array([0.01, 0.9, 0.01])
    assert TOPICS[pooling.probabilities(part, part, both, -3.0).argmax()] == "length"
    assert weights["alone"] > 0


def test_a_part_beside_all_questions_asks_nothing() -> None:
    text = "my length of service is long, what is the cost"
    told = [lesson(text, {"my length of service": 3.0, "what is the cost": -3.0}, [("what is the cost", "cost")])] * 5
    pooling = Pooling(TOPICS, learn([*LESSONS, *told], TOPICS, np.eye(3)), repeated=0.5)
    part = confidence("my length of service")
    chances = pooling.probabilities(part, part, confidence(text), 3.0)
    assert TOPICS[chances.argmax()] == "oos"


def test_how_seldom_a_topic_comes_twice_is_learned() -> None:
    weights = learn(LESSONS, TOPICS, np.eye(3))
    twice, once = LESSONS[2:], LESSONS[:2]
    assert learn_repeated(twice * 5, TOPICS, np.eye(3), weights) > learn_repeated(once * 5, TOPICS, np.eye(3), weights)
