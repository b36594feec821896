"""The parts of a message that may be questions of their own: its clauses that ask, or the items of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from nlu.reading.clauses import clauses
from nlu.reading.fragments import fragments, last_sentence

ENUMERATOR = re.compile(r"(?:^|(?<=\s))(?:[1-9][.)]|\(?[1-9a-d]\))\s")  # "1. pay 2. hours"
MOST_PARTS = 4

Shape = Literal["clauses", "list"]


@dataclass(frozen=True)
class Parted:
    """Parts in their order, none or at least two, and whether they have the shape of questions or are items of a list."""

    parts: tuple[str, ...]
    shape: Shape


def parted(message: str) -> Parted:
    """Return the parts of a message that may be questions of their own."""
    message = ENUMERATOR.sub("\n", message)
    asking = tuple(clause.text for clause in clauses(message) if clause.asks)
    if len(asking) > 1:
        return Parted(asking[:MOST_PARTS], "clauses")
    return Parted(tuple(fragments(last_sentence(message))), "list")
