"""What a part of a message asks, from what its words mean where they stand.

The mean of the part's token vectors has seen the words around it, and so lies elsewhere than the vector of the same words
alone.  A regression of its own knows both: it learns from the questions that people marked in ``messages.yml`` and from the
training phrases (``python -m nlu.reading.learn``).  How close the part comes to the nearest of these questions, or to the
nearest phrase, counts as well, as in :mod:`nlu.intent_model`.  An intent that is newer than what was learned gets no
confidence here; the other readings of a part know it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np

from nlu.calibration import Evidence, fit_ranking, ranked
from nlu.closeness import FARTHEST, OF_ENCODER, Phrases, unit
from nlu.softmax_regression import SoftmaxRegression
from nlu.tuned_layers import version

FILE = Path(__file__).with_name("inside.npz")
INVERSE_PENALTY = 1.0
_STEPS = 127  # of the numbers that the vectors of marked questions are stored as


class KnowsPhrases(Protocol):
    """What is asked of :class:`nlu.intent_model.IntentModel`."""

    intents: list[str]

    def kinds_of(self, vectors: np.ndarray) -> list[np.ndarray]:
        """Return vectors as closeness is measured by, in the order of OF_ENCODER."""

    def nearest(self, vectors: np.ndarray, chances: np.ndarray) -> np.ndarray:
        """Return cosines to the nearest phrase of each likely intent, shape (vectors, intents, kinds)."""


@dataclass(frozen=True)
class PartClassifier:
    """A fitted classifier of vectors.

    Attributes:
        intents: those that it knows, sorted.
        regression: gives each of them a chance.
        marked: the questions that people marked, by intent.
        ranking: how much the logarithm of the chance counts, and each kind of closeness.
    """

    intents: list[str]
    regression: SoftmaxRegression
    marked: Phrases
    ranking: np.ndarray

    @classmethod
    def fit(
        cls,
        phrases: tuple[np.ndarray, Sequence[str]],
        marked: tuple[np.ndarray, Sequence[str]],
        times: int,
        model: KnowsPhrases,
    ) -> PartClassifier:
        """Learn from phrases and marked questions; closeness does not count before :meth:`ranked_on`.

        Args:
            phrases: unit vectors, a row a phrase, and their intents.
            marked: the same of marked questions.
            times: how often each of these is learned from.
            model: knows the phrases.
        """
        intents, classes = np.unique([*phrases[1], *list(marked[1]) * times], return_inverse=True)
        vectors = np.concatenate([phrases[0], *[marked[0]] * times])
        regression = SoftmaxRegression.fit(vectors, classes, len(intents), INVERSE_PENALTY)
        of_marked = np.searchsorted(intents, marked[1])
        collected = Phrases.collect(model.kinds_of(marked[0]), of_marked, len(intents))
        return cls(intents.tolist(), regression, collected, np.array([1.0] + [0.0] * len(OF_ENCODER)))

    def ranked_on(self, vectors: np.ndarray, labels: Sequence[str], model: KnowsPhrases) -> PartClassifier:
        """Return the same classifier, with what counts how much learned from questions that are new to all it knows."""
        evidence = self._evidence(vectors, model)
        right = np.array([model.intents.index(label) for label in labels])
        return replace(self, ranking=fit_ranking(evidence, right))

    def chances(self, vectors: np.ndarray, model: KnowsPhrases) -> np.ndarray:
        """Return how likely each of the model's intents is for each vector: shape (vectors, intents)."""
        return ranked(self._evidence(vectors, model), self.ranking)

    def _evidence(self, vectors: np.ndarray, model: KnowsPhrases) -> Evidence:
        place = {intent: column for column, intent in enumerate(self.intents)}
        known = [column for column, intent in enumerate(model.intents) if intent in place]
        own = [place[model.intents[column]] for column in known]
        found = self.regression.probabilities(vectors)
        chances = np.zeros((len(vectors), len(model.intents)), dtype=np.float32)
        chances[:, known] = found[:, own]
        closest = np.full((*chances.shape, len(OF_ENCODER)), FARTHEST, dtype=np.float32)
        closest[:, known] = self.marked.closeness(model.kinds_of(vectors), found)[:, own]
        return Evidence(chances, np.maximum(closest, model.nearest(vectors, chances)))

    def save(self) -> None:
        """Write ``inside.npz``."""
        np.savez_compressed(
            FILE,
            intents=np.array(self.intents),
            coefficients=self.regression.coefficients.astype(np.float16),
            intercepts=self.regression.intercepts,
            starts=self.marked.starts,
            ranking=self.ranking,
            layers=version(),
            **{
                kind: np.round(rows * _STEPS).astype(np.int8)
                for kind, rows in zip(OF_ENCODER, self.marked.kinds, strict=True)
            },
        )

    @classmethod
    def load(cls) -> PartClassifier:
        """Read what :meth:`save` wrote.

        Raises:
            RuntimeError: the encoder has been tuned since then.
        """
        with np.load(FILE, allow_pickle=False) as stored:
            if stored["layers"] != version():
                raise RuntimeError("The encoder was tuned after parts were learned: run python -m nlu.reading.learn")
            regression = SoftmaxRegression(stored["coefficients"].astype(np.float32), stored["intercepts"])
            kinds = [unit(stored[kind].astype(np.float32)) for kind in OF_ENCODER]
            marked = Phrases(kinds, stored["starts"])
            return cls(stored["intents"].tolist(), regression, marked, stored["ranking"])


@lru_cache(maxsize=1)
def default_part_classifier() -> PartClassifier:
    """Return the classifier that was learned last."""
    return PartClassifier.load()
