"""What a message says in reply to a question of the planner: "nope no degree", "2 yrs", "not sure", "the third one"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from dateutil.relativedelta import relativedelta

from senco.answering.commands import Command
from senco.answering.learning import period_of
from senco.answering.mentions import When
from senco.answering.picking import pick, without_hedges, words_of
from senco.answering.understanding import Understanding
from senco.route import Guide, Known, Period, Question, is_still_to_come, period_from, period_in_words

DATE, EXPERIENCE, NATION = "became_senco", "experience_years", "nation"
SENCO = re.compile(r"sen\W?d?\W?co|alnco")
YES_NO = frozenset({"Yes", "No"})
COUNTED = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
LONGEST_CAREER = 60  # years; a larger number is no length of teaching


@dataclass(frozen=True)
class Answered:
    """What a reply comes to.

    Attributes:
        changes: fields of Known to learn; empty if the visitor would rather not say.
        assumption: what was assumed to read a date, in words for the visitor.
        doubt: a question back about a date that cannot be used as it stands.
        doubted: the date to come that it is about, to be used if the visitor confirms it.
    """

    changes: dict[str, object] = field(default_factory=dict)
    assumption: str | None = None
    doubt: str | None = None
    doubted: Period | None = None


def answered(
    said: Understanding, command: Command | None, question: Question, learned: Known, today: date, guide: Guide
) -> Answered | None:
    """Return what a message says in reply to a question, or None if it is no reply to it.

    Args:
        said: the message.
        command: the command that it is, if any.
        question: the question.
        learned: what is known after the message, if it says something outright ("I work in Wales").
        today: the day, for lengths of time.
        guide: the words.
    """
    if command == "skip":
        return Answered()
    if EXPERIENCE in question.answers and (years := _years(said, today)) is not None:
        # "Since 2021" is no day of becoming SENCO here.
        return Answered({EXPERIENCE: years} | ({DATE: None} if learned.became_senco else {}))
    nation = said.mentions.asked_about.nation
    if NATION in question.answers and nation and not said.asks:  # "I'm moving to Bristol next summer"
        return Answered({NATION: nation.value})
    names = [(choice.title, *choice.also) for choice in question.choices]
    chosen = pick(said.text, names)
    if chosen is not None:
        return Answered(question.choices[chosen].sets)
    if DATE in question.answers and (dated := _dated(said, today, guide)):
        return dated
    if any(getattr(learned, name) is not None for name in question.answers):
        return Answered({name: value for name in question.answers if (value := getattr(learned, name)) is not None})
    if (begins := _yes_or_no(said, question)) and learned == Known():
        return Answered(begins)
    if command == "not_sure":
        return Answered(dict.fromkeys(question.answers, "not_sure"))
    chosen = pick(said.text, names, by_words=not said.asks)
    if chosen is None and not said.asks:
        chosen = pick(without_hedges(said.text), names)
    return None if chosen is None else Answered(question.choices[chosen].sets)


def _yes_or_no(said: Understanding, question: Question) -> dict[str, object] | None:
    """Return what a reply that begins with yes or no and says more comes to: "no but I have A levels"."""
    first = words_of(said.text)[:1]
    if said.asks or not first:
        return None
    return next((choice.sets for choice in question.choices if choice.title in YES_NO and first[0] in choice.also), None)


def doubt_about(said: Understanding, guide: Guide) -> Answered | None:
    """Return the question back about a date in a message that cannot be when somebody became SENCO."""
    doubts = guide.words.doubts
    for impossible in said.mentions.impossible_dates:
        if impossible.problem == "in_the_future" and impossible.when:
            return Answered(doubt=doubts.to_come, doubted=period_of(impossible.when))
        return Answered(doubt=doubts.impossible)
    return None


def _dated(said: Understanding, today: date, guide: Guide) -> Answered | None:
    if found := doubt_about(said, guide):
        return found
    when = said.mentions.became_senco or next(reversed(said.mentions.dates), None)
    if when is None:
        return _lasting(said, today, guide)
    try:
        period = period_of(when)
        period_from(when.day.year)
    except ValueError:
        return Answered(doubt=guide.words.doubts.impossible)
    if is_still_to_come(period, today):
        return Answered(doubt=guide.words.doubts.to_come, doubted=period)
    return Answered({DATE: period}, when.assumption)


def _lasting(said: Understanding, today: date, guide: Guide) -> Answered | None:
    """Read "2 yrs" as about two years ago."""
    if not said.mentions.durations:
        return None
    duration = said.mentions.durations[-1]
    if duration.years > LONGEST_CAREER:
        return Answered(doubt=guide.words.doubts.impossible)
    began = today - relativedelta(months=round(duration.years * 12))
    period = period_of(When(began.replace(day=1), "month", None, duration.text))
    meant = period_in_words(period, guide.words.labels)
    return Answered({DATE: period}, guide.words.chat.took_as.format(said=duration.text, meant=meant))


def _years(said: Understanding, today: date) -> float | None:
    if said.mentions.durations:
        return said.mentions.durations[-1].years
    if said.mentions.dates and not SENCO.search(said.text.lower()):
        return max(round((today - said.mentions.dates[-1].day).days / 365.25, 1), 0.0)
    number = said.text.strip().rstrip("+.")
    if number.lower() in COUNTED:
        return float(COUNTED.index(number.lower()))
    return float(number) if number.isascii() and number.isdecimal() and int(number) <= LONGEST_CAREER else None
