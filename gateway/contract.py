"""The bodies of the chat API (``docs/chat-api.md``) as types: decoding them is validating them."""

from __future__ import annotations

from typing import Annotated

import msgspec

from senco.answering import Message, Status

MAX_TEXT = 500  # characters
MAX_BODY = 16 * 1024  # bytes
# Made by a program: no words fit in.  To Python "$" may stand before a last line feed.
MessageId = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9._:-]{1,64}$(?!\n)")]


class AskRequest(msgspec.Struct, forbid_unknown_fields=True):
    """A visitor's turn: typed text, or the id of a button of the last reply; exactly one of the two."""

    id: MessageId
    text: str | None = None
    button: Annotated[str, msgspec.Meta(max_length=64)] | None = None


class FeedbackRequest(msgspec.Struct, forbid_unknown_fields=True):
    """Whether an answer helped."""

    answer_id: Annotated[str, msgspec.Meta(max_length=100)]
    helpful: bool
    comment: str | None = None


class Button(msgspec.Struct, frozen=True):
    """A suggestion as visitors get it; the id is opaque and works once shown in the last reply only."""

    id: str
    title: str
    topic: str


class ReplyBody(msgspec.Struct):
    """The answer to a turn."""

    id: str
    status: Status
    messages: tuple[Message, ...]
    buttons: tuple[Button, ...] = ()


class SessionBody(msgspec.Struct):
    """A new conversation; ``expires_in`` is in seconds."""

    token: str
    expires_in: int
    messages: tuple[Message, ...]
    buttons: tuple[Button, ...] = ()


class Suggestion(msgspec.Struct):
    """A question that can be asked."""

    topic: str
    text: str


class QuestionsBody(msgspec.Struct):
    """All questions that can be asked."""

    questions: list[Suggestion]
