"""What the times in a message are times of: becoming SENCO, or working in schools."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from nlu.entities.clauses import Clause
from nlu.entities.cues import (
    ARTICLES,
    BROUGHT_ABOUT,
    DETERMINERS,
    ELIDED_I,
    FILLERS,
    FIRST_PERSON,
    NEUTRAL,
    NOT_FACT,
    PEOPLE,
    word_set,
)
from nlu.entities.date_spans import DateSpan
from nlu.entities.passage import Passage
from nlu.entities.stance import first_content, is_negated, subject_of
from senco.answering.mentions import Duration, When

_SENCO = word_set("senco sendco senko sencoe seno sneco scenco alnco alenco appointed")
_POST = word_set("post role")
_MAY_BE_THE_POST = _SENCO | _POST | word_set("sencos sen send job gig position hat badge lanyard reins baton deadline npq")
_OF_THE_SENCO = word_set("'s assistant award course npq qualification training")
_BEFORE_POST = word_set("in into the senco sendco started new")
_SENCO_PHRASES = (
    ("took", "over"),
    ("taken", "over"),
    ("stepped", "up"),
    ("took", "on"),
    ("got", "the", "job"),
)
# A date next to one of these is not that of becoming SENCO.
_ANOTHER_EVENT = word_set(
    "nasenco award npq npqs degree pgce qts qtls course training trained teaching teach taught teacher ta hlta "
    "lsa induction ect nqt qualified graduated award born moved married uni university school scitt baby "
    "maternity leave applied interview rules law code act regulations finish finished complete completed "
    "deadline assessment cohort pass passed studying qualification learning teachers head deputy eyps "
    "eyts company business meeting emails dsl redundant"
)
_REPLY = word_set("back think believe was officially my start date the job post role")
_AT = word_set("of at in for")
_NOT_THE_SENCO = word_set("assistant assitant asst deputy associate aspiring no without")
_BEGAN = word_set(
    "since started start starting began became become becoming made appointed took taken from joined "
    "promoted stepped doing acting covering covered"
)
_AHEAD = word_set("will start starting starts going becoming be next begin beginning taking")
_INEXACT = word_set("before after until till to by between prior til")
_PASSIVE = word_set("was were am been got being are")
# After "appointed", these go on with the visitor's own appointment: "appointed in", "made me".
_APPOINTED_SELF = word_set("me us as to in on at since from last by")
_NOT_DONE = word_set("meant supposed offered nearly almost")
_ENDED = word_set("until till til to")
_LEFT = word_set("left quit resigned retired stopped ended")
_ENDS = {
    ("gave", "up"), ("given", "up"), ("stepped", "down"), ("stood", "down"), ("hung", "up"), ("packed", "in"),
    ("packed", "up"), ("jacked", "in"), ("handed", "back"), ("gave", "back"),
}  # fmt: skip
# A clause without a subject is a jotting about the visitor if it begins so: "SENCO since 2022".
_JOTTED = _SENCO | ELIDED_I | word_set("made took first temp temporary interim new as nearly only")
_WORK = word_set(
    "teach teaching teacher taught classroom experience expirience experiance ta hlta lsa assistant "
    "worked working work primary secondary school schools education sen send eyfs nursery qualified ks1 "
    "ks2 reception academy academies mainstream special head deputy mentor lecturer"
)
_NO_WORK = word_set(
    "course npq nasenco degree pgce break study studying training within uni university ago every "
    "induction deadline complete finish contract retire retirement age kids child son rule rules limit "
    "thing clock window period certificates army before"
)
# "The three year rule".
_TIME_ALLOWED = word_set("rule rules limit thing clock window period deadline")
_AWAY = word_set("out away off left break maternity retired gap stopped")
_WISHED = NOT_FACT - _AHEAD - {"become", "about", "to"}
_REACH_AFTER = 4
_BEFORE_NO_LENGTH_SO_FAR = word_set("in within every after until the another least")


def dates_becoming(passage: Passage, span: DateSpan, is_senco: bool) -> bool:
    """Return whether a date is given as the one on which the visitor became SENCO.

    Args:
        passage: the message.
        span: the date.
        is_senco: the visitor says in the same message that they are the SENCO.
    """
    word = passage.word_at(span.start)
    clause = passage.clauses[passage.clause_of(word)]
    before = _since_last_time(passage, clause, word)
    after = _until_next_time(passage, clause, passage.word_at(span.end - 1) + 1)[:_REACH_AFTER]
    if not _is_the_visitors(passage, clause, word) or begins_no_post(passage, span):
        return False
    role = _nearest_role(before) or _nearest_role(after[::-1])
    if role == "other":
        return False
    began = _BEGAN & {*passage.words[clause.start : word], *after}
    if began == {"joined"} and role != "senco" and not is_reply(passage):  # "2023 was when I joined the school"
        return False
    if not began:
        # "Made SENCO, Sept 2023" and "In May I became SENCO": nothing but the date in its clause.
        return not set(before) - FILLERS and _stands_beside(passage, clause, _tells_of_becoming)
    is_senco &= not _goes_on_from_another(passage, clause, word)
    return role == "senco" or is_senco or is_reply(passage) or _stands_beside(passage, clause, _is_of_the_post)


def names_post(passage: Passage) -> bool:
    """Return whether the post of SENCO may be spoken of anywhere: "I have been there since 2010" by itself tells of none."""
    return not _MAY_BE_THE_POST.isdisjoint(passage.words)


def begins_no_post(passage: Passage, span: DateSpan) -> bool:
    """Return whether a date is surely none on which the visitor became SENCO: it is somebody else's, or one of an end."""
    word = passage.word_at(span.start)
    clause = passage.clauses[passage.clause_of(word)]
    before = _since_last_time(passage, clause, word)
    after = _until_next_time(passage, clause, passage.word_at(span.end - 1) + 1)
    inexact = (before and before[-1] in _INEXACT) or (after and after[0] in _ENDED)
    if inexact or _was_once(before) or _appoints_another(before) or _ends_a_post(before):
        return True
    if not _NOT_DONE.isdisjoint(before):
        return True
    of_visitor = not (FIRST_PERSON | {"me", "us"}).isdisjoint(passage.words[clause.start : clause.end])
    return (subject_of(passage, clause, word).owner == "other" and not of_visitor) or "who" in before


def lasts_as_senco(passage: Passage, start: int, end: int) -> bool:
    """Return whether a length of time (offsets in the text) is that for which the visitor has been SENCO."""
    return _role_of(passage, start, end) == "senco"


def lasts_in_schools(passage: Passage, start: int, end: int) -> bool:
    """Return whether a length of time is that for which the visitor has worked in schools."""
    return _role_of(passage, start, end) == "work"


def speaks_ahead(passage: Passage, span: DateSpan) -> bool:
    """Return whether a date is spoken of as one to come: "I start in January"."""
    word = passage.word_at(span.start)
    clause = passage.clauses[passage.clause_of(word)]
    before = _since_last_time(passage, clause, word)
    if before[-1:] == ["starting"]:
        return True
    if {"since", "been", "was", "have"} & set(before):
        return False
    return bool({*_AHEAD, "become"} & set(before)) or before[-1:] == ["from"]


def is_reply(passage: Passage) -> bool:
    """Return whether a message says nothing but when something was: "since Sept 2022", "I started in 2019"."""
    known = _BEGAN | FILLERS | FIRST_PERSON | _REPLY
    told = all(word in known or number in passage.timed for number, word in enumerate(passage.words))
    return told and not any(clause.question for clause in passage.clauses)


def worked_since(passage: Passage, span: DateSpan) -> bool:
    """Return whether the visitor has been teaching since a date: "teaching since 2010", "I qualified in 2015"."""
    word = passage.word_at(span.start)
    clause = passage.clauses[passage.clause_of(word)]
    before = _since_last_time(passage, clause, word)
    ties = {"since"} & set(before) and {"teaching", "teacher", "taught", "teach", "qualified"} & set(before)
    return bool(ties or {"qualified"} & set(before[-3:])) and _is_the_visitors(passage, clause, word)


def years_since(when: When, today: date) -> Duration:
    """Return the years from a date to today, to a tenth; none from a day to come."""
    return Duration(max(round((today - when.day).days / 365.25, 1), 0.0), None, when.text)


def _role_of(passage: Passage, start: int, end: int) -> str | None:
    first, last = passage.word_at(start), passage.word_at(end - 1)
    clause = passage.clauses[passage.clause_of(first)]
    if not _is_the_visitors(passage, clause, first) or clause.question:
        return None
    before = _since_last_time(passage, clause, first)
    after = _until_next_time(passage, clause, last + 1)[:6]
    required = before[-1:] and before[-1] in _BEFORE_NO_LENGTH_SO_FAR
    if required or {"will", *_AWAY} & {*before, *after[:2]} or _TIME_ALLOWED & set(after[:2]):
        return None
    if passage.words[first_content(passage.words, clause)] in NEUTRAL or _is_a_rule(passage, clause, first, after):
        return None
    if _was_once(before) and _SENCO & set(before):
        return None
    for words, positions in ((before, range(len(before) - 1, -1, -1)), (after, range(len(after)))):
        for position in positions:
            word = words[position]
            if word in _NO_WORK:
                return None
            if _names_the_post(words, position):
                return "senco"
            if word in _WORK:
                return "work"
    return None


def _is_the_visitors(passage: Passage, clause: Clause, word: int) -> bool:
    """Return whether what is told up to a word is told of the visitor, as a fact."""
    words = passage.words
    subject = subject_of(passage, clause, word)
    first = first_content(words, clause)
    roles = {term.start for term in passage.terms_in(clause, "status") if not term.plural}
    jotted = words[first] in _JOTTED or first in passage.timed or first in roles
    if subject.owner is None and (clause.question or not jotted):
        return False
    if subject.owner not in {None, "visitor"} or (clause.question and not FIRST_PERSON & set(words[first : first + 3])):
        return False
    if clause.condition and words[subject.after] not in {"am", "have", "became", "was", "started", "took"}:
        return False
    told = set(words[subject.after : word]) - _AHEAD
    return not _WISHED & told and not is_negated(words, subject.after, max(subject.after, word - 2))


def _is_a_rule(passage: Passage, clause: Clause, word: int, after: list[str]) -> bool:
    """Return whether a length without a subject is what is required: "5 years teaching first"."""
    return subject_of(passage, clause, word).owner is None and bool({"before", "first", "minimum"} & set(after))


def _names_the_post(words: list[str], position: int) -> bool:
    """Return whether a word names the SENCO's post: "SENCO", "in post", "the role", but not "my first post"."""
    before, after = words[position - 1 : position], words[position + 1 : position + 2]
    of_post = words[position] in _POST and not _BEFORE_POST.isdisjoint(before)
    of_else = "npq" in before or not _OF_THE_SENCO.isdisjoint(after)  # "the NPQ SENCO", "the SENCO's assistant"
    return (words[position] in _SENCO and not of_else) or of_post


def _was_once(before: list[str]) -> bool:
    """Return whether a post is told of as past: "I was SENCO from 2001"; "I was made SENCO" tells of its beginning."""
    for position, word in enumerate(before):
        if word in {"was", "were", "used"}:
            return not BROUGHT_ABOUT & set(before[position:]) and not {"start", "date"} & set(before)
    return False


def _ends_a_post(before: list[str]) -> bool:
    """Return whether what is told before a date is an end and no beginning: "left the role", "stepped down a day"."""
    pairs = list(zip(before, [*before, ""][1:], strict=True))
    ends = [pair for pair in pairs if pair in _ENDS or pair[0] in _LEFT]
    return bool(ends) and not any(word in _BEGAN for word, after in pairs if (word, after) not in _ENDS)


def _appoints_another(words: list[str]) -> bool:
    """Return whether the visitor is the one who appoints or employs: "we made Jane SENCO", "we've had a SENCO since".

    "I" does so only with a person: "I appointed a SENCO", not "I made it to SENCO".
    """
    for position, word in enumerate(words[:-1]):
        before, after = words[:position], words[position + 1 :]
        if word in BROUGHT_ABOUT and after[0] not in _SENCO | _APPOINTED_SELF:
            does = "we" in before or ("i" in before and _begins_with_a_person(after))
            return does and not _PASSIVE & set(before)
        if word in {"have", "had"} and "we" in before and after[0] in ARTICLES | {"our"}:
            return bool(_SENCO & set(after)) and not _POST & set(after)
    return False


def _begins_with_a_person(words: list[str]) -> bool:
    """Return whether words begin with a person, with or without a determiner: "colleague", "a new SENCO"."""
    named = words[1:3] if words[0] in DETERMINERS | ARTICLES else words[:1]
    return not PEOPLE.isdisjoint(named)


def _nearest_role(words: list[str]) -> str | None:
    """Return what the last of some words to name an event or a role is about: "senco", "other" or None."""
    for position in range(len(words) - 1, -1, -1):
        if _names_the_post(words, position):
            return "other" if position and words[position - 1] in _NOT_THE_SENCO else "senco"
        if any(tuple(words[position : position + len(phrase)]) == phrase for phrase in _SENCO_PHRASES):
            return "senco"
        if words[position] in _ANOTHER_EVENT and not _is_where_the_post_is(words, position):
            return "other"
    return None


def _is_where_the_post_is(words: list[str], position: int) -> bool:
    """Return whether a word is the school of the post: "SENCO of a primary school", but not "left school"."""
    return words[position] == "school" and any(
        words[at] in _SENCO and words[at + 1] in _AT and not (_ANOTHER_EVENT | _BEGAN) & set(words[at + 2 : position])
        for at in range(position - 1)
    )


def _stands_beside(passage: Passage, clause: Clause, told: Callable[[Passage, Clause], bool]) -> bool:
    """Return whether the clause before or after, in the same sentence, tells something."""
    number = passage.clause_of(clause.start)
    beside = passage.clauses[max(number - 1, 0) : number + 2]
    return any(told(passage, other) for other in beside if other.sentence == clause.sentence and other != clause)


def _goes_on_from_another(passage: Passage, clause: Clause, word: int) -> bool:
    """Return whether a clause without a subject goes on from another event: "half way through it (started Jan 24)"."""
    number = passage.clause_of(clause.start)
    before = passage.clauses[number - 1] if number else None
    if before is None or before.sentence != clause.sentence or FIRST_PERSON & set(passage.words[clause.start : word]):
        return False
    return _nearest_role(passage.words[before.start : before.end]) == "other"


def _tells_of_becoming(passage: Passage, clause: Clause) -> bool:
    return bool(_BEGAN & set(passage.words[clause.start : clause.end])) and _is_of_the_post(passage, clause)


def _is_of_the_post(passage: Passage, clause: Clause) -> bool:
    words = passage.words[clause.start : clause.end]
    if clause.question or clause.condition or _WISHED & set(words):
        return False
    return _nearest_role(words) == "senco" and subject_of(passage, clause, clause.end).owner != "other"


def _since_last_time(passage: Passage, clause: Clause, word: int) -> list[str]:
    """Return the words of a clause before a word, from the last date or duration on."""
    start = clause.start
    for number in range(clause.start, word):
        if number in passage.timed:
            start = number + 1
    return passage.words[start:word]


def _until_next_time(passage: Passage, clause: Clause, word: int) -> list[str]:
    """Return the words of a clause from a word to the next date or duration."""
    end = next((number for number in range(word, clause.end) if number in passage.timed), clause.end)
    return passage.words[word:end]
