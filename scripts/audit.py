"""``make audit``: known vulnerabilities of the locked requirements, less the listed exceptions.

The exit status is 1 for a vulnerability that ``docs/audit-exceptions.yml`` does not list and for an exception whose
review is overdue.  Where the advisories cannot be reached, it says so and does not fail: nothing was found, because
nothing was looked at.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from senco.clock import today
from senco.knowledge.yaml_files import read_yaml

ROOT = Path(__file__).resolve().parent.parent
PIP_AUDIT = ROOT / ".venv-tools" / "bin" / "pip-audit"
LOCKED = ("requirements.txt", "requirements-weights.txt")
EXCEPTIONS = ROOT / "docs" / "audit-exceptions.yml"
UNREACHED = re.compile(r"connection|connect|resolve|timed? ?out|unreachable|proxy|service error|HTTPError", re.IGNORECASE)
LONGEST_REVIEW = timedelta(days=90)


@dataclass(frozen=True)
class Finding:
    """A known vulnerability of a package; ``names`` are all the ids that it goes by."""

    package: str
    version: str
    names: frozenset[str]
    mended_in: tuple[str, ...]

    def __str__(self) -> str:
        mended = f"mended in {', '.join(self.mended_in)}" if self.mended_in else "not mended yet"
        return f"{self.package} {self.version}: {', '.join(sorted(self.names))} ({mended})"


@dataclass(frozen=True)
class Audit:
    """What an audit came to."""

    looked_at: int
    skipped: int
    findings: tuple[Finding, ...]


def main() -> int:
    """Audit, print what there is to do, and return the exit status."""
    audits = [_audit(name) for name in LOCKED]
    looked_at, skipped = sum(each.looked_at for each in audits), sum(each.skipped for each in audits)
    problems = list(judge([finding for each in audits for finding in each.findings], read_yaml(EXCEPTIONS), today()))
    print(f"Looked up {looked_at} of {looked_at + skipped} locked packages.")
    unreached = [name for name, each in zip(LOCKED, audits, strict=True) if not each.looked_at]
    if unreached:
        print(f"NOT AUDITED: {', '.join(unreached)}. Run this again where the advisories can be reached.")
    print("\n".join(problems) or "Nothing to do.")
    return 1 if problems else 0


def judge(findings: Sequence[Finding], exceptions: Sequence[dict[str, Any]], now: date) -> Iterator[str]:
    """Return what must be done: findings without an exception, and exceptions that must be looked at again."""
    excepted = {(row["package"], row["id"]) for row in exceptions}
    for finding in findings:
        if not any((finding.package, name) in excepted for name in finding.names):
            yield f"Mend or explain: {finding}"
    for row in exceptions:
        if row["review_by"] < now:
            yield f"Review again: {row['package']} {row['id']} was to be reviewed by {row['review_by']}"
        if row["review_by"] - row["found"] > LONGEST_REVIEW:
            yield f"Review sooner: {row['package']} {row['id']} may wait {LONGEST_REVIEW.days} days at most"
        if not str(row["reason"]).strip():
            yield f"Say why it cannot be reached: {row['package']} {row['id']}"


def parse(report: dict[str, Any]) -> Audit:
    """Read the report of pip-audit."""
    rows = report["dependencies"]
    findings = tuple(
        Finding(row["name"], row["version"], frozenset({found["id"], *found["aliases"]}), tuple(found["fix_versions"]))
        for row in rows
        for found in row.get("vulns", ())
    )
    skipped = sum("skip_reason" in row for row in rows)
    return Audit(len(rows) - skipped, skipped, findings)


def _audit(requirements: str) -> Audit:
    command = [str(PIP_AUDIT), "--disable-pip", "--require-hashes", "-r", requirements, "-f", "json", "--aliases", "on"]
    done = subprocess.run([*command, "--progress-spinner", "off"], cwd=ROOT, capture_output=True, text=True)
    try:
        return parse(json.loads(done.stdout))
    except ValueError:
        if not UNREACHED.search(done.stderr):
            raise SystemExit(f"pip-audit failed on {requirements}:\n{done.stderr}") from None
        locked = sum("==" in line for line in (ROOT / requirements).read_text().splitlines())
        return Audit(0, locked, ())


if __name__ == "__main__":
    sys.exit(main())
