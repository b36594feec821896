"""Findings and counts as text for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from senco.content.finding import Finding, Place, Severity
from senco.content.project import Project
from senco.content.readability import readability

MEANINGS = {
    Severity.BLOCKS: "these stop publishing: mend them",
    Severity.WARNS: "look at these soon",
    Severity.ADVISES: "hints on style",
}


def report(project: Project, findings: list[Finding], *, advice: bool) -> str:
    """Return the findings by severity and kind, the gravest last, as terminals show the end; then the counts.

    Args:
        project: what was checked.
        findings: in the order of the runner.
        advice: whether to show the hints on style, too, and how long and hard each reply is; hints are counted either way.
    """
    lines: list[str] = []
    for severity in reversed(Severity):
        some = [finding for finding in findings if finding.severity is severity]
        if some and (advice or severity is not Severity.ADVISES):
            lines += [f"{severity.value} ({len(some)}): {MEANINGS[severity]}", "=" * 60, ""]
            for _, group in groupby(some, key=lambda finding: finding.rule):
                lines += _group(list(group), project.root)
    if advice:
        lines.append(readability(project))
    return "\n".join([*lines, *_summary(project, findings, advice)])


def place_words(place: Place, root: Path) -> str:
    """Return a place as words, the path from the project folder on."""
    path = place.path.relative_to(root) if place.path.is_relative_to(root) else place.path
    return f"{path}, line {place.line}" if place.line else str(path)


def _group(findings: list[Finding], root: Path) -> Iterator[str]:
    """Return the findings of one kind; what holds for all of them is said once, at the end."""
    rule = findings[0].rule
    yield from (rule.title, "-" * len(rule.title))
    for finding in findings:
        yield f"  What:  {finding.what}"
        yield f"  Where: {place_words(finding.place, root)}"
        if finding.owner:
            yield f"  Owner: {finding.owner}"
        if finding.mend != rule.mend:
            yield f"  Mend:  {finding.mend}"
        if len(findings) > 1:
            yield ""
    yield f"  Why:   {rule.why}"
    if any(finding.mend == rule.mend for finding in findings):
        yield f"  Mend:  {rule.mend}"
    yield ""


def _summary(project: Project, findings: list[Finding], advice: bool) -> Iterator[str]:
    files = project.knowledge
    if teams := Counter(team for finding in findings if finding.owner for team in finding.owner.split(", ")):
        yield "To review, by team: " + ", ".join(f"{team} {count}" for team, count in sorted(teams.items()))
    for severity in Severity:
        count = sum(finding.severity is severity for finding in findings)
        hidden = severity is Severity.ADVISES and count and not advice
        yield f"{severity.value:8} {count:5}{'   (to see them: make advice)' if hidden else ''}"
    variants = sum(len(placed.entry.variants) for placed in files.entries)
    yield (
        f"{len(files.entries)} entries, {variants} variants, {len(files.facts)} facts, "
        f"{len(files.sources)} sources, {len(files.helplines)} helplines, {len(files.gaps)} gaps, "
        f"{len(project.training.phrases or ())} training phrases; "
        f"{project.today:%-d %B %Y}"
    )
    if files.broken:
        yield "Part of the knowledge cannot be read, so some checks were left out. Mend that first."
