"""Figures that nobody has checked for too long are kept from visitors."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date, timedelta

import pytest

from senco.answering import NEW, answer_entry
from senco.knowledge import KNOWLEDGE_DIR, KnowledgeError, load_knowledge
from senco.knowledge.freshness import GRACE, withhold
from senco.route import Known, load_guide, period_from, plan, route_text
from senco.route.figures import USED, read_figures

TODAY = date(2026, 11, 25)
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
        assert shown or knowledge.system["withheld"] in text  # other figures may be left out already


def test_in_ten_years_no_figure_is_shown_and_every_answer_still_has_words() -> None:
    day = date(2036, 1, 1)
    knowledge = load_knowledge(today=day)
    for entry in knowledge.entries.values():
        assert answer_entry(entry.id, NEW, knowledge, day).reply.messages[0].text.strip()
        if entry.kind == "answer":
            assert not any(fact.value in entry.short for fact in knowledge.facts.values() if "£" in fact.value)


def test_the_line_in_place_of_a_figure_links_to_where_it_stands() -> None:
    knowledge = load_knowledge(today=date(2036, 1, 1))
    fact = load_knowledge().facts["npq_price_2024"]
    assert (
        f"]({knowledge.sources[fact.source].url})" in answer_entry("npq_cost", NEW, knowledge, TODAY).reply.messages[0].text
    )


def test_a_question_keeps_its_words_and_loses_the_figure() -> None:
    question = load_knowledge(today=date(2036, 1, 1)).entries["npq_exempt_long_serving"].question
    assert "2009" not in question and "\u2026" in question


def test_the_planner_reckons_with_these_facts_and_no_others() -> None:
    facts = load_knowledge().facts
    for name in facts:
        others = {key: fact for key, fact in facts.items() if key != name}
        with pytest.raises(KnowledgeError, match=name) if name in USED else nullcontext():
            read_figures(others, KNOWLEDGE_DIR / "facts.yml")


@pytest.mark.parametrize("name", sorted(USED))
def test_no_date_is_reckoned_with_a_figure_that_is_overdue(name: str) -> None:
    last = load_knowledge().facts[name].review_by + GRACE
    began = {"became_senco": period_from(last.year - 1, 9, 4)}
    known = Known(nation="england", setting="mainstream", status="senco", **began)
    fresh = min(load_knowledge().facts[each].review_by for each in USED) + GRACE
    assert plan(known, fresh, load_guide(today=fresh)).due
    route = plan(known, last + timedelta(days=1), load_guide(today=last + timedelta(days=1)))
    assert route.due is None and not [step for step in route.steps if step.due]
    text = route_text(route, load_guide(today=last + timedelta(days=1)))
    assert f"September {last.year + 2}" not in text
    assert "overdue for a check" in route.deadline_text and "](https://" in route.deadline_text
    assert "not known" not in text and "{" not in text


def test_an_overdue_figure_is_left_out_of_the_planner() -> None:
    fact = load_knowledge().facts["gcse_grade"]
    known = Known(nation="england", status="teaching_assistant", degree="no")
    for day, shown in ((fact.review_by + GRACE, True), (fact.review_by + GRACE + timedelta(days=1), False)):
        assert (fact.value in route_text(plan(known, day, load_guide(today=day)), load_guide(today=day))) is shown
