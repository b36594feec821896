"""No visitor falls through: each entry has an answer for each of them, and it is clear which."""

from __future__ import annotations

import pytest

from senco.answering.render import entry_for, matching_variant, render
from senco.knowledge import Entry, Knowledge, Variant, load_knowledge
from senco.knowledge.precedence import given, precedence
from senco.route import Known
from tests.content.test_rendered import TODAY
from tests.content.visitors import everybody

EVERYBODY = tuple(everybody())
ENTRIES = load_knowledge().entries


def fitting(entry: Entry, known: Known) -> list[Variant]:
    return [
        variant
        for variant in entry.variants
        if all(getattr(known, field) == value for field, value in given(variant.when).items())
    ]


def test_everybody_is_there():
    assert len(EVERYBODY) == 7 * 10 * 13 * 5
    assert len(set(EVERYBODY)) == len(EVERYBODY)


@pytest.mark.parametrize("entry_id", ENTRIES)
def test_every_visitor_gets_an_answer(entry_id: str, knowledge: Knowledge):
    answers = {}
    for known in EVERYBODY:
        entry = entry_for(ENTRIES[entry_id], known, knowledge)
        answers.setdefault((entry.id, id(matching_variant(entry, known))), (entry, known))
    for entry, known in answers.values():
        message = render(entry, knowledge, known, TODAY)
        assert message.text and message.topic and message.answer_id
        assert entry.kind != "answer" or (message.sources and message.applies_to)


@pytest.mark.parametrize("entry_id", [name for name, entry in ENTRIES.items() if entry.variants])
def test_the_variant_with_precedence_is_used_and_only_one_has_it(entry_id: str):
    entry = ENTRIES[entry_id]
    for known in EVERYBODY:
        variants = sorted(fitting(entry, known), key=lambda variant: precedence(variant.when))
        assert matching_variant(entry, known) is (variants[0] if variants else None)
        keys = [precedence(variant.when) for variant in variants]
        assert len(set(keys)) == len(keys), f"{entry_id} leaves it open for {known}"


@pytest.mark.parametrize("entry_id", [name for name, entry in ENTRIES.items() if entry.variants])
def test_every_variant_is_some_visitors_answer(entry_id: str):
    used = {id(matching_variant(ENTRIES[entry_id], known)) for known in EVERYBODY}
    assert {id(variant) for variant in ENTRIES[entry_id].variants} <= used
