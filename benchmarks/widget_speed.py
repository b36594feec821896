"""How soon the widget is there on an old phone: `python -m benchmarks.widget_speed` prints medians.

CPU slowed four times, 1.6 Mbit/s, 150 ms to the server, 390 x 800: as docs/widget-acceptance.md A3 asks. The chat API is
the stub of the browser tests, so that the widget is measured and not the bot.
"""

from __future__ import annotations

from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.stub_api import StubApi
from tests.browser.visitor import slow_down

RUNS = 5
WATCH = """
window.blocked = 0;
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) blocked += Math.max(0, task.duration - 50);
}).observe({ type: 'longtask', buffered: true });
const wait = () => {
  const launcher = document.querySelector('senco-chat')?.shadowRoot?.querySelector('#launcher');
  if (launcher?.checkVisibility()) requestAnimationFrame(() => setTimeout(() => (window.shown = performance.now())));
  else requestAnimationFrame(wait);
};
requestAnimationFrame(wait);
"""
OPEN = """
() => new Promise((resolve) => {
  const root = document.querySelector('senco-chat').shadowRoot;
  const began = performance.now();
  root.querySelector('#launcher').click();
  const wait = () =>
    root.activeElement?.id === 'question' ? resolve(performance.now() - began) : requestAnimationFrame(wait);
  requestAnimationFrame(wait);
})
"""


def measure(browser: Browser, address: str) -> tuple[float, float, float]:
    """Return milliseconds: until the launcher is painted, from the click to a box that takes keys, total blocking time."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.add_init_script(WATCH)
    slow_down(page)
    page.goto(f"{address}/hosts/strict.html")
    page.wait_for_function("window.shown")
    usable = page.evaluate(OPEN)
    page.locator("senco-chat .turn.bot").wait_for()
    shown, blocked = page.evaluate("[shown, blocked]")
    context.close()
    return shown, usable, blocked


def main() -> None:
    """Print the medians."""
    stub = StubApi()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        runs = [measure(browser, stub.address) for _ in range(RUNS)]
        browser.close()
    stub.close()
    names = ("launcher painted after", "box usable after the click", "total blocking time")
    for name, values in zip(names, zip(*runs)):
        print(f"{name}: {median(values):.0f} ms (median of {RUNS}; {min(values):.0f} to {max(values):.0f})")


if __name__ == "__main__":
    main()
