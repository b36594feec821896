"""Word and character counts, folded."""

from __future__ import annotations

import numpy as np

from nlu.count_features import CountFeatures

TEXTS = ["How long is the NPQ?", "how long is teacher training", "Who pays for the NPQ", "who pays a SENCO", "NPQ cost?"] * 3


def test_a_text_gets_the_row_that_it_had_in_training() -> None:
    features, rows = CountFeatures.fit_transform(TEXTS)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(features.transform(TEXTS), rows, atol=1e-4)


def test_what_was_learned_comes_back() -> None:
    features, _ = CountFeatures.fit_transform(TEXTS)
    again = CountFeatures.from_state(features.state())
    np.testing.assert_allclose(again.transform(["who pays the npq"]), features.transform(["who pays the npq"]), atol=1e-6)


def test_a_text_of_unknown_words_has_no_counts() -> None:
    features, _ = CountFeatures.fit_transform(TEXTS)
    assert not features.transform(["żźć"]).any()
