"""How the readings of a part are weighed, and how the parts of a message are seen together."""

from __future__ import annotations

import numpy as np

from nlu.reading.joins import Joiner, Labelled
from nlu.reading.pooling import Pooling, Reading
from nlu.stretches import stretches

TOPICS = ["cost", "length", "oos"]
POOLING = Pooling.load(TOPICS)
SURE = -3.0  # that a question begins, and that what follows is inside of it


def confidence(cost: float = 0.0, length: float = 0.0, stray: float = 0.0) -> np.ndarray:
    return np.array([cost, length, stray])


def probabilities(alone: np.ndarray, within: np.ndarray, whole: np.ndarray) -> np.ndarray:
    return POOLING.probabilities(Reading(alone, within, whole, SURE, SURE))


def beside(repeated: float = 1.0, length_after_cost: float = 1.0) -> Pooling:
    """Return weights under which only the company of other topics counts."""
    factors = np.ones((3, 3))
    np.fill_diagonal(factors, repeated)
    factors[0, 1] = length_after_cost
    return Pooling(TOPICS, {}, factors)


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
    assert [TOPICS[part.argmax()] for part in beside(repeated=0.5).together(parts)] == ["cost", "length"]


def test_two_parts_may_ask_about_one_topic() -> None:
    parts = [np.array([0.9, 0.1, 0.0]), np.array([0.9, 0.1, 0.0])]
    assert [TOPICS[part.argmax()] for part in beside(repeated=0.5).together(parts)] == ["cost", "cost"]


def test_topics_that_are_often_asked_together_help_each_other() -> None:
    cost, open_question = np.array([0.9, 0.0, 0.1]), np.array([0.1, 0.4, 0.5])
    assert TOPICS[beside().together([cost, open_question])[1].argmax()] == "oos"
    assert TOPICS[beside(length_after_cost=2.0).together([cost, open_question])[1].argmax()] == "length"
    assert TOPICS[beside(length_after_cost=2.0).together([open_question, cost])[0].argmax()] == "oos"


def test_the_company_of_what_is_out_of_scope_says_nothing() -> None:
    parts = [np.array([0.1, 0.2, 0.7]), np.array([0.2, 0.7, 0.1])]
    for found, part in zip(Pooling(TOPICS, {}, np.diag([1.0, 1.0, 9.0]) + 1.0).together(parts), parts, strict=True):
        assert found[2] <= part[2] + 1e-9


def test_a_message_without_parts_stays_without() -> None:
    assert POOLING.together([]) == []


def test_what_was_learned_knows_topics_that_go_together() -> None:
    topics = ["oos", "npq_required", "npq_deadline", "jobs_vacancies"]
    open_question = np.array([0.0, 0.0, 0.5, 0.5])
    found = Pooling.load(topics).together([np.array([0.05, 0.95, 0.0, 0.0]), open_question])[1]
    assert topics[found.argmax()] == "npq_deadline"


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
