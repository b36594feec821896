"""Begin a new question: add everything that it needs, with TODO wherever an editor has to write.

Text is only added, never rewritten, so that comments and layout stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from senco.content.check_intents import OF_RASA
from senco.content.finding import Place
from senco.content.knowledge_files import PlacedEntry
from senco.content.project import Project

ID = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
FIRST_REVIEW = timedelta(days=182)
ANSWER = """\
- id: {id}
  topic: {topic}
  question: TODO the question as a visitor would ask it
  short: >-
    TODO the answer itself, then for whom and where it holds
  detail: |-
    TODO what else a visitor needs
  applies_to: TODO
  exceptions: >-
    TODO for whom it is different, and who decides
  sources: [TODO]
  owner: {owner}
  review_by: {review_by}
  follow_ups: []
"""
OTHER = """\
- id: {id}
  topic: {topic}
  question: TODO the question in a few words
  short: >-
    TODO what the bot says
  kind: {kind}
  owner: {owner}
  review_by: {review_by}
"""
PHRASES = """\
- intent: {id}
  examples: |
    - TODO one way to ask it ({id})
    - TODO quite another way to ask it ({id})
"""
RULE = """\
- rule: {id}
  steps:
  - intent: {id}
  - action: action_answer
"""
TEST_QUESTION = "{id}: TODO one more way to ask it\n"


class CannotAddError(ValueError):
    """The question cannot be added; the message says why and what to do."""


@dataclass(frozen=True)
class Addition:
    """Lines that are new in a file.

    Attributes:
        part: what they are, for people.
        path: the file.
        at: how many lines stand above them.
        lines: the lines.
        entry_id: the id of the new entry.
        newest: finds that id in the parsed result, which shows that the lines mean there what they should.
    """

    part: str
    path: Path
    at: int
    lines: str
    entry_id: str
    newest: Callable[[Any], str]

    @property
    def place(self) -> Place:
        """Return where the addition begins, past any blank line."""
        return Place(self.path, self.at + 1 + self.lines.startswith("\n"))

    def result(self) -> bytes:
        """Return the file with the addition, every other byte as before.

        Raises:
            CannotAddError: the lines would not mean there what they should.
        """
        text = self.path.read_bytes().decode("utf-8")
        end = "\r\n" if "\r\n" in text else "\n"
        rows = text.splitlines(keepends=True)
        before, after = "".join(rows[: self.at]), "".join(rows[self.at :])
        if before and not before.endswith("\n"):
            before += end
        result = before + self.lines.replace("\n", end) + after
        try:
            fits = self.newest(YAML(typ="safe").load(result)) == self.entry_id
        except (YAMLError, LookupError, TypeError):
            fits = False
        if not fits:
            raise CannotAddError(
                f"{self.path.name} is not laid out as usual, so nothing was added. Ask a programmer, or add "
                "the question by hand as docs/content-guide.md says."
            )
        return result.encode("utf-8")


def add_topic(project: Project, entry_id: str, topic: str) -> list[Addition]:
    """Add a skeleton of a question to the files of a project, and return what was added.

    Args:
        project: the project as it is now.
        entry_id: the id of the new entry, also of its intent, rule and phrases.
        topic: an id of ``topics.yml`` that has entries already.

    Raises:
        CannotAddError: files cannot be read, the id is bad or taken, or the topic is unknown; nothing was
            changed.
    """
    if project.knowledge.findings or project.training.findings:
        raise CannotAddError("Some files have mistakes. Run make check, mend what blocks, then try again.")
    _check_id(project, entry_id)
    additions = list(_additions(project, entry_id, _neighbour(project, topic)))
    results = [(addition.path, addition.result()) for addition in additions]
    for path, result in results:
        path.write_bytes(result)
    return additions


def _check_id(project: Project, entry_id: str) -> None:
    if not ID.fullmatch(entry_id):
        raise CannotAddError(
            f"{entry_id!r} cannot be an id. Write small letters and digits in at least two parts with _ "
            "between them, for example: make topic ID=npq_example TOPIC=npq_what"
        )
    training = project.training
    taken = {placed.entry.id: placed.place("id") for placed in project.knowledge.entries}
    taken |= {phrase.intent: phrase.place for phrase in (training.held_out or []) + (training.phrases or [])}
    taken |= (training.rules or {}) | (training.intents or {})
    if entry_id in taken:
        name, line = taken[entry_id].path.name, taken[entry_id].line
        raise CannotAddError(f"The id {entry_id} is taken: {name}, line {line}. Choose another.")
    if entry_id in OF_RASA:
        raise CannotAddError(f"The id {entry_id} belongs to the program. Choose another.")


def _neighbour(project: Project, topic: str) -> PlacedEntry:
    """Return the last entry of the topic: the new one goes into its file and gets its kind and owner."""
    topics = project.knowledge.topic_names
    if topic not in topics:
        of_entry = {placed.entry.id: placed.entry.topic for placed in project.knowledge.entries}
        if topic in of_entry:
            hint = f"It is the id of an answer, whose topic is {of_entry[topic]}."
        else:
            hint = f"The topics are: {', '.join(topics)}"
        raise CannotAddError(f"{topic!r} is not a topic of topics.yml. {hint}")
    entries = [placed for placed in project.knowledge.entries if placed.entry.topic == topic]
    if not entries:
        raise CannotAddError(
            f"No entry has the topic {topic} yet, so it has no file. Add its first entry by hand, as "
            "docs/content-guide.md says."
        )
    return entries[-1]


def _additions(project: Project, entry_id: str, neighbour: PlacedEntry) -> Iterator[Addition]:
    entry, answers, root = neighbour.entry, neighbour.document.path, project.root
    words = {
        "id": entry_id,
        "topic": entry.topic,
        "kind": entry.kind,
        "owner": entry.owner,
        "review_by": project.today + FIRST_REVIEW,
    }
    skeleton = "\n" + (ANSWER if entry.kind == "answer" else OTHER)
    ends = (
        ("the answer", answers, skeleton, lambda value: value[-1]["id"]),
        (
            "training phrases",
            root / "data" / "nlu" / answers.name,
            PHRASES,
            lambda value: value["nlu"][-1]["intent"],
        ),
        ("the rule", root / "data" / "rules.yml", RULE, lambda value: value["rules"][-1]["rule"]),
        (
            "the test question",
            root / "tests" / "nlu" / "held_out.yml",
            TEST_QUESTION,
            lambda value: list(value)[-1],
        ),
    )
    for part, path, text, newest in ends:
        if not path.exists():
            raise CannotAddError(f"There is no file {path.relative_to(root)}. Ask a programmer.")
        yield Addition(part, path, _line_count(path), text.format(**words), entry_id, newest)
    yield _intent(project, entry_id)


def _intent(project: Project, entry_id: str) -> Addition:
    """Return the line for domain.yml, which goes below the last intent with the same indent."""
    path = project.root / "domain.yml"
    intents = (project.training.intents or {}).values()
    last = max((place.line or 1 for place in intents), default=1)
    line = path.read_text(encoding="utf-8").splitlines()[last - 1]
    indent = line[: len(line) - len(line.lstrip())]
    text = f"{indent}- {entry_id}\n"
    return Addition("the intent", path, last, text, entry_id, lambda value: value["intents"][-1])


def _line_count(path: Path) -> int:
    return len(path.read_bytes().decode("utf-8").splitlines())
