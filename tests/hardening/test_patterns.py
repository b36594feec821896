"""No expression repeats a repetition without bound: that is what makes one go back and forth for ever.

``make hardening`` measures what each costs; this catches the worst by their form.
"""

from __future__ import annotations

import re
import sre_parse
from collections.abc import Iterable

import pytest

from benchmarks.hardening.patterns import expressions

UNBOUNDED = 1000


@pytest.mark.parametrize(("name", "pattern"), expressions().items())
def test_no_repetition_is_repeated(name: str, pattern: re.Pattern[str]) -> None:
    assert not repeats_a_repetition(sre_parse.parse(pattern.pattern, pattern.flags)), pattern.pattern


@pytest.mark.parametrize("careless", [r"(a+)+b", r"(?:\d*x*)*", r"(\w+ ?)*!", r"((?:a|b+)c?)+"])
def test_careless_ones_are_seen(careless: str) -> None:
    assert repeats_a_repetition(sre_parse.parse(careless))


def repeats_a_repetition(parts: Iterable, inside: bool = False) -> bool:
    """Whether a part that may come any number of times holds another such part."""
    return any(_is_careless(operation, argument, inside) for operation, argument in parts)


def _is_careless(operation: object, argument: object, inside: bool) -> bool:
    if operation in (sre_parse.MAX_REPEAT, sre_parse.MIN_REPEAT):
        _, most, body = argument
        endless = most is sre_parse.MAXREPEAT or most > UNBOUNDED
        return (endless and inside) or repeats_a_repetition(body, inside or (endless and not _has_separator(body)))
    if operation is sre_parse.SUBPATTERN:
        return repeats_a_repetition(argument[-1], inside)
    if operation is sre_parse.BRANCH:
        return any(repeats_a_repetition(branch, inside) for branch in argument[1])
    if operation in (sre_parse.ASSERT, sre_parse.ASSERT_NOT):
        return repeats_a_repetition(argument[1])
    return False


def _has_separator(body: Iterable) -> bool:
    """Whether each turn of a repetition must use up a sign of its own, as the comma in ``word(?:,word)*``."""
    return any(operation in (sre_parse.LITERAL, sre_parse.IN, sre_parse.NOT_LITERAL) for operation, _ in body)
