"""What ``make audit`` makes of findings and exceptions."""

from __future__ import annotations

from datetime import date
from subprocess import CompletedProcess

import pytest

from scripts import audit
from scripts.audit import EXCEPTIONS, LONGEST_REVIEW, Finding, judge, parse
from senco.knowledge.yaml_files import read_yaml

TODAY = date(2026, 11, 25)
FOUND = Finding("aiohttp", "3.9.5", frozenset({"PYSEC-2025-1", "CVE-2025-53643"}), ("3.13.3",))
EXCEPTION = {
    "id": "CVE-2025-53643",
    "package": "aiohttp",
    "found": date(2026, 11, 1),
    "review_by": date(2026, 12, 1),
    "reason": "only the server",
}
REPORT = {
    "dependencies": [
        {"name": "aiohttp", "version": "3.9.5", "vulns": [
            {"id": "PYSEC-2025-1", "aliases": ["CVE-2025-53643"], "fix_versions": ["3.13.3"], "description": ""}]},
        {"name": "h11", "version": "0.16.0", "vulns": []},
        {"name": "ghost", "skip_reason": "Dependency not found"},
    ],
    "fixes": [],
}  # fmt: skip


def test_a_report_is_read() -> None:
    found = parse(REPORT)
    assert (found.looked_at, found.skipped, found.findings) == (2, 1, (FOUND,))


def test_a_finding_needs_an_exception_under_any_of_its_names() -> None:
    assert "aiohttp 3.9.5" in next(judge([FOUND], [], TODAY))
    assert list(judge([FOUND], [EXCEPTION], TODAY)) == []
    assert list(judge([FOUND], [EXCEPTION | {"package": "h11"}], TODAY))


def test_exceptions_are_reviewed_in_time_and_say_why() -> None:
    assert "Review again" in next(judge([], [EXCEPTION], date(2026, 12, 2)))
    assert "Review sooner" in next(judge([], [EXCEPTION | {"review_by": date(2027, 12, 1)}], TODAY))
    assert "Say why" in next(judge([], [EXCEPTION | {"reason": " "}], TODAY))


@pytest.mark.parametrize(("said", "ends"), [("Max retries exceeded: connection refused", False), ("no such option", True)])
def test_only_a_lost_connection_passes_for_not_audited(monkeypatch: pytest.MonkeyPatch, said: str, ends: bool) -> None:
    monkeypatch.setattr(audit, "read_yaml", lambda _: [])
    monkeypatch.setattr(audit.subprocess, "run", lambda *_, **__: CompletedProcess((), 1, stdout="", stderr=said))
    if ends:
        with pytest.raises(SystemExit, match=said):
            audit.main()
    else:
        assert audit.main() == 0


def test_the_listed_exceptions_are_complete() -> None:
    rows = read_yaml(EXCEPTIONS)
    assert rows and all(set(row) == set(EXCEPTION) for row in rows)
    assert all(row["review_by"] - row["found"] <= LONGEST_REVIEW for row in rows)
