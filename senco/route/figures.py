"""The figures of ``facts.yml`` that dates are reckoned with.

A figure is written once, in the words that visitors read ("three years"); this is the only place that reads
the words as numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import msgspec

from senco.knowledge import Fact, KnowledgeError
from senco.knowledge.yaml_files import line_of

T = TypeVar("T")
NUMBERS = (
    *(
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
# The facts that are reckoned with: if one is long overdue for a check, no date that rests on it is shown.
USED = frozenset(
    {"npq_time_limit", "npq_length", "npq_taught", "npq_result_wait"}
    | {"npq_rule_start", "code_wording_date", "nasenco_complete_before"}
)
NUMBER = re.compile(rf"\b(?:\d+|{'|'.join(NUMBERS)})\b", re.IGNORECASE)
UNIT = re.compile(r"\b(month|year)s?\b", re.IGNORECASE)


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Figures as numbers (of months) and days.

    ``quickest`` and ``slowest`` are the months from the start of the NPQ to its result.
    """

    limit: int
    quickest: int
    slowest: int
    rule_start: date
    older_rule_start: date
    nasenco_last_day: date


def read_figures(facts: Mapping[str, Fact], path: Path) -> Figures:
    """Return the figures that facts state in words.

    Args:
        facts: the facts by name.
        path: the file they stand in, for messages.

    Raises:
        KnowledgeError: a fact is missing, or its words are not a number of months or years, or not a day.
    """

    def read(name: str, reader: Callable[[str], T]) -> T:
        if name not in facts:
            raise KnowledgeError(path, None, f"the route planner needs the fact {name}")
        try:
            return reader(facts[name].value)
        except ValueError as error:
            raise KnowledgeError(path, line_of(path, name), f"the fact {name}: {error}") from None

    taught = read("npq_taught", months)
    return Figures(
        limit=min(read("npq_time_limit", months)),
        quickest=min(taught),
        # The range that the Department gives, and taught time plus the wait for the result, should agree.
        # If they ever do not, the longer one is the safe one.
        slowest=max(*read("npq_length", months), max(taught) + max(read("npq_result_wait", months))),
        rule_start=read("npq_rule_start", day),
        older_rule_start=read("code_wording_date", day),
        nasenco_last_day=read("nasenco_complete_before", day) - timedelta(days=1),
    )


def months(words: str) -> tuple[int, ...]:
    """Return the numbers of months that words state: "18 to 22 months" is (18, 22), "three years" is (36,).

    Raises:
        ValueError: there is no number, or neither "months" nor "years".
    """
    numbers = [int(word) if word.isdecimal() else NUMBERS.index(word.lower()) for word in NUMBER.findall(words)]
    units = {unit.lower() for unit in UNIT.findall(words)}
    if not numbers or len(units) != 1:
        raise ValueError(f"{words!r} should be a number of months or years, such as 'three years'")
    return tuple(number * (12 if units == {"year"} else 1) for number in numbers)


def day(words: str) -> date:
    """Return the day that words such as "1 September 2024" state.

    Raises:
        ValueError: the words are not a day in that form.
    """
    try:
        return datetime.strptime(words, "%d %B %Y").date()
    except ValueError:
        raise ValueError(f"{words!r} should be a day such as '1 September 2024'") from None
