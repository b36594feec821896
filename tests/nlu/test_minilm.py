"""The sentence encoder, against figures published for the model."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from nlu import minilm_encoder
from nlu.minilm_encoder import SentenceEncoder, question_encoder, stock_encoder, stock_weights
from nlu.minilm_graph import HIDDEN, build_question_onnx
from nlu.minilm_weights import WeightsError, _verify, weights_file

# From the model's documentation: cosines among these three sentences.
SENTENCES = ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."]
COSINES = [[1.0, 0.6660, 0.1046], [0.6660, 1.0, 0.1411], [0.1046, 0.1411, 1.0]]


def test_the_graph_gives_the_published_cosines() -> None:
    vectors = stock_encoder().encode(SENTENCES)
    np.testing.assert_allclose(vectors @ vectors.T, COSINES, atol=1e-4)


def test_a_batch_gives_what_single_sentences_give() -> None:
    texts = ["short", "a rather longer sentence about special educational needs", "", "word " * 400]
    together = stock_encoder().encode(texts)
    alone = np.vstack([stock_encoder().encode([text]) for text in texts])
    np.testing.assert_allclose(together, alone, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-5)


def test_the_vectors_of_the_tokens_make_the_vector_of_the_sentence() -> None:
    texts = ["short", "a rather longer sentence about special educational needs"]
    means = np.vstack([tokens.mean(axis=0) for tokens in stock_encoder().encode_tokens(texts)])
    expected = means / np.linalg.norm(means, axis=1, keepdims=True)
    np.testing.assert_allclose(stock_encoder().encode(texts), expected, atol=1e-5)


def test_a_stretch_of_a_message_means_what_its_words_mean_there() -> None:
    found = question_encoder().encode_message("how long is it")
    np.testing.assert_allclose(found.within((0, len(found.ids))), found.sentence, atol=1e-5)
    there, elsewhere = (question_encoder().encode_message(text) for text in ("my dog, how long", "the course, how long"))
    assert there.within((4, 6))[:HIDDEN] @ elsewhere.within((4, 6))[:HIDDEN] < 0.99


def test_the_encoder_of_questions_is_the_stock_one_where_nothing_is_tuned(tmp_path: Path) -> None:
    text, file = "how long is the course", tmp_path / "untuned.onnx"
    build_question_onnx(stock_weights(), file)
    untuned = SentenceEncoder(file, weights_file("tokenizer.json")).encode_message(text)
    assert untuned.sentence[:HIDDEN] @ stock_encoder().encode([text])[0] > 0.97  # its weights are rounded
    assert not np.allclose(question_encoder().encode_message(text).wording, untuned.wording, atol=0.01)


def test_two_that_build_the_graph_at_once_do_not_see_each_others_half(tmp_path) -> None:
    def slowly(target: Path) -> None:
        with target.open("w") as file:
            for part in range(20):
                print(part, file=file, flush=True)
                time.sleep(0.005)

    target = tmp_path / "var" / "graph.onnx"
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: minilm_encoder._build_whole(slowly, target), range(4)))
    assert target.read_text().split() == [str(part) for part in range(20)]
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_other_weights_are_refused(tmp_path) -> None:
    forged = tmp_path / "tokenizer.json"
    forged.write_text("{}")
    with pytest.raises(WeightsError, match="SHA-256"):
        _verify(forged)
