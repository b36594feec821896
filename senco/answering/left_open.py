"""What a message asks beyond its answers is offered, not passed over: a part that is not clear, or a fourth question."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import msgspec

from senco.answering.decide import SUGGEST_AT, Outcome, decide
from senco.answering.render import choices
from senco.answering.replies import MOST_SUGGESTIONS, Turn
from senco.answering.understanding import Question
from senco.knowledge import Entry, Knowledge

MOST_ANSWERS = 3  # to one message
OFFERED_BESIDE = frozenset({"answered", "signposted", "smalltalk"})  # statuses


def clearest_first(questions: Sequence[Question]) -> list[Question]:
    """Return questions by how clear they are; those that are alike clear in their order.

    What the same words may ask beside comes after all other questions.
    """
    first = {question.text: question for question in reversed(questions)}

    def rank(question: Question) -> tuple[bool, float]:
        likeliest = max((guess.confidence for guess in question.guesses), default=0.0)
        return first[question.text] is not question, -likeliest

    return sorted(questions, key=rank)


def left_open(questions: Sequence[Question], answered: Sequence[Entry], knowledge: Knowledge) -> tuple[str, ...]:
    """Return the entries that may answer what a message with several questions asks beyond what is answered."""
    if len(questions) < 2:
        return ()
    decisions = [decide(question, knowledge) for question in clearest_first(questions)]
    beyond = [decision.entries for decision in decisions if decision.outcome is Outcome.ANSWER][MOST_ANSWERS:]
    unclear = [decision.entries for decision in decisions if decision.outcome is Outcome.CLARIFY]
    done = {entry.id for entry in answered}
    return tuple(name for name in dict.fromkeys(chain(*beyond, *unclear)) if name not in done)[:MOST_SUGGESTIONS]


def near_misses(questions: Sequence[Question], answered: Sequence[Entry], knowledge: Knowledge) -> tuple[str, ...]:
    """Return the entries that may have been meant beside those that answer, the likeliest first."""
    found = [guess for question in questions for guess in question.guesses if guess.confidence >= SUGGEST_AT]
    names = dict.fromkeys(guess.entry for guess in sorted(found, key=lambda guess: -guess.confidence))
    done = {entry.id for entry in answered}
    kinds = {name: knowledge.entries[name].kind for name in names if name in knowledge.entries and name not in done}
    return tuple(name for name, kind in kinds.items() if kind == "answer")[:MOST_SUGGESTIONS]


def offering(turn: Turn, names: tuple[str, ...], knowledge: Knowledge) -> Turn:
    """Return a turn whose last answer also asks whether one of these was meant, with their buttons in place of its own.

    Beside help for somebody in danger, or the way to a person, nothing is offered.
    """
    if turn.reply.status not in OFFERED_BESIDE:
        return turn
    *others, last = turn.reply.messages
    last = msgspec.structs.replace(last, text=f"{last.text}\n\n{knowledge.system['left_open']}")
    reply = msgspec.structs.replace(turn.reply, messages=(*others, last), choices=choices(names, knowledge))
    return Turn(reply, msgspec.structs.replace(turn.memory, offered=reply.choices))
