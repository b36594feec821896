"""Personal data in messages: found in all the ways people write it, and not seen where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from senco.guard.personal_data import KINDS, find_personal_data, redact
from senco.knowledge.yaml_files import read_yaml
from tests.guard.made_up_otherwise import OTHERWISE, made_up_otherwise
from tests.guard.made_up_people import made_up
from tests.training_data import phrases_by_intent

BY_HAND = read_yaml(Path(__file__).parent / "personal_data.yml")
ORDINARY = [phrase for phrases in phrases_by_intent().values() for phrase in phrases]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_at_least_99_of_100_are_found(kind: str) -> None:
    messages = made_up(kind)
    missed = [message for message in messages if kind not in find_personal_data(message)]
    assert len(messages) >= 1000
    assert len(missed) <= len(messages) / 100, missed[:20]


@pytest.mark.parametrize("kind", OTHERWISE)
def test_another_hand_finds_no_more_than_one_of_100_missed(kind: str) -> None:
    messages = made_up_otherwise(kind)
    missed = [message for message in messages if kind not in find_personal_data(message)]
    assert len(missed) <= len(messages) / 100, missed[:20]


@pytest.mark.parametrize(
    ("kind", "message"), [(kind, text) for kind, texts in BY_HAND["personal"].items() for text in texts]
)
def test_what_people_wrote_by_hand_is_found(kind: str, message: str) -> None:
    assert kind in find_personal_data(message)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_nothing_of_it_is_left(kind: str) -> None:
    for message in made_up(kind):
        assert not find_personal_data(redact(message)), message


def test_ordinary_questions_raise_no_alarm() -> None:
    assert len(ORDINARY) >= 2000
    alarms = [question for question in ORDINARY if find_personal_data(question)]
    assert len(alarms) <= len(ORDINARY) / 200, alarms[:20]


@pytest.mark.parametrize("message", BY_HAND["ordinary"])
def test_figures_dates_and_the_numbers_of_helplines_are_nobodys(message: str) -> None:
    assert not find_personal_data(message)


def test_redacting_names_the_kind_and_leaves_the_rest() -> None:
    assert redact("I am at jane@x.org or 07700 900123. How do I apply?") == "I am at [email] or [phone]. How do I apply?"
