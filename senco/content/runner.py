"""Run all checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from senco.content.check_dates import check_dates
from senco.content.check_facts import check_braces, check_facts
from senco.content.check_follow_ups import check_follow_ups
from senco.content.check_freshness import check_freshness
from senco.content.check_gaps import check_gaps
from senco.content.check_helplines import check_helplines
from senco.content.check_hosts import check_hosts
from senco.content.check_intents import check_intents
from senco.content.check_language import check_language
from senco.content.check_law import check_law
from senco.content.check_length import check_length
from senco.content.check_loading import check_loading
from senco.content.check_money import check_money
from senco.content.check_references import check_references
from senco.content.check_sources import check_sources
from senco.content.check_training import check_training
from senco.content.check_unfinished import check_unfinished
from senco.content.check_variants import check_variants
from senco.content.check_wording import check_wording
from senco.content.finding import Finding, Severity
from senco.content.project import Project

CHECKS: tuple[Callable[[Project], Iterator[Finding]], ...] = (
    check_facts,
    check_gaps,
    check_money,
    check_variants,
    check_sources,
    check_hosts,
    check_wording,
    check_law,
    check_length,
    check_freshness,
    check_dates,
    check_helplines,
    check_intents,
    check_training,
    check_follow_ups,
    check_language,
)


def check_project(project: Project) -> list[Finding]:
    """Return all findings: the gravest first, those of a kind together, by owner, file and line."""
    findings = [*project.knowledge.findings, *check_references(project), *check_braces(project)]
    findings += check_unfinished(project)
    if not findings:
        findings += check_loading(project)
    findings += project.training.findings
    for check in CHECKS:
        findings += check(project)
    severities = list(Severity)
    return sorted(
        dict.fromkeys(findings),  # the same mistake twice in one line is one finding
        key=lambda finding: (
            severities.index(finding.severity),
            finding.rule.title,
            finding.owner or "",
            str(finding.place.path),
            finding.place.line or 0,
            finding.what,
        ),
    )
