"""HINT3: the same classifier trained and tested on two public FAQ bots' real queries."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from sklearn.metrics import matthews_corrcoef, roc_auc_score

from nlu.intent_model import IntentModel

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "benchmarks" / "hint3"
OUT_OF_SCOPE = "NO_NODES_DETECTED"


def print_hint3() -> None:
    """Train on each bot's phrases and print in-scope accuracy, AUROC and best MCC."""
    print(f"\n{'HINT3':<14}{'in-scope accuracy':>19}{'AUROC':>9}{'best MCC':>10}")
    for name in ("sofmattress", "curekart"):
        accuracy, auroc, mcc = _measure(name)
        print(f"{name:<14}{accuracy:>19.3f}{auroc:>9.3f}{mcc:>10.3f}")


def _measure(name: str) -> tuple[float, float, float]:
    texts, labels = _read(f"{name}_train.csv")
    model = IntentModel.fit(texts, labels, group_of={})
    queries, expected = _read(f"{name}_test.csv")
    predictions = model.predict(queries)
    best = [model.rank(prediction, 1)[0] for prediction in predictions]
    guesses, confidence = np.array([row[0] for row in best]), np.array([row[1] for row in best])
    truth = np.array(expected)
    inside = truth != OUT_OF_SCOPE
    accuracy = float((guesses == truth)[inside].mean())
    mcc = max(
        matthews_corrcoef(truth, np.where(confidence >= threshold, guesses, OUT_OF_SCOPE))
        for threshold in np.unique(confidence)
    )
    return accuracy, float(roc_auc_score(inside, confidence)), float(mcc)


def _read(name: str) -> tuple[list[str], list[str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        rows = [(row["sentence"], row["label"]) for row in csv.DictReader(file)]
    return [text for text, _ in rows], [label for _, label in rows]
