"""``action_answer``: what it sends for what was understood."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import answer as module
from actions.answer import ActionAnswer


def tracker(channel: str = "rest", **message: Any) -> Tracker:
    """A tracker whose latest message is as given."""
    tracker = Tracker("visitor", {}, message, [], False, None, {}, "action_listen")
    tracker.get_latest_input_channel = lambda: channel  # type: ignore[method-assign]
    return tracker


def run(tracker: Tracker) -> list[dict[str, Any]]:
    """Run the action and return what it dispatched."""
    dispatcher = CollectingDispatcher()
    assert asyncio.run(ActionAnswer().run(dispatcher, tracker, {})) == []
    return dispatcher.messages


def test_a_ranking_is_answered_as_json() -> None:
    question = {"text": "by when", "guesses": [{"entry": "npq_deadline", "confidence": 0.97}]}
    (sent,) = run(tracker(text="by when", questions=[question]))
    assert sent["custom"]["status"] == "answered"
    assert sent["custom"]["messages"][0]["sources"][0]["checked"] == "2026-11-23"


def test_a_button_is_answered() -> None:
    (sent,) = run(tracker(text="/pay_salary"))
    assert sent["custom"]["messages"][0]["answer_id"] == "pay_salary"


def test_a_terminal_gets_plain_text() -> None:
    (sent,) = run(tracker(channel="cmdline", text="/pay_salary"))
    assert "Sources:" in sent["text"] and not sent["custom"]


@pytest.mark.parametrize("message", [{}, {"text": None}, {"text": "x", "questions": []}])
def test_an_empty_message_is_declined(message: dict[str, Any]) -> None:
    (sent,) = run(tracker(**message))
    assert sent["custom"]["status"] == "declined"


@pytest.mark.parametrize("message", [{"text": "/no_such_entry"}, {"questions": [{"bad": 1}]}, {"questions": 5}])
def test_a_fault_gets_a_helpful_reply_and_no_words_in_the_log(message: dict[str, Any], caplog) -> None:
    (sent,) = run(tracker(**({"text": "my secret"} | message)))
    assert sent["custom"]["status"] == "error"
    assert sent["custom"]["messages"][0]["text"]
    assert "secret" not in caplog.text


def test_the_knowledge_is_loaded_once() -> None:
    assert module.load_knowledge() is module.load_knowledge()
