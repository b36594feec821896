"""The classifier that knows what it has not seen: intents with calibrated confidence, free of Rasa.

A sentence becomes its MiniLM vector beside its word and character counts; logistic regression gives each intent a
probability.  Probability alone is over-confident on questions unlike anything in the training data, so the confidence of
a group of intents (a topic) also looks at how close the nearest training phrase of that group is.  How much each counts
is learned from cross-validation, such that a confidence of 0.9 is right nine times in ten.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from nlu.count_features import SEED, CountFeatures
from nlu.minilm_encoder import default_encoder

logger = logging.getLogger(__name__)
COUNT_WEIGHT = 1.0
INVERSE_REGULARISATION = 5.0
FOLDS = 3
CALIBRATED_GROUPS = 3  # how many of the likeliest groups of a phrase the calibration looks at
_TINY = 1e-6


@dataclass(frozen=True)
class Calibration:
    """Weights that turn (log-odds of a group, cosine to its nearest phrase, 1) into the log-odds of being right."""

    weights: np.ndarray

    def confidence(self, probability: np.ndarray, closeness: np.ndarray) -> np.ndarray:
        """Return calibrated confidences; all arrays have the same shape."""
        score = calibration_features(probability, closeness) @ self.weights
        return 1.0 / (1.0 + np.exp(-score))


@dataclass(frozen=True)
class Prediction:
    """The classifier's view of one text.

    ``confidences`` has one number an intent, in the order of ``IntentModel.intents``; within a group they add up to the
    calibrated confidence of the group.
    """

    confidences: np.ndarray


class IntentModel:
    """A fitted classifier; make one with :meth:`fit` or :meth:`load`."""

    def __init__(
        self,
        intents: list[str],
        groups: list[str],
        counts: CountFeatures,
        coefficients: np.ndarray,
        intercepts: np.ndarray,
        phrases: np.ndarray,
        phrase_groups: np.ndarray,
        calibration: Calibration,
    ) -> None:
        self.intents = intents
        self._group_names = sorted(set(groups))
        self._membership = _membership(groups, self._group_names)
        self._groups = groups
        self._counts = counts
        self._coefficients = coefficients
        self._intercepts = intercepts
        self._phrases = phrases
        self._phrase_groups = phrase_groups
        self._calibration = calibration

    @classmethod
    def fit(cls, texts: list[str], labels: list[str], group_of: dict[str, str]) -> IntentModel:
        """Train on phrases.

        Args:
            texts: the training phrases.
            labels: the intent of each phrase.
            group_of: intent to group (topic); intents of one group are close relatives.
        """
        logger.info("Encoding %d phrases", len(texts))
        vectors = default_encoder().encode(texts)
        counts = CountFeatures()
        counts.fit(texts)
        features = _features(vectors, counts.transform(texts))
        names = np.array(labels)
        logger.info("Learning %d intents", len(set(labels)))
        regression = _regression().fit(features, names)
        intents = list(regression.classes_)
        groups = [group_of.get(intent, intent) for intent in intents]
        group_names = sorted(set(groups))
        index = {name: position for position, name in enumerate(group_names)}
        phrase_groups = np.array([index[group_of.get(label, label)] for label in labels], dtype=np.int32)
        calibration = _calibrate(features, vectors, names, intents, groups, phrase_groups)
        return cls(
            intents,
            groups,
            counts,
            regression.coef_.astype(np.float32),
            regression.intercept_.astype(np.float32),
            vectors,
            phrase_groups,
            calibration,
        )

    def predict(self, texts: list[str]) -> list[Prediction]:
        """Return one prediction a text."""
        vectors = default_encoder().encode(texts)
        features = _features(vectors, self._counts.transform(texts))
        probability = _softmax(features @ self._coefficients.T + self._intercepts)
        by_group = probability @ self._membership
        closeness = _closeness(vectors, self._phrases, self._phrase_groups, len(self._group_names))
        confidence = self._calibration.confidence(by_group, closeness)
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
            phrases=self._phrases.astype(np.float16),
            phrase_groups=self._phrase_groups,
            calibration=self._calibration.weights,
        )
        names = {
            "intents": self.intents,
            "groups": self._groups,
            "words": state["words"],
            "characters": state["characters"],
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
                counts,
                arrays["coefficients"],
                arrays["intercepts"],
                arrays["phrases"].astype(np.float32),
                arrays["phrase_groups"],
                Calibration(arrays["calibration"]),
            )


def calibration_features(probability: np.ndarray, closeness: np.ndarray) -> np.ndarray:
    """Stack (log-odds, closeness, 1) on a new last axis."""
    clipped = np.clip(probability, _TINY, 1 - _TINY)
    return np.stack([np.log(clipped / (1 - clipped)), closeness, np.ones_like(closeness)], axis=-1)


def _features(vectors: np.ndarray, counts: np.ndarray) -> np.ndarray:
    return np.hstack([vectors, COUNT_WEIGHT * counts])


def _regression() -> LogisticRegression:
    return LogisticRegression(C=INVERSE_REGULARISATION, max_iter=200, tol=1e-3, random_state=SEED)


def _membership(groups: list[str], names: list[str]) -> np.ndarray:
    """Return the 0/1 matrix (intents x groups)."""
    return np.array([[float(group == name) for name in names] for group in groups], dtype=np.float32)


def _softmax(scores: np.ndarray) -> np.ndarray:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def _closeness(vectors: np.ndarray, phrases: np.ndarray, phrase_groups: np.ndarray, groups: int) -> np.ndarray:
    """Return the cosine of each text to the nearest phrase of each group, shape (texts, groups)."""
    cosines = vectors @ phrases.T
    nearest = np.full((len(vectors), groups), -1.0, dtype=np.float32)
    for group in range(groups):
        mine = phrase_groups == group
        if mine.any():
            nearest[:, group] = cosines[:, mine].max(axis=1)
    return nearest


def _calibrate(
    features: np.ndarray,
    vectors: np.ndarray,
    labels: np.ndarray,
    intents: list[str],
    groups: list[str],
    phrase_groups: np.ndarray,
) -> Calibration:
    """Learn from phrases that were held out in turn when a group is the right one.

    Each phrase gives one row for each of its likeliest groups, so that the runners-up are calibrated too.
    """
    names = sorted(set(groups))
    membership = _membership(groups, names)
    rows, right = [], []
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for round_number, (train, test) in enumerate(folds.split(features, labels), start=1):
        logger.info("Calibrating the confidence, round %d of %d", round_number, FOLDS)
        regression = _regression().fit(features[train], labels[train])
        by_group = regression.predict_proba(features[test]) @ membership
        closeness = _closeness(vectors[test], vectors[train], phrase_groups[train], len(names))
        likeliest = np.argsort(-by_group, axis=1)[:, :CALIBRATED_GROUPS]
        rows.append(
            calibration_features(
                np.take_along_axis(by_group, likeliest, axis=1),
                np.take_along_axis(closeness, likeliest, axis=1),
            ).reshape(-1, 3)
        )
        right.append((likeliest == phrase_groups[test][:, None]).ravel())
    fitted = LogisticRegression(fit_intercept=False, C=1e3).fit(np.concatenate(rows), np.concatenate(right))
    return Calibration(fitted.coef_[0])
