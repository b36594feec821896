"""How alike two messages are in their letters and words, for keeping what is measured apart from what was learned."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from tests.training_data import normalised

LENGTH = 4  # of the sequences of letters
ALIKE_LETTERS = 0.5  # of the sequences of both: "he locks the fridge" and "mum locks the fridge" are above it
ALIKE_WORDS = 0.7  # of the words of both
LEAST_SHARED = 0.3  # of the sequences of one, without which nothing is compared


class NearDuplicates:
    """Finds messages that are light edits of others.

    Args:
        texts: the others.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(texts)
        self._pieces = [_pieces(text) for text in self._texts]
        self._words = [frozenset(normalised(text).split()) for text in self._texts]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for number, pieces in enumerate(self._pieces):
            for piece in pieces:
                self._holders[piece].append(number)

    def find(self, text: str) -> str | None:
        """Return the text that this one is nearest to, if it is too near."""
        pieces, words = _pieces(text), frozenset(normalised(text).split())
        shared = Counter(number for piece in pieces for number in self._holders.get(piece, ()))
        for number, count in shared.most_common():
            if count < LEAST_SHARED * len(pieces):
                return None
            letters = count / len(pieces | self._pieces[number])
            both, either = words & self._words[number], words | self._words[number]
            if letters >= ALIKE_LETTERS or len(both) >= ALIKE_WORDS * len(either):
                return self._texts[number]
        return None


def _pieces(text: str) -> frozenset[str]:
    padded = f" {normalised(text.replace(chr(39), '').replace('’', ''))} "
    return frozenset(padded[start : start + LENGTH] for start in range(len(padded) - LENGTH + 1))
