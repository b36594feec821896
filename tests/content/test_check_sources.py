import pytest

from senco.content.check_sources import NOT_HTTPS, NOWHERE, UNUSED_SOURCE
from tests.content.conftest import Content

NPQ = "knowledge/topics/npq.yml"
SOURCES = "knowledge/sources.yml"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (SOURCES, "https://agency.example/guide", "http://agency.example/guide"),
        ("knowledge/helplines.yml", "https://www.gov.uk", "http://www.gov.uk"),
        ("knowledge/agency.yml", "https://agency.example/contact", "mailto:contact@agency.example"),
        (NPQ, "- ask your head", "- ask [your head](http://agency.example)"),
        (NPQ, "- ask your head", "- ask [your head](javascript:alert)"),
        (NPQ, "- ask your head", "- ask http://agency.example"),
    ],
)
def test_an_address_that_is_not_https_blocks(content: Content, name: str, old: str, new: str):
    content.replace(name, old, new)
    findings = content.findings()
    assert findings[0].rule is NOT_HTTPS
    assert findings[0].place.line == content.line(name, new)


@pytest.mark.parametrize(
    "link",
    ["[x]()", "[x](#)", "[x](https://)", "[x](page.html)", "[x](tel:)", "[x](mailto:me)", "[x]",
     "[x] (https://a.example)", "[](https://agency.example)", "[x](https://[)"],
)  # fmt: skip
def test_a_link_that_leads_nowhere_blocks(content: Content, link: str):
    content.replace(NPQ, "- ask your head", f"- ask {link}")
    assert content.only(NOWHERE).place.line == content.line(NPQ, link)


@pytest.mark.parametrize("url", ["", "agency.example/guide"])
def test_a_source_without_an_address_blocks(content: Content, url: str):
    content.replace(SOURCES, "https://agency.example/guide", f'"{url}"')
    assert content.only(NOWHERE).place.line == content.line(SOURCES, f'"{url}"')


def test_a_helpline_that_cannot_be_called_blocks(content: Content):
    content.replace("knowledge/helplines.yml", "tel:999", "tel:")
    assert NOWHERE in [finding.rule for finding in content.findings()]


@pytest.mark.parametrize(
    "link",
    ["[x](https://agency.example/page)", "[x](tel:999)", "[x](sms:85258)", "[x](mailto:me@agency.example)",
     "[x]({agency_contact_url})"],
)  # fmt: skip
def test_good_links_are_left_alone(content: Content, link: str):
    content.replace(NPQ, "- ask your head", f"- ask {link}")
    assert content.findings() == []


def test_a_source_that_nothing_uses_warns(content: Content):
    content.replace(NPQ, "[reg49, guide]", "[reg49]")
    assert content.only(UNUSED_SOURCE).place.line == content.line(SOURCES, "guide:")
