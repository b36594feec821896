"""A visitor's case as a handful of words: what chooses steps, questions, assumptions and exceptions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from senco.route.deadline import Deadline, DeadlineKind, State, deadline_for, is_leap_start
from senco.route.figures import Figures
from senco.route.known import Known, is_in_post, takes_back_post
from senco.route.period import Period, Precision, is_still_to_come

RouteKind = Literal[
    "england",
    "in_post",
    "special_school",
    "independent",
    "early_years",
    "college",
    "pru",
    "wales",
    "scotland",
    "northern_ireland",
    "abroad",
]
ELSEWHERE = frozenset({"wales", "scotland", "northern_ireland", "abroad"})
OUTSIDE_DUTY = frozenset({"special_school", "independent", "early_years", "college", "pru"})
YesNo = Literal["yes", "no"]


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """One word for each side of a case; "unknown" for what the visitor did not say or does not know.

    ``deadline`` and ``state`` are "none" outside the schools that the rule covers, and while no time runs.
    ``range`` is whether the date could be any of several days for want of an exact start.  ``leap`` is a
    start on 29 February, ``to_come`` one after today, ``near_rule`` one about the time when the rule began.
    ``window`` is whether an unfinished NASENCO can still be completed in time.
    """

    kind: RouteKind
    nation: str
    setting: str
    status: str
    phase: str
    degree: str
    nasenco: str
    npq: str
    experience: Literal["enough", "some", "unknown"]
    deadline: DeadlineKind | Literal["none"]
    state: State | Literal["none"]
    precision: Precision | Literal["unknown"]
    range: YesNo
    leap: YesNo
    to_come: YesNo
    near_rule: YesNo
    window: Literal["open", "closed"]


def facets_of(known: Known, today: date, figures: Figures, few_years: float) -> tuple[Facets, Deadline | None]:
    """Return the case of a visitor on a day, with the deadline that part of it comes from.

    Args:
        known: what the visitor told us.
        today: the day on which the route is planned.
        figures: the figures of the rules.
        few_years: from how many years of teaching on experience counts as "a few years".
    """
    if takes_back_post(known):  # then what they are is not known, nor that they meet the teacher rule
        known = msgspec.structs.replace(known, status=None)
    kind = route_kind(known)
    deadline = deadline_for(known, today, figures) if kind in {"england", "in_post"} else None
    began = deadline.began if deadline else None
    facets = Facets(
        kind=kind,
        **{name: _word(getattr(known, name)) for name in WORDS},
        experience=_experience(known, few_years),
        deadline=deadline.kind if deadline else "none",
        state=(deadline.state if deadline else None) or "none",
        precision=began.precision if began else "unknown",
        range=_yes(bool(deadline and deadline.is_range)),
        leap=_yes(bool(began and deadline.anniversary and is_leap_start(began))),
        to_come=_yes(bool(began and is_still_to_come(began, today))),
        near_rule=_yes(bool(began and _near_rule(began, figures))),
        window="open" if today <= figures.nasenco_last_day else "closed",
    )
    return facets, deadline


def route_kind(known: Known) -> RouteKind:
    """Return which route fits; England's mainstream schools unless the visitor said otherwise."""
    if known.nation in ELSEWHERE:
        return known.nation
    if known.setting in OUTSIDE_DUTY:
        return known.setting
    return "in_post" if is_in_post(known) else "england"


def fits(
    facets: Facets,
    when: tuple[Mapping[str, tuple[str, ...]], ...],
    unless: tuple[Mapping[str, tuple[str, ...]], ...],
) -> bool:
    """Whether one condition of ``when`` holds in full (or there is none) and none of ``unless`` does."""

    def holds(condition: Mapping[str, tuple[str, ...]]) -> bool:
        return all(getattr(facets, name) in words for name, words in condition.items())

    return (not when or any(map(holds, when))) and not any(map(holds, unless))


WORDS = ("nation", "setting", "status", "phase", "degree", "nasenco", "npq")


def _word(value: str | None) -> str:
    return "unknown" if value is None or value == "not_sure" else value


def _experience(known: Known, few_years: float) -> Literal["enough", "some", "unknown"]:
    if not isinstance(known.experience_years, (int, float)):
        return "unknown"
    return "enough" if known.experience_years >= few_years else "some"


def _near_rule(began: Period, figures: Figures) -> bool:
    return began.latest >= figures.older_rule_start and began.earliest <= figures.rule_start


def _yes(true: bool) -> YesNo:
    return "yes" if true else "no"
