"""Lengths of time in a text: "2 yrs", "18 months", "3 years 2 months", "four years at 0.5"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from nlu.entities.numbers import NUMBER, number_of
from senco.answering.mentions import Duration

# "Two and a half years", "2 and half years", but not "a year and half the staff".
AND_A_HALF = r"\s+and\s+(?:a\s+)?half(?!\s+(?:the|of|my|our)\b)"
_YEARS_IN = {"y": 1.0, "m": 1 / 12, "w": 1 / 52, "t": 1 / 3}
_DAYS_A_WEEK = 5
_YEARS = re.compile(r"(?<![a-z])(?:years?|yrs?)\b", re.IGNORECASE)
_FRACTION = (
    r"(?:\s*(?:,|at|on|of|@|working|and|\()*\s*(?:"
    r"(?P<part>0?\.\d{1,2})(?:\s*fte)?|(?P<percent>\d{2})\s?%|(?P<days>[1-4]|one|two|three|four)\s+days\s+(?:a|per)\s+week"
    r"|(?P<halftime>half\s?time))(?!\d))?"
)
# "3 years and 2 months", "1 year 6 months".
AND_MONTHS = rf"(?:\s*(?:,|and|&)?\s*(?P<months>{NUMBER})\s*(?:months?|mths?|mnths?)\b)?"
_DURATION = re.compile(
    rf"(?<![\w£$.,/])(?P<n>{NUMBER})(?:\s*\+|\s+(?:odd|full|good|whole|solid|long|school|academic))*"
    rf"(?P<half>{AND_A_HALF})?(?:\s?(?:-|–|to|or)\s?(?:{NUMBER}))?\s*\+?"
    rf"\s*(?P<unit>years?|yrs?|months?|mths?|mnths?|weeks?|wks?|terms?)\b'?(?P<half2>{AND_A_HALF})?{AND_MONTHS}"
    # "a 5 year old", "three year olds", "year of": ages and names, not lengths.
    rf"(?!\s*(?:olds?\b|of age|group))(?!\s+[1-9]\b(?!\s*days)){_FRACTION}",
    re.IGNORECASE,
)
# "a year" is a length after these; otherwise it is mostly a rate ("£40k a year") or an event ("had a year out").
_BEFORE_ONE = re.compile(
    r"(?:\b(?:for|about|nearly|almost|over|just|only|been|under|than|least|roughly|around)\s|[,(]\s?)$",
    re.IGNORECASE,
)
_LONGEST_BEFORE_ONE = 10
# Years, though nobody says so: "taught for two"; "a TA for 8 years and a teacher for 3", "12 yrs teaching, last 4 as SENCO".
_BARE = re.compile(
    rf"\b(?P<of>taught|teaching|(?P<after>for|last|past))\s+(?(after)|for\s+)(?:(?:the\s+)?(?:last|past)\s+)?(?P<n>{NUMBER})"
    r"(?=\s*(?:[,;!?)]|\.(?!\d)|$|(?:and|as|now|here|but|so|then)\b))",
    re.IGNORECASE,
)


class DurationSpan(NamedTuple):
    """A length of time and where it stands in the text."""

    start: int
    end: int
    duration: Duration


def find_durations(text: str, dates: Sequence[tuple[int, int]] = ()) -> list[DurationSpan]:
    """Return the lengths of time in a tidied text, in order.

    Args:
        text: the text.
        dates: offsets of dates, which are no lengths ("2 years ago").
    """
    found = []
    for match in _DURATION.finditer(text):
        if any(match.start() < end and start < match.end() for start, end in dates):
            continue
        half = match["half"] or match["half2"]
        if match["n"].lower() in {"a", "an"} and not half and not _may_be_one(text, match.start()):
            continue
        years = number_of(match["n"]) + (0.5 if half else 0)
        years *= _YEARS_IN[match["unit"][0].lower()]
        if match["months"]:
            years += number_of(match["months"]) * _YEARS_IN["m"]
        duration = Duration(round(years, 2), _fraction(match), match[0].strip(" '"))
        found.append(DurationSpan(match.start(), match.end(), duration))
    return sorted([*found, *_bare_years(text, found, dates)])


def _bare_years(text: str, found: Sequence[DurationSpan], dates: Sequence[tuple[int, int]]) -> list[DurationSpan]:
    """Return numbers of years without the word, after teaching or after another length; most other numbers are none."""
    years = []
    for match in _BARE.finditer(text):
        start, end = match.span("n")
        taken = any(start < other_end and begin < end for begin, other_end in [*dates, *(span[:2] for span in found)])
        goes_on = any(span.end <= start and _YEARS.search(span.duration.text) for span in found)
        if not taken and (goes_on or not match["after"]):
            years.append(DurationSpan(start, end, Duration(number_of(match["n"]), None, match["n"])))
    return years


def _may_be_one(text: str, start: int) -> bool:
    """Return whether "a year" here is a length."""
    return start == 0 or _BEFORE_ONE.search(text[max(start - _LONGEST_BEFORE_ONE, 0) : start]) is not None


def _fraction(match: re.Match[str]) -> float | None:
    """Return the part of full time, 0 to 1."""
    if match["part"]:
        return float(match["part"])
    if match["percent"]:
        return int(match["percent"]) / 100
    if match["days"]:
        return number_of(match["days"]) / _DAYS_A_WEEK
    return 0.5 if match["halftime"] else None
