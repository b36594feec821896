"""The box: suggestions as a combobox, limits, and typing while an answer is on its way."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.browser.stub_api import StubApi
from tests.browser.visitor import Visitor


def test_suggestions_follow_the_combobox_pattern(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    visitor.finish_loading()
    seen = len(stub.seen)
    visitor.box.press_sequentially("npq")
    expect(visitor.page.get_by_role("listbox", name="Suggested questions")).to_be_visible()
    expect(visitor.page.get_by_role("option")).to_have_count(5)
    expect(visitor.box).to_have_attribute("aria-expanded", "true")
    expect(visitor.box).to_have_attribute("aria-autocomplete", "list")
    listbox = visitor.page.get_by_role("listbox").get_attribute("id")
    expect(visitor.box).to_have_attribute("aria-controls", listbox)
    assert visitor.box.get_attribute("aria-activedescendant") is None
    visitor.box.press("ArrowDown")
    expect(visitor.box).to_have_attribute("aria-activedescendant", "suggestion-0")
    expect(visitor.page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    visitor.box.press("ArrowUp")
    assert visitor.box.get_attribute("aria-activedescendant") is None
    visitor.box.press("ArrowUp")
    expect(visitor.box).to_have_attribute("aria-activedescendant", "suggestion-4")
    visitor.box.press("Escape")
    expect(visitor.page.get_by_role("listbox")).to_be_hidden()
    expect(visitor.page.get_by_role("dialog")).to_be_visible()
    assert len(stub.seen) == seen
    visitor.box.press_sequentially(" p")
    question = visitor.page.get_by_role("option").first.inner_text()
    visitor.box.press("ArrowDown")
    visitor.box.press("Enter")
    visitor.wait_for_answer()
    assert stub.sent("/chat/messages")[-1]["text"] == question
    expect(visitor.box).to_have_value("")
    visitor.box.press_sequentially("who pays")
    visitor.page.get_by_role("option").first.click()
    visitor.wait_for_answer()
    assert stub.sent("/chat/messages")[-1]["text"] == "Who pays for the NPQ?"
    visitor.box.press_sequentially("who pays")
    visitor.box.press("Enter")
    visitor.wait_for_answer()
    assert stub.sent("/chat/messages")[-1]["text"] == "who pays"


def test_it_works_without_suggestions(visitor: Visitor, stub: StubApi) -> None:
    stub.questions = None
    visitor.open()
    visitor.box.press_sequentially("npq")
    expect(visitor.page.get_by_role("listbox")).to_be_hidden()
    visitor.ask("npq")
    expect(visitor.turns).to_have_count(3)


def test_blank_input_sends_nothing_and_long_input_is_limited(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    visitor.say("   ")
    assert stub.sent("/chat/messages") == []
    assert visitor.heard("urgent") == ["Please type a question first."]
    visitor.box.fill("")
    visitor.page.keyboard.insert_text("x" * 480)
    expect(visitor.page.get_by_text("20 characters left")).to_be_visible()


def test_a_second_message_while_waiting_is_kept_and_not_sent(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    stub.delay = 1.0
    visitor.say("one")
    visitor.say("another")
    visitor.button("What is a SENCO?").click(force=True)
    visitor.wait_for_answer()
    assert [sent["text"] for sent in stub.sent("/chat/messages")] == ["one"]
    expect(visitor.box).to_have_value("another")
    assert "Please wait for the answer to your last message." in " ".join(visitor.heard())


def test_tab_leaves_the_suggestions_behind(visitor: Visitor) -> None:
    visitor.open()
    visitor.finish_loading()
    visitor.box.press_sequentially("npq")
    expect(visitor.page.get_by_role("listbox")).to_be_visible()
    visitor.box.press("Tab")
    expect(visitor.page.get_by_role("listbox")).to_be_hidden()
    assert visitor.focus() == "Send"
    expect(visitor.box).to_have_value("npq")


def test_a_suggestion_can_be_tapped(browser: Browser, stub: StubApi) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    visitor = Visitor(context.new_page(), stub.address)
    visitor.visit("/hosts/strict.html")
    visitor.open()
    visitor.finish_loading()
    visitor.box.press_sequentially("who pays")
    visitor.page.get_by_role("option").first.tap()
    visitor.wait_for_answer()
    assert stub.sent("/chat/messages")[-1]["text"] == "Who pays for the NPQ?"
    context.close()


def test_a_full_box_says_so(visitor: Visitor) -> None:
    visitor.open()
    visitor.box.focus()
    visitor.page.keyboard.insert_text("x" * 700)
    expect(visitor.page.get_by_text("0 characters left")).to_be_visible()
    visitor.page.wait_for_timeout(1_000)
    assert "0 characters left" in visitor.heard()[-1]
