from __future__ import annotations

from datetime import date

import pytest

from senco.route import Known, Period, deadline_for, latest_start, period_from, start_fits
from tests.route.cases import ENGLAND, FIGURES, TODAY, senco


def deadline(known: Known, today: date = TODAY):
    return deadline_for(known, today, FIGURES)


@pytest.mark.parametrize(
    ("began", "due"),
    [
        ((2024, 9, 1), date(2027, 9, 1)),
        ((2025, 12, 31), date(2028, 12, 31)),
        ((2025, 2, 28), date(2028, 2, 28)),
        ((2024, 2, 28), date(2027, 2, 28)),
        ((2024, 2, 29), date(2027, 2, 28)),  # no such day in 2027: the earlier day
        ((2024, 3, 1), date(2027, 3, 1)),
        ((2097, 2, 28), date(2100, 2, 28)),  # 2100 is not a leap year
    ],
)
def test_the_date_is_the_third_anniversary(began, due):
    found = deadline(senco(*began))
    assert (found.kind, found.due, found.latest) == ("npq", due, due)


def test_a_month_gives_a_range_to_plan_with_its_first_day():
    found = deadline(senco(2024, 2))
    assert (found.due, found.latest) == (date(2027, 2, 1), date(2027, 2, 28))
    assert found.anniversary == Period(date(2027, 2, 1), date(2027, 2, 28))


def test_a_year_gives_a_range_to_plan_with_its_first_day():
    found = deadline(senco(2025))
    assert (found.due, found.latest) == (date(2028, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("began", "state"),
    [
        ((2023, 11, 24), "ahead"),
        ((2023, 11, 23), "ahead"),  # on the day itself the qualification may still be held in time
        ((2023, 11, 22), "past"),
        ((2023, 11), "may_be_past"),
        ((2023,), "may_be_past"),
        ((2023, 10), "past"),
        ((2023, 12), "ahead"),
    ],
)
def test_whether_it_is_past(began, state):
    assert deadline(senco(*began)).state == state


@pytest.mark.parametrize(
    ("began", "left"),
    [
        ((2024, 11, 23), 12),
        ((2024, 11, 22), 11),
        ((2023, 12, 23), 1),
        ((2023, 12, 22), 0),
        ((2020, 1, 1), 0),
    ],
)
def test_whole_months_left(began, left):
    assert deadline(senco(*began)).months_left == left


def test_the_course_must_start_early_enough_for_a_late_result():
    assert deadline(senco(2026, 9, 1)).start_by == date(2027, 11, 1)
    assert latest_start(date(2027, 12, 31), FIGURES) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("start", "fit"),
    [
        (period_from(2026, 10), "fits"),
        (period_from(2026, 11), "tight"),  # a start at the end of the month is what counts
        (period_from(2026, 11, 1), "fits"),
        (period_from(2026, 11, 2), "tight"),
        (period_from(2027, 2), "tight"),
        (period_from(2027, 3), "late"),
    ],
)
def test_whether_a_course_that_starts_in_a_month_still_fits(start, fit):
    assert start_fits(start, date(2028, 9, 1), FIGURES) == fit


class TestNasenco:
    def test_the_award_must_be_completed_before_its_own_last_day(self):
        found = deadline(senco(2026, 1, 5, nasenco="started"))
        assert (found.kind, found.due) == ("nasenco", date(2027, 8, 31))
        assert found.anniversary.earliest == date(2029, 1, 5)
        assert found.start_by is None

    def test_and_within_the_three_years(self):
        assert deadline(senco(2024, 3, 4, nasenco="started")).due == date(2027, 3, 4)

    def test_the_earlier_counts_when_only_the_year_is_known(self):
        found = deadline(senco(2024, nasenco="started"))
        assert (found.due, found.latest) == (date(2027, 1, 1), date(2027, 8, 31))

    def test_its_last_day_counts_for_people_without_a_known_start(self):
        for known in (senco(nasenco="started"), Known(status="qualified_teacher", nasenco="started")):
            found = deadline(known)
            assert (found.kind, found.due) == ("nasenco_only", date(2027, 8, 31))

    def test_after_its_last_day_the_npq_counts(self):
        known = senco(2026, 1, 5, nasenco="started")
        assert deadline(known, date(2027, 8, 31)).kind == "nasenco"
        found = deadline(known, date(2027, 9, 1))
        assert (found.kind, found.due) == ("npq", date(2029, 1, 5))

    def test_completed_there_is_no_date(self):
        found = deadline(senco(2024, 9, 1, nasenco="completed"))
        assert (found.kind, found.due, found.state) == ("nasenco_completed", None, None)


def test_with_the_npq_there_is_no_date():
    assert deadline(senco(2024, 9, 1, npq="completed")).kind == "npq_completed"


@pytest.mark.parametrize(
    ("began", "kind"),
    [
        (period_from(2009, 8, 31), "before_rule"),
        (period_from(2009, 8), "before_rule"),
        (period_from(1998), "before_rule"),
        (
            period_from(2009, 9, 1),
            "around_rule",
        ),  # the law says after, the Department before: this day is neither
        (period_from(2009, 9), "around_rule"),
        (period_from(2009), "around_rule"),
        (period_from(2009, 9, 2), "npq"),
    ],
)
def test_sencos_from_before_the_rule_get_no_date(began, kind):
    found = deadline(senco(became_senco=began))
    assert found.kind == kind
    assert (found.due is None) == (kind != "npq")


def test_an_unknown_start_gives_no_date():
    for known in (senco(), senco(became_senco="not_sure")):
        assert deadline(known).kind == "start_unknown"


def test_nothing_runs_for_people_who_are_not_in_post():
    assert deadline(Known(status="qualified_teacher", **ENGLAND)) is None
    for status in ("head", "senco"):
        assert deadline(Known(status=status, became_senco="not_yet", **ENGLAND)) is None
    assert deadline(Known()) is None


def test_a_deputys_date_is_not_that_of_a_senco():
    assert deadline(Known(status="deputy_senco", became_senco=period_from(2024), **ENGLAND)) is None


def test_a_head_or_teacher_with_a_date_is_in_post():
    for status in ("head", "qualified_teacher", None):
        known = Known(status=status, became_senco=period_from(2024, 9, 1), **ENGLAND)
        assert deadline(known).due == date(2027, 9, 1)
