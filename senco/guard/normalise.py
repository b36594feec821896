"""Bring what visitors type into one plain form: lower case, whole words, no tricks of spelling.

The phrases that we look for go through the same functions, so that both sides always look alike.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from senco.knowledge.yaml_files import read_yaml

GUARD_DIR = Path(__file__).resolve().parent.parent.parent / "knowledge" / "guard"
BREAK = "|"  # stands between sentences
LONGEST = 5000  # characters that are looked at; the chat takes 500
_DROPPED = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Mn", "Me"})  # invisible signs, and accents
# Letters of other scripts that look like Latin ones, Latin ones that do not decompose, and all kinds of apostrophe.
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕһӏαοερικνтмвнкłđøðıβ’‘ʼ`´′",
    "aeopcyxijshlaoepikvtmbhkldodib''''''",
)
_CONTRACTIONS = (
    (re.compile(r"\b(?:can't|cannot|cant)\b"), "can not"),
    (re.compile(r"\b(?:won't|wont)\b"), "will not"),
    (re.compile(r"\bain'?t\b"), "is not"),
    (re.compile(r"\b(do|does|did|is|are|was|were|has|have|had|would|could|should|must|need)n'?t\b"), r"\1 not"),
    (re.compile(r"\b(i|you|we|they)'?ve\b"), r"\1 have"),
    (re.compile(r"\bi'?m\b"), "i am"),
    (re.compile(r"\b(you|they)'?re\b|\b(we)'re\b"), r"\1\2 are"),
    (re.compile(r"\b(i|you|he|she|it|we|they|there|that|who|this)'ll\b"), r"\1 will"),
    (re.compile(r"\b(i|you|he|she|we|they)'d\b|\b(i)d\b"), r"\1\2 would"),
    (re.compile(r"\b(he|she|there|what|that|who|where|how|nobody|someone|it)'s\b"), r"\1 is"),
    (re.compile(r"\b(he|she|there|what|that)s\b"), r"\1 is"),
    (re.compile(r"'"), ""),
)
_BEFORE_TO = frozenset({"want", "going", "need", "trying", "how", "ready", "about"})
_AGE = re.compile(r"^(\d{1,2})(yo|yr|yrs|yearold|m|f)$")
_YEAR = re.compile(r"^(?:year|years|yr|yrs|y)(\d{1,2})s?$")
_TOKEN = re.compile(r"[a-z0-9@$*]+(?:[!|+]+[a-z0-9@$*]+)*|[.?!;\n]+")


@dataclass(frozen=True)
class Habits:
    """How visitors write: words that say nothing, and what shorthand stands for."""

    fillers: frozenset[str]
    shorthand: dict[str, list[str]]


@lru_cache(maxsize=1)
def habits() -> Habits:
    """Return what ``knowledge/guard/spelling.yml`` says."""
    content = read_yaml(GUARD_DIR / "spelling.yml")
    shorthand = {short: full.split() for short, full in content["shorthand"].items()}
    return Habits(frozenset(content["fillers"].split()), shorthand)


def fold(text: str) -> str:
    """Return the text in lower-case Latin letters without accents, hidden signs and apostrophes."""
    text = unicodedata.normalize("NFKC", text[:LONGEST]).casefold().translate(_LOOKALIKES)
    text = unicodedata.normalize("NFD", text)
    text = "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in _DROPPED)
    for pattern, replacement in _CONTRACTIONS:
        text = pattern.sub(replacement, text)
    return text


def raw_words(text: str) -> list[str]:
    """Return the words as typed, with :data:`BREAK` between sentences."""
    words = _TOKEN.findall(fold(text))
    return [BREAK if word[0] in ".?!;\n" else word for word in words]


def plain_words(words: list[str]) -> list[str]:
    """Spell out shorthand and ages, and leave out the words that say nothing."""
    known = habits()
    spelled: list[str] = []
    for word in words:
        if (age := _AGE.match(word)) and not (age[2] in "mf" and int(age[1]) > 19):
            spelled += [age[1], "year", "old"]
        elif year := _YEAR.match(word):
            spelled += ["year", year[1]]
        elif word == "2" and spelled and spelled[-1] in _BEFORE_TO:
            spelled.append("to")
        else:
            spelled += known.shorthand.get(word, (word,))
    return [word for word in spelled if word not in known.fillers]
