"""Test questions are never training phrases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import devset
from nlu.reading.messages import read_messages
from nlu.roles import read_examples
from senco.knowledge.yaml_files import read_yaml
from tests.training_data import ROOT, normalised, phrases_by_intent

WORDS_OF_ANYBODY = 3  # "sorry, 2023" is said by many


@pytest.fixture(scope="module")
def trained() -> set[str]:
    phrases = {normalised(phrase) for phrases in phrases_by_intent().values() for phrase in phrases}
    messages = [*read_messages(), *read_examples()]
    return phrases | {normalised(message.text) for message in messages}


@pytest.mark.skipif(not devset.FOLDER.exists(), reason="the development set is not beside this checkout")
@pytest.mark.parametrize("name", ["questions", "out_of_scope"])
def test_no_development_question_is_a_training_phrase(trained: set[str], name: str) -> None:
    asked = {normalised(case.text) for case in devset.load_cases(name)} - {""}
    assert not asked & trained


@pytest.mark.skipif(not devset.FOLDER.exists(), reason="the development set is not beside this checkout")
def test_no_training_phrase_is_a_light_edit_of_a_development_question(trained: set[str]) -> None:
    """Longer questions share their words with no training phrase."""
    bags = {frozenset(phrase.split()) for phrase in trained}
    for name in ("questions", "out_of_scope"):
        for case in devset.load_cases(name):
            words = frozenset(normalised(case.text).split())
            assert len(words) < 6 or words not in bags, case.text


def test_no_held_out_question_is_a_training_phrase(trained: set[str]) -> None:
    held_out = read_yaml(ROOT / "tests" / "nlu" / "held_out.yml").values()
    assert not {normalised(question) for question in held_out} & trained


@pytest.mark.parametrize("folder", [devset.VALIDATION, devset.FRESH], ids=lambda folder: folder.name)
@pytest.mark.parametrize("name", ["questions", "out_of_scope"])
def test_no_question_of_our_own_sets_is_a_training_phrase(trained: set[str], name: str, folder: Path) -> None:
    asked = {normalised(case.text) for case in devset.load_cases(name, folder)} - {""}
    assert not asked & trained


@pytest.mark.parametrize("folder", [devset.VALIDATION, devset.FRESH], ids=lambda folder: folder.name)
def test_nothing_told_in_our_own_sets_is_a_training_phrase(trained: set[str], folder: Path) -> None:
    rows = map(json.loads, (folder / "told.jsonl").read_text(encoding="utf-8").splitlines())
    said = {normalised(text) for row in rows for text in row["said"] if len(text.split()) > WORDS_OF_ANYBODY}
    assert said
    assert not said & trained
