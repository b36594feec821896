"""Every visitor that the bot can tell apart."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, get_args

from senco.route import Known, period_from
from senco.route.known import Award, KnownNation, KnownSetting, KnownStatus

# When somebody was appointed, as far as the rules tell it apart: before and about the day when the rule began, so long ago
# that the three years are over, when they may be over, when they run, and not yet.
APPOINTED = (
    *(None, "not_yet", "not_sure"),
    *(period_from(2005), period_from(2009), period_from(2009, 9, 1), period_from(2015, 1, 5)),
    *(period_from(2023, 11), period_from(2024, 2, 29), period_from(2026, 9, 1), period_from(2027, 1)),
)


def words_of(kind: Any) -> tuple[str | None, ...]:
    """Return the words of a type that may be nested, with None for "not heard"."""

    def words(part: Any) -> Iterator[str]:
        if isinstance(part, str):
            yield part
        for each in get_args(part):
            yield from words(each)

    return None, *words(kind)


def everybody() -> Iterator[Known]:
    """Return a visitor for each combination of nation, setting, status and NASENCO, "not sure" and "not heard" included."""
    kinds = (KnownNation, KnownSetting, KnownStatus, Award)
    for nation, setting, status, nasenco in itertools.product(*map(words_of, kinds)):
        yield Known(nation=nation, setting=setting, status=status, nasenco=nasenco)
