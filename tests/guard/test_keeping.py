"""What is kept of a message: the words of the project, and no other."""

from __future__ import annotations

import random

import pytest

from senco.guard.keeping import keepable, known_words
from tests.guard.made_up_people import FIRST_NAMES, LAST_NAMES, made_up
from tests.training_data import phrases_by_intent


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("How long is the NPQ?", "how long is the npq?"),
        ("My pupil Zebediah Quill has autism", "my pupil … has autism"),
        ("I'm Priya, born 12/03/1985, at 14 Acacia Avenue LS1 4DY", "i'm …, born …, at 14 … [postcode]"),
        ("appointed 3rd of March, 2025", "appointed …, 2025"),
        ("call 07700 900123 about canary-7731", "call [phone] about …"),
        ("my code is 0:7:7:0:0:9 ok", "my code is … ok"),
        ("born 12 of the 3rd 1985", "born … 1985"),
        ("", ""),
    ],
)
def test_only_known_words_are_kept(typed: str, kept: str) -> None:
    assert keepable(typed) == kept


def test_names_are_left_out_however_they_are_written() -> None:
    """500 sentences, half of them in small letters; the names are those of many peoples."""
    chance = random.Random(7)
    kept = 0
    for number in range(500):
        name = f"{chance.choice(FIRST_NAMES).title()} {chance.choice(LAST_NAMES).title()}"
        sentence = chance.choice(["my pupil {} has autism", "I am {}, when can I start", "does {} qualify?"]).format(name)
        text = keepable(sentence.lower() if number % 2 else sentence)
        kept += any(part in text for part in name.lower().replace("-", " ").split() if len(part) > 2)
    assert kept == 0


@pytest.mark.parametrize("kind", ["email", "phone", "card", "national_insurance", "nhs_number", "upn", "postcode"])
def test_no_number_of_a_person_is_kept(kind: str) -> None:
    for message in made_up(kind)[:200]:
        digits = "".join(sign for sign in keepable(message) if sign.isdigit())
        assert len(digits) <= 2, message


def test_editors_can_still_read_the_questions() -> None:
    phrases = [phrase for phrases in phrases_by_intent().values() for phrase in phrases]
    words = [word for phrase in phrases for word in phrase.lower().split() if word.isalpha()]
    kept = sum(word in known_words() for word in words)
    assert kept / len(words) >= 0.95
