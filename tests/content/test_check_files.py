"""Files that cannot be read, records that are wrong, names that lead nowhere."""

import pytest

from senco.content.check_loading import REFUSED
from senco.content.check_references import FACT_WITHOUT_SOURCE, INCOMPLETE, TOPIC_WITHOUT_ENTRY, UNKNOWN_ID
from senco.content.finding import Severity
from senco.content.knowledge_files import ID_TWICE, INVALID, UNREADABLE
from senco.knowledge import KnowledgeError, load_knowledge
from tests.content.conftest import FILES, Content

NPQ = "knowledge/topics/npq.yml"
FACTS = "knowledge/facts.yml"


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        (NPQ, "  topic: npq_deadline", "   topic: npq_deadline", 2),
        (NPQ, "Special schools are not named.", "One thing: another thing", 12),
        (FACTS, "review_by: 2027-09-01", "review_by: 2027-09-31", 1),
        (FACTS, "2027-09-01}\n", "2027-09-01}\nnpq_time_limit: {value: x, source: guide}\n", 2),
    ],
)
def test_a_file_that_is_not_valid_yaml_is_named_with_its_line(content: Content, name, old, new, line):
    content.replace(name, old, new)
    finding = content.only(UNREADABLE)
    assert (finding.place.path, finding.place.line) == (content.root / name, line)


@pytest.mark.parametrize("raw", [b"a: \xff\xfe", b"a: \x00"])
def test_a_file_that_is_not_text_is_a_finding(content: Content, raw: bytes):
    (content.root / FACTS).write_bytes(raw)
    assert content.findings()[0].rule is UNREADABLE


@pytest.mark.parametrize("name", [name for name in FILES if name.count("/") == 1 and name.startswith("knowledge")])
def test_a_missing_or_empty_file_is_a_finding_of_its_own_and_breaks_no_other_check(content: Content, name: str):
    (content.root / name).unlink()
    assert content.only(UNREADABLE).place.path.name in name
    content.write(name, "")
    assert content.only(INVALID).place.path.name in name


def test_no_answers_at_all_is_a_finding(content: Content):
    for path in (content.root / "knowledge/topics").glob("*.yml"):
        path.unlink()
    assert content.findings()[0].rule is UNREADABLE


@pytest.mark.parametrize(
    ("name", "old", "new", "words", "at"),
    [
        (NPQ, "  owner: qualifications\n", "", "npq_deadline: the field owner is missing", "- id:"),
        (NPQ, "  owner:", "  ownr: x\n  owner:", "npq_deadline: there is no field called ownr", "ownr"),
        (
            NPQ,
            "{setting: college}",
            "{setting: collage}",
            "setting is not one of the allowed words",
            "collage",
        ),
        (NPQ, "[reg49, guide]", "reg49", "sources should be a list", "reg49"),
        (FACTS, "three years", "2009", "npq_time_limit: value should be words, but it is a number", "2009"),
        (FACTS, "2027-09-01", "soon", "npq_time_limit: review_by is not a day", "soon"),
        ("knowledge/sources.yml", "official", "offical", "kind is not one of the allowed words", "offical"),
        ("knowledge/scopes.yml", "Anyone.", "7", "anyone: this record should be words", "anyone"),
    ],
)
def test_a_wrong_field_is_explained(content: Content, name, old, new, words, at):
    content.replace(name, old, new)
    finding = next(finding for finding in content.findings() if finding.rule is INVALID)
    assert words in finding.what
    assert finding.place.line == content.line(name, at)


def test_allowed_words_are_listed_and_numbers_are_to_be_quoted(content: Content):
    content.replace(NPQ, "{setting: college}", "{setting: collage}")
    content.replace(FACTS, "three years", "2009")
    mends = " ".join(finding.mend for finding in content.findings())
    assert "special_school, academy" in mends
    assert 'quotation marks around it, for example "2024"' in mends


def test_the_mistakes_of_all_files_are_reported_at_once(content: Content):
    content.replace(NPQ, "  owner: qualifications\n", "")
    content.replace(FACTS, "three years", "2009")
    content.write("knowledge/topics/chat.yml", "- id: [")
    assert len(content.findings()) == 3


def test_an_id_used_twice(content: Content):
    content.write("knowledge/topics/copy.yml", FILES["knowledge/topics/chat.yml"])
    assert "chat.yml, line 1" in content.only(ID_TWICE).what


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  topic: npq_deadline", "  topic: npq_dedline"),
        ("applies_to: schools", "applies_to: shools"),
        ("[reg49, guide]", "[reg49, guide, nothing]"),
        ("follow_ups: [chitchat_greet]", "follow_ups: [chitchat_great]"),
        ("follow_ups: [chitchat_greet]", "follow_ups: [npq_deadline]"),
        ("      short: The", "      applies_to: shools\n      short: The"),
    ],
)
def test_a_name_of_something_that_does_not_exist(content: Content, old: str, new: str):
    content.replace(NPQ, old, new)
    findings = [finding for finding in content.findings() if finding.rule is UNKNOWN_ID]
    assert len(findings) == 1
    assert findings[0].place.line == content.line(NPQ, new.splitlines()[0].strip())


@pytest.mark.parametrize(
    ("old", "field"),
    [
        ("  sources: [reg49, guide]\n", "sources"),
        ("  applies_to: schools\n", "applies_to"),
        ("  exceptions: Special schools are not named.\n", "exceptions"),
    ],
)
def test_an_answer_without_what_every_answer_needs(content: Content, old: str, field: str):
    content.replace(NPQ, old, "")
    assert f"npq_deadline has no {field}" in [x.what for x in content.findings() if x.rule is INCOMPLETE]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (NPQ, "      short: The rule is not for a college.", '      short: ""'),
        ("knowledge/topics/chat.yml", "  short: Hello. Ask me how to be a SENCO.", '  short: ""'),
        ("knowledge/topics/chat.yml", "question: Hello", 'question: ""'),
        (FACTS, "three years", '" "'),
    ],
)
def test_an_empty_text_would_be_silence(content: Content, name: str, old: str, new: str):
    content.replace(name, old, new)
    assert content.only(INCOMPLETE).place.line == content.line(name, new.strip())


def test_a_variant_that_wipes_out_a_field(content: Content):
    content.replace(NPQ, "      short: The", '      detail: ""\n      short: The')
    assert content.only(INCOMPLETE).place.line == content.line(NPQ, 'detail: ""')


@pytest.mark.parametrize("source", ["nothing", '""'])
def test_a_fact_without_an_existing_source(content: Content, source: str):
    content.replace(FACTS, "source: reg49", f"source: {source}")
    assert "npq_time_limit" in content.only(FACT_WITHOUT_SOURCE).what


def test_a_topic_without_entry(content: Content):
    content.replace("knowledge/topics.yml", "chitchat_greet", "npq_cost: price\nchitchat_greet")
    finding = content.only(TOPIC_WITHOUT_ENTRY)
    assert (finding.severity, finding.place.line) == (Severity.BLOCKS, 2)


def test_what_only_the_loader_refuses_is_a_finding(content: Content, monkeypatch: pytest.MonkeyPatch):
    for error in (KnowledgeError(content.root / FACTS, 7, "a new rule"), RuntimeError("a fault")):

        def fail(folder, today, error=error):
            raise error

        monkeypatch.setattr("senco.content.check_loading.load_guide", fail)
        assert str(getattr(error, "problem", error)) in content.only(REFUSED).what


def test_the_loader_accepts_the_good_content(content: Content):
    assert set(load_knowledge(content.root / "knowledge").entries) == {
        "npq_deadline",
        "chitchat_greet",
    }


def test_a_row_of_the_planner_with_a_wrong_field_is_explained(content: Content):
    content.replace("knowledge/route.yml", "who_decides:", "who:")
    finding = content.only(INVALID)
    assert finding.what == "leave: there is no field called who"
    assert finding.place.line == content.line("knowledge/route.yml", "leave:")


def test_what_the_planner_names_must_exist(content: Content):
    content.replace("knowledge/route.yml", "sources: [reg49], when", "sources: [reg48], when")
    finding = content.only(REFUSED)
    assert "leave: unknown source reg48" in finding.what
    assert finding.place.line == content.line("knowledge/route.yml", "reg48")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("doubts:", "doubt:", "doubts: this record should be"),
        ("  impossible:", "  impossibly:", "doubts: "),
        ("few_years: 3", "few_years: three", "few_years: "),
    ],
)
def test_a_section_of_the_planner_with_a_slip_is_explained(content: Content, old: str, new: str, what: str):
    content.replace("knowledge/route.yml", old, new)
    assert [finding.what.startswith(what) for finding in content.findings() if finding.rule is INVALID][:1] == [True]
