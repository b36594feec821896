"""The answers put right what many people believe wrongly (``traps.yml``)."""

from __future__ import annotations

import re

import msgspec
import pytest

from senco.answering import NEW, Memory, answer_entry
from senco.knowledge import Knowledge
from senco.route import Known
from tests.content.test_rendered import TODAY
from tests.content.test_rendered import visitors as all_visitors
from tests.training_data import normalised, phrases_by_intent
from tests.traps import Trap, load_traps

TRAPS = load_traps()
MOST_OTHERS = 0.06  # a correction may well be repeated in some answers on other topics
EVERY_TRAP = pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: f"trap {trap.trap}")


def name(value: Trap | Memory) -> str:
    """What the tests call a trap or a visitor."""
    if isinstance(value, Trap):
        return f"trap {value.trap}"
    known = msgspec.structs.astuple(value.known)
    return " ".join(str(each) for each in known if each) or "anybody"


def visitors(trap: Trap) -> list[Memory]:
    """A visitor of whom nothing is known, and those whom the trap names."""
    return [
        NEW,
        *(Memory(known=Known(**msgspec.structs.asdict(condition))) for condition in trap.visitors),
    ]


def text_of(entry: str, knowledge: Knowledge, memory: Memory) -> str:
    text = answer_entry(entry, memory, knowledge, TODAY).reply.messages[0].text
    return re.sub(r"^\*\*[^*]+:\*\* ", "", text)  # without the label that says for whom the answer is


@pytest.mark.parametrize(("trap", "visitor"), [(trap, visitor) for trap in TRAPS for visitor in visitors(trap)], ids=name)
def test_the_answer_puts_it_right(trap: Trap, visitor: Memory, knowledge: Knowledge) -> None:
    text = text_of(trap.entry, knowledge, visitor)
    assert not trap.missing(text), f"{trap.entry} does not say that it is wrong: {trap.wrong}\n{text}"


@EVERY_TRAP
def test_no_answer_says_what_is_wrong(trap: Trap, knowledge: Knowledge) -> None:
    for entry in knowledge.entries:
        for memory in all_visitors(entry):
            said = trap.wrongly_said(text_of(entry, knowledge, memory))
            assert not said, f"{entry} for {name(memory)}: {trap.wrong}"


@EVERY_TRAP
def test_the_wrong_statement_would_be_noticed(trap: Trap) -> None:
    assert trap.wrongly_said(trap.wrong)
    assert not trap.wrongly_said(trap.right)


@EVERY_TRAP
def test_repeating_the_question_does_not_put_it_right(trap: Trap, knowledge: Knowledge) -> None:
    """A pattern that the visitor's own words satisfy would prove nothing."""
    question = knowledge.entries[trap.entry].question
    assert all(trap.missing(text) for text in (*trap.asked, trap.wrong, question))


@EVERY_TRAP
def test_few_other_answers_would_pass(trap: Trap, knowledge: Knowledge) -> None:
    """A correction that answers about other things happen to contain proves nothing, either."""
    others = [entry.id for entry in knowledge.entries.values() if entry.topic not in trap.topics]
    passing = [
        entry
        for entry in others
        if any(not trap.missing(text_of(entry, knowledge, memory)) for memory in all_visitors(entry))
    ]
    assert len(passing) <= MOST_OTHERS * len(others), passing


def test_the_list_is_complete_and_names_what_exists(knowledge: Knowledge) -> None:
    assert [trap.trap for trap in TRAPS] == [*range(1, 45), *(f"45{letter}" for letter in "abcde")]
    for trap in TRAPS:
        assert set(trap.topics) <= set(knowledge.topics)
        assert knowledge.entries[trap.entry].topic in trap.topics


def test_no_trap_is_a_training_phrase() -> None:
    trained = {normalised(phrase) for phrases in phrases_by_intent().values() for phrase in phrases}
    assert not {normalised(question) for trap in TRAPS for question in trap.asked} & trained
