"""What a message means to the sentence encoder: a third opinion, on top of the phrases and the plain classifier.

It can only add to what they hear.  It is loaded beside them, and where that fails they work alone; nothing is imported
before :func:`load_meaning`.  Its weights (``knowledge/guard/meaning.json``) are made by ``python -m senco.guard.train``.
"""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from senco.guard.normalise import BREAK, GUARD_DIR
from senco.guard.phrases import END, START
from senco.guard.segments import Kind

if TYPE_CHECKING:
    import numpy as np

logger = logging.getLogger(__name__)
FILE = GUARD_DIR / "meaning.json"
HIDDEN = 256  # units of the one hidden layer
SIZE = 384  # of the encoder's vectors


class MeaningError(RuntimeError):
    """The weights were made for another encoder."""


@dataclass(frozen=True)
class Meaning:
    """The encoder and a small network on its vectors, whose score is added to the plain classifier's.

    Attributes:
        encode: gives a unit vector for each text.
        hidden, hidden_bias, output, output_bias: the network.
        plain: how much of the plain classifier's score is added.
        thresholds: the sum from which a text is a concern, by the kind of segment.
        framed: the same, at least, for a text that surely seems to be about work in general.
    """

    encode: Callable[[list[str]], np.ndarray]
    hidden: np.ndarray
    hidden_bias: np.ndarray
    output: np.ndarray
    output_bias: float
    plain: float
    thresholds: Mapping[str, float]
    framed: float

    def concerns(
        self, texts: list[str], kinds: Sequence[Kind], plain: Sequence[float], framed: Sequence[bool]
    ) -> list[bool]:
        """Return which texts are concerns.

        Args:
            texts: parts of a message: the whole as typed, others as :func:`as_text` gives them.
            kinds: what part each is.
            plain: the plain classifier's scores of them.
            framed: whether each surely seems to be about work in general.
        """
        own = (self.encode(texts) @ self.hidden + self.hidden_bias).clip(0) @ self.output + self.output_bias
        both = [float(score) + self.plain * other for score, other in zip(own, plain, strict=True)]
        limits = [self.thresholds[kind.value] for kind in kinds]
        limits = [max(limit, self.framed) if work else limit for limit, work in zip(limits, framed, strict=True)]
        return [score >= limit for score, limit in zip(both, limits, strict=True)]


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
        MeaningError: the weights were made for another encoder.
        nlu.minilm_weights.WeightsError: the encoder is missing or damaged.
        ImportError: ONNX Runtime is not there.
    """
    import numpy as np

    from nlu.minilm_encoder import default_encoder
    from nlu.minilm_weights import SHA256

    data = json.loads(path.read_text(encoding="utf-8"))
    if data["encoder"] != SHA256["model.safetensors"]:
        raise MeaningError

    def decode(name: str) -> np.ndarray:
        return np.frombuffer(base64.b85decode(data[name]), dtype="<f2").astype(np.float32)

    hidden = decode("hidden").reshape(SIZE, HIDDEN)
    network = (hidden, decode("hidden_bias"), decode("output"), data["output_bias"])
    return Meaning(default_encoder().encode, *network, data["plain"], data["thresholds"], data["framed"])


def as_text(words: list[str]) -> str:
    """Return the text of a part of a message."""
    return " ".join("." if word == BREAK else word for word in words if word not in (START, END))
