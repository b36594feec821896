"""Multinomial logistic regression in single precision: the classifier of :mod:`nlu.intent_model`.

The same model as scikit-learn's ``LogisticRegression`` (L2 penalty, L-BFGS).  That one computes in double precision,
whatever it is given, and takes more than twice as long; training fits five of these on all phrases (docs/decisions/0009).
What is solved for is not the coefficients themselves but numbers of like importance, and the search begins near its end:
both save more than half of the steps (docs/decisions/0031).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

MOST_ITERATIONS = 16
TOLERANCE = 1e-3  # of the largest slope
# How much the loss bends in a direction, beside how many texts a class has and how far texts spread in that direction.
# It and the sharpness with which the search begins decide how many steps it takes, not where it ends.
BEND, SHARPNESS = 0.03, 20.0


@dataclass(frozen=True)
class SoftmaxRegression:
    """A fitted regression: ``coefficients`` of shape (classes, features), ``intercepts`` of shape (classes,), float32."""

    coefficients: np.ndarray
    intercepts: np.ndarray

    @classmethod
    def fit(
        cls, features: np.ndarray, classes: np.ndarray, count: int, inverse_penalty: float, alike: bool = False
    ) -> SoftmaxRegression:
        """Minimise the log loss over all texts plus half the squared coefficients over ``inverse_penalty``.

        Args:
            features: shape (texts, features).
            classes: the class of each text, 0 to ``count`` - 1; a class without texts gets a probability near zero.
            count: how many classes there are.
            inverse_penalty: the larger, the closer the fit.
            alike: whether each class counts as much as the others, however many texts it has.
        """
        middle = features.mean(axis=0, dtype=np.float32)
        axes, spread = _principal_axes(features - middle)
        texts = np.hstack([(features - middle) @ axes, np.ones((len(features), 1))]).astype(np.float32)
        rows = np.arange(len(texts))
        sizes = np.maximum(np.bincount(classes, minlength=count), 0.5)
        # How many texts each class counts for.
        counted = np.where(alike & (sizes >= 1), len(texts) / np.count_nonzero(sizes >= 1), sizes)
        shares = (counted / sizes)[classes].astype(np.float32)[:, None]
        penalised = np.append(np.ones(len(spread)), 0.0)  # not the intercepts
        scale = 1.0 / np.sqrt(penalised + inverse_penalty * BEND * np.outer(counted, np.append(spread, 1.0)))

        def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
            weights = flat.reshape(scale.shape) * scale
            log_chances = log_softmax(texts @ weights.T.astype(np.float32))
            value = -inverse_penalty * float((shares[:, 0] * log_chances[rows, classes]).sum(dtype=np.float64))
            surplus = np.exp(log_chances)
            surplus[rows, classes] -= 1.0
            surplus *= shares
            slope = inverse_penalty * (surplus.T @ texts).astype(np.float64) + penalised * weights
            return value + 0.5 * float((penalised * weights**2).sum()), (slope * scale).ravel()

        options = {"maxiter": MOST_ITERATIONS, "gtol": TOLERANCE}
        start = _start(texts, classes, sizes, counted) / scale
        best = minimize(loss, start.ravel(), jac=True, method="L-BFGS-B", options=options)
        weights = (best.x.reshape(scale.shape) * scale).astype(np.float32)
        coefficients = weights[:, :-1] @ axes.T
        return cls(coefficients, weights[:, -1] - coefficients @ middle)

    def probabilities(self, features: np.ndarray) -> np.ndarray:
        """Return the chance of each class for each text, shape (texts, classes)."""
        return np.exp(log_softmax(features @ self.coefficients.T + self.intercepts))


def _principal_axes(centred: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the directions in which texts spread, a column each, and how far (variances)."""
    spread, axes = np.linalg.eigh(centred.T @ centred / len(centred))
    return axes, np.maximum(spread, 0.0)


def _start(texts: np.ndarray, classes: np.ndarray, sizes: np.ndarray, counted: np.ndarray) -> np.ndarray:
    """Return weights to begin with, shape (classes, features + 1): each class is where the mean of its texts is."""
    chosen = np.zeros((len(sizes), len(texts)), dtype=np.float32)
    chosen[classes, np.arange(len(texts))] = 1.0
    means = (chosen @ texts)[:, :-1] / sizes[:, None]
    levels = np.log(counted / counted.sum()) - 0.5 * SHARPNESS * (means**2).sum(axis=1)
    return np.column_stack([SHARPNESS * means, levels])


def log_softmax(scores: np.ndarray) -> np.ndarray:
    """Return the logarithms of the chances that scores stand for, along the last axis."""
    raised = scores - scores.max(axis=-1, keepdims=True)
    return raised - np.log(np.exp(raised).sum(axis=-1, keepdims=True))
