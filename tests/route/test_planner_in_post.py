"""SENCOs in post in England."""

from __future__ import annotations

from datetime import date

import pytest

from senco.route import Period, period_from
from tests.route.cases import senco
from tests.route.reading import assumes, exceptions, route, steps


def test_with_time_to_start():
    found = route(senco(2026, 9, 1))
    assert steps(found) == {
        "teacher_rule": "done",
        "confirm_date": "next",
        "start_npq": "next",
        "hold_npq": "later",
    }
    assert [step.due for step in found.steps] == [None, None, date(2027, 11, 1), date(2029, 9, 1)]
    assert found.due == date(2029, 9, 1)
    assert "1 September 2029" in found.deadline_text
    assert "(33 months left)" in found.deadline_text
    assert "by 1 November 2027" in found.steps[2].detail


@pytest.mark.parametrize(
    ("began", "start"),
    [
        ((2025, 9, 23), "start_npq"),
        ((2025, 9, 22), "start_npq_tight"),
        ((2025, 5, 23), "start_npq_tight"),
        ((2025, 5, 22), "start_npq_late"),
    ],
)
def test_how_urgent_the_start_is(began, start):
    assert steps(route(senco(*began)))[start] == "next"


def test_on_the_course():
    found = route(senco(2025, 9, 1, npq="started"))
    assert list(steps(found)) == ["teacher_rule", "confirm_date", "finish_npq"]
    assert found.steps[-1].due == date(2028, 9, 1)


def test_past():
    found = route(senco(2023, 9, 1))
    assert steps(found)["tell_school"] == "next"
    assert "By our count the date was 1 September 2026" in found.deadline_text
    assert "missed" in exceptions(found)


@pytest.mark.parametrize(
    ("began", "more", "words"),
    [
        (
            (2024,),
            {},
            "You gave us 2024, not the day. So by our count the date lies between 1 January 2027 and 31 December 2027",
        ),
        ((2024, 9), {}, "Plan for 1 September 2027 (9 months left)"),
        ((2020,), {}, "the date was between 1 January 2023 and 31 December 2023"),
        ((2024,), {"nasenco": "started"}, "the date lies between 1 January 2027 and 31 August 2027"),
        ((2020,), {"nasenco": "started"}, "the date was between 1 January 2023 and 31 December 2023"),
    ],
)
def test_a_date_of_which_only_a_span_is_known_is_told_as_a_span(began, more, words):
    assert words in route(senco(*began, **more)).deadline_text


def test_a_choice_of_many_years_gives_no_single_date():
    found = route(senco(became_senco=Period(date(2009, 9, 2), date(2022, 12, 31))))
    assert "between 2 September 2012 and 31 December 2025" in found.deadline_text


@pytest.mark.parametrize(
    ("began", "start"),
    [
        ((2024,), "start_npq_late"),
        ((2025,), "start_npq_perhaps_late"),
        ((2025, 5), "start_npq_perhaps_late"),
        ((2025, 4), "start_npq_late"),
    ],
)
def test_a_course_that_only_may_end_too_late_is_not_said_to_end_too_late(began, start):
    assert steps(route(senco(*began)))[start] == "next"


def test_perhaps_past():
    found = route(senco(2023))
    assert "tell_school" not in steps(found)
    assert "between 1 January 2026 and 31 December 2026" in found.deadline_text


@pytest.mark.parametrize(
    ("began", "words"),
    [
        (period_from(2025, 9), "only the month in which you became a SENCO, September 2025"),
        (period_from(2025), "only the year in which you became a SENCO, 2025"),
        (Period(date(2025, 9, 1), date(2025, 12, 31)), "(1 September 2025 to 31 December 2025)"),
    ],
)
def test_a_vague_start_is_stated_as_an_assumption(began, words):
    found = route(senco(became_senco=began))
    assert assumes(found, words)
    assert assumes(found, "We planned with the earliest")


def test_an_exact_start_is_not():
    assert not assumes(route(senco(2025, 9, 1)), "planned with the earliest")


def test_leap_day():
    found = route(senco(2024, 2, 29))
    assert found.due == date(2027, 2, 28)
    assert assumes(found, "29 February 2024, a day that the year of the third anniversary does not have")
    assert not assumes(route(senco(2024, 2)), "29 February")


def test_still_to_come():
    found = route(senco(2027, 1, 4))
    assert found.due == date(2030, 1, 4)
    assert assumes(found, "still to come")


def test_unknown_start():
    found = route(senco())
    assert found.due is None
    assert "ask your school for it" in found.deadline_text
    assert "start_npq_now" in steps(found)


def test_nasenco_begun():
    found = route(senco(2025, 9, 1, nasenco="started"))
    assert list(steps(found)) == ["teacher_rule", "confirm_date", "nasenco_finish"]
    assert found.steps[-1].due == date(2027, 8, 31)
    assert "1 September 2028" in found.deadline_text
    assert assumes(found, "began the older SENCO award (NASENCO) before 1 September 2024")


def test_nasenco_begun_but_too_late_to_finish():
    found = route(senco(2026, 9, 1, nasenco="started"), date(2027, 9, 1))
    assert found.due == date(2029, 9, 1)
    assert assumes(found, "no longer counts")


@pytest.mark.parametrize("award", ["nasenco", "npq"])
def test_award_completed(award):
    found = route(senco(2024, 9, 1, **{award: "completed"}))
    assert steps(found)[f"{award}_held"] == "done"
    assert steps(found)["keep_proof"] == "next"
    assert found.due is None


def test_before_the_rule():
    found = route(senco(2008, 1, 7))
    assert list(steps(found)) == ["teacher_rule", "confirm_before_rule"]
    assert "near_rule" not in exceptions(found)
    assert "We cannot say how it treats one person" in found.deadline_text


@pytest.mark.parametrize("began", [(2008, 10, 1), (2009,), (2009, 9, 1)])
def test_about_the_time_when_the_rule_began(began):
    assert "near_rule" in exceptions(route(senco(*began)))


def test_head_who_is_senco():
    found = route(senco(2025, 9, 1, status="head"))
    assert (found.kind, steps(found)["head_rule"]) == ("in_post", "done")
    assert found.due == date(2028, 9, 1)


@pytest.mark.parametrize("status", ["teaching_assistant", "trainee", "ect", "unqualified"])
def test_a_senco_who_may_not_meet_the_teacher_rule_is_told_whom_to_ask(status):
    assert steps(route(senco(2025, 9, 1, status=status)))["check_teacher_rule"] == "next"


@pytest.mark.parametrize("status", ["qualified_teacher", "qtls", None])
def test_others_are_not(status):
    assert "check_teacher_rule" not in steps(route(senco(2025, 9, 1, status=status)))
