"""Truth by machine: everything that the bot can say is rendered, and each reply is held against each rule.

What stands behind a rule is the checker's own, so that an editor hears of it from ``make check`` first.  Each rule has texts
that it must catch: a rule that catches nothing proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from senco.answering import Citation
from senco.content import Severity, check_project, read_project
from senco.content.check_facts import FIGURES, IDIOMS, NOT_TEXT
from senco.content.check_gaps import filled
from senco.content.check_hosts import host_of
from senco.content.check_law import unplaced
from senco.content.check_money import undated
from senco.content.check_sources import INSECURE, LINK, bad_link
from senco.content.check_wording import EDUCATION_NEEDS, promises
from senco.content.words import sentences
from senco.knowledge import Knowledge
from senco.route import load_guide
from tests.content.replies import FILES, TODAY, Said, everything, whole_routes

GUIDE = "the guide's own title, which we quote"
LEFT_OVER = re.compile(r"[{}]|[a-z,(:] None\b|\bTODO\b|\bnot known\b|\bnan\b")
HOSTS = {host for hosts in FILES.hosts.values() for host in hosts}
AGENCY = {host_of(getattr(FILES.agency, field)) for field in FILES.agency.__struct_fields__ if field.endswith("_url")}


def figures_without_a_fact(said: Said) -> Iterator[str]:
    """A figure, date or amount, also in words, that is not the value of a fact."""
    text = said.text
    for value in sorted(said.figures, key=len, reverse=True):
        text = text.replace(value, "\u2026")
    for match in FIGURES.finditer(NOT_TEXT.sub(" ", text)):
        if not IDIOMS.fullmatch(match[0]):
            yield match[0]


def law_without_nation_or_schools(said: Said) -> Iterator[str]:
    """A statement of law of which one cannot see in which nation and for which schools it holds."""
    # Beside a sentence of the planner and an answer stands whom it is for; a button says nothing by itself.
    return (rule.title for rule in unplaced(said.text, said.scope) if "button" not in said.name)


def answers_without_source(said: Said) -> Iterator[str]:
    """An answer without a source, or with one that was not read yet."""
    if said.sources is not None:
        if not said.sources:
            yield "no source"
        for source in said.sources:
            if not (source.title and source.publisher and source.checked <= TODAY):
                yield source.title


def bad_links(said: Said) -> Iterator[str]:
    """A link or source that is not https, leads nowhere, or leads to a website that is not on the list."""
    yield from INSECURE.findall(said.text)
    addresses = [match[2] or "" for match in LINK.finditer(said.text)]
    for address in (*addresses, *(source.url for source in said.sources or ())):
        host = host_of(address)
        if bad_link(address) or (host and host not in HOSTS | AGENCY):
            yield address


def undated_money(said: Said) -> Iterator[str]:
    """An amount of money without its year, or without the advice to check it."""
    yield from undated(said.text)


def wrong_name(said: Said) -> Iterator[str]:
    """ "Special Education Needs"."""
    yield from EDUCATION_NEEDS.findall(said.text)


def filled_gaps(said: Said) -> Iterator[str]:
    """Something that we do not know, said as if we did."""
    for sentence in sentences(said.text):
        yield from filled(sentence, FILES.gaps)


def promises_and_verdicts(said: Said) -> Iterator[str]:
    """A promise, or a verdict on the visitor's case."""
    for sentence in sentences(said.text):
        yield from promises(sentence)


def left_over(said: Said) -> Iterator[str]:
    """A name in braces, a reminder, or a value that was not there."""
    yield from LEFT_OVER.findall(said.text)


RULES = (
    *(figures_without_a_fact, law_without_nation_or_schools, answers_without_source, bad_links),
    *(undated_money, wrong_name, filled_gaps, promises_and_verdicts, left_over),
)
CITED = Citation(
    title="The law", publisher="A government", url="https://www.legislation.gov.uk/a", checked=date(2026, 11, 1)
)
HTTP = Citation(title="The law", publisher="A government", url="http://www.legislation.gov.uk/a", checked=date(2026, 11, 1))
UNREAD = Citation(
    title="The law", publisher="A government", url="https://www.legislation.gov.uk/a", checked=date(2027, 11, 1)
)
# For each rule, what it must catch. The text stands where a good one would: with sources, for England's schools.
WRONG = {
    figures_without_a_fact: [
        *(
            "It takes three years.",
            "You need 60 credits.",
            "You need sixty credits.",
            "It costs \u00a31,265.",
            "Apply by 1 May.",
        ),
        *("It began in 2024.", "About 90% pass.", "A third of them stay.", "One in five pupils.", "Within eighteen months."),
        *(
            "Half of all SENCOs leave.",
            "It takes a year.",
            "There are four areas of need.",
            "A dozen schools.",
            "Twice a week.",
        ),
        *("By the third anniversary.", "Three-quarters stay.", "Four per cent more.", "Level seven study."),
    ],
    law_without_nation_or_schools: [
        "You must hold it.",
        "By law it is needed.",
        "It is required.",
        "You need not, as we read it.",
    ],
    answers_without_source: ["A statement."],
    bad_links: [
        *("See [it](http://www.gov.uk/a).", "See [it](https://evil.example/a).", "See [it](javascript:alert)."),
        *("See [it]().", "See http://www.gov.uk.", "See [it](https://)."),
    ],
    undated_money: ["It costs \u00a31,265. Check it.", "It cost \u00a31,265 in 2024."],
    wrong_name: ["Special Education Needs", "special education need"],
    filled_gaps: [
        "The SEN allowance is \u00a32,270.",
        "There are 22,000 SENCOs.",
        "The average salary of a SENCO is \u00a345,000.",
    ],
    promises_and_verdicts: [
        *(
            "You are exempt.",
            "We guarantee it.",
            "You will definitely get the job.",
            "You qualify.",
            "You are not eligible.",
        ),
        *("This is guaranteed.", "You'll be appointed.", "You do not need the NPQ in your case.", "You can be the SENCO."),
    ],
    left_over: ["It takes {npq_length}.", "TODO", "The date is None.", "The date is not known."],
}


@pytest.fixture(scope="module")
def said(knowledge: Knowledge) -> list[Said]:
    return list(everything())


def test_everything_is_there(said: list[Said], knowledge: Knowledge):
    """Fewer replies than this would mean that something is not looked at any more."""
    names = " ".join({each.name.split(",")[0].split(" for ")[0] for each in said})
    assert set(knowledge.entries) <= set(names.split())
    for part in ("guard", "planner", "recall", "system", "scopes", "labels", "source", "simpler"):
        assert part in names
    variants = sum(len(entry.variants) for entry in knowledge.entries.values())
    assert len(said) > 2 * (len(knowledge.entries) + variants)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_reply_keeps_the_rule(rule, said: list[Said]):
    broken = {
        f"{each.name}: {', '.join(found)} in {each.text!r}" for each in said if (found := [str(it) for it in rule(each)])
    }
    assert not broken, "\n".join(sorted(broken))


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in WRONG.items() for text in texts])
def test_every_rule_catches_what_is_wrong(rule, text: str):
    scope = "" if rule is law_without_nation_or_schools else "Mainstream schools in England."
    assert list(rule(Said("wrong", text, scope, () if rule is answers_without_source else (CITED,))))


def test_every_rule_has_something_to_catch():
    assert set(WRONG) == set(RULES)


@pytest.mark.parametrize("source", [HTTP, UNREAD], ids=["http", "not read yet"])
def test_a_bad_source_is_caught(source: Citation):
    said = Said("wrong", "A statement.", "", (source,))
    assert [*bad_links(said), *answers_without_source(said)]


@pytest.mark.parametrize("scope", ["England.", "Mainstream schools."])
def test_nation_and_schools_are_both_wanted(scope: str):
    assert list(law_without_nation_or_schools(Said("wrong", "You must hold it.", scope)))
    assert not list(law_without_nation_or_schools(Said("right", "You must hold it.", "Mainstream schools in England.")))


def test_every_fact_has_a_source_and_a_day_on_which_it_was_read_and_one_for_the_next_time():
    for name, fact in FILES.facts.items():
        assert fact.source in FILES.sources and fact.checked <= TODAY < fact.review_by, name


def test_nothing_in_the_real_content_blocks():
    blocks = [finding for finding in check_project(read_project(day=TODAY)) if finding.severity is Severity.BLOCKS]
    assert not blocks, [(finding.rule.title, finding.what) for finding in blocks]


def test_whole_routes_have_no_gaps():
    for text in whole_routes(load_guide(today=TODAY)):
        assert not LEFT_OVER.search(text)
        assert not EDUCATION_NEEDS.search(text.replace(FILES.sources["guide"].title, GUIDE))
