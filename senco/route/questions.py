"""Which question the planner asks next."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

import msgspec

from senco.route.facets import facets_of, fits
from senco.route.figures import Figures
from senco.route.guide import Guide
from senco.route.known import Known
from senco.route.period import OLDEST, Period
from senco.route.words import ChoiceWords, QuestionWords

MOST_QUESTIONS = 5


class Choice(msgspec.Struct, frozen=True):
    """An answer on offer: what it says, what :func:`senco.route.known.learn` is to be given, and other words for it."""

    title: str
    sets: dict[str, object]
    also: tuple[str, ...] = ()


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question with its answers, one of which is always "not sure".

    ``topic`` is an id of ``topics.yml``; ``answers`` are the fields of Known that it is about.
    """

    id: str
    text: str
    topic: str
    answers: tuple[str, ...]
    choices: tuple[Choice, ...]


def next_question(known: Known, today: date, guide: Guide, asked: Collection[str] = ()) -> Question | None:
    """Return the next question, or None if the route can be planned.

    Args:
        known: what the visitor told us so far.
        today: the day, for the choices of years.
        guide: the words and figures.
        asked: ids of the questions that were asked already, answered or skipped; none is asked twice, and
            five are the most.
    """
    if len(set(asked)) >= MOST_QUESTIONS:
        return None
    facets, _ = facets_of(known, today, guide.figures, guide.words.few_years)
    for name, row in guide.words.questions.items():
        answered = any(getattr(known, field) is not None for field in row.answers)
        if name not in asked and not answered and fits(facets, row.when, row.unless):
            return _question(name, row, today, guide.figures)
    return None


def _question(name: str, row: QuestionWords, today: date, figures: Figures) -> Question:
    choices = tuple(_choices(row, today, figures))
    return Question(id=name, text=row.text, topic=row.topic, answers=row.answers, choices=choices)


def _choices(row: QuestionWords, today: date, figures: Figures) -> Iterator[Choice]:
    for choice in row.choices:
        if choice.began is None and not choice.before_rule:
            yield Choice(choice.title, choice.sets, choice.also)
        elif period := _period(choice, today, figures):
            title = choice.title.format(year=period.latest.year)
            yield Choice(title, {"became_senco": msgspec.to_builtins(period)}, choice.also)


def _period(choice: ChoiceWords, today: date, figures: Figures) -> Period | None:
    """Return the time that a choice stands for, or None if that would lie before the rule began."""
    if choice.before_rule:
        return Period(OLDEST, figures.rule_start - timedelta(days=1))
    year = today.year - choice.began
    first = figures.rule_start + timedelta(days=1) if choice.or_before else date(year, 1, 1)
    # Nobody who is in post became a SENCO after today.
    last = min(date(year, 12, 31), today) if choice.or_before else date(year, 12, 31)
    return Period(first, last) if figures.rule_start < first <= last else None
