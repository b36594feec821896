"""The words of ``knowledge/vocabulary.yml`` and a finder for them in a tokenised text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from nlu.tokens import english
from senco.knowledge.loader import KNOWLEDGE_DIR
from senco.knowledge.records import Record, Setting, Status
from senco.knowledge.yaml_files import KnowledgeError, read_yaml

NOT_MEANT = "not_meant"
Words = tuple[str, ...]
Nation = Literal["england", "wales", "scotland", "northern_ireland", "abroad"]
Phase = Literal["early_years", "primary", "secondary", "post_16", "all_through"]
Qualification = Literal["nasenco", "npq", "qts", "qtls", "eyts", "degree"]
Progress = Literal["held", "finished", "started", "none"]


class Wording(Record):
    """How an assumption about a date is told; ``{said}``, ``{meant}`` and ``{before}``, a year before, are filled in."""

    assumed: str
    about: str
    latest: str


class Vocabulary(Record):
    """What ``vocabulary.yml`` holds: for each field, each value with the words for it.

    The order of values in ``setting`` is their precedence when a visitor names two.
    """

    nation: dict[Nation, Words]
    setting: dict[Setting | Literal["mainstream"], Words]
    phase: dict[Phase, Words]
    status: dict[Status | Literal["career_changer", "parent"], Words]
    qualification: dict[Qualification, Words]
    progress: dict[Progress, Words]
    need: dict[str, Words]
    not_meant: Words
    wording: Wording

    def lists(self) -> Iterator[tuple[str, str, Words]]:
        """Yield every list of words with its field and value."""
        for field in ("nation", "setting", "phase", "status", "qualification", "progress", "need"):
            lists: Mapping[str, Words] = getattr(self, field)
            for value, words in lists.items():
                yield field, value, words
        yield NOT_MEANT, NOT_MEANT, self.not_meant


class Term(NamedTuple):
    """Words of the vocabulary found in a text: tokens ``start`` to ``end`` (excluded)."""

    field: str
    value: str
    start: int
    end: int
    plural: bool

    def covers(self, other: Term) -> bool:
        """Return whether another term lies within this one and is shorter."""
        inside = self.start <= other.start and other.end <= self.end
        return inside and other.end - other.start < self.end - self.start


class TermFinder:
    """Finds vocabulary in a text, the longest words first."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._labels: dict[int, list[tuple[str, str, bool]]] = {}
        self._matcher = PhraseMatcher(english().vocab, attr="LOWER")
        phrases: dict[str, list[tuple[str, str, bool]]] = {}
        for field, value, words in vocabulary.lists():
            for phrase, plural in _with_plurals(words):
                phrases.setdefault(phrase, []).append((field, value, plural))
        for phrase, labels in phrases.items():
            self._matcher.add(phrase, [english().make_doc(phrase)])
            self._labels[english().vocab.strings[phrase]] = labels

    def find(self, document: Doc) -> list[Term]:
        """Return the terms of a document of :func:`nlu.tokens.english`, in order; none overlap within a field."""
        found = [
            Term(field, value, start, end, plural)
            for key, start, end in self._matcher(document)
            for field, value, plural in self._labels[key]
        ]
        found.sort(key=lambda term: (term.start - term.end, term.start))
        others = [term for term in found if term.field == NOT_MEANT]
        taken: dict[str, set[int]] = {}
        kept = []
        for term in found:
            tokens = taken.setdefault(term.field, set())
            if term.field == NOT_MEANT or any(other.covers(term) for other in others):
                continue
            if tokens.isdisjoint(range(term.start, term.end)):
                tokens.update(range(term.start, term.end))
                kept.append(term)
        return sorted(kept, key=lambda term: (term.start, term.field))


def load_vocabulary(path: Path = KNOWLEDGE_DIR / "vocabulary.yml") -> Vocabulary:
    """Read and check the vocabulary.

    Raises:
        KnowledgeError: the file is missing, has an unknown name, or lists a word twice in one section.
    """
    try:
        vocabulary = msgspec.convert(read_yaml(path), Vocabulary)
    except msgspec.ValidationError as error:
        raise KnowledgeError(path, None, str(error)) from None
    seen: dict[tuple[str, str], str] = {}
    for field, value, words in vocabulary.lists():
        for word in words:
            other = seen.setdefault((field, word.lower()), value)
            if other != value or words.count(word) > 1:
                raise KnowledgeError(path, None, f"{field}: the word {word!r} is both in {other} and in {value}")
    return vocabulary


@lru_cache(maxsize=1)
def default_finder() -> TermFinder:
    """Return the process-wide finder over the published vocabulary.

    Raises:
        KnowledgeError: the vocabulary cannot be read.
    """
    return TermFinder(load_vocabulary())


def _with_plurals(words: Words) -> Iterator[tuple[str, bool]]:
    """Yield each word with whether it is a plural, and its plural in -s unless that is listed already."""
    listed = {word.lower() for word in words}
    for word in listed:
        yield word, word.endswith("s") and word[:-1] in listed
        if word[-1].isalpha() and not word.endswith("s") and f"{word}s" not in listed:
            yield f"{word}s", True
