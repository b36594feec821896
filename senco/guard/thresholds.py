"""Find how the tuned network goes with the plain classifier, as a part of ``python -m senco.guard.train``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from nlu.minilm_weights import SHA256
from nlu.tuned_layers import fingerprint
from senco.guard import tuned
from senco.guard.meaning import AROUND

if TYPE_CHECKING:
    from senco.guard.train import Lessons

PLAIN = 0.5  # of the network's score, where both have the same spread
# Of unseen ordinary texts, as in train.py.  Together with what the phrases take, it has to stay below half a percent.
FALSE_ALARMS = {"whole": 0.002, "sentence": 0.0003, "stretch": 0.0004}
# The same for what is perhaps a concern: a line of signposting is less of a nuisance than a question not answered.
PERHAPS = {"whole": 0.004, "sentence": 0.0005, "stretch": 0.001}
# And for what is one where the bot has no answer: then the fixed reply is given, and nobody loses an answer by it.  Parts
# have no level of their own: they would take over many long messages that are out of scope.
FAINT = {"whole": 0.006, "sentence": 0.0005, "stretch": 0.001}
DOUBTED = 0.001  # of the concerns that phrases find without immediate danger: so many would not be believed


def thresholds_of(lessons: Lessons, plain: np.ndarray, ordinary: Mapping[str, slice], said: np.ndarray) -> dict:
    """Return what is stored in ``meaning.json``.

    The tuned layers have scored a part of the texts before they learned from them: all is found on these.

    Args:
        lessons: what was learned from.
        plain: the plain classifier's scores of texts that it had not seen.
        ordinary: places of ordinary questions, by the kind of segment whose threshold they set.
        said: places of concerns that phrases find, and not as immediate danger.
    """
    kept = tuned.unseen_scores()
    meant = np.array([kept.get(fingerprint(text), np.nan) for text in lessons.typed])
    share = PLAIN * float(np.nanstd(meant) / plain.std())
    alone = meant + share * plain
    is_part = np.arange(len(alone)) >= lessons.whole
    both = alone + AROUND * np.where(is_part, alone[lessons.sources], 0.0)
    thresholds, perhaps, faint = (
        {kind: _threshold(_known(both[place]), alarms[kind]) for kind, place in ordinary.items()}
        for alarms in (FALSE_ALARMS, PERHAPS, FAINT)
    )
    return {
        "encoder": SHA256["model.safetensors"],
        "layers": tuned.fingerprint(),
        "unseen_concerns_found": round(float(np.mean(_known(both[lessons.labels == 1]) >= thresholds["whole"])), 3),
        "thresholds": thresholds,
        "perhaps": perhaps,
        "faint": faint,
        "doubted": round(float(np.quantile(_known(alone[said]), DOUBTED)), 4),
        "plain": round(share, 4),
    }


def _known(scores: np.ndarray) -> np.ndarray:
    return scores[~np.isnan(scores)]


def _threshold(scores: np.ndarray, share: float) -> float:
    """Return the score that only this share of texts reaches."""
    ordered = np.sort(scores)
    return round(float(ordered[-max(1, round(len(scores) * share))]) + 1e-4, 4)
