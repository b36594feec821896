"""Our regression in single precision against scikit-learn's."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.datasets import make_classification
from sklearn.linear_model import LogisticRegression

from nlu import softmax_regression
from nlu.softmax_regression import SoftmaxRegression


@pytest.mark.parametrize("alike", [False, True])
def test_it_agrees_with_scikit_learn(monkeypatch: pytest.MonkeyPatch, alike: bool) -> None:
    monkeypatch.setattr(softmax_regression, "MOST_ITERATIONS", 60)  # none is stopped early
    features, classes = make_classification(400, 20, n_informative=8, n_classes=4, weights=[0.6, 0.2, 0.1], random_state=1)
    features = features.astype(np.float32) / 5
    ours = SoftmaxRegression.fit(features, classes, 4, inverse_penalty=2.0, alike=alike).probabilities(features)
    theirs = (
        LogisticRegression(C=2.0, max_iter=200, class_weight="balanced" if alike else None)
        .fit(features, classes)
        .predict_proba(features)
    )
    np.testing.assert_allclose(ours, theirs, atol=0.01)


def test_a_class_without_examples_is_hardly_expected() -> None:
    features = np.eye(3, dtype=np.float32)[[0, 0, 0, 1, 1, 1]]
    fitted = SoftmaxRegression.fit(features, np.array([0, 0, 0, 2, 2, 2]), 4, inverse_penalty=10.0)
    chances = fitted.probabilities(features)
    assert chances[:, [1, 3]].max() < 0.1
    np.testing.assert_allclose(chances.sum(axis=1), 1.0, rtol=1e-5)
