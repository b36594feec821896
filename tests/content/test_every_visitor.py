"""No visitor falls through: each entry has an answer for each of them, and it is clear which."""

from __future__ import annotations

import pytest

from senco.answering import Memory, answer_entry, in_simple_words
from senco.knowledge import Entry, Knowledge, Variant, load_knowledge
from senco.knowledge.precedence import given, precedence
from senco.route import Known
from tests.content.test_rendered import TODAY, visitors
from tests.content.visitors import everybody

EVERYBODY = tuple(everybody())
ENTRIES = load_knowledge().entries


def fitting(entry: Entry, known: Known) -> list[Variant]:
    """The variants that fit a visitor, the one with precedence first."""
    variants = (
        variant
        for variant in entry.variants
        if all(getattr(known, field) == value for field, value in given(variant.when).items())
    )
    return sorted(variants, key=lambda variant: precedence(variant.when))


def test_everybody_is_there():
    assert len(EVERYBODY) == len(set(EVERYBODY)) == 7 * 10 * 13 * 5


@pytest.mark.parametrize("entry_id", ENTRIES)
def test_every_visitor_gets_an_answer_in_the_one_variant_with_precedence(entry_id: str, knowledge: Knowledge):
    for known in EVERYBODY:
        message = answer_entry(entry_id, Memory(known=known), knowledge, TODAY).reply.messages[0]
        entry = knowledge.entries[message.answer_id]  # another entry, if this one does not hold for the visitor
        variants = fitting(entry, known)
        assert (variants[0] if variants else entry).short in message.text, f"{entry_id} for {known}"
        assert len({precedence(variant.when) for variant in variants}) == len(variants), (
            f"{entry_id} leaves it open for {known}"
        )
        assert entry.kind != "answer" or (message.sources and message.applies_to)


@pytest.mark.parametrize("entry_id", [name for name, entry in ENTRIES.items() if entry.variants])
def test_every_variant_is_some_visitors_answer(entry_id: str):
    entry = ENTRIES[entry_id]
    used = {id(fitting(entry, known)[0]) for known in EVERYBODY if fitting(entry, known)}
    assert used == {id(variant) for variant in entry.variants}


@pytest.mark.parametrize("entry_id", [name for name, entry in ENTRIES.items() if entry.easy_read])
def test_simple_words_are_for_those_whom_they_are_true_of(entry_id: str, knowledge: Knowledge):
    entry = ENTRIES[entry_id]
    for memory in visitors(entry_id):
        reply = answer_entry(entry_id, memory, knowledge, TODAY).reply
        simple = in_simple_words(reply, knowledge).messages[0].text
        is_variant = entry.short not in reply.messages[0].text
        assert (entry.easy_read in simple) is not is_variant
