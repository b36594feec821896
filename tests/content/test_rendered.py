"""Every answer, in every variant, as a visitor reads it."""

from __future__ import annotations

import re
from datetime import date

import msgspec
import pytest

from senco.answering import Memory, answer_entry, as_plain_text
from senco.knowledge import Knowledge, Variant, load_knowledge
from senco.route import Known

ENTRIES = load_knowledge().entries


TODAY = date(2026, 11, 23)


def visitors(entry_id: str) -> list[Memory]:
    """The unknown visitor, and one visitor for each variant."""
    variants = ENTRIES[entry_id].variants
    return [Memory(), *(visitor(variant) for variant in variants)]


def visitor(variant: Variant) -> Memory:
    return Memory(known=Known(**msgspec.structs.asdict(variant.when)))


@pytest.mark.parametrize("entry_id", ENTRIES)
def test_every_answer_renders(entry_id: str, knowledge: Knowledge) -> None:
    for memory in visitors(entry_id):
        reply = answer_entry(entry_id, memory, knowledge, TODAY).reply
        message = reply.messages[0]
        assert message.text and message.topic == ENTRIES[entry_id].topic and message.answer_id == entry_id
        assert not re.search(r"[{}]|\n{3}", message.text)
        if ENTRIES[entry_id].kind == "answer":
            assert message.sources and message.applies_to and "**Exceptions:**" in message.text
        assert as_plain_text(reply)


@pytest.mark.parametrize("entry_id", ENTRIES)
def test_every_variant_is_reached_by_its_visitor(entry_id: str, knowledge: Knowledge) -> None:
    for variant in ENTRIES[entry_id].variants:
        text = answer_entry(entry_id, visitor(variant), knowledge, TODAY).reply.messages[0].text
        assert variant.short.strip() in text


# What a rule of law with exceptions must not be said to be, whichever part of the answer a visitor asks for.
TOO_WIDE = {
    "every new SENCO needs the NPQ": r"(?<!most )(?<!most other )(?<!idea that )\bnew sencos (there )?(must|need)\b",
    "any completed NASENCO counts": r"completed (the|that)\b(?![^.]*in time)[^.]*do not need",
    "any qualified teacher may be the SENCO": r"if you move to [^.]* a qualified teacher, or the head",
    "schools want years that no law asks for": r"most schools (also |then )?want a few",
}


@pytest.mark.parametrize("pattern", TOO_WIDE.values(), ids=list(TOO_WIDE))
def test_no_part_of_an_answer_states_the_rule_too_widely(pattern: str) -> None:
    for entry in ENTRIES.values():
        for answer in (entry, *entry.variants):
            for part in (answer.short, answer.detail, answer.exceptions, getattr(answer, "easy_read", "")):
                assert not re.search(pattern, part or "", re.IGNORECASE), f"{entry.id}: {part}"
