"""Reading a date found in a text: which day, month or year it means on the day it is said.

The reading itself is dateparser's, from a canonical form ("september 2024", "18 months ago"). Left to visitors' own
spelling it gives nothing for "last september" and "a year and a half ago", a day for "jan 24" and a wrong month for
"2024-09-01" (dateparser 1.2.0, day first).
"""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from typing import Literal, NamedTuple

from dateparser.date import DateDataParser

from nlu.entities.date_spans import MONTH_NAMES, MONTHS, DateSpan
from nlu.entities.numbers import number_of
from nlu.vocabulary import Wording
from senco.answering.mentions import Duration, ImpossibleDate, Precision, Problem, When

# No working life in schools goes back further.
LONGEST_AGO_YEARS = 60
SHORT = 0.25  # years up to which weeks are counted as weeks
# School terms and holidays by the month they begin in.
_TERMS = {"autumn": 9, "spring": 1, "summer": 4, "easter": 4, "christmas": 12, "xmas": 12}
_ACADEMIC_YEAR_BEGINS = 9
_HALF_TERMS = {"autumn": 10, "christmas": 10, "xmas": 10, "spring": 2, "easter": 2, "summer": 5}  # the months they are in
_WHITSUN = 5
_UNITS = {"y": "years", "m": "months", "w": "weeks", "d": "days"}
_Assumed = Literal["", "assumed", "about", "latest"]
# "Last September" said in November is a month that has just been to some, and the one a year before to others.
_JUST_BEEN = 5  # months ago, at most


class _Reading(NamedTuple):
    day: date
    precision: Precision
    assumed: _Assumed = ""


class DateReader:
    """Reads dates as they are meant on one day."""

    def __init__(self, today: date, wording: Wording) -> None:
        self._today = today
        self._wording = wording

    def read(self, span: DateSpan, text: str, *, ahead: bool = False, before: date | None = None) -> When | ImpossibleDate:
        """Return the date that a span of a text means.

        Args:
            span: where it is in the text.
            text: the tidied text.
            ahead: the visitor speaks of the future ("I start in January"), so a month without a year is the next.
            before: the date that was named before it, for "that September".
        """
        if "that" in span.parts and before is not None:
            year = before.year + (MONTHS[span.parts["month"]] < before.month)
            span = span._replace(kind="month_year", parts=span.parts | {"year": str(year)})
        said = text[span.start : span.end].strip(" .,")
        reading = self._read(span, ahead)
        if isinstance(reading, str):
            return ImpossibleDate(reading, said)
        if reading.day.year < self._today.year - LONGEST_AGO_YEARS:
            return ImpossibleDate("too_long_ago", said)
        assumption = None
        if reading.assumed:
            template = getattr(self._wording, reading.assumed)
            meant, before = (in_words(day, reading.precision) for day in (reading.day, _a_year_before(reading.day)))
            assumption = template.format(said=said, meant=meant, before=before)
        return When(reading.day, reading.precision, assumption, said)

    def before_today(self, duration: Duration) -> When | ImpossibleDate:
        """Return about when something began that has lasted so long."""
        weeks = duration.years < SHORT and "w" in duration.text.lower()
        ago = f"{round(duration.years * 52)} weeks" if weeks else f"{max(round(duration.years * 12), 0)} months"
        found = self._parse(f"{ago} ago")
        if found is None or duration.years > LONGEST_AGO_YEARS:
            return ImpossibleDate("too_long_ago", duration.text)
        day = found.replace(day=1)
        assumption = self._wording.about.format(said=duration.text, meant=in_words(day, "month"))
        return When(day, "month", assumption, duration.text)

    def _read(self, span: DateSpan, ahead: bool) -> _Reading | Problem:
        parts = span.parts
        if span.kind in {"iso", "numeric"}:
            return self._numeric(int(parts["day"]), int(parts["month"]), _year(parts["year"]), span.kind == "iso")
        if span.kind == "full":
            year = _year(parts.get("year") or parts["short"])
            return self._day(int(parts["day"]), MONTHS[parts["month"]], year)
        if span.kind in {"numeric_month", "month_year"}:
            month = MONTHS.get(parts["month"]) or int(parts["month"])
            return self._month(month, _year(parts["year"]))
        reader = {
            "month_short": self._month_and_number,
            "school_year": self._school_year,
            "day_month": self._day_of_month,
            "day_of_month": self._day_of_that_month,
            "month": self._named_month,
            "half_term": self._half_term,
            "anniversary": self._anniversary,
            "same_time": self._same_time,
            "ago_today": self._ago_today,
            "new_year": self._new_year,
            "ago": self._ago,
            "term": self._term,
            "period": self._period,
            "weekday": self._weekday,
            "nearby": self._nearby,
            "year": self._year_alone,
        }[span.kind]
        return reader(parts, ahead)

    def _numeric(self, day: int, month: int, year: int, year_first: bool) -> _Reading | Problem:
        if month > 12 >= day and not year_first:
            # 9/25/24 can only be the American order.
            reading = self._day(month, day, year)
            return reading if isinstance(reading, str) else reading._replace(assumed="assumed")
        reading = self._day(day, month, year)
        if isinstance(reading, str) or year_first or day > 12 or day == month:
            return reading
        return reading._replace(assumed="assumed")

    def _day(self, day: int, month: int, year: int) -> _Reading | Problem:
        if not 1 <= month <= 12:
            return "no_such_day"
        found = self._parse(f"{day} {MONTH_NAMES[month - 1]} {year:04}")
        return _Reading(found, "day") if found and (found.day, found.month) == (day, month) else "no_such_day"

    def _month(self, month: int, year: int, assumed: _Assumed = "") -> _Reading | Problem:
        if not 1 <= month <= 12:
            return "no_such_day"
        found = self._parse(f"1 {MONTH_NAMES[month - 1]} {year:04}")
        return _Reading(found, "month", assumed) if found else "no_such_day"

    def _month_and_number(self, parts: dict[str, str], ahead: bool) -> _Reading | Problem:
        """Read "Jan 24": a year if that year has come or is next, otherwise a day."""
        number, month = int(parts["short"]), MONTHS[parts["month"]]
        year = _year(parts["short"])
        if year <= self._today.year + 1 and (year >= 2000 or number > 31):
            return self._month(month, year, "assumed")
        return self._day_of_month({"day": parts["short"], "month": parts["month"]}, ahead)

    def _day_of_month(self, parts: dict[str, str], ahead: bool) -> _Reading | Problem:
        month, day = MONTHS[parts["month"]], int(parts["day"])
        if "yearsaid" in parts:
            reading = self._day(day, month, self._year_said(parts["yearsaid"]))
            return reading if isinstance(reading, str) else reading._replace(assumed="assumed")
        ahead = _is_ahead(parts, ahead)
        # A leap year, so that 29 February is a day; the year is chosen by dateparser.
        if isinstance(self._day(day, month, 2024), str):
            return "no_such_day"
        found = self._parse(f"{day} {MONTH_NAMES[month - 1]}", ahead)
        return _Reading(found, "day", "assumed") if found else "no_such_day"

    def _day_of_that_month(self, parts: dict[str, str], ahead: bool) -> _Reading | Problem:
        """Read "the 18th of this month"."""
        month = self._period({"which": parts["which"], "unit": "month"}, ahead)
        return month if isinstance(month, str) else self._day(int(parts["day"]), month.day.month, month.day.year)

    def _named_month(self, parts: dict[str, str], ahead: bool) -> _Reading | Problem:
        which = parts.get("which", "")
        month = MONTHS[parts.get("month", "january")]  # the start of a year names none
        if "yearsaid" in parts:
            return self._month(month, self._year_said(parts["yearsaid"]), "assumed")
        if "monthsago" in parts:  # "two Septembers ago"
            return self._month(month, self._latest_year(month, False) - round(number_of(parts["monthsago"])) + 1, "about")
        ahead = _is_ahead(parts, ahead)
        year = self._latest_year(month, ahead)
        if which == "this":
            year = self._today.year
        elif month == self._today.month and which:
            # "Last November" said in November is a year ago, and "next November" a year on.
            year += 1 if ahead else -1
        if "beforelast" in parts:
            return self._month(month, year - 1, "assumed")
        just_been = which == "last" and 0 < (self._today.month - month) % 12 <= _JUST_BEEN
        return self._month(month, year, "latest" if just_been else "assumed")

    def _year_said(self, said: str) -> int:
        """Return the year of "last year" or "two years ago"."""
        first, *middle, _ = said.split()
        step = {"last": -1, "this": 0, "next": 1}.get(first)
        return self._today.year + (step if step is not None else -round(number_of(" ".join([first, *middle[:-1]]))))

    def _latest_year(self, month: int, ahead: bool) -> int:
        """Return the year in which a month last began (this month counts), or will next begin."""
        if ahead:
            return self._today.year + (month < self._today.month)
        return self._today.year - (month > self._today.month)

    def _school_year(self, parts: dict[str, str], ahead: bool) -> _Reading | Problem:
        year = int(parts["year"])
        if (year + 1) % 100 == int(parts["next"]) % 100:
            return self._month(_ACADEMIC_YEAR_BEGINS, year, "assumed")
        return self._year_alone({"year": parts["year"]}, ahead)

    def _ago(self, parts: dict[str, str], ahead: bool) -> _Reading | Problem:
        number = number_of(parts["n"]) + (0.5 if "half" in parts or "half2" in parts else 0)
        if parts["unit"].startswith("t"):
            unit, number = "months", number * 4
        elif parts["unit"].startswith("f"):
            unit, number = "weeks", number * 2
        else:
            unit = _UNITS[parts["unit"][0]]
        if unit == "years" and ("months" in parts or number != int(number)):
            unit, number = "months", number * 12 + number_of(parts.get("months", "zero"))
        found = self._parse(f"{round(number)} {unit} ago")
        if found is None:
            return "too_long_ago"
        if unit in {"days", "weeks"}:
            return _Reading(found, "day", "about" if unit == "weeks" else "assumed")
        return _Reading(found.replace(day=1), "month", "about")

    def _term(self, parts: dict[str, str], ahead: bool) -> _Reading | Problem:
        month = _TERMS[parts["term"]]
        if "year" in parts:
            return self._month(month, _year(parts["year"]), "assumed")
        if "yearsaid" in parts:
            return self._month(month, self._year_said(parts["yearsaid"]), "assumed")
        which = {"which": parts["which"]} if "which" in parts else {}
        return self._named_month({"month": MONTH_NAMES[month - 1]} | which, ahead)

    def _half_term(self, parts: dict[str, str], ahead: bool) -> _Reading | Problem:
        month = MONTHS.get(parts.get("month", "")) or _HALF_TERMS.get(parts.get("term", ""))
        if "whitsun" in parts:
            month = _WHITSUN
        if month is None:  # the last one, or the next
            ahead = _is_ahead(parts, ahead)
            months = sorted({*_HALF_TERMS.values()}, key=lambda each: (self._latest_year(each, ahead), each))
            month = months[0] if ahead else months[-1]
        if "year" in parts:
            return self._month(month, _year(parts["year"]), "assumed")
        kept = {name: parts[name] for name in ("which", "yearsaid") if name in parts}
        return self._named_month({"month": MONTH_NAMES[month - 1]} | kept, ahead)

    def _anniversary(self, parts: dict[str, str], ahead: bool) -> _Reading | Problem:
        """Read "it'll be 2 years in February": so many years before the next one."""
        month = MONTHS[parts["month"]]
        return self._month(month, self._latest_year(month, True) - round(number_of(parts["n"])), "about")

    def _same_time(self, parts: dict[str, str], ahead: bool) -> _Reading | Problem:
        return self._month(self._today.month, self._year_said(parts["yearsaid"]), "about")

    def _ago_today(self, parts: dict[str, str], ahead: bool) -> _Reading | Problem:
        """Read "a year ago today", which is a day."""
        reading = self._ago(parts, ahead)
        if isinstance(reading, str) or reading.precision == "day":
            return reading
        found = self._parse(f"{round(number_of(parts['n']))} {_UNITS[parts['unit'][0]]} ago")
        return _Reading(found, "day") if found else "too_long_ago"

    def _new_year(self, parts: dict[str, str], ahead: bool) -> _Reading | Problem:
        return self._named_month({"month": "january"}, ahead)

    def _period(self, parts: dict[str, str], ahead: bool) -> _Reading | Problem:
        which, unit = parts["which"], parts["unit"]
        step = {"last": -1, "next": 1}.get(which, 0) - ("beforelast" in parts)
        if unit in {"academic year", "school year"}:
            return self._month(_ACADEMIC_YEAR_BEGINS, self._latest_year(_ACADEMIC_YEAR_BEGINS, False) + step, "assumed")
        if unit in {"year", "yr"}:
            return _Reading(date(self._today.year + step, 1, 1), "year", "assumed")
        if unit == "term":
            begun = max((9, 4, 1), key=lambda month: (month <= self._today.month, month))
            month = {1: (9, 1, 4), 4: (1, 4, 9), 9: (4, 9, 1)}[begun][step + 1]
            year = self._today.year + (month < begun) * (step > 0) - (month > begun) * (step < 0)
            return self._month(month, year, "about")
        found = self._parse({-1: f"1 {unit} ago", 0: "today", 1: f"in 1 {unit}"}[step])
        if found is None:
            return "no_such_day"
        return _Reading(found, "day", "about") if unit == "week" else _Reading(found.replace(day=1), "month", "assumed")

    def _weekday(self, parts: dict[str, str], ahead: bool) -> _Reading | Problem:
        found = self._parse(parts["weekday"], _is_ahead(parts, ahead))
        return _Reading(found, "day", "assumed") if found else "no_such_day"

    def _nearby(self, parts: dict[str, str], ahead: bool) -> _Reading | Problem:
        found = self._parse(parts["word"])
        return _Reading(found, "day", "assumed") if found else "no_such_day"

    def _year_alone(self, parts: dict[str, str], ahead: bool) -> _Reading | Problem:
        year = _year(parts.get("year") or parts["year2"])
        return _Reading(date(year, 1, 1), "year") if 1 <= year <= 9999 else "too_long_ago"

    def _parse(self, words: str, ahead: bool = False) -> date | None:
        found = _parser(self._today, ahead).get_date_data(words).date_obj
        return found.date() if found else None


def in_words(day: date, precision: Precision) -> str:
    """Return a date as exactly as it is known: "9 January 2025", "January 2025" or "2025"."""
    month = MONTH_NAMES[day.month - 1].capitalize()
    return {"day": f"{day.day} {month} {day.year}", "month": f"{month} {day.year}", "year": str(day.year)}[precision]


def _is_ahead(parts: dict[str, str], ahead: bool) -> bool:
    """Whether a date is one to come: what the visitor says of it counts before how they speak."""
    which = parts.get("which", "")
    return which in {"next", "coming", "this coming"} or (ahead and which not in {"last", "past", "this past", "previous"})


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28))


def _year(digits: str) -> int:
    """Return the year of "2024", "24" or "'24"; two digits from 70 on are of the last century."""
    number = int(digits.strip("'"))
    if len(digits.strip("'")) > 2:
        return number
    return number + (1900 if number >= 70 else 2000)


@lru_cache(maxsize=8)
def _parser(today: date, ahead: bool) -> DateDataParser:
    settings = {
        "DATE_ORDER": "DMY",
        "PREFER_DATES_FROM": "future" if ahead else "past",
        "RELATIVE_BASE": datetime.combine(today, time()),
        "PARSERS": ["relative-time", "absolute-time"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    return DateDataParser(languages=["en"], settings=settings)
