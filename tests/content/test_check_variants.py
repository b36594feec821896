import pytest

from senco.content.check_variants import AMBIGUOUS, FOR_EVERYBODY
from senco.knowledge import Condition, Variant
from senco.knowledge.precedence import by_precedence
from tests.content.conftest import Content

NPQ = "knowledge/topics/npq.yml"
COLLEGE = "    - when: {setting: college}\n"


def test_two_variants_with_the_same_conditions(content: Content):
    content.replace(
        NPQ, COLLEGE, f"{COLLEGE}      short: Ask the college.\n{COLLEGE}".replace("setting: c", "setting:  c", 1)
    )
    finding = content.only(AMBIGUOUS)
    assert finding.what == "npq_deadline for setting college is there twice; the other one is in line 18"
    assert finding.place.line == 20


@pytest.mark.parametrize("when", ["{setting: college, status: ect}", "{setting: pru}", "{status: ect}"])
def test_other_conditions_may_overlap(content: Content, when: str):
    content.replace(NPQ, COLLEGE, f"    - when: {when}\n      short: Ask the college.\n{COLLEGE}")
    assert content.findings() == []


def test_a_variant_without_a_condition(content: Content):
    content.replace(NPQ, "when: {setting: college}", "when: {}")
    assert content.only(FOR_EVERYBODY).place.line == content.line(NPQ, "when:")


def test_more_conditions_come_first_then_nation_setting_status_and_nasenco():
    conditions = (
        Condition(nation="wales", setting="college", status="ect"),
        Condition(nation="wales", setting="college"),
        Condition(nation="wales", status="ect"),
        Condition(setting="college", status="ect"),
        Condition(status="ect", nasenco="completed"),
        Condition(nation="wales"),
        Condition(setting="college"),
        Condition(status="ect"),
        Condition(nasenco="completed"),
    )
    variants = [Variant(when=condition, short="Yes.") for condition in reversed(conditions)]
    assert tuple(variant.when for variant in by_precedence(variants)) == conditions
