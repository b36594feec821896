"""Dates and lengths of time in a message, as said on 23 November 2026."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nlu.entities import Mentions, find_mentions

TODAY = date(2026, 11, 23)
# A message of 500 characters must cost less than this, in seconds of processor time.
LONGEST = 0.1

DATES = [
    ("last sept", "2026-09", True),
    ("Jan 24", "2024-01", True),
    ("9/1/25", "2025-01-09", True),
    ("25/12/24", "2024-12-25", False),
    ("9/25/24", "2024-09-25", True),
    ("2024-09-01", "2024-09-01", False),
    ("1st of September 2024", "2024-09-01", False),
    ("1 sept 24", "2024-09-01", False),
    ("September 2023", "2023-09", False),
    ("sept '22", "2022-09", False),
    ("25 sept", "2026-09-25", True),
    ("9/2024", "2024-09", False),
    ("2023/24", "2023-09", True),
    ("in 2019", "2019", False),
    ("2021", "2021", False),
    ("last november", "2025-11", True),
    ("december", "2025-12", True),
    ("next january", "2027-01", True),
    ("the September before last", "2025-09", True),
    ("last year", "2025", True),
    ("2 yrs ago", "2024-11", True),
    ("18 months ago", "2025-05", True),
    ("a year and a half ago", "2025-05", True),
    ("eighteen months ago", "2025-05", True),
    ("18 mths ago", "2025-05", True),
    ("2.5 years ago", "2024-05", True),
    ("2 and half years ago", "2024-05", True),
    ("2 1/2 yrs ago", "2024-05", True),
    ("3 years and 2 months ago", "2023-09", True),
    ("yesterday", "2026-11-22", True),
    ("last monday", "2026-11-16", True),
    ("autumn term 2024", "2024-09", True),
    ("febuary 2022", "2022-02", False),
    ("sept twenty twenty-four", "2024-09", False),
    ("in twenty nineteen", "2019", False),
    ("in September last year", "2025-09", True),
    ("1st September last year", "2025-09-01", True),
    ("1 Sept of last year", "2025-09-01", True),
    ("last year in March", "2025-03", True),
    ("in September two years ago", "2024-09", True),
    ("in June this year", "2026-06", True),
]

BECAME = [
    ("2023 was when I joined the school. I was made SENCO on 15 April 2024", "2024-04-15"),
    ("I joined as SENCO in Sept 2022", "2022-09"),
    ("I became SENCO last sept", "2026-09"),
    ("since Sept 2022", "2022-09"),
    ("SENCO since 2019", "2019"),
    ("I've been a SENCO for twenty-one years", "2005-11"),
    ("I am the SENCO from last September", "2026-09"),
    ("took over as SENCO from last January", "2026-01"),
    ("I've been the SENDCo since Easter", "2026-04"),
    ("appointed 9/1/25", "2025-01-09"),
    ("I was made SENCO in Jan 24", "2024-01"),
    ("took over as SENCO 2 yrs ago", "2024-11"),
    ("I'm the SENCO at a primary, started last September", "2026-09"),
    ("In May 2025 I became SENCO", "2025-05"),
    ("I've been SENCO for three years", "2023-11"),
    ("I've been SENCO a year and a half", "2025-05"),
    ("I've been the SENCO for 1 year 6 months", "2025-05"),
    ("I became SENCO in 2023, no wait 2024", "2024"),
    ("I became SENCO not in 2023 but in 2024", "2024"),
    ("been senco since sept 2022 sorry I meant sept 2023", "2023-09"),
    ("I became a teacher in 2012 and SENCO in 2022", "2022"),
    ("I was appointed SENCO in Sept 2023 and began the NPQ in Jan 2025", "2023-09"),
    ("when must I finish if I became SENCO in Sept 2024?", "2024-09"),
    ("I became SENCO of a primary school in Leeds in January 2025", "2025-01"),
    ("I have been SENCO of a mainstream school in England since September 2024", "2024-09"),
    # not when the visitor became SENCO
    ("last sept", None),
    ("I am SENCO now and left school in 2009", None),
    ("our SENCO was appointed in 2021", None),
    ("my wife has been SENCO since 2019", None),
    ("our new SENCO started in March", None),
    ("we appointed a SENCO in Sept 2024", None),
    ("we made Jane SENCO in Sept 2024", None),
    ("we've had a SENCO since 2024", None),
    ("I have had the SENCO role since 2022", "2022"),
    ("I was appointed the SENCO in Sept 2024", "2024-09"),
    ("they appointed me the SENCO in Sept 2024", "2024-09"),
    ("I started the NASENCO in 2023", None),
    ("I've been teaching since 2010", None),
    ("the rule changed in September 2024", None),
    ("I was SENCO from 2001 until 2008", None),
    ("I want to be SENCO by 2028", None),
    ("SENCOs appointed before 2009", None),
    ("I stepped down as SENCO in July 2023", None),
    ("I was made SENCO in 2019 and left the role in 2022", None),
    ("I took over as SENCO when Jane stepped down in 2022", "2022"),
    ("I left that role and became SENCO in September 2024", "2024-09"),
    ("I'm the SENCO, I stepped down a day last year", None),
    ("I'm the SENCO, I left teaching in 2020 and was appointed SENCO in 2024", "2024"),
    ("I'm the SENCO. I left my role at my last school in 2023", None),
    ("I made the jump to SENCO in September 2024", "2024-09"),
    ("I made it to SENCO in September 2024", "2024-09"),
    ("I believe the governors appointed myself SENCO in September 2024", "2024-09"),
    ("I appointed a SENCO in Sept 2024", None),
    ("I was appointed 1/2 years ago", None),
]

IMPOSSIBLE = [
    ("31 September", "no_such_day"),
    ("I started as SENCO on 30/2/23", "no_such_day"),
    ("29 Feb 2023", "no_such_day"),
    ("45/13/2024", "no_such_day"),
    ("1066", "too_long_ago"),
    ("I've been SENCO since 1066", "too_long_ago"),
    ("I became SENCO 200 years ago", "too_long_ago"),
    ("I became SENCO in 2031", "in_the_future"),
    ("I'll be SENCO from next September", "in_the_future"),
    ("I start as SENCO in January", "in_the_future"),
]

DURATIONS = [
    ("2 yrs", 2.0, None),
    ("four years at 0.5", 4.0, 0.5),
    ("18 months", 1.5, None),
    ("a year and a half", 1.5, None),
    ("I've been SENCO a year and a half", 1.5, None),
    ("18 mths", 1.5, None),
    ("2.5 years", 2.5, None),
    ("3.5 yrs", 3.5, None),
    ("3½ years", 3.5, None),
    ("3 ½ years", 3.5, None),
    ("2 1/2 years", 2.5, None),
    ("2 and a half years", 2.5, None),
    ("two and half yrs", 2.5, None),
    ("6 years, 3 days a week", 6.0, 0.6),
    ("5 years at 60%", 5.0, 0.6),
    ("3 terms", 1.0, None),
    ("3 yrs 2 months", 3.17, None),
    ("1 year 6 months", 1.5, None),
    ("3 years and 2 months", 3.17, None),
    ("two years, three months at 0.5", 2.25, 0.5),
    ("twenty two years", 22.0, None),
    ("thirty-five years", 35.0, None),
]

EXPERIENCE = [
    ("I've taught for ten years", 10.0),
    ("8 yrs teaching", 8.0),
    ("I have 3 years 6 months teaching experience", 3.5),
    ("TA with 5 years experience", None),
    ("I've been a teacher for 12 years and SENCO for 3 years", 12.0),
    ("teaching since Nov 2016", 10.1),
    ("do I need 5 years experience?", None),
    ("the course takes 2 years", None),
    ("I've been out of teaching for six years", None),
    ("my mum taught for 30 years", None),
]


def written(day: date, precision: str) -> str:
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]]


@pytest.mark.parametrize(("text", "expected", "assumed"), DATES)
def test_reads_a_date_as_exactly_as_it_was_said(text: str, expected: str, assumed: bool) -> None:
    (when,) = find_mentions(text, TODAY).dates
    assert written(when.day, when.precision) == expected
    assert bool(when.assumption) == assumed


def test_an_assumption_is_told_in_the_visitors_own_words() -> None:
    when = find_mentions("I became SENCO last march", TODAY).became_senco
    assert when.assumption == "I took “last march” to mean March 2026."
    assert when.text == "last march"


def test_a_month_that_has_just_been_may_have_been_meant_a_year_before() -> None:
    when = find_mentions("I became SENCO last sept", TODAY).became_senco
    assert when.day == date(2026, 9, 1)
    assert "to mean September 2026. If it was September 2025, tell me" in when.assumption


@pytest.mark.parametrize(("text", "expected"), BECAME)
def test_knows_which_date_is_that_of_becoming_senco(text: str, expected: str | None) -> None:
    when = find_mentions(text, TODAY).became_senco
    assert (written(when.day, when.precision) if when else None) == expected


@pytest.mark.parametrize(("text", "problem"), IMPOSSIBLE)
def test_reports_a_date_that_cannot_be(text: str, problem: str) -> None:
    mentions = find_mentions(text, TODAY)
    assert [found.problem for found in mentions.impossible_dates] == [problem]
    assert mentions.became_senco is None


def test_a_date_to_come_is_given_with_the_problem() -> None:
    (found,) = find_mentions("I become SENCO in January", TODAY).impossible_dates
    assert (found.when.day, found.when.precision) == (date(2027, 1, 1), "month")


def test_who_will_be_senco_is_none_yet() -> None:
    assert find_mentions("I start as SENCO in January", TODAY).status is None


@pytest.mark.parametrize("text", ["1265 hours a year", "a £2000 grant", "the 2014 regulations", "open 24/7", "may be"])
def test_not_every_number_is_a_date(text: str) -> None:
    mentions = find_mentions(text, TODAY)
    assert (mentions.dates, mentions.impossible_dates) == ((), ())


@pytest.mark.parametrize(("text", "years", "fraction"), DURATIONS)
def test_reads_a_length_of_time(text: str, years: float, fraction: float | None) -> None:
    (duration,) = find_mentions(text, TODAY).durations
    assert (duration.years, duration.fraction) == (years, fraction)


@pytest.mark.parametrize("text", ["my 5 year old", "year 6", "£40k a year", "£40k a year and half the staff"])
def test_not_every_year_is_a_length_of_time(text: str) -> None:
    assert find_mentions(text, TODAY).durations == ()


def test_a_length_of_time_names_no_class() -> None:
    mentions = find_mentions("I've been the SENCO for 1 year 6 months", TODAY)
    assert (mentions.phase, mentions.asked_about.phase) == (None, None)


@pytest.mark.parametrize(("text", "years"), EXPERIENCE)
def test_knows_how_long_the_visitor_has_worked_in_schools(text: str, years: float | None) -> None:
    experience = find_mentions(text, TODAY).experience_years
    assert (experience.years if experience else None) == years


@given(day=st.dates(date(1990, 1, 1), TODAY))
def test_every_written_day_is_read_back(day: date) -> None:
    for text in (f"{day.day}/{day.month}/{day.year}", f"{day:%d %B %Y}", day.isoformat()):
        (when,) = find_mentions(f"I became SENCO on {text}", TODAY).dates
        assert (when.day, when.precision) == (day, "day")


@given(today=st.dates(date(2024, 1, 1), date(2040, 12, 31)), words=st.sampled_from(["last sept", "29 feb", "2 yrs ago"]))
def test_a_past_date_is_past_on_any_day(today: date, words: str) -> None:
    assert find_mentions(f"I became SENCO {words}", today).became_senco.day <= today


OFTEN_SAID = (
    "I i'm we my our a the TA ECT SENCO head teacher in at special school Wales Leeds academy not no never don't have "
    "NASENCO QTS NPQ can do does if but and sorry meant wait , . ? ! since last sept 2024 31/9/24 2 yrs ago for years "
    "taught trained qualified India autism son as who now was ( ' - 0.5 ½ next year post role here"
)
VISITORS_WORDS = st.lists(st.sampled_from(OFTEN_SAID.split()), max_size=60).map(" ".join)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.one_of(st.text(max_size=500), VISITORS_WORDS))
@example("")
@example("\n\t \x00")
@example("9/1/25 " * 71)
@example("99999 years ago in 0000 31 feb 0001 since '00")
@example("a year and " * 45)
@example("I'm a TA and " * 38)
def test_any_text_is_read_and_soon(text: str) -> None:
    text = text[:500]
    find_mentions("last sept 2 yrs ago", TODAY)
    best = min(_seconds(text) for _ in range(2))
    assert best < LONGEST


def _seconds(text: str) -> float:
    begun = time.process_time()
    assert isinstance(find_mentions(text, TODAY), Mentions)
    return time.process_time() - begun
