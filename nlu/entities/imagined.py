"""What is told, but not as a fact of the visitor: a wish, a supposition, somebody else's words."""

from __future__ import annotations

import re

from nlu.entities.cues import word_set
from nlu.entities.passage import Passage

_SUPPOSED = word_set(
    "wish imagine pretend pretending assume assuming suppose supposing hypothetically hypothetical sake example scenario "
    "story"
)
_OPENS_SUPPOSED = word_set("hypothetically hypothetical")  # what opens so is supposed to its end
_LETS_SAY = {("'s", "say"), ("lets", "say")}
_IF_ONLY, _HAD_I = ("if", "only"), ("had", "i")
# "My manager wrote \"...", "a friend told me: ...", but not "I said:".
_REPORTED = re.compile(
    r"(?<!\bi )(?<!\bi have )\b(?:said|says|told(?: \w+)?|tells(?: \w+)?|wrote|writes|claims)\s*(?::|,?\s*(?P<quote>[\"']))",
    re.IGNORECASE,
)
_FOR_ANOTHER = re.compile(r"\basking (?:this )?(?:for|on behalf of) (?:a|an|my|our|another)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!]")


def is_no_fact(passage: Passage, start: int) -> bool:
    """Return whether what stands at an offset of the text is no fact of the visitor's."""
    return _is_supposed(passage, start) or _is_reported(passage.text, start)


def _is_supposed(passage: Passage, start: int) -> bool:
    """Return whether something is wished or supposed: earlier in the sentence, or at the start, it says so."""
    if passage.words[0] in _OPENS_SUPPOSED:
        return True
    word = passage.word_at(start)
    sentence = passage.clauses[passage.clause_of(word)].sentence
    first = next(clause.start for clause in passage.clauses if clause.sentence == sentence)
    words = passage.words[first:word]
    pairs = set(zip(words, words[1:], strict=False))
    return not _SUPPOSED.isdisjoint(words) or not {_IF_ONLY, _HAD_I, *_LETS_SAY}.isdisjoint(pairs)


def _is_reported(text: str, start: int) -> bool:
    """Return whether these are words of somebody else's."""
    if _FOR_ANOTHER.search(text):
        return True
    for found in _REPORTED.finditer(text[:start]):
        between = text[found.end() : start]
        ends = found["quote"] + " " in between if found["quote"] else _SENTENCE_END.search(between) is not None
        if not ends:
            return True
    return False
