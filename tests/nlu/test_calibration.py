"""How sure the classifier is, learned from made-up evidence."""

from __future__ import annotations

import numpy as np
import pytest

from nlu.calibration import Calibration, Evidence

TEXTS, INTENTS, KINDS = 600, 4, 2
MEMBERSHIP = np.eye(INTENTS)


def made_up(seed: int) -> tuple[Evidence, np.ndarray, np.ndarray]:
    """Return evidence, the right intents, and which texts are strangers: they are close to nothing."""
    rng = np.random.RandomState(seed)
    chances = rng.dirichlet(np.full(INTENTS, 0.3), TEXTS).astype(np.float32)
    right = np.array([rng.choice(INTENTS, p=row / row.sum()) for row in chances.astype(float)])
    strange = rng.rand(TEXTS) < 0.3
    near = np.where(strange, 0.2, 0.6)[:, None, None]
    closeness = (near + 0.2 * rng.rand(TEXTS, INTENTS, KINDS)).astype(np.float32)
    return Evidence(chances, closeness), right, strange


@pytest.mark.parametrize("weighed", [True, False])
def test_it_is_as_sure_of_known_texts_as_it_is_right(weighed: bool) -> None:
    evidence, right, strange = made_up(1)
    found = Calibration.fit(evidence, right, strange, MEMBERSHIP, weighed).confidences(evidence, MEMBERSHIP)[~strange]
    assert found.max(axis=1).mean() == pytest.approx((found.argmax(axis=1) == right[~strange]).mean(), abs=0.05)


@pytest.mark.parametrize("weighed", [True, False])
def test_strangers_are_trusted_less_than_texts_with_the_same_chances(weighed: bool) -> None:
    evidence, right, strange = made_up(2)
    wrong = np.where(strange, (right + 1) % INTENTS, right)  # nothing trained is right for a stranger
    calibration = Calibration.fit(evidence, wrong, strange, MEMBERSHIP, weighed)
    far = Evidence(evidence.chances, np.full_like(evidence.closeness, 0.2))
    close = Evidence(evidence.chances, np.full_like(evidence.closeness, 0.8))
    sure_of_far, sure_of_close = (calibration.confidences(each, MEMBERSHIP).max(axis=1).mean() for each in (far, close))
    assert sure_of_far < sure_of_close


def test_without_weighing_each_kind_of_evidence_counts_alike() -> None:
    evidence, right, strange = made_up(3)
    calibration = Calibration.fit(evidence, right, strange, MEMBERSHIP, weighed=False)
    swapped = Evidence(evidence.chances, evidence.closeness[:, :, ::-1])
    np.testing.assert_allclose(calibration.confidences(swapped, MEMBERSHIP), calibration.confidences(evidence, MEMBERSHIP))
