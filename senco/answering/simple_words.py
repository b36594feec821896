"""Answers in simple words, for those who ask for them."""

from __future__ import annotations

import msgspec

from senco.answering.reply import Message, Reply
from senco.knowledge import Knowledge


def in_simple_words(reply: Reply, knowledge: Knowledge) -> Reply:
    """Return the reply with the easy-read text of each entry that has one; the exceptions stay as they are.

    A variant keeps its own words: the easy-read text is about everybody else.
    """
    return msgspec.structs.replace(reply, messages=tuple(_simplified(message, knowledge) for message in reply.messages))


def _simplified(message: Message, knowledge: Knowledge) -> Message:
    entry = knowledge.entries.get(message.answer_id or "")
    if entry is None or not entry.easy_read or entry.short not in message.text:
        return message
    _, marker, exceptions = message.text.partition("**Exceptions:**")
    return msgspec.structs.replace(message, text=f"{entry.easy_read}\n\n{marker}{exceptions}".strip())
