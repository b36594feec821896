"""What rules and the learned network (:mod:`nlu.roles`) together make of the times and facts of a message.

The rules are exact where they know the words; the network understands words that no rule foresaw.  So the one overrules the
other only where it is sure (how the limits were chosen: docs/decisions/0034).
"""

from __future__ import annotations

from collections.abc import Container

from nlu.entities.imagined import is_no_fact
from nlu.entities.passage import Passage
from nlu.entities.qualifications import is_another_npq
from nlu.entities.spoken import Spoken, spoken
from nlu.entities.stance import Stance, is_doubted
from nlu.entities.statuses import names_no_role
from nlu.vocabulary import Term

BELIEVED = 0.9  # from which the network is believed where rules say nothing
OVERRULED = 0.985  # from which it is believed against what they say
# What having, having begun and lacking an award is called.
_AWARDS = {"own": "completed", "begun": "started", "denied": "none"}
_STANCES: dict[str, Stance] = {"own": "stated", "denied": "denied", "past": "past"}
_PLAIN_FIELDS = frozenset({"status", "nation", "setting"})
_AWARD_FIELDS = frozenset({"nasenco", "npq", "degree"})


def is_believed(by_rules: bool, chance: float, of_its_kind: float = 0.0) -> bool:
    """Return whether something holds that rules say or do not say.

    Args:
        by_rules: whether they say so.
        chance: how likely it is by the network.
        of_its_kind: how likely something else is that rules do not tell from it.
    """
    return chance + of_its_kind > 1 - OVERRULED if by_rules else chance >= BELIEVED


def reconsidered(passage: Passage, rows: list[Spoken], settled: Container[str] = ()) -> list[Spoken]:
    """Return what rules found of facts, with the network's opinion where it is sure of another, and nothing imagined.

    Args:
        passage: the message.
        rows: what the rules found.
        settled: fields of which the rules are to be believed.
    """
    found = list(rows)
    for term in passage.terms:
        if _is_award(passage, term) and _is_open(passage, term):
            found = _reconsider_award(passage, term, found)
        elif term.field not in settled and _is_plain(passage, term) and _is_open(passage, term):
            found = _reconsider(passage, term, found)
    return [row for row in found if row.stance != "stated" or not is_no_fact(passage, passage.starts[row.word])]


def _is_open(passage: Passage, term: Term) -> bool:
    """Return whether a fact may be told: not in a condition or a question, but in one that says "I", nor in doubt."""
    clause = passage.clauses[passage.clause_of(term.start)]
    bare = not passage.speaks_of_self and (clause.question or term.field == "status")  # "settlement agreement solicitor"
    asked = bare or (clause.question and term.field == "qualification")
    return not (asked or clause.condition or is_doubted(passage, clause))


def _chances(passage: Passage, term: Term) -> dict[str, float]:
    return passage.roles.of_fact((passage.starts[term.start], passage.ends[term.end - 1]))


def _is_plain(passage: Passage, term: Term) -> bool:
    known = term.field in _PLAIN_FIELDS and not term.plural and term.value != "parent"
    return known and not (term.field == "status" and names_no_role(passage, term))


def _is_award(passage: Passage, term: Term) -> bool:
    if term.field != "qualification" or is_another_npq(passage, term):
        return False
    foundation = passage.words[max(term.start - 1, 0)] == "foundation"  # "yes, a foundation degree" is not enough
    return term.value in _AWARD_FIELDS and not foundation


def _reconsider(passage: Passage, term: Term, rows: list[Spoken]) -> list[Spoken]:
    """Return the rows with another stance of a role, a place or a kind of school."""
    row = next((row for row in rows if row.field == term.field and term.start <= row.word < term.end), None)
    if row and (row.stance != "asked" or passage.clauses[passage.clause_of(term.start)].question):
        return rows
    if row is None and term.field != "status":  # of places rules find all but what is none of the visitor's
        return rows
    chances = _chances(passage, term)
    for role, meant in _STANCES.items():
        if chances[role] < (OVERRULED if row else BELIEVED) or not _may_be(meant, term, rows):
            continue
        meant_so = row._replace(stance=meant) if row else spoken(passage, term, meant)
        return [*(each for each in rows if each is not row), meant_so]
    return rows


def _may_be(meant: Stance, term: Term, rows: list[Spoken]) -> bool:
    """Return whether rules leave room for a stance: nothing else is stated, and how a post ends they know themselves."""
    if meant == "stated":
        return not any(row.field == term.field and row.stance == "stated" for row in rows)
    return meant != "denied" or term.value != "senco"


def _reconsider_award(passage: Passage, term: Term, rows: list[Spoken]) -> list[Spoken]:
    """Return the rows with how far the visitor is with an award or a degree, where rules say nothing of it."""
    if any(row.field == term.value and row.stance == "stated" for row in rows):
        return rows
    chances = _chances(passage, term)
    for role, state in _AWARDS.items():
        if chances[role] >= BELIEVED:
            others = [row for row in rows if row.field != term.value]
            return [*others, spoken(passage, term, "stated", field=term.value, value=state)]
    return rows
