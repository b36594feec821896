"""The layers that were tuned to hear concerns, as they are stored and as the encoder gives them out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nlu.minilm_encoder import default_encoder
from nlu.minilm_graph import HIDDEN, read_safetensors
from nlu.minilm_weights import weights_file
from nlu.tuned_layers import FIRST_TUNED, fingerprint
from senco.guard import tuned

LAYER = f"encoder.layer.{FIRST_TUNED}.output.dense.bias"


def test_what_was_stored_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stock = read_safetensors(weights_file("model.safetensors"))
    head, layers = tuned.head(), {LAYER: stock[LAYER] + 0.01}
    monkeypatch.setattr(tuned, "FILE", tmp_path / "tuned.npz")
    tuned.save(layers, stock, head, {"i am not safe": 3.5})
    found = tuned.weights(stock)
    np.testing.assert_allclose(found[LAYER], layers[LAYER], atol=1e-4)
    assert sum(found[name] is not stock[name] for name in stock) == 1
    tokens = np.ones((3, HIDDEN), dtype=np.float32)
    assert tuned.head().score(tokens) == pytest.approx(head.score(tokens))
    assert tuned.unseen_scores() == {fingerprint("i am not safe"): 3.5}


@pytest.mark.slow
def test_the_encoder_gives_the_vectors_that_were_tuned() -> None:
    texts = ["what is a senco", "i do not feel safe at home"]
    encoders = tuned.listening_encoder(), default_encoder()
    for found, stock in zip(*(encoder.encode_tokens(texts) for encoder in encoders), strict=True):
        assert found.shape == stock.shape
        assert np.abs(found - stock).max() > 0.1


def test_enough_texts_were_scored_before_they_were_learned_from() -> None:
    scores = np.array(list(tuned.unseen_scores().values()))
    assert len(scores) > 10_000 and np.isfinite(scores).all()
