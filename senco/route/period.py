"""When something happened, as exactly as a visitor said it: a day, a month, a year or a span of days."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Literal

import msgspec

Precision = Literal["day", "month", "year", "span"]
OLDEST = date(1950, 1, 1)
NEWEST = date(2150, 12, 31)
LAST_YEAR = 9000  # far enough from the last year that Python can hold for a few years to be added


class Period(msgspec.Struct, frozen=True):
    """The first and the last day on which something may have happened; the same day twice if it is known.

    Raises:
        ValueError: the days are in the wrong order, or after the year 9000.
    """

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        """Refuse days that dates cannot be reckoned with."""
        if self.earliest > self.latest or self.latest.year > LAST_YEAR:
            raise ValueError(f"not a possible period: {self.earliest} to {self.latest}")

    @property
    def precision(self) -> Precision:
        """How exactly the time is known; a whole month or year counts as a month or year."""
        if self.earliest == self.latest:
            return "day"
        if self == _month(self.earliest.year, self.earliest.month):
            return "month"
        return "year" if self == _year(self.earliest.year) else "span"


def period_from(year: int, month: int | None = None, day: int | None = None) -> Period:
    """Return the period that a year, a month of a year, or a day makes.

    Raises:
        ValueError: there is no such day (31 September), a day has no month, or the year is not from 1950 to
            2150 and so cannot be meant (1066).
    """
    if not OLDEST.year <= year <= NEWEST.year:
        raise ValueError(f"nobody became a SENCO in {year}")
    if month is None:
        if day is not None:
            raise ValueError("a day needs a month")
        return _year(year)
    if day is None:
        return _month(year, month)
    return Period(date(year, month, day), date(year, month, day))


def is_still_to_come(period: Period, today: date) -> bool:
    """Whether all of the period lies after today, so that the visitor should be asked what was meant."""
    return period.earliest > today


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def _month(year: int, month: int) -> Period:
    first = date(year, month, 1)
    return Period(first, first.replace(day=calendar.monthrange(year, month)[1]))
