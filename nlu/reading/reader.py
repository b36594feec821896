"""Read a message: from its text to questions with ranked guesses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from nlu.entities import find_mentions
from nlu.intent_model import IntentModel
from nlu.reading.clauses import asks
from nlu.reading.excerpt import excerpt
from nlu.reading.in_context import InContext, texts_after
from nlu.reading.inside import default_part_classifier
from nlu.reading.joins import OUT_OF_SCOPE
from nlu.reading.label_attention import default_label_attention
from nlu.reading.pooling import TINY, Pooling, Reading, heard_of
from nlu.reading.read_parts import ReadMessage, ReadPart, read_parts
from nlu.reading.settling import Asked, is_sure, settle
from nlu.stretches import stretches
from senco.answering import Guess, Question, Understanding
from senco.answering.decide import ANSWER_AT, Outcome, decide
from senco.clock import today
from senco.knowledge import Knowledge

RANKING_LENGTH = 8
CLEAR = 0.5  # confidence from which the whole message is taken for a question about one topic
CLEARER = 0.8  # and from which the only part that asks something is believed all the same
CLEAR_PART = 0.0  # the doubt up to which a part of a follow-up is one: likelier than not
# A message that looks like nothing the bot knows of is believed only from here if one of its parts is as clearly about it.
SURELY_STRAY = SURELY_ASKED = 0.95
BARELY_A_PART = 2.5  # the doubt up to which such a part is one
SHORTEST_HIDDEN = 3  # words of a question behind thanks; "right, thanks anyway" has none
# How likely a message has to ask what no part of it asks, beside something else and by itself (docs/decisions/0037); both at
# least CLEARLY_HEARD, or it has no place.
HEARD, HEARD_ALONE = 0.7, 0.95
COURTESIES = frozenset({"chitchat_greet", "chitchat_thanks", "chitchat_bye"})


class _Read(NamedTuple):
    """The questions of a text, and whether it asks anything."""

    questions: tuple[Question, ...]
    asks: bool


class MessageReader:
    """Reads messages with a trained classifier; the Rasa component and ``make eval`` both use it."""

    def __init__(self, model: IntentModel, knowledge: Knowledge) -> None:
        self._model = model
        self._knowledge = knowledge
        self._topics, self._topic_of = topics_of(model.intents, knowledge)
        self._topic_of_intent = self._topic_of.argmax(axis=1).tolist()
        self._place = {topic: place for place, topic in enumerate(self._topics)}
        self._pooling = Pooling.load(self._topics)
        self._in_context = InContext.load([knowledge.entries[intent] for intent in model.intents])
        self._polite = np.array([topic in COURTESIES for topic in self._topics])
        self._courtesies = frozenset(np.flatnonzero(self._polite).tolist())
        self._out_of_scope = self._topics.index(OUT_OF_SCOPE)
        # The first date, fact and part of a message take a quarter of a second and more: not a visitor's.
        find_mentions("I became SENCO last September", today())
        default_part_classifier()
        default_label_attention()

    def read(self, text: str, last_entry: str | None = None) -> Understanding:
        """Return the questions of a message with their likeliest entries, and what it says about the visitor.

        The message as a whole is always read (of one that is very long, the end); its parts are read too if it may have
        several questions.

        Args:
            text: the message.
            last_entry: the entry that answered last, on which a short message may lean.
        """
        read = self._read(excerpt(text), last_entry)
        return Understanding(text, read.questions, find_mentions(text, today()), read.asks)

    def _read(self, text: str, last_entry: str | None) -> _Read:
        last = self._knowledge.entries.get(last_entry or "")
        after = texts_after(last, text, self._knowledge)
        read = read_parts(self._model, text, after)
        hides = read.only is not None and read.only != text and len(read.only.split()) >= SHORTEST_HIDDEN
        if hides and self._is_polite(read.whole):
            hidden = self._read(read.only, last_entry)
            if self._asks_us(hidden.questions[0]):
                return _Read(hidden.questions, asks=True)
        whole, parts = read.whole, read.parts
        if last and after:
            parts = self._in_follow_up(parts)
            whole = self._in_context.weigh(text, whole, np.mean(read.others, axis=0), last)
        asked = self._asked(parts, whole, read.heard) or self._asked_beside_strays(read) or [self._question(text, whole)]
        if not after:
            asked = self._with_what_was_heard(asked, read, text)
        return _Read(tuple(asked), asks(text))

    def _is_polite(self, whole: np.ndarray) -> bool:
        """Whether a message as a whole reads like a greeting or thanks; a question may stand behind it."""
        return bool(self._polite[(whole @ self._topic_of).argmax()])

    def _asks_us(self, question: Question) -> bool:
        """Whether a question is clear, and one about what the bot knows."""
        best = question.guesses[0]
        topic = self._knowledge.topic_of.get(best.entry, best.entry)
        return best.confidence >= ANSWER_AT and topic != OUT_OF_SCOPE and topic not in COURTESIES

    @staticmethod
    def _in_follow_up(parts: Sequence[ReadPart]) -> list[ReadPart]:
        """Return the parts of a short message after an answer: the tagger does not know that, and parts it too readily."""
        clear = [part for part in parts if part.doubt <= CLEAR_PART]
        return clear if len(clear) > 1 else []

    def _asked(self, parts: Sequence[ReadPart], whole: np.ndarray, heard: np.ndarray) -> list[Question]:
        """Return the questions of the parts; nothing if the message as a whole is to be believed.

        Args:
            parts: the parts.
            whole: the confidence of each intent in the whole message.
            heard: how likely it asks each intent, whatever else it asks.
        """
        if not parts:
            return []
        background, heard = whole @ self._topic_of, heard_of(heard, self._topic_of)
        readings = [Reading.of(part, background, heard, self._topic_of) for part in parts]
        intents = [reading.intents for reading in readings]
        chances = self._pooling.together([self._pooling.probabilities(reading) for reading in readings], intents)
        settled = settle(chances, intents, self._out_of_scope)
        asked = [each for each in settled if not self._is_courtesy(each)]
        if len(asked) == 1 and len(settled) > 1 and not is_sure(asked[0]):  # only the courtesy was sure
            return [self._question(parts[asked[0].part].text, parts[asked[0].part].alone)]
        asked = asked or settled
        if len(asked) == 1 and background[~self._polite].max() >= CLEAR and max(asked[0].likely.values()) < CLEARER:
            return []
        return [self._part(parts[each.part], each) for each in asked]

    def _asked_beside_strays(self, read: ReadMessage) -> list[Question]:
        """Return the questions that are clear by themselves in a message that is not: "tell me a joke, then ...".

        Args:
            read: a message, as a whole not about anything, or about nothing that the bot knows of.
        """
        background = read.whole @ self._topic_of
        stray, likeliest = background[self._out_of_scope], int(background.argmax())
        if stray >= SURELY_STRAY or (likeliest != self._out_of_scope and background[likeliest] >= ANSWER_AT):
            return []
        parts = [(part.text, part.alone) for part in read.parts if part.doubt <= BARELY_A_PART]
        if read.only is not None:
            parts = [(read.only, self._model.predict([read.only])[0].confidences)]
        return [self._question(text, alone) for text, alone in parts if self._is_surely_asked(alone)]

    def _with_what_was_heard(self, asked: list[Question], read: ReadMessage, text: str) -> list[Question]:
        """Return questions and, in their places, what was heard beside them in the message as a whole.

        Where nothing else would be answered, only what was heard very clearly counts, and it alone.
        """
        heard = self._clearly_heard(read)
        topics = {self._topic_asked(question) for question in asked if self._is_answered(question)} if heard else set()
        least = HEARD if topics else HEARD_ALONE
        new = {topic: intent for topic, intent in heard.items() if topic not in topics and read.heard[intent] >= least}
        if not new:
            return asked
        beside = asked if topics else []
        kept = [question for question in beside if self._topic_asked(question) not in {*new, *self._courtesies}]
        placed = list(zip(self._starts(kept, read, text), kept, strict=True))
        for topic, intent in new.items():
            start, sentence = read.places[intent]
            placed.append((start, self._question(sentence, read.heard * self._topic_of[:, topic])))
        return [question for _, question in sorted(placed, key=lambda each: each[0])]

    def _clearly_heard(self, read: ReadMessage) -> dict[int, int]:
        """Return the topics of ours that were heard clearly, each with its likeliest intent."""
        intents = sorted((intent for intent in read.places if read.heard[intent] >= HEARD), key=read.heard.__getitem__)
        likeliest = {self._topic_of_intent[intent]: intent for intent in intents}
        return {topic: intent for topic, intent in likeliest.items() if topic not in {self._out_of_scope, *self._courtesies}}

    def _is_answered(self, question: Question) -> bool:
        """Whether a question gets an answer of ours."""
        decision = decide(question, self._knowledge)
        return decision.outcome is Outcome.ANSWER and self._topic_asked(question) not in {
            self._out_of_scope,
            *self._courtesies,
        }

    def _starts(self, questions: Sequence[Question], read: ReadMessage, text: str) -> list[int]:
        """Return where questions begin; one that is the whole message, where most of it was heard."""
        if [question.text for question in questions] == [text]:
            place = read.places.get(self._model.intents.index(questions[0].guesses[0].entry))
            return [place.start if place else 0]
        return [place[0] if place else 0 for place in stretches(text, [question.text for question in questions])]

    def _topic_asked(self, question: Question) -> int:
        """Return the likeliest topic of a question."""
        chances: Counter[int] = Counter()
        for guess in question.guesses:
            chances[self._place[self._knowledge.topic_of.get(guess.entry, guess.entry)]] += guess.confidence
        return max(chances, key=chances.__getitem__)

    def _is_surely_asked(self, confidences: np.ndarray) -> bool:
        by_topic = confidences @ self._topic_of
        likeliest = int(by_topic.argmax())
        return by_topic[likeliest] >= SURELY_ASKED and likeliest != self._out_of_scope and not self._polite[likeliest]

    def _is_courtesy(self, asked: Asked) -> bool:
        """Whether a part is a greeting or thanks, or nothing that could be offered: it needs no answer beside a question."""
        return bool(self._polite[[*asked.likely]].all())

    def _part(self, part: ReadPart, asked: Asked) -> Question:
        """Return a part as a question; the entries of a topic share its chance as in the reading that is surer of it."""
        confidences = np.zeros_like(part.alone)
        for topic, chance in asked.likely.items():
            inside = self._topic_of[:, topic]
            surer = max(part.alone, part.within, key=lambda each: each @ inside) * inside
            confidences += surer * chance / max(surer.sum(), TINY)
        return self._question(part.text, confidences)

    def _question(self, text: str, confidences: np.ndarray) -> Question:
        ranked = np.argsort(-confidences)[:RANKING_LENGTH]
        return Question(text, tuple(Guess(self._model.intents[each], float(confidences[each])) for each in ranked))


def topics_of(intents: Sequence[str], knowledge: Knowledge) -> tuple[list[str], np.ndarray]:
    """Return the topics of intents, sorted, and which intent is of which: 0 or 1, shape (intents, topics)."""
    each = [knowledge.topic_of.get(intent, intent) for intent in intents]
    topics = sorted(set(each))
    return topics, np.array([[float(one == topic) for topic in topics] for one in each])
