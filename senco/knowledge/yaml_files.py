"""Reading YAML with errors that say file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError


class KnowledgeError(Exception):
    """A knowledge file cannot be read or breaks a rule.

    The message is for content editors: it says what is wrong, in which file and on which line.
    """

    def __init__(self, path: Path, line: int | None, problem: str) -> None:
        self.path, self.line, self.problem = path, line, problem
        place = f"{path.name}, line {line}" if line else path.name
        super().__init__(f"{place}: {problem}")


def read_yaml(path: Path) -> Any:
    """Return the content of a YAML file as plain lists, dicts, strings and dates.

    Raises:
        KnowledgeError: the file is missing or is not valid YAML.
    """
    try:
        return YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KnowledgeError(path, None, "the file is missing") from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        raise KnowledgeError(path, line, f"not valid YAML: {error.problem}") from None


def line_of(path: Path, key: str | int, field: str | None = None) -> int | None:
    """Return the line (from 1) of a top-level item, or of one of its fields, for use in messages."""
    document = YAML(typ="rt").load(path.read_text(encoding="utf-8"))
    position = document.lc.data.get(key)
    item = document[key]
    if field is not None and hasattr(item, "lc") and item.lc.data and field in item.lc.data:
        position = item.lc.data[field]
    return position[0] + 1 if position else None
