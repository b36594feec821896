"""Everything that the checks look at, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from senco.clock import today
from senco.content.knowledge_files import KnowledgeFiles, read_knowledge_files
from senco.content.training_files import TrainingFiles, read_training_files
from senco.knowledge import KNOWLEDGE_DIR


@dataclass(frozen=True)
class Project:
    """The content of a project folder on a day."""

    root: Path
    knowledge: KnowledgeFiles
    training: TrainingFiles
    today: date


def read_project(root: Path = KNOWLEDGE_DIR.parent, day: date | None = None) -> Project:
    """Read the content below a folder.

    Args:
        root: the folder with ``knowledge``, ``data`` and ``domain.yml``.
        day: the day that review dates are compared with; today unless given.

    Raises:
        ValueError: no day is given and ``SENCO_TODAY`` is not a day.
    """
    return Project(root, read_knowledge_files(root / "knowledge"), read_training_files(root), day or today())
