"""Where a visitor will work from some day on: "moving to Hereford in June", "Wales now but England soon".

Only the plainest words count: a move that is none would lose what is known of a post in England.
"""

from __future__ import annotations

import re

from nlu.entities.clauses import Clause
from nlu.entities.cues import FILLERS, NOT_FACT, TIME_CLAUSE, word_set
from nlu.entities.passage import Passage
from nlu.entities.stance import first_content, is_bare, is_doubted, is_negated
from nlu.vocabulary import Term

_NOW = r"(?: (?:now|also|soon|currently|just|actually|definitely))*"
_WILL = rf"(?:\b(?:am|we are){_NOW} going to|\b(?:i|we) (?:will|shall){_NOW})"
# "To Leeds", "from Wales to a new school in Leeds".
_TO_PLACE = r" (?:[\w ]+ )?(?:to|into)(?: [\w ]+ (?:in|near))?$"
_MOVE = r"(?:moving|relocating|flitting|returning|coming (?:back|home|over))"
_MOVES = re.compile(rf"(?:\b(?:am|we are){_NOW} {_MOVE}|{_WILL} (?:be )?(?:move|moving|relocate|relocating)){_TO_PLACE}")
# The subject may be left out: "ALNCo in Cardiff, moving to Hereford", "but will be working in Bristol".
_MOVING = re.compile(rf"^(?P<told>.*?)\b(?:soon )?{_MOVE}{_TO_PLACE}")
_POST = r"(?:the |a |an )?(?:new )?(?:senco|sendco|teacher|ta|head|deputy)"
_AT_SCHOOL = (
    r"(?: (?:at|in|for) (?:a|an|the|another|my) (?:\w+ ){0,3}?(?:school|academy|college|nursery|primary|secondary))?"
)
_WORK_IN = (
    r" (?:(?:be )?(?:work|working|teach|teaching|(?:start|starting) (?:work|(?:a|my) (?:new )?(?:job|post)))"
    rf"(?: as {_POST})?"
    rf"|be {_POST}){_AT_SCHOOL} (?:in|near)$"
)
_WILL_WORK = re.compile(rf"{_WILL}{_WORK_IN}")
_AND_WILL_WORK = re.compile(rf"^(?P<told>.*?)\bwill{_WORK_IN}")
# Where somebody is, told with their own subject: what goes on from there without one is told of them.
_IS_SOMEWHERE = re.compile(
    r"^(?:[^\w\s]+ |(?:hi|hello|so|well|but|and) )*(?:i|we) (?:am|are|work|teach|live|trained|have been)\b"
)
_COMPANY = word_set("pupil pupils child children student students boy girl family son daughter husband wife partner friend")
# "Can I get a job in England", "could we move to Leeds", but not "does my course count in England".
_INTO = word_set("in to into")
_POSTS = word_set("work teach job jobs post role move relocate transfer come senco sendco teacher")
# "I want to take a job in England", "hoping to come back to teach in England".
_WISH = r"(?:want(?:ing)?|hop(?:e|ing)|plan(?:ning)?|looking|like|wish|keen)"
_GET_POST = r"(?:tak|gett?|find|apply)(?:e|ing)?(?: for)? (?:a|an|my|some) (?:\w+ )?(?:job|post|role)"
_WISHED_FOR = re.compile(
    rf"\b{_WISH} (?:to )?(?:(?:be )?(?:work|teach|mov|relocat|com|return)(?:e|ing)?|{_GET_POST})\b"
    r"(?!.*\bhow\b).* (?:in|to|into)$"
)
_ABOUT_OTHERS = _COMPANY | word_set("he she they someone anyone")
_JOINS = word_set("and or / &")
# "I'd like to move", "thinking of moving", "once I move": nothing is settled.
_UNSETTLED = (NOT_FACT - word_set("moving relocating move relocate will to be become")) | TIME_CLAUSE
_FROM = re.compile(r"\bfrom (?!.*\b(?:to|into)\b)(?:[\w ]+ (?:in|near) )?$")


def find_moves(passage: Passage) -> list[Term]:
    """Return the English places where the visitor says that they will work."""
    return [term for term in passage.terms if term.field == "nation" and is_move_to_england(passage, term)]


def is_move_to_england(passage: Passage, term: Term) -> bool:
    """Return whether a nation is England as the place where the visitor will work.

    Only England: whoever leaves it is bound by its rules until they have gone.
    """
    clause = passage.clauses[passage.clause_of(term.start)]
    before = passage.words[clause.start : term.start]
    if term.value != "england" or clause.question or clause.condition or is_doubted(passage, clause):
        return False
    told = " ".join(before)
    if _is_one_of_several(passage, clause, term) or is_negated(passage.words, clause.start, term.start):
        return False
    if _WISHED_FOR.search(told) and not _ABOUT_OTHERS & set(before):
        return True
    if _UNSETTLED & set(before):
        return False
    if _MOVES.search(told) or _WILL_WORK.search(told):
        return True
    goes_on = _goes_on(passage, clause, term, told) or _is_there_soon(passage, clause, term)
    return goes_on and _is_of_the_visitor(passage, clause)


def asks_of_work_in_england(passage: Passage) -> bool:
    """Return whether the visitor asks for a post in England: "can I get a job in England?"."""
    return any((term.field, term.value) == ("nation", "england") and _is_asked_for(passage, term) for term in passage.terms)


def _is_asked_for(passage: Passage, term: Term) -> bool:
    clause = passage.clauses[passage.clause_of(term.start)]
    before = passage.words[clause.start : term.start]
    asked = clause.question and before[-1:] and before[-1] in _INTO and not _ABOUT_OTHERS & set(before)
    return bool(asked and {"i", "we"} & set(before) and _POSTS & set(before)) and not is_negated(before, 0, len(before))


def comes_from(passage: Passage, term: Term, moves: list[Term]) -> bool:
    """Return whether a nation is the one from which somebody moves: "moving to Leeds from Cardiff"."""
    clause = passage.clauses[passage.clause_of(term.start)]
    told = " ".join(passage.words[clause.start : term.start]) + " "
    return bool(_FROM.search(told)) and any(clause.start <= move.start < clause.end for move in moves)


def _is_one_of_several(passage: Passage, clause: Clause, term: Term) -> bool:
    """Return whether another nation is joined to one: "moving to England and Wales"."""
    others = [other for other in passage.terms_in(clause, "nation") if other.value != term.value]
    between = [(term.end, other.start) for other in others] + [(other.end, term.start) for other in others]
    return any(end == start - 1 and passage.words[end] in _JOINS for end, start in between)


def _goes_on(passage: Passage, clause: Clause, term: Term, told: str) -> bool:
    """Return whether a clause tells of a move without a subject, at its beginning or after where somebody is."""
    found = _MOVING.search(told) or _AND_WILL_WORK.search(told)
    if not found:
        return False
    verb = clause.start + len(found["told"].split())
    if verb <= first_content(passage.words, clause):
        return True
    after_place = any(other.end == verb for other in passage.terms_in(clause, "nation"))
    joined = after_place or passage.words[verb - 1] == "and"
    return joined and bool(_IS_SOMEWHERE.search(found["told"])) and not _COMPANY & set(found["told"].split())


def _is_there_soon(passage: Passage, clause: Clause, term: Term) -> bool:
    """Return whether a clause holds no more than a place and "soon": "but England soon"."""
    rest = passage.words[clause.start : term.start] + passage.words[term.end : clause.end]
    return "soon" in rest and set(rest) <= FILLERS | {"soon", "and", "so"}


def _is_of_the_visitor(passage: Passage, clause: Clause) -> bool:
    """Return whether all that a sentence says before a clause tells where the visitor is."""
    earlier = [other for other in passage.clauses if other.sentence == clause.sentence and other.start < clause.start]
    return all(_tells_where(passage, other) for other in earlier)


def _tells_where(passage: Passage, clause: Clause) -> bool:
    words = passage.words[clause.start : clause.end]
    if clause.question or clause.condition or (_UNSETTLED | _COMPANY) & set(words):
        return False
    return is_bare(passage, clause) or bool(_IS_SOMEWHERE.search(" ".join(words)))
