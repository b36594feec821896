from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from senco.knowledge import KNOWLEDGE_DIR, KnowledgeError
from senco.route.figures import Figures, day, months, read_figures
from tests.route.cases import FIGURES, GUIDE

FACTS = GUIDE.knowledge.facts
FILE = KNOWLEDGE_DIR / "facts.yml"


def test_the_figures_as_the_law_and_the_department_give_them():
    assert (
        Figures(
            limit=36,
            quickest=18,
            slowest=22,
            rule_start=date(2009, 9, 1),
            older_rule_start=date(2008, 9, 1),
            nasenco_last_day=date(2027, 8, 31),
        )
        == FIGURES
    )


def test_facts_that_follow_from_others_agree_with_them():
    assert day(FACTS["nasenco_last_day"].value) == FIGURES.nasenco_last_day
    assert months(FACTS["npq_slack"].value) == (FIGURES.limit - FIGURES.slowest,)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("three years", (36,)),
        ("3 years", (36,)),
        ("one year", (12,)),
        ("18 to 22 months", (18, 22)),
        ("up to four months", (4,)),
        ("Twelve months", (12,)),
    ],
)
def test_words_are_read_as_months(words, expected):
    assert months(words) == expected


@pytest.mark.parametrize("words", ["", "three", "a few years", "two years and 3 months", "three weeks"])
def test_other_words_are_refused(words):
    with pytest.raises(ValueError, match="should be a number of months or years"):
        months(words)


@pytest.mark.parametrize("words", ["", "September 2024", "31 September 2024", "2024-09-01"])
def test_words_that_are_not_a_day_are_refused(words):
    with pytest.raises(ValueError, match="should be a day"):
        day(words)


def test_the_longer_way_to_a_result_counts():
    wait = msgspec.structs.replace(FACTS["npq_result_wait"], value="up to six months")
    assert read_figures({**FACTS, "npq_result_wait": wait}, FILE).slowest == 24


def test_an_unreadable_fact_is_named_with_its_line():
    limit = msgspec.structs.replace(FACTS["npq_time_limit"], value="some time")
    with pytest.raises(KnowledgeError, match="npq_time_limit: 'some time' should be") as error:
        read_figures({**FACTS, "npq_time_limit": limit}, FILE)
    assert "npq_time_limit:" in Path(FILE).read_text().splitlines()[error.value.line - 1]


def test_a_missing_fact_is_named():
    with pytest.raises(KnowledgeError, match="needs the fact npq_taught"):
        read_figures({}, FILE)
