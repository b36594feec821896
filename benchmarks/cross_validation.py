"""``python -m benchmarks.cross_validation``: the classifier on phrases that neither it nor its encoder has seen.

The sentence encoder was tuned on six phrases in seven (:mod:`nlu.tuned_layers`), so only the seventh is tested: in five
rounds, each time with a classifier that learned from all the others.  Prints accuracy, macro-F1 and how often a confidence
is right.
"""

from __future__ import annotations

import numpy as np
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

from nlu.intent_model import IntentModel
from nlu.reading.follow_ups import follow_ups_in_context
from nlu.tuned_layers import has_seen
from senco.content.training_files import read_training_files
from senco.knowledge import KNOWLEDGE_DIR, load_knowledge

ROUNDS = 5
SEED = 7
BINS = np.array([0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0])


def main() -> None:
    """Run the rounds and print the figures."""
    knowledge = load_knowledge()
    topic_of, in_context = knowledge.topic_of, follow_ups_in_context(knowledge)
    by_intent = read_training_files(KNOWLEDGE_DIR.parent).by_intent()
    pairs = [(phrase.text, intent) for intent, row in by_intent.items() for phrase in row]
    unseen = [place for place, (text, _) in enumerate(pairs) if not has_seen(text)]
    labels = np.array([pairs[place][1] for place in unseen])
    found, confidence = np.empty_like(labels), np.zeros(len(labels))
    for number, (_, tested) in enumerate(StratifiedKFold(ROUNDS, shuffle=True, random_state=SEED).split(labels, labels), 1):
        left_out = {unseen[place] for place in tested}
        kept = [pair for place, pair in enumerate(pairs) if place not in left_out]
        model = IntentModel.fit([text for text, _ in kept], [intent for _, intent in kept], topic_of, in_context)
        for place, prediction in zip(tested, model.predict([pairs[unseen[place]][0] for place in tested]), strict=True):
            best = model.rank(prediction, 1)[0][0]
            found[place] = best
            confidence[place] = _of_topic(model, prediction.confidences, topic_of, topic_of.get(best, best))
        print(f"Round {number} of {ROUNDS} done", flush=True)
    _print(labels, found, confidence, topic_of)


def _of_topic(model: IntentModel, confidences: np.ndarray, topic_of: dict[str, str], topic: str) -> float:
    return float(
        sum(each for each, name in zip(confidences, model.intents, strict=True) if topic_of.get(name, name) == topic)
    )


def _print(labels: np.ndarray, found: np.ndarray, confidence: np.ndarray, topic_of: dict[str, str]) -> None:
    topics, found_topics = (np.array([topic_of.get(name, name) for name in names]) for names in (labels, found))
    for name, truth, guess in (("intent", labels, found), ("topic", topics, found_topics)):
        score = f1_score(truth, guess, average="macro")
        print(f"{name:<8}{len(set(truth)):>4} classes  right {np.mean(truth == guess):.3f}  macro-F1 {score:.3f}")
    print("\nconfidence in the topic   phrases   right")
    for low, high in zip(BINS, BINS[1:], strict=False):
        inside = (confidence >= low) & (confidence < high if high < 1 else confidence <= high)
        if inside.any():
            print(f"{low:>10.1f} to {high:.1f}{inside.sum():>15}{np.mean((topics == found_topics)[inside]):>8.3f}")


if __name__ == "__main__":
    main()
