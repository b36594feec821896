"""The classifier that knows what it has not seen: intents with calibrated confidence, free of Rasa.

A sentence becomes its vectors in two layers of an encoder, beside its word and character counts; logistic regression gives
each intent a probability.  That alone is over-confident on questions unlike anything in the training data, and blind to a
single phrase that says the same.  So the ranking of the intents and the confidence in a group of them (a topic) also look at
how close the nearest training phrase is, in each of these ways.  How much each counts is learned from cross-validation, such
that a confidence of 0.9 is right nine times in ten.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nlu.calibration import FOLDS, Calibration, Evidence, rounds_with_strangers
from nlu.closeness import OF_ENCODER, Phrases, unit
from nlu.count_features import CountFeatures
from nlu.minilm_encoder import EncodedMessage, SentenceEncoder, question_encoder, untuned_encoder
from nlu.softmax_regression import SoftmaxRegression
from nlu.spelling import Speller
from nlu.stretches import Stretch, as_typed
from nlu.tuned_layers import has_seen

logger = logging.getLogger(__name__)
COUNT_WEIGHT = 0.5
WORDING_WEIGHT = 0.25
KINDS = (*OF_ENCODER, "counts")  # of closeness
# Inverse penalties of the regression.  Phrases that the encoder was tuned on look easier than a visitor's question, so that
# the regression has to be held back more.
OF_TUNED, OF_NEW = 2.0, 10.0


@dataclass(frozen=True)
class Embedded:
    """Texts as numbers, a row a text.

    Attributes:
        meaning: unit vectors of the last layer, which is tuned.
        wording: unit vectors of the last layer that is not tuned, from the middle of the training phrases.
        counts: folded counts.
    """

    meaning: np.ndarray
    wording: np.ndarray
    counts: np.ndarray

    @classmethod
    def of(cls, sentences: np.ndarray, middle: np.ndarray, counts: np.ndarray) -> Embedded:
        """Join what the encoder and the counts say; ``middle`` is where phrases are in the layer that is not tuned."""
        return cls(*_layers(sentences, middle), counts)

    @property
    def features(self) -> np.ndarray:
        """What the linear classifier sees."""
        return np.hstack([self.meaning, WORDING_WEIGHT * self.wording, COUNT_WEIGHT * self.counts])

    @property
    def kinds(self) -> list[np.ndarray]:
        """The vectors that closeness is measured by, in the order of KINDS."""
        return [self.meaning, self.wording, self.counts]

    def __getitem__(self, rows: np.ndarray) -> Embedded:
        return Embedded(self.meaning[rows], self.wording[rows], self.counts[rows])


@dataclass(frozen=True)
class Opened:
    """A message as it was typed and as it is read: its pieces, the same mended, and their vectors."""

    pieces: list[str]
    mended: list[str]
    encoded: EncodedMessage

    @property
    def text(self) -> str:
        """The message as it was typed."""
        return "".join(self.pieces)

    @property
    def read_as(self) -> str:
        """The message, mended."""
        return "".join(self.mended)

    def typed(self, tokens: Stretch) -> Stretch:
        """Return where some of its tokens are in what was typed, in characters."""
        offsets = self.encoded.offsets[slice(*tokens)]
        return as_typed(self.pieces, self.mended, (offsets[0][0], offsets[-1][1]))


@dataclass(frozen=True)
class Prediction:
    """The classifier's view of one text.

    ``confidences`` has one number an intent, in the order of ``IntentModel.intents``; within a group they add up to the
    calibrated confidence of the group.
    """

    confidences: np.ndarray


@dataclass(frozen=True)
class Heads:
    """What is learned of embedded phrases: the regression, and the phrases themselves."""

    regression: SoftmaxRegression
    phrases: Phrases

    @classmethod
    def fit(cls, embedded: Embedded, classes: np.ndarray, count: int, tuned: bool) -> Heads:
        """Learn ``count`` intents from phrases and their classes.

        Of another bot's few phrases, how many an intent has says little of how often visitors mean it.  Of ours it does: so
        much is out of scope that there are thousands of phrases for it.
        """
        penalty = OF_TUNED if tuned else OF_NEW
        regression = SoftmaxRegression.fit(embedded.features, classes, count, penalty, alike=not tuned)
        return cls(regression, Phrases.collect(embedded.kinds, classes, count))

    def evidence(self, texts: Embedded) -> Evidence:
        """Return what speaks for each intent in each text."""
        chances = self.regression.probabilities(texts.features)
        return Evidence(chances, self.phrases.closeness(texts.kinds, chances))


class IntentModel:
    """A fitted classifier; make one with :meth:`fit` or :meth:`load`.

    Where the encoder was tuned on none of the phrases, its stock layers serve better than those tuned on other questions.
    """

    def __init__(
        self,
        intents: list[str],
        groups: list[str],
        speller: Speller,
        middle: np.ndarray,
        counts: CountFeatures,
        heads: Heads,
        calibration: Calibration,
        tuned: bool,
    ) -> None:
        self.intents = intents
        self._groups = groups
        self._membership = _membership(groups)
        self._speller = speller
        self._middle = middle
        self._counts = counts
        self._heads = heads
        self._calibration = calibration
        self._tuned = tuned
        self._encoder = _encoder(tuned)

    @classmethod
    def fit(
        cls,
        texts: list[str],
        labels: list[str],
        group_of: Mapping[str, str],
        in_context: Sequence[tuple[str, str]] = (),
        encode: Callable[[SentenceEncoder, Sequence[str]], np.ndarray] = SentenceEncoder.encode,
    ) -> IntentModel:
        """Train on phrases.

        Args:
            texts: the training phrases.
            labels: the intent of each phrase.
            group_of: intent to group (topic); intents of one group are close relatives.
            in_context: follow-ups after the subject of the last answer, with the intent of each.  They are learned from, but
                tell nothing of how sure questions by themselves are.
            encode: gets what the encoder says of the texts, a row a text.
        """
        logger.info("Encoding %d phrases and %d follow-ups", len(texts), len(in_context))
        unseen = np.array([not has_seen(text) for text in texts] + [False] * len(in_context))
        tuned = not unseen[: len(texts)].all()
        speller, texts = as_read(texts, in_context)
        labels = [*labels, *(intent for _, intent in in_context)]
        with ThreadPoolExecutor(1) as beside:  # counting uses one core, and encoding by itself not all of both
            counting = beside.submit(CountFeatures.fit_transform, texts)
            sentences = encode(_encoder(tuned), texts)
            counts, counted = counting.result()
        middle = np.split(sentences, 2, axis=1)[1].mean(axis=0)
        embedded = Embedded.of(sentences, middle, counted)
        intents, classes = np.unique(labels, return_inverse=True)
        groups = [group_of.get(intent, intent) for intent in intents]
        calibration = _calibrate(embedded, classes, unseen, _membership(groups), tuned)
        logger.info("Learning %d intents", len(intents))
        heads = Heads.fit(embedded, classes, len(intents), tuned)
        return cls(list(map(str, intents)), groups, speller, middle, counts, heads, calibration, tuned)

    def open(self, message: str) -> Opened:
        """Return a message as the encoder sees it."""
        pieces, mended = self._speller.mend_pieces(message)
        return Opened(pieces, mended, self._encoder.encode_message("".join(mended)))

    def mend(self, text: str) -> str:
        """Return a text with its slips mended, as the encoder sees it."""
        return self._speller.mend(text)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return what the encoder says of texts, mended, a row a text."""
        return self._encoder.encode([self.mend(text) for text in texts])

    def kinds_of(self, vectors: np.ndarray) -> list[np.ndarray]:
        """Return vectors of parts of messages as closeness is measured by, in the order of OF_ENCODER."""
        return _layers(vectors, self._middle)

    def nearest(self, vectors: np.ndarray, chances: np.ndarray) -> np.ndarray:
        """Return cosines of parts of messages to the nearest phrase of each intent, shape (parts, intents, 2).

        Args:
            vectors: unit vectors, as :meth:`EncodedMessage.within` gives them.
            chances: how likely each intent is for each part; only the likeliest are looked at.
        """
        return self._heads.phrases.of_kinds(len(OF_ENCODER)).closeness(self.kinds_of(vectors), chances)

    def predict(self, texts: list[str]) -> list[Prediction]:
        """Return one prediction a text."""
        mended = [self.mend(text) for text in texts]
        return self._predict(mended, self._encoder.encode(mended))

    def predict_beside(self, opened: Opened, texts: Sequence[str]) -> list[Prediction]:
        """Return one prediction a text; the opened message may be one of them, and is not encoded again."""
        mended = [self.mend(text) for text in texts]
        known = {opened.read_as: opened.encoded.sentence}
        new = list(dict.fromkeys(text for text in mended if text not in known))
        known |= dict(zip(new, self._encoder.encode(new), strict=True))
        return self._predict(mended, np.stack([known[text] for text in mended]))

    def _predict(self, texts: list[str], sentences: np.ndarray) -> list[Prediction]:
        evidence = self._heads.evidence(Embedded.of(sentences, self._middle, self._counts.transform(texts)))
        return [Prediction(row) for row in self._calibration.confidences(evidence, self._membership)]

    def rank(self, prediction: Prediction, length: int) -> list[tuple[str, float]]:
        """Return the likeliest intents with their confidences, best first."""
        best = np.argsort(-prediction.confidences)[:length]
        return [(self.intents[index], float(prediction.confidences[index])) for index in best]

    def save(self, folder: Path) -> None:
        """Write the model as one ``.npz`` of arrays and one ``.json`` of words; nothing is pickled."""
        state = self._counts.state()
        regression, phrases = self._heads.regression, self._heads.phrases
        np.savez(
            folder / "model.npz",
            words_idf=state["words_idf"],
            characters_idf=state["characters_idf"],
            directions=state["directions"].astype(np.float16),
            middle=self._middle,
            coefficients=regression.coefficients,
            intercepts=regression.intercepts,
            phrases_starts=phrases.starts,
            **{f"phrases_{kind}": vectors.astype(np.float16) for kind, vectors in zip(KINDS, phrases.kinds, strict=True)},
            ranking=self._calibration.ranking,
            confidence=self._calibration.confidence,
        )
        names = {
            "intents": self.intents,
            "groups": self._groups,
            "words": state["words"],
            "characters": state["characters"],
            "spelling": self._speller.counts,
            "tuned": self._tuned,
        }
        (folder / "model.json").write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> IntentModel:
        """Read a model that :meth:`save` wrote."""
        names = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        with np.load(folder / "model.npz", allow_pickle=False) as arrays:
            counts = CountFeatures.from_state(
                {
                    "words": names["words"],
                    "words_idf": arrays["words_idf"],
                    "characters": names["characters"],
                    "characters_idf": arrays["characters_idf"],
                    "directions": arrays["directions"].astype(np.float32),
                }
            )
            middle = arrays["middle"]
            kinds = [arrays[f"phrases_{kind}"].astype(np.float32) for kind in KINDS]
            phrases = Phrases(kinds, arrays["phrases_starts"])
            heads = Heads(SoftmaxRegression(arrays["coefficients"], arrays["intercepts"]), phrases)
            calibration = Calibration(arrays["ranking"], arrays["confidence"])
        speller = Speller(names["spelling"])
        return cls(names["intents"], names["groups"], speller, middle, counts, heads, calibration, names["tuned"])


def as_read(texts: Sequence[str], in_context: Sequence[tuple[str, str]]) -> tuple[Speller, list[str]]:
    """Return what mends slips by the words of phrases, and phrases and follow-ups as the encoder sees them."""
    speller = Speller.from_phrases(texts)
    return speller, [speller.mend(text) for text in (*texts, *(text for text, _ in in_context))]


def _layers(vectors: np.ndarray, middle: np.ndarray) -> list[np.ndarray]:
    """Return the meaning and the wording in what the encoder gave: unit vectors, the wording's from the middle."""
    meaning, wording = np.split(vectors, 2, axis=1)
    return [meaning, unit(wording - middle)]


def _encoder(tuned: bool) -> SentenceEncoder:
    return question_encoder() if tuned else untuned_encoder()


def _calibrate(
    embedded: Embedded, classes: np.ndarray, unseen: np.ndarray, membership: np.ndarray, tuned: bool
) -> Calibration:
    """Learn how to weigh the evidence from phrases that were held out in turn, some of them with their whole group."""
    groups = membership.argmax(axis=1)[classes]
    evidence, tested, strange = [], [], []
    for number, (train, test, stranger) in enumerate(rounds_with_strangers(classes, groups, unseen), start=1):
        logger.info("Calibrating the confidence, round %d of %d", number, FOLDS)
        heads = Heads.fit(embedded[train], classes[train], len(membership), tuned)
        evidence.append(heads.evidence(embedded[test]))
        tested.append(classes[test])
        strange.append(stranger)
    return Calibration.fit(
        Evidence.joined(evidence), np.concatenate(tested), np.concatenate(strange), membership, weighed=tuned
    )


def _membership(groups: list[str]) -> np.ndarray:
    """Return the 0/1 matrix (intents x groups), the groups in the order of their names."""
    names = sorted(set(groups))
    return np.array([[float(group == name) for name in names] for group in groups], dtype=np.float32)
