"""The tuned layers: what is stored, and that calibration finds phrases that they have not seen."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nlu import tuned_layers
from nlu.minilm_encoder import question_encoder, stock_encoder
from nlu.minilm_graph import read_safetensors
from nlu.minilm_weights import weights_file
from tests.training_data import phrases_by_intent


def test_only_layers_differ() -> None:
    stock = read_safetensors(weights_file("model.safetensors"))
    tuned = tuned_layers.tuned_weights(stock)
    changed = {name for name in stock if not np.array_equal(stock[name], tuned[name])}
    assert {name.split(".")[2] for name in changed} == set("012345")
    assert all(name.startswith("encoder.layer.") for name in changed)


def test_what_is_stored_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tuned_layers, "FILE", tmp_path / "layers.npz")
    stock = {"a": np.zeros((3, 4), np.float32), "b": np.ones(4, np.float32), "c": np.ones(2, np.float32)}
    tuned = {"a": np.linspace(-1, 1, 12, dtype=np.float32).reshape(3, 4), "b": np.array([1, 2, 3, 4], np.float32)}
    tuned_layers.save(tuned, stock, ["one phrase"])
    found = tuned_layers.tuned_weights(stock)
    for name in tuned:
        np.testing.assert_allclose(found[name], tuned[name], atol=0.02)
    np.testing.assert_array_equal(found["c"], stock["c"])


def test_phrases_that_were_not_learned_from_are_known() -> None:
    phrases = [phrase for phrases in phrases_by_intent().values() for phrase in phrases]
    unseen = [phrase for phrase in phrases if not tuned_layers.has_seen(phrase)]
    assert len(unseen) >= len(phrases) / 10
    assert not tuned_layers.has_seen("a phrase that nobody ever wrote for this bot")
    seen = next(phrase for phrase in phrases if tuned_layers.has_seen(phrase))
    assert tuned_layers.has_seen(f" {seen.upper()} ")


def test_every_intent_has_phrases_for_calibration() -> None:
    for intent, phrases in phrases_by_intent().items():
        assert sum(not tuned_layers.has_seen(phrase) for phrase in phrases) >= 3, intent


def test_questions_get_the_vectors_of_the_tuned_layers() -> None:
    sentences = ["What is a SENCO?", "how long is the npq"]
    tuned, untuned = np.split(question_encoder().encode(sentences), 2, axis=1)
    stock = stock_encoder().encode(sentences)
    assert ((tuned * stock).sum(axis=1) < 0.9).all()
    for vectors in (tuned, untuned):
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
