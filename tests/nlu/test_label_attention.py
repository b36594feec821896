"""The network that hears what a message asks as a whole, made up of a few numbers and as it was learned."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nlu.minilm_encoder import EncodedMessage, question_encoder
from nlu.reading import label_attention
from nlu.reading.label_attention import LabelAttention, default_label_attention

INTENTS = ["npq_cost", "npq_duration", "workload_time"]
NUMBERS, UNITS, WIDTH = 4, 3, 3


def message(vectors: np.ndarray) -> EncodedMessage:
    """Return a message of which only the vectors matter: a half of each for each layer."""
    return EncodedMessage(np.zeros(0), list(range(len(vectors))), *np.split(vectors, 2, axis=1), [])


@pytest.fixture
def made_up() -> LabelAttention:
    draw = np.random.RandomState(0).standard_normal
    shapes = (NUMBERS, UNITS), (UNITS,), (WIDTH, NUMBERS, UNITS), (UNITS,), (UNITS, 3), (UNITS, 3), (3,)
    return LabelAttention(INTENTS, *(draw(shape).astype(np.float32) for shape in shapes))


@pytest.fixture
def vectors() -> np.ndarray:
    return np.random.RandomState(1).standard_normal((5, NUMBERS)).astype(np.float32)


def test_what_is_heard_is_attention_written_out(made_up: LabelAttention, vectors: np.ndarray) -> None:
    heard = made_up.hear(message(vectors), INTENTS)
    beyond = np.vstack([np.zeros(NUMBERS), vectors, np.zeros(NUMBERS)])
    found = []
    for token in range(len(vectors)):
        seen = sum(beyond[token + place] @ made_up.around[place] for place in range(WIDTH))
        found.append(vectors[token] @ made_up.own + made_up.own_bias + np.maximum(seen + made_up.around_bias, 0.0))
    for intent in range(3):
        looks = np.exp([units @ made_up.attention[:, intent] for units in found])
        attention = looks / looks.sum()
        says = [units @ made_up.says[:, intent] for units in found]
        odds = np.dot(attention, says) + made_up.says_bias[intent]
        np.testing.assert_allclose(heard.attention[:, intent], attention, rtol=1e-4)
        np.testing.assert_allclose(heard.chances[intent], 1 / (1 + np.exp(-odds)), rtol=1e-4)


def test_the_tokens_of_a_message_share_what_was_heard(made_up: LabelAttention, vectors: np.ndarray) -> None:
    heard = made_up.hear(message(vectors), INTENTS)
    np.testing.assert_allclose(heard.within((0, 2)) + heard.within((2, 5)), heard.chances, rtol=1e-5)


def test_intents_come_in_the_order_asked_for_and_a_newer_one_is_not_heard(
    made_up: LabelAttention, vectors: np.ndarray
) -> None:
    heard = made_up.hear(message(vectors), ["workload_time", "written_yesterday", "npq_cost"])
    expected = made_up.hear(message(vectors), INTENTS).chances
    assert heard.chances.tolist() == [expected[2], 0.0, expected[0]]


def test_what_was_learned_comes_back(
    made_up: LabelAttention, vectors: np.ndarray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(label_attention, "FILE", tmp_path / "label_attention.npz")
    made_up.save()
    loaded, expected = LabelAttention.load().hear(message(vectors), INTENTS), made_up.hear(message(vectors), INTENTS)
    np.testing.assert_allclose(loaded.chances, expected.chances, atol=0.01)


def test_a_network_of_another_encoder_is_refused(
    made_up: LabelAttention, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(label_attention, "FILE", tmp_path / "label_attention.npz")
    made_up.save()
    monkeypatch.setattr(label_attention, "version", lambda: 0)
    with pytest.raises(RuntimeError, match="make tune"):
        LabelAttention.load()


def test_it_learned_to_hear_two_things_in_one_story() -> None:
    text = "Head wants me to be SENCO and I like the idea. How long is the NPQ, though, and nobody tells me who pays for it"
    encoded = question_encoder().encode_message(text)
    heard = default_label_attention().hear(encoded, ["npq_duration", "npq_who_pays", "role_acronym"])
    assert heard.chances[:2].min() > 0.5 > heard.chances[2]
    where = [encoded.offsets[token][0] for token in heard.attention[:, :2].argmax(axis=0)]
    assert text.index("How") <= where[0] < text.index("though") < where[1]
