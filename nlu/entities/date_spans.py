"""Finding dates in a text: where they stand and what kind of date each is. Reading them is for ``date_reading``."""

from __future__ import annotations

import re
from typing import NamedTuple

from nlu.entities.durations import AND_A_HALF, AND_MONTHS
from nlu.entities.numbers import NUMBER

# A message needs few dates; the rest of a text full of figures is not read, so that it cannot take long.
MOST = 8

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_SPELLINGS = {
    "february": "febuary|feburary|febrary", "august": "agust|augest", "january": "janurary|janary|janury|januray",
    "september": "septembr|setpember|septmber|sepember|septemeber|septembar|sept|sepetember",
    "october": "octobr|ocotber|ocober",
    "november": "novemeber|novmber", "december": "decemeber|decmber",
}  # fmt: skip
MONTHS: dict[str, int] = {name: number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {other: MONTHS[name] for name, others in _SPELLINGS.items() for other in others.split("|")}
# Months that can stand alone: "may" is a verb, "mar" and "jan" are names and the start of other words.
_ALONE = [name for name in MONTHS if (len(name) > 3 or name == "sep") and name not in {"may", "march"}]

_MONTHS_PLURAL = "(?P<month>" + "|".join(MONTH_NAMES) + ")s"
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_MONTH_ALONE = "(?P<month>" + "|".join(sorted(_ALONE, key=len, reverse=True)) + r")\b"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[89]|2[01])\d\d|'\d\d)"
_SHORT_YEAR = r"(?P<short>\d\d)"
_WHICH = r"(?:(?P<which>last|this past|this coming|this|next|past|previous|coming)\s+)"
_BEFORE_LAST = r"(?P<beforelast>\s+before\s+last)?"
# "September last year", "1 May two years ago".
_YEAR_SAID = (
    rf"(?:,?\s+(?:of\s+)?(?P<yearsaid>(?:last|this|next)\s+(?:year|yr)|{NUMBER}\s+(?:years?|yrs?)\s+(?:ago|back))\b)?"
)
_AFTER_PREPOSITION = r"\b(?:since|in|from|of|early|late|mid|during|until|till|by|before|after|around|about|end|start)\s+"
_WEEKDAY = "(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_TERM = r"(?P<term>autumn|spring|summer|easter|christmas|xmas)"
# After these a four-digit number is an amount; before them it names a law.
_NO_YEAR_BEFORE = (
    r"(?!\s*(?:words?|hours?|hrs|pounds|quid|pupils?|children|kids|students|schools|people|teachers|pages|sen|send"
    r"|regulations?|regs|act|code|k\b|%|miles|places|rules?|law)|[.,]?\d)"
)
_NO_YEAR_AFTER = r"(?<![£$\d.,/-])(?<!act )(?<!code )(?<!regulations )(?<!regs )"
_AGO_UNIT = "(?P<unit>years?|yrs?|months?|mths?|fortnights?|weeks?|wks?|days?|terms?)"
_WHITSUN = r"(?P<whitsun>whitsun|whit(?:\s+week)?)"
_HALF_TERM = rf"(?<!\ba )\b{_WHICH}?(?:(?:{_MONTH}\s+|{_TERM}(?:\s+term)?\s+)?half\s?term|{_WHITSUN})\b"
# "I'll have been SENCO 2 years in February".
_WILL_BE = r"\b(?:will|'ll|ll|ill|gonna|going to)\b[^.?!]{0,40}?"
_PERIOD = "(?P<unit>academic year|school year|year|yr|month|term|week)"
_END = r"(?![\d/]|[.-]\d)"


class DateSpan(NamedTuple):
    """A date as it stands in a text.

    Attributes:
        kind: the name of the pattern that found it.
        start, end: offsets in the text.
        parts: the named parts of the pattern that are there, in lower case.
    """

    kind: str
    start: int
    end: int
    parts: dict[str, str]


_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("iso", r"(?<![\d/-])(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})" + _END),
        ("numeric", r"(?<![\d/.-])(?P<day>\d{1,2})\s?(?P<mark>[/.-])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?"
                    r"(?P<year>\d{4}|\d{2})" + _END),
        ("numeric_month", r"(?<![\d/.£-])(?P<month>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)" + _END),
        # Up to 12, the second number may be a month: "01/09" is rather the first of September.
        ("numeric_month", r"(?:(?<=since )|(?<=senco )|(?<=from )|(?<=started ))"
                          r"(?P<month>\d{1,2})/(?P<year>1[3-9]|[2-9]\d)" + _END),
        ("numeric_month", r"(?<![\d/.£-])(?P<month>0[1-9])/(?P<year>1[3-9]|[2-9]\d)" + _END),
        ("school_year", r"(?<![\d/.£-])(?P<year>20\d\d)\s?[/-]\s?(?P<next>20\d\d|\d\d)" + _END),
        ("full", rf"\b{_DAY}\s*(?:of\s+)?{_MONTH},?\s*(?:(?:in\s+)?{_YEAR}|{_SHORT_YEAR})\b"),
        ("full", rf"\b{_MONTH}\s+(?:the\s+)?{_DAY},?\s+(?:{_YEAR}|{_SHORT_YEAR})\b" + _END),
        ("half_term", rf"{_HALF_TERM}(?:\s+(?:of\s+|in\s+)?{_YEAR}\b|{_YEAR_SAID})"),
        ("anniversary", rf"{_WILL_BE}(?P<span>\b(?P<n>{NUMBER})\s+(?:years?|yrs?)\s+(?:in|come|this|next)\s+{_MONTH})"),
        ("month_year", rf"\b{_MONTH},?\s*(?:of\s+)?{_YEAR}\b"),
        ("month_short", rf"\b{_MONTH}\s*-?{_SHORT_YEAR}\b(?!(?:st|nd|rd|th)\b)" + _END),
        ("day_month", rf"\b{_DAY}\s*(?:of\s+)?{_WHICH}?{_MONTH}{_YEAR_SAID}"),
        ("day_month", rf"\b{_MONTH}\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b{_YEAR_SAID}"),
        ("day_month", rf"\b{_MONTH}\s+(?P<day>[1-9])\b" + _END + _YEAR_SAID),
        ("day_of_month", rf"\b{_DAY}\s+of\s+(?P<which>this|last|next)\s+month\b"),
        ("month", rf"\b(?P<yearsaid>(?:last|this|next)\s+year),?\s+in\s+{_MONTH}"),
        ("month", rf"\b{_MONTH}\s+(?P<yearsaid>(?:last|this|next)\s+(?:year|yr))\b"),
        ("month", rf"\b(?P<that>that(?:\s+same)?)\s+{_MONTH}"),
        ("month", rf"\b(?P<monthsago>{NUMBER})\s+{_MONTHS_PLURAL}\s+ago\b"),
        ("month", r"\b(?:start|beginning)\s+of\s+(?P<yearsaid>(?:last|this|next)\s+(?:calendar\s+)?year)\b"),
        ("same_time", r"\b(?:this|the\s+same)\s+time\s+(?P<yearsaid>last\s+year)\b"),
        ("month", rf"\b(?P<beforelast>a\s+year)\s+(?P<which>last)\s+{_MONTH}"),
        ("month", rf"\b{_WHICH}{_MONTH}{_BEFORE_LAST}"),
        ("month", rf"{_AFTER_PREPOSITION}(?P<span>{_MONTH}{_BEFORE_LAST}{_YEAR_SAID})"),
        ("month", rf"\b{_MONTH_ALONE}{_BEFORE_LAST}{_YEAR_SAID}"),
        ("month", rf"^\W*(?P<span>{_MONTH})\W*$"),
        ("ago_today", rf"\b(?P<n>{NUMBER})\s+{_AGO_UNIT}\s+ago\s+(?:today|to\s+the\s+day)\b"),
        ("ago", rf"(?<!/)\b(?P<n>{NUMBER})(?P<half>{AND_A_HALF})?\s*{_AGO_UNIT}"
                rf"(?P<half2>{AND_A_HALF})?{AND_MONTHS}\s+(?:ago|back)\b(?:\s+this\s+(?:month|week))?"),
        ("new_year", r"\bafter\s+(?P<span>christmas|xmas)\b(?!\s*(?:\d|term|of|last|this|next|before))"),
        ("term", rf"\b{_TERM}(?:\s+(?:term|holidays?))?\s+(?:of\s+|in\s+)?{_YEAR}\b"),
        ("term", rf"\b{_TERM}(?:\s+(?:term|holidays?))?\s+(?:of\s+|in\s+)?(?P<year>1[3-9]|2\d)\b(?!\s+\w+s\b)" + _END),
        ("term", rf"\b{_TERM}(?:\s+term|\s+holidays?)?,?\s+(?:of\s+)?(?P<yearsaid>(?:last|this|next)\s+(?:year|yr))\b"),
        ("term", rf"\b{_WHICH}{_TERM}(?:\s+term|\s+holidays?)?\b"),
        ("term", rf"\b(?:since|in|at|from|after|of)\s+(?:the\s+)?(?P<span>{_TERM}(?:\s+term|\s+holidays?)?)\b"),
        ("period", r"\bthe\s+(?P<unit>year)\s+before\s+(?P<which>last)\b(?P<beforelast>)"),
        ("period", r"\b(?:start|beginning)\s+of\s+(?:(?:the|this)\s+)?(?P<unit>term|(?:school|academic)\s+year)\b"
                   r"(?P<which>)"),
        ("new_year", r"\b(?:in|at|since|from)\s+(?P<span>the\s+new\s+year)\b"),
        ("period", rf"\b(?P<which>last|this|next|current)\s+{_PERIOD}\b"),
        ("weekday", rf"\b(?:{_WHICH}|on\s+|since\s+){_WEEKDAY}\b(?!\s+(?:the\s+)?\d)"),
        ("nearby", r"\b(?P<word>yesterday|today)\b"),
        ("year", r"\b(?:in|since|from|around|circa|became senco|back in|of)\s+(?P<span>(?P<year>\d{4}))"
                 + _NO_YEAR_BEFORE + r"(?!\w)"),
        ("year", r"^[^\w£$]*(?P<span>(?P<year>\d{4}))[^\w%]*$"),
        ("year", rf"{_NO_YEAR_AFTER}\b(?P<year>(?:19|20)\d\d)\b" + _NO_YEAR_BEFORE),
        ("year", r"(?<=since )(?P<year>'?\d\d)\b(?!\s*\w)|(?<=\s)(?P<year2>'\d\d)\b"),
    )
)  # fmt: skip


def find_date_spans(text: str) -> list[DateSpan]:
    """Return the dates of a tidied text in order, none overlapping; of more than eight the first and last four."""
    taken: list[DateSpan] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            group = "span" if "span" in pattern.groupindex else 0
            start, end = match.span(group)
            if start == end or any(start < other.end and other.start < end for other in taken):
                continue
            parts = {name: value.lower() for name, value in match.groupdict().items() if value is not None}
            taken.append(DateSpan(kind, start, end, parts))
    taken.sort(key=lambda span: span.start)
    # Corrections come last, so the end of a message matters as much as its beginning.
    return taken if len(taken) <= MOST else taken[: MOST // 2] + taken[-MOST // 2 :]
