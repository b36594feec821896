"""What one message says about the visitor, as the language side found it. Every ``text`` holds the visitor's words."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Precision = Literal["day", "month", "year"]
Problem = Literal["no_such_day", "too_long_ago", "in_the_future"]


class Mention(msgspec.Struct, frozen=True):
    """A value of the vocabulary (``value``) and the words that gave it (``text``)."""

    value: str
    text: str


class Denial(msgspec.Struct, frozen=True):
    """Something that the visitor says does not hold: "not in England" denies ``nation`` ``england``."""

    field: str
    value: str
    text: str


class AlsoAsked(msgspec.Struct, frozen=True):
    """Something that a message asks about beside the first of its kind: "... in Scotland, and what about Wales?"."""

    field: str
    value: str
    text: str


class When(msgspec.Struct, frozen=True):
    """A date as exactly as it was said.

    Attributes:
        day: the day, or the first day of the month or year that is meant.
        precision: how much of ``day`` was said.
        assumption: what was assumed to read it, in words for the visitor; None where nothing was.
        text: the visitor's words.
    """

    day: date
    precision: Precision
    assumption: str | None
    text: str


class Duration(msgspec.Struct, frozen=True):
    """A length of time.

    Attributes:
        years: its length in years, not corrected for part time (18 months are 1.5).
        fraction: the part of full time worked, 0 to 1 ("at 0.5"), where said.
        text: the visitor's words.
    """

    years: float
    fraction: float | None
    text: str


class ImpossibleDate(msgspec.Struct, frozen=True):
    """A date that cannot be what was meant.

    Attributes:
        problem: ``no_such_day`` (31 September), ``too_long_ago`` (1066), or ``in_the_future``: said of becoming
            SENCO and not reached yet.
        text: the visitor's words.
        when: the date in the future; None for the other problems.
    """

    problem: Problem
    text: str
    when: When | None = None


class AskedAbout(msgspec.Struct, frozen=True, kw_only=True):
    """What a question is about, or what is said of someone else: true of the question, not of the visitor."""

    nation: Mention | None = None
    setting: Mention | None = None
    phase: Mention | None = None
    status: Mention | None = None
    nasenco: Mention | None = None
    need: Mention | None = None


class Mentions(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one message says about the visitor; None means that it does not say.

    Attributes:
        nation, setting, phase, status, need: values of ``knowledge/vocabulary.yml``. ``need`` is that of the pupils
            the visitor works with; a visitor's own condition is health data and is never reported here.
        nasenco, npq, degree: ``completed``, ``started`` or ``none``.
        experience_years: how long the visitor has taught.
        became_senco: when the visitor says that they became SENCO, never in the future.
        dates: every date in the message, corrections heeded, whatever it is the date of. A bare "last sept" is only
            here: what it dates depends on what was asked.
        durations: every length of time in the message ("2 yrs").
        impossible_dates: dates that need a question back.
        moves_to_england: the visitor says that they will work in England; ``nation`` is England then.
        asks_of_england: the visitor asks for work in England, so that a post in another nation no longer counts.
        leaves: the nation from which they come, or would come; ``nation`` is not that one.
        tells_of: a nation where they trained, or that somebody in England tells of and asks nothing about.
        denied: what the visitor says does not hold.
        corrects: the message takes back something said before ("no wait 2024", "sorry I meant Wales").
        corrected_date: the date that it gives in place of one said before; found by the answering side.
        asked_about: what the question is about, as opposed to the visitor; of several the first that is not named only
            for comparison.
        also_asked: the others.
    """

    nation: Mention | None = None
    setting: Mention | None = None
    phase: Mention | None = None
    status: Mention | None = None
    need: Mention | None = None
    nasenco: Mention | None = None
    npq: Mention | None = None
    degree: Mention | None = None
    experience_years: Duration | None = None
    became_senco: When | None = None
    dates: tuple[When, ...] = ()
    durations: tuple[Duration, ...] = ()
    impossible_dates: tuple[ImpossibleDate, ...] = ()
    moves_to_england: bool = False
    asks_of_england: bool = False
    leaves: Mention | None = None
    tells_of: Mention | None = None
    denied: tuple[Denial, ...] = ()
    corrects: bool = False
    corrected_date: When | None = None
    asked_about: AskedAbout = AskedAbout()
    also_asked: tuple[AlsoAsked, ...] = ()

    def all_asked(self, field: str) -> list[Mention]:
        """Return all values of a field of ``AskedAbout`` that are asked about, that of ``asked_about`` first."""
        first = getattr(self.asked_about, field)
        others = [Mention(each.value, each.text) for each in self.also_asked if each.field == field]
        return [first, *others] if first else others
