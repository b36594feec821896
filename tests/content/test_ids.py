"""One id everywhere: knowledge, intents, rules, training phrases and held-out questions."""

from __future__ import annotations

from pathlib import Path

from senco.knowledge import Knowledge
from senco.knowledge.yaml_files import read_yaml
from tests.training_data import phrases_by_intent

ROOT = Path(__file__).resolve().parent.parent.parent
FALLBACK = {"nlu_fallback"}


def test_ids_are_equal_everywhere(knowledge: Knowledge) -> None:
    ids = set(knowledge.entries)
    assert set(read_yaml(ROOT / "domain.yml")["intents"]) == ids
    assert set(phrases_by_intent()) == ids
    assert set(read_yaml(ROOT / "tests" / "nlu" / "held_out.yml")) == ids
    rules = read_yaml(ROOT / "data" / "rules.yml")["rules"]
    assert {rule["rule"] for rule in rules} - FALLBACK == ids
    for rule in rules:
        assert rule["steps"] == [{"intent": rule["rule"]}, {"action": "action_answer"}]


def test_every_intent_has_enough_phrases() -> None:
    few = {intent: len(phrases) for intent, phrases in phrases_by_intent().items() if len(phrases) < 25}
    assert not few


def test_there_are_enough_out_of_scope_phrases() -> None:
    counts = {intent: len(phrases) for intent, phrases in phrases_by_intent().items() if intent.startswith("oos_")}
    assert sum(counts.values()) >= 1000
