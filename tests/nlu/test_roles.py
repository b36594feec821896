"""Whose and what times and facts are, in words that no rule foresaw."""

from __future__ import annotations

from datetime import date

import pytest

from nlu.entities import find_mentions
from nlu.roles import FACTS, TIMES, read_roles

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("nine weeks ago the head plonked the SENCO badge on my desk and that was me, SENCO", date(2026, 9, 26)),
        ("they chucked me in as SENCO jan last year n i still havent done any training", date(2025, 1, 1)),
        ("Picked up the SENCO reins in March 2025, and nobody has mentioned a course to me since", date(2025, 3, 1)),
        ("I'll have been SENCO two years come February, so how long is left?", date(2025, 2, 1)),
        ("Mrs Lee retired in July 2024 and I was made SENCO that September", date(2024, 9, 1)),
        ("this time last year i was made senco, do i still need it", date(2025, 11, 1)),
        ("I became SENCO straight after Christmas", date(2026, 1, 1)),
        ("I became SENCO at the start of summer term", date(2026, 4, 1)),
        ("I'm newly appointed SENCO, since the start of term", date(2026, 9, 1)),
        ("became senco 9/24", date(2024, 9, 1)),
        ("SENCO from 01.09.2025", date(2025, 9, 1)),
        ("I was handed the SENCO role over Easter 2025", date(2025, 4, 1)),
        ("I replaced Mrs Jones as SENCO in January 2026", date(2026, 1, 1)),
        ("I ended up being SENCO in September 2024", date(2024, 9, 1)),
        ("I've been SENCO since the start of the school year", date(2026, 9, 1)),
        ("I became SENCO at my school, where I started in 2012, in September 2025", date(2025, 9, 1)),
        ("been here as senco since easter 2025", date(2025, 4, 1)),
        ("I've been SENCO since the 18th of last month", date(2026, 10, 18)),
        ("Only been SENCO 3 weeks, where do I start", date(2026, 11, 1)),
        ("I took over from Mrs Hill in Sept 2023 as SENCO", date(2023, 9, 1)),
    ],
)
def test_a_start_is_understood_however_it_is_told(text: str, day: date) -> None:
    assert find_mentions(text, TODAY).became_senco.day == day


@pytest.mark.parametrize(
    "text",
    [
        "My sister picked up the SENCO reins in March 2025 and nobody has mentioned a course to her",
        "The head plonked the SENCO badge on Dave's desk nine weeks ago",
        "I got the deputy SENCO gig back in March 2025, does that count for anything?",
        "My school became an academy in 2022 and I have been there since 2010",
        "I wish I had been made SENCO back in 2008!",
        "Let's pretend I became SENCO in January 2025.",
        "For the sake of argument, I've been SENCO since 2008.",
        'Someone on Facebook said "I became SENCO in 2020 and never needed it" - is that right?',
        "A friend told me: I've been SENCO since 2017 without any award.",
        "I was meant to start as SENCO in September 2025 but it fell through",
        "I became SENCO six weeks before my maternity leave",
        "Say somebody gets the SENCO badge in March 2025, what would their last day be?",
        "I hung up my SENCO lanyard in March 2025 and went back to year 3",
        "I'm SENCO. I became a dad in March 2025",
        "I'm the SENCO and I became DSL in September 2025",
        "I'm SENCO, came back from mat leave in September 2025",
        "My school became an academy in September 2024 and I'm the SENCO",
        "Our school opened in September 2023 and I am the SENCO",
        "I'm the SENCO. I joined the school in September 2019",
        "I handed the SENCO role over in April 2026",
        "I was replaced as SENCO in September 2025",
        "I was SENCO in my last school from 2020",
        "I've had the same SENCO since 2019",
        "I appointed a SENCO in January 2025",
        "I'm the head and I made Joe SENCO in September 2025",
        "Miss Smith became SENCO in January 2025 at my school",
        "For example, I became SENCO in September 2025",
        "Let's say I started as SENCO in January 2026",
        "I'm trainee SENCO since sept 2025",
        "I'm SENCO and I've been here since 2015",
        "I became SENCO at a school that opened in 2021",
    ],
)
def test_a_start_of_others_and_an_end_are_no_start(text: str) -> None:
    assert find_mentions(text, TODAY).became_senco is None


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("ive got a degree, its in geography tho", "degree", "completed"),
        ("halfway thru my NPQ for SENCOs and knackered", "npq", "started"),
        ("I never got round to the NASENCO, kids and all that", "nasenco", "none"),
        ("seven year olds all day, thats me, a Y2 teacher in Corby", "status", "qualified_teacher"),
        ("Is there a way for LSAs to become SENCOs? I'm one myself.", "status", "teaching_assistant"),
        ("Used to be a copper, ex police officer that is. Where would I begin?", "status", "career_changer"),
        ("Was an NQT back in 2009, never looked back since", "status", "qualified_teacher"),
        ("nine years at the chalkface, QTS since forever, how do i get into SEN", "status", "qualified_teacher"),
        ("Would I need a degree for this? I haven't got one.", "degree", "none"),
        ("I never went to uni, does that rule me out?", "degree", "none"),
        ("Will they want the NPQ at interview? I don't have it.", "npq", "none"),
        ("I live in Chester but my school is over the border in Flint", "nation", "wales"),
    ],
)
def test_a_fact_is_understood_however_it_is_told(text: str, field: str, value: str) -> None:
    assert getattr(find_mentions(text, TODAY), field).value == value


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("I was a TA for six years, then a teacher for four", 4.0),
        ("been teaching for 7 now, history mostly", 7.0),
        ("15 yrs teaching, last 3 as SENCO", 15.0),
    ],
)
def test_years_of_teaching_are_told_apart_from_others(text: str, years: float) -> None:
    assert find_mentions(text, TODAY).experience_years.years == years


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("I completed the NPQ for Senior Leadership in 2023.", "npq"),
        ("I have some degree of autism", "degree"),
        ("I did the course at Worcester uni", "nation"),
        ("settlement agreement solicitor", "status"),
        ("my gp signed me off, does the deadline stop", "status"),
        ("I did an NPQ in literacy last year.", "npq"),
        ("If I became SENCO in September 2027, when would I have to finish the NPQ?", "npq"),
        ("Imagine I'm a SENCO in an academy who began in September 2025.", "status"),
        ("Pretend I'm a TA. Could I apply?", "status"),
        ("Hypothetically: a SENCO moves school. I'd be the SENCO there. Does the time start again?", "status"),
        ("I'm Scottish, does that matter when I apply?", "nation"),
        ("My line manager wrote 'I hold the NASENCO' in her email. Is she exempt?", "nasenco"),
    ],
)
def test_what_is_supposed_or_of_others_is_no_fact(text: str, field: str) -> None:
    assert getattr(find_mentions(text, TODAY), field) is None


def test_the_chances_of_a_stretch_are_chances() -> None:
    roles = read_roles("I became SENCO in 2024")
    for chances, names in ((roles.of_time((18, 22)), TIMES), (roles.of_fact((9, 14)), FACTS)):
        assert list(chances) == [*names]
        assert sum(chances.values()) == pytest.approx(1, abs=1e-4)


def test_of_what_is_beyond_a_very_long_text_nothing_is_known() -> None:
    text = "and then " * 300 + "in 2024"
    assert set(read_roles(text).of_time((len(text) - 4, len(text))).values()) == {1 / len(TIMES)}
