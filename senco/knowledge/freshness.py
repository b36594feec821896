"""Keep figures that nobody has checked for too long away from visitors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from senco.knowledge.records import Fact, Source

GRACE = timedelta(days=30)  # how long after its review date a figure is still shown
NAME = re.compile(r"\{(\w+)\}")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def overdue(facts: Mapping[str, Fact], today: date) -> frozenset[str]:
    """Return the names of the facts whose review is more than 30 days late."""
    return frozenset(name for name, fact in facts.items() if today > fact.review_by + GRACE)


def notice_of(line: str, names: Iterable[str], facts: Mapping[str, Fact], sources: Mapping[str, Source]) -> str:
    """Return what stands in place of overdue facts: a line that says so, then links to where the facts stand."""
    pages = dict.fromkeys(facts[name].source for name in names)
    return " ".join([line, *(f"[{sources[page].title}]({sources[page].url})" for page in pages)])


def withhold(text: str, names: frozenset[str], notice: str) -> str:
    """Return a text without the sentences that use one of these facts.

    If any sentence went, ``notice`` says so at the end; lines and list items stay apart.
    """
    if not names & set(NAME.findall(text)):
        return text
    lines = (_without(line, names) for line in text.split("\n"))
    kept = [line for line, emptied in lines if not emptied]
    return "\n".join([*kept, notice]).strip()


def _without(line: str, names: frozenset[str]) -> tuple[str, bool]:
    """Return a line without the sentences concerned, and whether nothing is left of it."""
    sentences = _SENTENCE_END.split(line)
    kept = [sentence for sentence in sentences if not names & set(NAME.findall(sentence))]
    return " ".join(kept), bool(sentences) and not kept
