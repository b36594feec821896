from datetime import date

import pytest

from senco.content.check_dates import NOT_YET, REVIEW_TOO_EARLY, SOURCE_BEHIND, SOURCE_OLD
from senco.content.check_freshness import DUE, HELPLINE_DUE, HELPLINE_OVERDUE, OVERDUE
from tests.content.conftest import Content

FACTS, SOURCES, HELPLINES = "knowledge/facts.yml", "knowledge/sources.yml", "knowledge/helplines.yml"
FRESHNESS = {DUE, OVERDUE, HELPLINE_DUE, HELPLINE_OVERDUE}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (FACTS, "source: reg49, checked: 2026-10-01", "source: reg49, checked: 2026-11-25"),
        (HELPLINES, "checked: 2026-11-01", "checked: 2026-11-25"),
        (
            SOURCES,
            "kind: guide\n  dated: undated\n  checked: 2026-11-01",
            "kind: guide\n  dated: undated\n  checked: 2026-11-25",
        ),
    ],
)
def test_a_day_of_checking_that_is_still_to_come(content: Content, name: str, old: str, new: str):
    content.replace(name, old, new)
    finding = content.only(NOT_YET)
    assert "checked on 25 November 2026, but today is 24 November 2026" in finding.what
    assert finding.place.line == content.line(name, "2026-11-25")


def test_a_review_that_is_not_after_the_day_of_checking(content: Content):
    content.replace(
        FACTS,
        "source: reg49, checked: 2026-10-01, review_by: 2027-09-01",
        "source: reg49, checked: 2026-10-01, review_by: 2026-10-01",
    )
    assert REVIEW_TOO_EARLY in {finding.rule for finding in content.findings()}


def test_a_fact_checked_after_its_source(content: Content):
    content.replace(FACTS, "source: reg49, checked: 2026-10-01", "source: reg49, checked: 2026-11-20")
    finding = content.only(SOURCE_BEHIND)
    assert finding.place.path.name == "sources.yml"


@pytest.mark.parametrize(("day", "old"), [(date(2027, 11, 1), False), (date(2027, 11, 2), True)])
def test_a_source_is_read_again_every_year_by_its_owner(content: Content, day: date, old: bool):
    findings = [finding for finding in content.findings(day) if finding.rule not in FRESHNESS]
    assert [finding.rule for finding in findings] == [SOURCE_OLD] * 2 * old
    assert {finding.owner for finding in findings} == ({"qualifications"} if old else set())


@pytest.mark.parametrize(("day", "rule"), [(date(2027, 3, 1), HELPLINE_DUE), (date(2027, 3, 2), HELPLINE_OVERDUE)])
def test_a_helpline_that_nobody_has_checked_blocks_after_120_days(content: Content, day: date, rule):
    assert [finding.rule for finding in content.findings(day)] == [rule]
