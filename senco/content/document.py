"""A YAML file together with the line on which each of its parts stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from senco.content.finding import Place
from senco.knowledge.yaml_files import KnowledgeError, read_yaml

DAY = re.compile(r"\b\d{4}-\d{1,2}-\d{1,2}\b")


@dataclass(frozen=True)
class Document:
    """A YAML file: its content (``value``), its nodes, which know their lines, and its lines as typed."""

    path: Path
    value: Any
    root: Node | None
    lines: tuple[str, ...]

    def place(self, *keys: str | int) -> Place:
        """Return where the part under these keys begins, or, if there is none, the nearest part around it."""
        return Place(self.path, self._find(keys)[0] + 1)

    def place_of(self, words: str, *keys: str | int) -> Place:
        """Return the line with these words in the part under the keys, or else where that part begins."""
        first, node = self._find(keys)
        # A sentence may be folded over two lines or carry a {fact}; its first words still find the line.
        for wanted in (words, " ".join(words.split()[:4]), " ".join(words.split()[:2])):
            for number in range(first, min(node.end_mark.line + 1, len(self.lines)) if node else 0):
                if wanted and wanted in self.lines[number]:
                    return Place(self.path, number + 1)
        return Place(self.path, first + 1)

    def block_start(self, *keys: str | int) -> int:
        """Return the line on which the text of a ``|`` block under these keys begins."""
        node = self._find(keys)[1]
        return node.start_mark.line + 2 if node else 1

    def _find(self, keys: tuple[str | int, ...]) -> tuple[int, Node | None]:
        line, node = 0, self.root
        for key in keys:
            if isinstance(node, MappingNode):
                pair = next((pair for pair in node.value if pair[0].value == str(key)), None)
                if pair is None:
                    break
                line, node = pair[0].start_mark.line, pair[1]
            elif isinstance(node, SequenceNode) and isinstance(key, int) and key < len(node.value):
                node = node.value[key]
                line = node.start_mark.line
            else:
                break
        return line, node


def read_document(path: Path) -> Document:
    """Return a YAML file with its lines.

    Raises:
        KnowledgeError: the file is missing, is not UTF-8, is not valid YAML, or has an impossible day.
    """
    try:
        value = read_yaml(path)
        text = path.read_text(encoding="utf-8")
        return Document(path, value, YAML(typ="safe").compose(text), tuple(text.splitlines()))
    except KnowledgeError:
        raise
    except UnicodeDecodeError:
        raise KnowledgeError(path, None, "the file is not saved as UTF-8 text") from None
    except (YAMLError, ValueError) as error:
        # YAML builds the days itself and fails without saying where.
        raise KnowledgeError(path, _line_of_impossible_day(path), _first_line(error)) from None


def _line_of_impossible_day(path: Path) -> int | None:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        for day in DAY.findall(line):
            try:
                date(*map(int, day.split("-")))
            except ValueError:
                return number
    return None


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or ["not valid YAML"])[0]
