"""The dates and lengths of time in a message: read, corrected, and tied to what they are times of."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from nlu.entities import careers
from nlu.entities.date_reading import DateReader
from nlu.entities.date_spans import DateSpan
from nlu.entities.durations import DurationSpan
from nlu.entities.imagined import is_no_fact
from nlu.entities.passage import Passage
from nlu.entities.second_opinion import BELIEVED
from nlu.vocabulary import Wording
from senco.answering.mentions import Duration, ImpossibleDate, When

SURE = 0.95  # of something else
CORRECTED = 0.9  # from which a date is a start that stands for one that was none


class Times(NamedTuple):
    """What a message says of times, see :class:`senco.answering.mentions.Mentions`; ``words``: where they stand."""

    became: When | None
    experience: Duration | None
    dates: tuple[When, ...]
    durations: tuple[Duration, ...]
    impossible: tuple[ImpossibleDate, ...]
    words: tuple[int, ...]


class _Dated(NamedTuple):
    """A date in the message; ``word`` is where it begins."""

    date: When | ImpossibleDate
    becoming: bool
    denied: bool
    working: bool
    word: int


def read_times(passage: Passage, corrections: list[int], today: date, wording: Wording) -> Times:
    """Return the times of a message.

    Args:
        passage: the message.
        corrections: the words where corrections begin.
        today: the day it is said on.
        wording: how assumptions are told.
    """
    reader = DateReader(today, wording)
    dated = _dates(passage, corrections, reader)
    spans = [(found.date, found.becoming) for found in dated]
    became, impossible = _became(spans, passage, reader, today)
    return Times(
        became=became,
        experience=_experience(passage, corrections, dated, today),
        dates=tuple(found.date for found in dated if isinstance(found.date, When)),
        durations=tuple(span.duration for span in passage.durations),
        impossible=impossible,
        words=tuple(passage.word_at(span.start) for span in (*passage.dates, *passage.durations)),
    )


def _dates(passage: Passage, corrections: list[int], reader: DateReader) -> list[_Dated]:
    """Return the dates that stand: without those denied ("not 2023") and those corrected ("no wait, 2024")."""
    found: list[_Dated] = []
    for span in passage.dates:
        word = passage.word_at(span.start)
        before = next((each.date.day for each in reversed(found) if isinstance(each.date, When)), None)
        read = reader.read(span, passage.text, ahead=careers.speaks_ahead(passage, span), before=before)
        if found and (found[-1].denied or any(found[-1].word < at <= word for at in corrections)):
            becoming = found.pop().becoming or _begins_post(passage, span, CORRECTED)
        else:
            becoming = _begins_post(passage, span, BELIEVED)
        denied = "not" in passage.words[max(word - 2, 0) : word]
        found.append(_Dated(read, becoming, denied, _is_since(passage, span), word))
    return [dated for dated in found if not dated.denied]


def _begins_post(passage: Passage, span: DateSpan, limit: float) -> bool:
    """Return whether the visitor became SENCO on a date, or will; ``limit`` is from which on the network is believed."""
    if careers.is_reply(passage):  # what it answers tells what it is of
        return careers.says_began(passage)
    if is_no_fact(passage, span.start) or not careers.may_begin(passage, span):
        return False
    chances = passage.roles.of_time((span.start, span.end))
    if span.kind == "anniversary":  # how long it will have been is said of hardly anything else
        return chances["other"] + chances["teaching"] < SURE
    return chances["became"] + chances["will"] >= limit


def _is_since(passage: Passage, span: DateSpan) -> bool:
    """Return whether the visitor has taught since a date; "qualified in 2010" tells of no more than that day."""
    clause = passage.clauses[passage.clause_of(passage.word_at(span.start))]
    words = passage.words[clause.start : clause.end]
    return ("since" in words or ("started", "teaching") in zip(words, words[1:], strict=False)) and passage.roles.of_time(
        (span.start, span.end)
    )["teaching"] >= BELIEVED


def _lasts(passage: Passage, span: DurationSpan, role: str) -> bool:
    """Return whether the visitor has been something for some time up to today."""
    ends_before = passage.words[passage.word_at(span.end - 1) + 1 :][:1] == ["before"]  # "six weeks before my leave"
    return (
        not (ends_before or is_no_fact(passage, span.start))
        and passage.roles.of_time((span.start, span.end))[role] >= BELIEVED
    )


def _became(
    dates: list[tuple[When | ImpossibleDate, bool]], passage: Passage, reader: DateReader, today: date
) -> tuple[When | None, tuple[ImpossibleDate, ...]]:
    """Return when the visitor became SENCO, and the dates that cannot be."""
    became: When | None = None
    impossible: list[ImpossibleDate] = []
    reply = careers.is_reply(passage)
    for span in passage.durations:
        if _lasts(passage, span, "senco_for"):
            dates = [*dates, (reader.before_today(span.duration), True)]
    for when, becoming in dates:
        if isinstance(when, ImpossibleDate):
            if becoming or reply or when.problem == "no_such_day":
                impossible.append(when)
        elif becoming and when.day > today:
            impossible.append(ImpossibleDate("in_the_future", when.text, when))
        elif becoming:
            # A second post does not start the time anew, so the first date counts.
            became = became or when
    return became, tuple(impossible)


def _experience(passage: Passage, corrections: list[int], dated: list[_Dated], today: date) -> Duration | None:
    """Return how long the visitor has taught: the longest time told, of those after a correction."""
    spans = [span for span in passage.durations if _lasts(passage, span, "teaching")]
    for correction in corrections:
        corrected = [s for s in passage.durations if passage.word_at(s.start) >= correction]
        if spans and corrected and passage.word_at(spans[0].start) < correction:
            spans = corrected
    if spans:
        return max((span.duration for span in spans), key=lambda duration: duration.years)
    since = [found.date for found in dated if found.working and isinstance(found.date, When)]
    return careers.years_since(since[0], today) if since else None
