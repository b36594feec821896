"""Choosing among what a message says of one field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nlu.entities.passage import Passage
from nlu.entities.stance import Stance
from nlu.vocabulary import Term
from senco.answering.mentions import Denial, Mention


class Spoken(NamedTuple):
    """A value of a field with how it is spoken of; ``word`` is where, ``by_award`` whether an award gives it."""

    field: str
    value: str
    text: str
    stance: Stance
    word: int
    by_award: bool = False


def spoken(passage: Passage, term: Term, stance: Stance, *, field: str = "", value: str = "") -> Spoken:
    """Return a term as spoken of, under its own field and value unless others are given."""
    said = passage.said(term.start, term.end)
    return Spoken(field or term.field, value or term.value, said, stance, term.start)


def settle(rows: Iterable[Spoken], corrections: Sequence[int], order: Sequence[str] = ()) -> Mention | None:
    """Return what is said of the visitor, or None.

    Args:
        rows: what is said of one field.
        corrections: the words where corrections begin; what is said after the last one that names a value counts.
        order: values by precedence; without it the last one said counts.
    """
    rows = list(rows)
    stated = [row for row in rows if row.stance == "stated" and not _denied_later(rows, row)]
    for correction in reversed(corrections):
        corrected = [row for row in stated if row.word >= correction]
        if corrected:
            stated = corrected
            break
    if not stated:
        return None
    ranked = [row for row in stated if row.value in order]
    best = min(ranked, key=lambda row: order.index(row.value)) if ranked else stated[-1]
    return Mention(best.value, best.text)


def asked(rows: Iterable[Spoken], plain: str = "") -> list[Spoken]:
    """Return what is asked about in order, but last what may be named only for comparison: the value ``plain``."""
    return sorted((row for row in rows if row.stance == "asked"), key=lambda row: row.value == plain)


def denials(rows: Iterable[Spoken]) -> list[Denial]:
    """Return what is denied."""
    return [Denial(row.field, row.value, row.text) for row in rows if row.stance == "denied"]


def _denied_later(rows: list[Spoken], row: Spoken) -> bool:
    return any(r.stance == "denied" and r.value == row.value and r.word > row.word for r in rows)
