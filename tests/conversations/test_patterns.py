"""Whole conversations by pattern (``patterns.yml``), with the trained reader and the real action."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from nlu.reading import MessageReader
from senco.answering import Reply
from senco.knowledge.yaml_files import read_yaml
from tests.conversations.talker import Talker
from tests.training_data import ROOT

pytestmark = pytest.mark.slow

PATTERNS = read_yaml(ROOT / "tests" / "conversations" / "patterns.yml")


@pytest.fixture(autouse=True)
def said_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENCO_TODAY", "2026-11-23")


@pytest.mark.parametrize("name", PATTERNS)
def test_the_conversation_goes_as_it_should(name: str, reader: MessageReader) -> None:
    talker = Talker(reader)
    for number, turn in enumerate(PATTERNS[name], start=1):
        reply = talker.press(turn["press"]) if "press" in turn else talker.say(turn["say"])
        assert not problems(turn, reply), f"turn {number}, {turn}: {problems(turn, reply)}\n{reply}"


def problems(turn: dict[str, Any], reply: Reply) -> list[str]:
    """Return what is wrong with a reply."""
    text = "\n".join(message.text for message in reply.messages).lower()
    card = next((message.card for message in reply.messages if message.card), {"deadline": None, "steps": []})
    steps = " ".join(step["title"] for step in card["steps"]).lower()
    topics = [message.topic for message in reply.messages]
    found = [] if turn["status"] in {reply.status, "any"} else [f"status {reply.status}"]
    found += [f"topics {topics}"] if topics != turn.get("topics", topics) else []
    found += [f"no {pattern}" for pattern in turn.get("mentions", ()) if not re.search(pattern, text)]
    found += [f"says {pattern}" for pattern in turn.get("never", ()) if re.search(pattern, text, re.MULTILINE)]
    found += [f"no {words} on the card" for words in turn.get("card", ()) if words not in steps]
    deadline = date.fromisoformat(card["deadline"]) if card["deadline"] else None
    return found + ([f"deadline {deadline}"] if "deadline" in turn and deadline != turn["deadline"] else [])
