"""``action_answer``: what it sends for what was understood."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import answer as module
from actions.answer import ActionAnswer


def tracker(channel: str = "rest", memory: Any = None, **message: Any) -> Tracker:
    """A tracker whose latest message is as given."""
    tracker = Tracker("visitor", {"memory": memory}, message, [], False, None, {}, "action_listen")
    tracker.get_latest_input_channel = lambda: channel  # type: ignore[method-assign]
    return tracker


def run(tracker: Tracker) -> list[dict[str, Any]]:
    """Run the action and return what it dispatched."""
    return run_turn(tracker)[0]


def run_turn(tracker: Tracker) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Run the action and return what it dispatched, and what it remembers."""
    dispatcher = CollectingDispatcher()
    (event,) = asyncio.run(ActionAnswer().run(dispatcher, tracker, {}))
    assert (event["event"], event["name"]) == ("slot", "memory")
    return dispatcher.messages, event["value"]


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


def test_what_was_said_is_remembered_and_used() -> None:
    question = {"text": "x", "guesses": [{"entry": "npq_required", "confidence": 0.97}]}
    setting = {"setting": {"value": "special_school", "text": "special school"}}
    (first,), memory = run_turn(tracker(text="x", questions=[question], mentions=setting))
    assert memory["known"]["setting"] == "special_school"
    (second,), _ = run_turn(tracker(memory=memory, text="/npq_required"))
    assert first["custom"]["messages"] == second["custom"]["messages"]
    assert second["custom"]["messages"][0]["text"].startswith("**For a special school:**")


def test_a_memory_of_another_version_is_forgotten() -> None:
    (sent,), memory = run_turn(tracker(memory={"known": {"nation": "atlantis"}}, text="/pay_salary"))
    assert sent["custom"]["status"] == "answered"
    assert memory["last_entry"] == "pay_salary"


def test_the_knowledge_is_loaded_once() -> None:
    assert module.load_knowledge() is module.load_knowledge()
