"""The widget as a guest: on strict, hostile and changing pages."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.stub_api import WIDGET, Fault, StubApi
from tests.browser.visitor import Visitor

EMPTY_PAGE = '<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,">'
STRICT = (
    "default-src 'self'; base-uri 'self'; object-src 'none'; form-action 'self'; "
    "require-trusted-types-for 'script'; trusted-types lit-html"
)


def test_strict_policy_as_a_header_and_trusted_types(context: BrowserContext, stub: StubApi) -> None:
    stub.headers = {"Content-Security-Policy": STRICT}
    page = EMPTY_PAGE.replace("data:,", "/hosts/icon.svg")
    stub.pages["/strict"] = page + '<script src="/widget.js"></script>'
    visitor = Visitor(context.new_page(), stub.address)
    visitor.visit("/strict")
    visitor.open()
    for text in ("two", "my route", "hurt"):
        visitor.ask(text)
    visitor.button("Print").click()
    visitor.option("Start again")
    visitor.button("Yes, start again").click()
    expect(visitor.turns).to_have_count(1)
    visitor.assert_quiet()


def test_a_script_tag_is_enough_and_twice_gives_one(context: BrowserContext, stub: StubApi) -> None:
    tag = '<script src="/widget.js"></script>'
    stub.pages["/twice"] = EMPTY_PAGE + tag + tag
    stub.pages["/without"] = EMPTY_PAGE
    page = context.new_page()
    page.goto(f"{stub.address}/without")
    before = set(page.evaluate("Object.getOwnPropertyNames(window)"))
    visitor = Visitor(page, stub.address)
    visitor.visit("/twice")
    expect(page.locator("senco-chat")).to_have_count(1)
    expect(visitor.launcher).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    visitor.open()
    visitor.ask("my route")
    after = set(page.evaluate("Object.getOwnPropertyNames(window)"))
    assert after - before == {"__spy"}
    assert page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage)]") == [[], ["senco-chat"]]
    assert len([url for url in visitor.requests if url.endswith("widget.js")]) <= 2  # the second from the cache or not
    visitor.assert_quiet()


def test_at_most_two_requests_before_opening_and_none_of_them_to_the_chat(visitor: Visitor, stub: StubApi) -> None:
    assert stub.seen == []
    assert len([url for url in visitor.requests if "widget" in url]) == 1


def test_from_another_origin(context: BrowserContext, stub: StubApi) -> None:
    chat = StubApi()
    chat.allowed_origin = stub.address
    stub.pages["/cross"] = f'{EMPTY_PAGE}<script src="{chat.address}/widget.js"></script>'
    visitor = Visitor(context.new_page(), stub.address)
    visitor.visit("/cross")
    visitor.open()
    visitor.ask("x")
    expect(visitor.turns).to_have_count(3)
    assert len(chat.sent("/chat/messages")) == 1 and stub.seen == []
    chat.close()


def test_hostile_styles_do_not_reach_in(browser: Browser, stub: StubApi) -> None:
    stub.pages["/plain"] = (
        (WIDGET / "hosts" / "cms.html").read_text(encoding="utf-8").replace("/hosts/cms.css", "/hosts/none.css")
    )
    styles = {}
    for path in ("/plain", "/hosts/cms.html"):
        context = browser.new_context(viewport={"width": 1000, "height": 760})
        visitor = Visitor(context.new_page(), stub.address)
        visitor.visit(path)
        visitor.open()
        visitor.ask("x")
        visitor.button("Not helpful").click()
        for text in ("two", "my route", "hurt"):
            visitor.ask(text)
        stub.coming.append(Fault(500))
        visitor.ask("fails")
        visitor.finish_loading()
        visitor.box.press_sequentially("npq")
        visitor.button("Options").focus()
        visitor.button("Options").press("Enter")
        visitor.launcher.evaluate("launcher => launcher.getRootNode().activeElement.blur()")
        visitor.page.mouse.move(5, 5)
        visitor.page.wait_for_timeout(300)
        styles[path] = visitor.shadow(
            """root => [...root.querySelectorAll('*'), root.host].map((element) => {
              const style = getComputedStyle(element);
              const names = ['color', 'backgroundColor', 'fontSize', 'fontFamily', 'lineHeight',
                'letterSpacing', 'display', 'padding', 'margin', 'border', 'textTransform', 'visibility',
                'opacity', 'transform', 'position', 'boxSizing'];
              return element.localName + ' ' + names.map((name) => style[name]).join('|');
            })"""
        )
        context.close()
    assert styles["/hosts/cms.html"] == styles["/plain"]


def test_text_follows_the_readers_own_size(visitor: Visitor) -> None:
    visitor.visit("/hosts/cms.html")
    visitor.launcher.click()
    assert visitor.shadow("root => getComputedStyle(root.querySelector('#question')).fontSize") == "16px"
    visitor.assert_quiet()


def test_a_single_page_app_keeps_the_conversation(visitor: Visitor, stub: StubApi) -> None:
    visitor.visit("/hosts/app.html")
    visitor.open()
    visitor.ask("x")
    for link, heading in (("Vacancies", "Vacancies"), ("About us", "About us"), ("Home", "Home")):
        visitor.page.get_by_role("link", name=link, exact=True).click()
        expect(visitor.page.get_by_role("heading", name=heading)).to_be_visible()
        expect(visitor.page.locator("senco-chat")).to_have_count(1)
        expect(visitor.turns).to_have_count(3)
    expect(visitor.log).to_be_visible()
    visitor.ask("y")
    expect(visitor.turns).to_have_count(5)
    visitor.page.evaluate("document.querySelector('senco-chat').remove()")
    visitor.page.wait_for_timeout(100)
    expect(visitor.page.locator("senco-chat")).to_have_count(0)


def test_the_javascript_api_and_its_events(visitor: Visitor, stub: StubApi) -> None:
    page = visitor.page
    page.evaluate(
        """() => {
          window.told = [];
          for (const name of ['senco-open', 'senco-close', 'senco-reply'])
            document.addEventListener(name, (event) => told.push([name, event.detail]));
        }"""
    )
    assert page.evaluate("document.querySelector('senco-chat').api.ask('What is a SENCO?')") is True
    expect(visitor.turns).to_have_count(3)
    assert page.evaluate("document.querySelector('senco-chat').api.isOpen") is True
    page.evaluate("document.querySelector('senco-chat').api.close()")
    expect(visitor.log).to_be_hidden()
    page.evaluate("document.querySelector('senco-chat').api.open()")
    assert visitor.focus() == "question"
    told = page.evaluate("told")
    assert [name for name, _ in told] == [
        "senco-open",
        "senco-reply",
        "senco-reply",
        "senco-close",
        "senco-open",
    ]
    assert told[2][1] == {"status": "answered", "topics": ["role"]}
    assert [sent["text"] for sent in stub.sent("/chat/messages")] == ["What is a SENCO?"]


def test_options_come_from_the_script_tag(visitor: Visitor) -> None:
    visitor.visit("/hosts/cms.html")
    expect(visitor.page.get_by_role("button", name="Questions? Ask our bot")).to_be_visible()
    assert visitor.launcher.bounding_box()["x"] < 100
    assert visitor.launcher.evaluate("b => getComputedStyle(b).backgroundColor") == "rgb(122, 31, 92)"
    assert visitor.launcher.evaluate("b => getComputedStyle(b).color") == "rgb(255, 255, 255)"
    visitor.assert_quiet()


def test_nothing_shifts_when_it_arrives(context: BrowserContext, stub: StubApi) -> None:
    visitor = Visitor(context.new_page(), stub.address)
    visitor.page.add_init_script(
        """window.shift = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => (shift += entry.value)))
          .observe({ type: 'layout-shift', buffered: true });"""
    )
    visitor.visit("/hosts/strict.html")
    visitor.open()
    visitor.page.wait_for_timeout(300)
    assert visitor.page.evaluate("shift") < 0.001


def test_the_semantics_are_sound(visitor: Visitor) -> None:
    visitor.open()
    visitor.finish_loading()
    visitor.ask("two")
    visitor.box.press_sequentially("npq")
    visitor.box.press("ArrowDown")
    found = visitor.shadow(
        """root => ({
          logs: root.querySelectorAll('[role=log][aria-label]').length,
          polite: root.querySelectorAll('[role=status]').length,
          urgent: root.querySelectorAll('[role=alert]').length,
          landmarks: root.querySelectorAll('header, main, footer, nav, aside, [role=banner], [role=main]').length,
          stops: [...root.querySelectorAll('[tabindex]')].map((e) => e.id + e.tabIndex),
          styles: root.querySelectorAll('style, [style]').length,
          dangling: [...root.querySelectorAll('*')].flatMap((e) =>
            ['aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-activedescendant', 'for'].flatMap((name) =>
              (e.getAttribute(name) ?? '').split(' ').filter((id) => id && !root.getElementById(id)))),
          lang: root.querySelector('#panel').lang,
        })"""
    )
    assert found == {
        "logs": 1, "polite": 1, "urgent": 1, "landmarks": 0, "stops": ["log0"], "styles": 0, "dangling": [], "lang": "en-GB",
    }  # fmt: skip
    for turn in visitor.turns.all():
        assert turn.evaluate("turn => turn.localName") == "li"
        expect(turn.locator(".who")).to_have_text("Chatbot said" if "bot" in turn.get_attribute("class") else "You said")


def test_a_site_sets_colours_and_measures_by_css(context: BrowserContext, stub: StubApi) -> None:
    rules = "senco-chat { --senco-accent: #7a1f5c; --senco-on-accent: #fff; --senco-radius: 0; --senco-font: serif }"
    stub.pages["/themed"] = f'{EMPTY_PAGE}<style>{rules}</style><script src="/widget.js" data-theme="light"></script>'
    visitor = Visitor(context.new_page(), stub.address)
    visitor.page.emulate_media(color_scheme="dark")
    visitor.visit("/themed")
    visitor.open()
    look = visitor.shadow(
        """(root, style = (one) => getComputedStyle(root.querySelector(one))) => ({
          bar: style('.bar').backgroundColor, send: style('.primary').backgroundColor, radius: style('#panel').borderRadius,
          font: style('.turn').fontFamily, ground: style('#panel').backgroundColor,
        })"""
    )
    accent = "rgb(122, 31, 92)"
    assert look == {
        "bar": accent, "send": accent, "radius": "0px", "font": "serif", "ground": "rgb(255, 255, 255)",
    }  # fmt: skip
    visitor.assert_quiet()
