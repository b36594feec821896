"""The classifier that knows what it has not seen: intents with calibrated confidence, free of Rasa.

A sentence becomes its MiniLM vector beside its word and character counts; logistic regression gives each intent a
probability.  That alone is over-confident on questions unlike anything in the training data, so the confidence of a group of
intents (a topic) also looks at how close the nearest training phrase of that group is, in meaning and in wording.  How
much each counts is learned from cross-validation, such that a confidence of 0.9 is right nine times in ten.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from nlu.calibration import FOLDS, Calibration, rounds_with_strangers, stack_evidence
from nlu.count_features import CountFeatures
from nlu.minilm_encoder import default_encoder
from nlu.spelling import Speller

logger = logging.getLogger(__name__)
COUNT_WEIGHT = 0.5
INVERSE_REGULARISATION = 20.0
MOST_ITERATIONS = 50
CALIBRATED_GROUPS = 3  # how many of the likeliest groups of a phrase the calibration looks at
_TINY = 1e-6


@dataclass(frozen=True)
class Embedded:
    """Texts as numbers, a row a text: unit sentence vectors and folded counts."""

    meaning: np.ndarray
    counts: np.ndarray

    @property
    def features(self) -> np.ndarray:
        """What the linear classifier sees."""
        return np.hstack([self.meaning, COUNT_WEIGHT * self.counts])

    @property
    def wording(self) -> np.ndarray:
        """Counts as unit vectors, so that their product is a cosine."""
        return self.counts / np.maximum(np.linalg.norm(self.counts, axis=1, keepdims=True), _TINY)

    def __getitem__(self, rows: np.ndarray) -> Embedded:
        return Embedded(self.meaning[rows], self.counts[rows])


@dataclass(frozen=True)
class Prediction:
    """The classifier's view of one text.

    ``confidences`` has one number an intent, in the order of ``IntentModel.intents``; within a group they add up to the
    calibrated confidence of the group.
    """

    confidences: np.ndarray


@dataclass(frozen=True)
class Phrases:
    """The training phrases that closeness is measured to."""

    meaning: np.ndarray
    wording: np.ndarray
    groups: np.ndarray  # the group of each, as a position in the list of groups

    def closeness(self, texts: Embedded, count: int) -> tuple[np.ndarray, np.ndarray]:
        """Return cosines to the nearest phrase of each of ``count`` groups by meaning and by wording: (texts, groups)."""
        return (
            _nearest(texts.meaning @ self.meaning.T, self.groups, count),
            _nearest(texts.wording @ self.wording.T, self.groups, count),
        )


class IntentModel:
    """A fitted classifier; make one with :meth:`fit` or :meth:`load`."""

    def __init__(
        self,
        intents: list[str],
        groups: list[str],
        speller: Speller,
        counts: CountFeatures,
        coefficients: np.ndarray,
        intercepts: np.ndarray,
        phrases: Phrases,
        calibration: Calibration,
    ) -> None:
        self.intents = intents
        self._group_names = sorted(set(groups))
        self._membership = _membership(groups, self._group_names)
        self._groups = groups
        self._speller = speller
        self._counts = counts
        self._coefficients = coefficients
        self._intercepts = intercepts
        self._phrases = phrases
        self._calibration = calibration

    @classmethod
    def fit(cls, texts: list[str], labels: list[str], group_of: Mapping[str, str]) -> IntentModel:
        """Train on phrases.

        Args:
            texts: the training phrases.
            labels: the intent of each phrase.
            group_of: intent to group (topic); intents of one group are close relatives.
        """
        logger.info("Encoding %d phrases", len(texts))
        speller = Speller.from_phrases(texts)
        texts = [speller.mend(text) for text in texts]
        counts = CountFeatures()
        counts.fit(texts)
        embedded = Embedded(default_encoder().encode(texts), counts.transform(texts))
        intents, classes = np.unique(labels, return_inverse=True)
        groups = [group_of.get(intent, intent) for intent in intents]
        membership = _membership(groups, sorted(set(groups)))
        phrase_groups = membership.argmax(axis=1)[classes].astype(np.int32)
        calibration = _calibrate(embedded, classes, phrase_groups, membership)
        logger.info("Learning %d intents", len(intents))
        regression = _regression().fit(embedded.features, classes)
        phrases = Phrases(embedded.meaning, embedded.wording, phrase_groups)
        return cls(
            list(map(str, intents)),
            groups,
            speller,
            counts,
            regression.coef_.astype(np.float32),
            regression.intercept_.astype(np.float32),
            phrases,
            calibration,
        )

    def predict(self, texts: list[str]) -> list[Prediction]:
        """Return one prediction a text."""
        texts = [self._speller.mend(text) for text in texts]
        embedded = Embedded(default_encoder().encode(texts), self._counts.transform(texts))
        probability = _softmax(embedded.features @ self._coefficients.T + self._intercepts)
        by_group = probability @ self._membership
        meaning, wording = self._phrases.closeness(embedded, len(self._group_names))
        confidence = self._calibration.confidence(stack_evidence(by_group, meaning, wording))
        # Share a group's confidence among its intents as their probabilities do.
        share = (confidence / np.maximum(by_group, _TINY)) @ self._membership.T
        return [Prediction(row) for row in probability * share]

    def rank(self, prediction: Prediction, length: int) -> list[tuple[str, float]]:
        """Return the likeliest intents with their confidences, best first."""
        best = np.argsort(-prediction.confidences)[:length]
        return [(self.intents[index], float(prediction.confidences[index])) for index in best]

    def save(self, folder: Path) -> None:
        """Write the model as one ``.npz`` of arrays and one ``.json`` of words; nothing is pickled."""
        state = self._counts.state()
        np.savez(
            folder / "model.npz",
            words_idf=state["words_idf"],
            characters_idf=state["characters_idf"],
            directions=state["directions"].astype(np.float16),
            coefficients=self._coefficients,
            intercepts=self._intercepts,
            phrases_meaning=self._phrases.meaning.astype(np.float16),
            phrases_wording=self._phrases.wording.astype(np.float16),
            phrase_groups=self._phrases.groups,
            calibration=self._calibration.weights,
        )
        names = {
            "intents": self.intents,
            "groups": self._groups,
            "words": state["words"],
            "characters": state["characters"],
            "spelling": self._speller.counts,
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
            return cls(
                names["intents"],
                names["groups"],
                Speller(names["spelling"]),
                counts,
                arrays["coefficients"],
                arrays["intercepts"],
                Phrases(
                    arrays["phrases_meaning"].astype(np.float32),
                    arrays["phrases_wording"].astype(np.float32),
                    arrays["phrase_groups"],
                ),
                Calibration(arrays["calibration"]),
            )


def _nearest(cosines: np.ndarray, groups: np.ndarray, count: int) -> np.ndarray:
    """Return the largest cosine of each text within each group, shape (texts, count); -1 for a group without phrases."""
    nearest = np.full((len(cosines), count), -1.0, dtype=np.float32)
    for group in np.unique(groups):
        nearest[:, group] = cosines[:, groups == group].max(axis=1)
    return nearest


def _calibrate(embedded: Embedded, classes: np.ndarray, groups: np.ndarray, membership: np.ndarray) -> Calibration:
    """Learn when a group is the right one from phrases that were held out in turn, some of them with their whole group.

    Each phrase gives one row for each of its likeliest groups, so that the runners-up are calibrated too.
    """
    rows, right, strange = [], [], []
    for number, (train, test, stranger) in enumerate(rounds_with_strangers(classes, groups), start=1):
        logger.info("Calibrating the confidence, round %d of %d", number, FOLDS)
        regression = _regression().fit(embedded[train].features, classes[train])
        texts = embedded[test]
        by_group = regression.predict_proba(texts.features) @ membership[regression.classes_]
        trained = Phrases(embedded[train].meaning, embedded[train].wording, groups[train])
        evidence = stack_evidence(by_group, *trained.closeness(texts, membership.shape[1]))
        likeliest = np.argsort(-by_group, axis=1)[:, :CALIBRATED_GROUPS]
        rows.append(np.take_along_axis(evidence, likeliest[:, :, None], axis=1).reshape(-1, evidence.shape[-1]))
        right.append((likeliest == groups[test][:, None]).ravel())
        strange.append(np.repeat(stranger, likeliest.shape[1]))
    return Calibration.fit(np.concatenate(rows), np.concatenate(right), np.concatenate(strange))


def _regression() -> LogisticRegression:
    return LogisticRegression(C=INVERSE_REGULARISATION, max_iter=MOST_ITERATIONS, tol=1e-3)


def _membership(groups: list[str], names: list[str]) -> np.ndarray:
    """Return the 0/1 matrix (intents x groups)."""
    return np.array([[float(group == name) for name in names] for group in groups], dtype=np.float32)


def _softmax(scores: np.ndarray) -> np.ndarray:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)
