"""Learn about the visitor from what a message says."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name, monthrange
from collections.abc import Mapping
from datetime import date

import msgspec

from senco.answering.mentions import Denial, Mention, Mentions, When
from senco.answering.picking import words_of
from senco.answering.understanding import Understanding
from senco.route import Known, Period, learn

TAKES_BACK = frozenset({"no", "nope", "actually", "sorry", "apologies", "oops", "wait"})
_AROUND = """
    i it was is in on at to since from of the about around then started start starting began begin became become im ok oh
    will be ill only just first day this nearly almost coming up back exact exactly
"""
AROUND_DATE = TAKES_BACK | frozenset(_AROUND.split())
_AROUND_CORRECTED = """
    not meant mean they me made took over post senco permanent official officially confirmed appointed year that wasnt wrong
    mistake typo correction scrap make ignore rather or hang my bad role job date think believe officially
"""
AROUND_CORRECTED = AROUND_DATE | frozenset(_AROUND_CORRECTED.split())
# What else may stand before a date that takes one back, if more is said: "that should be", "been official since".
WRITES_OVER = AROUND_CORRECTED | frozenset({"should", "be", "say", "have", "has", "been", "lol", "correct", "actual"})
OTHERS = re.compile(
    r"\b(?:she|he|they|her|his|their|who|colleague|friend|manager|predecessor|husband|wife|daughter|son|head|deputy|old|our)\b",
    re.IGNORECASE,
)
MONTHS = frozenset(name.lower() for name in (*month_name[1:], *month_abbr[1:], "sept"))
BEGAN = frozenset({"started", "start", "began", "became"})
# Beside one of these what began, or is corrected, need not be the post.
COURSE = frozenset({"course", "npq", "nasenco", "award", "cohort", "qualification", "training"})
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")
_PART_ENDS = re.compile(r"(?<=[.,;!?])\s+")
FINISHED = frozenset({"finished", "completed", "passed"})
_AROUND_FINISHED = """
    i ive i've have it mine that the award course yes oh sorry actually just now already in last month year week
"""
AROUND_FINISHED = FINISHED | frozenset(_AROUND_FINISHED.split())
STARTED = frozenset({"started", "begun", "began", "doing"})
UNFINISHED = frozenset({"finished", "finish", "finishing"})  # who has not finished has begun, unlike who has not completed
NOT_DONE = frozenset({"done", "did", "do", "complete", "completed", "pass", "passed", "got"})
NEGATIONS = frozenset({"not", "havent", "hasnt", "didnt", "never"})
BEGUN_ONLY = frozenset({"only", "still"})
_AROUND_TAKEN_BACK = "no nope wait ok im am is its but and so well yet even"
AROUND_TAKEN_BACK = (
    AROUND_FINISHED | STARTED | UNFINISHED | NOT_DONE | NEGATIONS | BEGUN_ONLY | frozenset(_AROUND_TAKEN_BACK.split())
)
SCHOOL_PHASES = frozenset({"primary", "secondary"})
NO_SCHOOLS = frozenset({"college", "early_years"})
NOT_SENCO = frozenset({"teaching_assistant", "trainee"})  # who is one of these is not SENCO
LEADERS = frozenset({"senco", "deputy_senco", "head"})
PLAIN_FIELDS = ("nation", "setting", "phase", "status", "nasenco", "npq")


def leaving(said: Understanding, known: Known) -> Understanding:
    """Return a message of a move to England, told or asked for, with the nation left, told now or before, and no post there.

    The time allowed in England does not run from a post in another nation.  A post that is told with the move, but with no
    nation left, may well be one in England.
    """
    mentions = said.mentions
    is_senco = mentions.status is not None and mentions.status.value == "senco"
    left = mentions.leaves
    if left is None and known.nation not in {None, "england"} and not is_senco and mentions.became_senco is None:
        left = Mention(known.nation, known.nation)
    if not (mentions.moves_to_england or mentions.asks_of_england) or left is None:
        return said
    status = None if is_senco else mentions.status
    mentions = msgspec.structs.replace(mentions, leaves=left, status=status, became_senco=None)
    return msgspec.structs.replace(said, mentions=mentions)


def learn_from(mentions: Mentions, known: Known) -> Known:
    """Return what is known after a message; what it denies is forgotten, what it says replaces what was known."""
    changes: dict[str, object] = {}
    if mentions.leaves:
        changes["nation"] = changes["became_senco"] = None
        changes["status"] = None if known.status == "senco" else known.status
    for denial in mentions.denied:
        if getattr(known, denial.field, None) == denial.value:
            changes[denial.field] = None
        if (denial.field, denial.value) == ("status", "senco"):
            changes["became_senco"] = None
    if mentions.phase and mentions.phase.value in SCHOOL_PHASES and known.setting in NO_SCHOOLS:
        changes["setting"] = None
    for field in PLAIN_FIELDS:
        mention = getattr(mentions, field)
        if mention is not None and not _says_less(field, mention.value, changes.get("status", known.status)):
            changes[field] = mention.value
    if mentions.status is not None and mentions.status.value in NOT_SENCO:
        changes["became_senco"] = None
    if mentions.degree is not None:
        changes["degree"] = "yes" if mentions.degree.value == "completed" else "no"  # one begun is no degree yet
    if mentions.experience_years is not None:
        changes["experience_years"] = mentions.experience_years.years
    began = _became_senco(mentions, known)
    if began is not None:
        changes["became_senco"] = began
    return apply(known, changes)


def _says_less(field: str, value: str, status: object) -> bool:
    """Return whether a status is known better: who leads is a qualified teacher too."""
    return (field, value) == ("status", "qualified_teacher") and status in LEADERS


def asked_about(mentions: Mentions, known: Known) -> Known:
    """Return what is known, with what the question is about in place of the visitor's own case, for this answer only.

    Whoever works in a college or nursery and asks about primary or secondary asks about a school.
    """
    about = mentions.asked_about
    if about.phase and about.phase.value in SCHOOL_PHASES and known.setting in NO_SCHOOLS:
        known = apply(known, {"setting": None})
    changes = {
        field: mention.value
        for field in ("nation", "setting", "status", "nasenco")
        if (mention := getattr(about, field)) is not None
    }
    return apply(known, changes)


def changed(known: Known, before: Known) -> Known:
    """Return only what was not known before, or was otherwise."""
    said = {name: value for name in Known.__struct_fields__ if (value := getattr(known, name)) != getattr(before, name)}
    return Known(**said)


def as_correction(said: Understanding, today: date) -> Understanding:
    """Return a message as a correction if it takes something back with its first word ("no it was 2025").

    With a date it is one only if it says nothing else: "sorry, can I start the NPQ in October?" takes nothing back, and
    "actually I moved school in 2025" corrects no date of becoming SENCO.
    """
    first = said.text.lower().replace(",", " ").split()[:1]
    corrects = said.mentions.corrects
    if not corrects and (not first or first[0] not in TAKES_BACK):
        return said
    corrected = _corrected_date(said, today)
    corrects = corrects or corrected is not None or not said.mentions.dates
    mentions = msgspec.structs.replace(said.mentions, corrects=corrects, corrected_date=corrected)
    return msgspec.structs.replace(said, mentions=mentions)


def _corrected_date(said: Understanding, today: date) -> When | None:
    """Return the date that a message gives in place of one said before: up to it, the message says nothing else.

    What comes after it may ask: "sorry I meant May 2023, when is my deadline?".  Beside the plain words of a correction more
    may be said, if it is of nobody else: "no wait lol sept 24. 23 was my tlr".
    """
    dates = said.mentions.dates
    date_words = {*words_of(" ".join(when.text for when in dates)), *MONTHS}
    parts = _PART_ENDS.split(said.text)
    for when in reversed(dates):
        named = set(words_of(when.text))
        last = max((at for at, part in enumerate(parts) if named & set(words_of(part))), default=len(parts) - 1)
        asks = parts[last].endswith("?") or (said.asks and last == len(parts) - 1)
        if asks or when.day > today:
            continue
        told = " ".join(parts[: last + 1])
        if all(word in date_words | AROUND_CORRECTED or word.isdigit() for word in words_of(told)):
            return when
        before = words_of(parts[last].partition(when.text)[0])
        plain = all(word in date_words | WRITES_OVER or word.isdigit() for word in before)
        if said.mentions.corrects and plain and not OTHERS.search(said.text.partition(when.text)[0]):
            return when
    return None


def date_meant(mentions: Mentions, known: Known) -> When | None:
    """Return the date of becoming SENCO that a message gives or corrects, as it was said."""
    before = known.became_senco
    if not isinstance(before, Period):
        return mentions.became_senco
    when = mentions.became_senco or mentions.corrected_date
    return _in_the_same_year(when, before) if when and mentions.corrects else when


def _in_the_same_year(said: When, before: Period) -> When:
    """Return a correction that names only a month ("actually October") in the year that was said before."""
    year = before.earliest.year
    if said.text.lower() not in MONTHS or year > said.day.year:
        return said
    return msgspec.structs.replace(said, day=said.day.replace(year=year), assumption=None)


def as_start(said: Understanding, known: Known, today: date) -> Understanding:
    """Return a message that is only a date, after an answer about the deadline, as the day of becoming SENCO."""
    if said.mentions.corrects and known.became_senco is None and said.mentions.corrected_date:
        began = msgspec.structs.replace(said.mentions, became_senco=said.mentions.corrected_date)
        return msgspec.structs.replace(said, mentions=began)
    told = _start_told(said.text, known)
    dates = list(dict.fromkeys((*said.mentions.dates, *to_come(said.mentions))))
    named = [when for when in dates if f" {' '.join(words_of(when.text))} " in f" {' '.join(words_of(told))} "]
    if len(named) != 1 or said.mentions.became_senco or said.mentions.corrects:
        return said
    if not all(word in AROUND_DATE for word in words_of(told) if word not in words_of(named[0].text)):
        return said
    if named[0].day > today and (known.became_senco is not None or told.rstrip().endswith("?")):
        return said  # "is it 2029?" guesses at the deadline, and "I'm back on 1 March" is no new post
    mentions = msgspec.structs.replace(said.mentions, became_senco=named[0], impossible_dates=())
    return msgspec.structs.replace(said, mentions=mentions, asks=said.asks and told != said.text)


def _start_told(text: str, known: Known) -> str:
    """Return the first sentence of a message if it tells when something began that is not known yet, or else all of it.

    "Started Sept 2016 to be exact. So it ran out in 2019?", but not "Sept 2016. That's when my course began".
    """
    first, *others = _SENTENCE_ENDS.split(text)
    begins = not BEGAN.isdisjoint(words_of(first)) and not first.endswith("?") and known.became_senco is None
    return first if begins and (COURSE | {"that"}).isdisjoint(words_of(" ".join(others))) else text


def to_come(mentions: Mentions) -> list[When]:
    """Return the days to come on which somebody is to become SENCO."""
    return [each.when for each in mentions.impossible_dates if each.problem == "in_the_future" and each.when]


def finished_award(said: Understanding, known: Known) -> Understanding:
    """Return a message that only tells how far the visitor is with the award known of, as one that says so of the award.

    "I've finished it" completes the older award where it was begun; "no, I only started it" and "I haven't done it" take
    back either award where it was completed.
    """
    dates = " ".join(when.text for when in said.mentions.dates)
    words = [word for word in words_of(said.text) if word not in words_of(dates)]
    if known.nasenco == "started" and not FINISHED.isdisjoint(words) and all(word in AROUND_FINISHED for word in words):
        mentions = msgspec.structs.replace(said.mentions, nasenco=Mention("completed", said.text))
        return msgspec.structs.replace(said, mentions=mentions, asks=False)
    held = [award for award in ("nasenco", "npq") if getattr(known, award) == "completed"]
    return _taken_back(said, words, held[0]) if len(held) == 1 and not said.asks else said


def _taken_back(said: Understanding, words: list[str], award: str) -> Understanding:
    """Return a message that only takes back that an award is completed as one that says so of the award."""
    if not all(word in AROUND_TAKEN_BACK for word in words):
        return said
    negated = not NEGATIONS.isdisjoint(words)
    started = not STARTED.isdisjoint(words)
    only = not BEGUN_ONLY.isdisjoint(words)
    if (started and only) or (negated and not UNFINISHED.isdisjoint(words)):
        mentions = msgspec.structs.replace(said.mentions, became_senco=None, **{award: Mention("started", said.text)})
    elif negated and (started or not NOT_DONE.isdisjoint(words)):
        mentions = msgspec.structs.replace(said.mentions, denied=(Denial(award, "completed", said.text),))
    else:
        return said
    return msgspec.structs.replace(said, mentions=mentions)


def _became_senco(mentions: Mentions, known: Known) -> Period | None:
    when = date_meant(mentions, known)
    if when is None or mentions.became_senco is not None or not isinstance(known.became_senco, Period):
        return period_of(when) if when else None
    return _corrected(known.became_senco, when)


def _corrected(before: Period, said: When) -> Period:
    """A correction that names only a year ("no wait, 2024") keeps the month and the day that were said before."""
    if said.precision != "year":
        return period_of(said)
    year = said.day.year
    try:
        return Period(before.earliest.replace(year=year), before.latest.replace(year=year))
    except ValueError:  # 29 February of a year that has none
        return period_of(said)


def period_of(when: When) -> Period:
    """Return the day, month or year that a date as said stands for."""
    first = when.day
    if when.precision == "day":
        return Period(first, first)
    if when.precision == "month":
        return Period(first, first.replace(day=monthrange(first.year, first.month)[1]))
    return Period(date(first.year, 1, 1), date(first.year, 12, 31))


def apply(known: Known, changes: Mapping[str, object]) -> Known:
    """Apply changes one by one: a value that the planner has no use for (a parent, a phase) is left out."""
    for field, value in changes.items():
        try:
            known = learn(known, {field: value})
        except msgspec.ValidationError:
            continue
    return known
