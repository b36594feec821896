"""What a message means to the sentence encoder: with the plain classifier, the opinion on what no phrase covers.

It is loaded beside phrases and classifier, and where that fails they work alone; nothing is imported
before :func:`load_meaning`.  Its weights (``knowledge/guard/meaning.json``) are made by ``python -m senco.guard.train``.
"""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from senco.guard.normalise import BREAK, GUARD_DIR
from senco.guard.phrases import END, START
from senco.guard.segments import Kind

if TYPE_CHECKING:
    import numpy as np

logger = logging.getLogger(__name__)
FILE = GUARD_DIR / "meaning.json"


class MeaningError(RuntimeError):
    """The weights were made for another encoder."""


@dataclass(frozen=True)
class Head:
    """A small network on the vectors of a text's tokens, of which it weighs some more than others.

    It squeezes each vector to a few units, and then takes of each unit the mean over all tokens, the highest, and some
    means in which tokens count by how they answer a ``query`` (attention); a hidden layer makes a score of these.
    """

    squeeze: np.ndarray
    squeeze_bias: np.ndarray
    query: np.ndarray
    hidden: np.ndarray
    hidden_bias: np.ndarray
    output: np.ndarray
    output_bias: np.ndarray

    def score(self, tokens: np.ndarray) -> float:
        """Return how much a text sounds like a concern; ``tokens`` has a row for each token."""
        import numpy as np

        units = (tokens @ self.squeeze + self.squeeze_bias).clip(0)
        answers = tokens @ self.query
        attention = np.exp(answers - answers.max(axis=0))
        attention /= attention.sum(axis=0)
        pooled = [*(attention.T @ units), units.max(axis=0), units.mean(axis=0)]
        return float((np.concatenate(pooled) @ self.hidden + self.hidden_bias).clip(0) @ self.output + self.output_bias)


@dataclass(frozen=True)
class Meaning:
    """The encoder and small networks on its vectors, whose mean score is added to the plain classifier's.

    One more network sits on layers that were tuned with it, to hear concerns; its score is added, too.

    Attributes:
        encode: gives for each text the vectors of its tokens: the stock layers' and the tuned one's side by side.
        middle, spread: of the vectors, which are brought to middle 0 and spread 1 for the networks.
        heads: the networks on the stock vectors: alike but for their beginnings.
        tuned: the network on the tuned vectors.
        plain, meant: how much of the plain classifier's and of the tuned network's score is added.
        thresholds: the sum from which a text is a concern, by the kind of segment.
        perhaps: the lower one from which it is perhaps a concern.
        framed: the same, at least, for a text that surely seems to be about work in general.
        doubted: the sum below which not even a phrase is believed, unless it speaks of immediate danger.
    """

    encode: Callable[[list[str]], list[np.ndarray]]
    middle: np.ndarray
    spread: np.ndarray
    heads: tuple[Head, ...]
    tuned: Head
    plain: float
    meant: float
    thresholds: Mapping[str, float]
    perhaps: Mapping[str, float]
    framed: float
    doubted: float

    def threshold(self, kind: Kind, framed: bool) -> float:
        """Return the score from which a part of a message is a concern.

        Args:
            kind: what part it is.
            framed: it surely seems to be about work in general.
        """
        return max(self.thresholds[kind.value], self.framed) if framed else self.thresholds[kind.value]

    def scores(self, texts: list[str], plain: Sequence[float]) -> list[float]:
        """Return how much each text sounds like a concern.

        Args:
            texts: parts of a message: the whole as typed, others as :func:`as_text` gives them.
            plain: the plain classifier's scores of them.
        """
        return [self._score(tokens) + self.plain * other for tokens, other in zip(self.encode(texts), plain, strict=True)]

    def _score(self, tokens: np.ndarray) -> float:
        stock, tuned = tokens[:, : len(self.middle)], tokens[:, len(self.middle) :]
        vectors = (stock - self.middle) / self.spread
        return sum(head.score(vectors) for head in self.heads) / len(self.heads) + self.meant * self.tuned.score(tuned)


_meaning: Meaning | None = None


def loaded_meaning() -> Meaning | None:
    """Return what :func:`load_meaning` loaded, or None: then the guard works without."""
    return _meaning


def use_meaning(meaning: Meaning | None) -> None:
    """Let the guard work with this from now on, or without it."""
    global _meaning
    _meaning = meaning


def load_meaning() -> None:
    """Load the encoder (seconds) and the weights; on any failure write a line to the log and leave the guard without."""
    try:
        use_meaning(_meaning or read_meaning(FILE))
    except Exception as error:  # whatever is wrong with it, phrases and plain classifier must go on
        logger.error("the guard works without the sentence encoder: %s", type(error).__name__)


def read_meaning(path: Path) -> Meaning:
    """Read the weights and load the encoder.

    Raises:
        MeaningError: the weights were made for another encoder or other tuned layers.
        nlu.minilm_weights.WeightsError: the encoder is missing or damaged.
        ImportError: ONNX Runtime is not there.
    """
    from nlu.minilm_weights import SHA256
    from senco.guard import tuned

    data = json.loads(path.read_text(encoding="utf-8"))
    if (data["encoder"], data["layers"]) != (SHA256["model.safetensors"], tuned.fingerprint()):
        raise MeaningError
    heads = tuple(Head(**{name: unpacked(packed) for name, packed in head.items()}) for head in data["heads"])
    middle, spread = unpacked(data["middle"]), unpacked(data["spread"])
    shares = data["plain"], data["meant"]
    limits = (data["thresholds"], data["perhaps"], data["framed"], data["doubted"])
    return Meaning(tuned.listening_encoder().encode_tokens, middle, spread, heads, tuned.head(), *shares, *limits)


def packed(values: np.ndarray, kind: str = "i1") -> dict[str, Any]:
    """Return an array for a JSON file, in one byte a value or, as ``<f2``, two."""
    import numpy as np

    scale = float(np.abs(values).max()) / 127 or 1.0 if kind == "i1" else 1.0
    steps = np.round(values / scale) if kind == "i1" else values
    coded = base64.b85encode(np.ascontiguousarray(steps.astype(kind)).tobytes()).decode()
    return {"shape": list(values.shape), "kind": kind, "scale": scale, "values": coded}


def unpacked(stored: Mapping[str, Any]) -> np.ndarray:
    """Return the array that :func:`packed` stored."""
    import numpy as np

    values = np.frombuffer(base64.b85decode(stored["values"]), dtype=stored["kind"])
    return values.reshape(stored["shape"]).astype(np.float32) * np.float32(stored["scale"])


def as_text(words: list[str]) -> str:
    """Return the text of a part of a message."""
    return " ".join("." if word == BREAK else word for word in words if word not in (START, END))
