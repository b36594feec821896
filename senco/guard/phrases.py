"""Find phrases in a message: sequences of words and groups of words, with gaps, as content people write them.

A phrase such as ``MY PARENT .. HURTS me`` is words and names of groups in capitals.  ``..`` lets up to three words of
the same sentence stand between its neighbours, ``...`` up to eight words of any; ``a/B/c`` is any one of these.  No
regular expressions are made of content, and the work grows with the message's length only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from senco.guard.normalise import BREAK, plain_words, raw_words

GAPS = {"..": 3, "...": 8}
NUMBER = "#"  # stands for any figure in a phrase
START, END = "^", "$"  # stand before the first and after the last word of a message
_SIGNS = frozenset({NUMBER, START, END})
Span = tuple[int, int]


class PhraseError(ValueError):
    """A phrase file breaks the rules; the message names the phrase."""


@dataclass(frozen=True)
class Phrase:
    """A compiled phrase: its items, each with the largest gap before it, and again the items, for quick exclusion."""

    text: str
    items: tuple[int, ...]
    gaps: tuple[int, ...]
    needs: frozenset[int]


class Lexicon:
    """The words and groups that phrases are made of, numbered, and found in a message in one pass.

    Args:
        groups: the words (several make one if they stand together) of each group; ``@OTHER`` includes a group.
    """

    def __init__(self, groups: Mapping[str, str]) -> None:
        self._groups = {name: _members(name, groups, ()) for name in groups}
        self._items: dict[str, int] = {}
        self._trie: dict = {}
        self._prefixes: set[str] = set()

    def compile(self, text: str) -> Phrase:
        """Return a phrase ready to be looked for.

        Raises:
            PhraseError: a group is not known, or the phrase begins or ends with a gap.
        """
        items: list[int] = []
        gaps: list[int] = []
        gap = 0
        for part in _parts(text):
            if part in GAPS:
                gap = GAPS[part]
                continue
            items.append(self._item(part, text))
            gaps.append(gap)
            gap = 0
        if gap or not items or gaps[0]:
            raise PhraseError(f"{text!r}: a phrase begins and ends with a word")
        return Phrase(text, tuple(items), tuple(gaps), frozenset(items))

    @property
    def words(self) -> frozenset[str]:
        """All single words that occur in phrases and groups."""
        found: set[str] = set()
        nodes = [self._trie]
        while nodes:
            node = nodes.pop()
            for key, below in node.items():
                if key is not None:
                    found.add(key.rstrip("*"))
                    nodes.append(below)
        return frozenset(found - _SIGNS)

    def kinds(self, names: Iterable[str]) -> dict[str, str]:
        """Return for each single word of these groups the group's name; the group named first wins."""
        kinds: dict[str, str] = {}
        for name in names:
            for member in self._groups[name]:
                if " " not in member and not member.endswith("*"):
                    kinds.setdefault(member, name)
        return kinds

    def find(self, words: list[str]) -> dict[int, list[Span]]:
        """Return where each item occurs in a message, as (first word, word after the last)."""
        keys = [self._keys(word) for word in words]
        found: dict[int, list[Span]] = defaultdict(list)
        for start in range(len(words)):
            nodes = [self._trie]
            for position in range(start, len(words)):
                nodes = [node[key] for node in nodes for key in keys[position] if key in node]
                if not nodes:
                    break
                for node in nodes:
                    for item in node.get(None, ()):
                        found[item].append((start, position + 1))
        return found

    def _keys(self, word: str) -> tuple[str, ...]:
        keys = [word] if word != BREAK else []
        if word.isdigit():
            keys.append(NUMBER)
        keys += [word[:end] + "*" for end in range(3, len(word) + 1) if word[:end] in self._prefixes]
        return tuple(keys)

    def _item(self, part: str, phrase: str) -> int:
        if part not in self._items:
            self._items[part] = len(self._items)
            for choice in part.split("/"):
                if choice.isupper() and choice not in self._groups and choice.isidentifier():
                    raise PhraseError(f"{phrase!r}: there is no group of words named {choice}")
                for member in self._groups.get(choice, (choice.replace("_", " "),)):
                    self._add(member, self._items[part])
        return self._items[part]

    def _add(self, member: str, item: int) -> None:
        node = self._trie
        for word in _normalised(member):
            if word.endswith("*"):
                self._prefixes.add(word[:-1])
            node = node.setdefault(word, {})
        if node is self._trie:
            raise PhraseError(f"{member!r} has no word that counts")
        node.setdefault(None, []).append(item)


def occurs(phrase: Phrase, found: Mapping[int, list[Span]], sentence: list[int]) -> bool:
    """Whether a phrase occurs, given where its items do and the number of the sentence of each word."""
    ends: set[int] | None = None
    for item, gap in zip(phrase.items, phrase.gaps, strict=True):
        spans = found[item]
        if ends is None:
            ends = {end for _, end in spans}
            continue
        ends = {end for start, end in spans if _follows(start, ends, gap, sentence)}
        if not ends:
            return False
    return True


def _follows(start: int, ends: set[int], gap: int, sentence: list[int]) -> bool:
    """Whether one of the earlier items ends at most ``gap`` words before this one starts."""
    across = gap > GAPS[".."]
    return any(
        before in ends and (across or sentence[start] == sentence[before - 1])
        for before in range(max(1, start - gap), start + 1)
    )


def sentence_numbers(words: Iterable[str]) -> list[int]:
    """Return for each word the number of its sentence."""
    numbers, current = [], 0
    for word in words:
        current += word == BREAK
        numbers.append(current)
    return numbers


def _members(name: str, groups: Mapping[str, str], inside: tuple[str, ...]) -> tuple[str, ...]:
    if name in inside or name not in groups:
        raise PhraseError(f"the group {(*inside, name)[0]} includes {name}, which is itself or unknown")
    members: list[str] = []
    for member in (part.strip() for part in groups[name].split(",")):
        if member.startswith("@"):
            members += _members(member[1:], groups, (*inside, name))
        elif member:
            members.append(member)
    return tuple(members)


def _parts(text: str) -> list[str]:
    """Split a phrase into items and gaps; plain words in it are normalised as a message is."""
    parts: list[str] = []
    plain: list[str] = []
    for part in [*text.split(), None]:
        special = part is not None and (part in GAPS or "/" in part or part[0].isupper() or part in _SIGNS)
        if part is not None and not special:
            plain.append(part)
            continue
        parts += _normalised(" ".join(plain))
        plain = []
        if part is not None:
            parts.append(part)
    return parts


def _normalised(text: str) -> list[str]:
    words: list[str] = []
    for word in text.split():
        words += [word] if word in _SIGNS or word.endswith("*") else raw_words(word)
    return plain_words(words)
