"""What may be kept of a message for editors: the words that this project uses itself.

A name, an address or a typing error is not among them, whatever it looks like, and is left out.  That cannot miss a name
as recognising names does; the price is that some harmless words are lost too.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

from senco.guard.personal_data import redact

LEFT_OUT = "…"
_ROOT = Path(__file__).resolve().parent.parent.parent
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_PIECE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[\d_]+|\s+|[][.,;:!?()/&%£+-]|.", re.DOTALL)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY = re.compile(
    rf"\b\d{{1,2}}[./ -]{{1,2}}\d{{1,2}}[./ -]{{1,2}}(?:\d{{4}}|\d\d)\b|\b\d{{4}}-\d\d-\d\d\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?[ ]{{0,2}}(?:of )?{_MONTH}\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)? of (?:the )?\d{1,2}(?:st|nd|rd|th)?\b"
    rf"|\b{_MONTH}[ ]{{0,2}}\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d{1,2}|(?:19|20)\d\d")
_FEW_FIGURES = re.compile(r"\d{1,2}(?:[^\w\s…]{1,2}\d{1,2}){3,}")  # a number told figure by figure: "0:7:7:0"
_OFTEN_ENOUGH = 2  # phrases that a word must stand in: one alone may be somebody's name


def keepable(text: str) -> str:
    """Return a message with every word, day and number left out that may tell of whom it speaks."""
    pieces = (_kept(piece) for piece in _PIECE.findall(_DAY.sub(LEFT_OUT, redact(text))))
    pieces = _FEW_FIGURES.sub(LEFT_OUT, "".join(pieces))
    return re.sub(rf"{LEFT_OUT}(?:[ .,;:!?()/&%£+-]*{LEFT_OUT})+", LEFT_OUT, pieces).strip()


def _kept(piece: str) -> str:
    if piece.isspace():
        return " "
    if piece[0].isdigit():
        return piece if _FIGURE.fullmatch(piece) else LEFT_OUT
    if piece[0].isalpha():
        return piece.lower() if piece.lower().replace("’", "'") in known_words() else LEFT_OUT
    return piece if piece in "[].,;:!?()/&%£+-" else LEFT_OUT


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Return the words of the answers and of the training phrases, but for the names among them."""
    texts = "\n".join(path.read_text(encoding="utf-8") for path in sorted((_ROOT / "knowledge" / "topics").glob("*.yml")))
    used = Counter(word for path in _phrase_files() for line in _lines(path) for word in set(_words_in(line)))
    often = {word for word, count in used.items() if count >= _OFTEN_ENOUGH}
    names = _names()
    return frozenset(word for word in {*_words_in(texts), *often} if word.removesuffix("'s") not in names)


def _names() -> frozenset[str]:
    lines = _lines(_ROOT / "knowledge" / "guard" / "names.txt")
    return frozenset(line.strip() for line in lines if not line.startswith("#"))


def _phrase_files() -> list[Path]:
    return sorted((_ROOT / "data" / "nlu").glob("*.yml"))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _words_in(text: str) -> list[str]:
    """Return the words of a text but those with accents: "français" is no reason to keep the name Fran."""
    return [word for word in _WORD.findall(text.lower().replace("’", "'")) if word.isascii()]
