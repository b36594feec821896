"""``make topic``: a new question in all its files, with nothing else touched."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from senco.content import Project, read_project
from senco.content.__main__ import main
from senco.content.check_training import FEW_PHRASES
from senco.content.check_unfinished import UNFINISHED
from senco.content.skeleton import CannotAddError, add_topic
from senco.knowledge.yaml_files import read_yaml
from tests.content.conftest import TODAY, Content

ENTRIES = "knowledge/topics/npq.yml"
FILES = (ENTRIES, "data/nlu/npq.yml", "data/rules.yml", "domain.yml", "tests/nlu/held_out.yml")


def project(content: Content) -> Project:
    return read_project(content.root, TODAY)


def contents(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.yml")}


def test_it_adds_to_five_files_and_changes_nothing_else(content: Content):
    before = contents(content.root)
    additions = add_topic(project(content), "npq_price", "npq_deadline")
    after = contents(content.root)
    assert {name for name in after if after[name] != before[name]} == set(FILES)
    for addition in additions:
        name = str(addition.path.relative_to(content.root))
        added = addition.lines.encode()
        assert after[name].count(added) == 1
        assert after[name].replace(added, b"") == before[name]
        lines = after[name].decode().splitlines()
        assert "npq_price" in lines[addition.place.line - 1]


def test_the_entry_takes_file_kind_and_owner_from_its_topic(content: Content):
    add_topic(project(content), "npq_price", "npq_deadline")
    entry = read_yaml(content.root / ENTRIES)[-1]
    assert (entry["id"], entry["topic"], entry["owner"]) == ("npq_price", "npq_deadline", "qualifications")
    assert entry["review_by"] == date(2027, 5, 25)
    add_topic(project(content), "chitchat_bye", "chitchat_greet")
    farewell = read_yaml(content.root / "knowledge/topics/chat.yml")[-1]
    assert (farewell["kind"], farewell["owner"]) == ("smalltalk", "conversation")
    assert "sources" not in farewell


def test_the_check_then_says_what_is_still_to_be_written_and_nothing_else(content: Content):
    add_topic(project(content), "npq_price", "npq_deadline")
    findings = content.findings()
    assert {finding.rule for finding in findings} == {UNFINISHED, FEW_PHRASES}
    said = [finding.what for finding in findings if finding.rule is UNFINISHED]
    assert sorted(said) == sorted(
        [f"npq_price, {part} is still to be written" for part in
         ("question", "short", "detail", "exceptions", "applies_to", "sources", "the test question")]
        + ["npq_price, a training phrase is still to be written"] * 2
    )  # fmt: skip
    for finding in findings:
        line = finding.place.path.read_text().splitlines()[finding.place.line - 1]
        assert finding.rule is FEW_PHRASES or "TODO" in line


def test_once_everything_is_written_the_check_is_content(content: Content):
    add_topic(project(content), "npq_price", "npq_deadline")
    entries = (content.root / ENTRIES).read_text()
    for old, new in [
        ("TODO the question as a visitor would ask it", "What does it cost?"),
        ("TODO the answer itself, then for whom and where it holds", "It costs nothing in England."),
        ("TODO what else a visitor needs", "Ask your school."),
        ("applies_to: TODO", "applies_to: schools"),
        ("TODO for whom it is different, and who decides", "Private schools may differ."),
        ("[TODO]", "[reg49]"),
    ]:
        assert entries.count(old) == 1
        entries = entries.replace(old, new)
    content.write(ENTRIES, entries)
    phrases = (content.root / "data/nlu/npq.yml").read_text().split("    - TODO")[0]
    content.write("data/nlu/npq.yml", phrases + "".join(f"    - price {'y' * n}\n" for n in range(1, 26)))
    content.replace("tests/nlu/held_out.yml", "TODO one more way to ask it", "Is it dear?")
    assert content.findings() == []


def test_two_new_questions_do_not_clash(content: Content):
    add_topic(project(content), "npq_price", "npq_deadline")
    add_topic(project(content), "npq_place", "npq_deadline")
    assert {finding.rule for finding in content.findings()} == {UNFINISHED, FEW_PHRASES}


@pytest.mark.parametrize("name", FILES)
def test_a_last_line_without_an_end_gets_one(content: Content, name: str):
    path = content.root / name
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    add_topic(project(content), "npq_price", "npq_deadline")
    assert {finding.rule for finding in content.findings()} == {UNFINISHED, FEW_PHRASES}


def test_the_line_ends_of_windows_stay(content: Content):
    for name in FILES:
        path = content.root / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    add_topic(project(content), "npq_price", "npq_deadline")
    for name in FILES:
        after = (content.root / name).read_bytes()
        assert after.count(b"\r\n") == after.count(b"\n") and b"npq_price" in after


def test_the_intent_goes_below_the_last_one_with_its_indent_and_before_what_follows(content: Content):
    content.write("domain.yml", "# all\nintents:\n  - npq_deadline  # old\n  - chitchat_greet\n\nactions:\n- x\n")
    add_topic(project(content), "npq_price", "npq_deadline")
    text = (content.root / "domain.yml").read_text()
    assert "  - npq_deadline  # old\n  - chitchat_greet\n  - npq_price\n\nactions:\n- x\n" in text


@pytest.mark.parametrize(
    "bad",
    ["", "price", "NPQ_price", "npq price", "npq-price", "npq_", "_npq", "npq__price", "1_npq", "npq_é"],
)
def test_a_bad_id_is_refused(content: Content, bad: str):
    refused(content, bad, "npq_deadline", "cannot be an id")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (
            "data/rules.yml",
            "rule: nlu_fallback",
            "rule: n\n  steps:\n  - intent: npq_price\n- rule: nlu_fallback",
        ),
        ("domain.yml", "- chitchat_greet", "- chitchat_greet\n- npq_price"),
        ("tests/nlu/held_out.yml", "chitchat_greet", "npq_price: x\nchitchat_greet"),
        ("data/nlu/chat.yml", "nlu:\n", "nlu:\n- intent: npq_price\n  examples: |\n    - price\n"),
    ],
)
def test_an_id_in_use_anywhere_is_refused(content: Content, name: str, old: str, new: str):
    content.replace(name, old, new)
    refused(content, "npq_price", "npq_deadline", f"is taken: {Path(name).name}, line ")


def test_an_id_of_an_entry_or_of_the_program_is_refused(content: Content):
    refused(content, "npq_deadline", "npq_deadline", "is taken")
    refused(content, "session_start", "npq_deadline", "belongs to the program")


def test_an_unknown_topic_is_refused_with_those_that_there_are(content: Content):
    refused(content, "npq_price", "npq_cost", "The topics are: npq_deadline, chitchat_greet")
    content.replace(ENTRIES, "- id: npq_deadline", "- id: npq_day")
    refused(content, "npq_price", "npq_day", "whose topic is npq_deadline")


def test_a_topic_without_entry_has_no_file(content: Content):
    content.replace("knowledge/topics.yml", "npq_deadline: by when", "npq_deadline: by when\nnpq_cost: price")
    refused(content, "npq_price", "npq_cost", "by hand")


@pytest.mark.parametrize("name", FILES)
def test_files_with_mistakes_are_mended_first(content: Content, name: str):
    content.write(name, "a: [")
    refused(content, "npq_price", "npq_deadline", "Run make check")


def test_a_missing_file_of_phrases_is_named(content: Content):
    (content.root / "data/nlu/npq.yml").rename(content.root / "data/nlu/other.yml")
    refused(content, "npq_price", "npq_deadline", "data/nlu/npq.yml")


@pytest.mark.parametrize(
    ("name", "added"),
    [
        ("data/rules.yml", "more: []\n"),
        ("data/nlu/npq.yml", "more: []\n"),
        ("domain.yml", None),
    ],
)
def test_a_file_with_another_layout_is_left_alone(content: Content, name: str, added: str | None):
    text = "intents: [npq_deadline, chitchat_greet]\n"
    content.write(name, (content.root / name).read_text() + added if added else text)
    refused(content, "npq_price", "npq_deadline", "not laid out as usual")


def refused(content: Content, entry_id: str, topic: str, why: str) -> None:
    before = contents(content.root)
    with pytest.raises(CannotAddError, match=why):
        add_topic(project(content), entry_id, topic)
    assert contents(content.root) == before


def test_the_command_says_what_it_added_and_what_to_do_next(content: Content, capsys: pytest.CaptureFixture[str]):
    root = ["--root", str(content.root)]
    assert main([*root, "topic", "npq_price", "npq_deadline"]) == 0
    printed = capsys.readouterr().out
    assert f"  the answer: {ENTRIES}, line {content.line(ENTRIES, 'id: npq_price')}\n" in printed
    assert "run: make check" in printed
    assert main([*root, "topic", "npq_price", "npq_deadline"]) == 2
    assert "is taken" in capsys.readouterr().err
    assert main([*root, "topic", "", ""]) == 2
    assert "make topic ID=npq_example TOPIC=npq_what" in capsys.readouterr().err


def test_unfinished_texts_anywhere_are_found(content: Content):
    content.replace("knowledge/facts.yml", "three years", "TODO")
    content.replace("knowledge/system.yml", "Sorry.", "TODO")
    content.replace(ENTRIES, "      short: The", "      applies_to: TODO\n      sources: [TODO]\n      short: The")
    whats = [finding.what for finding in content.findings() if finding.rule is UNFINISHED]
    assert len(whats) == 4
    assert "npq_deadline for setting college, applies_to is still to be written" in whats
