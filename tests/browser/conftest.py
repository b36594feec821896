"""Chromium, the stub of the chat API, and a visitor who looks at the widget as assistive technology does."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.stub_api import WIDGET, StubApi
from tests.browser.visitor import Visitor

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


IN_CI = bool(os.environ.get("CI") or os.environ.get("SENCO_INSTALL_SYSTEM_PACKAGES"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever drives a browser is slow, and is skipped where there is none (in CI it then fails)."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.slow)
            if CHROMIUM is None and not IN_CI:
                item.add_marker(pytest.mark.skip(reason="no chromium"))


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """The widget's development packages as the lock file names them. Skips without Node; in CI that is a failure."""
    installed = WIDGET / "node_modules"
    if shutil.which("npm") is None:
        say = pytest.fail if IN_CI else pytest.skip
        say("Node 20.19 or later with npm is needed to build the widget and to run axe (scripts/node.sh)")
    if not _is_current(installed):
        subprocess.run(["npm", "ci", "--ignore-scripts"], cwd=WIDGET, check=True)
    return installed


def _is_current(installed: Path) -> bool:
    """Return whether npm has installed what the lock file names since it was last changed."""
    done, lock = installed / ".package-lock.json", WIDGET / "package-lock.json"
    return done.exists() and done.stat().st_mtime >= lock.stat().st_mtime


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def stub() -> Iterator[StubApi]:
    api = StubApi()
    yield api
    api.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    fresh = browser.new_context(viewport={"width": 1000, "height": 760})
    yield fresh
    fresh.close()


@pytest.fixture
def visitor(context: BrowserContext, stub: StubApi) -> Iterator[Visitor]:
    """A visitor on the strict host page. No test may leave noise in the console or ask another server."""
    someone = Visitor(context.new_page(), stub.address)
    someone.visit("/hosts/strict.html")
    yield someone
    someone.assert_quiet()


@pytest.fixture
def axe(node_modules: Path) -> Any:
    """Return a function that lists what axe finds wrong on a page."""
    source = (node_modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def findings(page: Page) -> list[str]:
        # Through the debugger: a script tag would be against the page's content security policy.
        page.evaluate(source + ";null")
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        result = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", tags)
        return [f"{rule['id']}: {node['target']}" for rule in result["violations"] for node in rule["nodes"]]

    return findings
