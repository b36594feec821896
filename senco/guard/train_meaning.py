"""Train the network on the sentence encoder's vectors, as a part of ``python -m senco.guard.train``."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence

import numpy as np
from sklearn.neural_network import MLPClassifier

from nlu.minilm_encoder import default_encoder
from nlu.minilm_weights import SHA256
from senco.guard.meaning import HIDDEN

SCALE = 10.0  # of the vectors: the network learns faster from values around one half
NETWORKS = 2  # with different beginnings; their mean is steadier, and is itself one network
# Of unseen ordinary texts, as in train.py; most of them are taken over by the plain classifier, too.
FALSE_ALARMS = {"whole": 0.0012, "sentence": 0.0006, "stretch": 0.0006}
# Where phrases say "about work", in standard deviations of the network's scores: in cross-validation 27 of 56 concerns
# reach this, and 1 of 1,233 other texts.
FRAMED = 1.0


def train_meaning(
    texts: list[str],
    labels: np.ndarray,
    folds: Sequence[tuple[np.ndarray, np.ndarray]],
    plain: np.ndarray,
    ordinary: Mapping[str, slice],
) -> dict:
    """Return the network as it is stored.

    Args:
        texts: what is learned from, as typed or as parts of a message.
        labels: 1 for concerns, 0 for others.
        folds: places to learn from and places to try, of a cross-validation.
        plain: the plain classifier's scores of texts that it had not seen.
        ordinary: places of ordinary questions, by the kind of segment whose threshold they set.
    """
    vectors = default_encoder().encode(texts)
    unseen = np.zeros(len(texts))
    for learned, tried in folds:
        hidden, hidden_bias, output, output_bias = _fit(vectors[learned], labels[learned])
        unseen[tried] = (vectors[tried] @ hidden + hidden_bias).clip(0) @ output + output_bias
    share = float(unseen.std() / plain.std())  # both scores count alike
    both = unseen + share * plain
    thresholds = {kind: _threshold(both[place], FALSE_ALARMS[kind]) for kind, place in ordinary.items()}
    hidden, hidden_bias, output, output_bias = _fit(vectors, labels)
    return {
        "encoder": SHA256["model.safetensors"],
        "unseen_concerns_found": round(float(np.mean(both[labels == 1] >= thresholds["whole"])), 3),
        "thresholds": thresholds,
        "framed": round(FRAMED * float(unseen.std()), 4),
        "plain": round(share, 4),
        "output_bias": round(output_bias, 4),
        "hidden": _as_halves(hidden),
        "hidden_bias": _as_halves(hidden_bias),
        "output": _as_halves(output),
    }


def _fit(vectors: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """Return the mean of several networks of one hidden layer, as one such network."""
    concerns = np.flatnonzero(labels)
    chosen = np.r_[np.arange(len(labels)), concerns]  # concerns count twice: there are fewer
    networks = [
        MLPClassifier(
            (HIDDEN // NETWORKS,), alpha=1e-3, learning_rate_init=2e-3, batch_size=128, max_iter=15, random_state=seed
        ).fit(vectors[chosen] * SCALE, labels[chosen])
        for seed in range(NETWORKS)
    ]
    return (
        np.hstack([network.coefs_[0] * SCALE for network in networks]),
        np.hstack([network.intercepts_[0] for network in networks]),
        np.hstack([network.coefs_[1][:, 0] / NETWORKS for network in networks]),
        float(np.mean([network.intercepts_[1][0] for network in networks])),
    )


def _threshold(scores: np.ndarray, share: float) -> float:
    """Return the score that only this share of texts reaches."""
    ordered = np.sort(scores)
    return round(float(ordered[-max(1, round(len(scores) * share))]) + 1e-4, 4)


def _as_halves(values: np.ndarray) -> str:
    return base64.b85encode(values.astype("<f2").tobytes()).decode()
