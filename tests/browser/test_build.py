"""The built file: its weight, its sources, and that anybody gets the same one."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from pathlib import Path

from tests.browser.stub_api import WIDGET

DIST = WIDGET / "dist" / "widget.js"
MOST_BYTES = 20 * 1024


def test_it_weighs_at_most_20_kib() -> None:
    assert len(gzip.compress(DIST.read_bytes(), 9)) <= MOST_BYTES


def test_a_fresh_build_gives_the_same_bytes(node_modules: Path, tmp_path: Path) -> None:
    subprocess.run(["npx", "tsc", "--noEmit"], cwd=WIDGET, check=True)
    subprocess.run(["npx", "vite", "build", "--outDir", str(tmp_path)], cwd=WIDGET, check=True)
    assert (tmp_path / "widget.js").read_bytes() == DIST.read_bytes()


def test_the_acceptance_list_names_real_tests() -> None:
    named = set(re.findall(r"`(test_\w+)`", (WIDGET.parent / "docs" / "widget-acceptance.md").read_text(encoding="utf-8")))
    files = [path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py")]
    defined = {name for text in files for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE)}
    assert named and named <= defined


def test_the_lock_file_is_pinned_and_names_no_host() -> None:
    lock = json.loads((WIDGET / "package-lock.json").read_text(encoding="utf-8"))
    packages = [package for name, package in lock["packages"].items() if name]
    assert all(package["integrity"] for package in packages)
    assert not any("resolved" in package for package in packages)


def test_the_pure_parts_pass_their_tests(node_modules: Path) -> None:
    subprocess.run(["npx", "vitest", "run"], cwd=WIDGET, check=True)
