"""What is kept of a message: the words of the project, and no other."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from senco.guard.keeping import _words_in, keepable, known_words
from tests.guard.made_up_people import FIRST_NAMES, LAST_NAMES, made_up
from tests.training_data import phrases_by_intent

NAMES_FILE = Path(__file__).resolve().parents[2] / "knowledge" / "guard" / "names.txt"
# Class lists and staff lists written by hand; the first row are names that training phrases once let through.
CLASS_LISTS = """
    karen ben dan grace sue drew faith joy penny max gift peace devon sydney mae
    amelia oliver noah isla muhammad freya theo maisie alfie poppy jayden kayleigh connor bethany callum chloe
    trevor janet derek pauline clive beryl graham maureen nigel lorraine darren tracey lee gemma craig stacey
    priya aisha zainab imran harpreet gurdeep arjun fatima yusuf nadia kwame chidi ngozi abena tendai folasade
    agnieszka piotr kasia andrei ioana mateusz elena mo sam kate alex raj wen mick guy rich sal
    siobhan niamh cerys rhys angharad eilidh hamish aoife padraig gwen
    smith jones khan patel begum hussain singh kaur bell hall hill ward wood stone cole king green lane burns barry
    o'connor mcdonald okafor adeyemi nowak kowalski popescu nguyen fernandes macleod
"""
SMALL_PLACES = "llanelli whitby faslane omagh chorley catterick oakfield truro rhyl wigan oldham skye"


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


@pytest.mark.parametrize("name", f"{CLASS_LISTS} {SMALL_PLACES}".split())
def test_no_name_of_a_class_list_or_small_place_is_kept(name: str) -> None:
    for written in (name, name.title(), name.upper(), f"{name}'s", f"{name.title()}’s"):
        assert keepable(f"my pupil {written} has autism") == "my pupil … has autism"
        assert keepable(f"does {written} need the npq?") == "does … need the npq?"


def test_words_that_are_needed_are_kept_although_they_are_names_too() -> None:
    lines = NAMES_FILE.read_text(encoding="utf-8").splitlines()
    needed = {word for line in lines if line.startswith("# stays") for word in line.rpartition(":")[2].split()}
    assert len(needed) > 50
    assert not {word for word in needed if keepable(f"my {word} now") != f"my {word} now"}


def test_the_names_are_sorted_and_can_each_be_found() -> None:
    """A capital or a second word in a line would let the name through without a sound."""
    names = [line for line in NAMES_FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert names == sorted(set(names))
    assert not {*CLASS_LISTS.split(), *SMALL_PLACES.split()}.difference(names)
    assert not [name for name in names if not re.fullmatch(r"[a-z]+(?:'[a-z]+)?", name)]


def test_part_of_a_word_with_accents_is_not_taken_for_a_word() -> None:
    assert _words_in("Muss man dafür zahlen, ou en français?") == ["muss", "man", "zahlen", "ou", "en"]


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
