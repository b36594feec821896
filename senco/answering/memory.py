"""What the bot remembers of a conversation, from turn to turn."""

from __future__ import annotations

import msgspec

from senco.answering.reply import Choice
from senco.route import Known, Period


class Planning(msgspec.Struct, frozen=True, kw_only=True):
    """A route that is being planned.

    Attributes:
        asked: ids of the planner's questions that were asked, answered or skipped; none is asked twice.
        unclear: how many replies in a row to the last one were not understood.
        digressions: how many messages in a row were about something else.
    """

    asked: tuple[str, ...] = ()
    unclear: int = 0
    digressions: int = 0


class Memory(msgspec.Struct, frozen=True, kw_only=True):
    """The state of a conversation.

    Attributes:
        known: what the visitor has told about themselves.
        last_entry: the entry that answered last, for follow-ups such as "and how long does that take?".
        beside: the entries that answered other questions of the same message.
        stood_in_for: the entry that was asked for, if the last one answered in its place because of where the visitor is.
        misses: how many messages in a row were not answered.
        offered: the buttons of the last reply, which may be chosen in words ("the second one").
        planning: the route that is being planned, if any.
        pending: the planner's question that waits for a reply, if any.
        doubted: a date to come, said of becoming SENCO, that the visitor was asked about.
        assumption: what was assumed to read the date of becoming SENCO, in words for the visitor.
        of_another: whether the last reply counted from when somebody else became SENCO, or the visitor may.
        simplified: whether the last reply was an answer in simple words.
        near: entries that the last message may have meant beside those that answered it, the likeliest first.
        route_asked: if the last reply was the route, the questions that led to it; what is said next may change it.
    """

    known: Known = Known()
    last_entry: str | None = None
    beside: tuple[str, ...] = ()
    stood_in_for: str | None = None
    misses: int = 0
    offered: tuple[Choice, ...] = ()
    planning: Planning | None = None
    pending: str | None = None
    doubted: Period | None = None
    assumption: str | None = None
    of_another: bool = False
    simplified: bool = False
    near: tuple[str, ...] = ()
    route_asked: tuple[str, ...] | None = None


NEW = Memory()
