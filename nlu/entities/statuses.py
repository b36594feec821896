"""What a visitor is: teaching assistant, trainee, head and so on."""

from __future__ import annotations

from nlu.entities.clauses import Clause
from nlu.entities.cues import (
    ARTICLES,
    AUXILIARY,
    BETWEEN_LINK_AND_ROLE,
    DETERMINERS,
    NOT_FACT,
    PEOPLE,
    POSSESSIVE,
    TIME_CLAUSE,
    word_set,
)
from nlu.entities.passage import Passage
from nlu.entities.role_links import find_link, linked_stance
from nlu.entities.role_openings import opening_stance
from nlu.entities.spoken import Spoken, spoken
from nlu.entities.stance import Stance, cues_between, is_bare, subject_of
from nlu.vocabulary import Term

# Where a visitor names two, the one nearer the front decides what applies to them.
PRECEDENCE = (
    "ect", "trainee", "head", "senco", "deputy_senco", "qtls", "overseas_teacher", "unqualified", "qualified_teacher",
    "teaching_assistant", "career_changer", "parent",
)  # fmt: skip

_GONE = word_set("former ex retired previous lapsed")
_NOT_YET = word_set("aspiring future potential hopeful prospective wannabe budding incoming")
# "ECT mentor" is not an ECT.
_ANOTHER_ROLE_AFTER = word_set(
    "mentor mentors tutor trainer trainers manager recruiter assessment assessor apprenticeship level consultant "
    "applicant agency governor candidate training course courses job jobs role roles post posts vacancy pay salary "
    "who's 's framework programme standards material"
)
# Everyday words, asked about only as the subject of a question: "can a teacher", not "my teacher".
_ASKED_AS_SUBJECT = word_set("qualified_teacher head career_changer")
_NEVER_ASKED = word_set("senco parent")
# "Completed induction", "done my ECT": not so, they tell that somebody is still an ECT.
_INDUCTION = word_set("induction ect ects nqt")
_AFTER_ONE = word_set("myself too now already and but so . , ! ? )")
# "My daughter says": she is no pupil the visitor asks about.
_CHILD_DOES = word_set(
    "wants wanted will graduates mentioned says said thinks thought reckons would teaches works worked trained told "
    "found set bought qualified teaching training"
)


def find_statuses(passage: Passage) -> list[Spoken]:
    """Return what is said of status, in order."""
    rows = []
    for term in passage.terms:
        if term.field == "status" and (stance := _stance(passage, term)):
            denied = stance == "denied" or passage.words[max(term.start - 1, 0)] == "no"
            unfinished = denied and _is_of_induction(passage, term)
            rows.append(spoken(passage, term, "stated", value="ect") if unfinished else spoken(passage, term, stance))
    return [*rows, *_is_one(passage)]


def _is_one(passage: Passage) -> list[Spoken]:
    """Return the role that somebody says to be in without naming it again: "can TAs? I'm one myself", "TAs like me"."""
    for term in passage.terms:
        like_me = passage.words[term.end : term.end + 2] in (["like", "me"], ["like", "myself"])
        if term.field == "status" and term.plural and like_me:
            return [spoken(passage, term, "stated")]
    for at in range(len(passage.words) - 2):
        before = [term for term in passage.terms if term.field == "status" and term.value != "parent" and term.end <= at]
        if tuple(passage.words[at : at + 3]) == ("i", "am", "one") and before and not _goes_on(passage, at + 3):
            # "Can TAs be SENCOs? I'm one": the role that one may have already.
            held = [term for term in before if term.value != "senco"] or before
            return [spoken(passage, held[-1], "stated")._replace(word=at)]
    return []


def _goes_on(passage: Passage, word: int) -> bool:
    """Return whether "I'm one" goes on: "I'm one year in", "I'm one of three"."""
    return passage.words[word : word + 1] != [] and passage.words[word] not in _AFTER_ONE


def _is_of_induction(passage: Passage, term: Term) -> bool:
    """Return whether a term tells that somebody has finished their induction."""
    return term.value == "qualified_teacher" and not _INDUCTION.isdisjoint(passage.words[term.start : term.end])


def _stance(passage: Passage, term: Term) -> Stance | None:
    """Return how a role is spoken of; None where it is neither the visitor's nor what is asked about."""
    words = passage.words
    clause = passage.clauses[passage.clause_of(term.start)]
    if names_no_role(passage, term):
        return None
    if term.plural:
        return _asked(words, clause, term)
    if names_visitor(passage, term):
        after = _is_of_induction(passage, term) and not _names_self(passage, term)
        return (_after_induction if after else _self_evident)(passage, clause, term)
    near = set(words[max(clause.start, term.start - 2) : term.start])
    if near & _GONE:
        return "past"
    if near & _NOT_YET:
        return None
    link = find_link(passage, clause, term)
    stance = opening_stance(passage, clause, term) if link is None else linked_stance(passage, clause, term, link)
    return stance if stance and stance != "asked" else _asked(words, clause, term)


def names_no_role(passage: Passage, term: Term) -> bool:
    """Return whether a word for a role stands for something else: an "ECT mentor", "ta" for thanks, "my midwife"."""
    clause = passage.clauses[passage.clause_of(term.start)]
    another = term.end < clause.end and passage.words[term.end] in _ANOTHER_ROLE_AFTER
    another |= term.value == "career_changer" and passage.words[max(term.start - 1, 0)] in POSSESSIVE
    return another or _is_thanks(passage, clause, term) or _is_of_an_award(passage, term)


def names_visitor(passage: Passage, term: Term) -> bool:
    """Return whether words can be of nobody but who says them: "doing my PGCE", "completed induction"."""
    clause = passage.clauses[passage.clause_of(term.start)]
    return _names_self(passage, term) or _is_graduation(passage, clause, term) or _is_of_induction(passage, term)


def _names_self(passage: Passage, term: Term) -> bool:
    return bool({"i", "my"} & set(passage.words[term.start : term.end]))


def _after_induction(passage: Passage, clause: Clause, term: Term) -> Stance | None:
    """Return the stance of "completed induction", which names the visitor only where the clause tells of them."""
    wished = NOT_FACT & set(passage.words[clause.start : term.start])
    if clause.question or wished or subject_of(passage, clause, term.start).owner != "visitor":
        return None
    return _self_evident(passage, clause, term)


def _is_thanks(passage: Passage, clause: Clause, term: Term) -> bool:
    """Return whether "ta" says thanks: alone in its clause, with neither capitals nor article."""
    alone = len(passage.terms_in(clause, "nation", "setting", "phase", "status")) == 1
    bare = alone and passage.said(term.start, term.end) == "ta" and is_bare(passage, clause)
    return bare and not (term.start and passage.words[term.start - 1] in ARTICLES)


def _is_of_an_award(passage: Passage, term: Term) -> bool:
    """Return whether "qualified" tells of an award only: "NASENCO qualified"."""
    return passage.words[term.start] == "qualified" and any(
        award.end == term.start and award.value in {"nasenco", "npq"}
        for award in passage.terms
        if award.field == "qualification"
    )


def _is_graduation(passage: Passage, clause: Clause, term: Term) -> bool:
    """Return whether "qualified" tells when or how somebody qualified: "a TA first and qualified in 2020"."""
    words = passage.words
    told = words[term.start : term.end] == ["qualified"] and term.end < clause.end
    return told and (words[term.end] in {"in", "last", "as", "this"} or term.end in passage.timed)


def _self_evident(passage: Passage, clause: Clause, term: Term) -> Stance | None:
    """Return the stance of words that name the visitor themselves: "doing my PGCE", "my son"."""
    words = passage.words
    if term.value == "parent":
        return None if words[term.end : term.end + 1] and words[term.end] in _CHILD_DOES else "stated"
    # "Am I qualified" is no "I qualified".
    inverted = words[term.start] == "i" and term.start and words[term.start - 1] in AUXILIARY
    if inverted or TIME_CLAUSE & set(words[clause.start : term.start]):
        return None
    subject = subject_of(passage, clause, term.start)
    if subject.owner == "other":
        return None
    stance = cues_between(words, subject.after, term.start, clause)
    return None if stance == "asked" else stance


def _asked(words: list[str], clause: Clause, term: Term) -> Stance | None:
    """Return "asked" if the role is what the message is about."""
    before = words[max(clause.start, term.start - 3) : term.start]
    if term.value in _NEVER_ASKED:
        return None
    if term.value not in _ASKED_AS_SUBJECT:
        return "asked"
    if not clause.question or (POSSESSIVE & set(before) and not AUXILIARY & set(before)):
        return None
    if term.value == "head" and before[-2:] == ["be", "the"] and PEOPLE & set(words[clause.start : term.start]):
        return "asked"
    while before and before[-1] in DETERMINERS | BETWEEN_LINK_AND_ROLE:
        before = before[:-1]
    return "asked" if before and before[-1] in AUXILIARY - {"am", "have"} and before[-1] != "be" else None
