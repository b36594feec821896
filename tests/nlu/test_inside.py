"""The classifier of parts, on vectors of two numbers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nlu.reading import inside
from nlu.reading.inside import PartClassifier

COST, LENGTH = np.eye(2, dtype=np.float32)


@pytest.fixture
def fitted() -> PartClassifier:
    return PartClassifier.fit(np.stack([COST, LENGTH] * 20), ["npq_cost", "npq_duration"] * 20)


def test_it_tells_intents_apart_in_the_order_asked_for(fitted: PartClassifier) -> None:
    found = fitted.chances(np.stack([COST, LENGTH]), ["npq_duration", "npq_cost"])
    assert found.argmax(axis=1).tolist() == [1, 0]
    np.testing.assert_allclose(found.sum(axis=1), 1.0, atol=1e-5)


def test_a_newer_intent_gets_no_chance_and_takes_none(fitted: PartClassifier) -> None:
    found = fitted.chances(COST[None], ["npq_cost", "written_yesterday", "npq_duration"])
    assert found[0, 1] == 0.0
    assert found[0].argmax() == 0


def test_what_was_learned_comes_back(fitted: PartClassifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inside, "FILE", tmp_path / "inside.npz")
    fitted.save()
    again = PartClassifier.load().chances(COST[None], fitted.intents)
    np.testing.assert_allclose(again, fitted.chances(COST[None], fitted.intents), atol=1e-3)
