"""A visitor at a page with the widget: finds things by role and name, and hears what is announced."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

LAUNCHER = "Ask about becoming a SENCO"
# Notes every text that enters a live region, and every violation of the page's policy.
SPY = """
window.__spy = { polite: [], urgent: [], violations: [] };
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  __spy.violations.push(violatedDirective + ' ' + blockedURI));
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) {
  const root = attach.call(this, init);
  if (this.localName === 'senco-chat') {
    const showing = {};
    new MutationObserver(() => {
      for (const name of ['polite', 'urgent']) {
        const text = root.getElementById(name)?.textContent.trim() ?? '';
        if (text && text !== showing[name]) __spy[name].push(text);
        showing[name] = text;
      }
    }).observe(root, { subtree: true, childList: true, characterData: true });
  }
  return root;
};
"""


class Visitor:
    """One page; `noise` gathers what should not happen on any page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.noise: list[str] = []
        self.requests: list[str] = []
        page.add_init_script(SPY)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.noise.append(f"error: {error}"))
        page.on("request", lambda request: self.requests.append(request.url))

    def visit(self, path: str) -> None:
        """Go to a page and wait for the launcher."""
        self.page.goto(self.address + path)
        self.page.locator("senco-chat #launcher").wait_for(state="attached")

    @property
    def launcher(self) -> Locator:
        return self.page.locator("senco-chat #launcher")

    @property
    def box(self) -> Locator:
        return self.page.get_by_role("combobox", name="Your question")

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log", name="Conversation")

    @property
    def turns(self) -> Locator:
        return self.page.locator("senco-chat .turn[data-id]")

    def button(self, name: str) -> Locator:
        """Return the last button of a name."""
        return self.page.get_by_role("button", name=name, exact=True).last

    def open(self) -> None:
        """Open the panel and wait for the greeting."""
        self.launcher.click()
        expect(self.log).to_contain_text("I am a bot that answers")

    def ask(self, text: str) -> None:
        """Type a question, send it with Enter and wait for whatever comes of it."""
        self.say(text)
        self.wait_for_answer()

    def press(self, name: str) -> None:
        """Press a button and wait for whatever comes of it."""
        self.button(name).click()
        self.wait_for_answer()

    def say(self, text: str) -> None:
        """Type a question and send it with Enter."""
        self.box.fill(text)
        self.box.press("Enter")

    def wait_for_answer(self) -> None:
        """Wait until nothing is on its way."""
        expect(self.page.locator("senco-chat .waiting")).to_have_count(0)

    def finish_loading(self) -> None:
        """Wait until nothing is being loaded any more: the questions to suggest are there."""
        self.page.wait_for_load_state("networkidle")

    def option(self, name: str) -> None:
        """Press a button behind Options."""
        self.button("Options").click()
        self.button(name).click()

    def focus(self) -> str:
        """Return the id, or else the text, of what has the focus in the widget; 'page' outside it."""
        return self.page.evaluate(
            """() => {
              const inner = document.activeElement?.shadowRoot?.activeElement;
              return inner ? inner.id || inner.textContent.trim() : 'page';
            }"""
        )

    def heard(self, region: str = "polite") -> list[str]:
        """Return what the live region said so far."""
        self.page.wait_for_timeout(500)
        return self.page.evaluate(f"__spy.{region}")

    def shadow(self, script: str) -> Any:
        """Evaluate a function of the shadow root."""
        return self.page.evaluate(f"({script})(document.querySelector('senco-chat').shadowRoot)")

    def assert_quiet(self) -> None:
        """No errors, no policy violations, no other servers, no cookies."""
        assert self.noise == []
        assert self.page.evaluate("__spy.violations") == []
        assert [url for url in self.requests if not url.startswith((self.address, "blob:", "data:"))] == []
        assert self.page.context.cookies() == []

    def _console(self, message: Any) -> None:
        # The browser itself notes each failed request; a page cannot prevent that.
        if not message.text.startswith("Failed to load resource"):
            self.noise.append(f"{message.type}: {message.text}")


def slow_down(page: Page) -> None:
    """Make a page as slow as on an old phone: CPU a fourth, 1.6 Mbit/s, 150 ms to the server."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    speed = {"downloadThroughput": 200_000, "uploadThroughput": 200_000}  # bytes a second
    session.send("Network.emulateNetworkConditions", {"offline": False, "latency": 150, **speed})
