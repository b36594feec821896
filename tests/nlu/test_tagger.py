"""The tagger finds where questions begin, from the vectors of the tokens around."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nlu.minilm_encoder import EncodedMessage, question_encoder
from nlu.reading import tagger
from nlu.reading.tagger import BEGINS, INSIDE, OUTSIDE, TAGS, Tagger, default_tagger, tags_of

WIDTHS, NUMBERS = (3, 5, 1), (4, 6, 2, TAGS)


def message(vectors: np.ndarray) -> EncodedMessage:
    """Return a message of which only the vectors matter."""
    return EncodedMessage(np.zeros(0), list(range(len(vectors))), vectors, vectors, [])


@pytest.fixture
def made_up() -> Tagger:
    draw = np.random.RandomState(0).standard_normal
    sizes = list(zip(WIDTHS, NUMBERS, NUMBERS[1:], strict=False))
    weights = [draw(size).astype(np.float32) for size in sizes]
    return Tagger(weights, [draw(out).astype(np.float32) for _, _, out in sizes])


def test_the_scores_are_those_of_a_convolution_written_out(made_up: Tagger) -> None:
    found = vectors = np.random.RandomState(1).standard_normal((7, NUMBERS[0])).astype(np.float32)
    for number, (weights, constants) in enumerate(zip(made_up.weights, made_up.constants, strict=True)):
        rows = []
        for token in range(len(found)):
            row = constants.copy()
            for place in range(len(weights)):
                other = token + place - len(weights) // 2
                if 0 <= other < len(found):
                    row = row + found[other] @ weights[place]
            rows.append(row if number == len(made_up.weights) - 1 else np.maximum(row, 0.0))
        found = np.stack(rows)
    expected = found - np.log(np.exp(found).sum(axis=1, keepdims=True))
    np.testing.assert_allclose(made_up.scores(message(vectors)), expected, rtol=1e-4, atol=1e-4)


def test_one_token_is_enough(made_up: Tagger) -> None:
    assert made_up.scores(message(np.ones((1, NUMBERS[0]), np.float32))).shape == (1, TAGS)


def test_what_was_learned_comes_back(made_up: Tagger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagger, "FILE", tmp_path / "tagger.npz")
    made_up.save()
    vectors = message(np.ones((3, NUMBERS[0]), np.float32))
    np.testing.assert_allclose(Tagger.load().scores(vectors), made_up.scores(vectors), atol=0.05)


def test_it_learned_where_questions_begin() -> None:
    encoded = question_encoder().encode_message("Hello there, I teach Year 3. How long is the NPQ and who pays for it?")
    tags = default_tagger().scores(encoded).argmax(axis=1)
    begins = [encoded.offsets[token][0] for token in np.flatnonzero(tags == BEGINS)]
    assert begins == [29, 53]
    assert tags[1] == OUTSIDE


def test_the_tags_of_questions() -> None:
    assert tags_of(5, [(0, 2), (3, 4)]).tolist() == [BEGINS, INSIDE, OUTSIDE, BEGINS, OUTSIDE]
