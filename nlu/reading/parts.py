"""The parts of a message that may be questions of their own: its clauses that ask, or the items of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from nlu.reading.clauses import clauses
from nlu.reading.fragments import fragments, last_sentence

ENUMERATOR = re.compile(r"(?:^|(?<=\s))(?:q?[1-9][.):]|q[1-9]|\(?[1-9a-d]\))\s", re.IGNORECASE)  # "1. pay 2. hours"
MOST_PARTS = 4

LONGEST_NAME = 5  # words

# Clauses that ask; a list of things named in few words ("duties, salary, hours?"); phrases that are joined, which are most
# often two things said or asked in one question ("work with teachers and help parents").
Shape = Literal["clauses", "list", "phrases"]


@dataclass(frozen=True)
class Parted:
    """Parts in their order, none or at least two, and their shape."""

    parts: tuple[str, ...]
    shape: Shape


def parted(message: str) -> Parted:
    """Return the parts of a message that may be questions of their own."""
    message = ENUMERATOR.sub("\n", message)
    asking = tuple(clause.text for clause in clauses(message) if clause.asks)
    if len(asking) > 1:
        return Parted(asking[:MOST_PARTS], "clauses")
    items = tuple(fragments(last_sentence(message)))
    return Parted(items, "list" if all(len(item.split()) <= LONGEST_NAME for item in items) else "phrases")
