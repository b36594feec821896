"""Messages put together from training phrases, to learn from what several questions in one message look like.

Two to four phrases about different topics are joined as visitors join them, by a word or a mark; what the first one is
about is left out of the next or becomes a pronoun.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nlu.reading.clauses import clauses, opens_question

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
    """A message and its questions, in their order, as they are in it letter for letter."""

    text: str
    parts: tuple[Labelled, ...]


class Joiner:
    """Puts messages together; the same phrases and seed give the same messages."""

    def __init__(self, phrases: list[Labelled], seed: int = 20261125) -> None:
        self._random = random.Random(seed)
        inside = [phrase for phrase in phrases if not phrase.topic.startswith(APART)]
        self._asking = [each for each in inside if 3 <= _length(each) <= 15 and _is_one_question(each)]
        self._stories = [each for each in inside if _length(each) <= 40 and _tells_first(each)]
        self._short = [each for each in inside if _length(each) <= 5 and not opens_question(each.text)]
        self._strays = [each for each in phrases if each.topic == OUT_OF_SCOPE and _length(each) <= 12]

    def messages(self, joined: int, listed: int) -> Iterator[Joined]:
        """Yield so many joined questions, and so many lists."""
        for _ in range(joined):
            yield self._joined()
        for _ in range(listed):
            yield self._listed()

    def _joined(self) -> Joined:
        draw = self._random.random
        first = self._random.choice(self._stories if draw() < 0.2 else self._asking)
        parts = [first]
        for _ in range(2 if draw() < 0.12 else 1):
            pool = self._strays if draw() < 0.06 else self._asking
            parts.append(self._elided(self._another(pool, parts, alike=draw() < 0.6), first, dropped=False))
        joiners = [self._random.choice(WORDS if draw() < 0.65 else MARKS) for _ in parts[1:]]
        return self._together(parts, joiners)

    def _listed(self) -> Joined:
        parts = [self._random.choice(self._asking if self._random.random() < 0.4 else self._short)]
        for _ in range(self._random.choice((1, 1, 2, 2, 3))):
            other = self._another(self._short, parts, alike=self._random.random() < 0.6)
            parts.append(self._elided(other, parts[0], dropped=True))
        if self._random.random() < 0.4:  # "duties, salary, hours?" names no subject at all
            parts = [self._elided(part, part, dropped=True) for part in parts]
        return self._together(parts, [", "] * (len(parts) - 2) + [self._random.choice(LIST_ENDS)])

    def _together(self, parts: list[Labelled], joiners: list[str]) -> Joined:
        """Return the message of parts with what joins each to the next."""
        texts = [_bare(parts[0].text)]
        for joiner, part in zip(joiners, parts[1:], strict=True):
            texts.append(_in_sentence(_bare(part.text)) if joiner in WORDS else _bare(part.text))
        message = texts[0] + "".join(joiner + text for joiner, text in zip(joiners, texts[1:], strict=True))
        message += self._random.choice(ENDS)
        return Joined(message, tuple(replace(part, text=text) for part, text in zip(parts, texts, strict=True)))

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


def _bare(text: str) -> str:
    return text.strip().rstrip("?.! ,")


def _in_sentence(text: str) -> str:
    return text if PROPER.match(text) else text[:1].lower() + text[1:]
