"""A small project without any finding; each test breaks one thing in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from senco.content import Finding, Rule, check_project, read_project
from senco.knowledge import KNOWLEDGE_DIR
from senco.knowledge.records import Record
from senco.route.facets import RouteKind
from senco.route.steps import StepId
from senco.route.words import RouteWords

TODAY = date(2026, 11, 24)


def rows(names: Iterable[str], row: str) -> str:
    """Return lines of a YAML mapping from each name to the same row."""
    return "\n".join(f"  {name}: {row}" for name in names)


def texts_of_the_planner() -> str:
    """Return the sections of route.yml that are single texts, each with all its texts."""
    sections = {
        name: kind
        for name, kind in get_type_hints(RouteWords).items()
        if isinstance(kind, type) and issubclass(kind, Record)
    }
    del sections["calendar"]
    return "\n".join(f"{name}:\n{rows(kind.__struct_fields__, 'Words')}" for name, kind in sections.items())


# The facts after the first are there for the planner. Their two spaces keep `source: reg49` unique for the tests.
FILES = {
    "knowledge/facts.yml": """\
npq_time_limit: {value: three years, source: reg49, checked: 2026-10-01, review_by: 2027-09-01}
npq_length: {value: 18 to 22 months, source:  reg49, checked: 2026-10-01, review_by: 2029-03-01}
npq_taught: {value: 18 months, source:  reg49, checked: 2026-10-01, review_by: 2029-03-01}
npq_result_wait: {value: up to four months, source:  reg49, checked: 2026-10-01, review_by: 2029-03-01}
npq_rule_start: {value: 1 September 2009, source:  reg49, checked: 2026-10-01, review_by: 2029-03-01}
code_wording_date: {value: 1 September 2008, source:  reg49, checked: 2026-10-01, review_by: 2029-03-01}
nasenco_complete_before: {value: 1 September 2027, source:  reg49, checked: 2026-10-01, review_by: 2029-03-01}
""",
    "knowledge/route.yml": f"""\
few_years: 3
kinds:
{rows(get_args(RouteKind), "{heading: Your route, summary: In England., topic: npq_deadline, applies_to: schools}")}
steps:
{rows(get_args(StepId), "{title: A step, detail: Ask the school., sources: [reg49]}")}
assumptions:
  place: {{text: You work in England., when: []}}
exceptions:
  leave: {{text: Leave may differ., who_decides: Ask the school., sources: [reg49], when: []}}
questions:
  nation:
    text: Where do you work?
    topic: npq_deadline
    answers: [nation]
    choices:
      - {{title: Wales, sets: {{nation: wales}}}}
{texts_of_the_planner()}
calendar: {{summary: A day, name: My route, remind_days_before: [30]}}
""",
    "knowledge/sources.yml": """\
reg49:
  title: Regulation 49
  publisher: legislation.gov.uk
  url: https://www.legislation.gov.uk/uksi/2014/1530/regulation/49
  kind: official
  dated: undated
  checked: 2026-11-01
guide:
  title: The guide
  publisher: An agency
  url: https://agency.example/guide
  kind: guide
  dated: undated
  checked: 2026-11-01
""",
    "knowledge/helplines.yml": """\
emergency:
  name: Emergency services
  contact: "[999](tel:999)"
  hours: at any time
  source_url: https://www.gov.uk/report-child-abuse
  checked: 2026-11-01
""",
    "knowledge/commands.yml": (KNOWLEDGE_DIR / "commands.yml").read_text(encoding="utf-8"),
    "knowledge/subjects.yml": "{}\n",
    "knowledge/labels.yml": (KNOWLEDGE_DIR / "labels.yml").read_text(encoding="utf-8"),
    "knowledge/agency.yml": """\
name: An agency
register_url: https://agency.example/
vacancies_url: https://agency.example/
contact_url: https://agency.example/contact
privacy_url: https://agency.example/
chats_kept_for: 30 days
""",
    "knowledge/gaps.yml": """\
price:
  what: what it costs
  ask: the provider
  entry: npq_deadline
  says: ['ask your head|plan your time']
  never: ['costs? [^.]*pounds']
""",
    "knowledge/hosts.yml": """\
official: [www.legislation.gov.uk, www.gov.uk]
copies: [copy.example]
other: [www.tes.com]
""",
    "knowledge/scopes.yml": """\
schools: State schools in England.
anyone: Anyone.
""",
    "knowledge/topics.yml": """\
npq_deadline: by when
chitchat_greet: hello
""",
    "knowledge/system.yml": """\
withheld: Left out.
unknown: Sorry. A person can help on the [contact page]({agency_contact_url}) or on {helpline_emergency}.
""",
    "knowledge/topics/npq.yml": """\
- id: npq_deadline
  topic: npq_deadline
  question: Must I finish the NPQ by a set day?
  short: >-
    You must hold it within {npq_time_limit}.
  detail: |-
    Plan your time well.

    - ask your school
    - ask your head
  applies_to: schools
  exceptions: Special schools are not named.
  sources: [reg49, guide]
  owner: qualifications
  review_by: 2027-09-01
  follow_ups: [chitchat_greet]
  variants:
    - when: {setting: college}
      short: The rule is not for a college.
""",
    "knowledge/topics/chat.yml": """\
- id: chitchat_greet
  topic: chitchat_greet
  question: Hello
  short: Hello. Ask me how to be a SENCO.
  kind: smalltalk
  owner: conversation
  review_by: 2027-09-01
""",
    "data/rules.yml": """\
rules:
- rule: npq_deadline
  steps:
  - intent: npq_deadline
  - action: action_answer
- rule: chitchat_greet
  steps:
  - intent: chitchat_greet
  - action: action_answer
- rule: nlu_fallback
  steps:
  - intent: nlu_fallback
  - action: action_answer
""",
    "domain.yml": """\
intents:
- npq_deadline
- chitchat_greet
""",
    "tests/nlu/held_out.yml": """\
# One question an entry
npq_deadline: Is there a last day?
chitchat_greet: Good morning
""",
    "nlu/reading/follow_ups.yml": """\
# What visitors type next
- {after: npq_deadline, then: "and who says so?", intent: npq_deadline}
- {after: npq_deadline, then: "hi again", intent: chitchat_greet}
""",
}


def phrases(intent: str, word: str, count: int = 25) -> str:
    """Return a block of a training file with phrases that share no words with those of another word."""
    lines = "".join(f"    - {word} {'x' * (number + 1)}\n" for number in range(count))
    return f"- intent: {intent}\n  examples: |\n{lines}"


class Content:
    """A project folder whose files a test can change and check."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name, text in FILES.items():
            self.write(name, text)
        self.write("data/nlu/npq.yml", "nlu:\n" + phrases("npq_deadline", "deadline"))
        self.write("data/nlu/chat.yml", "nlu:\n" + phrases("chitchat_greet", "hello"))

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def findings(self, day: date = TODAY) -> list[Finding]:
        """All findings, each of which must say what, where, why and how to mend it."""
        findings = check_project(read_project(self.root, day))
        for finding in findings:
            assert finding.what and finding.rule.why and finding.mend
            whole_file = (
                not finding.place.path.is_file() or "cannot be read" in finding.rule.title or "Loading" in finding.what
            )
            assert finding.place.line or whole_file, f"no line: {finding}"
        return findings

    def only(self, rule: Rule, day: date = TODAY) -> Finding:
        """The one finding that there is, which must be of this rule."""
        findings = self.findings(day)
        assert [finding.rule.title for finding in findings] == [rule.title], findings
        return findings[0]

    def line(self, name: str, words: str) -> int:
        """The line of a file with these words."""
        lines = (self.root / name).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, start=1) if words in line)


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return Content(tmp_path)
