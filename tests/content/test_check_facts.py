import pytest

from senco.content.check_facts import BROKEN_BRACES, FIGURE, UNKNOWN_FACT, UNUSED_FACT
from tests.content.conftest import Content

NPQ = "knowledge/topics/npq.yml"
GREETING = "Hello. Ask me how to be a SENCO."
FIGURES = [
    ("It takes 18 months.", "18 months"),
    ("It began on 1 September 2024.", "1"),
    ("It began in September 2024.", "2024"),
    ("It costs £1,265 now.", "£1,265"),
    ("It costs a £.", "£"),
    ("About 90% of it.", "90%"),
    ("You have three years.", "three years"),
    ("It is a three-year clock.", "three-year"),
    ("Allow two school years.", "two school years"),
    ("Allow two or three months.", "two or three months"),
    ("Allow twenty five weeks.", "twenty five weeks"),
    ("By the third anniversary.", "third anniversary"),
    ("Four per cent more.", "Four per cent"),
    ("A rise of ten pounds.", "ten pounds"),
    ("About a third of them.", "a third"),
    ("One in five pupils.", "One in five"),
    ("Open from 9 to 5.", "9"),
    ("You need sixty credits.", "sixty credits"),
    ("There are four areas of need.", "four"),
    ("About a dozen schools.", "dozen"),
    ("Half of them stay.", "Half of"),
    ("It takes about a year.", "takes about a year"),
    ("They meet twice a week.", "twice a week"),
]


@pytest.mark.parametrize(("text", "words"), FIGURES)
def test_a_figure_in_a_text_blocks(content: Content, text: str, words: str):
    content.replace("knowledge/topics/chat.yml", GREETING, f"Hello. {text}")
    findings = [finding for finding in content.findings() if finding.rule is FIGURE]
    assert any(repr(words) in finding.what for finding in findings)
    assert findings[0].place.line == content.line("knowledge/topics/chat.yml", "short:")


@pytest.mark.parametrize(
    "text",
    [
        "It takes {npq_time_limit}.",
        "Call {helpline_emergency}.",
        "See [the law](https://www.legislation.gov.uk/uksi/2014/1530).",
        "You can be one of two people one day.",
        "Many start in September, in the first year of the job.",
        "A few weeks are enough. How many hours a week is it? Try again in a minute.",
        "Two things count. One of them is time. Somebody often helps.",
    ],
)
def test_what_is_not_a_figure(content: Content, text: str):
    content.replace("knowledge/topics/chat.yml", GREETING, text)
    assert content.findings() == []


def test_the_numbers_of_a_numbered_list_are_not_figures(content: Content):
    content.replace(NPQ, "    - ask your school\n    - ask your head", "    1. ask your school\n    2. ask your head")
    assert content.findings() == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (NPQ, "- ask your head", "- ask your head for 12 days"),
        (NPQ, "The rule", "The 2014 rule"),
        (NPQ, "Must I finish", "In 2027 must I finish"),
        ("knowledge/system.yml", "Sorry.", "Sorry. Wait 5 minutes."),
        ("knowledge/scopes.yml", "State schools", "All 9 state schools"),
        ("knowledge/route.yml", "You work in England.", "You work in England for sixty days."),
    ],
)
def test_figures_are_found_in_every_text_on_their_own_line(content: Content, name: str, old: str, new: str):
    content.replace(name, old, new)
    assert content.only(FIGURE).place.line == content.line(name, new)


def test_a_scope_may_use_a_fact(content: Content):
    content.replace("knowledge/scopes.yml", "State schools in", "State schools with {npq_length} courses in")
    assert content.findings() == []


def test_an_unknown_fact(content: Content):
    content.replace(NPQ, "- ask your head", "- ask your head {npq_time_limits}")
    finding = content.only(UNKNOWN_FACT)
    assert "no fact called npq_time_limits (did you mean npq_time_limit?)" in finding.what
    assert finding.place.line == content.line(NPQ, "npq_time_limits")


@pytest.mark.parametrize("braces", ["{npq_time_limit", "npq_time_limit}", "{{npq_time_limit}}"])
def test_braces_that_do_not_match(content: Content, braces: str):
    content.replace(NPQ, "- ask your head", f"- ask your head {braces}")
    assert content.only(BROKEN_BRACES).place.line == content.line(NPQ, "ask your head")


def test_a_fact_that_no_text_uses(content: Content):
    facts = (content.root / "knowledge/facts.yml").read_text()
    content.write("knowledge/facts.yml", facts + facts.splitlines()[0].replace("npq_time_limit", "npq_price"))
    assert content.only(UNUSED_FACT).place.line == len(facts.splitlines()) + 1


@pytest.mark.parametrize("name", ["npq_length", "npq_price"])
def test_what_the_planner_uses_is_used(content: Content, name: str):
    facts = (content.root / "knowledge/facts.yml").read_text()
    content.write("knowledge/facts.yml", facts + facts.splitlines()[0].replace("npq_time_limit", "npq_price"))
    content.replace("knowledge/route.yml", "Leave may differ.", f"'It may be {{{name}}}.'")
    assert [finding.rule for finding in content.findings()] == [UNUSED_FACT] * (name != "npq_price")


def test_a_slot_that_the_planner_fills_in_is_no_fact_elsewhere(content: Content):
    content.replace(NPQ, "- ask your head", "- ask your head by {date}")
    assert content.only(UNKNOWN_FACT).place.line == content.line(NPQ, "{date}")
