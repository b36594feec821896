"""The traps of ``tests/content/traps.yml``: what people believe wrongly, and what a right answer says."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import msgspec

from senco.content.words import plain
from senco.knowledge import Condition
from senco.knowledge.yaml_files import read_yaml

TRAPS_FILE = Path(__file__).resolve().parent / "content" / "traps.yml"


class Trap(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One wrong belief; the head of the file explains the fields."""

    trap: int | str
    wrong: str
    right: str
    asked: tuple[str, str]
    entry: str
    topics: tuple[str, ...]
    must_mention: tuple[str | tuple[str, ...], ...]
    must_not_mention: tuple[str, ...] = ()
    visitors: tuple[Condition, ...] = ()

    def missing(self, answer: str) -> list[str]:
        """Return the patterns of the correction that are not in an answer."""
        answer = comparable(answer)
        wanted = ("|".join([item] if isinstance(item, str) else item) for item in self.must_mention)
        return [pattern for pattern in wanted if not re.search(pattern, answer)]

    def wrongly_said(self, answer: str) -> list[str]:
        """Return the words of an answer that state what is wrong."""
        answer = comparable(answer)
        matches = (re.search(pattern, answer) for pattern in self.must_not_mention)
        return [match[0] for match in matches if match]


@lru_cache(maxsize=1)
def load_traps() -> tuple[Trap, ...]:
    """Return all traps, in the order of the file."""
    return msgspec.convert(read_yaml(TRAPS_FILE), tuple[Trap, ...])


def comparable(text: str) -> str:
    """Return a text as the patterns see it: small letters, single spaces, no Markdown."""
    return re.sub(r"\s+", " ", plain(text)).strip().lower()
