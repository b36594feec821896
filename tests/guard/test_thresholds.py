"""Are the limits of the safeguarding check where so many of the unseen texts lie as are allowed?"""

from __future__ import annotations

import numpy as np
import pytest

from nlu.tuned_layers import fingerprint
from senco.guard import thresholds, tuned
from senco.guard.meaning import AROUND
from senco.guard.train import Lessons

CONCERNS, ORDINARY = 200, 4000


@pytest.fixture
def lessons() -> Lessons:
    """Concerns, ordinary questions, and one sentence of each of these."""
    whole = CONCERNS + ORDINARY
    return Lessons(
        typed=[f"text {number}" for number in range(whole + ORDINARY)],
        words=[],
        labels=np.array([1] * CONCERNS + [0] * 2 * ORDINARY),
        importance=np.ones(whole + ORDINARY),
        sources=np.array([*range(whole), *range(CONCERNS, whole)]),
        cases=[],
        whole=whole,
    )


def test_the_limits_let_through_what_is_allowed(lessons: Lessons, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, count = lessons.whole, len(lessons.typed)
    scores = np.random.RandomState(0).normal(-6, 1, count)
    scores[:CONCERNS] = 5
    scores[CONCERNS - 20 : CONCERNS] = -9  # what phrases find without being right
    half = {fingerprint(text): score for text, score in zip(lessons.typed[::2], scores[::2], strict=True)}
    monkeypatch.setattr(tuned, "unseen_scores", lambda: half)
    plain = np.random.RandomState(1).normal(0, 3, count)
    ordinary = {"whole": slice(CONCERNS, whole), "sentence": slice(whole, None), "stretch": slice(whole, None)}
    found = thresholds.thresholds_of(lessons, plain, ordinary, np.arange(CONCERNS))
    assert found["plain"] == pytest.approx(thresholds.PLAIN * scores[::2].std() / plain.std(), rel=1e-3)
    both = scores + found["plain"] * plain
    with_whole = both[whole:] + AROUND * both[CONCERNS:whole]
    for name, allowed in (("thresholds", "FALSE_ALARMS"), ("perhaps", "PERHAPS"), ("faint", "FAINT")):
        for kind, seen in (("whole", both[CONCERNS:whole:2]), ("sentence", with_whole[::2])):
            expected = getattr(thresholds, allowed)[kind] * len(seen)
            assert np.sum(seen >= found[name][kind]) == pytest.approx(expected, abs=1.5), (name, kind)
    assert found["faint"]["whole"] < found["perhaps"]["whole"] < found["thresholds"]["whole"]
    assert found["doubted"] == pytest.approx(np.quantile(both[:CONCERNS:2], thresholds.DOUBTED), abs=1e-3)
