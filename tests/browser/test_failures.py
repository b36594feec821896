"""Failures, one by one: worded, heard, and nothing lost or sent twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.browser.stub_api import Fault, StubApi, message, reply
from tests.browser.visitor import Visitor


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault(500), "Sorry, something went wrong on our side."),
        (Fault(502, raw=b"<html>Bad gateway"), "Sorry, something went wrong on our side"),
        (Fault(200, raw=b"{not json"), "Sorry, something went wrong on our side"),
        (Fault(200, raw=b"[]"), "Sorry, something went wrong on our side"),
        (reply(message("I cannot answer just now."), status="error"), "I cannot answer just now."),
        (
            Fault(429, "too_many_requests", headers={"Retry-After": "1"}),
            "Please wait 1 second, then try again",
        ),
    ],
    ids=["500", "html", "no-json", "empty", "status-error", "limit"],
)
def test_a_failure_is_worded_and_can_be_tried_again(
    visitor: Visitor, stub: StubApi, fault: Fault | dict[str, Any], words: str
) -> None:
    visitor.open()
    stub.coming.append(fault)
    visitor.ask("question")
    expect(visitor.turns.last).to_contain_text(words)
    assert words.rstrip(".") in visitor.heard("urgent")[-1]
    assert visitor.focus() == "question"
    visitor.page.wait_for_timeout(800)
    visitor.button("Try again").click()
    visitor.wait_for_answer()
    assert visitor.focus() == "question"
    sent = stub.sent("/chat/messages")
    assert len({one["id"] for one in sent}) == 1 and len(sent) >= 2
    expect(visitor.turns).to_have_count(3)
    expect(visitor.button("Try again")).to_be_hidden()


def test_a_lost_connection_loses_nothing(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    tried = []

    def cut(route: Route) -> None:
        tried.append(route.request.post_data_json["id"])
        route.abort("connectionreset")

    visitor.page.route("**/chat/messages", cut, times=1)
    visitor.ask("question")
    expect(visitor.turns.last).to_contain_text("I could not reach the chat service")
    visitor.button("Try again").click()
    visitor.wait_for_answer()
    assert [sent["id"] for sent in stub.sent("/chat/messages")] == tried
    expect(visitor.turns).to_have_count(3)


def test_the_limit_says_how_long_and_does_not_send_before(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    stub.coming.append(Fault(429, "too_many_requests", headers={"Retry-After": "40"}))
    visitor.ask("question")
    expect(visitor.turns.last).to_contain_text("Please wait 40 seconds")
    visitor.button("Try again").click()
    expect(visitor.turns.last).to_contain_text(re.compile(r"Please wait (3\d|40) more seconds"))
    assert len(stub.sent("/chat/messages")) == 1


def test_a_message_that_is_refused_goes_back_into_the_box(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    stub.coming.append(Fault(413, "text_too_long", "Please use at most 500 characters."))
    visitor.ask("too long")
    expect(visitor.turns.last).to_contain_text("Please use at most 500 characters.")
    expect(visitor.box).to_have_value("too long")
    expect(visitor.button("Try again")).to_be_hidden()


def test_an_expired_session_is_renewed_and_the_question_answered(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    stub.coming.append(Fault(401, "unknown_session"))
    visitor.ask("question")
    expect(visitor.log).to_contain_text("I have started a new one")
    expect(visitor.turns.last).to_contain_text("A SENCO is a")
    assert [path for _, path, _ in stub.seen].count("/chat/sessions") == 2


def test_a_busy_session_is_waited_for(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    stub.coming.extend([Fault(409, "busy"), Fault(409, "busy")])
    visitor.ask("question")
    expect(visitor.turns.last).to_contain_text("A SENCO is a")
    assert len(stub.sent("/chat/messages")) == 3


def test_offline_keeps_the_words(visitor: Visitor, stub: StubApi, axe: Callable[..., list[str]]) -> None:
    visitor.open()
    visitor.page.context.set_offline(True)
    expect(visitor.page.get_by_text("You are offline. What you type is kept.")).to_be_visible()
    visitor.say("kept words")
    expect(visitor.box).to_have_value("kept words")
    assert "You are offline" in visitor.heard("urgent")[-1]
    assert axe(visitor.page) == []
    visitor.page.context.set_offline(False)
    visitor.page.wait_for_timeout(300)
    assert "You are connected again." in visitor.heard()[-1]
    visitor.box.press("Enter")
    visitor.wait_for_answer()
    assert len(stub.sent("/chat/messages")) == 1


def test_silence_ends_in_words(visitor: Visitor, stub: StubApi) -> None:
    visitor.page.clock.install()
    visitor.visit("/hosts/strict.html?again")
    visitor.launcher.click()
    visitor.page.clock.run_for(1_000)
    expect(visitor.log).to_contain_text("I am a bot that answers")
    stub.delay = 6.0
    visitor.say("question")
    visitor.page.wait_for_timeout(300)
    visitor.page.clock.run_for(21_000)
    expect(visitor.turns.last).to_contain_text("That took too long")
    stub.delay = 0.0
    visitor.button("Try again").click()
    expect(visitor.turns.last).to_contain_text("A SENCO is a")
    assert len({one["id"] for one in stub.sent("/chat/messages")}) == 1
    expect(visitor.turns).to_have_count(3)
