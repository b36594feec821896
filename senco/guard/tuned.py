"""What ``scripts/tune_guard.py`` stores in ``knowledge/guard/tuned.npz``: MiniLM's layers, tuned to hear concerns.

Beside the layers there is the network on top of them, and the scores of texts before they were learned from, on which
``python -m senco.guard.train`` sets the thresholds.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from senco.guard.meaning import Head
from senco.guard.normalise import GUARD_DIR

if TYPE_CHECKING:
    import numpy as np

    from nlu.minilm_encoder import SentenceEncoder

FILE = GUARD_DIR / "tuned.npz"
_TEXTS, _SCORES, _HEAD = "texts", "scores", "head/"


def save(tuned: Mapping[str, np.ndarray], stock: Mapping[str, np.ndarray], head: Head, unseen: Mapping[str, float]) -> None:
    """Write the file.

    Args:
        tuned: the tuned weights by name.
        stock: all stock weights.
        head: the network on the vectors of the last layer.
        unseen: scores of texts that what gave them had not learned from.
    """
    import numpy as np

    from nlu.tuned_layers import differences, fingerprint

    network = {f"{_HEAD}{field.name}": np.asarray(getattr(head, field.name)) for field in dataclasses.fields(head)}
    texts = np.array([fingerprint(text) for text in unseen], dtype=np.uint32)
    scores = np.array(list(unseen.values()), dtype=np.float32)
    np.savez_compressed(FILE, **{_TEXTS: texts, _SCORES: scores}, **network, **differences(tuned, stock))


def fingerprint() -> str:
    """Return what tells this file from others."""
    return hashlib.sha256(FILE.read_bytes()).hexdigest()


def weights(stock: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return all weights of MiniLM as they were tuned."""
    import numpy as np

    from nlu.tuned_layers import restored

    with np.load(FILE, allow_pickle=False) as stored:
        return restored(stored, stock)


def head() -> Head:
    """Return the network on the vectors of the last tuned layer."""
    import numpy as np

    with np.load(FILE, allow_pickle=False) as stored:
        return Head(**{name.removeprefix(_HEAD): stored[name] for name in stored.files if name.startswith(_HEAD)})


@lru_cache(maxsize=1)
def listening_encoder() -> SentenceEncoder:
    """Return the process-wide encoder of the check: its tokens have the vectors of the last tuned layer.

    Raises:
        nlu.minilm_weights.WeightsError: the weights of MiniLM are missing or not the pinned ones.
    """
    from nlu import minilm_encoder
    from nlu.minilm_graph import build_onnx

    def build(target: Path) -> None:
        build_onnx(weights(minilm_encoder.stock_weights()), target)

    return minilm_encoder.cached_encoder(f"guard-{minilm_encoder.fingerprint(FILE)}", build)


def unseen_scores() -> dict[int, float]:
    """Return the scores of unseen texts by :func:`nlu.tuned_layers.fingerprint`."""
    import numpy as np

    with np.load(FILE, allow_pickle=False) as stored:
        return dict(zip(stored[_TEXTS].tolist(), stored[_SCORES].tolist(), strict=True))
