"""Read what the bot learns from: the phrases in ``data/nlu``, the rules and the intents of ``domain.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from senco.content.document import Document, read_document
from senco.content.finding import Finding, Place, Rule, Severity
from senco.knowledge import KnowledgeError

UNREADABLE = Rule(
    Severity.BLOCKS,
    "Training file that cannot be read",
    "The bot cannot learn from it, so a new version cannot be made.",
    "Compare the line and the one above it with a part of the file that works. Phrases stand below "
    "'examples: |', each "
    "on its own line after four spaces, a dash and a space.",
)
MISSING = Rule(
    Severity.BLOCKS,
    "Training file that is missing",
    "Without it the bot does not know which question a visitor asks, or what to do about it.",
    "Ask a programmer to restore the file from the last release.",
)
NOT_A_PHRASE = Rule(
    Severity.BLOCKS,
    "Line that is not a training phrase",
    "The bot would not learn this line, or would learn the wrong thing from it.",
    "Begin the line with four spaces, a dash and a space, or delete it.",
)
ANNOTATION = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")


@dataclass(frozen=True)
class Phrase:
    """A phrase as visitors might type it, and the intent (the id of an entry) that it stands for."""

    text: str
    intent: str
    place: Place

    @property
    def normalised(self) -> str:
        """The words in lower case without punctuation: what two phrases must differ in."""
        plain = ANNOTATION.sub(r"\1", self.text).casefold().replace("\u2019", "'")
        return " ".join(re.findall(r"[\w£%]+(?:'\w+)*", plain))


@dataclass
class TrainingFiles:
    """What could be read; a part that could not be read is None, with a finding that says so."""

    phrases: list[Phrase] | None = None
    rules: dict[str, Place] | None = None
    intents: dict[str, Place] | None = None
    findings: list[Finding] = field(default_factory=list)

    def by_intent(self) -> dict[str, list[Phrase]]:
        """Return the phrases of each intent."""
        sorted_phrases: dict[str, list[Phrase]] = {}
        for phrase in self.phrases or ():
            sorted_phrases.setdefault(phrase.intent, []).append(phrase)
        return sorted_phrases


def read_training_files(root: Path) -> TrainingFiles:
    """Return what can be read of the training files of a project folder."""
    files = TrainingFiles()
    files.phrases = _read_phrases(files, root / "data" / "nlu")
    rules = _read(
        files,
        root / "data" / "rules.yml",
        "rules",
        "the rules, which say what the bot does for each question",
    )
    if rules:
        files.rules = {
            name: rules.place("rules", index) for index, name in _rule_intents(rules.value["rules"])
        }
    domain = _read(
        files, root / "domain.yml", "intents", "the list of everything that visitors can ask (intents)"
    )
    if domain:
        names = (next(iter(row)) if isinstance(row, dict) else str(row) for row in domain.value["intents"])
        files.intents = {name: domain.place("intents", index) for index, name in enumerate(names)}
    return files


def _read(files: TrainingFiles, path: Path, part: str, meaning: str) -> Document | None:
    """Return a file that is a mapping with a list under ``part``, or None with a finding."""
    if not path.exists():
        files.findings.append(MISSING.found(f"{path.name} is missing: {meaning}", Place(path)))
        return None
    try:
        document = read_document(path)
    except KnowledgeError as error:
        files.findings.append(UNREADABLE.found(error.problem, Place(path, error.line)))
        return None
    if not isinstance(document.value, dict) or not isinstance(document.value.get(part), list):
        files.findings.append(UNREADABLE.found(f"The file has no list called {part}", Place(path, 1)))
        return None
    return document


def _read_phrases(files: TrainingFiles, folder: Path) -> list[Phrase] | None:
    paths = sorted(folder.glob("*.yml"))
    if not paths:
        what = "There are no files with training phrases (what visitors say) in data/nlu"
        files.findings.append(MISSING.found(what, Place(folder)))
        return None
    phrases: list[Phrase] = []
    readable = True
    for path in paths:
        document = _read(files, path, "nlu", "what visitors say")
        readable = readable and document is not None
        for index, block in enumerate(document.value["nlu"] if document else ()):
            if isinstance(block, dict) and "intent" in block:
                phrases.extend(_phrases_of(files, document, index, block))
    return phrases if readable else None


def _phrases_of(
    files: TrainingFiles, document: Document, index: int, block: dict[str, Any]
) -> Iterator[Phrase]:
    intent, examples = str(block["intent"]), block.get("examples")
    if not isinstance(examples, str):
        what = f"{intent} has no phrases below 'examples: |'"
        files.findings.append(UNREADABLE.found(what, document.place("nlu", index)))
        return
    start = document.block_start("nlu", index, "examples")
    for offset, line in enumerate(examples.splitlines()):
        place = Place(document.path, start + offset)
        if line.startswith("- ") and line[2:].strip():
            yield Phrase(line[2:].strip(), intent, place)
        elif line.strip():
            files.findings.append(NOT_A_PHRASE.found(f"{intent}: {line.strip()!r}", place))


def _rule_intents(rules: list[Any]) -> Iterator[tuple[int, str]]:
    """Return the place in the list and the intent of each rule that answers one; odd rows answer none."""
    for index, rule in enumerate(rules):
        for step in _dicts(rule.get("steps")) if isinstance(rule, dict) else ():
            for option in (step, *_dicts(step.get("or"))):
                if "intent" in option:
                    yield index, str(option["intent"])


def _dicts(rows: Any) -> list[dict[str, Any]]:
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
