"""How the tags of tokens become the parts of a message."""

from __future__ import annotations

import numpy as np
import pytest

from nlu.intent_model import Opened
from nlu.minilm_encoder import EncodedMessage
from nlu.reading import parts
from nlu.reading.parts import parts_of, stretches_of
from nlu.reading.tagger import BEGINS, INSIDE, OUTSIDE, TAGS, Tagger

WORDS = "hello how long is it and who pays"
PLACES = [(0, 5), (6, 9), (10, 14), (15, 17), (18, 20), (21, 24), (25, 28), (29, 33)]


@pytest.fixture(autouse=True)
def _tags_are_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    blind = Tagger([np.eye(TAGS)[None]], [np.zeros(TAGS)])
    monkeypatch.setattr(parts, "default_tagger", lambda: blind)


def opened(tags: list[int], places: list[tuple[int, int]] = PLACES, sure: float = 9.0) -> Opened:
    """Return a message whose tokens say clearly what they are, between the marks of beginning and end."""
    vectors = np.zeros((len(tags) + 2, 3))
    vectors[np.arange(1, len(tags) + 1), tags] = sure
    return Opened(
        [WORDS], [WORDS], EncodedMessage(np.zeros(3), [9] * len(vectors), vectors, vectors, [(0, 0), *places, (0, 0)])
    )


def typed(message: Opened) -> list[str]:
    return [message.text[slice(*message.typed(part.tokens))] for part in parts_of(message)]


def test_each_question_is_a_part() -> None:
    tags = [OUTSIDE, BEGINS, INSIDE, INSIDE, INSIDE, OUTSIDE, BEGINS, INSIDE]
    assert typed(opened(tags)) == ["how long is it", "who pays"]


def test_one_question_is_one_part() -> None:
    assert typed(opened([OUTSIDE, BEGINS, INSIDE, INSIDE, INSIDE, OUTSIDE, OUTSIDE, OUTSIDE])) == ["how long is it"]


def test_what_is_inside_must_have_begun() -> None:
    tags = [OUTSIDE, INSIDE, INSIDE, INSIDE, INSIDE, OUTSIDE, BEGINS, INSIDE]
    assert typed(opened(tags)) == ["how long is it", "who pays"]


def test_no_question_begins_within_a_word() -> None:
    pieces = [(0, 5), (6, 9), (10, 12), (12, 14), (15, 17), (25, 28), (29, 33)]
    tags = [OUTSIDE, BEGINS, INSIDE, BEGINS, INSIDE, BEGINS, INSIDE]
    assert typed(opened(tags, pieces)) == ["how long is", "who pays"]


def test_no_question_ends_within_a_word() -> None:
    pieces = [(0, 5), (6, 9), (10, 12), (12, 14), (15, 17), (25, 28), (29, 33)]
    tags = [OUTSIDE, BEGINS, INSIDE, OUTSIDE, INSIDE, BEGINS, INSIDE]
    assert typed(opened(tags, pieces)) == ["how long is", "who pays"]


def test_what_joins_questions_is_no_part_of_them() -> None:
    tags = [OUTSIDE, BEGINS, INSIDE, INSIDE, INSIDE, INSIDE, BEGINS, INSIDE]
    assert typed(opened(tags)) == ["how long is it", "who pays"]
    alone = [OUTSIDE, BEGINS, INSIDE, INSIDE, INSIDE, BEGINS, BEGINS, INSIDE]
    assert typed(opened(alone)) == ["how long is it", "who pays"]


def test_a_lone_n_joins_questions() -> None:
    places = [*PLACES[:5], (21, 22), *PLACES[6:]]
    message = opened([OUTSIDE, BEGINS, INSIDE, INSIDE, INSIDE, BEGINS, BEGINS, INSIDE], places)
    message = Opened([WORDS.replace("and", "n  ")], [WORDS.replace("and", "n  ")], message.encoded)
    assert typed(message) == ["how long is it", "who pays"]


def test_what_barely_begins_is_doubtful() -> None:
    tags = [OUTSIDE, BEGINS, INSIDE, INSIDE, INSIDE, OUTSIDE, BEGINS, INSIDE]
    assert parts_of(opened(tags, sure=2.0))[0].doubt > parts_of(opened(tags))[0].doubt == -parts.MOST_DOUBT


def test_there_are_at_most_four_parts() -> None:
    assert len(typed(opened([BEGINS] * len(PLACES)))) == parts.MOST_PARTS


def test_a_question_ends_where_the_next_begins() -> None:
    assert stretches_of([BEGINS, INSIDE, BEGINS, OUTSIDE, BEGINS]) == [(0, 2), (2, 3), (4, 5)]
