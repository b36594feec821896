"""Weigh two readings of a message: by itself, and after the last answer ("and hours?", "same for private schools?").

The classifier sees one text.  A message that may lean on the conversation is read once as it stands and once with the
conversation's subject before it ("NPQ: and hours?").  How much each reading counts, and how much likelier the last answer
and its relatives are, depends on how the message is put: on words that point back, on a subject of its own, and on how
many words it has.  The weights are learned from follow-ups and whole questions that nothing else has learned from
(``python -m nlu.reading.learn``; docs/decisions/0033).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from spacy.lang.en.stop_words import STOP_WORDS

from nlu.entities.cues import word_set
from senco.knowledge import Entry, Knowledge

FILE = Path(__file__).with_name("in_context.json")
LONGEST = 14  # words; longer messages say what they are about
FRAGMENT = 3  # so few words are hardly ever a question of their own
MOST_MEANINGFUL = 6  # words that carry meaning; more make no difference
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
NONSENSE_ENTRY, NONSENSE = "oos_gibberish", 0.9  # a keyboard struck at random is about nothing, after an answer too
NATION_TOPIC, CLEAR = "nation_other", 0.9
REASON = 5.0  # the odds of the last answer and its topic, if its reason is asked
CLOSED_TOPICS = ("chitchat_", "safeguarding", "handoff_", "parent_")  # nobody says goodbye about the last answer
FAINTEST = 1e-3  # confidence that an entry has at least, so that no reading rules it out
# What speaks for an entry, and what of the message decides how much it says: each pair has a weight.
SIGNALS = ("alone", "after", "same entry", "same topic", "suggested", "out of scope", "closed topic")
MANNERS = ("always", "points back", "own subject", "meaningful words", "words")


@dataclass(frozen=True)
class Signs:
    """How a message is put."""

    points_back: bool
    own_subject: bool
    meaningful_words: int
    words: int

    @classmethod
    def of(cls, text: str) -> Signs:
        """Read the signs off a text."""
        meaningful = sum(word not in EMPTY_WORDS for word in WORD.findall(text.lower()))
        back = bool(OPENS_BACK.match(text) or POINTS_BACK.search(text))
        words = len(text.split())
        return cls(
            points_back=back or not meaningful or words <= FRAGMENT,
            own_subject=bool(OWN_SUBJECT.search(text)),
            meaningful_words=meaningful,
            words=words,
        )

    def manners(self) -> np.ndarray:
        """Return the signs as numbers from 0 to 1, in the order of MANNERS."""
        meaningful = min(self.meaningful_words, MOST_MEANINGFUL) / MOST_MEANINGFUL
        return np.array([1.0, self.points_back, self.own_subject, meaningful, min(self.words, LONGEST) / LONGEST])


def texts_after(last: Entry | None, text: str, knowledge: Knowledge) -> list[str]:
    """Return a message after each subject that it may have if it says none, after an answer; nothing if it must say it."""
    if last is None or len(text.split()) > LONGEST or not re.search(r"[a-z]{2}", text.lower()):
        return []
    subjects = knowledge.subjects.get(last.id) or knowledge.subjects.get(last.topic, ())
    return [f"{subject}: {text}" for subject in subjects]


class InContext:
    """Learned weights for the entries of a classifier, in the order of its intents.

    Args:
        entries: the entries.
        weights: of each signal (rows) by each manner (columns).
    """

    def __init__(self, entries: Sequence[Entry], weights: np.ndarray) -> None:
        self._entries = entries
        self._weights = weights
        self._topics = np.array([entry.topic for entry in entries])
        self._stray = (self._topics == "oos").astype(float)
        self._closed = np.array([float(entry.topic.startswith(CLOSED_TOPICS)) for entry in entries])
        self._nonsense = [place for place, entry in enumerate(entries) if entry.id == NONSENSE_ENTRY]

    @classmethod
    def load(cls, entries: Sequence[Entry]) -> InContext:
        """Return what was learned last."""
        stored: Mapping[str, Mapping[str, float]] = json.loads(FILE.read_text(encoding="utf-8"))
        return cls(entries, np.array([[stored[signal][manner] for manner in MANNERS] for signal in SIGNALS]))

    def save(self) -> None:
        """Write ``in_context.json``."""
        rows = {
            signal: {manner: round(float(weight), 3) for manner, weight in zip(MANNERS, row, strict=True)}
            for signal, row in zip(SIGNALS, self._weights, strict=True)
        }
        FILE.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")

    def features(self, text: str, alone: np.ndarray, after: np.ndarray, last: Entry) -> np.ndarray:
        """Return what speaks for each entry: shape (entries, signals times manners).

        Args:
            text: the message.
            alone: the confidence of each entry in the text as it stands.
            after: the same with the conversation's subject before it.
            last: the entry that answered last.
        """
        same = np.array([float(entry.id == last.id) for entry in self._entries])
        suggested = np.array([float(entry.id in last.follow_ups) for entry in self._entries])
        related = (self._topics == last.topic) - same
        readings = np.log(np.array([alone, after]) + FAINTEST)
        signals = np.stack([*readings, same, related, suggested, self._stray, self._closed], axis=1)
        return (signals[:, :, None] * Signs.of(text).manners()).reshape(len(self._entries), -1)

    def weigh(self, text: str, alone: np.ndarray, after: np.ndarray, last: Entry) -> np.ndarray:
        """Return how likely a message that follows an answer asks for each entry.

        Args:
            text: the message.
            alone: the confidence of each entry in the text as it stands.
            after: the same with the conversation's subject before it.
            last: the entry that answered last.
        """
        if max(alone[self._nonsense], default=0.0) >= NONSENSE:
            return alone
        if last.topic == NATION_TOPIC and alone.max() >= CLEAR and self._stray[alone.argmax()] == 0:
            return alone  # "do I need the NPQ?" after how it is in Wales: answering knows where the visitor is
        scores = self.features(text, alone, after, last) @ self._weights.ravel()
        if ASKS_REASON.match(text):
            scores += np.log(REASON) * (self._topics == last.topic)
        raised = np.exp(scores - scores.max())
        return raised / raised.sum()
