"""Whether a clause says something of the visitor, denies it of them, or only asks or tells about it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from nlu.entities.clauses import Clause
from nlu.entities.cues import (
    AFTER_OWN_ROLE,
    AND_WHAT_ABOUT,
    BARE_PREPOSITIONS,
    BROUGHT_ABOUT,
    DONE_TO_ME,
    ELIDED_I,
    FILLERS,
    NAMELESS,
    NEGATIONS,
    NEUTRAL,
    NO_NEGATION,
    NOT_FACT,
    NOW,
    OPENERS,
    OTHER_PERSON,
    PAST,
    PEOPLE,
    POSSESSIVE,
    TO_A_FACT,
    word_set,
)
from nlu.entities.passage import Passage
from nlu.vocabulary import Term

Stance = Literal["stated", "denied", "asked", "past"]
Owner = Literal["visitor", "other", "neutral"]

# "I don't think I have QTS", "not sure if I'm qualified".
_DOUBTED = word_set("think sure certain know believe")
# "One has the old award, another started in January", of a school's SENCOs.
_ONE_OF_SEVERAL = word_set("one another second third other")
_DOES = word_set("one has is was had holds started did took got")
_BEFORE_SEVERAL = word_set("in of for at run across two three several both special mainstream and from to")


class Subject(NamedTuple):
    """Of whom a clause speaks up to some word; ``after`` is the word after the subject."""

    owner: Owner | None
    after: int


def stance_of(passage: Passage, term: Term) -> Stance:
    """Return how a nation, setting, phase or need is spoken of."""
    clause = passage.clauses[passage.clause_of(term.start)]
    if _is_owned(passage.words, clause, term):
        return "stated"
    if _here(passage.words, clause, term):
        return "stated"
    owner, after = subject_of(passage, clause, term.start)
    if owner != "visitor" or clause.question or _is_general(passage.words, term):
        return "asked"
    return cues_between(passage.words, after, term.start, clause)


def subject_of(passage: Passage, clause: Clause, before: int) -> Subject:
    """Return of whom a clause speaks just before a word; a subject left out is that of the clause before."""
    earlier = _earlier_owner(passage, clause)
    if is_bare(passage, clause):
        return Subject("other" if passage.about_another else _owner_of_bare(passage, clause, earlier), clause.start)
    subject = _named_subject(passage.words, clause, before)
    if subject.owner in {"visitor", "other"}:
        return subject
    if subject.owner == "neutral":
        told = clause.question or earlier == "other" or "there" in passage.words[clause.start : before]
        return Subject("other" if told else "visitor", subject.after)
    if passage.about_another:
        return Subject("other", clause.start)
    first = first_content(passage.words, clause)
    if clause.question or passage.words[first] not in ELIDED_I | NOW:
        return Subject("other" if earlier == "other" else None, clause.start)
    return Subject(earlier or "visitor", clause.start)


def first_content(words: list[str], clause: Clause) -> int:
    """Return the first word of a clause that is no mere opener ("well", "and")."""
    first = clause.start
    while first < clause.end - 1 and words[first] in OPENERS:
        first += 1
    return first


def is_bare(passage: Passage, clause: Clause) -> bool:
    """Return whether a clause holds nothing but facts, as the reply to a question does: "yes, mainstream"."""
    covered = set(passage.timed)
    for term in passage.terms_in(clause, "nation", "setting", "phase", "status", "need"):
        # A lone "senco" is the subject of most messages, not a fact about the visitor.
        if not (term.value == "senco" and term.end - term.start == 1):
            covered.update(range(term.start, term.end))
    words = range(clause.start, clause.end)
    return all(word in covered or passage.words[word] in FILLERS for word in words)


def is_doubted(passage: Passage, clause: Clause) -> bool:
    """Return whether the words before a clause doubt what it says."""
    before = passage.words[max(clause.start - 2, 0) : clause.start]
    doubt = len(before) == 2 and before[0] == "not" and before[1] in _DOUBTED
    return clause.opening == "word" and (doubt or before[-1:] == ["unsure"] or before == ["no", "idea"])


def is_negated(words: list[str], start: int, end: int) -> bool:
    """Return whether a negation stands between two words (the second excluded)."""
    return any(
        word in NEGATIONS and not (position + 1 < len(words) and words[position + 1] in NO_NEGATION)
        for position, word in enumerate(words[start:end], start)
    ) or any(words[at : at + 2] == ["no", "longer"] for at in range(start, end - 1))


def cues_between(words: list[str], start: int, end: int, clause: Clause) -> Stance:
    """Return the stance that the words between a subject (the visitor) and a term give to the term."""
    for position in range(start, end):
        if words[position] in NOW:
            start = position + 1
    window = words[start:end]
    if clause.condition and not {"am", "have", "are"} & set(window[:1]):
        return "asked"
    if _is_no_fact(words, start, end):
        return "asked"
    if _is_past(_since_arrival(window), words[end : clause.end]):
        return "past"
    return "denied" if is_negated(words, start, end) else "stated"


def _named_subject(words: list[str], clause: Clause, before: int) -> Subject:
    subject = Subject(None, clause.start)
    for position in range(clause.start, before):
        word = words[position]
        previous = words[position - 1] if position > clause.start else ""
        if word in {"i", "we", "myself"} or (word in {"me", "us"} and previous in DONE_TO_ME):
            subject = Subject("visitor", position + 1)
        elif (word in OTHER_PERSON and word not in {"him", "them"}) or (word == "who" and previous in PEOPLE):
            subject = Subject("other", position + 1)
        elif word in POSSESSIVE and previous in {"with", "for", "to", "by", "under", "am", "as"}:
            continue
        elif word in POSSESSIVE and not (subject.owner == "other" and previous in {"on", "in", "at", "of", "from"}):
            subject = Subject("other" if _person_follows(words, position, before) else "visitor", position + 1)
        elif position == first_content(words, clause) and _is_someone(words, position, before):
            subject = Subject("other", position + 1)
        elif (word in NEUTRAL or (word == "which" and not clause.question)) and subject.owner is None:
            subject = Subject("neutral", position + 1)
    return subject


def _person_follows(words: list[str], position: int, before: int) -> bool:
    return any(word in PEOPLE for word in words[position + 1 : min(position + 4, before + 1)])


def _is_someone(words: list[str], position: int, before: int) -> bool:
    """Return whether a clause begins with someone else: "the head ...", "a friend ...", "teachers ..."."""
    word = words[position]
    following = words[position + 1] if position + 1 < len(words) else "."
    if is_one_of_several(words, position):
        return True
    if word in {"the", "a", "an", "another", "some", "one"}:
        return _person_follows(words, position, before - 1)
    if word in NAMELESS:
        return position + 1 < before and following not in AFTER_OWN_ROLE
    return word in PEOPLE and word.endswith("s")


def is_one_of_several(words: list[str], position: int) -> bool:
    """Return whether a clause that begins here tells of one of several people: "one has the old award"."""
    return words[position] in _ONE_OF_SEVERAL and not _DOES.isdisjoint(words[position + 1 : position + 2])


def _earlier_owner(passage: Passage, clause: Clause) -> Owner | None:
    """Return of whom the clauses before speak, within the sentence."""
    for earlier in reversed(passage.clauses[: passage.clause_of(clause.start)]):
        if earlier.sentence != clause.sentence:
            return None
        owner = _named_subject(passage.words, earlier, earlier.end).owner
        if owner in {"visitor", "other"}:
            return owner
    return None


def _owner_of_bare(passage: Passage, clause: Clause, earlier: Owner | None) -> Owner | None:
    """Return whose facts a bare clause gives: the visitor's, unless it is part of a question."""
    if clause.question or passage.words[clause.start] in AND_WHAT_ABOUT:
        return None
    number = passage.clause_of(clause.start)
    before = passage.clauses[number - 1] if number else None
    if before and before.sentence == clause.sentence and before.question:
        return None
    following = passage.clauses[number + 1] if number + 1 < len(passage.clauses) else None
    if following and following.question and following.sentence == clause.sentence:
        begins = passage.words[first_content(passage.words, clause)]
        if begins in BARE_PREPOSITIONS or following.opening == "word":
            return None
    return earlier or "visitor"


def _is_owned(words: list[str], clause: Clause, term: Term) -> bool:
    """Return whether a term is the visitor's own by a possessive: "my special school", "our small primary"."""
    for position in range(term.start - 1, max(clause.start, term.start - 3) - 1, -1):
        if words[position] in POSSESSIVE:
            return not _is_no_fact(words, position + 1, term.start)
        if words[position] not in {
            "small",
            "current",
            "present",
            "new",
            "own",
            "big",
            "large",
            "little",
            "rural",
        }:
            return False
    return False


def _is_general(words: list[str], term: Term) -> bool:
    """Return whether a plural speaks of all such places: "academies set their own rules", not "in academies"."""
    return term.plural and not (term.start and words[term.start - 1] in _BEFORE_SEVERAL)


def _here(words: list[str], clause: Clause, term: Term) -> bool:
    """Return whether "here" places the visitor there: "is it the same here in Wales"."""
    around = words[max(clause.start, term.start - 2) : term.start] + words[term.end : term.end + 1]
    return "here" in around and not OTHER_PERSON & set(words[clause.start : term.start])


def _is_no_fact(words: list[str], start: int, end: int) -> bool:
    for position in range(start, end):
        word, before = words[position], words[position - 1] if position else ""
        after = words[position + 1] if position + 1 < len(words) else ""
        if word == "to" and TO_A_FACT & set(words[start:position]):
            continue
        if word in {"have", "had", "got", "has"} and after == "to":
            return True
        if word == "about" and after[:1].isdigit():
            continue
        if word in NOT_FACT and not (word == "become" and before in {"have", "just"}):
            return True
    return False


def _since_arrival(window: list[str]) -> list[str]:
    """Return the words after "joined": "left the special school and joined a mainstream one"."""
    return window[window.index("joined") + 1 :] if "joined" in window else window


def _is_past(window: list[str], rest: list[str]) -> bool:
    for position, word in enumerate(window):
        before = window[position - 1] if position else ""
        after = window[position + 1] if position + 1 < len(window) else ""
        if word in {"was", "were", "had"} and (after in BROUGHT_ABOUT or word == "had"):
            continue
        if (word, after) == ("qualified", "teacher"):  # what somebody is, not what they once did
            continue
        arrived = "to" in window[position:]
        if word == "from" and (arrived or not ("to" in rest or {"moved", "came", "relocated", "back"} & set(window))):
            continue
        lasting = word in {"worked", "taught"} and before in {"have", "always", "just", "only", "mostly"}
        if word in PAST and not lasting:
            return True
    return False
