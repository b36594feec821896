"""Train the networks on the sentence encoder's vectors, as a part of ``python -m senco.guard.train``."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from nlu.minilm_encoder import default_encoder
from nlu.minilm_weights import SHA256
from nlu.tuned_layers import fingerprint
from senco.guard import tuned
from senco.guard.meaning import Head, packed
from senco.guard.train_heads import Texts, train_head

if TYPE_CHECKING:
    from senco.guard.train import Lessons

NETWORKS = 3  # with different beginnings; their mean is steadier
NETWORKS_TRIED = 1  # in each part of the cross-validation, for its time
PLAIN = 0.5  # of the sum, where both scores have the same spread; 1 gives the same within three points
MEANT = 0.3  # the same of the tuned network's score; from 0.2 to 0.5 it gives the same within a point
# Of unseen ordinary texts, as in train.py.  Together with what the phrases take, it has to stay below half a percent.
FALSE_ALARMS = {"whole": 0.0016, "sentence": 0.0007, "stretch": 0.0013}
# The same for what is perhaps a concern: a line of signposting is less of a nuisance than a question not answered.
PERHAPS = {"whole": 0.005, "sentence": 0.002, "stretch": 0.004}
# Where phrases say "about work", in standard deviations of the score: in cross-validation 72 of 96 concerns reach this, and
# 5 of 1,639 other texts.
FRAMED = 0.25
DOUBTED = 0.001  # of the concerns that phrases find without immediate danger: so many would not be believed


def train_meaning(
    lessons: Lessons,
    folds: Sequence[tuple[np.ndarray, np.ndarray]],
    plain: np.ndarray,
    ordinary: Mapping[str, slice],
    said: np.ndarray,
) -> dict:
    """Return the networks as they are stored.

    Args:
        lessons: what is learned from.
        folds: places to learn from and places to try, of a cross-validation.
        plain: the plain classifier's scores of texts that it had not seen.
        ordinary: places of ordinary questions, by the kind of segment whose threshold they set.
        said: places of concerns that phrases find, and not as immediate danger.
    """
    texts, middle, spread = _encoded(lessons.typed)
    labels, importance = lessons.labels, lessons.importance
    unseen = np.zeros(len(labels))
    for learned, tried in folds:
        heads = [train_head(texts, learned, labels, importance, seed) for seed in range(NETWORKS_TRIED)]
        unseen[tried] = [np.mean([head.score(texts[index]) for head in heads]) for index in tried]
    # The tuned layers have scored a part of the texts before they learned from them: the thresholds are set on that.
    kept = tuned.unseen_scores()
    meant = np.array([kept.get(fingerprint(text), np.nan) for text in lessons.typed])
    share, meant_share = PLAIN * float(unseen.std() / plain.std()), MEANT * float(unseen.std() / np.nanstd(meant))
    both = unseen + share * plain + meant_share * meant
    thresholds, perhaps = (
        {kind: _threshold(_known(both[place]), alarms[kind]) for kind, place in ordinary.items()}
        for alarms in (FALSE_ALARMS, PERHAPS)
    )
    everything = np.arange(len(labels))
    heads = [train_head(texts, everything, labels, importance, seed) for seed in range(NETWORKS)]
    return {
        "encoder": SHA256["model.safetensors"],
        "layers": tuned.fingerprint(),
        "unseen_concerns_found": round(float(np.mean(_known(both[labels == 1]) >= thresholds["whole"])), 3),
        "thresholds": thresholds,
        "perhaps": perhaps,
        "framed": round(FRAMED * float(_known(both).std()), 4),
        "doubted": round(float(np.quantile(_known(both[said]), DOUBTED)), 4),
        "plain": round(share, 4),
        "meant": round(meant_share, 4),
        "middle": packed(middle, "<f2"),
        "spread": packed(spread, "<f2"),
        "heads": [dict(_stored(head)) for head in heads],
    }


def _encoded(typed: list[str]) -> tuple[Texts, np.ndarray, np.ndarray]:
    """Return the vectors of all tokens with middle 0 and spread 1, and what their middle and spread were."""
    encoder, size = default_encoder(), 2048
    parts = [encoder.encode_tokens(typed[start : start + size]) for start in range(0, len(typed), size)]
    vectors = [tokens.astype(np.float16) for part in parts for tokens in part]
    sample = np.concatenate(vectors[::20]).astype(np.float32)
    middle, spread = (values.astype(np.float16).astype(np.float32) for values in (sample.mean(0), sample.std(0) + 0.01))
    return Texts([((tokens - middle) / spread).astype(np.float16) for tokens in vectors]), middle, spread


def _known(scores: np.ndarray) -> np.ndarray:
    return scores[~np.isnan(scores)]


def _stored(head: Head) -> Iterator[tuple[str, dict]]:
    for field in dataclasses.fields(head):
        yield field.name, packed(getattr(head, field.name))


def _threshold(scores: np.ndarray, share: float) -> float:
    """Return the score that only this share of texts reaches."""
    ordered = np.sort(scores)
    return round(float(ordered[-max(1, round(len(scores) * share))]) + 1e-4, 4)
