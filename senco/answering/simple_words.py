"""Answers in simple words, for those who ask for them."""

from __future__ import annotations

import msgspec

from senco.answering.reply import Message, Reply
from senco.knowledge import Knowledge

ASKED_LAST = ("offer_date", "left_open")  # texts of system.yml that may end an answer


def in_simple_words(reply: Reply, knowledge: Knowledge) -> Reply:
    """Return the reply with the easy-read text of each entry that has one.

    What comes before the answer, the visitor's own date, stays, and so do the exceptions and what is asked at the end.  A
    variant keeps its own words: the easy-read text is about everybody else.
    """
    return msgspec.structs.replace(reply, messages=tuple(_simplified(message, knowledge) for message in reply.messages))


def _simplified(message: Message, knowledge: Knowledge) -> Message:
    entry = knowledge.entries.get(message.answer_id or "")
    if entry is None or not entry.easy_read or entry.short not in message.text:
        return message
    before, _, after = message.text.partition(entry.short)
    _, marker, exceptions = after.partition("**Exceptions:**")
    asked = [knowledge.system[name] for name in ASKED_LAST if knowledge.system[name] in after]
    kept = [marker + exceptions] if marker else asked  # what is asked at the end comes after the exceptions
    return msgspec.structs.replace(message, text="\n\n".join([before + entry.easy_read, *kept]))
