"""By which day a SENCO in England must hold the qualification, as we count it.

Source: SEND Regulations 2014, regulation 49(4), as amended in 2024.  The duty rests on the school, and it or
the Department for Education decides in doubt: what is returned here is a date to plan with, never a verdict.

Two points that the regulation does not settle, and what we do:

* **29 February.** The year of the third anniversary has no such day.  We count to 28 February, the earlier.
* **Only the month or the year is known.** The date lies in a range; we plan with its earliest day.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec
from dateutil.relativedelta import relativedelta

from senco.route.figures import Figures
from senco.route.known import Known, is_in_post
from senco.route.period import Period

DeadlineKind = Literal[
    "npq",
    "nasenco",
    "nasenco_only",
    "start_unknown",
    "npq_completed",
    "nasenco_completed",
    "before_rule",
    "around_rule",
]
State = Literal["ahead", "may_be_past", "past"]
Fit = Literal["fits", "tight", "late"]


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """What the dates come to.

    Attributes:
        kind: which rule the date comes from ("nasenco": the earlier of the award's last day and the
            anniversary; "nasenco_only": the award's last day, the anniversary being unknown), or why there is
            none.
        began: when the visitor became a SENCO, if known.
        anniversary: the third anniversary, as a period if the start is one.
        due: the day to plan with, the earliest that it can be; None if there is none.
        latest: the latest that it can be; the same as ``due`` if the start day is known.
        state: whether the day is past; None if there is none.
        months_left: whole months from today to ``due``, 0 if it is past; None if there is none.
        start_by: the last day on which to begin the NPQ so that even a late result comes in time; only for
            "npq".
    """

    kind: DeadlineKind
    began: Period | None = None
    anniversary: Period | None = None
    due: date | None = None
    latest: date | None = None
    state: State | None = None
    months_left: int | None = None
    start_by: date | None = None

    @property
    def is_range(self) -> bool:
        """Whether the date may be any of several days."""
        return self.due != self.latest


def deadline_for(known: Known, today: date, figures: Figures) -> Deadline | None:
    """Return the deadline of a visitor in England.

    None means that no time runs yet: the visitor is not in post and has not begun an award.
    """
    in_post = is_in_post(known)
    began = known.became_senco if in_post and isinstance(known.became_senco, Period) else None
    if known.npq == "completed":
        return Deadline(kind="npq_completed", began=began)
    if known.nasenco == "completed":
        return Deadline(kind="nasenco_completed", began=began)
    if began and began.earliest <= figures.rule_start:
        kind = "before_rule" if began.latest < figures.rule_start else "around_rule"
        return Deadline(kind=kind, began=began)
    nasenco = known.nasenco == "started" and today <= figures.nasenco_last_day
    if began:
        return _from_start(began, nasenco, today, figures)
    if nasenco:
        last_day = Period(figures.nasenco_last_day, figures.nasenco_last_day)
        return _dated("nasenco_only", last_day, today)
    return Deadline(kind="start_unknown") if in_post else None


def without_dates(deadline: Deadline) -> Deadline:
    """Return a deadline of which only the case is left: a figure that the dates rest on is overdue for a check."""
    return msgspec.structs.replace(deadline, anniversary=None, due=None, latest=None, months_left=None, start_by=None)


def start_fits(start: Period, by: date, figures: Figures) -> Fit:
    """Whether an NPQ that starts in a period (a month, say) brings its result by a day.

    "fits": even with the longest wait.  "tight": only if the result comes soon after the taught part.
    "late": not.  We count from the last day of the period, to be safe.
    """
    # Counted back from the day rather than on from the start: where months differ in length this is the
    # stricter way, and it agrees with the "start by" that visitors are shown.
    if start.latest <= latest_start(by, figures):
        return "fits"
    return "tight" if start.latest <= by - relativedelta(months=figures.quickest) else "late"


def latest_start(by: date, figures: Figures) -> date:
    """Return the last day on which to start the NPQ so that even a late result comes by a day."""
    return by - relativedelta(months=figures.slowest)


def is_leap_start(began: Period) -> bool:
    """Whether the start is a 29 February, for which the anniversary is a matter of reading."""
    return began.precision == "day" and (began.earliest.month, began.earliest.day) == (2, 29)


def _from_start(began: Period, nasenco: bool, today: date, figures: Figures) -> Deadline:
    # relativedelta gives 28 February for a 29 February that does not exist: the earlier day, as said above.
    limit = relativedelta(months=figures.limit)
    anniversary = Period(began.earliest + limit, began.latest + limit)
    if nasenco:
        last = figures.nasenco_last_day
        period = Period(min(anniversary.earliest, last), min(anniversary.latest, last))
        found = _dated("nasenco", period, today)
    else:
        found = _dated("npq", anniversary, today)
        found = msgspec.structs.replace(found, start_by=latest_start(anniversary.earliest, figures))
    return msgspec.structs.replace(found, began=began, anniversary=anniversary)


def _dated(kind: DeadlineKind, period: Period, today: date) -> Deadline:
    return Deadline(
        kind=kind,
        due=period.earliest,
        latest=period.latest,
        state=_state(period, today),
        months_left=_whole_months(today, period.earliest),
    )


def _state(period: Period, today: date) -> State:
    """The day itself is not past: the qualification may still be held on it."""
    if period.earliest >= today:
        return "ahead"
    return "may_be_past" if period.latest >= today else "past"


def _whole_months(start: date, end: date) -> int:
    left = relativedelta(end, start)
    return max(0, left.years * 12 + left.months)
