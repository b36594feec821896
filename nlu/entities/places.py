"""Where a visitor works and with whom: nation, setting, phase and need."""

from __future__ import annotations

from nlu.entities.cues import ARTICLES, NO_LONGER_TRAINING, NOT_FACT, PUPILS, TRAINED, WORK_WITH, word_set
from nlu.entities.moves import is_move_to_england
from nlu.entities.numbers import NUMBERS
from nlu.entities.passage import Passage
from nlu.entities.spoken import Spoken, spoken
from nlu.entities.stance import Stance, is_bare, stance_of, subject_of
from nlu.vocabulary import Term

# How far before "in India" the word "qualified" may stand: "qualified as a teacher in India".
_REACH = 5
# "An award from nursery", "moving from a college": where something came from is not where the visitor is.
_FROM_REACH = 4
_CAME = word_set(
    "award level qtls eyts eyps qualification qualifications certificate experience moving move moved coming came switch "
    "switching transferring"
)
# "After my special school placement", "volunteering in a nursery": a place seen, not one of work.
_VISITS = word_set("placement placements internship visit visits volunteering volunteered")
_AWARDS = word_set("master masters degree diploma certificate ma pgcert course")
# "I've twins at nursery", "my youngest starts primary": where the visitor's children are.
_CHILDREN = word_set("son daughter twins youngest eldest toddler baby grandson granddaughter")
_ATTENDS = word_set("at in starts start starting attends goes go to")
# "The nursery were wonderful with him": where the visitor's child is or was.
_CARED_FOR = {(word, child) for word in ("with", "for", "to", "let", "failed", "helped") for child in ("him", "her")}
_OURS = word_set("i im i'm me we we're us my our senco sendco")
_NATIONALITIES = word_set("irish scottish welsh english")
UNIVERSITIES = word_set("uni university")
_MOVES = word_set("moving relocating move relocate")
_LIVES = word_set("live living based")
_NEAR = word_set("near nearby bordering beside")
_INSTEAD_OF = {("rather", "than"), ("instead", "of"), ("opposed", "to")}
_TEACHING = TRAINED | {"teacher", "teaching"}


def find_places(passage: Passage) -> list[Spoken]:
    """Return what is said of nation, setting, phase and need, in order.

    A teacher trained abroad is a matter of ``status``, not of ``nation``: the visitor may well work in England.
    """
    rows = []
    for term in passage.terms:
        if term.field == "nation" and (_is_only_near(passage, term) or _is_passed_over(passage, term)):
            continue
        if term.field == "nation" and _names_an_award(passage, term):
            continue
        if term.field in {"setting", "phase"} and (
            _is_visited(passage, term) or _is_of_a_child(passage, term) or _is_counted(passage, term)
        ):
            continue
        if term.field == "nation" and (trained := _trained_there(passage, term)):
            rows.append(trained)
        elif term.field in {"nation", "setting", "phase"}:
            rows.append(spoken(passage, term, _place_stance(passage, term)))
        elif term.field == "need":
            rows.append(spoken(passage, term, _need_stance(passage, term)))
    return rows


def _is_only_near(passage: Passage, term: Term) -> bool:
    """Return whether a nation tells where another place lies: "in Chester near Wales"."""
    clause = passage.clauses[passage.clause_of(term.start)]
    near = not _NEAR.isdisjoint(passage.words[max(clause.start, term.start - 2) : term.start])
    return near and any(t.start < term.start and t.value != term.value for t in passage.terms_in(clause, "nation"))


def _is_passed_over(passage: Passage, term: Term) -> bool:
    """Return whether another nation is chosen instead of one: "England rather than Wales"."""
    before = tuple(passage.words[max(term.start - 2, 0) : term.start])
    others = any(t.field == "nation" and t.value != term.value for t in passage.terms)
    return others and before in _INSTEAD_OF


def _names_an_award(passage: Passage, term: Term) -> bool:
    """Return whether a nation's word for special needs names an award: "an ALN master's"."""
    said, after = passage.words[term.start : term.end], passage.words[term.end : term.end + 1]
    return said == ["aln"] and not _AWARDS.isdisjoint(after)


def _is_visited(passage: Passage, term: Term) -> bool:
    """Return whether a setting or phase was only seen from inside: "my special school placement"."""
    clause = passage.clauses[passage.clause_of(term.start)]
    before = passage.words[max(clause.start, term.start - _FROM_REACH) : term.start]
    return not _VISITS.isdisjoint((*before, *passage.words[term.end : term.end + 1]))


def _is_counted(passage: Passage, term: Term) -> bool:
    """Return whether a setting or phase is one of several of which a sentence tells how many: "six primaries, one PRU"."""
    sentence = passage.clauses[passage.clause_of(term.start)].sentence
    clauses = [clause for clause in passage.clauses if clause.sentence == sentence]
    places = [other for clause in clauses for other in passage.terms_in(clause, "setting", "phase")]
    counted = [other for other in places if other.start and _is_count(passage.words[other.start - 1])]
    return len({other.value for other in counted}) > 1 and term in counted


def _is_count(word: str) -> bool:
    return word.isdigit() or (word in NUMBERS and word not in ARTICLES)


def _is_of_a_child(passage: Passage, term: Term) -> bool:
    """Return whether a setting or phase is where a child is: "my twins' nursery", "the nursery were wonderful with him"."""
    clause = passage.clauses[passage.clause_of(term.start)]
    before, after = passage.words[clause.start : term.start], passage.words[term.end : clause.end]
    if len(before) > 1 and before[-1] in _ATTENDS and not _CHILDREN.isdisjoint(before[-3:-1]):
        return True
    return _OURS.isdisjoint((*before, *after)) and any(pair in _CARED_FOR for pair in zip(after, after[1:]))


def _trained_there(passage: Passage, term: Term) -> Spoken | None:
    """Return what a nation says as the place of training, or None where it is none."""
    words = passage.words
    clause = passage.clauses[passage.clause_of(term.start)]
    before = words[max(clause.start, term.start - _REACH) : term.start]
    for position in range(len(before) - 1, -1, -1):
        if before[position] in NO_LONGER_TRAINING:
            before = before[position + 1 :]
            break
    after = words[term.end : min(term.end + 1, clause.end)]
    came_from = before[-1:] == ["from"] and _TEACHING & set(words[clause.start : term.start])
    in_training = {"doing", "on", "starting"} & set(before)
    if term.value == "england" and _is_qualified_teacher(before):
        return None
    if in_training or not (TRAINED & {*before, *after} or (term.value == "abroad" and came_from)):
        return None
    if term.value != "abroad":
        # "I trained in Wales" says nothing of where the visitor works, but some questions turn on it.
        return spoken(passage, term, "asked")._replace(by_award=True)
    subject = subject_of(passage, clause, term.start)
    own = subject.owner == "visitor" and not clause.condition and not NOT_FACT & set(words[subject.after : term.start])
    return spoken(passage, term, "stated" if own else "asked", field="status", value="overseas_teacher")


def _is_qualified_teacher(words: list[str]) -> bool:
    """Whether words say that somebody is a qualified teacher, rather than where they qualified."""
    return any(pair == ("qualified", "teacher") for pair in zip(words, words[1:]))


def _place_stance(passage: Passage, term: Term) -> Stance:
    """Return how a nation, setting or phase is spoken of; a bare "ALNCo" is a topic, not the visitor's nation."""
    clause = passage.clauses[passage.clause_of(term.start)]
    if term.field == "nation" and is_move_to_england(passage, term):
        return "stated"
    by_role = any(t.field == "status" and t.start == term.start and t.end == term.end for t in passage.terms)
    topic = (
        names_origin(passage, term)
        or _is_of_university(passage, term)
        or _came_from(passage, term)
        or (by_role and is_bare(passage, clause))
    )
    return "asked" if topic else stance_of(passage, term)


def is_settled(passage: Passage, term: Term) -> bool:
    """Return whether words alone tell whose a place is: where one is from or goes, "which is a special school"."""
    before = passage.words[max(term.start - 3, 0) : term.start]
    if term.field != "nation":
        apposed = ["which", "is"] in (before[:2], before[1:])
        return apposed or _came_from(passage, term)
    clause = passage.clauses[passage.clause_of(term.start)]
    leaves = term.value != "england" and not _MOVES.isdisjoint(passage.words[clause.start : term.start])
    return leaves or names_origin(passage, term) or _is_of_university(passage, term)


def _is_of_university(passage: Passage, term: Term) -> bool:
    """Return whether a place names a university: "Worcester uni", "the University of Hull"."""
    before, after = passage.words[max(term.start - 2, 0) : term.start], passage.words[term.end : term.end + 1]
    return not UNIVERSITIES.isdisjoint(after) or before == ["university", "of"]


def names_origin(passage: Passage, term: Term) -> bool:
    """Return whether a nation is where somebody is from, not where they work: "I'm from Poland", "I'm Scottish"."""
    if term.value == "abroad" and passage.words[max(term.start - 1, 0)] == "from":
        return True
    clause = passage.clauses[passage.clause_of(term.start)]
    after = any(clause.start <= other.start < clause.end and other.start == term.end for other in passage.terms)
    am = {"am", "i"} & set(passage.words[max(term.start - 1, clause.start) : term.end])
    return passage.words[term.end - 1] in _NATIONALITIES and bool(am) and not after


def names_home(passage: Passage, word: int) -> bool:
    """Return whether a place is one where somebody says that they live, or are: "here in Wales"."""
    clause = passage.clauses[passage.clause_of(word)]
    before = passage.words[clause.start : word]
    return not _LIVES.isdisjoint(before) or "here" in before[-2:]


def _came_from(passage: Passage, term: Term) -> bool:
    """Whether a setting or phase is where the visitor, or their award, comes from."""
    words, clause = passage.words, passage.clauses[passage.clause_of(term.start)]
    near = words[max(clause.start, term.start - _FROM_REACH) : term.start]
    if term.field == "nation" or "from" not in near or "to" in near[near.index("from") :]:
        return False
    return not _CAME.isdisjoint(words[clause.start : term.start])


def _need_stance(passage: Passage, term: Term) -> Stance:
    """Return how a need is spoken of: stated only of the pupils that the visitor works with, never of themselves."""
    words = passage.words
    clause = passage.clauses[passage.clause_of(term.start)]
    before = words[max(clause.start, term.start - 2) : term.start]
    of_pupils = term.end < clause.end and words[term.end] in PUPILS and not {"own", "my"} & set(before)
    at_work = len(before) == 2 and before[0] in WORK_WITH and before[1] in {"with", "in", "of", "on", "for"}
    return stance_of(passage, term) if of_pupils or at_work else "asked"
