"""Findings and counts as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from senco.content.finding import Finding, Place, Severity
from senco.content.project import Project

MEANINGS = {
    Severity.BLOCKS: "these stop publishing: mend them",
    Severity.WARNS: "look at these soon",
    Severity.ADVISES: "hints on style",
}


def report(project: Project, findings: list[Finding], *, advice: bool) -> str:
    """Return the findings by severity and kind, then the counts.

    Args:
        project: what was checked.
        findings: in the order of the runner.
        advice: whether to show the hints on style, too; they are counted either way.
    """
    lines: list[str] = []
    for severity in Severity:
        some = [finding for finding in findings if finding.severity is severity]
        if some and (advice or severity is not Severity.ADVISES):
            lines += [f"{severity.value} ({len(some)}): {MEANINGS[severity]}", "=" * 60, ""]
            for rule, group in groupby(some, key=lambda finding: finding.rule):
                lines += [rule.title, "-" * len(rule.title)]
                lines += [line for finding in group for line in _lines(finding, project.root)]
    return "\n".join([*lines, *_summary(project, findings, advice)])


def place_words(place: Place, root: Path) -> str:
    """Return a place as words, the path from the project folder on."""
    path = place.path.relative_to(root) if place.path.is_relative_to(root) else place.path
    return f"{path}, line {place.line}" if place.line else str(path)


def _lines(finding: Finding, root: Path) -> Iterator[str]:
    yield f"  What:  {finding.what}"
    yield f"  Where: {place_words(finding.place, root)}"
    if finding.owner:
        yield f"  Owner: {finding.owner}"
    yield f"  Why:   {finding.rule.why}"
    yield f"  Mend:  {finding.mend}"
    yield ""


def _summary(project: Project, findings: list[Finding], advice: bool) -> Iterator[str]:
    files = project.knowledge
    for severity in Severity:
        count = sum(finding.severity is severity for finding in findings)
        hidden = severity is Severity.ADVISES and count and not advice
        yield f"{severity.value:8} {count:5}{'   (add --advice to see them)' if hidden else ''}"
    variants = sum(len(placed.entry.variants) for placed in files.entries)
    yield (
        f"{len(files.entries)} entries, {variants} variants, {len(files.facts)} facts, "
        f"{len(files.sources)} sources, {len(project.training.phrases or ())} training phrases; "
        f"{project.today:%-d %B %Y}"
    )
    if files.broken:
        yield "Part of the knowledge cannot be read, so some checks were left out. Mend that first."
