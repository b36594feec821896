"""The words of the planner: complete, cross-checked, and free of figures typed in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from senco.content.check_facts import FIGURES, NOT_TEXT
from senco.content.words import sentences, words
from senco.knowledge import KNOWLEDGE_DIR, KnowledgeError
from senco.knowledge.yaml_files import read_yaml
from senco.route import load_guide

NOT_READ = {"sets", "when", "unless", "sources", "answers", "steps"}
LONGEST_SENTENCE = 25


def typed_texts() -> Iterator[str]:
    sections = read_yaml(KNOWLEDGE_DIR / "route.yml")
    for name, section in sections.items():
        for row in section.values() if isinstance(section, dict) and name != "labels" else ():
            yield from texts_of(row)


def texts_of(row: object) -> Iterator[str]:
    if isinstance(row, str):
        yield row
    elif isinstance(row, list):
        for part in row:
            yield from texts_of(part)
    elif isinstance(row, dict):
        for name, part in row.items():
            if name not in NOT_READ:
                yield from texts_of(part)


def test_no_figure_is_typed_into_a_text():
    found = [(text, FIGURES.findall(NOT_TEXT.sub(" ", text))) for text in typed_texts()]
    assert not [pair for pair in found if pair[1]]


def test_sentences_are_short_enough_to_be_read_in_a_chat():
    long = [line for text in typed_texts() for line in sentences(text) if len(words(line)) > LONGEST_SENTENCE]
    assert not long


def test_facts_are_filled_in_and_slots_are_left():
    guide = load_guide()
    assert "18 to 22 months" in guide.words.steps["start_npq"].detail
    assert "{start_by}" in guide.words.steps["start_npq"].detail


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("{npq_length}", "{npq_lenght}", "no fact named npq_lenght"),
        ("sources: [reg49, cfa67]", "sources: [reg48]", "unknown source reg48"),
        ("topic: nation_other", "topic: nations", "unknown topic nations"),
        ("applies_to: wales", "applies_to: cymru", "unknown scope cymru"),
        ("  hold_npq:", "  hold_the_npq:", "a step needs words here"),
        ("steps: [wales_register,", "steps: [wales_enrol,", "a step needs words here"),
        ("  pru:\n", "  prus:\n", "the same kinds of route"),
        ("status: [qtls]", "status: [qtsl]", "the condition status: qtsl"),
        ("status: [qtls]", "stage: [qtls]", "a condition on stage"),
        ("answers: [degree]", "answers: [degrees]", "nothing is known under the name degrees"),
        ("sets: {nation: wales}", "sets: {nation: cymru}", "the choice Wales"),
        ("    who_decides:", "    who:", "before_rule: Object"),
        ("deadlines:", "deadline:", "deadline"),
        ("questions:", "asks:", "needs the sections"),
        ("Register as a school teacher in Wales", "Register {", "wales_register"),
    ],
)
def test_mistakes_are_found_on_loading(tmp_path: Path, old: str, new: str, problem: str):
    folder = tmp_path / "knowledge"
    # The answers are not needed here, and take long to read.
    shutil.copytree(KNOWLEDGE_DIR, folder, ignore=shutil.ignore_patterns("topics"))
    path = folder / "route.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=problem) as error:
        load_guide(folder)
    assert "route.yml" in str(error.value)
