"""Personal data in a message: it goes no further than this door, and the visitor is asked to leave it out."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from senco.answering import NEW, Reply, answer_entry
from senco.clock import today
from senco.guard.hygiene import clean
from senco.guard.personal_data import find_personal_data, leave_out
from senco.knowledge import Knowledge

LITTLE = 3  # words: what is left of "my number is ..." is no question
NO_QUESTIONS_HERE = "handoff_human"  # the entry that says where personal details belong


@dataclass(frozen=True)
class Words:
    """What a visitor typed, fit to be passed on.

    Attributes:
        text: clean, and without personal data.
        left_out: the kinds of personal data that were in it.
    """

    text: str
    left_out: tuple[str, ...]

    @property
    def is_too_little(self) -> bool:
        """Whether nothing worth answering is left beside the personal data."""
        return bool(self.left_out) and len(self.text.split()) <= LITTLE


def read_words(typed: str) -> Words:
    """Take personal data out of what was typed."""
    text = clean(typed)
    kinds = tuple(sorted(find_personal_data(text)))
    return Words(leave_out(text) if kinds else text, kinds)


def where_to_go(knowledge: Knowledge) -> Reply:
    """Return the reply to somebody who has typed personal data and nothing else."""
    return answer_entry(NO_QUESTIONS_HERE, NEW, knowledge, today()).reply


def with_notice(reply: Reply, words: Words, knowledge: Knowledge) -> Reply:
    """Begin a reply with what was left out of the message, if anything was."""
    if not words.left_out:
        return reply
    say = knowledge.system
    kinds = ", ".join(say[f"left_out_{kind}"] for kind in words.left_out)
    first, *others = reply.messages
    text = f"{say['left_out']}: {kinds}. {say['left_out_please']}\n\n{first.text}"
    return msgspec.structs.replace(reply, messages=(msgspec.structs.replace(first, text=text), *others))
