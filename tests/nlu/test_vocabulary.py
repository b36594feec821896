"""The vocabulary that content editors keep."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from nlu.vocabulary import Vocabulary, load_vocabulary
from senco.knowledge import KNOWLEDGE_DIR, Knowledge, KnowledgeError


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def test_every_kind_of_visitor_that_an_answer_has_a_variant_for_has_words(
    vocabulary: Vocabulary, knowledge: Knowledge
) -> None:
    conditions = [variant.when for entry in knowledge.entries.values() for variant in entry.variants]
    for field in ("nation", "setting", "status"):
        wanted = {msgspec.structs.asdict(condition)[field] for condition in conditions} - {None}
        # QTLS is an award that is held, so its words stand in the section of qualifications.
        assert wanted <= {*getattr(vocabulary, field), "qtls"}


def test_an_unknown_name_is_told_to_the_editor(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="atlantis"):
        load_vocabulary(_changed(tmp_path, "  wales: [", "  atlantis: [sunk]\n  wales: ["))


def test_a_word_in_two_lists_is_told_to_the_editor(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="'leeds' is both in england and in wales"):
        load_vocabulary(_changed(tmp_path, "  wales: [", "  wales: [leeds,"))


def _changed(folder: Path, old: str, new: str) -> Path:
    text = (KNOWLEDGE_DIR / "vocabulary.yml").read_text(encoding="utf-8")
    path = folder / "vocabulary.yml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path
