"""A small linear classifier for concerns that no phrase covers: hashed features, one byte a weight, no libraries.

Its weights (``knowledge/guard/classifier.json``) are made by ``python -m senco.guard.train`` from phrases of our own.
"""

from __future__ import annotations

import base64
import json
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, sqrt
from pathlib import Path
from zlib import crc32

from senco.guard.families import load_families
from senco.guard.normalise import BREAK
from senco.guard.phrases import END, START
from senco.guard.segments import Kind

_LENGTHS = (4, 6)  # of the character sequences, which run across words
_NOT_WORDS = frozenset({START, END, BREAK})


def features(words: Iterable[str], kinds: Mapping[str, str]) -> list[int]:
    """Return the hashes of a text's features: character sequences, words and pairs of them by kind, families of words.

    Args:
        words: the text as the listener reads it.
        kinds: what stands for a word in the pairs: "CHILD" for "pupil", so that what is learned of one holds for all.
    """
    plain = [word for word in words if word not in _NOT_WORDS]
    text = f" {' '.join(plain)} "
    found = {text[i : i + length] for length in _LENGTHS for i in range(len(text) - length + 1)}
    kind = ["#" if word.isdigit() else kinds.get(word, word) for word in plain]
    found.update(f"1{word}" for word in kind)
    found.update(f"2{one} {other}" for one, other in zip(kind, kind[1:], strict=False))
    families = load_families()
    found.update(f"3{families[word]}" for word in plain if word in families)
    return [crc32(feature.encode()) for feature in found]


@dataclass(frozen=True)
class Classifier:
    """The trained weights, ready for use.

    Attributes:
        weights: one a bucket of hashes, to be multiplied by ``scale``.
        scale: what one step of a weight is worth.
        bias: the score of a text without features.
        thresholds: the score from which a text is a concern, by the kind of segment; the second of each is for texts
            with a word that often goes with danger.
        cases, case_biases, case_weights: for telling which case a concern is: for each the score of a text without features,
            and its weights, to be multiplied by ``case_scale``.
    """

    weights: array
    scale: float
    bias: float
    thresholds: Mapping[str, tuple[float, float]]
    cases: tuple[str, ...]
    case_biases: tuple[float, ...]
    case_weights: tuple[array, ...]
    case_scale: float

    def threshold(self, kind: Kind, danger: bool) -> float:
        """Return the score from which a segment is a concern.

        Args:
            kind: what part of a message it is.
            danger: it has a word that often goes with danger.
        """
        return self.thresholds[kind.value][danger]

    def score(self, hashes: list[int]) -> float:
        """Return how much a text sounds like a concern."""
        return self.bias + self.scale * _sum(self.weights, hashes)

    def chances(self, hashes: list[int]) -> dict[str, float]:
        """Return how likely each case is, of a concern."""
        known = zip(self.cases, self.case_biases, self.case_weights, strict=True)
        found = {case: 1 / (1 + exp(-bias - self.case_scale * _sum(weights, hashes))) for case, bias, weights in known}
        return {case: chance / sum(found.values()) for case, chance in found.items()}


def load_classifier(path: Path) -> Classifier:
    """Read the weights."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Classifier(
        weights=_decode(data["weights"]),
        scale=data["scale"],
        bias=data["bias"],
        thresholds=data["thresholds"],
        cases=tuple(data["cases"]),
        case_scale=data["case_scale"],
        case_biases=tuple(case["bias"] for case in data["cases"].values()),
        case_weights=tuple(_decode(case["weights"]) for case in data["cases"].values()),
    )


def _sum(weights: array, hashes: list[int]) -> float:
    """Return the sum of the weights of the features, made comparable between short and long texts."""
    size = len(weights)
    return sum(weights[value % size] for value in hashes) / sqrt(len(hashes) or 1)


def _decode(text: str) -> array:
    return array("b", base64.b85decode(text))
