"""A message after an answer: what it says by itself, and what the last answer makes of it."""

from __future__ import annotations

import numpy as np
import pytest

from nlu.reading.follow_ups import FollowUp
from nlu.reading.in_context import MANNERS, SIGNALS, InContext, Signs
from nlu.reading.joins import Labelled
from nlu.reading.learn_context import learn_context
from senco.knowledge import Knowledge

NAMES = ("npq_cost", "npq_who_pays", "pay_salary", "oos_gibberish")


def weights(**chosen: float) -> np.ndarray:
    """Return weights of signals that count alike however a message is put."""
    rows = np.zeros((len(SIGNALS), len(MANNERS)))
    for signal, weight in chosen.items():
        rows[SIGNALS.index(signal.replace("_", " ")), MANNERS.index("always")] = weight
    return rows


@pytest.fixture
def in_context(knowledge: Knowledge) -> InContext:
    entries = [knowledge.entries[name] for name in NAMES]
    return InContext(entries, weights(alone=0.5, after=0.5, same_entry=1.0, same_topic=0.5))


def test_what_leans_on_the_last_answer_is_about_it(in_context: InContext, knowledge: Knowledge) -> None:
    alone, after = np.array([0.3, 0.0, 0.4, 0.0]), np.array([0.5, 0.2, 0.3, 0.0])
    found = in_context.weigh("how much is it", alone, after, knowledge.entries["npq_cost"])
    assert NAMES[int(found.argmax())] == "npq_cost"
    assert found.sum() == pytest.approx(1.0)


def test_what_is_clear_by_itself_stays(in_context: InContext, knowledge: Knowledge) -> None:
    alone, after = np.array([0.0, 0.0, 0.99, 0.0]), np.array([0.0, 0.0, 0.9, 0.0])
    found = in_context.weigh("what does a SENCO earn", alone, after, knowledge.entries["npq_cost"])
    assert NAMES[int(found.argmax())] == "pay_salary"


def test_a_keyboard_struck_at_random_is_about_nothing(in_context: InContext, knowledge: Knowledge) -> None:
    alone = np.array([0.0, 0.0, 0.0, 0.95])
    assert in_context.weigh("asdf jkl", alone, np.array([0.9, 0.0, 0.0, 0.0]), knowledge.entries["npq_cost"]) is alone


def test_who_asks_for_a_reason_asks_for_that_of_the_last_answer(in_context: InContext, knowledge: Knowledge) -> None:
    alone, last = np.array([0.1, 0.1, 0.2, 0.0]), knowledge.entries["npq_cost"]
    why, what = (in_context.weigh(text, alone, alone, last)[0] for text in ("why not", "what now"))
    assert why > what


def test_signs_are_read_off_the_words() -> None:
    assert Signs.of("and by when?").points_back
    assert Signs.of("how long is the npq").own_subject
    assert Signs.of("does maternity leave pause the clock").meaningful_words == 4


def test_the_weights_are_learned_from_what_people_asked(knowledge: Knowledge) -> None:
    class Blind:
        """A classifier that cannot tell a follow-up from anything else, by itself or in context."""

        intents = list(NAMES)

        def predict(self, texts: list[str]) -> list[Blind]:
            self.confidences = np.full(len(NAMES), 0.25)
            return [self] * len(texts)

    follow_ups = [FollowUp("npq_cost", "is it really that", ["NPQ cost: is it really that"], "npq_cost")] * 20
    learned = learn_context(Blind(), follow_ups, [Labelled("pay?", "pay_salary", "pay_salary")], knowledge)  # type: ignore[arg-type]
    even = np.full(len(NAMES), 0.25)
    found = learned.weigh("is it really that", even, even, knowledge.entries["npq_cost"])
    assert NAMES[int(found.argmax())] == "npq_cost"
