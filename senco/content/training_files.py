"""Read what the bot learns from and is tested with: phrases, follow-ups, rules, intents and held-out questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from senco.content.document import Document, read_document
from senco.content.explain_yaml import unreadable
from senco.content.finding import Finding, Place, Rule, Severity
from senco.knowledge import KnowledgeError

PHRASES_STAND = "Phrases stand below 'examples: |', each on its own line after four spaces, a dash and a space."
FOLLOW_UPS_STAND = 'Write - {after: id of an entry, then: "what is typed", intent: id of an entry}, or delete the line.'
UNREADABLE = Rule(
    Severity.BLOCKS,
    "Training file that cannot be read",
    "The bot cannot learn from it, so a new version cannot be made.",
    f"Compare the line and the one above it with a part of the file that works. {PHRASES_STAND}",
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
FOLLOW_UP = ("after", "then", "intent")
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


@dataclass(frozen=True)
class FollowUp:
    """What visitors might type after an answer (``then``), the entry that gave it, and the intent that it stands for."""

    after: str
    then: str
    intent: str
    place: Place


@dataclass
class TrainingFiles:
    """What could be read; a part that could not be read is None, with a finding that says so."""

    phrases: list[Phrase] | None = None
    rules: dict[str, Place] | None = None
    intents: dict[str, Place] | None = None
    held_out: list[Phrase] | None = None
    follow_ups: list[FollowUp] | None = None
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
        files.rules = {name: rules.place("rules", index) for index, name in _rule_intents(rules.value["rules"])}
    domain = _read(files, root / "domain.yml", "intents", "the list of everything that visitors can ask (intents)")
    if domain:
        names = (next(iter(row)) if isinstance(row, dict) else str(row) for row in domain.value["intents"])
        files.intents = {name: domain.place("intents", index) for index, name in enumerate(names)}
    files.held_out = _read_held_out(files, root / "tests" / "nlu" / "held_out.yml")
    files.follow_ups = _read_follow_ups(files, root / "nlu" / "reading" / "follow_ups.yml")
    return files


def _read_held_out(files: TrainingFiles, path: Path) -> list[Phrase] | None:
    document = _document(files, path, "the test questions, one for each entry")
    if document is None:
        return None
    if not isinstance(document.value, dict):
        what = "The file should hold an id, a colon and a question on each line, but it does not"
        files.findings.append(UNREADABLE.found(what, Place(path, 1)))
        return None
    return [Phrase(str(text), name, document.place(name)) for name, text in document.value.items()]


def _read_follow_ups(files: TrainingFiles, path: Path) -> list[FollowUp] | None:
    document = _document(files, path, "what visitors type after an answer")
    if document is None:
        return None
    if not isinstance(document.value, list):
        what = "The file should hold one follow-up on each line, after a dash, but it does not"
        files.findings.append(UNREADABLE.found(what, Place(path, 1), mend=FOLLOW_UPS_STAND))
        return None
    found = []
    for index, row in enumerate(document.value):
        if isinstance(row, dict) and row.keys() == set(FOLLOW_UP):
            found.append(FollowUp(*(str(row[part] or "") for part in FOLLOW_UP), document.place(index)))
        else:
            what = f"A follow-up has {', '.join(FOLLOW_UP)} and nothing else; this line has not"
            files.findings.append(UNREADABLE.found(what, document.place(index), mend=FOLLOW_UPS_STAND))
    return found


def _read(files: TrainingFiles, path: Path, part: str, meaning: str) -> Document | None:
    """Return a file that is a mapping with a list under ``part``, or None with a finding."""
    document = _document(files, path, meaning)
    if document is None:
        return None
    if not isinstance(document.value, dict) or not isinstance(document.value.get(part), list):
        what = f"The file has no list called {part}"
        mend = f"The list begins with a line that says only {part}: . Put that line back as it was."
        files.findings.append(UNREADABLE.found(what, Place(path, 1), mend=mend))
        return None
    return document


def _document(files: TrainingFiles, path: Path, meaning: str) -> Document | None:
    if not path.exists():
        files.findings.append(MISSING.found(f"{path.name} is missing: {meaning}", Place(path)))
        return None
    try:
        return read_document(path)
    except KnowledgeError as error:
        hint = PHRASES_STAND if path.parent.parent.name == "data" else ""
        files.findings.append(unreadable(UNREADABLE, error, hint))
        return None


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


def _phrases_of(files: TrainingFiles, document: Document, index: int, block: dict[str, Any]) -> Iterator[Phrase]:
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
