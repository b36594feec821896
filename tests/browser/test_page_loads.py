"""Over page loads, tabs and broken storage: nothing is lost and nothing is doubled."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.stub_api import StubApi
from tests.browser.visitor import Visitor


def test_page_loads_keep_history_and_never_take_the_focus(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    visitor.ask("two")
    visitor.box.fill("half a thought")
    for width in (1000, 390):
        visitor.page.set_viewport_size({"width": width, "height": 700})
        visitor.visit(f"/hosts/strict.html?{width}")
        expect(visitor.turns).to_have_count(3)
        expect(visitor.box).to_have_value("half a thought")
        expect(visitor.page.locator("senco-chat #panel:modal")).to_have_count(0)
        assert visitor.focus() == "page"
        assert visitor.heard() + visitor.heard("urgent") == []
    visitor.page.set_viewport_size({"width": 1000, "height": 700})
    visitor.button("Close").click()
    visitor.page.go_back()
    visitor.page.go_back()
    visitor.page.wait_for_timeout(300)
    expect(visitor.page.locator("senco-chat #panel[open]")).to_have_count(0)
    visitor.launcher.click()
    expect(visitor.turns).to_have_count(3)
    visitor.ask("y")
    expect(visitor.turns).to_have_count(5)
    assert [path for _, path, _ in stub.seen].count("/chat/sessions") == 1


def test_a_reload_in_the_middle_of_an_answer_gets_it_once(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    stub.delay = 0.7
    visitor.say("question")
    visitor.page.wait_for_timeout(150)
    visitor.page.reload()
    visitor.wait_for_answer()
    expect(visitor.turns).to_have_count(3)
    sent = stub.sent("/chat/messages")
    assert len(sent) == 2 and len({one["id"] for one in sent}) == 1


def test_two_tabs_are_two_conversations(visitor: Visitor, stub: StubApi, context: BrowserContext) -> None:
    visitor.open()
    visitor.ask("x")
    other = Visitor(context.new_page(), stub.address)
    other.visit("/hosts/strict.html")
    expect(other.log).to_be_hidden()
    other.open()
    expect(other.turns).to_have_count(1)
    other.ask("y")
    visitor.ask("z")
    assert (visitor.turns.count(), other.turns.count()) == (5, 3)
    other.assert_quiet()


def test_a_server_restart_in_the_middle_loses_nothing(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    visitor.ask("x")
    stub.close()
    visitor.ask("while it is down")
    expect(visitor.turns.last).to_contain_text("I could not reach the chat service")
    again = StubApi(stub.port)
    visitor.button("Try again").click()
    visitor.wait_for_answer()
    expect(visitor.turns).to_have_count(5)
    assert [sent["text"] for sent in again.sent("/chat/messages")] == ["while it is down"]
    again.close()


@pytest.mark.parametrize("kept", ["{broken", '{"version": 99}', '{"version": 1, "turns": [{"kind": "bot"}, 7, null]}', "[]"])
def test_broken_storage_starts_clean(visitor: Visitor, kept: str) -> None:
    visitor.page.evaluate("text => sessionStorage.setItem('senco-chat', text)", kept)
    visitor.page.reload()
    visitor.open()
    visitor.ask("x")
    expect(visitor.turns).to_have_count(3)


def test_blocked_storage_still_works(visitor: Visitor) -> None:
    visitor.page.add_init_script("Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('no') } })")
    visitor.page.reload()
    visitor.open()
    visitor.ask("x")
    expect(visitor.turns).to_have_count(3)


def test_a_page_from_the_browsers_memory_catches_up(browser: Browser, stub: StubApi) -> None:
    """Back takes a page as it was left; what was said since, on the page one comes from, must be there all the same."""
    own = {"executable_path": CHROMIUM, "args": FLAGS, "ignore_default_args": ["--disable-back-forward-cache"]}
    remembering = browser.browser_type.launch(**own)
    visitor = Visitor(remembering.new_page(), stub.address)
    visitor.visit("/hosts/strict.html")
    visitor.open()
    visitor.ask("x")
    visitor.page.evaluate("window.mark = 'as it was left'")
    visitor.page.locator("#first-link").click()
    expect(visitor.turns).to_have_count(3)
    visitor.ask("y")
    visitor.box.fill("a draft")
    visitor.page.evaluate("setTimeout(() => history.back())")  # Playwright waits for a load that does not come
    expect(visitor.turns).to_have_count(5)
    expect(visitor.box).to_have_value("a draft")
    assert visitor.page.evaluate("window.mark") == "as it was left"
    visitor.ask("z")
    expect(visitor.turns).to_have_count(7)
    assert [path for _, path, _ in stub.seen].count("/chat/sessions") == 1
    visitor.assert_quiet()
    remembering.close()
