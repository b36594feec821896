"""A message made ready for reading: tidied text, words, vocabulary terms and clauses."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span

from nlu.entities.clauses import Clause, split_clauses
from nlu.entities.cues import BEFORE_CORRECTION, CORRECTIONS, FIRST_PERSON, POSSESSIVE, word_set
from nlu.entities.date_spans import DateSpan, find_date_spans
from nlu.entities.durations import DurationSpan, find_durations
from nlu.entities.numbers import number_of
from nlu.roles import ReadRoles, read_roles
from nlu.tokens import english
from nlu.vocabulary import Term, TermFinder

_SPOKEN = {
    "gotta": "got to",
    "gonna": "going to",
    "wanna": "want to",
    "sorta": "sort of",
    "dunno": "do not know",
}
_SPOKEN_WORDS = re.compile(rf"\b(?:{'|'.join(_SPOKEN)})\b", re.IGNORECASE)
# "Twenty twenty four", "twenty nineteen", but not "twenty eleven year olds".
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_SPOKEN_YEAR = re.compile(
    rf"\btwenty (?P<year>twenty (?:{_UNITS})|(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty))"
    r"\b(?! years?\b)",
    re.IGNORECASE,
)
# "3½", "3 ½" and "2 1/2 years", but not the first of February.
_HALF = re.compile(r"(?:(?<=\d)\s+)?½|(?<=\d)\s+1/2(?=\s*(?:years?|yrs?)\b)", re.IGNORECASE)
_QUOTES = str.maketrans("‘’‛`´“”", "'''''\"\"")
_SHORT_FORMS = {
    "n't": "not", "nt": "not", "'ve": "have", "ve": "have", "'re": "are", "re": "are", "'ll": "will", "ll": "will",
    "ca": "can", "wo": "will", "'d": "would", "d": "would", "ai": "is", "u": "you", "'m": "am",
}  # fmt: skip
_TAKES_IS = word_set("it that this he she there what who how where here when school job role setting")


@dataclass(frozen=True)
class Passage:
    """A message with everything that is read off its words.

    Attributes:
        text: the tidied message; the offsets of dates and durations are in it.
        words: its tokens in lower case with short forms written out ("'ve" is "have").
        starts, ends: where each word begins and ends in ``text``.
        terms: the vocabulary in it, as word positions.
        clauses: its clauses, in order; together they hold every word.
        dates, durations: where times stand in ``text``.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    terms: list[Term]
    clauses: list[Clause]
    dates: list[DateSpan]
    durations: list[DurationSpan]

    @cached_property
    def timed(self) -> frozenset[int]:
        """The words that belong to dates and durations."""
        spans = [(span.start, span.end) for span in (*self.dates, *self.durations)]
        return frozenset(word for start, end in spans for word in range(self.word_at(start), self.word_at(end - 1) + 1))

    @cached_property
    def speaks_of_self(self) -> bool:
        """Whether the message says "I", "we", "my" or "our" anywhere."""
        return not (FIRST_PERSON | POSSESSIVE).isdisjoint(self.words)

    @cached_property
    def roles(self) -> ReadRoles:
        """What its times and facts are to the visitor, by the network, which is asked the first time it is needed."""
        return read_roles(self.text)

    @cached_property
    def about_another(self) -> bool:
        """Whether the message speaks of some "she" or "he" and never of "I" or "we"."""
        words = set(self.words)
        return not words & (FIRST_PERSON | POSSESSIVE) and bool(words & {"she", "he", "her", "him", "they"})

    def said(self, start: int, end: int) -> str:
        """Return the visitor's words from one word to another (excluded)."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def word_at(self, offset: int) -> int:
        """Return the number of the word that holds a character of ``text``."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def clause_of(self, word: int) -> int:
        """Return the number of the clause that holds a word."""
        return bisect_right([clause.start for clause in self.clauses], word) - 1

    def terms_in(self, clause: Clause, *fields: str) -> list[Term]:
        """Return the terms of some fields in a clause."""
        return [t for t in self.terms if t.field in fields and clause.start <= t.start < clause.end]

    @cached_property
    def corrections(self) -> list[int]:
        """The words with which the corrected version begins ("sorry I meant ..."), in order."""
        found = set()
        for clause in self.clauses:
            if clause.question:
                continue
            for position in range(clause.start, clause.end):
                if position == clause.start or self.words[position - 1] in BEFORE_CORRECTION:
                    found.update(self._cue_ends(position))
        return sorted(found)

    def _cue_ends(self, position: int) -> list[int]:
        ends = [position + len(cue) for cue in CORRECTIONS if _at(self.words, position, cue)]
        return [end for end in ends if end < len(self.words)]


def read_passage(text: str, finder: TermFinder) -> Passage:
    """Return a message ready for reading; any text will do, an empty one too."""
    tidied = tidy(text)
    document = english().make_doc(tidied)
    words = _written_out([token.lower_ for token in document])
    dates = find_date_spans(tidied)
    durations = find_durations(tidied, [(span.start, span.end) for span in dates])
    return Passage(
        text=tidied,
        words=words,
        starts=[token.idx for token in document],
        ends=[token.idx + len(token) for token in document],
        terms=[term for term in finder.find(document) if not _is_within(document[term.start : term.end], durations)],
        clauses=split_clauses(words),
        dates=dates,
        durations=durations,
    )


def tidy(text: str) -> str:
    """Return a text with plain quotes, single spaces, years in figures, no hyphen between letters, new lines as stops."""
    text = unicodedata.normalize("NFKC", _HALF.sub(".5", text)).translate(_QUOTES)
    text = re.sub(r"\s*[\r\n]+\s*", " . ", text.strip())
    text = re.sub(r"(?<=[^\W\d_])[-‐‑](?=[^\W\d_])", " ", text)
    # "a TA.can I" is two sentences; "gov.uk" is cut as well, which does no harm here.
    text = re.sub(r"(?<=[^\W\d_]{2})([.?!,;:]+)(?=[^\W_])", r"\1 ", text)
    text = _SPOKEN_WORDS.sub(lambda match: _SPOKEN[match[0].lower()], text)
    text = re.sub(r"\s+", " ", text).strip()
    return _SPOKEN_YEAR.sub(lambda match: f"20{number_of(match['year']):.0f}", text)


def _is_within(span: Span, durations: list[DurationSpan]) -> bool:
    """Return whether words are part of a length of time: no class is meant by the "year 6" of "1 year 6 months"."""
    return any(duration.start <= span.start_char and span.end_char <= duration.end for duration in durations)


def _at(words: list[str], position: int, phrase: tuple[str, ...]) -> bool:
    return tuple(words[position : position + len(phrase)]) == phrase


def _written_out(words: list[str]) -> list[str]:
    written = []
    for position, word in enumerate(words):
        before = words[position - 1] if position else ""
        if word == "m" and before == "i":
            word = "am"
        elif word in {"'s", "s"} and before in _TAKES_IS:
            word = "is"
        written.append(_SHORT_FORMS.get(word, word))
    return written
