from datetime import date

import pytest

from senco.content.check_freshness import DUE, HELPLINE_DUE, OVERDUE
from senco.content.finding import Severity
from tests.content.conftest import TODAY, Content

ENTRY = ("knowledge/topics/npq.yml", "review_by: 2027-09-01")
FACT = ("knowledge/facts.yml", "review_by: 2027-09-01")


@pytest.mark.parametrize("where", [ENTRY, FACT])
@pytest.mark.parametrize(
    ("review_by", "rule"),
    [
        ("2026-10-24", OVERDUE),  # 31 days ago
        ("2026-10-25", DUE),  # 30 days ago
        ("2026-11-24", DUE),  # today
        ("2026-12-24", DUE),  # in 30 days
        ("2026-12-25", None),
    ],
)
def test_review_dates(content: Content, where: tuple[str, str], review_by: str, rule):
    content.replace(*where, f"review_by: {review_by}")
    if rule is None:
        assert content.findings() == []
        return
    finding = content.only(rule)
    assert finding.owner == "qualifications"
    assert "npq_deadline" in finding.what  # the topic that it blocks
    assert finding.place.line == content.line(where[0], review_by)


def test_overdue_blocks_and_due_warns():
    assert (OVERDUE.severity, DUE.severity) == (Severity.BLOCKS, Severity.WARNS)


@pytest.mark.parametrize(("checked", "due"), [("2026-09-26", False), ("2026-09-25", True), ("2026-08-26", True)])
def test_helplines_are_checked_every_90_days(content: Content, checked: str, due: bool):
    content.replace("knowledge/helplines.yml", "checked: 2026-11-01", f"checked: {checked}")
    assert [finding.rule for finding in content.findings()] == [HELPLINE_DUE] * due


def test_findings_are_sorted_by_owner(content: Content):
    owners = [finding.owner for finding in content.findings(date(2027, 9, 1)) if finding.rule is DUE]
    assert owners == ["conversation", "qualifications", "qualifications"]


def test_the_day_can_be_chosen_by_the_environment(content: Content, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SENCO_TODAY", "2028-01-01")
    assert OVERDUE in [finding.rule for finding in content.findings(day=None)]
    monkeypatch.setenv("SENCO_TODAY", TODAY.isoformat())
    assert content.findings(day=None) == []
