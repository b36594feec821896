"""What a message means to the sentence encoder: with the plain classifier, the opinion on what no phrase covers.

It is loaded beside phrases and classifier, and where that fails they work alone; nothing is imported
before :func:`load_meaning`.  Layers and network are those of :mod:`senco.guard.tuned`; how they go with the classifier, and
from which score a text is a concern (``knowledge/guard/meaning.json``), is found by ``python -m senco.guard.train``.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING

from senco.guard.normalise import BREAK, GUARD_DIR
from senco.guard.phrases import END, START

if TYPE_CHECKING:
    import numpy as np

logger = logging.getLogger(__name__)
FILE = GUARD_DIR / "meaning.json"
# Of what the whole message sounds like, added to each part: what sounds wrong by itself may be harmless where it stands.
AROUND = 0.5


class MeaningError(RuntimeError):
    """The thresholds were found for another encoder."""


@dataclass(frozen=True)
class Sound:
    """What a text sounds like.

    Attributes:
        score: how much like a concern.
        cases: by the name of a case how likely it is that one, as a logarithm; only differences mean something.
    """

    score: float
    cases: Mapping[str, float]

    @property
    def chances(self) -> dict[str, float]:
        """How likely each case is."""
        highest = max(self.cases.values())
        weights = {case: exp(of - highest) for case, of in self.cases.items()}
        return {case: weight / sum(weights.values()) for case, weight in weights.items()}

    def within(self, whole: Sound) -> Sound:
        """Return what a part sounds like where it stands."""
        return Sound(
            self.score + AROUND * whole.score, {case: of + AROUND * whole.cases[case] for case, of in self.cases.items()}
        )


@dataclass(frozen=True)
class Head:
    """A small network on the vectors of a text's tokens, of which it weighs some more than others.

    It squeezes each vector to a few units, and then takes of each unit the mean over all tokens, the highest, and some
    means in which tokens count by how they answer a ``query`` (attention).  A hidden layer makes a score of these; by
    themselves they tell of what kind the concern would be.

    Attributes:
        cases: the names of the cases that it tells apart.
    """

    squeeze: np.ndarray
    squeeze_bias: np.ndarray
    query: np.ndarray
    hidden: np.ndarray
    hidden_bias: np.ndarray
    output: np.ndarray
    output_bias: np.ndarray
    case: np.ndarray
    case_bias: np.ndarray
    cases: np.ndarray

    def hear(self, tokens: np.ndarray) -> Sound:
        """Return what a text sounds like; ``tokens`` has a row for each token."""
        import numpy as np

        units = (tokens @ self.squeeze + self.squeeze_bias).clip(0)
        answers = tokens @ self.query
        attention = np.exp(answers - answers.max(axis=0))
        attention /= attention.sum(axis=0)
        pooled = np.concatenate([*(attention.T @ units), units.max(axis=0), units.mean(axis=0)])
        score = (pooled @ self.hidden + self.hidden_bias).clip(0) @ self.output + self.output_bias
        return Sound(
            float(score), dict(zip(self.cases.tolist(), (pooled @ self.case + self.case_bias).tolist(), strict=True))
        )


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

    def hear(self, texts: list[str], plain: Sequence[float]) -> list[Sound]:
        """Return what each text by itself sounds like.

        Args:
            texts: parts of a message: the whole as typed, others as :func:`as_text` gives them.
            plain: the plain classifier's scores of them.
        """
        meant = [self.head.hear(tokens) for tokens in self.encode(texts)]
        return [replace(sound, score=sound.score + self.plain * other) for sound, other in zip(meant, plain, strict=True)]


def where_they_stand(sounds: Sequence[Sound]) -> list[Sound]:
    """Return what a whole message sounds like, and each of its parts where it stands."""
    whole, *parts = sounds
    return [whole, *(part.within(whole) for part in parts)]


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
