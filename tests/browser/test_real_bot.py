"""The main task, and what may go wrong in the middle of it, in a browser against the really running bot."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import httpx
import icalendar
import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.stub_api import WIDGET
from tests.browser.visitor import Visitor, slow_down
from tests.chat_client import ChatClient
from tests.conftest import running_bot

PAGE = """<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>A school</title>
<link rel="icon" href="data:,"><script src="/widget.js" defer></script><main><h1>A school</h1>
<a href="/school?2" target="_blank" rel="opener">Another tab</a></main>"""


@pytest.fixture
def guest(context: BrowserContext, server: str) -> Iterator[Visitor]:
    """A visitor on a page of the bot's own origin, which gets the widget from the gateway."""
    context.route(f"{server}/school*", lambda route: route.fulfill(content_type="text/html", body=PAGE))
    someone = Visitor(context.new_page(), server)
    someone.visit("/school")
    yield someone
    someone.assert_quiet()


def test_the_whole_task_by_keyboard_alone(guest: Visitor, axe: Callable[..., list[str]]) -> None:
    press = guest.page.keyboard.press

    def reach(name: str, key: str) -> None:
        for _ in range(60):
            if guest.focus().startswith(name):
                return
            press(key)
        raise AssertionError(f"{name!r} cannot be reached")

    def option(name: str) -> None:
        reach("settings-button", "Shift+Tab")
        press("Enter")
        reach(name, "Tab")

    guest.launcher.focus()
    press("Enter")
    expect(guest.turns).to_have_count(1)
    assert guest.focus() == "question"
    guest.page.keyboard.type("How do I become a SENCO")
    press("Enter")
    guest.wait_for_answer()
    answer = guest.turns.last
    expect(answer).to_have_attribute("data-status", "answered")
    expect(answer).to_contain_text("Applies to:")
    sources = answer.get_by_role("group", name="Sources")
    expect(sources).to_contain_text("checked")
    assert guest.focus() == "question"
    assert axe(guest.page) == []
    source = sources.get_by_role("link").first
    guest.page.context.route(source.get_attribute("href"), lambda route: route.fulfill(body="the source"))
    reach(source.text_content(), "Shift+Tab")
    with guest.page.context.expect_page() as opened:
        press("Enter")
    opened.value.close()
    reach("question", "Tab")
    press("Shift+Tab")
    assert guest.focus() == answer.locator(".reply").last.text_content()
    press("Enter")
    guest.wait_for_answer()
    expect(guest.turns).to_have_count(5)
    expect(guest.turns.last).to_have_attribute("data-status", "answered")
    assert guest.focus() == "question"
    reach("Helpful", "Shift+Tab")
    with guest.page.expect_response("**/chat/feedback") as rated:
        press("Enter")
    assert rated.value.status == 204
    option("Download conversation")
    with guest.page.expect_download() as download:
        press("Enter")
    assert "How do I become a SENCO" in download.value.path().read_text(encoding="utf-8")
    option("Start again")
    press("Enter")
    press("Tab")
    with guest.page.expect_response("**/chat/sessions/current") as deleted:
        press("Enter")
    assert deleted.value.status == 204
    expect(guest.turns).to_have_count(1)
    assert guest.focus() == "question"
    press("Escape")
    assert guest.focus() == "launcher"


def test_the_greeting_and_a_safeguarding_reply(guest: Visitor) -> None:
    guest.launcher.click()
    expect(guest.turns).to_have_count(1)
    expect(guest.turns.first).to_contain_text("I am a bot")
    expect(guest.turns.first.locator(".reply")).not_to_have_count(0)
    guest.ask("a child told me her dad hits her")
    expect(guest.turns.last).to_have_attribute("data-status", "safeguarding")
    guest.ask("what is a senco")
    expect(guest.turns.last).to_have_attribute("data-status", "answered")
    pinned = guest.page.get_by_role("region", name="Help in an emergency")
    expect(pinned).to_be_in_viewport(ratio=1)
    expect(pinned.get_by_role("link", name="999")).to_be_visible()


def test_a_route_by_buttons_and_by_words_that_can_be_kept(guest: Visitor, axe: Callable[..., list[str]]) -> None:
    guest.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    year = date.today().year  # a SENCO since this January: the date is ahead whenever this runs
    guest.launcher.click()
    expect(guest.turns).to_have_count(1)
    guest.ask("How do I become a SENCO?")
    for press, words in (("Plan my route", ""), ("England", ""), ("", "just a normal school"), ("SENCO", "")):
        guest.press(press) if press else guest.ask(words)
        expect(guest.turns.last).to_have_attribute("data-status", "asked")
    guest.ask("how much does a SENCO earn?")  # something else in between
    expect(guest.turns.last).to_contain_text("Back to your route:")
    expect(guest.turns.last.get_by_role("group", name="Was this helpful?")).to_have_count(0)
    guest.ask(f"January {year}")
    guest.press("Neither")
    card = guest.turns.last.get_by_role("region", name="Your route")
    expect(card.locator("ol > li")).not_to_have_count(0)
    assert set(card.locator(".state").all_inner_texts()) == {"Done", "Next", "Later"}
    expect(card).to_contain_text(f"Your deadline: 1 January {year + 3}")
    expect(card.get_by_text("Required by law.").first).to_be_visible()
    expect(guest.turns.last.get_by_role("group", name="Sources")).to_contain_text("checked")
    assert axe(guest.page) == []

    guest.button("Copy as text").click()
    assert guest.heard()[-1] == "Your route is copied."
    copied = guest.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Your route as a SENCO in England\n")
    assert "Sources:\n- " in copied and f"1 January {year + 3}" in copied
    with guest.page.expect_download() as download:
        guest.button("Save dates to calendar (.ics)").click()
    assert download.value.suggested_filename == "senco-route.ics"
    events = icalendar.Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    assert date(year + 3, 1, 1) in [event.decoded("DTSTART") for event in events]
    guest.page.evaluate("window.print = () => undefined")
    guest.button("Print").click()
    guest.page.emulate_media(media="print")
    paper = guest.page.locator("senco-chat .paper")
    expect(paper).to_be_visible()
    assert paper.inner_text().strip() == copied.strip()
    expect(guest.page.get_by_role("heading", name="A school")).to_be_hidden()


def test_a_senco_in_post_sees_the_deadline(guest: Visitor) -> None:
    guest.launcher.click()
    expect(guest.turns).to_have_count(1)
    guest.ask("plan my route: I have been SENCO of a mainstream school in England since September 2024")
    expect(guest.turns.last).to_have_attribute("data-status", "asked")
    guest.ask("I have started the NPQ")
    card = guest.turns.last.get_by_role("region", name="Your route")
    expect(card).to_contain_text("Your deadline: 1 September 2027")
    expect(card.locator("li", has_text="By 1 September 2027")).to_contain_text("Required by law.")
    expect(card).to_contain_text("September 2024")  # what was assumed about the day
    expect(guest.turns.last).to_contain_text("the third anniversary of becoming a SENCO")
    guest.page.reload()
    expect(card).to_contain_text("Your deadline: 1 September 2027")


def test_a_command_is_an_ordinary_question(guest: Visitor) -> None:
    guest.launcher.click()
    guest.ask("what is a senco")
    guest.ask("/restart")
    expect(guest.turns).to_have_count(5)
    expect(guest.turns.last).to_have_attribute("data-status", re.compile("clarify|declined|smalltalk"))


def test_back_and_forward_go_on_with_the_same_conversation(guest: Visitor) -> None:
    guest.launcher.click()
    expect(guest.turns).to_have_count(1)
    guest.ask("is the npq free")
    guest.visit("/school?2")
    expect(guest.turns).to_have_count(3)
    guest.ask("what is a senco")
    guest.page.go_back()
    expect(guest.turns).to_have_count(5)
    guest.page.go_forward()
    expect(guest.turns).to_have_count(5)
    guest.ask("how long does the npq take")
    expect(guest.turns.last).to_have_attribute("data-status", "answered")
    assert len([url for url in guest.requests if url.endswith("/chat/sessions")]) == 1


def test_a_reload_in_the_middle_of_an_answer_gets_the_one_that_was_given(guest: Visitor) -> None:
    guest.launcher.click()
    expect(guest.turns).to_have_count(1)
    given: list[dict[str, Any]] = []

    def lose_the_first(route: Route) -> None:
        response = route.fetch()
        given.append(response.json())
        if len(given) > 1:
            route.fulfill(response=response)

    guest.page.context.route("**/chat/messages", lose_the_first)
    guest.say("what is a senco")
    while not given:
        guest.page.wait_for_timeout(50)
    guest.page.reload()
    guest.wait_for_answer()
    expect(guest.turns).to_have_count(3)
    assert given[0]["status"] == "answered" and given == [given[0]] * 2


def test_two_tabs_and_a_tab_that_takes_the_conversation_along(guest: Visitor) -> None:
    guest.launcher.click()
    guest.ask("what is a senco")
    with guest.page.context.expect_page() as opened:
        guest.page.get_by_role("link", name="Another tab").click()
    copy = Visitor(opened.value, guest.address)
    expect(copy.turns).to_have_count(3)  # a copied tab knows what was said, and goes its own way from there
    other = Visitor(guest.page.context.new_page(), guest.address)
    other.visit("/school")
    other.launcher.click()
    expect(other.turns).to_have_count(1)
    for tab, turns in ((copy, 5), (other, 3), (guest, 5)):
        tab.ask("is the npq free")
        expect(tab.turns).to_have_count(turns)
        expect(tab.turns.last).to_have_attribute("data-status", "answered")


def test_slow_and_offline(guest: Visitor) -> None:
    slow_down(guest.page)
    guest.launcher.click()
    expect(guest.turns).to_have_count(1)
    guest.page.context.set_offline(True)
    expect(guest.page.get_by_text("You are offline.")).to_be_visible()
    guest.say("what is a senco")
    expect(guest.box).to_have_value("what is a senco")
    guest.page.context.set_offline(False)
    expect(guest.page.get_by_text("You are offline.")).to_be_hidden()
    guest.box.press("Enter")
    guest.wait_for_answer()
    expect(guest.turns).to_have_count(3)
    expect(guest.turns.last).to_have_attribute("data-status", "answered")


def test_a_restart_of_the_server_in_the_middle_loses_and_doubles_nothing(guest: Visitor, bot: running_bot) -> None:
    guest.launcher.click()
    guest.ask("what is a senco")
    bot.__exit__()
    guest.ask("is the npq free")
    expect(guest.turns.last).to_contain_text("I could not reach the chat service")
    bot.__enter__()
    guest.button("Try again").click()
    guest.wait_for_answer()
    expect(guest.turns).to_have_count(5)
    expect(guest.turns.last).to_have_attribute("data-status", "answered")
    assert len([url for url in guest.requests if url.endswith("/chat/sessions")]) == 1


def test_every_suggested_question_is_answered(chat: ChatClient) -> None:
    questions = [row["text"] for row in chat.http.get("/chat/questions").json()["questions"]]
    replies = {question: chat.ask(question)["status"] for question in questions}
    assert [question for question, status in replies.items() if status not in {"answered", "signposted"}] == []


def test_the_gateway_serves_the_built_file_in_at_most_20_kib(server: str) -> None:
    with httpx.stream("GET", f"{server}/widget.js", headers={"Accept-Encoding": "gzip"}, trust_env=False) as served:
        assert len(served.read()) and served.num_bytes_downloaded <= 20 * 1024
    assert served.content == (WIDGET / "dist" / "widget.js").read_bytes()
    assert served.headers["content-type"].startswith("text/javascript")
