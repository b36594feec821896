"""What a message means to the sentence encoder: with the plain classifier, the opinion on what no phrase covers.

It is loaded beside phrases and classifier, and where that fails they work alone; nothing is imported
before :func:`load_meaning`.  Layers and network are those of :mod:`senco.guard.tuned`; how they go with the classifier, and
from which score a text is a concern (``knowledge/guard/meaning.json``), is found by ``python -m senco.guard.train``.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from senco.guard.normalise import BREAK, GUARD_DIR
from senco.guard.phrases import END, START

if TYPE_CHECKING:
    import numpy as np

logger = logging.getLogger(__name__)
FILE = GUARD_DIR / "meaning.json"
# Of the score of the whole message, added to that of each part: what sounds wrong by itself may be harmless where it stands.
AROUND = 0.5


class MeaningError(RuntimeError):
    """The thresholds were found for another encoder."""


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
    """The encoder and a small network on its vectors, whose score is added to the plain classifier's.

    Attributes:
        encode: gives for each text the vectors of its tokens.
        head: the network.
        plain: how much of the plain classifier's score is added.
        thresholds: the sum from which a text is a concern, by the kind of segment.
        perhaps: the lower one from which it is perhaps a concern.
        faint: the still lower one from which it is, where the bot has no answer; for parts the same as ``perhaps``.
        doubted: the sum, of each part by itself, below which not even a phrase is believed, unless it speaks of immediate
            danger.
    """

    encode: Callable[[list[str]], list[np.ndarray]]
    head: Head
    plain: float
    thresholds: Mapping[str, float]
    perhaps: Mapping[str, float]
    faint: Mapping[str, float]
    doubted: float

    def scores(self, texts: list[str], plain: Sequence[float]) -> list[float]:
        """Return how much each text by itself sounds like a concern.

        Args:
            texts: parts of a message: the whole as typed, others as :func:`as_text` gives them.
            plain: the plain classifier's scores of them.
        """
        meant = [self.head.score(tokens) for tokens in self.encode(texts)]
        return [score + self.plain * other for score, other in zip(meant, plain, strict=True)]


def where_they_stand(scores: Sequence[float]) -> list[float]:
    """Return the scores of a whole message and of its parts, each part with what the whole says of it."""
    whole, *parts = scores
    return [whole, *(part + AROUND * whole for part in parts)]


_meaning: Meaning | None = None


def loaded_meaning() -> Meaning | None:
    """Return what :func:`load_meaning` loaded, or None: then the guard works without."""
    return _meaning


def use_meaning(meaning: Meaning | None) -> None:
    """Let the guard work with this from now on, or without it."""
    global _meaning
    _meaning = meaning


def load_meaning() -> None:
    """Load the encoder (seconds) and the thresholds; on any failure write a line to the log and leave the guard without."""
    try:
        use_meaning(_meaning or read_meaning(FILE))
    except Exception as error:  # whatever is wrong with it, phrases and plain classifier must go on
        logger.error("the guard works without the sentence encoder: %s", type(error).__name__)


def read_meaning(path: Path) -> Meaning:
    """Read the thresholds and load the encoder.

    Raises:
        MeaningError: they were found for another encoder or other tuned layers.
        nlu.minilm_weights.WeightsError: the encoder is missing or damaged.
        ImportError: ONNX Runtime is not there.
    """
    from nlu.minilm_weights import SHA256
    from senco.guard import tuned

    data = json.loads(path.read_text(encoding="utf-8"))
    if (data["encoder"], data["layers"]) != (SHA256["model.safetensors"], tuned.fingerprint()):
        raise MeaningError
    limits = (data["plain"], data["thresholds"], data["perhaps"], data["faint"], data["doubted"])
    return Meaning(tuned.listening_encoder().encode_tokens, tuned.head(), *limits)


def as_text(words: list[str]) -> str:
    """Return the text of a part of a message."""
    return " ".join("." if word == BREAK else word for word in words if word not in (START, END))
