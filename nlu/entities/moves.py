"""Where a visitor will work from some day on: "moving to Hereford in June", "Wales now but England soon"."""

from __future__ import annotations

from nlu.entities.clauses import Clause
from nlu.entities.cues import FILLERS, NOT_FACT, TIME_CLAUSE, word_set
from nlu.entities.passage import Passage
from nlu.entities.stance import first_content, is_negated, subject_of
from nlu.vocabulary import Term

_MOVING = word_set("moving relocating move relocate")
_BASE_FORMS = word_set("move relocate")  # "I move" tells of a move only with "will" or "going to"
_AHEAD = word_set("will shall going")
_AT_WORK = word_set("be work working teach teaching start starting join joining")
_TOWARDS = word_set("to into")
_IN = word_set("in at near")
# "I'd like to move", "thinking of moving", "once I move": nothing is settled.
_UNSETTLED = (NOT_FACT - word_set("moving relocating move will to about be become")) | TIME_CLAUSE
_MAY_OPEN = word_set("moving relocating will soon")


def moves_to_england(passage: Passage) -> bool:
    """Return whether the visitor says that they will work in England."""
    return any(is_move_to_england(passage, term) for term in passage.terms if term.field == "nation")


def is_move_to_england(passage: Passage, term: Term) -> bool:
    """Return whether a nation is England as the place where the visitor will work.

    Only England: whoever leaves it is bound by its rules until they have gone.
    """
    clause = passage.clauses[passage.clause_of(term.start)]
    before = passage.words[clause.start : term.start]
    if term.value != "england" or clause.question or clause.condition or _UNSETTLED & set(before):
        return False
    told = _is_on_the_way(before) or _will_be_there(before) or _is_there_soon(passage, clause, term)
    return told and not is_negated(passage.words, clause.start, term.start) and _is_the_visitors(passage, clause, term)


def _is_on_the_way(before: list[str]) -> bool:
    """Return whether the words before a place move there: "moving from Wales to", not "moving from"."""
    verb = next((at for at in range(len(before) - 1, -1, -1) if before[at] in _MOVING), None)
    if verb is None or (before[verb] in _BASE_FORMS and not _AHEAD & set(before[:verb])):
        return False
    ways = [word for word in before[verb + 1 :] if word in _TOWARDS or word == "from"]
    return bool(ways) and ways[-1] != "from"


def _will_be_there(before: list[str]) -> bool:
    """Return whether the words before a place tell of work there to come: "I will be SENCO in"."""
    ahead = next((at for at, word in enumerate(before) if word in _AHEAD), None)
    return ahead is not None and bool(_AT_WORK & set(before[ahead + 1 :])) and before[-1] in _IN


def _is_there_soon(passage: Passage, clause: Clause, term: Term) -> bool:
    """Return whether a clause holds no more than a place and "soon": "but England soon"."""
    rest = passage.words[clause.start : term.start] + passage.words[term.end : clause.end]
    return "soon" in rest and set(rest) <= FILLERS | {"soon", "and", "so"}


def _is_the_visitors(passage: Passage, clause: Clause, term: Term) -> bool:
    """Return whether a clause tells of the visitor, if only by leaving the subject out."""
    owner = subject_of(passage, clause, term.start).owner
    opens = passage.words[first_content(passage.words, clause)]
    return owner == "visitor" or (owner is None and (opens in _MAY_OPEN or _is_there_soon(passage, clause, term)))
