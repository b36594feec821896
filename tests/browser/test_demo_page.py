"""The demo page in a real browser against the running bot."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

ANSWER_WITHIN = 15_000  # milliseconds


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    page = browser.new_page()
    page.set_default_timeout(ANSWER_WITHIN)
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(server)
    yield page
    page.close()
    assert not problems


def test_a_conversation_by_keyboard(page: Page) -> None:
    log = page.get_by_role("log")
    expect(log).to_contain_text("I am a bot")
    page.get_by_role("textbox").focus()
    page.keyboard.type("What is a SENCO?")
    page.keyboard.press("Enter")
    expect(log).to_contain_text("special educational needs co-ordinator", timeout=ANSWER_WITHIN)
    expect(log).to_contain_text("Applies to")
    expect(log).to_contain_text("checked 23 November 2026")
    expect(page.get_by_role("textbox")).to_be_focused()


def test_a_suggestion_is_answered(page: Page) -> None:
    log = page.get_by_role("log")
    button = page.get_by_role("button", name="How do I become a SENCO?")
    button.click()
    expect(log).to_contain_text("qualify as a teacher", timeout=ANSWER_WITHIN)


def test_markup_in_a_question_stays_text(page: Page) -> None:
    page.get_by_role("textbox").fill("<img src=x onerror=alert(1)> what is a senco")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("img[src=x]").count() == 0
