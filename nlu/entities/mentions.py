"""Reading one message for what it says about the visitor."""

from __future__ import annotations

from datetime import date
from typing import TypeGuard

from nlu.entities.careers import ended
from nlu.entities.cues import word_set
from nlu.entities.endings import find_endings
from nlu.entities.moves import asks_of_work_in_england, comes_from, find_moves
from nlu.entities.passage import Passage, read_passage
from nlu.entities.places import find_places
from nlu.entities.qualifications import find_qualifications
from nlu.entities.second_opinion import reconsidered
from nlu.entities.spoken import Spoken, asked, denials, settle
from nlu.entities.stance import subject_of
from nlu.entities.statuses import PRECEDENCE, find_statuses
from nlu.entities.times import Times, read_times
from nlu.vocabulary import Term, TermFinder, default_finder
from senco.answering.mentions import AlsoAsked, AskedAbout, Mention, Mentions

_ENGLAND = ("england",)
# "NHS Fife then Durham", "I was in Wales until 2020", but not "I will start a job in Wales".
_BEFORE = word_set("was were worked taught from born originally then left after before until since used lived grew")
_TO_COME = word_set("will start starting going moving planning plan want wanting hoping offered offer next soon")
# Said in these words it is a status of its own, not one read from a missing award.
_SAID_OUTRIGHT = frozenset({"unqualified", "unqualified teacher", "not qualified", "instructor", "hourly paid tutor"})

LONGEST_INDUCTION = 5  # years, part-time: a new teacher of longer ago is none any more

# Values that a question may name only to compare another with: "is it the same in Wales as in England?".
_PLAIN = {"nation": "england", "setting": "mainstream", "status": "qualified_teacher"}


def find_mentions(text: str, today: date, finder: TermFinder | None = None) -> Mentions:
    """Return what a message says about the visitor, and apart from that what it asks about.

    Args:
        text: the message as typed; any text will do.
        today: the day it is said on, for "last September".
        finder: the vocabulary; the published one if left out.

    Raises:
        senco.knowledge.yaml_files.KnowledgeError: the published vocabulary cannot be read (first call only).
    """
    finder = finder or default_finder()
    passage = read_passage(text, finder)
    if not passage.words:
        return Mentions()
    rows = _spoken_of(passage)
    corrections = passage.corrections
    rows["status"] = [_since_qualified(passage, row, today) for row in rows["status"]]
    status = _status(rows["status"], corrections)
    times = read_times(passage, corrections, today, finder.vocabulary.wording)
    if _taught_abroad(status, rows["nation"]):
        status = Mention("overseas_teacher", status.text)
    if status and status.value == "senco" and _not_yet(times):
        status = None
    if status is None and times.became is None:
        status = _former_career(rows["status"])
    denied = tuple(denial for field in rows.values() for denial in denials(field))
    settings = tuple(finder.vocabulary.setting)
    moved_to = find_moves(passage)
    moves = _moves_to_england(moved_to, rows["nation"])
    nation = settle(rows["nation"], corrections, _ENGLAND if moves else ())
    moves &= nation is not None and nation.value in _ENGLAND  # "moving to England, no wait, Wales"
    left = _nation_left(passage, moved_to, rows["nation"]) if moves else None
    in_england = nation is not None and nation.value in _ENGLAND
    asked_rows = [row for row in rows["nation"] if row.stance == "asked"]
    told = [row for row in asked_rows if row.by_award or (in_england and _is_only_told(passage, row))]
    told += [row for row in rows["nation"] if in_england and row.stance == "past" and row.value not in _ENGLAND]
    asked_about = _asked_about(rows | {"nation": [row for row in rows["nation"] if row != left and row not in told]})
    asks_of_england = not moves and asks_of_work_in_england(passage)
    leaves = Mention(left.value, left.text) if left else None
    if asks_of_england and nation and nation.value not in _ENGLAND:
        nation, leaves = None, nation
    return Mentions(
        nation=nation,
        setting=settle(rows["setting"], corrections, settings),
        phase=settle(rows["phase"], corrections),
        status=status,
        need=settle(rows["need"], corrections),
        nasenco=settle(rows["nasenco"], corrections),
        npq=settle(rows["npq"], corrections),
        degree=settle([row for row in rows["degree"] if not _is_of_its_class(row)], corrections),
        experience_years=times.experience,
        became_senco=None if _given_up(passage, rows["status"], status) else times.became,
        dates=times.dates,
        durations=times.durations,
        impossible_dates=times.impossible,
        moves_to_england=moves,
        asks_of_england=asks_of_england,
        leaves=leaves,
        tells_of=Mention(told[-1].value, told[-1].text) if told else None,
        denied=denied,
        corrects=_corrects(rows, times, corrections),
        asked_about=AskedAbout(**{field: Mention(first.value, first.text) for field, (first, *_) in asked_about.items()}),
        also_asked=tuple(
            AlsoAsked(field, row.value, row.text) for field, (_, *others) in asked_about.items() for row in others
        ),
    )


def _is_only_told(passage: Passage, row: Spoken) -> bool:
    """Return whether another nation is only told of, as where somebody in England was before."""
    clause = passage.clauses[passage.clause_of(row.word)]
    words = passage.words[clause.start : clause.end + 1]  # "NHS Fife | then Durham"
    of_others = subject_of(passage, clause, row.word).owner == "other"
    before = not _BEFORE.isdisjoint(words) and _TO_COME.isdisjoint(words)
    return row.value not in _ENGLAND and before and not (clause.question or clause.condition or of_others)


def _is_of_its_class(row: Spoken) -> bool:
    """Return whether a degree is only said not to be as good as that: "I didn't get a 2:1"."""
    return row.value != "completed" and row.text[-1:].isdigit()


def _not_yet(times: Times) -> bool:
    """Return whether the visitor will become SENCO only on a day to come."""
    return times.became is None and any(date.problem == "in_the_future" for date in times.impossible)


def _given_up(passage: Passage, rows: list[Spoken], status: Mention | None) -> bool:
    """Return whether the visitor is SENCO no more: "made SENCO in 2019, stepped down in 2022"."""
    stances = {row.stance for row in rows if row.value == "senco"}
    again = status is not None and status.value == "senco"
    return not again and ("denied" in stances or ("past" in stances and ended(passage)))


def _moves_to_england(moved_to: list[Term], rows: list[Spoken]) -> bool:
    """Return whether the visitor will come to work in England; who is there already moves within it."""
    moves = {term.start for term in moved_to}
    return bool(moves) and not any(
        row.value in _ENGLAND and row.word not in moves and row.stance in {"stated", "past"} for row in rows
    )


def _nation_left(passage: Passage, moved_to: list[Term], rows: list[Spoken]) -> Spoken | None:
    """Return the nation from which somebody who moves to England comes, if they name it or say that they are there."""
    origins = {term.start for term in passage.terms if term.field == "nation" and comes_from(passage, term, moved_to)}
    others = [row for row in rows if row.value not in _ENGLAND and (row.stance == "stated" or row.word in origins)]
    return others[-1] if others else None


def _spoken_of(passage: Passage) -> dict[str, list[Spoken]]:
    """Return what is said, by field, in order."""
    rows: dict[str, list[Spoken]] = {
        field: [] for field in ("nation", "setting", "phase", "status", "need", "nasenco", "npq", "degree")
    }
    by_rules = [*find_places(passage), *find_statuses(passage), *find_endings(passage), *find_qualifications(passage)]
    # Of a move they know where from and where to.
    for row in reconsidered(passage, by_rules, settled={"nation"} if find_moves(passage) else ()):
        rows[row.field].append(row)
    for found in rows.values():
        found.sort(key=lambda row: row.word)
    return rows


def _status(rows: list[Spoken], corrections: list[int]) -> Mention | None:
    """Return the visitor's status; "no QTS" and "not a teacher" make them unqualified only if no role is stated.

    Whoever trained abroad and holds QTS is a qualified teacher.
    """
    if any(row.value == "qualified_teacher" and row.by_award and row.stance == "stated" for row in rows):
        rows = [row for row in rows if row.value != "overseas_teacher"]
    inferred = [row for row in rows if row.value == "unqualified" and row.text.lower() not in _SAID_OUTRIGHT]
    direct = [row for row in rows if row not in inferred]
    found = settle(direct, corrections, PRECEDENCE)
    lacking = [row for row in inferred if row.stance == "stated"]
    if found and not (lacking and found.value == "qualified_teacher"):
        return found
    if lacking:
        return Mention("unqualified", lacking[-1].text)
    denied = [row for row in direct if row.stance == "denied" and row.value == "qualified_teacher"]
    return found or (Mention("unqualified", f"not {denied[-1].text}") if denied else None)


def _taught_abroad(status: Mention | None, nations: list[Spoken]) -> TypeGuard[Mention]:
    """Return whether a teacher works abroad, and does not say that they hold QTS."""
    abroad = any(row.value == "abroad" and row.stance == "stated" for row in nations)
    return status is not None and status.value == "qualified_teacher" and "qts" not in status.text.lower() and abroad


def _since_qualified(passage: Passage, row: Spoken, today: date) -> Spoken:
    """Return what is said of a new teacher of years ago as what they are by now: "I was an NQT in 2011" has qualified."""
    clause = passage.clauses[passage.clause_of(row.word)]
    inside = [span for span in passage.dates if clause.start <= passage.word_at(span.start) < clause.end]
    years = [span.parts["year"] for span in inside if span.parts.get("year", "").isdigit()]
    if row.value != "ect" or not years or not 1900 < int(max(years)) < today.year - LONGEST_INDUCTION:
        return row
    return row._replace(value="qualified_teacher", stance="stated" if row.stance == "past" else row.stance)


def _former_career(rows: list[Spoken]) -> Mention | None:
    """Return the career of somebody who has left it and names no other role: "ex police officer, how do I start?"."""
    others = any(row.value != "career_changer" and row.stance in {"stated", "past", "denied"} for row in rows)
    left = [row for row in rows if row.value == "career_changer" and row.stance == "past"]
    return Mention(left[-1].value, left[-1].text) if left and not others else None


def _corrects(rows: dict[str, list[Spoken]], times: Times, corrections: list[int]) -> bool:
    """Return whether something is said of the visitor after a correction; "oops, wrong window" corrects nothing."""
    said = [row.word for field in rows.values() for row in field if row.stance in {"stated", "denied"}]
    return bool(corrections) and max([*said, *times.words], default=-1) >= corrections[0]


def _asked_about(rows: dict[str, list[Spoken]]) -> dict[str, list[Spoken]]:
    """Return what is asked about, by field, for each field of which something is."""
    found = {field: asked(rows[field], _PLAIN.get(field, "")) for field in AskedAbout.__struct_fields__}
    return {field: named for field, named in found.items() if named}
