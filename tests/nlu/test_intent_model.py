"""The classifier on a small set of its own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nlu.intent_model import IntentModel
from nlu.reading.joins import Joined, Labelled
from nlu.reading.learn import learn_inside, parts_within

PHRASES = {
    "pizza": [
        "order a pizza",
        "i want pizza",
        "pizza please",
        "one margherita pizza",
        "get me a pizza",
        "pizza tonight",
    ],
    "pasta": [
        "order pasta",
        "i want pasta",
        "pasta please",
        "a bowl of pasta",
        "get me some pasta",
        "pasta tonight",
    ],
    "train": [
        "when is the train",
        "next train to york",
        "train times",
        "is the train late",
        "book a train",
        "train home",
    ],
    "weather": [
        "will it rain",
        "weather tomorrow",
        "is it sunny in leeds",
        "forecast for sunday please",
        "how cold is it outside",
        "weather at the weekend",
    ],
    "music": [
        "play some music",
        "play a song by abba",
        "louder music please",
        "stop the music",
        "next song",
        "music for dancing",
    ],
}
SAME = 0.95  # the cosine of a text to itself: encoding rounds otherwise among other texts
GROUP_OF = {"pizza": "food", "pasta": "food", "train": "travel"}


@pytest.fixture(scope="module")
def model() -> IntentModel:
    rows = [(text, intent) for intent, texts in PHRASES.items() for text in texts]
    return IntentModel.fit([text for text, _ in rows], [intent for _, intent in rows], GROUP_OF)


def best(model: IntentModel, text: str) -> tuple[str, float]:
    return model.rank(model.predict([text])[0], 1)[0]


def test_it_learns(model: IntentModel) -> None:
    assert best(model, "could I have a pizza")[0] == "pizza"
    assert best(model, "what time does the train go")[0] == "train"


def test_strange_texts_are_trusted_less(model: IntentModel) -> None:
    assert best(model, "train times please")[1] > best(model, "the king of Sweden plays chess")[1]


def test_saving_and_loading_changes_nothing_that_matters(model: IntentModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    loaded = IntentModel.load(tmp_path)
    texts = ["pasta for two", "late train", "zzz", ""]
    for mine, theirs in zip(model.predict(texts), loaded.predict(texts), strict=True):
        np.testing.assert_allclose(mine.confidences, theirs.confidences, atol=5e-3)


def test_the_same_phrases_give_the_same_model(model: IntentModel) -> None:
    rows = [(text, intent) for intent, texts in PHRASES.items() for text in texts]
    again = IntentModel.fit([text for text, _ in rows], [intent for _, intent in rows], GROUP_OF)
    for mine, theirs in zip(model.predict(["a train"]), again.predict(["a train"]), strict=True):
        np.testing.assert_array_equal(mine.confidences, theirs.confidences)


def test_a_saved_model_holds_nothing_pickled(model: IntentModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"model.npz", "model.json"}
    with np.load(tmp_path / "model.npz", allow_pickle=False) as arrays:
        assert all(arrays[name].dtype != object for name in arrays.files)


def test_texts_are_read_alike_beside_a_message_and_without(model: IntentModel) -> None:
    texts = ["pizza please", "next song"]
    for message in ("pizza please and louder", "the train, louder"):
        found = [each.confidences for each in model.predict_beside(model.open(message), texts)]
        np.testing.assert_allclose(found, [each.confidences for each in model.predict(texts)], atol=0.02)


def test_a_message_is_read_alike_whether_it_was_opened_or_not(model: IntentModel) -> None:
    opened = model.open("is the trian late")
    found = model.predict_beside(opened, ["is the trian late"])[0].confidences
    np.testing.assert_allclose(found, model.predict(["is the trian late"])[0].confidences, atol=0.02)


def test_a_part_that_is_a_phrase_is_nearest_to_it(model: IntentModel) -> None:
    chances = np.full((2, len(model.intents)), 1 / len(model.intents))
    found = model.nearest(model.encode(["pasta please", "next song"]), chances)
    assert found.shape == (2, len(model.intents), 2)
    for part, intent in enumerate(("pasta", "music")):
        assert (found[part].argmax(axis=0) == model.intents.index(intent)).all()
        assert (found[part, model.intents.index(intent)] > SAME).all()


def test_parts_are_measured_by_the_vectors_that_the_phrases_are_kept_as(model: IntentModel) -> None:
    meaning, wording = model.kinds_of(model.encode(["pizza tonight"]))
    kept = model._heads.phrases
    pizzas = slice(*kept.starts[model.intents.index("pizza") :][:2])
    for vector, phrases in zip((meaning, wording), kept.kinds, strict=False):
        assert (phrases[pizzas] @ vector[0]).max() > SAME
        assert (phrases @ vector[0]).min() < 0.9


def test_a_classifier_of_parts_learns_from_messages_as_they_stand(model: IntentModel) -> None:
    def message(text: str, *parts: tuple[str, str]) -> Joined:
        return Joined(text, tuple(Labelled(part, GROUP_OF.get(intent, intent), intent) for part, intent in parts))

    known = [(text, intent) for intent, texts in PHRASES.items() for text in texts]
    marked = [
        message("hungry, order pasta and is the train late", ("order pasta", "pasta"), ("is the train late", "train")),
        message("book a trian, then louder music", ("book a trian", "train"), ("louder music", "music")),
        message("hello there"),
    ]
    vectors, labels = parts_within(model, marked)
    assert labels == ["pasta", "train", "train", "music"]
    np.testing.assert_allclose(np.linalg.norm(np.split(vectors, 2, axis=1), axis=2), 1.0, atol=1e-3)
    learned = learn_inside(model, known, marked, marked)
    found = learned.chances(vectors, model).argmax(axis=1)
    assert [model.intents[each] for each in found] == labels
