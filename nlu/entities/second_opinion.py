"""What rules and the learned network (:mod:`nlu.roles`) together make of the facts of a message.

Rules find what is spoken of; whose it is the network knows better, in words that no rule foresaw.  What a few words alone
settle is left to rules: where somebody trained, "doing my PGCE", "I'm Irish" (docs/decisions/0035).
"""

from __future__ import annotations

from collections.abc import Container

from nlu.entities.careers import ended
from nlu.entities.cues import word_set
from nlu.entities.imagined import is_no_fact
from nlu.entities.passage import Passage
from nlu.entities.places import UNIVERSITIES, is_settled, names_home
from nlu.entities.qualifications import is_another_npq, leaves_open
from nlu.entities.spoken import Spoken, spoken
from nlu.entities.stance import Stance, is_doubted, is_negated
from nlu.entities.statuses import names_no_role, names_visitor
from nlu.vocabulary import Term

BELIEVED = 0.6  # from which the network is believed where rules say nothing of the kind
AWARDED = 0.5  # from which it is believed of awards
HELD = 0.1  # and up to which it overrules what they say
# What having, having begun and lacking an award is called.
_AWARDS = {"own": "completed", "begun": "started", "denied": "none"}
_QTS = {"own": "qualified_teacher", "denied": "unqualified"}  # what holding and lacking it makes of the visitor
_STANCES: dict[str, Stance] = {"own": "stated", "denied": "denied", "past": "past"}
_PLAIN_FIELDS = frozenset({"status", "nation", "setting"})
_BESIDE_ROLES = frozenset({"nation", "setting", "phase", "qualification"})
_AWARD_FIELDS = frozenset({"nasenco", "npq", "degree", "qts"})
_OVER = word_set("was were used former formerly ex until before once then")
_BECAME = word_set("become became")
_DOING = word_set("training doing starting halfway on in not")  # "training to teach", "not qualified"


def reconsidered(passage: Passage, rows: list[Spoken], settled: Container[str] = ()) -> list[Spoken]:
    """Return what rules found of facts, with the network's opinion where it has another, and nothing imagined.

    Args:
        passage: the message.
        rows: what the rules found.
        settled: fields of which the rules are to be believed.
    """
    found = list(rows)
    for term in passage.terms:
        if not _is_open(passage, term):
            continue
        if _is_award(passage, term):
            found = _reconsider_award(passage, term, found)
        elif term.field not in settled and _is_plain(passage, term):
            found = _reconsider(passage, term, found)
    found = _last_resort(passage, rows, found)
    return [row for row in found if row.stance != "stated" or not is_no_fact(passage, passage.starts[row.word])]


def _is_open(passage: Passage, term: Term) -> bool:
    """Return whether a fact may be told: not in a question, a condition or doubt, nor by a message of no more words.

    Few facts in questions are the visitor's (3 in 100 of those that no rule finds); so most messages need no network.
    """
    clause = passage.clauses[passage.clause_of(term.start)]
    alone = term.field == "qualification" and term.end - term.start == len(passage.words)
    topic = term.field == "status" and not (passage.speaks_of_self or _is_jotted(passage))
    return not (clause.question or clause.condition or alone or topic or is_doubted(passage, clause))


def _is_jotted(passage: Passage) -> bool:
    """Return whether a message without "I" tells more than a role: "HLTA, Wigan", not "settlement agreement solicitor"."""
    return bool(passage.timed) or any(term.field in _BESIDE_ROLES for term in passage.terms)


def _chances(passage: Passage, term: Term) -> dict[str, float]:
    return passage.roles.of_fact((passage.starts[term.start], passage.ends[term.end - 1]))


def _is_plain(passage: Passage, term: Term) -> bool:
    """Return whether a term is one of those whose bearer the network tells."""
    if term.field not in _PLAIN_FIELDS or term.plural or term.value == "parent":
        return False
    if term.field == "status":
        of_award = any(other.field == "qualification" and other.covers(term) for other in passage.terms)
        by_words = of_award or names_no_role(passage, term) or names_visitor(passage, term)
        return not by_words and (term.end - term.start == 1 or passage.words[term.start] not in _DOING)
    return not is_settled(passage, term)


def _is_award(passage: Passage, term: Term) -> bool:
    if term.field != "qualification" or is_another_npq(passage, term) or leaves_open(passage, term):
        return False
    foundation = passage.words[max(term.start - 1, 0)] == "foundation"  # "yes, a foundation degree" is not enough
    return term.value in _AWARD_FIELDS and not foundation and not _is_in_another_sense(passage, term)


def _is_in_another_sense(passage: Passage, term: Term) -> bool:
    """Return whether a word for a degree means none: "at Hull uni", "University of Hull", "some degree of autism"."""
    after = passage.words[term.end : term.end + 1]
    if passage.words[term.start] not in UNIVERSITIES:
        return after == ["of"] and passage.words[term.start] == "degree"
    named = any(other.field == "nation" and other.end == term.start for other in passage.terms)
    return named or after == ["of"]


def _is_open_ended(passage: Passage, award: Term, role: str) -> bool:
    """Return whether it is not told how far somebody is: "I went to uni", "never got round to it, the NASENCO I mean"."""
    if role != "own":
        return role == "begun" and passage.words[max(award.start - 2, 0) : award.start] == ["went", "to"]
    sentence = passage.clauses[passage.clause_of(award.start)].sentence
    first = next(clause.start for clause in passage.clauses if clause.sentence == sentence)
    return is_negated(passage.words, first, award.start) and "but" not in passage.words[first : award.start]


def _reconsider(passage: Passage, term: Term, rows: list[Spoken]) -> list[Spoken]:
    """Return the rows with another stance of a role, a place or a kind of school."""
    row = next((row for row in rows if row.field == term.field and term.start <= row.word < term.end), None)
    if row is None and term.field != "status":  # of places rules find all but what is none of the visitor's
        return rows
    became = passage.words[max(term.start - 1, 0)] in _BECAME and row is not None and row.stance == "stated"
    if became or (row and row.by_award):  # where somebody trained
        return rows
    chances = _chances(passage, term)
    if row and _chance_of(row.stance, chances) >= HELD:
        return rows
    others = [each for each in rows if each is not row]
    for role, meant in _STANCES.items():
        if chances[role] >= BELIEVED and _may_be(meant, term, row):
            return [*others, row._replace(stance=meant) if row else spoken(passage, term, meant)]
    if row is None or row.stance == "asked":
        return rows
    return others if term.field == "status" else [*others, row._replace(stance="asked")]


def _may_be(meant: Stance, term: Term, row: Spoken | None) -> bool:
    """Return whether rules leave room for a stance: how a post as SENCO ends they know themselves."""
    if meant != "denied":
        return True
    return term.value != "senco" and not (term.field == "nation" and row is not None and row.stance == "asked")


def _chance_of(stance: Stance, chances: dict[str, float]) -> float:
    """Return how likely a stance is that rules found; what is denied and what is over they tell apart better."""
    if stance == "asked":
        return 0.0
    return chances["own"] if stance == "stated" else chances["denied"] + chances["past"]


def _last_resort(passage: Passage, by_rules: list[Spoken], rows: list[Spoken]) -> list[Spoken]:
    """Return the rows with what rules stated where the network leaves nothing stated.

    That is where the visitor lives, if they name no nation to work in, and what they have been, if that is not over.
    """
    stated = {row.field for row in rows if row.stance == "stated"}
    lasting = _OVER.isdisjoint(passage.words) and not ended(passage)
    past = {row.word for row in rows if row.stance == "past"}
    for row in by_rules:
        home = row.field == "nation" and names_home(passage, row.word)
        been = row.field == "status" and lasting and row.word in past
        if row.stance == "stated" and row.field not in stated and (home or been):
            rows = [*(each for each in rows if (each.field, each.word) != (row.field, row.word)), row]
    return rows


def _reconsider_award(passage: Passage, term: Term, rows: list[Spoken]) -> list[Spoken]:
    """Return the rows with how far the visitor is with an award or a degree, where rules say nothing of it."""
    field, states = ("status", _QTS) if term.value == "qts" else (term.value, _AWARDS)
    if any(row.field == field and row.stance == "stated" and (row.by_award or field != "status") for row in rows):
        return rows
    chances = _chances(passage, term)
    for role, state in states.items():
        limit = BELIEVED if role == "begun" else AWARDED
        if chances[role] >= limit and not _is_open_ended(passage, term, role):
            others = [row for row in rows if row.field != term.value]
            return [*others, spoken(passage, term, "stated", field=field, value=state)._replace(by_award=True)]
    return rows
