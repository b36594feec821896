"""The layers that were tuned to hear concerns, as they are stored and as the encoder gives them out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nlu.minilm_graph import HIDDEN, LAYERS, read_safetensors
from nlu.minilm_weights import weights_file
from nlu.tuned_layers import fingerprint
from senco.guard import tuned

LAYER = f"encoder.layer.{LAYERS - 1}.output.dense.bias"


def test_what_was_stored_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stock = read_safetensors(weights_file("model.safetensors"))
    head, layers = tuned.head(), {LAYER: stock[LAYER] + 0.01}
    monkeypatch.setattr(tuned, "FILE", tmp_path / "tuned.npz")
    tuned.save(layers, stock, head, {"i am not safe": 3.5})
    found = tuned.weights(stock)
    np.testing.assert_allclose(found[LAYER], layers[LAYER], atol=1e-4)
    assert sum(found[name] is not stock[name] for name in stock) == 1
    tokens = np.ones((3, HIDDEN), dtype=np.float32)
    again = tuned.head().hear(tokens)
    assert again.score == pytest.approx(head.hear(tokens).score) and again.chances == pytest.approx(
        head.hear(tokens).chances
    )
    assert tuned.unseen_scores() == {fingerprint("i am not safe"): 3.5}


@pytest.mark.slow
def test_the_encoder_gives_the_vectors_that_were_tuned() -> None:
    harmless, danger = tuned.listening_encoder().encode_tokens(["what is a senco", "my dad hits me and i am scared"])
    assert harmless.shape[1] == danger.shape[1] == HIDDEN
    assert tuned.head().hear(harmless).score < -2 < 2 < tuned.head().hear(danger).score
    chances = tuned.head().hear(danger).chances
    assert max(chances, key=lambda case: chances[case]) == "young_person"


def test_enough_texts_were_scored_before_they_were_learned_from() -> None:
    scores = np.array(list(tuned.unseen_scores().values()))
    assert len(scores) > 10_000 and np.isfinite(scores).all()
