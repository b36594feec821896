"""How much personal data is recognised, and how many ordinary questions are taken for it."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.hardening.figure import Figure
from senco.guard.keeping import keepable
from senco.guard.personal_data import KINDS, find_personal_data, redact
from tests.guard.made_up_otherwise import OTHERWISE, made_up_otherwise
from tests.guard.made_up_people import made_up
from tests.training_data import phrases_by_intent


def recognition() -> Iterator[Figure]:
    """Measure each kind on made-up examples, and false alarms on the training phrases."""
    for kind in sorted(KINDS):
        messages = made_up(kind)
        missed = tuple(message for message in messages if kind not in find_personal_data(message))
        yield Figure(f"{kind}: not recognised", len(messages), missed, allowed=0.01)
        left = tuple(message for message in messages if find_personal_data(redact(message) + " " + keepable(message)))
        yield Figure(f"{kind}: something left after redaction", len(messages), left)
    for kind in OTHERWISE:
        messages = made_up_otherwise(kind)
        missed = tuple(message for message in messages if kind not in find_personal_data(message))
        yield Figure(f"{kind}: not recognised, by another hand", len(messages), missed, allowed=0.01)
    phrases = [phrase for phrases in phrases_by_intent().values() for phrase in phrases]
    alarms = tuple(phrase for phrase in phrases if find_personal_data(phrase))
    yield Figure("ordinary questions taken for personal data", len(phrases), alarms, allowed=0.005)
