"""Learn to read messages with several questions: ``python -m nlu.reading.learn``.

What the parts of a message ask (:mod:`nlu.reading.inside`), how much each reading of a part counts, which topics are
asked together, and how much the last answer counts (:mod:`nlu.reading.learn_context`): a classifier is trained on most of
the phrases in ``data/nlu``, and messages are read that neither it nor its encoder nor the networks on tokens have seen:
those of ``messages.yml`` that were held back, some that are joined from phrases kept from all of them
(:mod:`nlu.reading.joins`), and such phrases by themselves, some of which look as if they had parts.  What each part asks is
known, so that the weights of the readings can be fitted (conditional logistic regression).  How much closeness counts in
the classifier of parts is learned from the same messages: three numbers, which cannot learn them by heart.  Which topics
are asked together is counted in the messages that were not held back.  It takes some minutes.  Nothing is used from the
sets that measure.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import combinations, product
from zlib import crc32

import numpy as np
from scipy.optimize import minimize

from nlu.intent_model import IntentModel
from nlu.reading.follow_ups import in_context, read_follow_ups
from nlu.reading.inside import PartClassifier, default_part_classifier
from nlu.reading.joins import OUT_OF_SCOPE, Joined, Joiner, Labelled
from nlu.reading.learn_context import learn_context
from nlu.reading.messages import is_held_back, read_messages
from nlu.reading.pooling import COLUMNS, Pooling, Reading, heard_of
from nlu.reading.read_parts import ReadMessage, ReadPart, read_parts
from nlu.reading.reader import topics_of
from nlu.stretches import overlap, stretches, tokens_of_parts
from nlu.tuned_layers import has_seen
from senco.content.training_files import read_training_files
from senco.knowledge import KNOWLEDGE_DIR, load_knowledge

TIMES_WRITTEN = 2  # how often a part of a message is learned from, for each phrase
HELD_OUT = 2  # one phrase in so many of those that the sentence encoder was not tuned on; the others calibrate
JOINED = (3200, 1600)  # how many joined questions and lists
WRITTEN = 12.0  # how much a message that was written as it is counts beside one that was put together: these are many more
# How much a message with one question or none counts, for each with several: visitors ask more, but ours are chosen.
SINGLE = 0.35
# How likely two parts ask different things about one topic, and the same thing.
RELATED, AGAIN = (1.0, 0.7, 0.5), (0.7, 0.5, 0.35, 0.25, 0.18, 0.12)
CHANCE = 3.0  # pairs of topics that are as if seen beside those that were: what is seldom seen says little
STRENGTHS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)  # of what was counted
# Taken in the end from the log odds that a part asks nothing that the bot knows: a question that gets no answer is worse
# than an answer too many.  Chosen on the validation set (docs/decisions/0037).
RATHER_ANSWERED = 1.0
LEAST = 0.01  # probability of a topic: of each part only the likeliest topics are combined
SIMPLICITY = 0.5  # of the penalty on large weights
SIGNED = "oos: always"  # the only column whose weight may be negative


@dataclass(frozen=True)
class Lesson:
    """A message with what it asks, as it was read, and how much it counts."""

    message: Joined
    read: ReadMessage
    weight: float


@dataclass(frozen=True)
class Case:
    """A part: what speaks for each of its topics, which is right, and how much the case counts."""

    features: np.ndarray
    topic: int
    weight: float


def main() -> None:
    """Train, read, learn and write ``inside.npz``, ``in_context.json``, ``pooling.json`` and ``beside.npz``."""
    knowledge = load_knowledge()
    topic_of = knowledge.topic_of
    by_intent = read_training_files(KNOWLEDGE_DIR.parent).by_intent()
    phrases = [(phrase.text, intent) for intent, row in by_intent.items() for phrase in row]
    messages = read_messages()
    held_back = {message.text for message in messages if is_held_back(message.text)}
    # Some messages are phrases, too: what is held back of them is kept from the classifier.
    known = [(text, intent) for text, intent in phrases if not (is_held_out(text) or text in held_back)]
    texts, intents = [text for text, _ in known], [intent for _, intent in known]
    follow_ups = read_follow_ups(knowledge)
    unseen_follow_ups = [each for each in follow_ups if not any(map(has_seen, each.in_context))]
    seen_follow_ups = [each for each in follow_ups if each not in unseen_follow_ups]
    model = IntentModel.fit(texts, intents, topic_of, in_context(seen_follow_ups))
    unseen_messages = [message for message in messages if message.text in held_back]
    learn_inside(model, known, [message for message in messages if message.text not in held_back], unseen_messages).save()
    default_part_classifier.cache_clear()
    learned = {message.text for message in messages} - held_back
    kept = [(text, intent) for text, intent in phrases if is_held_out(text) and text not in learned]
    unseen = [Labelled(text, topic_of.get(intent, intent), intent) for text, intent in kept]
    learn_context(model, unseen_follow_ups, unseen, knowledge).save()
    taught = lessons(model, unseen)
    topics, membership = topics_of(model.intents, knowledge)
    weights = learn(taught, topics, membership)
    # Messages that were put together tell nothing about what visitors ask together.
    natural = [each for each in taught if each.message.text in held_back]
    counted = beside([message for message in messages if message.text not in held_back], topics)
    company = learn_beside(natural, topics, membership, weights, counted)
    Pooling(topics, {**weights, SIGNED: weights[SIGNED] - RATHER_ANSWERED}, *company).save(topics)


def is_held_out(text: str) -> bool:
    """Whether a phrase is kept from the classifier, to be joined."""
    return not has_seen(text) and crc32(text[::-1].encode()) % HELD_OUT == 0


def learn_inside(
    model: IntentModel, phrases: list[tuple[str, str]], messages: Iterable[Joined], unseen: Iterable[Joined]
) -> PartClassifier:
    """Return a classifier of parts.

    Args:
        model: knows the phrases.
        phrases: phrases with their intents.
        messages: messages whose parts are learned from.
        unseen: messages that nothing has learned from: from their parts is learned how much closeness counts.
    """
    texts, intents = zip(*phrases, strict=True)
    fitted = PartClassifier.fit((model.encode(texts), intents), parts_within(model, messages), TIMES_WRITTEN, model)
    return fitted.ranked_on(*parts_within(model, unseen), model)


def parts_within(model: IntentModel, messages: Iterable[Joined]) -> tuple[np.ndarray, list[str]]:
    """Return the marked questions of messages where they stand: unit vectors, a row a question, and their intents."""
    vectors, labels = [], []
    for message in messages:
        opened = model.open(message.text)
        places = tokens_of_parts(opened.read_as, [model.mend(part.text) for part in message.parts], opened.encoded.offsets)
        for part, tokens in zip(message.parts, places, strict=True):
            if tokens:
                vectors.append(opened.encoded.within(tokens))
                labels.append(part.intent)
    return np.stack(vectors), labels


def lessons(model: IntentModel, phrases: list[Labelled]) -> list[Lesson]:
    """Return the messages that are learned from: all in which the reader finds parts.

    Args:
        model: a classifier.
        phrases: phrases that neither it nor its encoder has seen.
    """
    weighed = [(message, WRITTEN) for message in read_messages() if is_held_back(message.text)]
    weighed += [(message, 1.0) for message in Joiner(phrases).messages(*JOINED)]
    weighed += [(Joined(phrase.text, (phrase,)), 1.0) for phrase in phrases]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        read = list(pool.map(lambda each: read_parts(model, each[0].text), weighed))
    found = [Lesson(message, each, weight) for (message, weight), each in zip(weighed, read, strict=True) if each.parts]
    total = {
        single: sum(each.weight for each in found if (len(each.message.parts) <= 1) is single) for single in (True, False)
    }
    share = {True: SINGLE * total[False] / total[True], False: 1.0}
    return [Lesson(each.message, each.read, each.weight * share[len(each.message.parts) <= 1]) for each in found]


def learn(lessons: Iterable[Lesson], topics: Sequence[str], topic_of: np.ndarray) -> dict[str, float]:
    """Return the weight of each column.

    Args:
        lessons: messages.
        topics: the topics.
        topic_of: which intent is of which topic, 0 or 1, shape (intents, topics).
    """
    fitted = _fit([case for lesson in lessons for case in _cases(lesson, topics, topic_of)])
    return {column: round(float(weight), 3) for column, weight in zip(COLUMNS, fitted, strict=True)}


def beside(messages: Iterable[Joined], topics: Sequence[str]) -> np.ndarray:
    """Return how many times likelier than by chance a topic is asked after another: shape (topics, topics)."""
    seen = np.zeros((len(topics), len(topics)))
    for message in messages:
        for first, second in combinations([topics.index(part.topic) for part in message.parts], 2):
            seen[first, second] += 1
    expected = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / max(seen.sum(), 1.0)
    return (seen + CHANCE) / (expected + CHANCE)


def learn_beside(
    lessons: Iterable[Lesson],
    topics: Sequence[str],
    topic_of: np.ndarray,
    weights: Mapping[str, float],
    counted: np.ndarray,
) -> tuple[np.ndarray, float]:
    """Return how topics go together, and how likely the same is asked again: what makes the right topics likeliest.

    Args:
        lessons: messages that were written as they are, and not counted.
        topics: the topics.
        topic_of: which intent is of which topic, 0 or 1, shape (intents, topics).
        weights: what :func:`learn` found.
        counted: what :func:`beside` found.
    """
    alone = Pooling(topics, weights, np.ones_like(counted), again=1.0)
    parts = []
    for lesson in lessons:
        whole = lesson.read.whole @ topic_of
        heard = heard_of(lesson.read.heard, topic_of)
        readings = [Reading.of(part, whole, heard, topic_of) for part in lesson.read.parts]
        chances, intents = [alone.probabilities(reading) for reading in readings], [reading.intents for reading in readings]
        right = [topics.index(_asked(part, lesson.message)) for part in lesson.read.parts]
        parts.append((chances, intents, right, lesson.weight))

    def likelihood(option: tuple[np.ndarray, float]) -> float:
        pooling = Pooling(topics, weights, *option)
        return sum(
            weight * np.log(max(chances[topic], LEAST))
            for before, intents, right, weight in parts
            for chances, topic in zip(pooling.together(before, intents), right, strict=True)
        )

    options = product(STRENGTHS, RELATED, AGAIN)
    return max(((_factors(counted, strength, related), again) for strength, related, again in options), key=likelihood)


def _factors(counted: np.ndarray, strength: float, related: float) -> np.ndarray:
    factors = counted**strength
    np.fill_diagonal(factors, related)
    return factors


def _cases(lesson: Lesson, topics: Sequence[str], topic_of: np.ndarray) -> Iterable[Case]:
    whole, heard = lesson.read.whole @ topic_of, heard_of(lesson.read.heard, topic_of)
    for part in lesson.read.parts:
        speaking = Reading.of(part, whole, heard, topic_of).features(topics.index(OUT_OF_SCOPE))
        yield Case(speaking, topics.index(_asked(part, lesson.message)), lesson.weight)


def _asked(part: ReadPart, message: Joined) -> str:
    """Return the topic of the question that a part is most of; a part beside all questions asks nothing that we know."""
    places = stretches(message.text, [each.text for each in message.parts])
    shared = [overlap(part.stretch, place) if place else 0 for place in places]
    return message.parts[int(np.argmax(shared))].topic if max(shared, default=0) > 0 else OUT_OF_SCOPE


def _fit(cases: list[Case]) -> np.ndarray:
    """Return the weights under which the right topics are likeliest; none but the constant's may be negative."""
    stacked = np.stack([case.features for case in cases])
    right = np.array([case.topic for case in cases])
    counts = np.array([case.weight for case in cases])
    rows = np.arange(len(cases))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = stacked @ weights
        scores -= scores.max(axis=1, keepdims=True)
        chance = np.exp(scores)
        chance /= chance.sum(axis=1, keepdims=True)
        value = -(counts * np.log(chance[rows, right])).sum() + SIMPLICITY * weights @ weights
        chance[rows, right] -= 1
        return value, np.einsum("nt,ntk->k", chance * counts[:, None], stacked) + 2 * SIMPLICITY * weights

    bounds = [(None, None) if column == SIGNED else (0.0, None) for column in COLUMNS]
    return minimize(loss, np.full(len(COLUMNS), 0.3), jac=True, method="L-BFGS-B", bounds=bounds).x


if __name__ == "__main__":
    main()
