"""Which steps make up the route through England's mainstream schools, and which of them are done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec

from senco.route.deadline import Deadline, start_fits
from senco.route.facets import Facets
from senco.route.figures import Figures
from senco.route.period import Period

StepId = Literal[
    "qualified",
    "teacher_rule",
    "head_rule",
    "check_teacher_rule",
    "deputy_check",
    "undergraduate",
    "postgraduate",
    "train",
    "train_unqualified",
    "finish_training",
    "qts_overseas",
    "qtls_member",
    "induction",
    "induction_met",
    "experience",
    "experience_met",
    "sen_knowledge",
    "assist_senco",
    "apply",
    "designate",
    "npq_after",
    "npq_early",
    "npq_held",
    "nasenco_held",
    "keep_proof",
    "nasenco_finish",
    "confirm_date",
    "confirm_before_rule",
    "confirm_near_rule",
    "start_npq",
    "start_npq_tight",
    "start_npq_late",
    "start_npq_perhaps_late",
    "start_npq_now",
    "finish_npq",
    "hold_npq",
    "tell_school",
]


class Planned(msgspec.Struct, frozen=True):
    """A step of a route before it is put into words."""

    id: str
    done: bool = False
    due: date | None = None


TEACHER = {
    "qualified_teacher": (Planned("qualified", done=True), Planned("induction_met", done=True)),
    "ect": (Planned("qualified", done=True), Planned("induction")),
    "trainee": (Planned("finish_training"), Planned("induction")),
    "overseas_teacher": (Planned("qts_overseas"), Planned("induction")),
    # Teachers with QTLS are not required to serve induction.
    "qtls": (Planned("qtls_member"),),
    "head": (Planned("head_rule", done=True),),
    "senco": (Planned("teacher_rule", done=True),),
    "deputy_senco": (Planned("deputy_check"),),
}
# A SENCO of whom we know one of these meets the teacher rule, or their school must have thought so.
MEETS_TEACHER_RULE = frozenset({"senco", "head", "qualified_teacher", "qtls", "unknown"})


def steps_in_england(facets: Facets, deadline: Deadline | None, today: date, figures: Figures) -> tuple[Planned, ...]:
    """Return the steps in their order, for somebody on the way to a post or in one."""
    if facets.kind == "in_post" and deadline:  # in post there always is one, if only to say that it is unknown
        return (*_teacher_in_post(facets), *_award_in_post(facets, deadline, today, figures))
    return (*_teacher(facets), *_way_to_post(facets), _award_before_post(facets, deadline))


def _teacher(facets: Facets) -> tuple[Planned, ...]:
    if facets.status in TEACHER:
        return TEACHER[facets.status]
    training = {"no": "undergraduate", "yes": "postgraduate"}.get(facets.degree, "train")
    if facets.status == "unqualified" and facets.degree != "no":
        training = "train_unqualified"
    return (Planned(training), Planned("induction"))


def _teacher_in_post(facets: Facets) -> tuple[Planned, ...]:
    if facets.status == "unknown":
        return TEACHER["senco"]
    check = () if facets.status in MEETS_TEACHER_RULE else (Planned("check_teacher_rule"),)
    return (*check, *_teacher(facets))


def _way_to_post(facets: Facets) -> Iterator[Planned]:
    if facets.status == "head":
        yield Planned("sen_knowledge")
        yield Planned("designate")
        return
    enough = facets.experience == "enough" and facets.status not in {"teaching_assistant", "career_changer"}
    yield Planned("experience_met", done=True) if enough else Planned("experience")
    yield Planned("assist_senco" if facets.status == "teaching_assistant" else "sen_knowledge")
    yield Planned("apply")


def _award_before_post(facets: Facets, deadline: Deadline | None) -> Planned:
    if facets.deadline == "npq_completed":
        return Planned("npq_held", done=True)
    if facets.deadline == "nasenco_completed":
        return Planned("nasenco_held", done=True)
    if deadline and facets.deadline == "nasenco_only":
        return Planned("nasenco_finish", due=deadline.due)
    return Planned("npq_early" if facets.npq == "started" else "npq_after")


def _award_in_post(facets: Facets, deadline: Deadline, today: date, figures: Figures) -> tuple[Planned, ...]:
    fixed = {
        "npq_completed": (Planned("npq_held", done=True), Planned("keep_proof")),
        "nasenco_completed": (Planned("nasenco_held", done=True), Planned("keep_proof")),
        "before_rule": (Planned("confirm_before_rule"),),
        "around_rule": (Planned("confirm_near_rule"),),
    }
    if deadline.kind in fixed:
        return fixed[deadline.kind]
    tell = (Planned("tell_school"),) if deadline.state == "past" else ()
    return (Planned("confirm_date"), *tell, *_way_to_award(facets, deadline, today, figures))


def _way_to_award(facets: Facets, deadline: Deadline, today: date, figures: Figures) -> tuple[Planned, ...]:
    if deadline.kind in {"nasenco", "nasenco_only"}:
        return (Planned("nasenco_finish", due=deadline.due),)
    if facets.npq == "started":
        return (Planned("finish_npq", due=deadline.due),)
    return (_start_npq(deadline, today, figures), Planned("hold_npq", due=deadline.due))


def _start_npq(deadline: Deadline, today: date, figures: Figures) -> Planned:
    if deadline.due is None:
        return Planned("start_npq_now")
    now = Period(today, today)
    fit = start_fits(now, deadline.due, figures)
    if fit == "fits":
        return Planned("start_npq", due=deadline.start_by)
    if fit == "tight":
        return Planned("start_npq_tight")
    surely_late = start_fits(now, deadline.latest, figures) == "late"
    return Planned("start_npq_late" if surely_late else "start_npq_perhaps_late")
