"""A personal route: what the planner returns."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from senco.route.deadline import Deadline
from senco.route.facets import RouteKind

StepState = Literal["done", "next", "later"]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step.

    ``required_by_law`` is false for what schools usually want or what is only wise.  ``due`` is a day to plan
    with.  ``sources`` are ids of ``sources.yml``.
    """

    id: str
    title: str
    detail: str
    state: StepState
    required_by_law: bool
    sources: tuple[str, ...]
    due: date | None = None


class MayApply(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that may change the route, and who decides whether it does; never a verdict."""

    id: str
    text: str
    who_decides: str
    sources: tuple[str, ...]


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """A route for one visitor on one day.

    Attributes:
        kind: which route it is.
        topic: the id in ``topics.yml`` that a reply with this route is labelled with.
        heading: its title.
        summary: one or two sentences on where it holds.
        applies_to: the text of its scope, which names the nation.
        steps: at least one, in order.
        deadline: the dates as reckoned, or None where none runs.
        deadline_text: the sentence about the date; "" if there is no deadline.
        assumptions: what was taken for granted, as sentences.
        exceptions: rules that may change it, with who decides.
        made_on: the day for which it was planned.
    """

    kind: RouteKind
    topic: str
    heading: str
    summary: str
    applies_to: str
    steps: tuple[Step, ...]
    deadline: Deadline | None
    deadline_text: str
    assumptions: tuple[str, ...]
    exceptions: tuple[MayApply, ...]
    made_on: date

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources, each once, in the order of their use."""
        rows = (*self.steps, *self.exceptions)
        return tuple(dict.fromkeys(source for row in rows for source in row.sources))

    @property
    def due(self) -> date | None:
        """The day to plan with, if there is one."""
        return self.deadline.due if self.deadline else None
