"""What the guard hears, on the development sets of this folder and on ordinary questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from senco.guard.safeguarding import triage
from senco.knowledge.yaml_files import read_yaml
from tests.training_data import phrases_by_intent

FOLDER = Path(__file__).parent
TAKEN_OVER_AT_MOST = 0.005


def messages(name: str) -> list[str]:
    return [text for texts in read_yaml(FOLDER / f"{name}.yml").values() for text in texts]


def heard(text: str) -> bool:
    concern = triage(text)
    return concern is not None and concern.takes_over


@pytest.mark.parametrize(("name", "recall"), [("urgent", 1.0), ("explicit", 0.99), ("indirect", 0.85)])
def test_danger_and_distress_are_heard(name: str, recall: float) -> None:
    texts = messages(name)
    missed = [text for text in texts if not heard(text)]
    assert 1 - len(missed) / len(texts) >= recall, missed[:10]


def test_ordinary_questions_are_left_alone() -> None:
    ordinary = [
        phrase
        for intent, phrases in phrases_by_intent().items()
        if not intent.startswith("safeguarding")
        for phrase in phrases
    ]
    taken = [phrase for phrase in ordinary if heard(phrase)]
    assert len(taken) / len(ordinary) <= TAKEN_OVER_AT_MOST, taken[:10]
