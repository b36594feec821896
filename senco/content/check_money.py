"""Does an answer with an amount of money say of which year it is, and that it may have changed?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from senco.content.finding import Finding, Rule, Severity
from senco.content.project import Project
from senco.content.texts import all_answers

UNDATED_MONEY = Rule(
    Severity.BLOCKS,
    "Amount of money without its year or without 'check'",
    "Prices and pay change every year. Visitors would take an old figure for today's.",
    "Name the year of the amount, by a fact such as {pay_year}, and tell the visitor where to check, for example: "
    "'Check today's prices.'",
)
YEAR = re.compile(r"\b20\d\d\b")
CHECK = re.compile(r"\bcheck(?:ed|s)?\b", re.IGNORECASE)


def check_money(project: Project) -> Iterator[Finding]:
    """Find answers with an amount of money that do not name a year, or do not tell the visitor to check."""
    for answer in all_answers(project.knowledge):
        for lacks in undated(answer.text):
            field = next(name for name in ("short", "detail", "exceptions") if "\u00a3" in getattr(answer, name))
            yield UNDATED_MONEY.found(f"{answer.name}: an amount in pounds without {lacks}", answer.place_of("{", field))


def undated(text: str) -> Iterator[str]:
    """Return what a text with an amount of money lacks."""
    if "\u00a3" in text:
        yield from () if YEAR.search(text) else ("its year",)
        yield from () if CHECK.search(text) else ("the word 'check'",)
