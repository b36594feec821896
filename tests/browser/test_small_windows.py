"""The panel in small windows, enlarged, on phones, and with every control in sight when it has the focus."""

from __future__ import annotations

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
    assert visitor.log.evaluate("log => log.clientHeight") >= 80
    assert visitor.log.evaluate("log => log.scrollWidth - log.clientWidth") <= 0
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    _assert_focus_is_always_seen(visitor, forward=True)
    _assert_focus_is_always_seen(visitor, forward=False)


def test_the_focus_is_always_seen_beside_the_page(visitor: Visitor) -> None:
    visitor.open()
    visitor.ask("two")
    visitor.ask("my route")
    _assert_focus_is_always_seen(visitor, forward=True)


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
    visitor.ask("two")
    visitor.button("Options").click()
    small = visitor.shadow(
        """root => [...root.querySelectorAll('button, input, summary')]
          .filter((e) => e.checkVisibility()).map((e) => {
          const { width, height } = (e.closest('label') ?? e).getBoundingClientRect();
          return [e.textContent.trim() || e.id || e.type, width, height];
        }).filter(([, width, height]) => width < 24 || height < 24)"""
    )
    assert small == []
    box = visitor.launcher.bounding_box()
    assert box["height"] >= 44 and box["width"] >= 44
    assert 1000 - box["x"] - box["width"] >= 16 and 760 - box["y"] - box["height"] >= 16


def test_text_spacing_cuts_nothing(visitor: Visitor) -> None:
    visitor.open()
    visitor.ask("two")
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
