"""The demo page, a host page of the running bot: questions to press, options, JavaScript API and events."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.visitor import Visitor


@pytest.fixture
def guest(context: BrowserContext, server: str) -> Iterator[Visitor]:
    someone = Visitor(context.new_page(), server)
    someone.visit("/")
    yield someone
    someone.assert_quiet()


def test_its_questions_are_answered(guest: Visitor) -> None:
    questions = guest.page.locator("[data-ask]")
    for question in questions.all():
        question.click()
        guest.wait_for_answer()
        expect(guest.turns.last).to_have_attribute("data-status", "answered")
    assert questions.count() >= 4
    expect(guest.turns).to_have_count(1 + 2 * questions.count())


def test_its_options_make_another_widget_that_goes_on_with_the_conversation(guest: Visitor) -> None:
    page = guest.page
    page.get_by_role("button", name="What is a SENCO?").click()
    guest.wait_for_answer()
    page.get_by_text("For web developers").click()
    page.get_by_role("button", name="api.close()").click()
    expect(guest.log).to_be_hidden()
    page.get_by_label("Side").select_option("left")
    page.get_by_label("Words on the button").fill("Ask us")
    page.get_by_role("button", name="Use these options").click()
    expect(page.get_by_role("button", name="Ask us")).to_be_visible()
    assert guest.launcher.bounding_box()["x"] < 100
    page.get_by_role("button", name="api.open()").click()
    expect(guest.turns).to_have_count(3)
    expect(page.locator("#events")).to_contain_text('senco-reply {"status":"answered"')


@pytest.mark.parametrize("width", [1000, 320])
def test_axe_finds_nothing(guest: Visitor, axe: Callable[..., list[str]], width: int) -> None:
    guest.page.set_viewport_size({"width": width, "height": 700})
    guest.page.get_by_text("For web developers").click()
    assert guest.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert axe(guest.page) == []
    guest.page.emulate_media(color_scheme="dark")
    assert axe(guest.page) == []
