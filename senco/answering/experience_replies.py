"""How long somebody has taught, as a reply says it: "2 yrs", "since 2021", "over 20", "two and a half"."""

from __future__ import annotations

import re
from datetime import date

from senco.answering.picking import words_of
from senco.answering.understanding import Understanding
from senco.route.figures import NUMBERS

SENCO = re.compile(r"sen\W?d?\W?co|alnco")
LONGEST_CAREER = 60  # years; a larger number is no length of teaching
TENS = ("twenty", "thirty", "forty", "fifty")
NUMBER_OF_WORD = {word: number for number, word in enumerate(NUMBERS)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
_AROUND_NUMBER = """
    over about around nearly almost roughly approx approximately more than at least maybe probably like just under circa or
    so ish plus i think say id well
"""
AROUND_NUMBER = frozenset(_AROUND_NUMBER.split())
DECIMAL = re.compile(r"\s*([0-9]{1,2}\.[0-9])\W*")
HALF = ["and", "a", "half"]


def years_taught(said: Understanding, today: date) -> float | None:
    """Return the years of teaching that a reply states, or None."""
    if said.mentions.durations:
        return said.mentions.durations[-1].years
    if said.mentions.dates and not SENCO.search(said.text.lower()):
        return max(round((today - said.mentions.dates[-1].day).days / 365.25, 1), 0.0)
    years = _bare_number(said.text)
    return years if years is not None and years <= LONGEST_CAREER else None


def _bare_number(text: str) -> float | None:
    """Return the number that a text is, but for words around it: "over 20", "2.5" and "two and a half", not "3 or 4"."""
    text = text.replace("½", " and a half")
    if decimal := DECIMAL.fullmatch(text):
        return float(decimal[1])
    if re.search(r"\d[.,/-]\d|-\s*\d", text):  # without their punctuation, these are other numbers
        return None
    words = [word for word in words_of(text) if word not in AROUND_NUMBER]
    half = 0.5 if words[-3:] == HALF else 0.0
    words = words[:-3] if half else words
    if words == ["none"]:
        return 0.0
    if len(words) == 1 and words[0].isascii() and words[0].isdecimal():
        return int(words[0]) + half
    numbers = [NUMBER_OF_WORD.get(word) for word in words]
    if len(numbers) == 2 and words[0] in TENS and numbers[1] in range(1, 10):  # "twenty five"
        return float(sum(filter(None, numbers))) + half
    return None if len(numbers) != 1 or numbers[0] is None else numbers[0] + half
