"""From a classifier's evidence to the chance that an intent, and its group, is the right one.

How to weigh the evidence is learned on phrases that were held out, and under the condition that a visitor may ask what
was never trained: in each round a share of the groups is left out whole, and their phrases come as strangers.  Without
strangers the closeness to the nearest phrase looks useless, because every held-out phrase has relatives; with them it
carries the weight that it has in life (docs/decisions/0009).  Scale and level are set on the other phrases alone, such
that a confidence of 0.9 is right nine times in ten among questions that the bot was made for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from sklearn.model_selection import StratifiedKFold

from nlu.softmax_regression import log_softmax

FOLDS = 4
SEED = 20261123
LIKELIEST_INTENTS = 6  # of each phrase, between which the ranking learns to choose
LIKELIEST_GROUPS = 3  # of each phrase, whose confidence is calibrated
WEAKNESS_OF_PRIOR = 10.0
_TINY = 1e-6
LEAST_CLOSENESS = 0.02  # in a logarithm; less is as far as can be


@dataclass(frozen=True)
class Evidence:
    """What speaks for each intent in each text, shape (texts, intents).

    Attributes:
        chances: the classifier's probabilities.
        closeness: cosines to the nearest phrase by each kind of vector, shape (texts, intents, kinds).
    """

    chances: np.ndarray
    closeness: np.ndarray

    @classmethod
    def joined(cls, parts: list[Evidence]) -> Evidence:
        """Return the evidence for the texts of all parts."""
        chances = np.concatenate([part.chances for part in parts])
        return cls(chances, np.concatenate([part.closeness for part in parts]))

    def __getitem__(self, texts: np.ndarray) -> Evidence:
        return Evidence(self.chances[texts], self.closeness[texts])

    def of_intents(self) -> np.ndarray:
        """Return the logarithms of the evidence on a new last axis, so that weights are powers of factors."""
        return np.concatenate([np.log(self.chances + _TINY)[:, :, None], _logarithm(self.closeness)], axis=-1)

    def of_groups(self, by_group: np.ndarray, membership: np.ndarray) -> np.ndarray:
        """Return the evidence for each group on a new last axis.

        The odds after ranking tell neighbours apart; the classifier's own chance, whose logarithm ends at zero, tells of
        strangers, which are never quite sure.  Both, closeness, and a constant.

        Args:
            by_group: the chance of each group once closeness counts, too, shape (texts, groups).
            membership: 0/1, shape (intents, groups).
        """
        clipped = np.clip(by_group, _TINY, 1 - _TINY)
        order = np.argsort(membership.argmax(axis=1), kind="stable")
        starts = np.searchsorted(membership.argmax(axis=1)[order], np.arange(membership.shape[1]))
        closeness = np.maximum.reduceat(self.closeness[:, order], starts, axis=1)
        odds, chance = np.log(clipped / (1 - clipped)), np.log(self.chances @ membership + _TINY)
        return np.concatenate([np.stack([odds, chance], axis=-1), _logarithm(closeness), np.ones((*odds.shape, 1))], axis=-1)


@dataclass(frozen=True)
class Calibration:
    """Weights of the evidence: more of it never makes an intent or a group less likely.

    Attributes:
        ranking: weights of the evidence between the intents.
        confidence: weights of the evidence that a group is the right one, and of a constant.
    """

    ranking: np.ndarray
    confidence: np.ndarray

    def confidences(self, evidence: Evidence, membership: np.ndarray) -> np.ndarray:
        """Return the confidence in each intent: within a group they add up to that of the group.

        Args:
            evidence: for each text and intent.
            membership: 0/1, shape (intents, groups).
        """
        by_intent = ranked(evidence, self.ranking)
        by_group = by_intent @ membership
        group = 1.0 / (1.0 + np.exp(-(evidence.of_groups(by_group, membership) @ self.confidence)))
        return by_intent * ((group / np.maximum(by_group, _TINY)) @ membership.T)

    @classmethod
    def fit(
        cls, evidence: Evidence, intents: np.ndarray, strange: np.ndarray, membership: np.ndarray, weighed: bool
    ) -> Calibration:
        """Learn the weights from phrases that the classifier had not seen.

        Args:
            evidence: for each phrase and intent.
            intents: the right intent of each phrase.
            strange: whether its whole group was left out of training.
            membership: 0/1, shape (intents, groups).
            weighed: whether there are phrases enough to learn how much each kind of evidence counts.
        """
        known = evidence[~strange]
        ranking = fit_ranking(known, intents[~strange]) if weighed else np.ones(known.of_intents().shape[-1])
        by_group = ranked(evidence, ranking) @ membership
        likeliest = np.argsort(-by_group, axis=1)[:, :LIKELIEST_GROUPS]
        rows = np.take_along_axis(evidence.of_groups(by_group, membership), likeliest[:, :, None], axis=1)
        rows = rows.reshape(-1, rows.shape[-1])
        right = (likeliest == membership.argmax(axis=1)[intents][:, None]).ravel()
        weights = _fit_not_negative(rows, right) if weighed else _alike(rows.shape[-1])
        strangers = np.repeat(strange, likeliest.shape[1])
        return cls(ranking, _scaled(weights, rows[~strangers], right[~strangers]))


def ranked(evidence: Evidence, weights: np.ndarray) -> np.ndarray:
    """Return the chance of each intent once closeness counts, too."""
    return np.exp(log_softmax(evidence.of_intents() @ weights))


def _logarithm(closeness: np.ndarray) -> np.ndarray:
    return np.log(np.maximum(closeness, LEAST_CLOSENESS))


def fit_ranking(evidence: Evidence, intents: np.ndarray) -> np.ndarray:
    """Return weights of the evidence that choose between the likeliest intents of each text.

    Args:
        evidence: for each text and intent.
        intents: the right intent of each text.
    """
    likeliest = np.argsort(-evidence.chances, axis=1)[:, :LIKELIEST_INTENTS]
    among = (likeliest == intents[:, None]).any(axis=1)
    right = (likeliest == intents[:, None])[among]
    options = np.take_along_axis(evidence[among].of_intents(), likeliest[among][:, :, None], axis=1).astype(float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        log_share = log_softmax(options @ weights)
        value = -log_share[right].sum() + weights @ weights / (2 * WEAKNESS_OF_PRIOR)
        slope = ((np.exp(log_share) - right)[:, :, None] * options).sum(axis=(0, 1)) + weights / WEAKNESS_OF_PRIOR
        return float(value), slope

    start = np.eye(options.shape[-1])[0]
    return minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(0.0, None)] * len(start)).x


def _alike(count: int) -> np.ndarray:
    """Return weights with which chance and closeness count alike, and the odds, which hold them all, not again."""
    return np.array([0.0, *np.ones(count - 2), 0.0])


def _scaled(weights: np.ndarray, evidence: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return weights with scale and level such that they are right as often as they say."""
    score = np.stack([evidence @ weights, np.ones(len(evidence))], axis=-1)
    scale, level = _fit_not_negative(score, right)
    weights = scale * weights
    weights[-1] += level
    return weights


def _fit_not_negative(features: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Logistic regression in which no weight but the last, the constant's, may be negative."""
    truth = right.astype(float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = features @ weights
        value = np.sum(np.logaddexp(0.0, score) - truth * score) + weights @ weights / (2 * WEAKNESS_OF_PRIOR)
        slope = features.T @ (1.0 / (1.0 + np.exp(-score)) - truth) + weights / WEAKNESS_OF_PRIOR
        return float(value), slope

    kinds = features.shape[-1] - 1
    bounds = [(0.0, None)] * kinds + [(None, None)]
    return minimize(loss, np.zeros(kinds + 1), jac=True, method="L-BFGS-B", bounds=bounds).x


def rounds_with_strangers(
    classes: np.ndarray, groups: np.ndarray, unseen: np.ndarray
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Yield for each round the indices to train on, the indices to test on, and which of the latter are strangers.

    Only phrases that the sentence encoder was not tuned on are tested: once among phrases of their group, and once as
    strangers, when their group is tested but not trained.

    Args:
        classes: the intent of each phrase.
        groups: the group of each phrase.
        unseen: whether the encoder was not tuned on the phrase.
    """
    names = np.unique(groups)
    shuffled = np.random.RandomState(SEED).permutation(names)
    strangers = {name: position % FOLDS for position, name in enumerate(shuffled)}
    away = np.array([strangers[group] for group in groups])
    fresh = np.flatnonzero(unseen)
    fold_of = np.zeros(len(fresh), dtype=int)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for number, (_, test) in enumerate(folds.split(fresh, classes[fresh])):
        fold_of[test] = number
    # None is tested among its group in the round from which its group is away.
    fold_of = (fold_of + (fold_of == away[fresh])) % FOLDS
    for number in range(FOLDS):
        strange, test = away == number, fresh[fold_of == number]
        tested = np.union1d(test, fresh[strange[fresh]])
        yield np.setdiff1d(np.flatnonzero(~strange), test), tested, strange[tested]
