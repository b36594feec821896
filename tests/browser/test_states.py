"""Every state of the widget: what is seen, what is heard, where the focus is, and that axe finds nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.stub_api import GREETING, SAFEGUARDING, Fault, StubApi, answer, message, reply
from tests.browser.visitor import Visitor

OFF = Fault(503, "switched_off", "The chatbot is having a rest. [Contact us](https://prosperoteaching.com/).")


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


def test_an_answer_shows_sources_dates_and_scope(visitor: Visitor) -> None:
    visitor.open()
    visitor.ask("What is a SENCO")
    turn = visitor.turns.last
    expect(turn).to_contain_text("UK Government, checked 23 November 2026")
    expect(turn).to_contain_text("Applies to: State schools in England")
    link = turn.get_by_role("link", name="Special educational needs regulations (opens in a new tab)")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(turn.locator("strong").first).to_have_text("special educational needs co-ordinator")


def test_many_sources_are_behind_a_button_from_the_third_on(visitor: Visitor, stub: StubApi) -> None:
    rows = [
        {"title": f"Source {n}", "publisher": "P", "url": f"https://e.org/{n}", "checked": "2026-11-01"} for n in range(6)
    ]
    stub.coming.append(reply(answer("Text", sources=rows)))
    visitor.open()
    visitor.ask("x")
    expect(visitor.page.get_by_role("link", name="Source 5 ")).to_be_hidden()
    visitor.page.get_by_text("4 more sources").click()
    expect(visitor.page.get_by_role("link", name="Source 5 ")).to_be_visible()


def test_each_turn_is_announced_once(visitor: Visitor) -> None:
    visitor.open()
    assert len(visitor.heard()) == 1
    visitor.ask("two")
    heard = visitor.heard()
    assert len(heard) == 2
    assert heard[1].startswith("Chatbot said: First answer. Applies to")
    assert heard[1].count("Second answer.") == heard[1].count("And a third part.") == 1
    assert "**" not in heard[1] and "](" not in heard[1] and "http" not in heard[1]
    assert visitor.heard("urgent") == []


def test_waiting_is_seen_at_once_and_heard_only_when_it_takes_long(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    visitor.heard()
    stub.delay = 2.5
    visitor.say("slow")
    expect(visitor.log).to_contain_text("Looking that up…")
    assert visitor.focus() == "question"
    visitor.wait_for_answer()
    assert [text for text in visitor.heard() if text == "Looking that up…"] == ["Looking that up…"]
    stub.delay = 0.3
    visitor.ask("fast")
    assert visitor.heard().count("Looking that up…") == 1
    assert visitor.focus() == "question"


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


def test_quick_replies_send_their_id_and_stay(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    expected = GREETING["buttons"][0]["id"]
    visitor.button("What is a SENCO?").evaluate("button => { button.click(); button.click() }")
    visitor.wait_for_answer()
    assert [(sent.get("button"), sent.get("text")) for sent in stub.sent("/chat/messages")] == [(expected, None)]
    assert visitor.focus() == "question"
    assert expected not in visitor.log.inner_text()
    visitor.box.press("Shift+Tab")
    assert visitor.focus() == "Who pays for the NPQ?"
    # A button of an earlier reply no longer acts by its id: it asks its question in words.
    visitor.page.get_by_role("button", name="What is a SENCO?").first.click()
    visitor.wait_for_answer()
    assert stub.sent("/chat/messages")[-1]["text"] == "What is a SENCO?"


def test_a_button_that_another_tab_has_spent_asks_in_words(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    stub.coming.append(Fault(400, "unknown_button"))
    visitor.button("What is a SENCO?").click()
    visitor.wait_for_answer()
    first, second = stub.sent("/chat/messages")
    assert first["button"] and second["text"] == "What is a SENCO?" and first["id"] == second["id"]
    expect(visitor.turns).to_have_count(3)


def test_answers_to_an_earlier_planner_question_are_spent(visitor: Visitor, stub: StubApi) -> None:
    stub.coming.append(reply(message("Are you a teacher?"), status="asked", buttons=("Yes", "No", "Not sure")))
    visitor.open()
    visitor.ask("plan")
    visitor.button("Yes").click()
    visitor.wait_for_answer()
    expect(visitor.button("No")).to_have_attribute("aria-disabled", "true")
    visitor.button("No").click(force=True)
    assert len(stub.sent("/chat/messages")) == 2


def test_suggestions_follow_the_combobox_pattern(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    seen = len(stub.seen)
    visitor.box.press_sequentially("npq")
    expect(visitor.page.get_by_role("listbox", name="Suggested questions")).to_be_visible()
    expect(visitor.page.get_by_role("option")).to_have_count(5)
    expect(visitor.box).to_have_attribute("aria-expanded", "true")
    assert visitor.box.get_attribute("aria-activedescendant") is None
    visitor.box.press("ArrowDown")
    expect(visitor.box).to_have_attribute("aria-activedescendant", "suggestion-0")
    expect(visitor.page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
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
    expect(visitor.page.get_by_role("link", name="Contact Prospero Teaching (opens in a new tab)")).to_be_visible()
    expect(visitor.page.get_by_role("link", name="999")).to_be_visible()
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


def test_a_safeguarding_reply_stays_in_sight(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    stub.coming.append(SAFEGUARDING)
    visitor.ask("x")
    pinned = visitor.page.get_by_role("region", name="Help in an emergency")
    for text in ("long", "long", "long"):
        visitor.ask(text)
        expect(pinned).to_be_in_viewport(ratio=1)
    expect(pinned.get_by_role("link", name="999")).to_have_attribute("href", "tel:999")
    visitor.page.reload()
    expect(pinned).to_be_in_viewport(ratio=1)
    visitor.button("Show the full advice").click()
    expect(visitor.page.get_by_text("NSPCC helpline")).to_be_in_viewport()
    assert visitor.focus() == "log"


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


def test_feedback_is_words_sent_once_and_kept(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    expect(visitor.button("Helpful")).to_be_hidden()
    visitor.ask("x")
    visitor.button("Not helpful").click()
    visitor.button("Not helpful").click()
    expect(visitor.button("Not helpful")).to_have_attribute("aria-pressed", "true")
    assert stub.sent("/chat/feedback") == [{"answer_id": "role_definition", "helpful": False}]
    visitor.page.reload()
    expect(visitor.button("Not helpful")).to_have_attribute("aria-pressed", "true")
    visitor.page.get_by_role("textbox", name="What could be better?").fill("More on pay")
    visitor.button("Send comment").click()
    expect(visitor.log).to_contain_text("Thank you, your comment is sent.")
    assert stub.sent("/chat/feedback")[1:] == [{"answer_id": "role_definition", "helpful": False, "comment": "More on pay"}]


def test_feedback_that_fails_does_not_disturb(visitor: Visitor, stub: StubApi) -> None:
    stub.rating = Fault(500)
    visitor.open()
    visitor.ask("x")
    visitor.button("Helpful").click()
    expect(visitor.log).to_contain_text("Your feedback could not be sent.")
    visitor.ask("y")
    expect(visitor.turns).to_have_count(5)


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
    visitor.ask("my route")
    visitor.button("Options").click()
    with visitor.page.expect_download() as download:
        visitor.button("Download conversation").click()
    assert download.value.suggested_filename == "senco-conversation.txt"
    text = download.value.path().read_text(encoding="utf-8")
    assert "You said:\nmy route" in text and "3. Finish the NPQ (Later). By 1 September 2029." in text
    assert "**" not in text and "](" not in text


def test_the_route_can_be_kept(visitor: Visitor, axe: Callable[..., list[str]]) -> None:
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.open()
    visitor.ask("my route")
    card = visitor.page.get_by_role("region", name="Your route")
    expect(card.get_by_role("heading", name="Your route")).to_be_visible()
    expect(card.get_by_role("listitem").first).to_contain_text("Done")
    expect(card.locator("ol > li")).to_have_count(3)
    expect(card).to_contain_text("Your deadline: 1 September 2029")
    assert axe(visitor.page) == []
    with visitor.page.expect_download() as download:
        visitor.button("Save dates to calendar (.ics)").click()
    assert download.value.suggested_filename == "senco-route.ics"
    (event,) = icalendar.Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    assert (event.decoded("DTSTART"), event["SUMMARY"]) == (date(2029, 9, 1), "SENCO: Finish the NPQ")
    visitor.button("Copy as text").click()
    assert visitor.heard()[-1] == "Your route is copied."
    assert visitor.page.evaluate("navigator.clipboard.readText()").startswith("Your route\n1. Qualify as a teacher (Done).")


def test_printing_the_route_prints_nothing_else_and_the_page_prints_without_the_chat(
    visitor: Visitor,
) -> None:
    visitor.open()
    visitor.ask("my route")
    visitor.page.emulate_media(media="print")
    expect(visitor.launcher).to_be_hidden()
    expect(visitor.page.get_by_role("heading", name="Becoming a SENCO")).to_be_visible()
    visitor.page.emulate_media(media="screen")
    visitor.page.evaluate("window.print = () => undefined")
    visitor.button("Print").click()
    expect(visitor.page.locator("senco-chat[printing] .paper")).to_have_count(1)
    visitor.page.emulate_media(media="print")
    expect(visitor.page.get_by_role("heading", name="Your route")).to_be_visible()
    expect(visitor.page.get_by_role("heading", name="Becoming a SENCO")).to_be_hidden()
    expect(visitor.launcher).to_be_hidden()
    visitor.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(visitor.page.get_by_role("heading", name="Becoming a SENCO")).to_be_visible()
    expect(visitor.page.get_by_role("heading", name="Your route")).to_be_hidden()


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


def test_a_long_answer_is_read_from_its_start_and_scrolling_up_is_respected(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    visitor.ask("long")
    expect(visitor.page.get_by_text("Paragraph 0.")).to_be_in_viewport()
    expect(visitor.page.get_by_text("Paragraph 8.")).not_to_be_in_viewport()
    stub.delay = 1.0
    visitor.say("next")
    visitor.log.evaluate("log => log.scrollTop = 0")
    visitor.wait_for_answer()
    expect(visitor.page.get_by_text("I am a bot, not a person")).to_be_in_viewport()
    visitor.button("New answer below").click()
    expect(visitor.turns.last).to_be_in_viewport()
    assert visitor.focus() == "log"


def test_earlier_messages_are_not_drawn_anew(visitor: Visitor) -> None:
    visitor.open()
    visitor.ask("first")
    visitor.shadow("root => { window.kept = root.querySelectorAll('.turn')[2].querySelector('.text p') }")
    visitor.ask("second")
    visitor.ask("third")
    assert visitor.shadow("root => root.querySelectorAll('.turn')[2].querySelector('.text p') === window.kept")


def test_an_answer_to_a_closed_panel_is_marked_on_the_launcher(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    stub.delay = 0.8
    visitor.say("x")
    visitor.button("Close").click()
    expect(visitor.launcher).to_contain_text("new answer")
    visitor.launcher.click()
    expect(visitor.launcher).not_to_contain_text("new answer")
    expect(visitor.turns.last).to_be_in_viewport()


SCHEMES: list[dict[str, Any]] = [
    {"color_scheme": "light", "viewport": {"width": 1000, "height": 760}},
    {"color_scheme": "dark", "viewport": {"width": 1000, "height": 760}},
    {"color_scheme": "light", "viewport": {"width": 320, "height": 640}},
    {"color_scheme": "dark", "viewport": {"width": 390, "height": 800}},
    {"forced_colors": "active", "viewport": {"width": 1000, "height": 760}},
]


@pytest.mark.parametrize("scheme", SCHEMES, ids=["light", "dark", "320", "390-dark", "forced"])
def test_axe_finds_nothing_in_any_state(
    browser: Browser, stub: StubApi, axe: Callable[..., list[str]], scheme: dict[str, Any]
) -> None:
    context = browser.new_context(**scheme)
    visitor = Visitor(context.new_page(), stub.address)
    visitor.visit("/hosts/strict.html")
    found = {"closed": axe(visitor.page)}
    visitor.open()
    found["greeting"] = axe(visitor.page)
    for text in ("one", "two", "my route", "hurt", "thing"):
        visitor.ask(text)
    visitor.button("Not helpful").click()
    found["answers"] = axe(visitor.page)
    visitor.box.press_sequentially("npq")
    visitor.box.press("ArrowDown")
    found["suggestions"] = axe(visitor.page)
    visitor.box.press("Escape")
    stub.coming.append(Fault(500))
    visitor.ask("fails")
    found["failed"] = axe(visitor.page)
    visitor.button("Options").click()
    found["options"] = axe(visitor.page)
    visitor.button("Delete my conversation").click()
    found["question"] = axe(visitor.page)
    context.close()
    assert found == dict.fromkeys(found, [])
