"""The typed rows of ``knowledge/route.yml``: every word of a route that a visitor reads."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from senco.knowledge.records import Record

Conditions = tuple[dict[str, tuple[str, ...]], ...]


class KindWords(Record):
    """A kind of route; ``steps`` are those of the routes that are the same for everybody."""

    heading: str
    summary: str
    topic: str
    applies_to: str
    steps: tuple[str, ...] = ()


class StepWords(Record):
    """A step; ``timing`` says whether it waits for those before it."""

    title: str
    detail: str
    sources: tuple[str, ...]
    required_by_law: bool = False
    timing: Literal["in_turn", "any_time", "at_the_end"] = "in_turn"


class AssumptionWords(Record):
    """Something that the plan takes for granted."""

    text: str
    when: Conditions
    unless: Conditions = ()


class ExceptionWords(Record):
    """A rule that may change the plan for some people."""

    text: str
    who_decides: str
    sources: tuple[str, ...]
    when: Conditions
    unless: Conditions = ()


class ChoiceWords(Record):
    """An answer on offer.

    ``also`` are other words that choose it.  ``sets`` are the fields of Known that it sets.  For a question about a date
    instead: ``began`` is how many years ago, ``or_before`` adds the years before that one back to the start of the rule,
    and ``before_rule`` means all the time before it.
    """

    title: str
    also: tuple[str, ...] = ()
    sets: dict[str, Any] = msgspec.field(default_factory=dict)
    began: int | None = None
    or_before: bool = False
    before_rule: bool = False


class QuestionWords(Record):
    """A question of the planner; ``answers`` are the fields of Known of which one known answers it."""

    text: str
    topic: str
    answers: tuple[str, ...]
    choices: tuple[ChoiceWords, ...]
    when: Conditions = ()
    unless: Conditions = ()


class DeadlineWords(Record):
    """The sentence about the date for each case of :class:`senco.route.deadline.Deadline`.

    Those on a range are for a date that may be any of several, since the day of becoming a SENCO is not known.
    """

    npq_ahead: str
    npq_ahead_range: str
    npq_may_be_past: str
    npq_past: str
    npq_past_range: str
    nasenco_ahead: str
    nasenco_ahead_range: str
    nasenco_may_be_past: str
    nasenco_past: str
    nasenco_past_range: str
    nasenco_only: str
    start_unknown: str
    npq_completed: str
    nasenco_completed: str
    before_rule: str
    around_rule: str


class Doubts(Record):
    """What to ask about a reply that cannot be used as it stands."""

    impossible: str
    to_come: str
    denied: str
    several: str
    whole_uk: str


class ChatWords(Record):
    """What the bot says around the questions in the chat."""

    offer: str
    skip: str
    begin: str
    again: str
    back: str
    paused: str
    stopped: str
    changed: str
    noted: str
    took_as: str
    read_as: str


class Labels(Record):
    """Short words around the parts of a route."""

    done: str
    next: str
    later: str
    required_by_law: str
    usual: str
    by: str
    deadline: str
    assumptions: str
    exceptions: str
    sources: str
    checked: str
    made_on: str
    months: str
    one_month: str
    under_month: str
    span: str
    before: str
    unknown: str


class CalendarWords(Record):
    """The calendar file; ``remind_days_before`` are days before each date on which calendars remind."""

    summary: str
    name: str
    remind_days_before: tuple[int, ...]


class RouteWords(Record):
    """All of ``route.yml``; its order is that in which assumptions, exceptions and questions are used."""

    few_years: float
    kinds: dict[str, KindWords]
    steps: dict[str, StepWords]
    assumptions: dict[str, AssumptionWords]
    exceptions: dict[str, ExceptionWords]
    deadlines: DeadlineWords
    questions: dict[str, QuestionWords]
    chat: ChatWords
    doubts: Doubts
    labels: Labels
    calendar: CalendarWords
