"""The tagger learns where questions begin, from the tokens around and from their vectors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nlu.minilm_encoder import EncodedMessage
from nlu.reading import tagger
from nlu.reading.tagger import BEGINS, INSIDE, OUTSIDE, Tagger, tags_of

HELLO, HOW, LONG, AND, WHO, PAYS, RARE = range(100, 107)


def encoded(ids: list[int], sure: list[float] | None = None) -> EncodedMessage:
    """Return a message whose vectors say nothing, or in their first number how sure it is that a question begins."""
    vectors = np.zeros((len(ids), 384), np.float32)
    vectors[:, 0] = sure or 0.0
    return EncodedMessage(np.zeros(768), ids, vectors, vectors, [])


MESSAGES = [
    (encoded([HELLO, HOW, LONG, AND, WHO, PAYS]), [(1, 3), (4, 6)]),
    (encoded([HOW, LONG]), [(0, 2)]),
    (encoded([HELLO, WHO, PAYS]), [(1, 3)]),
] * 20


@pytest.fixture(scope="module")
def fitted() -> Tagger:
    return Tagger.fit([message for message, _ in MESSAGES], [questions for _, questions in MESSAGES])


def test_questions_begin_at_the_words_that_they_began_at(fitted: Tagger) -> None:
    tags = fitted.scores(encoded([WHO, PAYS, AND, HOW, LONG])).argmax(axis=1)
    assert tags.tolist() == [BEGINS, INSIDE, OUTSIDE, BEGINS, INSIDE]


def test_the_scores_are_logarithms_of_probabilities(fitted: Tagger) -> None:
    np.testing.assert_allclose(np.exp(fitted.scores(encoded([RARE, WHO, PAYS]))).sum(axis=1), 1.0, atol=1e-5)


def test_the_vectors_count_too() -> None:
    messages = [encoded([RARE, RARE, RARE], sure=[0.0, 9.0, 0.0])] * 40
    found = Tagger.fit(messages, [[(1, 3)]] * 40).scores(encoded([RARE, RARE, RARE], sure=[9.0, 0.0, 0.0]))
    assert found[0].argmax() == BEGINS


def test_what_was_learned_comes_back(fitted: Tagger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagger, "FILE", tmp_path / "tagger.npz")
    fitted.save()
    message = encoded([HELLO, WHO, PAYS])
    np.testing.assert_allclose(Tagger.load().scores(message), fitted.scores(message), atol=0.01)


def test_the_tags_of_questions() -> None:
    assert tags_of(5, [(0, 2), (3, 4)]).tolist() == [BEGINS, INSIDE, OUTSIDE, BEGINS, OUTSIDE]
