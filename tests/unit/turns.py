"""Messages as the language side would hand them on, and what the bot makes of them, on the real knowledge."""

from __future__ import annotations

from datetime import date

from nlu.entities import find_mentions
from senco.answering import NEW, Guess, Memory, Question, Turn, Understanding, answer
from senco.knowledge import Knowledge

TODAY = date(2026, 11, 27)


def understood(text: str, *questions: tuple[str, dict[str, float]], asks: bool = True) -> Understanding:
    """A message with what it says, and each question with the confidence in its entries."""
    read = tuple(Question(part, tuple(Guess(*guess) for guess in guesses.items())) for part, guesses in questions)
    return Understanding(text, read, find_mentions(text, TODAY), asks)


def told(text: str, entry: str) -> Understanding:
    """A message that asks nothing, which the classifier takes for an entry all the same."""
    return understood(text, (text, {entry: 0.9}), asks=False)


def turn(said: Understanding, knowledge: Knowledge, memory: Memory = NEW) -> Turn:
    return answer(said, memory, knowledge, TODAY)


def answered(said: Understanding, knowledge: Knowledge, memory: Memory = NEW) -> list[str | None]:
    return [message.answer_id for message in turn(said, knowledge, memory).reply.messages]
