"""Is every figure, date and amount a named fact, and is every named fact there?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter

from senco.content.every_text import all_texts
from senco.content.finding import Finding, Rule, Severity, like
from senco.content.project import Project
from senco.content.texts import Text
from senco.route.figures import USED
from senco.route.guide import SLOTS

UNKNOWN_FACT = Rule(
    Severity.BLOCKS,
    "Name in braces that is not a fact",
    "The bot cannot load its knowledge, so it would not start.",
    "Check the spelling in facts.yml. If it is a new fact, add it there with source, checked and review_by.",
)
BROKEN_BRACES = Rule(
    Severity.BLOCKS,
    "Braces that do not match",
    "The bot cannot load its knowledge, so it would not start.",
    "Write the name of a fact between one { and one }, with nothing else inside.",
)
FIGURE = Rule(
    Severity.BLOCKS,
    "Figure, date or amount that is not a fact",
    "Figures change. Only a fact has a source and a day by which somebody checks it again, and changes everywhere at once.",
    "Look in facts.yml for a fact that says this and write its name in braces, for example "
    "{npq_time_limit}. If there is "
    "none, add one there, or say it without the figure.",
)
UNUSED_FACT = Rule(
    Severity.WARNS,
    "Fact that no answer uses",
    "Somebody would go on checking it for nothing.",
    "Write its name in braces where it belongs, or delete its line from facts.yml.",
)

_UNITS = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|(?:half[- ])?terms?|years?"
    r"|decades?|pounds?|pence|credits?|per\s?cent)"
)
_SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_LARGE = (
    "three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|dozens?"
)
_NUMBERS = rf"(?:one|two|{_LARGE})"
_BETWEEN = r"(?:(?:or|to|and|more|further|full|whole|half|school|academic|working|calendar)[- ])*"
_DIGITS = rf"[£€$]?\s?\d[\d,.:/]*(?:\s?%|[- ]{_UNITS}\b)?|[£€$%]"
_SPELLED = rf"\b{_NUMBERS}(?:[- ]{_BETWEEN}{_NUMBERS})*[- ]{_BETWEEN}{_UNITS}\b"
_SHARE = (
    rf"\b(?:a|one|two|three|four)[- ](?:third|quarter|fifth|tenth)s?\b|\bone in (?:{_SMALL})\b"
    rf"|\bhalf (?:an? {_UNITS}|of|the|all)\b"
)
# "A year" is an amount of time in "takes a year", and none in "once you have been there a year or two".
_ONE = (
    r"\b(?:takes?|lasts?|within|nearly|up to|less than|more than|at least) (?:about |only |just )?an? "
    rf"{_UNITS}\b|\b(?:once|twice|times) (?:an?|each|every|per) {_UNITS}\b"
)
_NTH = r"\b(?:second|third|fourth|fifth|sixth) anniversary\b"
# From three on, every number in words is a figure ("four areas"); one and two only with a unit ("two years").
FIGURES = re.compile(rf"{_DIGITS}|{_SPELLED}|{_SHARE}|{_ONE}|{_NTH}|\b(?:{_LARGE})\b", re.IGNORECASE)
# The planner's labels stand around numbers that it works out, and ours name kinds of visitor.
NO_FIGURES = frozenset({"label", "labels"})
DOUBLE_BRACE = re.compile(r"\{\{|\}\}")
# "One day" is more often "some day" than a figure.
IDIOMS = re.compile(r"one day", re.IGNORECASE)
# Not statements: names of facts, addresses of links, and the numbers that lead the lines of a numbered list.
NOT_TEXT = re.compile(r"\{[^{}]*\}|\]\([^)]*\)|^\s*\d+\.\s", re.MULTILINE)


def check_braces(project: Project) -> Iterator[Finding]:
    """Find names in braces that are not facts, and braces that the loader cannot read."""
    files = project.knowledge
    values = files.values
    for text in all_texts(files):
        try:
            names = [name for _, name, _, _ in Formatter().parse(text.raw) if name is not None]
        except ValueError:
            names = None
        if names is None or DOUBLE_BRACE.search(text.raw):
            words = _around_brace(text.raw)
            yield BROKEN_BRACES.found(f"{text.name}: {words!r}", text.place_of(words))
            continue
        slots = SLOTS if text.document is files.documents.get("route") else frozenset()
        for name in names:
            if name not in values and name not in slots and files.complete("facts", "helplines", "agency"):
                what = f"{text.name}: there is no fact called {name or '(nothing)'}{like(name, values)}"
                yield UNKNOWN_FACT.found(what, text.place_of(f"{{{name}}}"))


def check_facts(project: Project) -> Iterator[Finding]:
    """Find figures that are not facts, and facts that no text uses."""
    files = project.knowledge
    used: set[str] = set()
    for text in all_texts(files):
        used |= text.facts()
        for words, around in figures(text) if text.field not in NO_FIGURES else ():
            yield FIGURE.found(f"{text.name}: {words!r} is typed into '{around}'", text.place_of(around))
    if files.complete("entries", "system", "scopes", "route"):
        for name in files.facts.keys() - used - USED:
            yield UNUSED_FACT.found(f"No text uses the fact {name}", files.place("facts", name))


def figures(text: Text) -> Iterator[tuple[str, str]]:
    """Return the figures, dates and amounts that stand in a text as typed, each with the words around it."""
    statement = NOT_TEXT.sub(lambda match: " " * len(match[0]), text.raw)
    for match in FIGURES.finditer(statement):
        words = match[0].strip(" .,:/\n")
        if words and not IDIOMS.fullmatch(words):
            before = text.raw[: match.start()].rsplit("\n", 1)[-1]
            after = text.raw[match.start() :].split("\n", 1)[0]
            yield words, f"{before[-25:]}{after[: len(match[0]) + 25]}".strip()


def _around_brace(raw: str) -> str:
    """Return the words about the first brace that is not part of a pair, all from one line."""
    rest = NOT_TEXT.sub(lambda match: "." * len(match[0]), raw)
    found = re.search(r"[{}]", rest)
    at = found.start() if found else 0
    before, after = raw[:at].rsplit("\n", 1)[-1], raw[at:].split("\n", 1)[0]
    return f"{before[-15:]}{after[:15]}".strip()
