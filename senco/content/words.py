"""Counting: words, sentences and how old a reader must be."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W_][\w£%]*(?:[.,:'\u2019-]\w+)*")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
LIST_MARK = re.compile(r"^\s*(?:[-*]|\d+\.)\s+", re.MULTILINE)


def plain(text: str) -> str:
    """Return the text without Markdown: links become their words, and list marks and asterisks go."""
    return LIST_MARK.sub("", LINK.sub(r"\1", text)).replace("**", "")


def words(text: str) -> list[str]:
    """Return the words of a text; a figure such as 1.5 or £1,265 is one word."""
    return WORD.findall(plain(text))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; the end of a line ends one even without a full stop."""
    parts = (part.strip() for line in plain(text).splitlines() for part in re.split(r"(?<=[.!?])\s+", line))
    return [part for part in parts if words(part)]


def reading_age(text: str) -> float:
    """Return the age at which a pupil reads the text with ease: the Flesch-Kincaid grade plus five years.

    The formula is a rough guide: it only sees the lengths of words and sentences.
    Source: Kincaid et al., "Derivation of new readability formulas for Navy enlisted personnel", 1975.
    """
    all_words = words(text)
    if not all_words:
        return 0.0
    per_sentence = len(all_words) / len(sentences(text))
    per_word = sum(map(syllables, all_words)) / len(all_words)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59 + 5


def syllables(word: str) -> int:
    """Return about how many syllables a word has."""
    if re.search(r"[A-Z].*[A-Z]|\d", word):
        return 2  # an acronym or figure: readers take it in at a glance, however long it is spoken
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = re.search(r"[^aeiouyl]e$|[^aeiouydt]ed$|[^aeiouyszxcg]es$", word.lower()) is not None
    return max(1, groups - silent)
