"""What a check reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import NamedTuple


class Severity(Enum):
    """How much a finding matters: it stops publishing, ought to be looked at, or is a hint on style."""

    BLOCKS = "BLOCKS"
    WARNS = "WARNS"
    ADVISES = "ADVISES"


class Place(NamedTuple):
    """A file and, if known, a line of it, counted from 1."""

    path: Path
    line: int | None = None


@dataclass(frozen=True)
class Finding:
    """One thing that a check found; ``owner`` is the team that must review it, where that matters."""

    rule: Rule
    what: str
    place: Place
    mend: str
    owner: str | None = None

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.rule.severity


@dataclass(frozen=True)
class Rule:
    """A kind of finding: what all findings of the kind have in common.

    ``title`` heads them in the report, ``why`` says what goes wrong for visitors if nobody mends it, ``mend``
    says what to type.  All three are read by content editors who do not program.
    """

    severity: Severity
    title: str
    why: str
    mend: str

    def found(self, what: str, place: Place, *, mend: str | None = None, owner: str | None = None) -> Finding:
        """Return a finding of this kind; ``mend`` replaces the general advice where more is known."""
        return Finding(rule=self, what=what, place=place, mend=mend or self.mend, owner=owner)


def like(name: str, names: Iterable[str]) -> str:
    """Return " (did you mean ...?)" with the name that is most like a misspelt one, or "" if none is."""
    found = get_close_matches(name, names, n=1)
    return f" (did you mean {found[0]}?)" if found else ""
