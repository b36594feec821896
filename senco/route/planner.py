"""From what is known of a visitor to a personal route."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from senco.route.deadline import Deadline, without_dates
from senco.route.facets import Facets, facets_of, fits
from senco.route.guide import Guide
from senco.route.known import Known
from senco.route.route import MayApply, Route, Step, StepState
from senco.route.say import slots
from senco.route.steps import Planned, steps_in_england
from senco.route.words import StepWords


def plan(known: Known, today: date, guide: Guide) -> Route:
    """Return the route of a visitor as it stands on a day.

    It never raises for any combination of facts: what is not known is assumed, and the assumption is stated.
    """
    words = guide.words
    facets, deadline = facets_of(known, today, guide.figures, words.few_years)
    kind = words.kinds[facets.kind]
    said = slots(deadline, words.labels)
    if facets.kind in {"england", "in_post"}:
        planned = steps_in_england(facets, deadline, today, guide.figures)
    else:
        planned = tuple(map(Planned, kind.steps))
    text = _deadline_text(deadline, guide, said)
    if guide.no_dates and deadline and deadline.due:
        text, deadline = guide.no_dates, without_dates(deadline)
        planned = tuple(msgspec.structs.replace(step, due=None) for step in planned)
    return Route(
        kind=facets.kind,
        topic=kind.topic,
        heading=kind.heading,
        summary=kind.summary,
        applies_to=guide.knowledge.scopes[kind.applies_to],
        steps=_steps(planned, words.steps, said),
        deadline=deadline,
        deadline_text=text,
        assumptions=tuple(
            row.text.format_map(said) for row in words.assumptions.values() if fits(facets, row.when, row.unless)
        ),
        exceptions=_exceptions(facets, guide, said),
        made_on=today,
    )


def _steps(planned: Iterable[Planned], words: Mapping[str, StepWords], said: Mapping[str, str]) -> tuple[Step, ...]:
    """Put the steps into words: of those that are done in turn, the first that is not done is next."""
    steps = []
    waiting = False
    for step in planned:
        row = words[step.id]
        now = row.timing == "any_time" or (row.timing == "in_turn" and not waiting)
        state: StepState = "done" if step.done else "next" if now else "later"
        waiting = waiting or (row.timing == "in_turn" and not step.done)
        steps.append(
            Step(
                id=step.id,
                title=row.title,
                detail=row.detail.format_map(said),
                state=state,
                required_by_law=row.required_by_law,
                sources=row.sources,
                due=step.due,
            )
        )
    return tuple(steps)


def _deadline_text(deadline: Deadline | None, guide: Guide, said: Mapping[str, str]) -> str:
    if deadline is None:
        return ""
    # An award's last day is only ever ahead: once it is past, the planner counts with the NPQ instead.
    has_states = deadline.kind in {"npq", "nasenco"}
    name = f"{deadline.kind}_{deadline.state}" if has_states else deadline.kind
    if has_states and deadline.is_range and deadline.state != "may_be_past":  # that one always is a range, and says so
        name += "_range"
    return getattr(guide.words.deadlines, name).format_map(said)


def _exceptions(facets: Facets, guide: Guide, said: Mapping[str, str]) -> tuple[MayApply, ...]:
    return tuple(
        MayApply(id=name, text=row.text.format_map(said), who_decides=row.who_decides, sources=row.sources)
        for name, row in guide.words.exceptions.items()
        if fits(facets, row.when, row.unless)
    )
