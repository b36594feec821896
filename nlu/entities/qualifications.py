"""Awards that a visitor holds, has begun or lacks: NASENCO, the NPQ, QTS, QTLS, a degree."""

from __future__ import annotations

from nlu.entities.clauses import Clause
from nlu.entities.cues import FILLERS, NEGATIONS, NOT_FACT, OPENERS, OTHER_PERSON, PEOPLE, TIME_CLAUSE, word_set
from nlu.entities.passage import Passage
from nlu.entities.spoken import Spoken, spoken
from nlu.entities.stance import Stance, first_content, is_doubted, is_negated, is_one_of_several, subject_of
from nlu.vocabulary import Term

# What may stand between "have" and the award: "I have already got my old NASENCO".
_BETWEEN = word_set(
    "a an the my our any already also both and or old full own yet got done that this first new & / "
    "level 7 have award qualification certificate masters even ever any of part not completed all good "
    "proper actual"
)
# These tell something only when denied ("didn't get"): "once I get QTS" does not.
_BASE_FORMS = word_set("do get finish complete pass start")
# "The NPQ requirement" is not the NPQ.
_NOT_THE_AWARD = word_set(
    "requirement requirements rule rules deadline funding fee fees provider providers form place law cost price"
)
_OTHER_NPQS = word_set("leadership leading headship literacy behaviour executive early mathematics maths mastery")
# "If I have NASENCO" tells that the visitor has it; "if I take the NPQ" does not.
_HELD_IF = word_set("have hold already did got am completed")
_HOLDER = word_set("holder holders qualified trained accredited")
_REACH = 5
# Progress told after the award: "NASENCO done in 2015", "my NPQ is finished".
_REACH_AFTER = 3
_AFTER = word_set("is was all already been have has , - : ( yes not")
_IT = (["it"], ["one"])
_HOLDS = word_set("have got hold")
_AFTER_IT = word_set("it one . , ! yet already")
# What holding or lacking an award makes of the visitor.
_STATUS = {
    ("qts", "completed"): "qualified_teacher",
    ("qts", "none"): "unqualified",
    ("qtls", "completed"): "qtls",
    ("eyts", "completed"): "unqualified",
}
_NEGATED = {"held": "none", "finished": "started", "started": "none", "none": "completed"}
# "I have not completed the NPQ" does not tell that it was started; "not finished" and "not passed" do.
_BEGUN_IF_NOT = word_set("finish finished finishing pass passed")
_STATES = {"held": "completed", "finished": "completed", "started": "started", "none": "none"}


def find_qualifications(passage: Passage) -> list[Spoken]:
    """Return what is said of awards, in order, under the field ``nasenco``, ``npq``, ``degree`` or ``status``."""
    rows: list[Spoken] = []
    awards = [term for term in passage.terms if term.field == "qualification"]
    for award in awards:
        clause = passage.clauses[passage.clause_of(award.start)]
        progress = _progress_of(passage, clause, award)
        if progress:
            stance = _stance(passage, clause, award, progress)
            # An award of one of several people says nothing of the others whom a question is about.
            of_one = is_one_of_several(passage.words, first_content(passage.words, clause))
            if not (of_one or _leaves_open(passage, clause, award, progress)):
                rows.extend(_row(passage, award, progress, stance))
        elif award.value == "qtls":
            rows.append(spoken(passage, award, "asked", field="status", value="qtls"))
    rows.extend(_told_of_it(passage, awards))
    return sorted(rows, key=lambda row: row.word)


def is_another_npq(passage: Passage, award: Term) -> bool:
    """Return whether an NPQ is one in something else: "the NPQ in literacy"."""
    return award.value == "npq" and not _OTHER_NPQS.isdisjoint(passage.words[award.end : award.end + 4])


def leaves_open(passage: Passage, award: Term) -> bool:
    """Return whether an award is doubted, or only said not to be completed, so that it may not have been started either."""
    clause = passage.clauses[passage.clause_of(award.start)]
    progress = _progress_of(passage, clause, award)
    return progress is not None and _leaves_open(passage, clause, award, progress)


def _row(passage: Passage, award: Term, progress: Term, stance: Stance) -> list[Spoken]:
    """Return what an award with its progress says, under its own field."""
    clause = passage.clauses[passage.clause_of(progress.start)]
    negated = progress.value != "none" and _is_negated(passage, clause, progress, award)
    state = (_NEGATED if negated else _STATES)[progress.value]
    field, value = award.value, state
    if field not in {"nasenco", "npq", "degree"}:
        field, value = "status", _STATUS.get((award.value, state), "")
    start, end = min(award.start, progress.start), max(award.end, progress.end)
    whole = Term(field, value, start, end, False)
    # "Do I need QTS" asks about QTS, not about those who hold it.
    nothing = not value or (stance == "asked" and value == "qualified_teacher")
    return [] if nothing else [spoken(passage, whole, stance)._replace(by_award=True)]


def _leaves_open(passage: Passage, clause: Clause, award: Term, progress: Term) -> bool:
    if is_doubted(passage, clause):
        return True
    kept = progress.value != "finished" or passage.words[progress.start] in _BEGUN_IF_NOT
    return not kept and _is_negated(passage, clause, progress, award)


def _progress_of(passage: Passage, clause: Clause, award: Term) -> Term | None:
    """Return the word that says how far someone is with an award: the nearest before it, or right after it."""
    another = award.end < clause.end and passage.words[award.end] in _NOT_THE_AWARD
    if another or is_another_npq(passage, award):
        return None
    found = passage.terms_in(clause, "progress")
    for term in reversed(found):
        if term.end <= award.start and award.start - term.end <= _REACH and _leads_to(passage, term, award):
            return term
    for term in found:
        between = passage.words[award.end : term.start]
        if 0 <= term.start - award.end <= _REACH_AFTER and set(between) <= _AFTER | NEGATIONS:
            apart = term.start > award.end or term.value != "held"
            return term if apart or _tells(passage, term) else None
    return None


def _tells(passage: Passage, term: Term) -> bool:
    """Return whether a word right after an award tells of it: "NASENCO done", "NASENCO qualified", not "NPQ do"."""
    return passage.words[term.start] in _HOLDER | {"done", "gained", "achieved", "awarded", "obtained"}


def _leads_to(passage: Passage, progress: Term, award: Term) -> bool:
    """Return whether only small words and other awards stand between a word of progress and an award."""
    others = {
        word for term in passage.terms if term.field in {"qualification", "progress"} for word in range(term.start, term.end)
    }
    if passage.words[progress.end - 1] in _HOLDER:
        return False
    return all(word in others or passage.words[word] in _BETWEEN for word in range(progress.end, award.start))


def _stance(passage: Passage, clause: Clause, award: Term, progress: Term) -> Stance:
    """Return "stated" if the visitor tells it of themselves."""
    first = min(award.start, progress.start)
    subject = subject_of(passage, clause, first)
    words = passage.words
    if clause.question or subject.owner == "other" or words[progress.start] == "has":
        return "asked"
    window = words[subject.after : first]
    obliged = words[progress.end : progress.end + 1] == ["to"]
    of_others = (PEOPLE | OTHER_PERSON) & set(words[max(clause.start, progress.start - 2) : progress.start])
    if NOT_FACT - {"would"} & set(window) or obliged or (of_others and progress.value == "none"):
        return "asked"
    if words[progress.start] == "with" and not _is_after_role(passage, progress):
        return "asked"
    if TIME_CLAUSE & set(words[clause.start : first]):
        return "asked"
    if words[progress.start] in _BASE_FORMS and not is_negated(words, subject.after, progress.start):
        return "asked"
    if subject.owner is None and not _told_shortly(passage, clause, award, progress):
        return "asked"
    if clause.condition and words[subject.after] not in _HELD_IF:
        return "asked"
    return "stated"


def _is_after_role(passage: Passage, progress: Term) -> bool:
    """Return whether a role or a time stands right before: "a teacher with QTS", "ten years with no QTS"."""
    roles = any(term.end == progress.start for term in passage.terms if term.field in {"status", "phase", "setting"})
    return roles or progress.start - 1 in passage.timed


def _told_shortly(passage: Passage, clause: Clause, award: Term, progress: Term) -> bool:
    """Return whether a clause without a subject tells of the visitor: "got my NASENCO", "no QTS", "NASENCO done"."""
    first = min(award.start, progress.start)
    covered = {word for term in passage.terms for word in range(term.start, term.end)} | passage.timed
    told = [passage.words[word] for word in range(clause.start, first) if word not in covered]
    return set(told) <= FILLERS | OPENERS and passage.words[progress.start] not in _HOLDER | {"with", "on"}


def _is_negated(passage: Passage, clause: Clause, progress: Term, award: Term) -> bool:
    words = passage.words
    subject = subject_of(passage, clause, progress.start)
    until = max(progress.start, award.start) if progress.value == "held" else progress.start
    after = progress.end < len(words) and words[progress.end] in {"no", "not", "neither"}
    return is_negated(words, subject.after, until) or after


def _told_of_it(passage: Passage, awards: list[Term]) -> list[Spoken]:
    """Return what later clauses say of an award without naming it: "I did NASENCO but never finished it"."""
    rows: list[Spoken] = []
    for clause in passage.clauses:
        before = [award for award in awards if award.end <= clause.start]
        names_another = any(clause.start <= award.start < clause.end for award in awards)
        progress = passage.terms_in(clause, "progress")
        if not before or not progress or names_another or clause.question:
            continue
        last = progress[-1]
        rest = [word for word in passage.words[last.end : clause.end] if word not in _AFTER_IT]
        told = not rest if last.value in {"finished", "started"} else _holds_it(passage, last, rest)
        wished = NOT_FACT & set(passage.words[clause.start : last.start])
        if told and not wished and subject_of(passage, clause, last.start).owner != "other":
            award = before[-1]._replace(start=last.start, end=last.end)
            rows.extend(_row(passage, award, last, "stated"))
    return rows


def _holds_it(passage: Passage, progress: Term, rest: list[str]) -> bool:
    """Return whether somebody says that they hold what was just asked about: "do I need a degree? I don't have one"."""
    number = passage.clause_of(progress.start)
    asked = number > 0 and passage.clauses[number - 1].question
    held = passage.words[progress.end - 1] in _HOLDS and passage.words[progress.end : progress.end + 1] in _IT
    return asked and held and not rest
