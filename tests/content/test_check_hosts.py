import pytest

from senco.content.check_hosts import NOT_AN_OFFICIAL_SITE, UNKNOWN_SITE
from tests.content.conftest import Content

NPQ = "knowledge/topics/npq.yml"
LAW = "https://www.legislation.gov.uk/uksi/2014/1530/regulation/49"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("knowledge/sources.yml", LAW, "https://www.legislation.gov.uk.example/law"),
        ("knowledge/helplines.yml", "https://www.gov.uk/report", "https://gov-uk.example/report"),
        (NPQ, "Plan your time well.", "See [the law](https://legislation.example/law)."),
        ("knowledge/system.yml", "Sorry.", "Sorry, see [this site](https://user@other.example/)."),
        ("knowledge/route.yml", "Leave may differ.", "'See [leave](https://leave.example).'"),
    ],
)
def test_a_website_that_is_not_on_the_list(content: Content, name: str, old: str, new: str):
    content.replace(name, old, new)
    finding = content.only(UNKNOWN_SITE)
    assert ".example" in finding.what and "user" not in finding.what
    assert finding.place.line == content.line(name, new.splitlines()[0])


@pytest.mark.parametrize(
    "address", ["https://www.tes.com/a", "https://WWW.GOV.UK/a", "https://agency.example/jobs", "tel:111"]
)
def test_what_is_on_the_list_the_agencys_own_and_numbers(content: Content, address: str):
    content.replace(NPQ, "Plan your time well.", f"See [the page]({address}).")
    assert content.findings() == []


@pytest.mark.parametrize(("host", "found"), [("www.tes.com", True), ("copy.example", False), ("www.gov.uk", False)])
def test_an_official_source_on_another_website(content: Content, host: str, found: bool):
    content.replace("knowledge/sources.yml", LAW, f"https://{host}/law")
    assert [finding.rule for finding in content.findings()] == [NOT_AN_OFFICIAL_SITE] * found
    assert not found or content.findings()[0].place.line == content.line("knowledge/sources.yml", "kind: official")
