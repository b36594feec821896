"""What holds for every visitor, found by trying very many."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senco.content.check_law import LAW, NATION
from senco.content.check_wording import promises
from senco.content.words import sentences
from senco.route import (
    Known,
    Period,
    Route,
    calendar_file,
    deadline_for,
    latest_start,
    learn,
    period_from,
    plan,
    route_card,
    route_text,
    start_fits,
)
from senco.route.known import Award, KnownNation, KnownSetting, KnownStatus
from tests.route.cases import FIGURES, GUIDE, TODAY, anybody, days, months, periods, senco, todays, words_of

VERDICT = re.compile(
    r"\byou (?:are|will be|would be) (?:not )?(?:exempt|eligible|qualified|allowed|entitled|covered)\b"
    r"|\byou (?:do not|don't|will not) (?:need|have to do) (?:the|to do the) NPQ\b(?! for SENCOs to apply)"
    r"|\byou can(?:not)? be (?:the|a) SENCO\b",
    re.IGNORECASE,
)
LEFT_OVER = re.compile(r"[{}]|\bNone\b|\bnot known\b")


def texts(route: Route) -> Iterator[str]:
    yield from (route.heading, route.summary, route.applies_to, route.deadline_text, *route.assumptions)
    for step in route.steps:
        yield from (step.title, step.detail)
    for row in route.exceptions:
        yield from (row.text, row.who_decides)


def check(route: Route) -> None:
    """What must hold of every route."""
    assert route.steps
    assert any(step.state == "next" for step in route.steps)
    assert len({step.id for step in route.steps}) == len(route.steps)
    assert route.exceptions
    for text in texts(route):
        assert not VERDICT.search(text), text
        assert not LEFT_OVER.search(text), text
        assert not [words for sentence in sentences(text) for words in promises(sentence)], text
    for step in route.steps:
        assert step.title and step.detail and step.sources
        assert not step.required_by_law or NATION.search(step.detail), step.id
    in_england = route.kind not in {"wales", "scotland", "northern_ireland", "abroad"}
    for text in (route.deadline_text, *route.assumptions, *(row.text for row in route.exceptions)):
        assert not LAW.search(text) or NATION.search(f"{text} {route.applies_to}"), text
    if in_england:
        assert "England" in route.applies_to
        assert all("England" in step.detail for step in route.steps if step.required_by_law)
        assert not route.deadline_text or "England" in route.deadline_text


@given(days, days, st.booleans())
def test_a_later_start_never_has_an_earlier_date(first, second, nasenco):
    award = {"nasenco": "started"} if nasenco else {}
    earlier, later = (
        deadline_for(senco(became_senco=Period(day, day), **award), TODAY, FIGURES) for day in sorted([first, second])
    )
    if earlier.due and later.due:
        assert earlier.due <= later.due


@given(periods, todays)
def test_every_start_from_2009_to_2100_has_an_answer(began, today):
    found = deadline_for(senco(became_senco=began), today, FIGURES)
    if found.due:
        assert found.due <= found.latest
        assert found.due.year == began.earliest.year + 3
        assert (found.due.month, found.due.day) in {
            (began.earliest.month, began.earliest.day),
            (2, 28),
        }
        assert found.months_left >= 0
        assert (found.state == "ahead") == (found.due >= today)
        assert found.start_by < found.due
    else:
        assert began.earliest <= FIGURES.rule_start


@given(st.integers(2012, 2100).filter(lambda year: date(year, 3, 1).toordinal() - date(year, 2, 1).toordinal() == 29))
def test_a_leap_day_counts_as_the_day_before_in_the_anniversarys_year(year):
    assert deadline_for(senco(year, 2, 29), TODAY, FIGURES).due == date(year + 3, 2, 28)


@pytest.mark.parametrize("began", [Period(date.min, date.min), Period(date(1066, 10, 1), date(9000, 12, 31))])
def test_even_absurd_starts_have_an_answer(began):
    check(plan(senco(became_senco=began), TODAY, GUIDE))


@given(months)
def test_month_ends_keep_their_range(began):
    found = deadline_for(senco(became_senco=began), TODAY, FIGURES)
    if found.due:
        assert (found.due.day, found.due.month) == (1, began.earliest.month)
        assert found.latest.month == began.latest.month


@given(days, days)
def test_a_start_by_the_last_day_fits_and_later_ones_never_fit_better(start, due):
    last = latest_start(due, FIGURES)
    assert start_fits(Period(last, last), due, FIGURES) == "fits"
    assert (start_fits(Period(start, start), due, FIGURES) == "fits") == (start <= last)


@given(anybody, todays)
def test_every_visitor_gets_a_fit_route(known, today):
    route = plan(known, today, GUIDE)
    check(route)
    assert route_card(route, GUIDE)["steps"]
    assert route.heading in route_text(route, GUIDE)
    assert (calendar_file(route, GUIDE) is None) == (not any(step.due and step.due >= today for step in route.steps))


def test_every_combination_of_nation_setting_status_and_award_gets_a_fit_route():
    starts = (None, period_from(2025, 9), period_from(2008, 10, 1))
    kinds = (KnownNation, KnownSetting, KnownStatus)
    seen = set()
    for nation, setting, status, award, began in itertools.product(
        *map(words_of, kinds), (None, "started", "completed"), starts
    ):
        route = plan(
            Known(nation=nation, setting=setting, status=status, nasenco=award, became_senco=began),
            TODAY,
            GUIDE,
        )
        # Many visitors get the same route: each is looked at once.
        key = tuple(texts(route))
        if key not in seen:
            seen.add(key)
            check(route)
    assert len(seen) > 100


@given(anybody)
def test_what_is_known_survives_being_stored(known):
    assert learn(Known(), {name: getattr(known, name) for name in Known.__struct_fields__}) == known


def test_all_awards_are_told_apart():
    for nasenco, npq in itertools.product(words_of(Award), words_of(Award)):
        check(plan(senco(2025, 9, 1, nasenco=nasenco, npq=npq), TODAY, GUIDE))
