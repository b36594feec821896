"""How close a text comes to the nearest training phrase of an intent, in meaning and in wording."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

# The intents of each text that are looked at: the likeliest, for the others would not win with any closeness.
LOOKED_AT, LEAST_CHANCE = 12, 0.001
FARTHEST = -1.0
OF_ENCODER = ("meaning", "wording")  # the kinds of closeness that the encoder's two layers give
_TINY = 1e-6


@dataclass(frozen=True)
class Phrases:
    """The training phrases that closeness is measured to, ordered by intent.

    Attributes:
        kinds: unit vectors of each kind, a row a phrase.
        starts: where the phrases of each intent begin, and at last where those of the last end.
    """

    kinds: list[np.ndarray]
    starts: np.ndarray

    @classmethod
    def collect(cls, kinds: list[np.ndarray], intents: np.ndarray, count: int) -> Phrases:
        """Order phrases by intent.

        Args:
            kinds: vectors of each kind, a row a phrase.
            intents: the number of the intent of each phrase, below ``count``.
            count: how many intents there are.
        """
        order = np.argsort(intents, kind="stable")
        starts = np.searchsorted(intents[order], np.arange(count + 1))
        return cls([unit(vectors[order]) for vectors in kinds], starts)

    def of_kinds(self, count: int) -> Phrases:
        """Return the same phrases with the first kinds of their vectors alone."""
        return Phrases(self.kinds[:count], self.starts)

    def closeness(self, kinds: list[np.ndarray], chances: np.ndarray) -> np.ndarray:
        """Return cosines to the nearest phrase of each intent, shape (texts, intents, kinds).

        Args:
            kinds: vectors of each kind, a row a text.
            chances: how likely each intent is for each text; only the likeliest are looked at, others are FARTHEST.
        """
        texts = [unit(vectors) for vectors in kinds]
        found = np.full((*chances.shape, len(kinds)), FARTHEST, dtype=np.float32)
        looked_at = np.zeros(chances.shape, dtype=bool)
        np.put_along_axis(looked_at, np.argsort(-chances, axis=1)[:, :LOOKED_AT], True, axis=1)
        looked_at &= (chances >= LEAST_CHANCE) & (np.diff(self.starts) > 0)
        for intent in np.flatnonzero(looked_at.any(axis=0)):
            rows, own = np.flatnonzero(looked_at[:, intent]), slice(self.starts[intent], self.starts[intent + 1])
            for kind, (phrases, vectors) in enumerate(zip(self.kinds, texts, strict=True)):
                found[rows, intent, kind] = (phrases[own] @ vectors[rows].T).max(axis=0)
        return found


def unit(rows: np.ndarray) -> np.ndarray:
    """Return rows at length 1."""
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), _TINY)
