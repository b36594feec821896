"""The classifier of parts, on vectors of two numbers a layer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from nlu.closeness import FARTHEST
from nlu.reading import inside
from nlu.reading.inside import PartClassifier

COST, LENGTH = np.eye(2, dtype=np.float32)[:, [0, 1, 0, 1]]  # the same in both layers
BETWEEN = (COST + LENGTH) / np.sqrt(2)


@dataclass
class Model:
    """Knows intents, and how close texts come to its phrases: not at all unless it is told."""

    intents: list[str]
    closest: float = FARTHEST

    def kinds_of(self, vectors: np.ndarray) -> list[np.ndarray]:
        return np.split(vectors, 2, axis=1)

    def nearest(self, vectors: np.ndarray, chances: np.ndarray) -> np.ndarray:
        return np.full((*chances.shape, 2), self.closest, dtype=np.float32)


MODEL = Model(["npq_cost", "npq_duration"])


@pytest.fixture
def fitted() -> PartClassifier:
    known = np.stack([COST, LENGTH] * 20), ["npq_cost", "npq_duration"] * 20
    return PartClassifier.fit(known, known, 2, MODEL)


def test_it_tells_intents_apart_in_the_order_of_the_model(fitted: PartClassifier) -> None:
    found = fitted.chances(np.stack([COST, LENGTH]), Model(["npq_duration", "npq_cost"]))
    assert found.argmax(axis=1).tolist() == [1, 0]
    np.testing.assert_allclose(found.sum(axis=1), 1.0, atol=1e-5)


def test_a_newer_intent_gets_no_chance_and_takes_none(fitted: PartClassifier) -> None:
    found = fitted.chances(COST[None], Model(["npq_cost", "written_yesterday", "npq_duration"]))
    assert found[0, 1] < 1e-4
    assert found[0].argmax() == 0


def test_what_is_near_a_marked_question_asks_the_same_if_that_was_learned(fitted: PartClassifier) -> None:
    near = (COST + 0.9 * LENGTH) / np.linalg.norm((COST + 0.9 * LENGTH)[:2])
    before = fitted.chances(near[None], MODEL)
    ranked = fitted.ranked_on(np.stack([near, BETWEEN * 0.9 + COST * 0.1] * 20), ["npq_cost"] * 40, MODEL)
    assert ranked.ranking[1:].sum() > 0
    assert ranked.chances(near[None], MODEL)[0, 0] > before[0, 0]


def test_the_models_phrases_count_as_well(fitted: PartClassifier) -> None:
    near = fitted._evidence(COST[None], Model(MODEL.intents, closest=0.7)).closeness
    np.testing.assert_allclose(near[0, :, 0], [1.0, 0.7])


def test_what_was_learned_comes_back(fitted: PartClassifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inside, "FILE", tmp_path / "inside.npz")
    ranked = fitted.ranked_on(np.stack([BETWEEN, COST]), ["npq_cost", "npq_cost"], MODEL)
    ranked.save()
    again = PartClassifier.load()
    np.testing.assert_allclose(again.chances(BETWEEN[None], MODEL), ranked.chances(BETWEEN[None], MODEL), atol=1e-2)


def test_what_was_learned_with_other_layers_is_refused(
    fitted: PartClassifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inside, "FILE", tmp_path / "inside.npz")
    fitted.save()
    monkeypatch.setattr(inside, "version", lambda: 0)
    with pytest.raises(RuntimeError, match=r"nlu\.reading\.learn"):
        PartClassifier.load()
