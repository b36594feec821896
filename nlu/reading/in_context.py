"""Weigh two readings of a message: by itself, and after the last answer ("and hours?", "same for private schools?").

The classifier sees one text.  A message that may lean on the conversation is read once as it stands and once with the
conversation's subject before it ("NPQ: and hours?").  How much the second reading counts depends on how the message is put:
on words that point back, on a subject of its own, and on how many words in it carry meaning.  The weights were chosen on
follow-ups and whole questions that neither encoder nor classifier had learned from (docs/decisions/0028 and 0030).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from spacy.lang.en.stop_words import STOP_WORDS

from nlu.entities.cues import word_set
from senco.answering import Guess
from senco.knowledge import Entry, Knowledge

LONGEST = 14  # words; longer messages say what they are about
FRAGMENT = 3  # so few words are hardly ever a question of their own
TELLING = 5  # so many words that carry meaning say what they are about, even with an "it" or "that" among them
OPENS_BACK = re.compile(
    r"(so|and|but|why|ok|okay|even|then|really|what if|what about|how about|which|same|any|oh|or)\b", re.IGNORECASE
)
POINTS_BACK = re.compile(
    r"\b(it|it'?s|that|that'?s|this|those|them|they|there|then|still|after|again|too(?!\s+\w)|as well|instead|ones?|"
    r"meantime)\b",
    re.IGNORECASE,
)
OWN_SUBJECT = re.compile(
    r"\b(sen?d?co'?s?|npq\w*|nasenco|qts|qtls|alnco|pgce|scitt|ects?|nqt|tas?|hlta|salary|pay|paid|ehcps?|tlr|send?|induction|"
    r"teaching assistants?|special schools?|inclusion lead|jobs|vacanc(?:y|ies)|ofsted)\b",
    re.IGNORECASE,
)
# The reason for what was just said, whatever comes after it: "why not, is that a rule?".
ASKS_REASON = re.compile(r"(?:(?:so|and|but|ok|oh) )?(?:why|how come)(?: not| so)?\s*(?:[,?!.;-]|$)", re.IGNORECASE)
WORD = re.compile(r"[a-z][a-z']*")
EMPTY_WORDS = STOP_WORDS | word_set(
    "ones long ok like whats what's when's comes best yes yeah hows it's i'd im i'm dont thats that's right think got"
)

SURE = 0.92  # a reading by itself that is as sure as this stands, unless the message points back with few words
NONSENSE = 0.9  # a keyboard struck at random is about nothing, after an answer too
STRAY, STRAY_IN_CONTEXT = 0.96, 0.3  # out of scope beyond this, by itself or in context too, it is about something else
CONTEXT_AT_MOST, LESS_A_WORD, CONTEXT_AT_LEAST = 0.9, 0.15, 0.5  # what context counts where the message points back
WITHOUT_CUE, WITH_OWN_SUBJECT = 0.4, 0.7
# Odds of an entry after the last answer, by how it is related to it.
SAME_ENTRY, SAME_TOPIC, SUGGESTED, STRAYED = 2.0, 2.0, 3.0, 0.8
REASON = 5.0  # the same again for the last answer and its topic, if its reason is asked
CLOSED_TOPICS = ("chitchat_", "safeguarding", "handoff_", "parent_")  # nobody says goodbye about the last answer


@dataclass(frozen=True)
class Signs:
    """How a message is put."""

    points_back: bool
    own_subject: bool
    meaningful_words: int

    @classmethod
    def of(cls, text: str) -> Signs:
        """Read the signs off a text."""
        meaningful = sum(word not in EMPTY_WORDS for word in WORD.findall(text.lower()))
        back = bool(OPENS_BACK.match(text) or POINTS_BACK.search(text))
        return cls(
            points_back=back or not meaningful or len(text.split()) <= FRAGMENT,
            own_subject=bool(OWN_SUBJECT.search(text)),
            meaningful_words=meaningful,
        )


def texts_after(last: Entry | None, text: str, knowledge: Knowledge) -> list[str]:
    """Return a message after each subject that it may have if it says none, after an answer; nothing if it must say it."""
    if last is None or len(text.split()) > LONGEST or not re.search(r"[a-z]{2}", text.lower()):
        return []
    subjects = knowledge.subjects.get(last.id) or knowledge.subjects.get(last.topic, ())
    return [f"{subject}: {text}" for subject in subjects]


def mean_of(readings: Sequence[Iterable[Guess]]) -> tuple[Guess, ...]:
    """Return the guesses of several readings of one message, each counting alike."""
    totals: dict[str, float] = {}
    for guess in chain.from_iterable(readings):
        totals[guess.entry] = totals.get(guess.entry, 0.0) + guess.confidence / len(readings)
    return tuple(Guess(entry, confidence) for entry, confidence in totals.items())


def weigh(text: str, alone: Iterable[Guess], after: Iterable[Guess], last: Entry, knowledge: Knowledge) -> tuple[Guess, ...]:
    """Return the guesses about a message that follows an answer, most likely first.

    Args:
        text: the message.
        alone: the guesses about the text as it stands.
        after: the guesses about it with the conversation's subject before it.
        last: the entry that answered last.
        knowledge: the entries.
    """
    alone, after = tuple(alone), tuple(after)
    signs = Signs.of(text)
    share = _share_of_context(signs, alone, after, knowledge)
    if not share:
        return alone
    related, asks_reason = not signs.own_subject, ASKS_REASON.match(text) is not None
    first, second = _by_entry(alone, knowledge), _by_entry(after, knowledge)
    guesses = []
    for entry in first.keys() | second.keys():
        probability = min((1 - share) * first.get(entry, 0.0) + share * second.get(entry, 0.0), 0.999)
        odds = probability * (_relation(knowledge.entries[entry], last, signs) if related else 1.0)
        if asks_reason and knowledge.entries[entry].topic == last.topic:
            odds *= REASON
        guesses.append(Guess(entry, odds / (odds + 1 - probability)))
    return tuple(sorted(guesses, key=lambda guess: (-guess.confidence, guess.entry)))


def _share_of_context(signs: Signs, alone: tuple[Guess, ...], after: tuple[Guess, ...], knowledge: Knowledge) -> float:
    """Return how much the reading after the last answer counts, from 0 to 1."""
    by_topic = _by_topic(alone, knowledge)
    topic = max(by_topic, key=lambda name: by_topic[name], default="oos")
    stray = by_topic.get("oos", 0.0)
    leans = signs.points_back and signs.meaningful_words < TELLING
    closed = topic.startswith(CLOSED_TOPICS) or signs.own_subject or not leans
    if closed and by_topic.get(topic, 0.0) >= SURE and topic != "oos":
        return 0.0
    if stray >= SURE and (signs.own_subject or _by_topic(after, knowledge).get("oos", 0.0) >= STRAY_IN_CONTEXT):
        return 0.0
    nonsense = max((guess.confidence for guess in alone if guess.entry == "oos_gibberish"), default=0.0)
    if nonsense >= NONSENSE or (stray >= STRAY and signs.meaningful_words >= 2):
        return 0.0
    if signs.own_subject:
        return WITH_OWN_SUBJECT
    if signs.points_back:
        return max(CONTEXT_AT_LEAST, CONTEXT_AT_MOST - LESS_A_WORD * signs.meaningful_words)
    return WITHOUT_CUE


def _relation(entry: Entry, last: Entry, signs: Signs) -> float:
    if entry.topic == "oos":
        return STRAYED
    # Who says more than a few words seldom wants to read the same answer again.
    if entry.id == last.id and signs.meaningful_words < TELLING:
        return SAME_ENTRY
    if entry.topic == last.topic:
        return SAME_TOPIC
    return SUGGESTED if entry.id in last.follow_ups else 1.0


def _by_entry(guesses: Iterable[Guess], knowledge: Knowledge) -> dict[str, float]:
    return {guess.entry: guess.confidence for guess in guesses if guess.entry in knowledge.entries}


def _by_topic(guesses: Iterable[Guess], knowledge: Knowledge) -> dict[str, float]:
    totals: dict[str, float] = {}
    for entry, confidence in _by_entry(guesses, knowledge).items():
        topic = knowledge.entries[entry].topic
        totals[topic] = totals.get(topic, 0.0) + confidence
    return totals
