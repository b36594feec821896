"""Opening and closing: what is seen first, where the focus is, and what there is when the chat cannot be used."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.stub_api import GREETING, OFF, Fault, StubApi
from tests.browser.visitor import Visitor, slow_down


def test_before_the_first_message_it_says_what_it_is_and_what_happens_to_words(visitor: Visitor, stub: StubApi) -> None:
    assert stub.seen == []
    visitor.open()
    expect(visitor.log).to_contain_text("I am a bot, not a person")
    expect(visitor.log).to_contain_text("please type no names or other personal details")
    expect(visitor.page.get_by_role("link", name="Privacy notice (opens in a new tab)")).to_be_visible()
    expect(visitor.page.get_by_role("link", name="999")).to_have_attribute("href", "tel:999")


def test_opening_and_closing_moves_the_focus_there_and_back(visitor: Visitor) -> None:
    expect(visitor.launcher).to_have_attribute("aria-expanded", "false")
    visitor.launcher.focus()
    visitor.page.keyboard.press("Enter")
    assert visitor.focus() == "question"
    expect(visitor.launcher).to_have_attribute("aria-expanded", "true")
    expect(visitor.page.get_by_role("dialog", name="SENCO careers chatbot")).to_be_visible()
    visitor.page.keyboard.press("Escape")
    assert visitor.focus() == "launcher"
    visitor.page.keyboard.press("Space")
    visitor.button("Close").click()
    assert visitor.focus() == "launcher"


def test_wide_windows_keep_the_page_usable_and_narrow_ones_are_filled(visitor: Visitor) -> None:
    visitor.open()
    visitor.page.get_by_role("button", name="A button of the page").click()
    expect(visitor.page.locator("senco-chat #panel:modal")).to_have_count(0)
    visitor.box.focus()
    visitor.page.set_viewport_size({"width": 390, "height": 700})
    expect(visitor.page.locator("senco-chat #panel:modal")).to_have_count(1)
    assert visitor.focus() == "question"
    visitor.page.set_viewport_size({"width": 1000, "height": 760})
    expect(visitor.page.locator("senco-chat #panel:modal")).to_have_count(0)


@pytest.mark.parametrize("when", ["opening", "later"])
def test_switched_off_shows_contact_and_safeguarding_line_only(
    visitor: Visitor, stub: StubApi, axe: Callable[..., list[str]], when: str
) -> None:
    if when == "opening":
        stub.opening = OFF
        visitor.launcher.click()
    else:
        visitor.open()
        stub.coming.append(OFF)
        visitor.say("question")
    expect(visitor.log).to_contain_text("The chatbot is having a rest.")
    expect(visitor.log.get_by_role("link")).to_have_text(["Contact us (opens in a new tab)", "999"])  # the contact once
    expect(visitor.box).to_be_hidden()
    expect(visitor.turns).to_have_count(0)
    assert visitor.focus() == "off"
    assert axe(visitor.page) == []
    stub.opening = Fault(503, "switched_off", "Switched off. If anyone is in danger now, call [999](tel:999).")
    if when == "opening":
        visitor.button("Close").click()
        visitor.launcher.click()
        expect(visitor.page.get_by_role("link", name="999")).to_have_count(1)
        expect(visitor.log).to_contain_text("If anyone is in danger now")
        expect(visitor.log.get_by_role("link", name="Contact Prospero Teaching (opens in a new tab)")).to_have_count(1)
    stub.opening = GREETING
    visitor.button("Close").click()
    visitor.launcher.click()
    expect(visitor.log).to_contain_text("I am a bot that answers")
    if when == "later":
        visitor.button("Try again").click()
        expect(visitor.turns.last).to_contain_text("A SENCO is a")


def test_a_failed_opening_can_be_tried_again(visitor: Visitor, stub: StubApi, axe: Callable[..., list[str]]) -> None:
    stub.opening = Fault(500)
    visitor.launcher.click()
    expect(visitor.button("Try again")).to_be_visible()
    assert axe(visitor.page) == []
    stub.opening = GREETING
    visitor.button("Try again").click()
    expect(visitor.log).to_contain_text("I am a bot that answers")
    expect(visitor.button("Try again")).to_be_hidden()


def test_an_answer_to_a_closed_panel_is_marked_on_the_launcher(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    stub.delay = 0.8
    visitor.say("x")
    visitor.button("Close").click()
    expect(visitor.launcher).to_contain_text("new answer")
    visitor.launcher.click()
    expect(visitor.launcher).not_to_contain_text("new answer")
    expect(visitor.turns.last).to_be_in_viewport()


def test_the_launcher_comes_in_order_and_away_from_the_edges(visitor: Visitor) -> None:
    press, name = visitor.page.keyboard.press, "document.activeElement.id || document.activeElement.localName"
    met = []
    for _ in range(4):
        press("Tab")
        met.append(visitor.page.evaluate(name))
    assert met == ["first-link", "host-button", "last-link", "senco-chat"] and visitor.focus() == "launcher"
    expect(visitor.page.get_by_role("button", name="Ask about becoming a SENCO", exact=True)).to_be_visible()
    for width, height in ((1000, 760), (390, 700), (320, 256)):
        visitor.page.set_viewport_size({"width": width, "height": height})
        box = visitor.launcher.bounding_box()
        right, below = width - box["x"] - box["width"], height - box["y"] - box["height"]
        assert min(box["width"], box["height"]) >= 44 and min(box["x"], box["y"], right, below) >= 16


def test_on_a_phone_the_page_behind_is_out_of_reach(visitor: Visitor) -> None:
    visitor.page.set_viewport_size({"width": 390, "height": 700})
    visitor.open()
    expect(visitor.page.locator("senco-chat #panel:modal")).to_have_count(1)
    assert visitor.page.evaluate("document.querySelector('#host-button').matches(':focus')") is False
    for _ in range(30):
        visitor.page.keyboard.press("Tab")
        assert visitor.page.evaluate("['BODY', 'SENCO-CHAT'].includes(document.activeElement.tagName)")
    assert visitor.page.evaluate("document.querySelector('#host-button').focus(), document.activeElement.id") == ""
    visitor.box.focus()
    visitor.page.keyboard.press("Escape")
    assert visitor.focus() == "launcher"


def test_a_slow_phone_gets_an_answer(visitor: Visitor, stub: StubApi) -> None:
    """Slowed as in docs/widget-acceptance.md A3, where the figures stand; here only that everything arrives."""
    slow_down(visitor.page)
    visitor.visit("/hosts/strict.html?slow")
    visitor.open()
    assert visitor.focus() == "question"
    visitor.ask("What is a SENCO")
    expect(visitor.turns.last).to_contain_text("A SENCO is a")
    assert len(stub.sent("/chat/messages")) == 1
