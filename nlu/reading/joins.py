"""Messages put together from training phrases, to learn from what several questions in one message look like.

Two or three phrases about different topics are joined as visitors join them: by a word, by a mark, or by nothing; what the
first one is about is left out of the next or becomes a pronoun.  Phrases that can be parted but are one question, and
stories before a question, are taken as they are.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nlu.reading.clauses import clauses, opens_question
from nlu.reading.parts import parted

JOINED, LISTED = 3200, 1600  # how many messages of each kind
WORDS = (" and ",) * 3 + (", and ", " and also ", " plus ", ", ", " & ", " n ", " and if so ", " then ")
MARKS = ("? ", "? ", "? And ", "? Also, ", ". ", "?? ", "\n", "? And if so, ")
LIST_ENDS = (", ", " and ", ", and ", " & ", " plus ")
ENDS = ("?", "", "?", ".")
PERSON = re.compile(r"\b(?:an? |the |our |your )?sen?d?co(?:'?s)?\b", re.IGNORECASE)
COURSE = re.compile(r"\b(?:an? |the |this |that )?npq(?: (?:for|in) sen?d?cos?)?\b", re.IGNORECASE)
PRONOUNS = {PERSON: ("they", "one", "it", "i"), COURSE: ("it", "it", "that", "this")}
PROPER = re.compile(r"I\b|[A-Z]{2}")
OUT_OF_SCOPE = "oos"
APART = ("safeguarding", "chitchat", "parent", OUT_OF_SCOPE)  # topics that visitors seldom ask about beside another


@dataclass(frozen=True)
class Labelled:
    """A phrase, or a part of a message, with its topic and intent."""

    text: str
    topic: str
    intent: str


@dataclass(frozen=True)
class Joined:
    """A message and its parts as the reader finds them; ``single`` if it is one question after all."""

    text: str
    parts: tuple[Labelled, ...]
    single: bool


class Joiner:
    """Puts messages together; the same phrases and seed give the same messages."""

    def __init__(self, phrases: list[Labelled], seed: int = 20261125) -> None:
        self._random = random.Random(seed)
        self._split = [phrase for phrase in phrases if len(parted(phrase.text).parts) > 1]
        whole = [phrase for phrase in phrases if len(parted(phrase.text).parts) < 2]
        inside = [phrase for phrase in whole if not phrase.topic.startswith(APART)]
        self._asking = [each for each in inside if 3 <= _length(each) <= 15 and _is_one_question(each)]
        self._stories = [each for each in inside if _length(each) <= 40 and _tells_first(each)]
        self._short = [each for each in inside if _length(each) <= 5 and not opens_question(each.text)]
        self._strays = [each for each in whole if each.topic == OUT_OF_SCOPE and _length(each) <= 12]

    def messages(self) -> Iterator[Joined]:
        """Yield single questions that can be parted, and joined questions and lists, as far as the reader parts them so."""
        for phrase in self._split:
            yield Joined(phrase.text, tuple(replace(phrase, text=part) for part in parted(phrase.text).parts), single=True)
        for _ in range(JOINED):
            yield from self._as_read(*self._joined())
        for _ in range(LISTED):
            yield from self._as_read(*self._listed())

    def _as_read(self, text: str, parts: list[Labelled]) -> Iterator[Joined]:
        """Yield a message if the reader finds just the parts that were put together."""
        found = parted(text).parts
        if len(found) == len(parts) and all(_is_same(one, other.text) for one, other in zip(found, parts)):
            yield Joined(text, tuple(replace(part, text=one) for one, part in zip(found, parts)), single=False)

    def _joined(self) -> tuple[str, list[Labelled]]:
        draw = self._random.random
        first = self._random.choice(self._stories if draw() < 0.2 else self._asking)
        parts = [first]
        for _ in range(2 if draw() < 0.12 else 1):
            pool = self._strays if draw() < 0.06 else self._asking
            parts.append(self._elided(self._another(pool, parts, alike=draw() < 0.6), first, dropped=False))
        text = _bare(first.text)
        for part in parts[1:]:
            joiner = self._random.choice(WORDS) if draw() < 0.65 else self._random.choice(MARKS)
            text += joiner + (_in_sentence(_bare(part.text)) if joiner in WORDS else _bare(part.text))
        return text + self._random.choice(ENDS), parts

    def _listed(self) -> tuple[str, list[Labelled]]:
        parts = [self._random.choice(self._asking if self._random.random() < 0.4 else self._short)]
        for _ in range(self._random.choice((1, 1, 2, 2, 3))):
            other = self._another(self._short, parts, alike=self._random.random() < 0.6)
            parts.append(self._elided(other, parts[0], dropped=True))
        if self._random.random() < 0.4:  # "duties, salary, hours?" names no subject at all
            parts = [self._elided(part, part, dropped=True) for part in parts]
        joiners = [", "] * (len(parts) - 2) + [self._random.choice(LIST_ENDS)]
        text = _bare(parts[0].text) + "".join(joiner + _bare(part.text) for joiner, part in zip(joiners, parts[1:]))
        return text + self._random.choice(ENDS), parts

    def _another(self, pool: list[Labelled], parts: list[Labelled], alike: bool) -> Labelled:
        """Return a phrase about a topic that no part has, if ``alike`` one with the subject of the first part."""
        topics = {part.topic for part in parts}
        others = [each for each in pool if each.topic not in topics]
        near = [each for each in others if _subject(each) is _subject(parts[0])] if alike else []
        return self._random.choice(near or others or pool)

    def _elided(self, part: Labelled, first: Labelled, dropped: bool) -> Labelled:
        """Return a part without the subject that the first one names: dropped from a list, a pronoun in a question."""
        subject = _subject(part)
        if subject is None or subject is not _subject(first) or self._random.random() > 0.8:
            return part
        text = subject.sub("" if dropped else self._random.choice(PRONOUNS[subject]), part.text, count=1).strip()
        return replace(part, text=text) if text else part


def _subject(phrase: Labelled) -> re.Pattern[str] | None:
    return next((subject for subject in (COURSE, PERSON) if subject.search(phrase.text)), None)


def _length(phrase: Labelled) -> int:
    return len(phrase.text.split())


def _is_one_question(phrase: Labelled) -> bool:
    return opens_question(phrase.text) and len(clauses(phrase.text)) == 1


def _tells_first(phrase: Labelled) -> bool:
    found = clauses(phrase.text)
    return len(found) > 1 and found[-1].asks and not any(clause.asks for clause in found[:-1])


def _is_same(found: str, part: str) -> bool:
    """Whether what the reader found is a part, or the question at its end."""
    return _letters(part).endswith(_letters(found)) or _letters(found).endswith(_letters(part))


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _bare(text: str) -> str:
    return text.strip().rstrip("?.! ,")


def _in_sentence(text: str) -> str:
    return text if PROPER.match(text) else text[:1].lower() + text[1:]
