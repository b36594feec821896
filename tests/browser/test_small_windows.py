"""The panel in small windows, enlarged, on phones, and with every control in sight when it has the focus."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.stub_api import StubApi
from tests.browser.visitor import Visitor

SMALL = [(320, 640), (320, 256), (640, 400)]


@pytest.mark.parametrize(("width", "height"), SMALL)
def test_small_windows_have_everything_in_reach(visitor: Visitor, width: int, height: int) -> None:
    page = visitor.page
    page.set_viewport_size({"width": width, "height": height})
    visitor.open()
    visitor.ask("w" * 200)
    visitor.ask("my route")
    for control in (visitor.box, visitor.button("Send"), visitor.button("Close"), visitor.button("Options")):
        expect(control).to_be_in_viewport(ratio=1)
    _assert_the_log_has_room(visitor)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    _assert_focus_is_always_seen(visitor, forward=True)
    _assert_focus_is_always_seen(visitor, forward=False)


@pytest.mark.parametrize("size", ["Normal", "Largest"])
@pytest.mark.parametrize(("width", "height"), SMALL)
def test_neither_large_text_nor_notes_push_anything_out(visitor: Visitor, width: int, height: int, size: str) -> None:
    visitor.page.set_viewport_size({"width": width, "height": height})
    visitor.open()
    visitor.button("Options").click()
    visitor.page.get_by_role("radio", name=size, exact=True).check()
    visitor.page.keyboard.press("Escape")
    visitor.ask("hurt")
    visitor.box.fill("x" * 450)
    visitor.page.context.set_offline(True)
    expect(visitor.page.get_by_text("You are offline.")).to_be_visible()
    for control in (visitor.box, visitor.button("Send"), visitor.button("Close"), visitor.button("Options")):
        expect(control).to_be_in_viewport(ratio=1)
    _assert_the_log_has_room(visitor, least=40)
    overlaps = visitor.shadow(
        """root => {
          const parts = ['.bar', '.pinned', '.offline', '.log', '.composer'].map((one) => root.querySelector(one));
          const boxes = parts.map((part) => part.getBoundingClientRect()).sort((a, b) => a.top - b.top);
          return boxes.filter((box, at) => at && boxes[at - 1].bottom > box.top + 0.5).length;
        }"""
    )
    assert overlaps == 0
    visitor.page.context.set_offline(False)


def test_the_focus_is_always_seen_beside_the_page_and_reaches_every_control(visitor: Visitor) -> None:
    visitor.open()
    visitor.ask("two")
    visitor.ask("my route")
    _assert_focus_is_always_seen(visitor, forward=True)
    _assert_focus_is_always_seen(visitor, forward=False)
    visitor.launcher.focus()
    controls = visitor.shadow(
        """root => [...root.querySelectorAll('button, a[href], input, summary, textarea, [tabindex="0"]')]
          .filter((e) => e.checkVisibility()).map((e) => e.id || e.textContent.trim())"""
    )
    met = [visitor.focus()]
    for _ in controls[1:]:
        visitor.page.keyboard.press("Tab")
        met.append(visitor.focus())
    assert met == controls
    visitor.page.keyboard.press("Tab")
    assert visitor.focus() == "page"  # not trapped beside the page


def _assert_the_log_has_room(visitor: Visitor, least: int = 80) -> None:
    assert visitor.log.evaluate("log => log.clientHeight") >= least
    assert visitor.log.evaluate("log => log.scrollWidth - log.clientWidth") <= 0


def _assert_focus_is_always_seen(visitor: Visitor, forward: bool) -> None:
    """Tab 40 times: the focus moves each time, and what has it is all in view and has a ring."""
    visitor.box.focus()
    before = None
    for _ in range(40):
        visitor.page.keyboard.press("Tab" if forward else "Shift+Tab")
        state = visitor.page.evaluate(
            """() => {
              const host = document.activeElement;
              const element = host?.shadowRoot?.activeElement;
              if (!element) return null;
              const box = element.getClientRects()[0]; // of a link over two lines: its first line
              const places = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.2], [0.5, 0.8]];
              const hit = ([x, y]) => {
                const top = host.shadowRoot.elementFromPoint(box.x + box.width * x, box.y + box.height * y);
                return top === element || element.contains(top) || top?.contains(element);
              };
              return {
                name: element.id + '|' + element.textContent.slice(0, 30) + box.x + '|' + element.offsetTop,
                seen: places.filter(hit).length,
                ring: parseFloat(getComputedStyle(element).outlineWidth),
                order: element.tabIndex,
              };
            }"""
        )
        if state is None:
            before = None
            continue
        assert state["name"] != before
        assert state["seen"] == 5 and state["ring"] >= 2 and state["order"] == 0, state
        before = state["name"]


def test_large_default_fonts_are_followed(stub: StubApi, browser: Browser) -> None:
    large = browser.browser_type.launch(executable_path=CHROMIUM, args=[*FLAGS, "--blink-settings=defaultFontSize=32"])
    visitor = Visitor(large.new_page(viewport={"width": 1000, "height": 760}), stub.address)
    visitor.visit("/hosts/cms.html")
    visitor.launcher.click()
    expect(visitor.turns).to_have_count(1)
    visitor.ask("x")
    size = "root => getComputedStyle(root.querySelector('.turn.bot .text p')).fontSize"
    assert visitor.shadow(size) == "32px"
    for control in (visitor.box, visitor.button("Send"), visitor.button("Close"), visitor.button("Options")):
        expect(control).to_be_in_viewport(ratio=1)
    assert visitor.log.evaluate("log => log.scrollWidth - log.clientWidth") <= 0
    large.close()


def test_targets_are_large_enough(visitor: Visitor) -> None:
    visitor.open()
    visitor.ask("x")
    visitor.button("Options").click()
    small = visitor.shadow(
        """root => [...root.querySelectorAll('button, input, summary')]
          .filter((e) => e.checkVisibility()).map((e) => {
          const { width, height } = (e.closest('label') ?? e).getBoundingClientRect();
          return [e.textContent.trim() || e.id || e.type, width, height];
        }).filter(([, width, height]) => width < 24 || height < 24)"""
    )
    assert small == []
    for control in ("Send", "Close", "Options", "Who pays for the NPQ?", "Helpful"):
        box = visitor.button(control).bounding_box()
        assert box["width"] >= 44 and box["height"] >= 44, control
    box = visitor.launcher.bounding_box()
    assert box["height"] >= 44 and box["width"] >= 44
    assert 1000 - box["x"] - box["width"] >= 16 and 760 - box["y"] - box["height"] >= 16


def test_text_spacing_cuts_nothing(visitor: Visitor) -> None:
    visitor.open()
    visitor.ask("two")
    visitor.ask("my route")
    visitor.shadow(
        """root => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('p { margin-bottom: 2em !important } * { line-height: 1.5 !important; '
            + 'letter-spacing: .12em !important; word-spacing: .16em !important }');
          root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
        }"""
    )
    cut = visitor.shadow(
        """root => [...root.querySelectorAll('.panel button, .panel p, .panel li, .panel h2')]
          .filter((e) => !e.closest('.spoken') && e.checkVisibility())
          .filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth).map((e) => e.textContent)"""
    )
    assert cut == []
    expect(visitor.button("Close")).to_be_in_viewport(ratio=1)


def test_reduced_motion_moves_nothing(browser: Browser, stub: StubApi) -> None:
    context = browser.new_context(reduced_motion="reduce")
    visitor = Visitor(context.new_page(), stub.address)
    visitor.visit("/hosts/strict.html")
    visitor.open()
    stub.delay = 0.8
    visitor.say("x")
    running = "root => [root, ...root.querySelectorAll('*')].flatMap((e) => e.getAnimations?.() ?? []).length"
    assert visitor.shadow(running) == 0
    visitor.wait_for_answer()
    assert visitor.shadow("root => getComputedStyle(root.querySelector('#log')).scrollBehavior") == "auto"
    context.close()


def test_an_on_screen_keyboard_leaves_the_box_in_sight(browser: Browser, stub: StubApi) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.add_init_script(
        """(() => {
          const real = window.visualViewport;
          const fake = new EventTarget();
          Object.assign(fake, { height: real.height, offsetTop: 0, scale: 1 });
          Object.defineProperty(window, 'visualViewport', { value: fake });
        })()"""
    )
    visitor = Visitor(page, stub.address)
    visitor.visit("/hosts/strict.html")
    visitor.launcher.tap()
    page.evaluate("visualViewport.height = 300; visualViewport.dispatchEvent(new Event('resize'))")
    box = visitor.box.bounding_box()
    assert box["y"] + box["height"] <= 300
    context.close()


def test_the_launcher_does_not_hide_the_end_of_the_page(browser: Browser, stub: StubApi) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    visitor = Visitor(context.new_page(), stub.address)
    visitor.visit("/hosts/strict.html")
    visitor.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last, button = visitor.page.locator("#last-link").bounding_box(), visitor.launcher.bounding_box()
    assert last["y"] + last["height"] <= button["y"]
    context.close()


def test_otherwise_nothing_moves_longer_than_five_seconds(visitor: Visitor, stub: StubApi) -> None:
    visitor.open()
    stub.delay = 1.0
    visitor.say("x")
    lasts = visitor.shadow(
        """root => [...root.querySelectorAll('*')].flatMap((e) => e.getAnimations())
          .map((animation) => animation.effect.getComputedTiming().endTime)"""
    )
    assert lasts and all(time <= 5_000 for time in lasts)
    visitor.wait_for_answer()


def test_dark_is_dark_and_forced_colours_keep_edges_and_choices(browser: Browser, stub: StubApi) -> None:
    dark = browser.new_context(color_scheme="dark")
    visitor = Visitor(dark.new_page(), stub.address)
    visitor.visit("/hosts/strict.html")
    visitor.open()
    ground = visitor.shadow("root => getComputedStyle(root.querySelector('#panel')).backgroundColor")
    assert max(int(part) for part in re.findall(r"\d+", ground)) < 64  # luminance below 0.05
    dark.close()
    forced = browser.new_context(forced_colors="active", viewport={"width": 1000, "height": 760})
    visitor = Visitor(forced.new_page(), stub.address)
    visitor.visit("/hosts/strict.html")
    visitor.open()
    visitor.finish_loading()
    visitor.box.press_sequentially("npq")
    visitor.box.press("ArrowDown")
    look = visitor.shadow(
        """(root, style = (one) => getComputedStyle(root.querySelector(one))) => ({
          edges: ['#panel', '#launcher', '.turn', '.reply', '#question'].map((one) => style(one).borderTopWidth),
          chosen: style('[role=option][aria-selected=true]').backgroundColor,
          other: style('[role=option][aria-selected=false]').backgroundColor,
        })"""
    )
    assert all(float(edge.removesuffix("px")) >= 1 for edge in look["edges"])
    assert look["chosen"] != look["other"]
    forced.close()
