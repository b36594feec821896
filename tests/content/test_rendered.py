"""Every answer, in every variant, as a visitor reads it."""

from __future__ import annotations

import re

import msgspec
import pytest

from senco.answering import Profile, answer_entry, as_plain_text
from senco.knowledge import Knowledge, load_knowledge

ENTRIES = load_knowledge().entries


def profiles(entry_id: str) -> list[Profile]:
    """The unknown visitor, and one visitor for each variant."""
    variants = ENTRIES[entry_id].variants
    return [Profile(), *(Profile(**msgspec.structs.asdict(variant.when)) for variant in variants)]


@pytest.mark.parametrize("entry_id", ENTRIES)
def test_every_answer_renders(entry_id: str, knowledge: Knowledge) -> None:
    for profile in profiles(entry_id):
        reply = answer_entry(entry_id, knowledge, profile)
        message = reply.messages[0]
        assert message.text and message.topic == ENTRIES[entry_id].topic and message.answer_id == entry_id
        assert not re.search(r"[{}]|\n{3}", message.text)
        if ENTRIES[entry_id].kind == "answer":
            assert message.sources and message.applies_to and "**Exceptions:**" in message.text
        assert as_plain_text(reply)


@pytest.mark.parametrize("entry_id", ENTRIES)
def test_every_variant_is_reached_by_its_visitor(entry_id: str, knowledge: Knowledge) -> None:
    for variant in ENTRIES[entry_id].variants:
        profile = Profile(**msgspec.structs.asdict(variant.when))
        assert variant.short.strip() in answer_entry(entry_id, knowledge, profile).messages[0].text
