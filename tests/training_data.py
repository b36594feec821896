"""The training phrases, as the tests look at them."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from senco.knowledge.yaml_files import read_yaml

ROOT = Path(__file__).resolve().parent.parent


@lru_cache(maxsize=1)
def phrases_by_intent() -> dict[str, list[str]]:
    """Return the training phrases of each intent."""
    phrases: dict[str, list[str]] = {}
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for block in read_yaml(path)["nlu"]:
            lines = block["examples"].splitlines()
            phrases.setdefault(block["intent"], []).extend(line.removeprefix("- ") for line in lines if line)
    return phrases


def normalised(text: str) -> str:
    """Return a text without case, punctuation and extra spaces."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
