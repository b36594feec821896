"""Closeness to the nearest phrase of each intent."""

from __future__ import annotations

import numpy as np

from nlu.closeness import FARTHEST, LOOKED_AT, Phrases

ALIKE = np.full((1, 3), 1 / 3)


def test_the_nearest_phrase_of_each_intent_counts() -> None:
    meaning = np.eye(4, dtype=np.float32)
    phrases = Phrases.collect([meaning, meaning], np.array([2, 0, 2, 0]), count=3)
    found = phrases.closeness([meaning[[0]], 5 * meaning[[3]]], ALIKE)
    np.testing.assert_allclose(found[0, :, 0], [0.0, FARTHEST, 1.0])
    np.testing.assert_allclose(found[0, :, 1], [1.0, FARTHEST, 0.0])


def test_no_words_are_close_to_nothing() -> None:
    wording = np.eye(3, dtype=np.float32)
    phrases = Phrases.collect([wording], np.arange(3), count=3)
    np.testing.assert_array_equal(phrases.closeness([np.zeros((1, 3), np.float32)], ALIKE), np.zeros((1, 3, 1)))


def test_only_the_likeliest_intents_are_looked_at() -> None:
    count = LOOKED_AT + 2
    vectors = np.ones((count, 2), dtype=np.float32)
    phrases = Phrases.collect([vectors], np.arange(count), count)
    found = phrases.closeness([vectors[:1]], np.arange(count, dtype=float)[None, :])
    np.testing.assert_allclose(found[0, :, 0], [FARTHEST] * 2 + [1.0] * LOOKED_AT, rtol=1e-6)
