"""Answers: what stands under them, what is heard, quick replies, feedback, and the safeguarding reply."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.browser.stub_api import GREETING, SAFEGUARDING, Fault, StubApi, answer, message, reply
from tests.browser.visitor import Visitor


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
    parts = visitor.turns.last.locator(".answer > .text")
    expect(parts).to_have_text(["First answer.", "Second answer.", "And a third part."])
    expect(visitor.turns).to_have_count(3)
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


def test_feedback_is_asked_of_the_newest_answer_and_once(visitor: Visitor, stub: StubApi) -> None:
    asked = visitor.page.get_by_role("group", name="Was this helpful?")
    stub.coming.extend(
        [
            reply(answer("First.", answer_id="first"), buttons=("More?",)),
            reply(answer("Second.", answer_id="second"), answer("Third.", answer_id="third")),
            reply(message("Did you mean one of these?"), status="clarify"),
            reply(answer("Fourth.", answer_id="fourth"), message("Back to your route: where do you work?")),
            reply(answer("Third, once more.", answer_id="third")),
            reply(answer("Second, once more.", answer_id="second")),
        ]
    )
    visitor.open()
    expect(asked).to_have_count(0)
    visitor.ask("1")
    expect(asked).to_have_count(1)
    height = asked.bounding_box()["height"]
    assert height <= 48, "it is one line"
    visitor.ask("2")
    expect(asked).to_have_count(1)
    visitor.button("Helpful").click()
    expect(asked).to_contain_text("Thank you.")
    expect(visitor.page.get_by_role("textbox", name="What could be better?")).to_have_count(0)
    assert stub.sent("/chat/feedback") == [{"answer_id": "third", "helpful": True}]
    for text in ("3", "4", "5"):
        visitor.ask(text)
        expect(asked).to_have_count(1)  # the one that was rated
        expect(visitor.turns.last.get_by_role("group", name="Was this helpful?")).to_have_count(0)
    visitor.ask("6")
    expect(visitor.turns.last.get_by_role("group", name="Was this helpful?")).to_have_count(1)
    expect(asked).to_have_count(2)


def test_a_comment_outlives_the_next_answer(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    visitor.ask("x")
    visitor.button("Not helpful").click()
    comment = visitor.page.get_by_role("textbox", name="What could be better?")
    comment.fill("More on")
    stub.coming.append(reply(answer("Another.", answer_id="another")))
    visitor.ask("y")
    expect(comment).to_have_value("More on")
    visitor.button("Send comment").click()
    expect(visitor.log).to_contain_text("Thank you, your comment is sent.")
    assert stub.sent("/chat/feedback")[1:] == [{"answer_id": "role_definition", "helpful": False, "comment": "More on"}]


def test_feedback_that_fails_does_not_disturb(visitor: Visitor, stub: StubApi) -> None:
    stub.rating = Fault(500)
    visitor.open()
    visitor.ask("x")
    visitor.button("Helpful").click()
    expect(visitor.log).to_contain_text("Your feedback could not be sent.")
    visitor.ask("y")
    expect(visitor.turns).to_have_count(5)


def test_the_regions_that_speak_are_there_before_anything_is_said(visitor: Visitor, stub: StubApi) -> None:
    stub.opening = Fault(500)
    visitor.launcher.click()
    expect(visitor.turns).to_have_count(0)
    for role, politeness in (("log", "off"), ("status", None), ("alert", None)):
        region = visitor.page.get_by_role(role, include_hidden=True)
        expect(region).to_have_count(1)
        assert region.get_attribute("aria-live") == politeness
    expect(visitor.log).to_have_count(1)


def test_text_has_lists_links_and_long_words_within_the_panel(visitor: Visitor, stub: StubApi) -> None:
    address = "https://example.org/" + "a" * 200
    text = f"**Bold** and https://example.org/bare.\n\n1. one\n2. two\n\n{'w' * 200} {address}\n\n![x](https://example.org/x.png)"
    stub.coming.append(reply(answer(text)))
    visitor.open()
    visitor.ask("x")
    turn = visitor.turns.last
    expect(turn.locator("strong").first).to_have_text("Bold")
    expect(turn.locator("ol > li")).to_have_text(["one", "two"])
    for url in ("https://example.org/bare", address):
        expect(turn.get_by_role("link", name=f"{url} (opens in a new tab)")).to_have_attribute("href", url)
    expect(turn.locator("img")).to_have_count(0)  # answers have no pictures, whatever their text says
    assert visitor.log.evaluate("log => log.scrollWidth - log.clientWidth") <= 0


def test_names_hold_what_is_seen(visitor: Visitor) -> None:
    """WCAG 2.5.3: who says what they see on a control by voice reaches it."""
    visitor.open()
    for text in ("two", "my route"):
        visitor.ask(text)
    visitor.button("Options").click()
    controls = visitor.page.locator("senco-chat :is(button, summary, label):visible")
    assert controls.count() > 15
    assert [one for one in controls.all() if one.get_attribute("aria-label") or one.get_attribute("aria-labelledby")] == []
    assert all(text.strip() for text in controls.all_inner_texts())


def test_on_touch_screens_a_press_does_not_call_up_the_keyboard(browser: Browser, stub: StubApi) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    visitor = Visitor(context.new_page(), stub.address)
    visitor.visit("/hosts/strict.html")
    visitor.open()
    visitor.button("What is a SENCO?").tap()
    visitor.wait_for_answer()
    assert visitor.focus() == "log"
    context.close()
