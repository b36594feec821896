"""Loading the knowledge: what is right loads, what is wrong says where."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from senco.knowledge import KNOWLEDGE_DIR, Knowledge, KnowledgeError, load_knowledge


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real knowledge that a test may break."""
    return Path(shutil.copytree(KNOWLEDGE_DIR, tmp_path / "knowledge"))


def test_every_topic_has_an_entry(knowledge: Knowledge) -> None:
    assert set(knowledge.topics) == {entry.topic for entry in knowledge.entries.values()}


def test_facts_are_filled_in(knowledge: Knowledge) -> None:
    assert "{" not in knowledge.entries["npq_deadline"].short
    assert knowledge.facts["npq_anniversary"].value in knowledge.entries["npq_deadline"].short


BROKEN = [
    ("topics/npq_rule.yml", "topic: npq_deadline\n", "topic: npq_dedline\n", "unknown topic npq_dedline"),
    ("topics/npq_rule.yml", "{npq_anniversary}", "{npq_anniversity}", "no fact named npq_anniversity"),
    ("topics/npq_rule.yml", "applies_to: new_sencos", "applies_to: new_senco", "unknown scope new_senco"),
    ("topics/npq_rule.yml", "sources: [", "sources: [nonsense, ", "unknown source nonsense"),
    ("topics/npq_rule.yml", "follow_ups: [", "follow_ups: [nonsense, ", "unknown follow-up nonsense"),
    ("topics/npq_rule.yml", "  owner: qualifications\n", "", "missing required field `owner`"),
    ("topics/npq_rule.yml", "  owner:", "  ower:", "unknown field `ower`"),
    ("facts.yml", "source: reg49", "source: reg94", "unknown source: reg94"),
    ("sources.yml", "guide:", "guide: [", "not valid YAML"),
]


@pytest.mark.parametrize(("file", "old", "new", "problem"), BROKEN)
def test_a_mistake_is_reported_with_file_and_line(folder: Path, file: str, old: str, new: str, problem: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    assert problem in str(caught.value)
    assert str(caught.value).startswith(f"{path.name}, line ")


def test_a_missing_file_is_reported(folder: Path) -> None:
    (folder / "scopes.yml").unlink()
    with pytest.raises(KnowledgeError, match=r"scopes.yml: the file is missing"):
        load_knowledge(folder)


def test_an_id_is_used_once(folder: Path) -> None:
    path = folder / "topics" / "npq_rule.yml"
    path.write_text(path.read_text().replace("- id: npq_deadline_counts", "- id: npq_deadline"))
    with pytest.raises(KnowledgeError, match="npq_deadline is used twice"):
        load_knowledge(folder)
