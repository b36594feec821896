"""What a reply to a question of the planner comes to."""

from __future__ import annotations

from dataclasses import dataclass, field

from senco.route import Period


@dataclass(frozen=True)
class Answered:
    """What a reply comes to.

    Attributes:
        changes: fields of Known to learn; empty if the visitor would rather not say.
        assumption: what was assumed to read a date, in words for the visitor.
        doubt: a question back about a reply that cannot be used as it stands.
        doubted: the date to come that it is about, to be used if the visitor confirms it.
    """

    changes: dict[str, object] = field(default_factory=dict)
    assumption: str | None = None
    doubt: str | None = None
    doubted: Period | None = None
