"""Labelled messages for measuring, never for training.

The development set shows how visitors really ask.  The validation set (``benchmarks/validation``) was written for this
project by somebody who had not seen the training phrases; thresholds are chosen on both.  The fresh set
(``benchmarks/fresh``) is only counted: nobody reads what is missed in it, so that it tells how the bot does with strangers.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "devset"
VALIDATION = Path(__file__).resolve().parent / "validation"
FRESH = Path(__file__).resolve().parent / "fresh"


@dataclass(frozen=True)
class Case:
    """A message with the topics that must be covered (``topics``) and those that are also acceptable (``alt``)."""

    id: str
    text: str
    topics: frozenset[str]
    alt: frozenset[str]
    flags: frozenset[str]
    context: tuple[str, ...]

    @property
    def acceptable(self) -> frozenset[str]:
        """Every topic that counts as right on its own."""
        return self.topics | self.alt


def load_cases(name: str, folder: Path = FOLDER) -> list[Case]:
    """Return the cases of ``questions`` or ``out_of_scope`` of a set.

    Raises:
        FileNotFoundError: the development set is not beside the project.
    """
    lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_case(json.loads(line)) for line in lines if line.strip()]


def _case(row: dict) -> Case:
    return Case(
        id=row["id"],
        text=row["text"],
        topics=frozenset(row["topics"]),
        alt=frozenset(row["alt"]),
        flags=frozenset(row["flags"]),
        context=tuple(row.get("context", ())),
    )
