"""axe finds nothing (WCAG 2.2 A and AA, best practice) in any state, scheme or size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.stub_api import OFF, Fault, StubApi, message, reply
from tests.browser.visitor import Visitor

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
    stub.coming.append(reply(message("Are you a teacher?"), status="asked", buttons=("Yes", "No")))
    visitor.ask("plan")
    stub.delay = 0.6
    visitor.say("x")
    found["waiting"] = axe(visitor.page)
    visitor.wait_for_answer()
    stub.delay = 0.0
    stub.coming.append(Fault(401, "unknown_session"))
    visitor.ask("expired")
    found["renewed"] = axe(visitor.page)
    visitor.page.context.set_offline(True)
    found["offline"] = axe(visitor.page)
    visitor.page.context.set_offline(False)
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
    visitor.button("Yes, delete it").click()
    expect(visitor.log).to_contain_text("Your conversation is deleted")
    found["deleted"] = axe(visitor.page)
    stub.opening = OFF
    visitor.button("Start a new conversation").click()
    expect(visitor.log).to_contain_text("having a rest")
    found["off"] = axe(visitor.page)
    context.close()
    assert found == dict.fromkeys(found, [])
