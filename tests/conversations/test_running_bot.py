"""Conversations with the whole bot as it runs: the context and the plan travel through the engine and its store."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import icalendar
import pytest

from tests.chat_client import ChatClient

pytestmark = pytest.mark.slow


def press(chat: ChatClient, reply: dict[str, Any], title: str) -> dict[str, Any]:
    return chat.press(next(button for button in reply["buttons"] if button["title"].startswith(title)))


def topics(reply: dict[str, Any]) -> list[str]:
    return [message["topic"] for message in reply["messages"]]


def test_a_follow_up_is_read_after_the_last_answer(chat: ChatClient) -> None:
    chat.ask("what is the NPQ for SENCOs?")
    assert topics(chat.ask("and how long does it take?")) == ["npq_duration_study"]
    assert topics(chat.ask("hours a week?")) == ["npq_duration_study"]
    assert topics(ChatClient(chat.http).ask("hours a week?")) == ["workload_time"]


def test_a_route_is_planned_with_buttons_and_words_a_digression_and_a_correction(chat: ChatClient) -> None:
    reply = press(chat, chat.ask("How do I become a SENCO?"), "Plan my route")
    assert (reply["status"], topics(reply)) == ("asked", ["nation_other"])
    reply = press(chat, reply, "England")
    assert topics(chat.ask("how much does the NPQ cost?")) == ["npq_cost_funding", "steps_school_types"]
    reply = press(chat, chat.ask("yes mainstream"), "SENCO")
    assert "possible date" in chat.ask("31 September")["messages"][0]["text"]
    chat.ask("September 2024")
    chat.ask("no wait, 2025")
    reply = chat.ask("neither")
    card = reply["messages"][0]["card"]
    assert (card["type"], card["deadline"]) == ("route", "2028-09-01")
    days = [event["dtstart"].dt.isoformat() for event in icalendar.Calendar.from_ical(card["calendar"]).walk("VEVENT")]
    assert "2028-09-01" in days
    assert card["deadline"] != chat.ask("sorry, it was 2024")["messages"][0]["card"]["deadline"] == "2027-09-01"


def test_two_visitors_at_once_do_not_mix(chat: ChatClient) -> None:
    def plan(nation: str) -> list[str]:
        visitor = ChatClient(chat.http)
        visitor.ask("plan my route")
        visitor.ask(nation)
        return [visitor.ask("what do you know about me?")["messages"][0]["text"] for _ in range(3)]

    nations = ("Wales", "Scotland", "Northern Ireland", "England")
    with ThreadPoolExecutor(len(nations)) as pool:
        for nation, recalled in zip(nations, pool.map(plan, nations)):
            assert all(f"Nation: {nation}" in text for text in recalled)
            assert not any(f"Nation: {other}" in text for text in recalled for other in nations if other != nation)


def test_what_was_told_is_forgotten_everywhere_on_request(chat: ChatClient) -> None:
    chat.ask("I'm a TA in Wales")
    assert "Wales" in chat.ask("what do you know about me?")["messages"][0]["text"]
    chat.ask("forget me")
    assert "Wales" not in chat.ask("what do you know about me?")["messages"][0]["text"]
