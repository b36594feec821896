"""Read words through misspelling, masking and games with letters, as words that our phrases are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product

_LEET = {
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g", "@": "a", "$": "s",
    "!": "il", "|": "il", "+": "t",
}  # fmt: skip
_MOST_READINGS = 16  # of one word with several ambiguous signs
_SHORTEST_GUESSED = 5  # shorter words have too many neighbours
_SHORTEST_SWAPPED = 3  # "hlep" and "nwo" have no other slip than two letters that changed places
_TWO_SLIPS_FROM = 8  # letters: long words are still told apart with two slips of the pen
_NONE = (9, True, "")  # no word is near
_TRIPLED = re.compile(r"([a-z])\1\1+")
_DOUBLED = re.compile(r"([a-z])\1+")
_GLUE = frozenset(
    [
        "i",
        "a",
        "am",
        "is",
        "my",
        "me",
        "we",
        "he",
        "she",
        "it",
        "to",
        "the",
        "and",
        "of",
        "in",
        "on",
        "at",
        "so",
        "be",
        "do",
        "not",
        "im",
        "dont",
        "cant",
        "want",
    ]
)


class Speller:
    """Reads words as words of the phrases.

    Args:
        vocabulary: the words of the phrases.
        real_words: words that look like a slip for one of the vocabulary but mean something else.
        masked: the words that people write with asterisks.
    """

    def __init__(self, vocabulary: Iterable[str], real_words: Iterable[str], masked: Iterable[str]) -> None:
        self._vocabulary = frozenset(vocabulary)
        self._real_words = frozenset(real_words)
        self._masked = tuple(masked)
        self._pieces = self._vocabulary | _GLUE
        self._longest = max(map(len, self._pieces), default=1)
        self._neighbours: dict[str, set[str]] = {}
        for word in self._vocabulary:
            if len(word) >= _SHORTEST_GUESSED:
                for shorter in without_one(word):
                    self._neighbours.setdefault(shorter, set()).add(word)

    def mend(self, words: list[str]) -> list[str]:
        """Return the words with slips mended, signs read as letters, and words typed together split."""
        return [piece for word in words for piece in self._read_word(word)]

    def join(self, words: list[str]) -> list[str]:
        """Return the words with runs of single letters, "k i l l", joined if they make words that we know."""
        joined: list[str] = []
        run: list[str] = []
        for word, following in zip(words, [*words, ""][1:], strict=True):
            if len(word) == 1 and word.isalnum():
                run.append(word)
            elif word == "|" and run and len(following) == 1:
                continue  # "s. u. i. c. i. d. e"
            else:
                joined += self._together(run)
                joined.append(word)
                run = []
        return joined + self._together(run)

    def _together(self, letters: list[str]) -> list[str]:
        """Return single letters as the words that they make, or as they are."""
        if len(letters) < 3:
            return letters
        if found := self._known("".join(letters)):
            return found
        # "2 k i l l": the figure is a word of its own.
        return [letters[0], *self._together(letters[1:])] if letters[0].isdigit() else letters

    def _read_word(self, word: str) -> list[str]:
        if word in self._vocabulary or word in self._real_words or word == "|" or word.isdigit():
            return [word]
        if "*" in word:
            return [self._unmask(word)]
        if not word.isalpha():
            for reading in _readings(word):
                if found := self._known(reading):
                    return found
            return [piece for piece in re.split(r"[!|+@$]+", word) if piece]
        return self._known(_TRIPLED.sub(r"\1\1", word)) or [word]

    def _known(self, word: str) -> list[str] | None:
        """Return the word, or what it is a slip for, or the words that it is made of."""
        if word in self._vocabulary or word in self._real_words:
            return [word]
        single = _DOUBLED.sub(r"\1", word)
        if single in self._vocabulary:
            return [single]
        if guess := self._guess(word):
            return [guess]
        return self._split(word) if len(word) >= 7 else None

    def _guess(self, word: str) -> str | None:
        """Return the word of the vocabulary that this is a slip for, if there is one."""
        if len(word) < _SHORTEST_GUESSED:
            meant = swapped(word) & self._vocabulary if len(word) >= _SHORTEST_SWAPPED else set()
            if len(meant) == 1:
                return meant.pop()
        if len(word) < _SHORTEST_GUESSED - 1:
            return None
        near = set(self._neighbours.get(word, ()))
        for shorter in without_one(word):
            if len(shorter) >= _SHORTEST_GUESSED and shorter in self._vocabulary:
                near.add(shorter)
            near |= self._neighbours.get(shorter, set())
        # The first letter is seldom wrong: "hiting" is "hitting" rather than "biting".
        count, other_first, best = min(((slips(word, other), other[0] != word[0], other) for other in near), default=_NONE)
        allowed = 2 if len(word) >= _TWO_SLIPS_FROM and not other_first else 1
        return best if count <= allowed else None

    def _split(self, text: str) -> list[str] | None:
        """Return the known words that the text is made of, the fewest there are; None if it is not."""
        if len(text) > 200:
            return None
        best: list[tuple[int, int] | None] = [(0, 0)] + [None] * len(text)
        for end in range(1, len(text) + 1):
            for start in range(max(0, end - self._longest), end):
                so_far = best[start]
                if so_far is None or text[start:end] not in self._pieces:
                    continue
                if best[end] is None or so_far[0] + 1 < best[end][0]:
                    best[end] = (so_far[0] + 1, start)
        if best[-1] is None:
            return None
        pieces, end = [], len(text)
        while end:
            start = best[end][1]
            pieces.append(text[start:end])
            end = start
        # Anything can be spelled with enough short words, so most of it must be longer ones.
        return pieces[::-1] if 2 * len(text) >= 5 * len(pieces) else None

    def _unmask(self, word: str) -> str:
        bare = word.strip("*")
        if "*" not in bare:
            return bare or word
        pattern = re.compile("".join("." if sign == "*" else re.escape(sign) for sign in word[:30]))
        return next((masked for masked in self._masked if pattern.fullmatch(masked)), word)


def _readings(word: str) -> Iterable[str]:
    """Return what a word with figures or signs for letters may say: ``k1ll`` may be "kill" or "klll"."""
    word = word.strip("!|+")
    options = [_LEET.get(sign, sign) for sign in word]
    return ["".join(letters) for letters, _ in zip(product(*options), range(_MOST_READINGS), strict=False)]


def without_one(word: str) -> set[str]:
    """Return the word with each of its letters left out in turn."""
    return {word[:index] + word[index + 1 :] for index in range(len(word))}


def swapped(word: str) -> set[str]:
    """Return the word with each two neighbouring letters changed in turn."""
    return {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)} - {word}


def slips(one: str, other: str) -> int:
    """Return how many letters were left out, put in, changed or swapped with the next."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
