"""From a classifier's evidence for a group of intents to the chance that the group is the right one.

How to weigh the evidence is learned on phrases that were held out, and under the condition that a visitor may ask what
was never trained: in each round a share of the groups is left out whole, and their phrases come as strangers.  Without
strangers the closeness to the nearest phrase looks useless, because every held-out phrase has relatives; with them it
carries the weight that it has in life (docs/decisions/0009).  Scale and level are set on the other phrases alone, such
that a confidence of 0.9 is right nine times in ten among questions that the bot was made for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from sklearn.model_selection import StratifiedKFold

FOLDS = 4
SEED = 20261123
_TINY = 1e-6
WEAKNESS_OF_PRIOR = 10.0


@dataclass(frozen=True)
class Calibration:
    """Weights of the evidence and of a constant: more evidence never makes a group less likely."""

    weights: np.ndarray

    def confidence(self, evidence: np.ndarray) -> np.ndarray:
        """Return the calibrated confidence for each row of :func:`stack_evidence`, on all axes but the last."""
        return 1.0 / (1.0 + np.exp(-(evidence @ self.weights)))

    @classmethod
    def fit(cls, evidence: np.ndarray, right: np.ndarray, strange: np.ndarray) -> Calibration:
        """Fit by logistic regression.

        Args:
            evidence: shape (rows, kinds of evidence + 1).
            right: whether the group of each row is the right one, shape (rows,).
            strange: whether the phrase of each row is a stranger, shape (rows,).
        """
        weights = _fit_not_negative(evidence, right)
        score = np.stack([evidence @ weights, np.ones(len(evidence))], axis=-1)
        scale, level = _fit_not_negative(score[~strange], right[~strange])
        weights = scale * weights
        weights[-1] += level
        return cls(weights)


def _fit_not_negative(features: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Logistic regression in which no weight but the last, the constant's, may be negative."""
    truth = right.astype(float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = features @ weights
        value = np.sum(np.logaddexp(0.0, score) - truth * score) + weights @ weights / (2 * WEAKNESS_OF_PRIOR)
        slope = features.T @ (1.0 / (1.0 + np.exp(-score)) - truth) + weights / WEAKNESS_OF_PRIOR
        return float(value), slope

    kinds = features.shape[-1] - 1
    bounds = [(0.0, None)] * kinds + [(None, None)]
    return minimize(loss, np.zeros(kinds + 1), jac=True, method="L-BFGS-B", bounds=bounds).x


def stack_evidence(probability: np.ndarray, meaning: np.ndarray, wording: np.ndarray) -> np.ndarray:
    """Stack the evidence for each text and group, and a constant, on a new last axis.

    Args:
        probability: of the group, by the classifier.
        meaning: cosine of sentence vectors to the nearest phrase of the group.
        wording: cosine of word and character counts to the nearest phrase of the group.
    """
    clipped = np.clip(probability, _TINY, 1 - _TINY)
    return np.stack([np.log(clipped / (1 - clipped)), meaning, wording, np.ones_like(meaning)], axis=-1)


def rounds_with_strangers(classes: np.ndarray, groups: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Yield for each round the indices to train on, the indices to test on, and which of the latter are strangers.

    Every phrase is tested once among phrases of its group, and once as a stranger: its group is tested but not trained.

    Args:
        classes: the intent of each phrase.
        groups: the group of each phrase.
    """
    names = np.unique(groups)
    shuffled = np.random.RandomState(SEED).permutation(names)
    strangers = {name: position % FOLDS for position, name in enumerate(shuffled)}
    away = np.array([strangers[group] for group in groups])
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for number, (train, test) in enumerate(folds.split(classes, classes)):
        strange = away == number
        tested = np.union1d(test, np.flatnonzero(strange))
        yield train[~strange[train]], tested, strange[tested]
