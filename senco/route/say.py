"""Dates and spans in the words that visitors read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from senco.route.deadline import Deadline
from senco.route.period import OLDEST, Period
from senco.route.words import Labels


def day_in_words(day: date) -> str:
    """Return a day as "1 September 2027"."""
    return f"{day.day} {day:%B} {day.year}"


def period_in_words(period: Period, labels: Labels) -> str:
    """Return a period as exactly as it is known: "1 September 2024", "September 2024", "2024" or a span."""
    if period.precision == "day":
        return day_in_words(period.earliest)
    if period.precision == "month":
        return f"{period.earliest:%B} {period.earliest.year}"
    if period.precision == "year":
        return str(period.earliest.year)
    if period.earliest == OLDEST:
        return labels.before.format(end=day_in_words(period.latest + timedelta(days=1)))
    return labels.span.format(earliest=day_in_words(period.earliest), end=day_in_words(period.latest))


def months_in_words(months: int, labels: Labels) -> str:
    """Return a number of whole months in words; 0 is "less than a month"."""
    if months == 0:
        return labels.under_month
    return labels.one_month if months == 1 else labels.months.format(n=months)


def slots(deadline: Deadline | None, labels: Labels) -> Mapping[str, str]:
    """Return what texts of a route have filled in.

    A name that has no value here reads "not known": a text in the wrong place must not cost the visitor the
    answer.
    """
    said: defaultdict[str, str] = defaultdict(lambda: labels.unknown)
    if deadline is None:
        return said
    periods = {"began": deadline.began, "anniversary": deadline.anniversary}
    days = {"date": deadline.due, "latest": deadline.latest, "start_by": deadline.start_by}
    said |= {name: period_in_words(period, labels) for name, period in periods.items() if period}
    said |= {name: day_in_words(day) for name, day in days.items() if day}
    if deadline.months_left is not None:
        said["left"] = months_in_words(deadline.months_left, labels)
    return said
