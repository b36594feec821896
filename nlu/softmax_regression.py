"""Multinomial logistic regression in single precision: the classifier of :mod:`nlu.intent_model`.

The same model as scikit-learn's ``LogisticRegression`` (L2 penalty, L-BFGS).  That one computes in double precision,
whatever it is given, and takes more than twice as long; training fits five of these on all phrases (docs/decisions/0009).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

MOST_ITERATIONS = 33
TOLERANCE = 1e-3  # of the largest slope


@dataclass(frozen=True)
class SoftmaxRegression:
    """A fitted regression: ``coefficients`` of shape (classes, features), ``intercepts`` of shape (classes,), float32."""

    coefficients: np.ndarray
    intercepts: np.ndarray

    @classmethod
    def fit(cls, features: np.ndarray, classes: np.ndarray, count: int, inverse_penalty: float) -> SoftmaxRegression:
        """Minimise the log loss over all texts plus half the squared coefficients over ``inverse_penalty``.

        Args:
            features: shape (texts, features).
            classes: the class of each text, 0 to ``count`` - 1; a class without texts gets a probability near zero.
            count: how many classes there are.
            inverse_penalty: the larger, the closer the fit.
        """
        texts = np.hstack([features, np.ones((len(features), 1))]).astype(np.float32)
        rows = np.arange(len(texts))
        shape = (count, texts.shape[1])

        def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
            weights = flat.reshape(shape)
            log_chances = log_softmax(texts @ weights.T.astype(np.float32))
            value = -inverse_penalty * float(log_chances[rows, classes].sum(dtype=np.float64))
            surplus = np.exp(log_chances)
            surplus[rows, classes] -= 1.0
            slope = inverse_penalty * (surplus.T @ texts).astype(np.float64)
            slope[:, :-1] += weights[:, :-1]
            return value + 0.5 * float((weights[:, :-1] ** 2).sum()), slope.ravel()

        options = {"maxiter": MOST_ITERATIONS, "gtol": TOLERANCE}
        best = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options=options)
        weights = best.x.reshape(shape).astype(np.float32)
        return cls(weights[:, :-1], weights[:, -1])

    def probabilities(self, features: np.ndarray) -> np.ndarray:
        """Return the chance of each class for each text, shape (texts, classes)."""
        return np.exp(log_softmax(features @ self.coefficients.T + self.intercepts))


def log_softmax(scores: np.ndarray) -> np.ndarray:
    """Return the logarithms of the chances that scores stand for, along the last axis."""
    raised = scores - scores.max(axis=-1, keepdims=True)
    return raised - np.log(np.exp(raised).sum(axis=-1, keepdims=True))
