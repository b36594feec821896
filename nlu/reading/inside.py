"""What a part of a message asks, from what its words mean where they stand.

The mean of the part's token vectors has seen the words around it, and so lies elsewhere than the vector of the same words
alone.  A regression of its own knows both: it learns from the questions that people marked in ``messages.yml`` and from the
training phrases (``python -m nlu.reading.learn``).  An intent that is newer than it gets no confidence here; the other
readings of a part know it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from nlu.softmax_regression import SoftmaxRegression

FILE = Path(__file__).with_name("inside.npz")
INVERSE_PENALTY = 1.0


@dataclass(frozen=True)
class PartClassifier:
    """A fitted classifier of vectors; ``intents`` are those that it knows, sorted."""

    intents: list[str]
    regression: SoftmaxRegression

    @classmethod
    def fit(cls, vectors: np.ndarray, labels: Sequence[str]) -> PartClassifier:
        """Learn from unit vectors, a row a text, and their intents."""
        intents, classes = np.unique(labels, return_inverse=True)
        return cls(intents.tolist(), SoftmaxRegression.fit(vectors, classes, len(intents), INVERSE_PENALTY))

    def chances(self, vectors: np.ndarray, intents: Sequence[str]) -> np.ndarray:
        """Return how likely each intent is for each vector: shape (vectors, intents); 0 for an intent that is not known."""
        place = {intent: column for column, intent in enumerate(self.intents)}
        known = [column for column, intent in enumerate(intents) if intent in place]
        found = np.zeros((len(vectors), len(intents)), dtype=np.float32)
        found[:, known] = self.regression.probabilities(vectors)[:, [place[intents[column]] for column in known]]
        return found

    def save(self) -> None:
        """Write ``inside.npz``."""
        coefficients, intercepts = self.regression.coefficients, self.regression.intercepts
        np.savez_compressed(
            FILE, intents=np.array(self.intents), coefficients=coefficients.astype(np.float16), intercepts=intercepts
        )

    @classmethod
    def load(cls) -> PartClassifier:
        """Read what :meth:`save` wrote."""
        with np.load(FILE, allow_pickle=False) as stored:
            regression = SoftmaxRegression(stored["coefficients"].astype(np.float32), stored["intercepts"])
            return cls(stored["intents"].tolist(), regression)


@lru_cache(maxsize=1)
def default_part_classifier() -> PartClassifier:
    """Return the classifier that was learned last."""
    return PartClassifier.load()
