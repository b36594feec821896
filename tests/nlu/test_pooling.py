"""How the readings of a part are weighed, and how the parts of a message are seen together."""

from __future__ import annotations

import numpy as np

from nlu.reading.joins import Joiner, Labelled
from nlu.reading.pooling import UNCLEAR, Pooling, Reading, heard_of
from nlu.reading.read_parts import ReadPart
from nlu.stretches import stretches

TOPICS = ["cost", "length", "oos"]
POOLING = Pooling.load(TOPICS)
SURE = -3.0  # that a question begins, and that what follows is inside of it


def confidence(cost: float = 0.0, length: float = 0.0, stray: float = 0.0) -> np.ndarray:
    return np.array([cost, length, stray])


def probabilities(alone: np.ndarray, within: np.ndarray, whole: np.ndarray) -> np.ndarray:
    heard = confidence()
    return POOLING.probabilities(Reading(alone, within, whole, heard, heard, SURE, SURE, np.zeros(len(TOPICS), dtype=int)))


def beside(again: float = 1.0, length_after_cost: float = 1.0) -> Pooling:
    """Return weights under which only the company of other topics counts."""
    factors = np.ones((3, 3))
    factors[0, 1] = length_after_cost
    return Pooling(TOPICS, {}, factors, again)


def together(pooling: Pooling, parts: list[np.ndarray], intents: list[list[int]] | None = None) -> list[str]:
    """Return the topic that is likeliest of each part; by default a topic has but one intent."""
    which = [np.array(each) for each in intents or [[0] * len(TOPICS)] * len(parts)]
    return [TOPICS[part.argmax()] for part in pooling.together(parts, which)]


def test_a_part_that_no_reading_knows_leans_to_the_whole_message() -> None:
    chances = probabilities(confidence(), confidence(), confidence(length=0.9))
    by_itself = probabilities(confidence(), confidence(), confidence())
    assert chances[0] < chances[1] > 2 * by_itself[1]


def test_a_part_is_out_of_scope_only_if_it_is_so_in_its_message_too() -> None:
    stray, whole = confidence(stray=0.9), confidence(cost=0.3, stray=0.3)
    both = probabilities(stray, stray, whole)
    only_alone = probabilities(stray, confidence(cost=0.9), whole)
    assert only_alone[2] < both[2]


def test_neighbours_rather_ask_about_different_topics() -> None:
    parts = [np.array([0.9, 0.1, 0.0]), np.array([0.52, 0.48, 0.0])]
    assert together(beside(again=0.5), parts) == ["cost", "length"]


def test_they_may_ask_different_things_about_one_topic() -> None:
    parts = [np.array([0.9, 0.1, 0.0]), np.array([0.52, 0.48, 0.0])]
    assert together(beside(again=0.5), parts, intents=[[0, 0, 0], [1, 0, 0]]) == ["cost", "cost"]
    assert together(beside(again=0.5), parts, intents=[[0, 0, 0], [UNCLEAR, 0, 0]]) == ["cost", "length"]


def test_two_parts_may_ask_about_one_topic() -> None:
    parts = [np.array([0.9, 0.1, 0.0]), np.array([0.9, 0.1, 0.0])]
    assert together(beside(again=0.5), parts) == ["cost", "cost"]


def test_topics_that_are_often_asked_together_help_each_other() -> None:
    cost, open_question = np.array([0.9, 0.0, 0.1]), np.array([0.1, 0.4, 0.5])
    assert together(beside(), [cost, open_question])[1] == "oos"
    assert together(beside(length_after_cost=2.0), [cost, open_question])[1] == "length"
    assert together(beside(length_after_cost=2.0), [open_question, cost])[0] == "oos"


def test_the_company_of_what_is_out_of_scope_says_nothing() -> None:
    parts = [np.array([0.1, 0.2, 0.7]), np.array([0.2, 0.7, 0.1])]
    pooling, intents = Pooling(TOPICS, {}, np.diag([1.0, 1.0, 9.0]) + 1.0, 2.0), [np.zeros(3, dtype=int)] * 2
    for found, part in zip(pooling.together(parts, intents), parts, strict=True):
        assert found[2] <= part[2] + 1e-9


def test_a_message_without_parts_stays_without() -> None:
    assert POOLING.together([], []) == []


def test_what_was_learned_knows_topics_that_go_together() -> None:
    topics = ["oos", "npq_required", "npq_deadline", "jobs_vacancies"]
    open_question = np.array([0.0, 0.0, 0.5, 0.5])
    parts, intents = [np.array([0.05, 0.95, 0.0, 0.0]), open_question], [np.zeros(4, dtype=int)] * 2
    found = Pooling.load(topics).together(parts, intents)[1]
    assert topics[found.argmax()] == "npq_deadline"


def test_which_intent_of_a_topic_a_part_asks_is_told_by_the_surer_reading_if_it_is_clear() -> None:
    topic_of = np.array([[1.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])  # two intents on cost
    clear, unclear = np.array([0.1, 0.6, 0.2, 0.0]), np.array([0.3, 0.4, 0.2, 0.0])
    for alone, within, expected in ((clear, unclear / 2, [1, 2, UNCLEAR]), (clear / 2, unclear, [UNCLEAR, 2, UNCLEAR])):
        part = ReadPart("", (0, 0), SURE, SURE, alone, within, heard=np.zeros(4))
        assert Reading.of(part, np.zeros(3), np.zeros(3), topic_of).intents.tolist() == expected


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


def test_a_topic_is_heard_as_likely_as_its_likeliest_intent() -> None:
    topic_of = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    assert heard_of(np.array([0.5, 0.8, 0.1]), topic_of).tolist() == [0.8, 0.1]
