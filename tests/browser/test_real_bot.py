"""The main task in a browser against the really running bot."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.stub_api import WIDGET
from tests.browser.visitor import Visitor
from tests.chat_client import ChatClient

PAGE = """<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>A school</title>
<link rel="icon" href="data:,"><script src="/widget.js" defer></script><main><h1>A school</h1></main>"""


@pytest.fixture
def guest(context: BrowserContext, server: str) -> Iterator[Visitor]:
    """A visitor on a page of the bot's own origin, which gets the widget from the gateway."""
    page = context.new_page()
    page.route(f"{server}/school", lambda route: route.fulfill(content_type="text/html", body=PAGE))
    someone = Visitor(page, server)
    someone.visit("/school")
    yield someone
    someone.assert_quiet()


def test_the_whole_task_by_keyboard_alone(guest: Visitor, axe: Callable[..., list[str]]) -> None:
    press = guest.page.keyboard.press

    def tab_to(name: str) -> None:
        for _ in range(60):
            if guest.focus().startswith(name):
                return
            press("Shift+Tab")
        raise AssertionError(f"{name!r} cannot be reached")

    press("Tab")
    assert guest.focus() == "launcher"
    press("Enter")
    expect(guest.turns).to_have_count(1)
    assert guest.focus() == "question"
    guest.page.keyboard.type("How do I become a SENCO")
    press("Enter")
    guest.wait_for_answer()
    answer = guest.turns.last
    expect(answer).to_have_attribute("data-status", "answered")
    expect(answer).to_contain_text("Applies to:")
    expect(answer.get_by_role("group", name="Sources")).to_contain_text("checked")
    assert guest.focus() == "question"
    assert axe(guest.page) == []
    press("Shift+Tab")  # the last quick reply
    press("Enter")
    guest.wait_for_answer()
    expect(guest.turns).to_have_count(5)
    expect(guest.turns.last).to_have_attribute("data-status", "answered")
    assert guest.focus() == "question"
    tab_to("Helpful")
    with guest.page.expect_response("**/chat/feedback") as rated:
        press("Enter")
    assert rated.value.status == 204
    tab_to("settings-button")
    press("Enter")
    press("Tab")
    while guest.focus() != "Download conversation":
        press("Tab")
    with guest.page.expect_download() as download:
        press("Enter")
    assert "How do I become a SENCO" in download.value.path().read_text(encoding="utf-8")
    while guest.focus() != "Delete my conversation":
        press("Tab")
    press("Enter")
    press("Tab")
    with guest.page.expect_response("**/chat/sessions/current") as deleted:
        press("Enter")
    assert deleted.value.status == 204
    expect(guest.log).to_contain_text("Your conversation is deleted")
    press("Escape")
    assert guest.focus() == "launcher"


def test_a_conversation_goes_on_over_page_loads(guest: Visitor) -> None:
    guest.launcher.click()
    expect(guest.turns).to_have_count(1)
    guest.ask("is the npq free")
    guest.visit("/school")
    expect(guest.turns).to_have_count(3)
    guest.ask("what is a senco")
    expect(guest.turns.last).to_have_attribute("data-status", "answered")
    assert len([url for url in guest.requests if url.endswith("/chat/sessions")]) == 1


def test_every_suggested_question_is_answered(chat: ChatClient) -> None:
    questions = [row["text"] for row in chat.http.get("/chat/questions").json()["questions"]]
    replies = {question: chat.ask(question)["status"] for question in questions}
    assert [question for question, status in replies.items() if status not in {"answered", "signposted"}] == []


def test_the_gateway_serves_the_built_file(server: str) -> None:
    served = httpx.get(f"{server}/widget.js", trust_env=False)
    assert served.content == (WIDGET / "dist" / "widget.js").read_bytes()
    assert served.headers["content-type"].startswith("text/javascript")
