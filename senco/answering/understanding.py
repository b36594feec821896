"""What the language side made of a message: the input of the answering side."""

from __future__ import annotations

import msgspec

from senco.answering.mentions import Mentions


class Guess(msgspec.Struct, frozen=True):
    """An entry that a question may be about, with the probability that it is."""

    entry: str
    confidence: float


class Question(msgspec.Struct, frozen=True):
    """One question of a message, with its guesses, most likely first."""

    text: str
    guesses: tuple[Guess, ...]


class Understanding(msgspec.Struct, frozen=True):
    """A message with all its questions, in the order in which they were asked, and what it says about the visitor.

    ``asks`` is whether it has the shape of a question; a message that only tells something is read as one all the same.
    """

    text: str
    questions: tuple[Question, ...]
    mentions: Mentions = Mentions()
    asks: bool = True
