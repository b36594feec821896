"""What is behind Options: text size, simple words, transcript, start again, delete."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.stub_api import SOURCE, Fault, StubApi
from tests.browser.visitor import Visitor


def test_start_again_asks_first(visitor: Visitor, stub: StubApi, axe: Callable[..., list[str]]) -> None:
    visitor.open()
    visitor.ask("x")
    visitor.option("Start again")
    expect(visitor.page.get_by_role("dialog", name="Start again?")).to_be_visible()
    assert axe(visitor.page) == []
    visitor.button("No, keep it").click()
    expect(visitor.turns).to_have_count(3)
    assert visitor.focus() == "question"
    visitor.option("Start again")
    visitor.page.keyboard.press("Escape")
    expect(visitor.turns).to_have_count(3)
    visitor.option("Start again")
    visitor.button("Yes, start again").click()
    expect(visitor.turns).to_have_count(1)
    assert visitor.focus() == "question"
    assert visitor.heard()[-1].startswith("We have started again. Chatbot said:")
    assert [method for method, path, _ in stub.seen if path == "/chat/sessions/current"] == ["DELETE"]
    assert visitor.page.evaluate("JSON.parse(sessionStorage['senco-chat']).token") == "token-2"


def test_delete_forgets_everything_or_says_that_it_could_not(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    visitor.ask("x")
    stub.deleting = Fault(500)
    visitor.option("Delete my conversation")
    visitor.button("Yes, delete it").click()
    expect(visitor.log).to_contain_text("Your conversation could not be deleted.")
    expect(visitor.turns).to_have_count(3)
    stub.deleting = None
    visitor.option("Delete my conversation")
    visitor.button("Yes, delete it").click()
    expect(visitor.log).to_contain_text("Your conversation is deleted, here and on our server.")
    expect(visitor.turns).to_have_count(0)
    assert visitor.page.evaluate("sessionStorage.length") == 0
    visitor.button("Start a new conversation").click()
    expect(visitor.turns).to_have_count(1)
    assert visitor.focus() == "question"


def test_the_transcript_is_a_text_file(visitor: Visitor) -> None:
    visitor.open()
    visitor.ask("What is a SENCO")
    visitor.ask("my route")
    visitor.button("Options").click()
    with visitor.page.expect_download() as download:
        visitor.button("Download conversation").click()
    assert download.value.suggested_filename == "senco-conversation.txt"
    text = download.value.path().read_text(encoding="utf-8")
    assert all(f"{speaker}:\n" in text for speaker in ("You said", "Chatbot said"))
    assert SOURCE["url"] in text and "checked 23 November 2026" in text
    assert re.search(r"^\d{1,2} \w+ 20\d\d at \d\d:\d\d$", text, re.MULTILINE)
    assert "You said:\nmy route" in text and "Your route in full\n\n1. Qualify as a teacher (Done)" in text
    assert "**" not in text and "](" not in text


def test_text_size_and_simple_words_are_kept(visitor: Visitor, stub: StubApi, axe: Callable[..., list[str]]) -> None:
    visitor.open()
    visitor.button("Options").click()
    visitor.page.get_by_role("radio", name="Largest").check()
    visitor.page.get_by_role("checkbox", name="Simple words").check()
    assert axe(visitor.page) == []
    visitor.page.keyboard.press("Escape")
    assert visitor.focus() == "settings-button"
    visitor.ask("x")
    assert stub.seen[-1][1] == "/chat/messages?words=simple"
    visitor.page.reload()
    assert visitor.shadow("root => getComputedStyle(root.querySelector('#question')).fontSize") == "24px"
