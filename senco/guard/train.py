"""Train the classifier of the safeguarding check: ``python -m senco.guard.train``.

Learns from ``knowledge/guard/examples.yml`` and, as ordinary questions, from the phrases in ``data/nlu`` except those of
the safeguarding intents.  The threshold is set on ordinary questions that the weights have not seen, by cross-validation.
The same inputs give the same file.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from senco.guard.classifier import features
from senco.guard.safeguarding import GUARD_DIR, default_listener
from senco.knowledge.yaml_files import read_yaml

NLU_DIR = GUARD_DIR.parent.parent / "data" / "nlu"
EXAMPLES = GUARD_DIR / "examples.yml"
TARGET = GUARD_DIR / "classifier.json"
NOT_CONCERNS = ("professional", "strain", "ordinary")
UNSORTED = "unsorted"
BUCKETS = 1 << 17
CASE_BUCKETS = 1 << 12
STRENGTH = 10.0  # of fitting against simplicity; 3 and 30 give the same figures within a point
CONCERN_WEIGHT = 3.0  # there are five times as many ordinary texts as concerns
FALSE_ALARMS = 0.0015  # of unseen ordinary questions: the phrases need part of the half percent that is allowed
FOLDS = 5


@dataclass(frozen=True)
class Material:
    """What is learned from: concerns with their cases, texts that are none, and which of these are from data/nlu."""

    concerns: list[str]
    cases: list[str]
    others: list[str]
    ordinary: list[str]


def read_material() -> Material:
    """Return the training texts in the order of their files."""
    examples = read_yaml(EXAMPLES)
    pairs = [(text, case) for case, texts in examples.items() if case not in NOT_CONCERNS for text in texts]
    ordinary = []
    for path in sorted(NLU_DIR.glob("*.yml")):
        for block in read_yaml(path)["nlu"]:
            if not block["intent"].startswith("safeguarding"):
                ordinary += [line.removeprefix("- ") for line in block["examples"].splitlines() if line]
    others = [text for kind in NOT_CONCERNS for text in examples[kind]]
    return Material([text for text, _ in pairs], [case for _, case in pairs], others, ordinary)


def digest(material: Material) -> str:
    """Return a fingerprint of what is learned from and of how texts are read."""
    listener = default_listener()
    texts = [*material.concerns, *material.cases, *material.others, *material.ordinary]
    read = "\n".join(f"{text}\t{' '.join(listener.words(text))}" for text in texts)
    return hashlib.sha256(read.encode()).hexdigest()[:16]


def train(material: Material) -> dict:
    """Return the classifier as it is stored."""
    texts = [*material.concerns, *material.others, *material.ordinary]
    hashes = [_features(text) for text in texts]
    labels = np.array([1] * len(material.concerns) + [0] * (len(texts) - len(material.concerns)))
    matrix = _matrix(hashes, BUCKETS)
    model = LogisticRegression(C=STRENGTH, class_weight={1: CONCERN_WEIGHT, 0: 1.0}, solver="liblinear", max_iter=2000)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    unseen = cross_val_predict(model, matrix, labels, cv=folds, method="decision_function")
    ordinary = np.sort(unseen[-len(material.ordinary) :])
    threshold = float(ordinary[-max(1, round(len(ordinary) * FALSE_ALARMS)) - 1])
    model.fit(matrix, labels)
    weights, scale = _as_bytes(model.coef_[0])
    return {
        "inputs": digest(material),
        "unseen_concerns_found": round(float(np.mean(unseen[: len(material.concerns)] > threshold)), 3),
        "threshold": round(threshold, 4),
        "bias": round(float(model.intercept_[0]), 4),
        "scale": round(scale, 6),
        "weights": weights,
        "cases": _train_cases(material, hashes),
    }


def _train_cases(material: Material, hashes: Sequence[list[int]]) -> dict[str, str]:
    chosen = [index for index, case in enumerate(material.cases) if case != UNSORTED]
    labels = [material.cases[index] for index in chosen]
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", solver="liblinear", max_iter=2000)
    model.fit(_matrix([hashes[index] for index in chosen], CASE_BUCKETS), labels)
    scale = float(np.abs(model.coef_).max()) / 127
    return {str(case): _as_bytes(row, scale)[0] for case, row in zip(model.classes_, model.coef_, strict=True)}


def _features(text: str) -> list[int]:
    listener = default_listener()
    return features(listener.words(text), listener.kinds)


def _matrix(hashes: Sequence[list[int]], buckets: int) -> csr_matrix:
    """One row a text; each feature weighs less the more the text has (as when the classifier is used)."""
    rows = np.repeat(np.arange(len(hashes)), [len(row) for row in hashes])
    columns = np.fromiter((value % buckets for row in hashes for value in row), dtype=np.int64, count=len(rows))
    values = np.repeat([1 / np.sqrt(max(1, len(row))) for row in hashes], [len(row) for row in hashes])
    return csr_matrix((values, (rows, columns)), shape=(len(hashes), buckets))


def _as_bytes(weights: np.ndarray, scale: float | None = None) -> tuple[str, float]:
    scale = scale or float(np.abs(weights).max()) / 127
    return base64.b85encode(np.round(weights / scale).astype(np.int8).tobytes()).decode(), scale


def main(target: Path = TARGET) -> None:
    """Train and write the weights."""
    stored = train(read_material())
    target.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    found = stored["unseen_concerns_found"]
    print(f"{target.name}: {target.stat().st_size // 1024} KB; alone finds {found:.1%} of unseen examples of concerns")


if __name__ == "__main__":
    main()
