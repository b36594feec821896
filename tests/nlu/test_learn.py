"""Learning the weights of the readings, from messages that were read with a classifier that only looks for a word."""

from __future__ import annotations

import numpy as np

from nlu.reading.joins import Joined, Labelled
from nlu.reading.learn import RELATED, Lesson, beside, learn, learn_beside
from nlu.reading.pooling import Pooling, Reading
from nlu.reading.read_parts import ReadMessage, ReadPart
from nlu.stretches import stretches

TOPICS = ["cost", "length", "oos"]
CHANCE = np.ones((3, 3))  # no topic goes with another
ONE_INTENT_EACH = np.zeros(3, dtype=int)
NOTHING = np.zeros(3)  # heard


def confidence(text: str) -> np.ndarray:
    return np.array([0.9 if topic in text else 0.01 for topic in TOPICS])


def lesson(text: str, parts: dict[str, float], asked: list[tuple[str, str]]) -> Lesson:
    """Return a message that was read in these parts, each with how doubtful it is, and asks these things."""
    read = [
        ReadPart(part, place, doubt, doubt, alone=confidence(part), within=confidence(part), heard=NOTHING)
        for (part, doubt), place in zip(parts.items(), stretches(text, list(parts)), strict=True)
        if place
    ]
    message = Joined(text, tuple(Labelled(part, topic, topic) for part, topic in asked))
    return Lesson(message, ReadMessage(confidence(text), read, None, [], NOTHING, {}), 1.0)


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
    pooling = Pooling(TOPICS, weights, CHANCE, again=1.0)
    both = np.array([0.9, 0.9, 0.01])
    part = np.array([0.01, 0.9, 0.01])
    assert (
        TOPICS[pooling.probabilities(Reading(part, part, both, NOTHING, NOTHING, -3.0, -3.0, ONE_INTENT_EACH)).argmax()]
        == "length"
    )
    assert weights["alone"] > 0


def test_a_part_beside_all_questions_asks_nothing() -> None:
    text = "my length of service is long, what is the cost"
    told = [lesson(text, {"my length of service": 3.0, "what is the cost": -3.0}, [("what is the cost", "cost")])] * 5
    pooling = Pooling(TOPICS, learn([*LESSONS, *told], TOPICS, np.eye(3)), CHANCE, again=1.0)
    part = confidence("my length of service")
    chances = pooling.probabilities(Reading(part, part, confidence(text), NOTHING, NOTHING, 3.0, 3.0, ONE_INTENT_EACH))
    assert TOPICS[chances.argmax()] == "oos"


def test_what_was_heard_tells_two_topics_apart_that_look_alike() -> None:
    alike = np.array([0.4, 0.4, 0.01])

    def told(asked: str) -> Lesson:
        heard = confidence(asked)
        part = ReadPart("what is it", (0, 10), -3.0, -3.0, alone=alike, within=alike, heard=heard)
        message = Joined("what is it", (Labelled("what is it", asked, asked),))
        return Lesson(message, ReadMessage(alike, [part], None, [], heard, {}), 1.0)

    weights = learn([told("cost"), told("length")] * 5, TOPICS, np.eye(3))
    assert weights["heard here"] + weights["heard"] > 0.2
    heard = confidence("length")
    reading = Reading(alike, alike, alike, heard, heard, -3.0, -3.0, ONE_INTENT_EACH)
    assert TOPICS[Pooling(TOPICS, weights, CHANCE, again=1.0).probabilities(reading).argmax()] == "length"


def test_only_the_constant_may_speak_against() -> None:
    asked = [lesson("the cost", {"the cost": -3.0}, [("the cost", "cost")])] * 20
    weights = learn(asked, TOPICS, np.eye(3))
    assert weights.pop("oos: always") < 0.0 <= min(weights.values())


def test_how_seldom_a_topic_comes_twice_is_learned() -> None:
    weights = learn(LESSONS, TOPICS, np.eye(3))
    twice, once = (learn_beside(each * 5, TOPICS, np.eye(3), weights, CHANCE) for each in (LESSONS[2:], LESSONS[:2]))
    assert twice[1] > once[1]


def message(*topics: str) -> Joined:
    return Joined(" and ".join(topics), tuple(Labelled(topic, topic, topic) for topic in topics))


def test_which_topics_go_together_is_counted_in_their_order() -> None:
    counted = beside([message("cost", "length"), message("length", "oos"), message("oos")] * 9, TOPICS)
    cost, length, oos = range(3)
    assert counted[cost, length] > 1.0 > counted[cost, oos]
    assert counted[oos, cost] == counted[length, cost] == 1.0  # nothing came before the cost
    together, _ = learn_beside(LESSONS[:1] * 5, TOPICS, np.eye(3), learn(LESSONS, TOPICS, np.eye(3)), counted)
    assert together[cost, length] > 1.0


def test_how_often_two_things_about_one_topic_are_asked_is_learned() -> None:
    topic_of = np.eye(3)[[0, 0, 1, 2]]  # two intents about the cost
    fee, grant, nothing = np.array([0.6, 0.02, 0.35, 0.01]), np.array([0.02, 0.5, 0.45, 0.01]), np.zeros(4)

    def asked(second: str) -> Lesson:
        text = "what is the fee and what is there"
        parts = [
            ReadPart("what is the fee", (0, 15), -3.0, -3.0, alone=fee, within=fee, heard=nothing),
            ReadPart("what is there", (20, 33), -3.0, -3.0, alone=grant, within=grant, heard=nothing),
        ]
        told = Joined(text, (Labelled("what is the fee", "cost", "fee"), Labelled("what is there", second, "second")))
        return Lesson(told, ReadMessage(np.array([0.4, 0.1, 0.4, 0.01]), parts, None, [], nothing, {}), 1.0)

    weights = {"alone": 0.5, "within": 0.5, "oos: always": -9.0}
    often, seldom = (learn_beside([asked(topic)] * 5, TOPICS, topic_of, weights, CHANCE) for topic in ("cost", "length"))
    assert often[0][0, 0] == max(RELATED) > seldom[0][0, 0] == min(RELATED)
