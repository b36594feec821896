"""Whatever a server or a visitor writes stays text."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.browser.stub_api import ROUTE, Fault, StubApi, answer, message, reply
from tests.browser.visitor import Visitor

PAYLOADS = [
    "<img src=x onerror=window.hacked=1>",
    "<script>window.hacked=1</script>",
    "<svg onload=window.hacked=1>",
    "<svg><script>window.hacked=1</script></svg>",
    "<iframe src=javascript:window.hacked=1>",
    "<body onload=window.hacked=1>",
    "<input autofocus onfocus=window.hacked=1>",
    "<details open ontoggle=window.hacked=1>",
    "<video><source onerror=window.hacked=1>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=window.hacked=1>",
    "<a href=javascript:window.hacked=1>x</a>",
    "[x](javascript:window.hacked=1)",
    "[x](JaVaScRiPt:window.hacked=1)",
    "[x](\u0001javascript:window.hacked=1)",
    "[x](java\tscript:window.hacked=1)",
    "[x](data:text/html,<script>window.hacked=1</script>)",
    "[x](vbscript:window.hacked=1)",
    "![x](https://evil.example/x.png)",
    '"><script>window.hacked=1</script>',
    "${window.hacked=1}",
    "<!--<img src=x onerror=window.hacked=1>-->",
    "?lit$1$ <!--?lit$0$-->",
    "</textarea><script>window.hacked=1</script>",
    "**<img src=x onerror=window.hacked=1>**",
    "- <img src=x onerror=window.hacked=1>",
]
PLACES = ["text", "source", "card", "button"]


def payload_reply(payload: str, place: str) -> dict[str, Any]:
    """Return a reply that holds the payload in one place, titles and addresses alike."""
    bad_url = payload[4:-1] if payload.startswith("[x](") else payload
    if place == "text":
        return reply(answer(payload, applies_to=payload))
    if place == "source":
        return reply(answer("Text", sources=[{"title": payload, "publisher": payload, "url": bad_url, "checked": payload}]))
    if place == "card":
        step = {"title": payload, "detail": payload, "state": payload, "due": payload}
        return reply(answer("Text", card=ROUTE | {"steps": [step], "deadline": payload, "assumptions": [payload]}))
    return reply(answer("Text"), buttons=(payload,))


def test_a_hundred_markup_payloads_are_inert(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    for place in PLACES:
        for payload in PAYLOADS:
            stub.coming.append(payload_reply(payload, place))
            visitor.ask(payload)
        visitor.page.wait_for_timeout(200)
        found = visitor.shadow(
            """(root, all = (selector) => [...root.querySelectorAll(`.turns ${selector}`)]) => ({
              elements: all(':is(script, img, iframe, svg, video, math, input)').length,
              links: all('[href]').filter((a) => a.protocol !== 'https:').length,
              handlers: all('*').filter((e) =>
                e.getAttributeNames().some((name) => name.startsWith('on') || name === 'style')).length,
            })"""
        )
        assert found == {"elements": 0, "links": 0, "handlers": 0}
        visitor.option("Start again")
        visitor.button("Yes, start again").click()
        expect(visitor.turns).to_have_count(1)
    assert visitor.page.evaluate("window.hacked") is None
    assert len(PAYLOADS) * len(PLACES) == 100


def test_payloads_are_inert_where_the_widget_itself_speaks(visitor: Visitor, stub: StubApi) -> None:
    """In suggestions, errors, the pinned safeguarding lines, the restored conversation and the words of the off switch."""
    stub.questions = [f"npq {payload}" for payload in PAYLOADS[:5]]
    visitor.open()
    visitor.finish_loading()
    visitor.box.press_sequentially("npq")
    expect(visitor.page.get_by_role("option")).to_have_count(5)
    stub.coming.append(reply(message(" ".join(PAYLOADS)), status="safeguarding"))
    visitor.ask("x")
    stub.coming.append(Fault(500, text="\n\n".join(PAYLOADS)))
    visitor.ask("y")
    expect(visitor.turns.last).to_contain_text(PAYLOADS[0])
    visitor.page.reload()
    expect(visitor.turns.last).to_contain_text(PAYLOADS[0])
    _assert_inert(visitor)
    stub.coming.append(Fault(503, "switched_off", "\n\n".join(PAYLOADS)))
    visitor.say("z")
    expect(visitor.log).to_contain_text(PAYLOADS[0])
    _assert_inert(visitor)


def _assert_inert(visitor: Visitor) -> None:
    visitor.page.wait_for_timeout(100)
    found = visitor.shadow(
        """(root, all = (selector) => [...root.querySelectorAll(`.panel ${selector}`)]) => ({
          elements: all(':is(script, img, iframe, svg, video, math)').length,
          links: all('[href]').filter((a) => !['https:', 'tel:'].includes(a.protocol)).length,
          handlers: all('*').filter((e) => e.getAttributeNames().some((name) => name.startsWith('on'))).length,
        })"""
    )
    assert found == {"elements": 0, "links": 0, "handlers": 0}
    assert visitor.page.evaluate("window.hacked") is None
