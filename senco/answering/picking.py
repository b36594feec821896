"""Choose one of the buttons on offer in words: by its title, by its number ("the second one"), or by a word of its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from senco.knowledge import Entry, Knowledge

ORDINALS = (
    ("1", "1st", "first", "one", "a"),
    ("2", "2nd", "second", "two", "b"),
    ("3", "3rd", "third", "three", "c"),
    ("4", "4th", "fourth", "four"),
    ("5", "5th", "fifth", "five"),
    *((str(number), f"{number}th") for number in range(6, 21)),
)
LAST = "last"
_AROUND_ORDINAL = """
    the one ones number no option question button choice answer pls please yes yeah ok i ill want go with for id like to
    choose pick it is its that
"""
_FUNCTION = """
    a an about what whats how do does did is are can could me my you in of and or on at be if tell know more just then
    when which who why where there this these so really meant mean thing the one ones it its that but not so
"""
_HEDGES = """
    obvs obviously ofc course of probably definitely surely guess think suppose reckon currently mostly mainly basically i
    just like um er well lol mate tbh please thanks a an the in at its it is from im work am for now
"""
_DENYING = "not no but except outside without never nor neither isnt arent dont doesnt havent hasnt wasnt"
DENYING = frozenset(_DENYING.split())
HEDGES = frozenset(_HEDGES.split())
AROUND_ORDINAL = frozenset(_AROUND_ORDINAL.split())
FUNCTION_WORDS = frozenset(_FUNCTION.split())
LAUGHTER = frozenset(["lol", "lmao", "haha", "hahaha", "ha", "hehe", "ok", "okay"])
EMPTY_WORDS = AROUND_ORDINAL | FUNCTION_WORDS
LONGEST_BY_WORDS = 6
STEM = 4  # letters by which two words are the same here: "apply" and "applying", "cost" and "costs"


def pick(text: str, names: Sequence[Sequence[str]], by_words: bool = False) -> int | None:
    """Return the index of the choice that a message names, or None.

    Args:
        text: the message.
        names: for each choice, its title and what else it may be called.
        by_words: whether words that only one title has are enough ("the pay one").
    """
    said = words_of(text)
    if not said:
        return None
    for index, row in enumerate(names):
        if any(words_of(name) == said for name in row):
            return index
    found = _by_number(said, len(names))
    return found if found is not None or not by_words else _by_words(said, names)


def without_hedges(text: str) -> str:
    """Return a message without the words that only colour a reply ("England obvs", "probably mainstream")."""
    return " ".join(word for word in words_of(text) if word not in HEDGES)


def entry_asked(text: str, knowledge: Knowledge) -> Entry | None:
    """Return the entry whose question a message is, word for word, as when a suggestion was taken over, or whose subject.

    "NPQ" is what the NPQ is: the first in ``knowledge/subjects.yml`` that has this subject.
    """
    said = words_of(text)
    by_question = (entry for entry in knowledge.entries.values() if words_of(entry.question) == said)
    named = (name for name, subjects in knowledge.subjects.items() if any(words_of(each) == said for each in subjects))
    # Words in another script are left out of ``said``: the one in Latin letters need not be the subject.
    by_subject = (knowledge.entries[name] for name in named if name in knowledge.entries and text.isascii())
    return next(chain(by_question, by_subject), None)


def says_nothing(text: str) -> bool:
    """Whether a message has no word that says what it is about ("and then?", "which one", "?")."""
    said = words_of(text)
    if not said:  # a question in another script has letters all the same
        return bool(text.strip()) and not any(sign.isalnum() for sign in text)
    return all(word in FUNCTION_WORDS | LAUGHTER for word in said)


def denies(text: str) -> bool:
    """Whether a text has a word that turns what it names into what is not meant ("not private", "anywhere but there")."""
    return not DENYING.isdisjoint(words_of(text))


def _by_number(said: list[str], length: int) -> int | None:
    meant = [word for word in said if word not in AROUND_ORDINAL] or [word for word in said if word == "one"]
    if meant == [LAST]:
        return length - 1 if length else None
    if len(meant) != 1 or (meant == ["a"] and said != ["a"]):
        return None
    return next((index for index, row in enumerate(ORDINALS[:length]) if meant[0] in row), None)


def _by_words(said: list[str], names: Sequence[Sequence[str]]) -> int | None:
    meant = {word[:STEM] for word in said if word not in EMPTY_WORDS}
    if all(word.isdigit() and len(word) < STEM for word in meant):  # "1/1" is no word of "Before 1 September 2009"
        return None
    if not meant or len(said) > LONGEST_BY_WORDS:
        return None
    denied = not DENYING.isdisjoint(said)
    fitting = [
        index for index, row in enumerate(names) if any(meant <= _stems(name) and _may_mean(name, denied) for name in row)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _may_mean(name: str, denied: bool) -> bool:
    """Whether a word of a title may choose it: "not private" is not "private", nor "in education" "not in education".

    A question is about its subject either way ("What if I do not finish?").
    """
    return denies(name) if denied else name.endswith("?") or not denies(name)


def _stems(name: str) -> set[str]:
    return {word[:STEM] for word in words_of(name)}


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, without punctuation."""
    return re.sub(r"[^a-z0-9 ]+", "", re.sub(r"[-/\s]", " ", text.lower())).split()
