"""Choose the entries that answer a message, each with what is known of whom it is asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from senco.answering.decide import Outcome, decide
from senco.answering.learning import apply, asked_about
from senco.answering.left_open import MOST_ANSWERS, clearest_first
from senco.answering.memory import Memory
from senco.answering.mentions import AskedAbout, Mention, Mentions
from senco.answering.own_case import own_case
from senco.answering.picking import entry_asked, words_of
from senco.answering.repeating import leans, something_new
from senco.answering.substitution import same_for_another
from senco.answering.tailor import (
    ABROAD,
    MOVING_ENTRY,
    NATION_ENTRY,
    NATION_OF,
    OVERSEAS,
    OVERSEAS_ENTRY,
    OVERVIEW_ENTRY,
    QUALIFIED,
    ROUTES_ENTRY,
    SETTING_OF,
    Asked,
    after_last,
    meant,
)
from senco.answering.understanding import Question, Understanding
from senco.knowledge import Knowledge
from senco.route import Known

# Of these, whoever is in England asks about another nation all the same, and of these about England.
ELSEWHERE = re.compile(r"\b(?:aln|asn|border|devolved|yet)\b", re.IGNORECASE)
OURS = re.compile(r"\b(?:npq|sen?d?cos?|qts)\b", re.IGNORECASE)
TRAINING = re.compile(r"\b(?:train\w*|qualify\w*|qts|pgce|scitt)\b", re.IGNORECASE)
STAYS = re.compile(r"\b(?:here|stay\w*|where i am|back home)\b", re.IGNORECASE)
REST_OF_SENTENCE = re.compile(r"^[^.?!\n]*")
LEAST_LIKELY = 0.02  # confidence of the entry that answers where the likeliest is about a nation that the visitor is not in


def asked_entries(said: Understanding, memory: Memory, knowledge: Knowledge) -> list[Asked]:
    """Return the entries that answer the first questions of a message, each once; none for a question that is not clear."""
    titled = entry_asked(said.text, knowledge)
    exact = meant(titled, memory.known, knowledge) if titled else same_for_another(said, memory, knowledge)
    if exact:
        return [Asked(exact, asked_about(said.mentions, memory.known))]
    last = memory.last_entry if asked_about(said.mentions, memory.known) == memory.known else None
    found = {question: _entry_for(question, said, memory, last, knowledge) for question in said.questions}
    clear = [question for question in clearest_first(said.questions) if found[question]][:MOST_ANSWERS]
    asked: list[tuple[str, Known]] = []
    moves = MOVING_ENTRY in found.values()
    for question, name in found.items():
        if name and question in clear:
            mentions = _mentions_of(question, said)
            known = _known_for(mentions, said, memory)
            if moves and known.nation in NATION_ENTRY and not mentions.asked_about.nation:
                known = apply(known, {"nation": "england"})  # who asks whether they may come asks the rest about there
            for each in after_last(name, memory.last_entry, mentions.asked_about, memory.known):
                answered = (each, _with_nation_left(each, known, said))
                asked += [answered] if answered not in asked else []
    return [Asked(meant(knowledge.entries[name], memory.known, knowledge), known) for name, known in asked[:MOST_ANSWERS]]


def _entry_for(
    question: Question, said: Understanding, memory: Memory, last: str | None, knowledge: Knowledge
) -> str | None:
    mentions, decision = _mentions_of(question, said), decide(question, knowledge)
    likely = something_new(decision.entries[0], question, last, knowledge) if decision.outcome is Outcome.ANSWER else None
    if likely and _is_of_another_nation(likely, mentions) and not ELSEWHERE.search(question.text):
        likely = _of_this_nation(question, mentions, knowledge) or likely
    if likely == MOVING_ENTRY and _trained_abroad(mentions, memory.known):
        likely = OVERSEAS_ENTRY
    status = mentions.status.value if mentions.status else memory.known.status
    if likely == ROUTES_ENTRY and status == QUALIFIED and not TRAINING.search(question.text):
        likely = OVERVIEW_ENTRY  # "the quickest way to get there" begins later for a teacher
    return own_case(question.text, said.text, likely, memory.known) or likely


def _is_of_another_nation(name: str, mentions: Mentions) -> bool:
    """Whether an entry is about a nation where the message says that the visitor is not: "I am not in Wales"."""
    nation = NATION_OF.get(name)
    if nation is None or (mentions.asked_about.nation and mentions.asked_about.nation.value == nation):
        return False
    denied = any((denial.field, denial.value) == ("nation", nation) for denial in mentions.denied)
    return denied or (mentions.nation is not None and mentions.nation.value == "england")


def _of_this_nation(question: Question, mentions: Mentions, knowledge: Knowledge) -> str | None:
    """Return the likeliest entry that is not about another nation, or, if it may be meant, that for who comes from one."""
    guesses = (guess for guess in question.guesses if guess.entry in knowledge.entries)
    here = (
        guess for guess in guesses if not _is_of_another_nation(guess.entry, mentions) and guess.confidence >= LEAST_LIKELY
    )
    best = max(here, key=lambda guess: guess.confidence, default=None)
    if best and knowledge.entries[best.entry].topic != "oos":
        return best.entry
    return MOVING_ENTRY if OURS.search(question.text) else None


def _trained_abroad(mentions: Mentions, known: Known) -> bool:
    """Whether a visitor trained outside the UK: the Republic of Ireland is taken for a part of it all too easily."""
    abroad = mentions.nation is not None and mentions.nation.value == ABROAD
    status = mentions.status.value if mentions.status else known.status
    return abroad or status == OVERSEAS


def _known_for(mentions: Mentions, said: Understanding, memory: Memory) -> Known:
    """Return what is known, with what a question, whose mentions these are, is about in place of the visitor's own case."""
    about = _lingering(mentions.asked_about, said, memory)
    known = asked_about(msgspec.structs.replace(mentions, asked_about=about), memory.known)
    elsewhere = mentions.nation is not None or about.nation is not None or STAYS.search(said.text)
    if memory.last_entry == MOVING_ENTRY and known.nation in NATION_ENTRY and not elsewhere:
        known = apply(known, {"nation": "england"})  # whether they may come was asked before
    return known


def _with_nation_left(entry: str, known: Known, said: Understanding) -> Known:
    """Return what is known, for the answer to somebody who comes to England with the nation that they come from."""
    left = said.mentions.leaves or said.mentions.tells_of
    return apply(known, {"nation": left.value}) if left and entry == MOVING_ENTRY else known


def _lingering(about: AskedAbout, said: Understanding, memory: Memory) -> AskedAbout:
    """Return what a question is about, with the nation or setting of the last answer if it says none and leans on that.

    "And do I need the NPQ?" after how it is in Scotland, "I have been doing it for years there" after pupil referral units.
    """
    if memory.stood_in_for or not (leans(said.text) or "there" in words_of(said.text)):  # once, not for good
        return about
    for field, place_of in (("nation", NATION_OF), ("setting", SETTING_OF)):
        lingering = place_of.get(memory.last_entry or "")
        named = getattr(about, field) or getattr(said.mentions, field) or getattr(memory.known, field)
        if lingering and not named:
            about = msgspec.structs.replace(about, **{field: Mention(lingering, "")})
    return about


def _mentions_of(question: Question, said: Understanding) -> Mentions:
    """Return what a message says, with what this one of its questions is about in place of what the first is about."""
    about = AskedAbout(**{field: _asked_of(question, field, said) for field in AskedAbout.__struct_fields__})
    return msgspec.structs.replace(said.mentions, asked_about=about)


def _asked_of(question: Question, field: str, said: Understanding) -> Mention | None:
    """Return what a question is about: what it names, or else what the message names, but not in a later question.

    "... and what about Wales?" says nothing of the questions before it.
    """
    asked = said.mentions.all_asked(field)
    own = [mention for mention in asked if _names(question.text, mention)]
    if own:  # a "maintained nursery" is no "nursery" that another question is about
        return next(each for each in own if not any(_is_within(each, other) for other in own))
    rest = _without(said.questions[said.questions.index(question) + 1 :], said.text)
    return next((mention for mention in asked if _names(rest, mention)), None)


def _without(questions: Sequence[Question], text: str) -> str:
    """Return a text without some of its questions, each up to the end of its sentence."""
    for question in questions:
        before, found, after = text.partition(question.text)
        if found:
            text = before + REST_OF_SENTENCE.sub(" ", after)
    return text


def _is_within(mention: Mention, other: Mention) -> bool:
    return len(words_of(mention.text)) < len(words_of(other.text)) and _names(other.text, mention)


def _names(text: str, mention: Mention) -> bool:
    return f" {' '.join(words_of(mention.text))} " in f" {' '.join(words_of(text))} "
