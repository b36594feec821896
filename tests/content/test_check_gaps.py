import re

import pytest

from senco.content.check_gaps import FACT_OF_A_GAP, FILLED, NOT_SAID, filled
from senco.content.project import read_project
from tests.content.conftest import Content

NPQ = "knowledge/topics/npq.yml"
GAPS = read_project().knowledge.gaps
# For each gap, what somebody might write who fills it.
WRONG = {
    "interim_senco": "Agency SENCOs meet the rule.",
    "earlier_service": "People with over twelve months as a SENCO are exempt.",
    "enforcement": "The Department for Education will fine the school.",
    "npq_provider_list": "All the NPQ providers are Best Practice Network, CEFEL and Teach First.",
    "npq_2026_closing_day": "The closing day is 12 October 2026.",
    "npq_funding_2027": "Scholarships go on in 2027.",
    "npq_independent_special": "Independent special schools are eligible.",
    "teacher_degree_apprenticeship": "The teacher degree apprenticeship takes four years.",
    "pay_2026_27": "From September 2026 teachers get \u00a334,000.",
    "sen_allowance_amount": "The SEN allowance is \u00a32,270 a year.",
    "average_pay": "The average salary of a SENCO is \u00a345,000.",
    "number_of_sencos": "There are around 22,000 school SENCOs.",
    "reform_outcome": "The bill is now law.",
    "senco_safeguarding": "A SENCO must report every concern to the council.",
    "qts_after_break": "Your QTS will expire after five years away.",
    "stepping_down": "A head can force a teacher to be SENCO.",
    "ofsted_and_the_senco": "Inspectors will interview the SENCO.",
    "northern_ireland_regulations": "Learning support co-ordinators are now in every school.",
}


def test_there_is_a_wrong_sentence_for_every_gap():
    assert set(WRONG) == set(GAPS)


@pytest.mark.parametrize("name", WRONG)
def test_a_sentence_that_fills_a_gap_is_found_and_one_that_admits_it_is_not(name: str):
    assert name in filled(WRONG[name], GAPS)
    assert not list(filled(f"We do not know this: {WRONG[name]}", GAPS))


def test_every_pattern_is_a_pattern_in_small_letters():
    for gap in GAPS.values():
        for pattern in (*gap.says, *gap.never):
            assert re.compile(pattern) and not re.search(r"(?<!\\)[A-Z]", pattern)


def test_a_gap_that_is_filled_blocks_and_says_who_knows(content: Content):
    content.replace(NPQ, "- ask your head", "- it costs many pounds")
    finding = content.only(FILLED)
    assert "says what it costs" in finding.what and "Who knows: the provider." in finding.mend
    assert finding.place.line == content.line(NPQ, "many pounds")


def test_the_planner_may_not_fill_a_gap_either(content: Content):
    content.replace("knowledge/route.yml", "Leave may differ.", "It costs many pounds.")
    assert content.only(FILLED).place.line == content.line("knowledge/route.yml", "many pounds")


@pytest.mark.parametrize("value", ["GAP", "TBC", "unknown", "do not publish", "about 5?"])
def test_a_fact_whose_value_is_not_to_be_shown(content: Content, value: str):
    content.replace("knowledge/facts.yml", "three years", f'"{value}"')
    assert FACT_OF_A_GAP in {finding.rule for finding in content.findings()}


def test_a_fact_with_the_name_of_a_gap(content: Content):
    content.replace("knowledge/gaps.yml", "price:", "npq_time_limit:")
    finding = content.only(FACT_OF_A_GAP)
    assert finding.what == "The fact npq_time_limit: what it costs" and finding.place.line == 1


def test_an_answer_that_does_not_admit_a_gap(content: Content):
    content.replace("knowledge/gaps.yml", "ask your head|plan your time", "do not know the price")
    finding = content.only(NOT_SAID)
    assert finding.what == "npq_deadline does not say that we do not know what it costs"
    assert "the provider" in finding.mend and finding.place.line == content.line(NPQ, "short: >-")


def test_a_gap_of_an_answer_that_does_not_exist(content: Content):
    content.replace("knowledge/gaps.yml", "entry: npq_deadline", "entry: npq_price")
    assert content.only(NOT_SAID).place.line == content.line("knowledge/gaps.yml", "entry:")
