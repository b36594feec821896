"""When somebody became SENCO, as a reply to that question says it: "acting since 2023", "before 2009", "9/24", "2 yrs"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from senco.answering.answered import Answered
from senco.answering.experience_replies import LONGEST_CAREER
from senco.answering.learning import period_of
from senco.answering.mentions import When
from senco.answering.picking import denies
from senco.answering.understanding import Understanding
from senco.route import Guide, Period, is_still_to_come, period_from, period_in_words
from senco.route.period import OLDEST

DATE = "became_senco"
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
OTHER_EVENTS = re.compile(r"\b(?:teach|taught|qualif|train|nqt|ect\b|born|degree|graduat|joined)")
SOON = 5  # years; a year of two digits up to so many from now is one to come rather than one of the century before
BEFORE = re.compile(r"(?<!\bjust )(?<!\bshortly )(?<!\bright )\b(?:before|prior to|earlier than|pre)\W+$")
OR_BEFORE = re.compile(r"^\W*(?:or|and) (?:before|earlier)\b")
SHORT_MONTH = re.compile(r"^\W*(?:(?:in|since|from)\s+)?(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>1[3-9]|[2-9]\d)\W*")
# Two digits alone may be years of service, unless they are written as years are: '18, 08, 24.
SHORT_YEAR = re.compile(r"^[^\w'‘’]*(?:(?:in|since|from)\s+)?(?:['‘’](?P<marked>\d\d)|(?P<bare>[02]\d))\W*")


def dated(said: Understanding, today: date, guide: Guide) -> Answered | None:
    """Return what a reply says about when somebody became SENCO, or the question back about it, or None.

    Of several dates the earliest counts, since acting as SENCO counts, too.  It is the last in a correction, and where the
    others may be of something else ("teaching since 2010, SENCO since 2023").  Whoever is SENCO no more dates the end.
    """
    if any((denial.field, denial.value) == ("status", "senco") for denial in said.mentions.denied):
        return None
    if found := doubt_about(said, guide):
        return found
    dates = _dates(said)
    if not dates:
        return _in_short(said, today, guide) or _lasting(said, today, guide)
    last = said.mentions.corrects or OTHER_EVENTS.search(said.text.lower())
    chosen = dates[-1] if last else min(dates, key=lambda when: when.day)
    try:
        period = _period(chosen, dates, said)
        period_from(chosen.day.year)
    except ValueError:
        return Answered(doubt=guide.words.doubts.impossible)
    return _unless_to_come(period, chosen.assumption, today, guide)


def doubt_about(said: Understanding, guide: Guide) -> Answered | None:
    """Return the question back about a date in a message that cannot be when somebody became SENCO."""
    doubts = guide.words.doubts
    for impossible in said.mentions.impossible_dates:
        if impossible.problem == "in_the_future" and impossible.when:
            return Answered(doubt=doubts.to_come, doubted=period_of(impossible.when))
        return Answered(doubt=doubts.impossible)
    return None


def _dates(said: Understanding) -> list[When]:
    """Return the dates of a reply that may be meant, in their order."""
    if said.mentions.became_senco:
        return [said.mentions.became_senco]
    dates = said.mentions.dates
    if said.mentions.corrects or denies(said.text):  # "no, not 2023, 2024" takes years back
        return list(dates)
    # Years that were not taken for dates: "2019 acting, 2021 permanent".
    known = {when.day.year for when in dates}
    bare = {int(year) for year in YEAR.findall(said.text)} - known if dates else set()
    years = (When(date(year, 1, 1), "year", None, str(year)) for year in sorted(bare))
    return [*years, *dates]


def _period(chosen: When, dates: list[When], said: Understanding) -> Period:
    """Return the time that a reply leaves: all before a date, all of two between which it does not choose, or a date."""
    text, first = said.text.lower(), period_of(chosen)
    before, _, after = text.partition(chosen.text.lower())
    if BEFORE.search(before):
        return Period(OLDEST, first.earliest - timedelta(days=1))
    if OR_BEFORE.search(after):
        return Period(OLDEST, first.latest)
    last = period_of(max(dates, key=lambda when: when.day))
    return Period(first.earliest, last.latest) if re.search(r"\bor\b", text) and not said.mentions.corrects else first


def _in_short(said: Understanding, today: date, guide: Guide) -> Answered | None:
    """Read "9/24", "'23" and "08", which are dates only because a date was asked for."""
    if found := SHORT_MONTH.fullmatch(said.text):
        month, year = int(found["month"]), int(found["year"])
    elif found := SHORT_YEAR.fullmatch(said.text):
        month, year = None, int(found["marked"] or found["bare"])
    else:
        return None
    century = today.year // 100 * 100
    year += century if century + year <= today.year + SOON else century - 100
    try:
        period = period_from(year, month)
    except ValueError:
        return Answered(doubt=guide.words.doubts.impossible)
    meant = period_in_words(period, guide.words.labels)
    return _unless_to_come(period, guide.words.chat.read_as.format(said=said.text.strip(), meant=meant), today, guide)


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


def _unless_to_come(period: Period, assumption: str | None, today: date, guide: Guide) -> Answered:
    if is_still_to_come(period, today):
        return Answered(doubt=guide.words.doubts.to_come, doubted=period)
    return Answered({DATE: period}, assumption)
