"""The reply to one turn of a visitor, as the chat API sends it (``docs/chat-api.md``)."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Status = Literal[
    "answered",
    "clarify",
    "asked",
    "declined",
    "signposted",
    "smalltalk",
    "handoff",
    "safeguarding",
    "error",
]


class Citation(msgspec.Struct, frozen=True):
    """A source as shown under an answer; ``checked`` is the day on which we read it."""

    title: str
    publisher: str
    url: str
    checked: date


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One answer.

    ``text`` is plain text with a small Markdown subset (paragraphs, lists, bold, links).  ``topic`` is an id of
    ``knowledge/topics.yml``, or None for greetings on opening and errors.  ``answer_id`` names the entry that answered.
    """

    text: str
    topic: str | None = None
    answer_id: str | None = None
    sources: tuple[Citation, ...] = ()
    applies_to: str | None = None
    card: dict | None = None


class Choice(msgspec.Struct, frozen=True):
    """A button on offer: what it says, and the entry that it answers with; without one, pressing it is saying its title."""

    title: str
    topic: str
    entry: str | None = None

    @property
    def payload(self) -> str:
        """What the engine is sent when the button is pressed: the entry's intent, or the title as if typed."""
        return f"/{self.entry}" if self.entry else self.title


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What the bot says in one turn: at least one message, and the buttons below the last one."""

    status: Status
    messages: tuple[Message, ...]
    choices: tuple[Choice, ...] = ()
