"""How long and how hard each reply is, file by file: what people who shorten texts look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from statistics import mean, median

from senco.content.check_language import OLDEST_READER
from senco.content.check_length import ADVISED_WORDS
from senco.content.every_text import all_texts
from senco.content.finding import Place
from senco.content.project import Project
from senco.content.texts import all_answers
from senco.content.words import reading_age, words

FEWEST_WORDS = 12  # of a text of the planner: the formula says nothing about headings and buttons
TARGET_AGE = 11  # a little below the age that is advised against, so that not every text sits at the limit


@dataclass(frozen=True)
class Measured:
    """A reply with its number of words and its reading age in years."""

    name: str
    words: int
    age: float
    place: Place

    @property
    def too_long(self) -> bool:
        """Whether it has more words than advised."""
        return self.words > ADVISED_WORDS

    @property
    def too_hard(self) -> bool:
        """Whether its reading age is above the one advised."""
        return round(self.age, 1) > OLDEST_READER

    @property
    def on_target(self) -> bool:
        """Whether there is nothing to do."""
        return not self.too_long and round(self.age, 1) <= TARGET_AGE


def measured(project: Project) -> Iterator[Measured]:
    """Return every reply (entry or variant with what it inherits), easy-read text, system message and planner text."""
    files = project.knowledge
    for answer in all_answers(files):
        yield Measured(answer.name, len(words(answer.text)), reading_age(answer.text), answer.place("short"))
    for text in all_texts(files):
        if text.field in {"easy_read", "system"} or (text.field == "route" and len(words(text.filled)) >= FEWEST_WORDS):
            yield Measured(text.name, len(words(text.filled)), reading_age(text.filled), text.place_of(""))


def readability(project: Project) -> str:
    """Return a table of the replies that are not on target yet, file by file, and totals of all replies."""
    rows = sorted(measured(project), key=lambda row: (str(row.place.path), row.place.line or 0))
    lines = [
        f"LENGTH AND READING AGE: at most {ADVISED_WORDS} words, reading age at most {OLDEST_READER}, better {TARGET_AGE}",
        "=" * 60,
        "words   age   reply (* more than advised)",
    ]
    totals = []
    for path, group in groupby(rows, key=lambda row: row.place.path):
        replies = list(group)
        totals.append(f"{_totals(replies)}   {path.name}")
        left = [row for row in replies if not row.on_target]
        lines += ["", str(path.relative_to(project.root)), *(_line(row) for row in left)]
        lines += [] if left else ["  all on target"]
    heading = f"replies   over {ADVISED_WORDS} words   over age {OLDEST_READER}   over age {TARGET_AGE}   "
    heading += "middle words   mean age"
    return "\n".join([*lines, "", heading, *totals, f"{_totals(rows)}   all", ""])


def _line(row: Measured) -> str:
    long, hard = "*" if row.too_long else " ", "*" if row.too_hard else " "
    return f"{row.words:4}{long}  {row.age:4.1f}{hard}  {row.name} (line {row.place.line})"


def _totals(rows: Iterable[Measured]) -> str:
    rows = list(rows)
    long, hard = sum(row.too_long for row in rows), sum(row.too_hard for row in rows)
    above = sum(round(row.age, 1) > TARGET_AGE for row in rows)
    middle, age = median(row.words for row in rows), mean(row.age for row in rows)
    return f"{len(rows):7}{long:17}{hard:14}{above:14}{middle:15.0f}{age:11.1f}"
