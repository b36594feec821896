"""Mend misspelt words before a message is read: "senco vacency" is about a vacancy.

The sentence encoder was trained on clean text and breaks an unknown word into pieces that mean nothing.  A word that neither
the encoder nor the training phrases know is read as the word of the training phrases that it is a slip for, if there is one.
Short words are mended only if they are known for what they stand for (:mod:`nlu.short_forms`).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from nlu.entities.cues import word_set
from nlu.minilm_weights import weights_file
from nlu.short_forms import SHORT_FORMS
from senco.guard.spelling import slips, without_one

SHORTEST_MENDED = 5  # letters; shorter words have too many neighbours
TWO_SLIPS_FROM = 8  # letters: a long word is still told apart with two slips
OFTEN = 25  # phrases; a word in so many is known, whatever the encoder thinks of it
RARER = 5  # times that a slip is rarer than the word it stands for; else both are words of the trade ("resit", "reset")
# Words and places that are no slips for "referral", "autism", "maternity" and so on, though the encoder does not know them.
RARE = word_set(
    "commuting deferral deferrals deputise ealing hants herefordshire larne lincs medway mutism newry paternity seclusion "
    "specialism specialisms undated"
)
WORD = re.compile(r"(?<![^\W\d_])[A-Za-z]{2,}(?![^\W\d_])")  # none that goes on with an accent
WORD_BETWEEN = re.compile(rf"({WORD.pattern})")  # splits a text so that every second piece is a word
ENDINGS = re.compile(r"(?:s|es|ed|d|ing|er|ers|ly|ies|nt|re|ve|ll)$")  # "arent" and "youre" are words, too


class Speller:
    """Mends the words of a message.

    Args:
        counts: the words of the training phrases with the number of phrases that have them.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = dict(counts)
        self._known = {word: count for word, count in self.counts.items() if count >= OFTEN or word in real_words()}
        self._neighbours: dict[str, set[str]] = {}
        for word in self._known:
            for shorter in without_one(word):
                self._neighbours.setdefault(shorter, set()).add(word)

    @classmethod
    def from_phrases(cls, phrases: Iterable[str]) -> Speller:
        """Count the words that may have been meant."""
        words = ({found.lower() for found in WORD.findall(phrase)} for phrase in phrases)
        return cls(Counter(word for each in words for word in each if len(word) >= SHORTEST_MENDED))

    def mend(self, text: str) -> str:
        """Return the text with slips mended; all else, spaces and signs included, stays as it is."""
        return "".join(self.mend_pieces(text)[1])

    def mend_pieces(self, text: str) -> tuple[list[str], list[str]]:
        """Return the pieces of a text, words and what is between them, and the same pieces mended."""
        pieces = WORD_BETWEEN.split(text)
        return pieces, [self._read(piece) if place % 2 else piece for place, piece in enumerate(pieces)]

    def _read(self, word: str) -> str:
        lower = word.lower()
        if len(lower) < SHORTEST_MENDED:
            return SHORT_FORMS.get(lower, word)
        if lower in self._known or _is_real(lower):
            return word
        near = set(self._neighbours.get(lower, ()))
        for shorter in without_one(lower):
            near |= self._neighbours.get(shorter, set())
            if shorter in self._known:
                near.add(shorter)
        least = RARER * self.counts.get(lower, 0)
        allowed = 2 if len(lower) >= TWO_SLIPS_FROM else 1
        ranked = sorted(
            (slips(lower, other), other[0] != lower[0], -self._known[other], other)
            for other in near
            if self._known[other] >= least
        )
        return ranked[0][-1] if ranked and ranked[0][0] <= allowed else word


def _is_real(word: str) -> bool:
    """Whether a word, or what is left without its ending, is one that the encoder knows."""
    if word in real_words():
        return True
    stem = ENDINGS.sub("", word)
    undoubled = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
    return stem != word and len(undoubled) >= 3 and any(form in real_words() for form in (stem, undoubled, f"{stem}e"))


@lru_cache(maxsize=1)
def real_words() -> frozenset[str]:
    """Return the whole words in the encoder's vocabulary, some 20,000 common English words and names, and RARE ones."""
    vocabulary = json.loads(weights_file("tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    return RARE | {word for word in vocabulary if word.isalpha() and word.isascii()}
