"""The messages on which the guard is measured, apart from everything that it was made from.

``held_out/`` was written in the voices of many people, by one author, before he saw the phrases and the examples (only
``welfare_officer`` came after), and a second time by another (``second_*``); nobody has looked at what the guard misses in
it.  ``looked_at/`` was written in the same way; its misses were read once, and the guard improved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from senco.guard.train import HELD_BACK, LONG, is_held_back, number_of, ordinary_questions
from senco.knowledge.yaml_files import read_yaml

FOLDER = Path(__file__).parent
CONCERNS = ("urgent", "explicit", "indirect")
HANDS = ("first", "second")  # the writers of ``held_out``
LOOKALIKES = ("professional", "strain", "ordinary")


@dataclass(frozen=True)
class Message:
    """A message of a set.

    Attributes:
        name: the file and the number in it: misses are named by it, so that they can be counted without being read.
        kind: one of CONCERNS or LOOKALIKES.
        case: the case whose reply fits best; None for look-alikes.
        text: what the visitor typed.
    """

    name: str
    kind: str
    case: str | None
    text: str

    @property
    def hand(self) -> str:
        """Which of the two writers of ``held_out`` it is by: "first" or "second"."""
        first, second = HANDS
        return second if self.name.startswith(f"{second}_") else first


def messages(folder: str, *kinds: str) -> list[Message]:
    """Return the messages of these kinds in ``held_out`` or ``looked_at``."""
    paths = sorted((FOLDER / folder).glob("*.yml"))
    return [message for path in paths for message in _read(path) if message.kind in kinds]


def held_back_questions() -> list[Message]:
    """Return phrases, follow-ups and long messages of visitors from which the guard has not learned."""
    texts = filter(is_held_back, ordinary_questions())
    return [Message(f"question {number}", "ordinary", None, text) for number, text in enumerate(texts)]


def sample_of_questions(one_in: int) -> list[Message]:
    """Return one in so many of the ordinary questions held back, the same ones when others come and go."""
    return [each for each in held_back_questions() if number_of(each.text) // HELD_BACK % one_in == 0]


def is_long(message: Message) -> bool:
    """Whether a question is as long as the messages that several questions, or a story, make."""
    return len(message.text.split()) >= LONG


def _read(path: Path) -> Iterator[Message]:
    number = 0
    for kind, content in read_yaml(path).items():
        for case, texts in content.items() if isinstance(content, dict) else [(None, content)]:
            for text in texts:
                number += 1
                yield Message(f"{path.stem} {number}", kind, case, text)
