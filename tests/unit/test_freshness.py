"""Figures that nobody has checked for too long are kept from visitors."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from senco.answering import NEW, answer_entry
from senco.knowledge import load_knowledge
from senco.knowledge.freshness import GRACE, withhold

NOTICE = "Left out."
OLD = frozenset({"price"})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It costs {price}. Ask your school.", "Ask your school.\nLeft out."),
        ("It costs {price}.", "Left out."),
        ("It takes {length}.", "It takes {length}."),
        ("Two things:\n\n- the price, {price}\n- the time\n\nAsk.", "Two things:\n\n- the time\n\nAsk.\nLeft out."),
    ],
)
def test_sentences_with_an_overdue_figure_go(text: str, shown: str) -> None:
    assert withhold(text, OLD, NOTICE) == shown


def test_a_price_is_shown_until_its_grace_is_over() -> None:
    fact = load_knowledge().facts["npq_price_2024"]
    for day, shown in ((fact.review_by + GRACE, True), (fact.review_by + GRACE + timedelta(days=1), False)):
        knowledge = load_knowledge(today=day)
        text = answer_entry("npq_cost", NEW, knowledge, day).reply.messages[0].text
        assert (fact.value in text) is shown
        assert (knowledge.system["withheld"] in text) is not shown


def test_in_ten_years_no_figure_is_shown_and_every_answer_still_has_words() -> None:
    day = date(2036, 1, 1)
    knowledge = load_knowledge(today=day)
    for entry in knowledge.entries.values():
        assert answer_entry(entry.id, NEW, knowledge, day).reply.messages[0].text.strip()
        if entry.kind == "answer":
            assert not any(fact.value in entry.short for fact in knowledge.facts.values() if "£" in fact.value)
