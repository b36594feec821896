"""Decide what to do with a question: answer it, ask which of two or three was meant, or decline."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from senco.answering.understanding import Guess, Question
from senco.knowledge import Knowledge

# Chosen on the development and validation sets, for which `make eval` prints the figures of a range of thresholds.
ANSWER_AT = 0.2
SUGGEST_AT = 0.05
MOST_SUGGESTIONS = 3
# Of the confidence in the likeliest topic: if what is out of scope has so much, it is asked whether the topic was meant.
HALF_AS_LIKELY = 0.5


class Outcome(Enum):
    """What to do with a question."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    DECLINE = "decline"


@dataclass(frozen=True)
class Decision:
    """An outcome with the entries it concerns: the one to answer with, or those to suggest (perhaps none)."""

    outcome: Outcome
    entries: tuple[str, ...]


def decide(question: Question, knowledge: Knowledge) -> Decision:
    """Choose between answering, suggesting and declining.

    Entries of one topic are close relatives, and either of two gives a useful answer.  So what must be likely enough is
    the topic: the probabilities of its entries are added up, and its likeliest entry answers.  Where the question may well
    be one that the bot has no answer to, it rather asks: a wrong answer is worse than a button to choose.
    """
    guesses = [guess for guess in question.guesses if guess.entry in knowledge.entries]
    if not guesses:
        return Decision(Outcome.DECLINE, ())
    by_topic: dict[str, list[Guess]] = {}
    for guess in guesses:
        by_topic.setdefault(knowledge.entries[guess.entry].topic, []).append(guess)
    topic, best = max(by_topic.items(), key=lambda item: _total(item[1]))
    likeliest = max(best, key=lambda guess: guess.confidence).entry
    suggestions = tuple(
        guess.entry
        for guess in guesses
        if guess.confidence >= SUGGEST_AT
        and knowledge.entries[guess.entry].kind in {"answer", "signpost", "handoff"}
        and knowledge.entries[guess.entry].topic != "oos"
    )[:MOST_SUGGESTIONS]
    if _total(best) >= ANSWER_AT:
        astray = _total(by_topic.get("oos", [])) >= HALF_AS_LIKELY * _total(best)
        if astray and topic != "oos" and knowledge.entries[likeliest].kind == "answer":
            return Decision(Outcome.CLARIFY, tuple(dict.fromkeys((likeliest, *suggestions)))[:MOST_SUGGESTIONS])
        return Decision(Outcome.ANSWER, (likeliest,))
    if topic == "oos" or not suggestions:
        return Decision(Outcome.DECLINE, suggestions)
    return Decision(Outcome.CLARIFY, suggestions)


def _total(guesses: list[Guess]) -> float:
    return sum(guess.confidence for guess in guesses)
