"""Visitors for the route tests: the day on which they ask, and every way in which they can be known."""

from __future__ import annotations

from datetime import date
from typing import get_args

from hypothesis import strategies as st

from senco.route import Known, Period, load_guide, period_from
from senco.route.known import Award, Degree, KnownNation, KnownSetting, KnownStatus, Phase

TODAY = date(2026, 11, 23)
GUIDE = load_guide()
FIGURES = GUIDE.figures
ENGLAND = {"nation": "england", "setting": "mainstream"}
NO_AWARD = {"nasenco": "none", "npq": "none"}
FIRST, LAST = date(2009, 1, 1), date(2100, 12, 31)


def words_of(kind: object) -> tuple[str | None, ...]:
    return (None, *get_args(kind))


def senco(*began: int, **more: object) -> Known:
    """A SENCO in a mainstream school in England; the numbers are the year, month and day of becoming one."""
    period = {"became_senco": period_from(*began)} if began else {}
    return Known(**{"status": "senco", **ENGLAND, **NO_AWARD, **period, **more})


days = st.dates(FIRST, LAST)
todays = st.dates(date(2020, 1, 1), LAST)
exact = days.map(lambda day: Period(day, day))
months = days.map(lambda day: period_from(day.year, day.month))
years = days.map(lambda day: period_from(day.year))
spans = st.tuples(days, days).map(lambda pair: Period(min(pair), max(pair)))
periods = st.one_of(exact, months, years, spans)
anybody = st.builds(
    Known,
    nation=st.sampled_from(words_of(KnownNation)),
    setting=st.sampled_from(words_of(KnownSetting)),
    status=st.sampled_from(words_of(KnownStatus)),
    phase=st.sampled_from(words_of(Phase)),
    degree=st.sampled_from(words_of(Degree)),
    experience_years=st.one_of(st.none(), st.just("not_sure"), st.floats(0, 70)),
    became_senco=st.one_of(st.none(), st.sampled_from(["not_yet", "not_sure"]), periods),
    nasenco=st.sampled_from(words_of(Award)),
    npq=st.sampled_from(words_of(Award)),
)
