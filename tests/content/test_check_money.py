import pytest

from senco.content.check_money import UNDATED_MONEY
from tests.content.conftest import Content

NPQ = "knowledge/topics/npq.yml"


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("It was {price} in {year}. Check today's prices.", None),
        ("It was {price} in {year}.", "the word 'check'"),
        ("It is {price}. Check today's prices.", "its year"),
    ],
)
def test_an_amount_needs_its_year_and_advice_to_check(content: Content, text: str, lacks: str | None):
    facts = (content.root / "knowledge/facts.yml").read_text(encoding="utf-8")
    row = "{{value: {}, source: reg49, checked: 2026-10-01, review_by: 2027-09-01}}\n"
    content.write("knowledge/facts.yml", facts + "price: " + row.format("\u00a3300") + "year: " + row.format('"2024"'))
    content.replace("knowledge/gaps.yml", "price:", "costs:")
    content.replace(NPQ, "Plan your time well.", f"Plan your time well. {text}")
    found = [finding for finding in content.findings() if finding.rule is UNDATED_MONEY]
    assert [finding.what.rsplit(" without ")[1] for finding in found] == [lacks] * (lacks is not None) * 2
    assert all(finding.place.line == content.line(NPQ, "{price}") for finding in found[:1])
