"""Which nation a reply names: one that it rules out is not meant, and of two that it leaves open none is chosen."""

from __future__ import annotations

import re
from itertools import combinations

from senco.answering.mentions import Mention
from senco.answering.understanding import Understanding
from senco.route import Question

UK = re.compile(r"\b(?:u\W?k\b|united kingdom|(?:great )?britain|gb)\b")
OUTSIDE = r"\boutside (?:of )?"
RULING_OUT = r"\b(?:but|except|excluding|apart from|other than|anywhere but)\W+(?:for |in )?"
JOINED = r"\W*(?:\b(?:and|or)\b|[/&,])\W*(?:in )?"


def nation_meant(said: Understanding) -> Mention | None:
    """Return the nation that a reply names as the visitor's own, or as where they want to work."""
    return said.mentions.nation or said.mentions.asked_about.nation


def rules_out(said: Understanding, question: Question) -> bool:
    """Whether the nation that a reply names is the one that it leaves out ("anywhere but Wales", "outside England")."""
    nation = nation_meant(said)
    if nation is None or said.mentions.moves_to_england:  # "Wales now but England soon"
        return False
    place = nation.text.lower()
    whole = place in {choice.title.lower() for choice in question.choices}  # who lives outside Leeds is in England
    before = f"(?:{RULING_OUT}|{OUTSIDE})" if whole else RULING_OUT
    return re.search(before + re.escape(place), said.text.lower()) is not None


def leaves_open(said: Understanding, question: Question) -> bool:
    """Whether a reply names several nations without choosing one ("both England and Wales", "Leeds or Cardiff")."""
    text, nation = said.text.lower(), nation_meant(said)
    titles = [choice.title.lower() for choice in question.choices]
    pairs = (pair for first, second in combinations(titles, 2) for pair in ((first, second), (second, first)))
    if any(re.search(rf"\b{first}\b{JOINED}\b{second}\b", text) for first, second in pairs):
        return True
    place = re.escape(nation.text.lower()) if nation else None
    # Which nation a second place is in is not known here, so two places are asked about even if both are in England.
    return place is not None and re.search(rf"\w or (?:in )?{place}\b|\b{place} or (?:in )?\w", text) is not None


def is_whole_uk(said: Understanding) -> bool:
    """Whether a reply names only the UK, which is no answer: each of its nations has its own rules."""
    return nation_meant(said) is None and UK.search(said.text.lower()) is not None
