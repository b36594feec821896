"""Say so where a message has more questions, each with its question mark, than were answered: one may have been missed."""

from __future__ import annotations

import re

import msgspec

from senco.answering.left_open import OFFERED_BESIDE
from senco.answering.picking import FUNCTION_WORDS, words_of
from senco.answering.replies import Turn
from senco.knowledge import Knowledge

ASKED = re.compile(r"[^.!?\n]+(?=\?)")
SHORTEST_ASKED = 3  # words; "right?", "any ideas?" and "you know?" wait for no answer
_EMPTY = (
    "i anyone someone please thanks ok right correct true know think help advise advice ideas make makes sense sure fair"
)
EMPTY = FUNCTION_WORDS | frozenset(_EMPTY.split())  # "can anyone help me?", "does that make sense?"


def typed_questions(text: str) -> int:
    """Return how many questions with a question mark a message has that ask something, each wording counted once."""
    sentences = {tuple(words_of(sentence)) for sentence in ASKED.findall(text)}
    return sum(len(words) >= SHORTEST_ASKED and not EMPTY.issuperset(words) for words in sentences)


def admitting(turn: Turn, text: str, knowledge: Knowledge) -> Turn:
    """Return a turn that says so at its end if a message has several questions and fewer answers came.

    Beside help for somebody in danger, or the way to a person, nothing else is said.
    """
    asked = typed_questions(text)
    if turn.reply.status not in OFFERED_BESIDE or asked < 2 or asked <= len(turn.reply.messages):
        return turn
    *others, last = turn.reply.messages
    last = msgspec.structs.replace(last, text=f"{last.text}\n\n{knowledge.system['missed']}")
    return Turn(msgspec.structs.replace(turn.reply, messages=(*others, last)), turn.memory)
