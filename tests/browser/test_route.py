"""The route card: steps, dates, and ways to keep it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.stub_api import ROUTE, StubApi, answer, message, reply
from tests.browser.visitor import Visitor


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
    assert download.value.path().read_bytes().decode() == ROUTE["calendar"]
    visitor.button("Copy as text").click()
    assert visitor.heard()[-1] == "Your route is copied."
    assert visitor.page.evaluate("navigator.clipboard.readText()") == ROUTE["text"]


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
    paper = visitor.page.locator("senco-chat[printing] .paper")
    visitor.page.emulate_media(media="print")
    expect(paper).to_be_visible()
    assert paper.inner_text().strip() == ROUTE["text"].strip()  # line breaks and angle brackets too
    expect(visitor.page.get_by_role("heading", name="Becoming a SENCO")).to_be_hidden()
    expect(visitor.launcher).to_be_hidden()
    visitor.page.emulate_media(media="print", color_scheme="dark")
    ink = paper.evaluate("paper => getComputedStyle(paper).color")
    assert ink == "rgb(0, 0, 0)"  # paper is light, whatever the screen
    visitor.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(visitor.page.get_by_role("heading", name="Becoming a SENCO")).to_be_visible()
    expect(paper).to_have_count(0)


def test_the_planner_asks_and_ends_in_a_route(visitor: Visitor, stub: StubApi) -> None:
    """The chat API's way of a plan: status `asked` with buttons until there is a card."""
    stub.coming.extend(
        [
            reply(message("Do you have QTS?"), status="asked", buttons=("Yes", "No", "Not sure")),
            reply(message("When did you become SENCO?"), status="asked"),
            reply(message("Here is your route.", card=ROUTE | {"deadline": None, "assumptions": [], "calendar": None})),
        ]
    )
    visitor.open()
    visitor.ask("plan my route")
    expect(visitor.turns.last.get_by_role("group", name="Choose an answer, or type your own:")).to_be_visible()
    visitor.button("Yes").click()
    visitor.wait_for_answer()
    visitor.ask("1 September 2026")
    expect(visitor.turns).to_have_count(7)
    steps = visitor.page.get_by_role("region", name="Your route").locator("ol > li")
    assert [step.evaluate("step => getComputedStyle(step).listStyleType") for step in steps.all()] == ["decimal"] * 3
    for step, state in zip(steps.all(), ("Done", "Next", "Later")):
        expect(step.locator(".state")).to_have_text(state)
    expect(visitor.log).not_to_contain_text("Your deadline")
    expect(visitor.log).not_to_contain_text("This assumes")
    expect(visitor.button("Copy as text")).to_be_visible()
    expect(visitor.button("Save dates to calendar (.ics)")).to_be_hidden()  # no date is ahead
    assert "Your route: 3 steps, 1 done." in visitor.heard()[-1]
    visitor.page.reload()
    expect(steps).to_have_count(3)


def test_cards_that_we_do_not_know_are_left_out(visitor: Visitor, stub: StubApi) -> None:
    stub.coming.append(reply(answer("The text is shown.", card={"type": "map", "places": [1]})))
    visitor.open()
    visitor.ask("x")
    expect(visitor.turns.last).to_contain_text("The text is shown.")
    expect(visitor.page.locator("senco-chat .card")).to_have_count(0)
