"""The layers of MiniLM as they were tuned on our phrases (``python -m scripts.tune_encoder`` makes them).

What is stored (``tuned_layers.npz``) is the difference to the stock weights, a byte a number with a scale a row, beside
fingerprints of the phrases that were learned from: the classifier must not be calibrated on phrases that its encoder knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from zlib import crc32

import numpy as np

FILE = Path(__file__).resolve().parent / "tuned_layers.npz"
SEEN = "phrases"  # the array of fingerprints
_STEPS = 127
_SCALE = "/scale"


def fingerprint(phrase: str) -> int:
    """Return a number for a phrase that is the same for other capitals and spaces around."""
    return crc32(phrase.strip().casefold().encode())


def has_seen(phrase: str) -> bool:
    """Whether the layers were tuned on a phrase."""
    return fingerprint(phrase) in _seen()


@lru_cache(maxsize=1)
def _seen() -> frozenset[int]:
    with np.load(FILE, allow_pickle=False) as stored:
        return frozenset(stored[SEEN].tolist())


def version() -> int:
    """Return a number that is another when the layers are: for what was learned from their vectors and is kept."""
    return crc32(FILE.read_bytes())


def tuned_weights(stock: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the stock weights with the tuned layers in place.

    Args:
        stock: all weights of MiniLM by name.
    """
    with np.load(FILE, allow_pickle=False) as stored:
        return restored(stored, stock)


def save(tuned: Mapping[str, np.ndarray], stock: Mapping[str, np.ndarray], phrases: list[str]) -> None:
    """Write the difference of tuned to stock weights, and which phrases and messages were learned from."""
    seen = np.unique([fingerprint(phrase) for phrase in phrases]).astype(np.uint32)
    np.savez_compressed(FILE, **{SEEN: seen, **differences(tuned, stock)})


def differences(tuned: Mapping[str, np.ndarray], stock: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return how tuned weights differ from the stock ones, as arrays to store."""
    stored: dict[str, np.ndarray] = {}
    for name, value in tuned.items():
        difference = np.atleast_2d(value - stock[name])
        scale = np.maximum(np.abs(difference).max(axis=1, keepdims=True), 1e-12) / _STEPS
        stored[name] = np.round(difference / scale).astype(np.int8)
        stored[f"{name}{_SCALE}"] = scale.astype(np.float32)
    return stored


def restored(stored: Mapping[str, np.ndarray], stock: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return all weights, those with stored :func:`differences` tuned."""
    weights = dict(stock)
    for name in (name for name in stored if f"{name}{_SCALE}" in stored):
        difference = stored[name].astype(np.float32) * stored[f"{name}{_SCALE}"]
        weights[name] = stock[name] + difference.reshape(stock[name].shape)
    return weights
