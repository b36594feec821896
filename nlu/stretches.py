"""Stretches of a text: where they lie in it, which tokens are theirs, and where they are in the text as it was typed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

Stretch = tuple[int, int]  # the first character or token, and the one after the last


def stretches(message: str, parts: Sequence[str]) -> list[Stretch | None]:
    """Return from where to where each part reaches in a message, in characters; None for one that is not in it as it is.

    Args:
        message: the message.
        parts: its parts in their order.
    """
    found: list[Stretch | None] = []
    searched = 0
    for part in parts:
        start = message.find(part, searched)
        if start < 0:
            found.append(None)
        else:
            searched = start + len(part)
            found.append((start, searched))
    return found


def tokens_of(offsets: Sequence[Stretch], stretch: Stretch) -> Stretch | None:
    """Return the tokens of a stretch of characters; None if it has no token of its own.

    Args:
        offsets: the characters of each token; those that mark beginning and end have none.
        stretch: the characters.
    """
    start, end = stretch
    inside = [index for index, (first, last) in enumerate(offsets) if first < last and first < end and last > start]
    return (inside[0], inside[-1] + 1) if inside else None


def tokens_of_parts(message: str, parts: Sequence[str], offsets: Sequence[Stretch]) -> list[Stretch | None]:
    """Return the tokens of each part of a message; None for one that is not in it as it is, or has no token.

    Args:
        message: the message.
        parts: its parts in their order.
        offsets: the characters of each token.
    """
    return [place and tokens_of(offsets, place) for place in stretches(message, parts)]


def overlap(one: Stretch, other: Stretch) -> int:
    """Return how long two stretches run side by side; zero or less if they do not."""
    return min(one[1], other[1]) - max(one[0], other[0])


def as_typed(pieces: Sequence[str], mended: Sequence[str], stretch: Stretch) -> Stretch:
    """Return a stretch of a text whose spelling was mended as a stretch of the text that was typed.

    Args:
        pieces: the pieces of what was typed.
        mended: the same pieces, mended.
        stretch: from where to where it reaches in the mended text.
    """
    typed_ends, mended_ends = list(accumulate(map(len, pieces))), list(accumulate(map(len, mended)))
    start, end = stretch
    first = next(index for index, place in enumerate(mended_ends) if place > start)
    last = next(index for index, place in enumerate(mended_ends) if place >= end)
    begin = typed_ends[first] - len(pieces[first])
    into, from_end = start - (mended_ends[first] - len(mended[first])), mended_ends[last] - end
    return begin + min(into, len(pieces[first])), typed_ends[last] - min(from_end, len(pieces[last]))
