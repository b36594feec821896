"""What is measured is kept apart from what was learned, and there is enough of it."""

from __future__ import annotations

import pytest

from senco.guard.normalise import GUARD_DIR
from senco.guard.train import EXAMPLES, read_material
from senco.knowledge.yaml_files import read_yaml
from tests.guard.near import NearDuplicates
from tests.guard.sets import CONCERNS, LOOKALIKES, held_back_questions, messages

SENTENCE = 5  # words: shorter phrases are what everybody says


@pytest.fixture(scope="module")
def learned() -> NearDuplicates:
    phrases = read_yaml(GUARD_DIR / "safeguarding.yml")
    written = [phrase for block in phrases["rules"] for phrase in block["phrases"] if phrase == phrase.lower()]
    written += [member for members in phrases["words"].values() for member in members.split(",")]
    sentences = [phrase for phrase in written if len(phrase.split()) >= SENTENCE]
    return NearDuplicates([*(text for texts in read_yaml(EXAMPLES).values() for text in texts), *sentences])


def test_a_light_edit_is_noticed(learned: NearDuplicates) -> None:
    example = next(text for text in read_material().concerns if len(text) > 40)
    assert learned.find(f"Please, {example.lower()}!") == example
    assert learned.find("what does the course cost in the north of england") is None


@pytest.mark.parametrize("folder", ["held_out", "looked_at"])
def test_no_message_is_a_light_edit_of_an_example_or_phrase(learned: NearDuplicates, folder: str) -> None:
    found = {message.text: learned.find(message.text) for message in messages(folder, *CONCERNS, *LOOKALIKES)}
    assert {text: near for text, near in found.items() if near} == {}


def test_no_message_of_the_two_sets_is_a_light_edit_of_the_other() -> None:
    looked_at = NearDuplicates(message.text for message in messages("looked_at", *CONCERNS, *LOOKALIKES))
    held_out = messages("held_out", *CONCERNS, *LOOKALIKES)
    assert [message.text for message in held_out if looked_at.find(message.text)] == []


def test_no_ordinary_question_held_back_was_learned_from() -> None:
    learned_questions = set(read_material().ordinary)
    assert [message.text for message in held_back_questions() if message.text in learned_questions] == []


@pytest.mark.parametrize(
    ("kinds", "least"),
    [(("urgent",), 150), (("urgent", "explicit"), 300), (("indirect",), 300), (LOOKALIKES, 300)],
)
def test_enough_is_measured(kinds: tuple[str, ...], least: int) -> None:
    assert len({message.text for message in messages("held_out", *kinds)}) >= least


def test_enough_ordinary_questions_are_measured() -> None:
    assert len(held_back_questions()) >= 2000
