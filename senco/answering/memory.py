"""What the bot remembers of a conversation, from turn to turn."""

from __future__ import annotations

import msgspec

from senco.route import Known


class Memory(msgspec.Struct, frozen=True, kw_only=True):
    """The state of a conversation.

    Attributes:
        known: what the visitor has told about themselves.
        last_entry: the entry that answered last, for follow-ups such as "and how long does that take?".
        misses: how many messages in a row were not answered.
    """

    known: Known = Known()
    last_entry: str | None = None
    misses: int = 0


NEW = Memory()
