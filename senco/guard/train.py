"""Train the classifiers of the safeguarding check: ``python -m senco.guard.train``.

Learns from ``knowledge/guard/examples.yml`` and, as ordinary questions, from the phrases in ``data/nlu`` and the follow-ups
and long messages of ``nlu/reading``, except those of the safeguarding intents and a fifth that is held back for measuring.
The thresholds are set on ordinary questions that the weights have not seen: the plain classifier's by cross-validation,
those of the network on the sentence encoder on what ``make tune-guard`` kept back.  That network learns nothing here.  The
same inputs give the same files.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold, cross_val_predict

from senco.guard.classifier import features
from senco.guard.meaning import FILE, as_text
from senco.guard.normalise import BREAK, GUARD_DIR
from senco.guard.safeguarding import default_listener
from senco.guard.thresholds import thresholds_of
from senco.knowledge.yaml_files import read_yaml

ROOT = GUARD_DIR.parent.parent
NLU_DIR, READING = ROOT / "data" / "nlu", ROOT / "nlu" / "reading"
MESSAGES, FOLLOW_UPS = READING / "messages.yml", READING / "follow_ups.yml"
LONG = 25  # words: shorter messages are like the phrases
SAFEGUARDING = "safeguarding"  # the intents of those who speak of danger
EXAMPLES = GUARD_DIR / "examples.yml"
TARGET = GUARD_DIR / "classifier.json"
NOT_CONCERNS = ("professional", "strain", "ordinary")
UNSORTED = "unsorted"
BUCKETS = 1 << 18
CASE_BUCKETS = 1 << 14
STRENGTH = 10.0  # of fitting against simplicity; 3 and 30 give the same figures within a point
CONCERN_WEIGHT = 3.0  # there are five times as many ordinary texts as concerns
# Of unseen ordinary texts: without and with a word that often goes with danger.  This is for the plain classifier alone,
# when the sentence encoder is not there; together with what the phrases take, it has to stay below half a percent of
# messages, and a long message has several sentences.
FALSE_ALARMS = {"whole": (0.0018, 0.0012), "sentence": (0.0008, 0.0006), "stretch": (0.0015, 0.0005)}
IMPORTANCE = {"concerns": 2.0, "others": 2.0, "ordinary": 1.0}  # of mistakes: there are more ordinary texts
FOLDS = 5
HELD_BACK = 5  # one in so many ordinary questions


@dataclass(frozen=True)
class Material:
    """What is learned from: concerns with their cases, texts that are none, and which of these are from data/nlu."""

    concerns: list[str]
    cases: list[str]
    others: list[str]
    ordinary: list[str]


@dataclass(frozen=True)
class Lessons:
    """What is learned from: whole texts (concerns, others, ordinary questions), then single sentences of the last.

    Attributes:
        typed: each as typed, or as a part of a message is given to the encoder.
        words: its words.
        labels: 1 for concerns, 0 for others.
        importance: how much a mistake with it counts.
        sources: the place of the text that it is, or is a part of.
        cases: the case of each; UNSORTED if it has none, or it is not known.
        whole: how many of them are whole texts.
    """

    typed: list[str]
    words: list[list[str]]
    labels: np.ndarray
    importance: np.ndarray
    sources: np.ndarray
    cases: list[str]
    whole: int


def read_material() -> Material:
    """Return the training texts in the order of their files."""
    examples = read_yaml(EXAMPLES)
    pairs = [(text, case) for case, texts in examples.items() if case not in NOT_CONCERNS for text in texts]
    ordinary = [text for text in ordinary_questions() if not is_held_back(text)]
    others = [text for kind in NOT_CONCERNS for text in examples[kind]]
    return Material([text for text, _ in pairs], [case for _, case in pairs], others, ordinary)


def ordinary_questions() -> list[str]:
    """Return phrases, follow-ups and long messages of visitors, but those in which somebody may be in danger."""
    phrases = [
        line.removeprefix("- ")
        for path in sorted(NLU_DIR.glob("*.yml"))
        for block in read_yaml(path)["nlu"]
        if not block["intent"].startswith(SAFEGUARDING)
        for line in block["examples"].splitlines()
        if line
    ]
    messages = [
        message["text"]
        for message in read_yaml(MESSAGES)
        if len(message["text"].split()) >= LONG
        and not any(asked["intent"].startswith(SAFEGUARDING) for asked in message["asks"])
    ]
    follow_ups = [row["then"] for row in read_yaml(FOLLOW_UPS) if not row["intent"].startswith(SAFEGUARDING)]
    return list(dict.fromkeys([*phrases, *messages, *follow_ups]))


def is_held_back(text: str) -> bool:
    """Whether an ordinary question is kept for measuring."""
    return number_of(text) % HELD_BACK == 0


def number_of(text: str) -> int:
    """Return a number made of the letters of a text: it draws lots that stay the same when other texts come and go."""
    return crc32("".join(sign for sign in text.casefold() if sign.isalnum()).encode())


def lessons_of(material: Material) -> Lessons:
    """Return what is learned from.

    In a long message sentences are judged alone, so sentences of ordinary questions are learned alone, too.
    """
    listener = default_listener()
    texts = [*material.concerns, *material.others, *material.ordinary]
    words = [listener.words(text) for text in texts]
    first_ordinary = len(texts) - len(material.ordinary)
    parts = [(part, index) for index in range(first_ordinary, len(texts)) for part in _sentences(words[index])]
    rows = {"concerns": len(material.concerns), "others": len(material.others)}
    rows["ordinary"] = len(texts) + len(parts) - sum(rows.values())
    return Lessons(
        typed=[*texts, *(as_text(part) for part, _ in parts)],
        words=[*words, *(part for part, _ in parts)],
        labels=np.repeat([1, 0, 0], list(rows.values())),
        importance=np.concatenate([np.full(count, IMPORTANCE[kind]) for kind, count in rows.items()]),
        sources=np.array([*range(len(texts)), *(index for _, index in parts)]),
        cases=[*material.cases, *[UNSORTED] * (sum(rows.values()) - len(material.cases))],
        whole=len(texts),
    )


def digest(material: Material) -> str:
    """Return a fingerprint of the examples and of how texts are read; training phrases may change without harm."""
    listener = default_listener()
    texts = [*material.concerns, *material.cases, *material.others]
    read = "\n".join(f"{text}\t{' '.join(listener.words(text))}" for text in texts)
    return hashlib.sha256(read.encode()).hexdigest()[:16]


def train(material: Material) -> tuple[dict, dict]:
    """Return the plain classifier, and how it goes with the tuned network, as they are stored."""
    listener = default_listener()
    lessons = lessons_of(material)
    first_ordinary, count = len(material.concerns) + len(material.others), lessons.whole
    hashes = [features(words, listener.kinds) for words in lessons.words]
    labels, sources = lessons.labels, lessons.sources
    rarity = _rarity(_matrix(hashes[:count], BUCKETS))
    matrix = (_matrix(hashes, BUCKETS) @ diags(rarity)).tocsr()
    model = LogisticRegression(C=STRENGTH, class_weight={1: CONCERN_WEIGHT, 0: 1.0}, solver="liblinear", max_iter=2000)
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
    unseen = cross_val_predict(model, matrix, labels, groups=sources, cv=folds, method="decision_function")
    danger = np.array([listener.has_danger_word(words) for words in lessons.words])
    whole, alone = slice(first_ordinary, count), slice(count, None)
    ordinary = {"whole": whole, "sentence": alone, "stretch": alone}
    thresholds = {kind: _thresholds(unseen[place], danger[place], FALSE_ALARMS[kind]) for kind, place in ordinary.items()}
    found = unseen[: len(material.concerns)] > np.array(thresholds["whole"])[danger[: len(material.concerns)].astype(int)]
    model.fit(matrix, labels)
    weights, scale = _as_bytes(model.coef_[0] * rarity)
    plain = {
        "inputs": digest(material),
        "unseen_concerns_found": round(float(np.mean(found)), 3),
        "thresholds": thresholds,
        "bias": round(float(model.intercept_[0]), 4),
        "scale": round(scale, 6),
        "weights": weights,
        **_train_cases(material, hashes),
    }
    heard = [listener.listen(words) for words in lessons.words[: len(material.concerns)]]
    said = np.array([index for index, found in enumerate(heard) if found.cases and not found.urgent])
    return plain, thresholds_of(lessons, unseen, ordinary, said) | {"inputs": plain["inputs"]}


def _sentences(words: list[str]) -> list[list[str]]:
    """Return the sentences of a text that has several."""
    ends = [-1, *(index for index, word in enumerate(words) if word == BREAK), len(words)]
    sentences = [words[start + 1 : end] for start, end in zip(ends, ends[1:], strict=False)]
    return sentences if len(sentences) > 1 else []


def _thresholds(scores: np.ndarray, danger: np.ndarray, shares: tuple[float, float]) -> list[float]:
    """Return the scores that only these shares of all texts exceed, among those without and with a danger word."""
    limits = []
    for chosen, share in zip((~danger, danger), shares, strict=True):
        ordered = np.sort(scores[chosen])
        limits.append(round(float(ordered[-round(len(scores) * share) - 1]), 4))
    return limits


def _train_cases(material: Material, hashes: Sequence[list[int]]) -> dict:
    """Return what tells the cases apart: for each its bias and its weights, and their scale."""
    chosen = [index for index, case in enumerate(material.cases) if case != UNSORTED]
    labels = [material.cases[index] for index in chosen]
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", solver="liblinear", max_iter=2000)
    model.fit(_matrix([hashes[index] for index in chosen], CASE_BUCKETS), labels)
    scale = float(np.abs(model.coef_).max()) / 127
    found = zip(model.classes_, model.intercept_, model.coef_, strict=True)
    cases = {str(case): {"bias": round(bias, 4), "weights": _as_bytes(row, scale)[0]} for case, bias, row in found}
    return {"case_scale": round(scale, 6), "cases": cases}


def _matrix(hashes: Sequence[list[int]], buckets: int) -> csr_matrix:
    """One row a text; each feature weighs less the more the text has (as when the classifier is used)."""
    rows = np.repeat(np.arange(len(hashes)), [len(row) for row in hashes])
    columns = np.fromiter((value % buckets for row in hashes for value in row), dtype=np.int64, count=len(rows))
    values = np.repeat([1 / np.sqrt(max(1, len(row))) for row in hashes], [len(row) for row in hashes])
    return csr_matrix((values, (rows, columns)), shape=(len(hashes), buckets))


def _rarity(matrix: csr_matrix) -> np.ndarray:
    """Return how much each feature counts: what occurs in few texts says more (inverse document frequency)."""
    texts = np.bincount(matrix.indices, minlength=matrix.shape[1])
    return np.log((1 + matrix.shape[0]) / (1 + texts)) / 4


def _as_bytes(weights: np.ndarray, scale: float | None = None) -> tuple[str, float]:
    scale = scale or float(np.abs(weights).max()) / 127
    return base64.b85encode(np.round(weights / scale).astype(np.int8).tobytes()).decode(), scale


def main() -> None:
    """Train and write the weights."""
    for target, stored in zip((TARGET, FILE), train(read_material()), strict=True):
        target.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
        found = stored["unseen_concerns_found"]
        print(f"{target.name}: {target.stat().st_size // 1024} KB; finds {found:.1%} of unseen examples of concerns")


if __name__ == "__main__":
    main()
