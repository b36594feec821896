"""What the phrase file says, ready to be applied to messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from senco.guard.normalise import plain_words, raw_words
from senco.guard.phrases import END, START, Lexicon, Phrase, Span, occurs, sentence_numbers
from senco.guard.spelling import Speller
from senco.knowledge.yaml_files import read_yaml

SOMEBODY = "somebody"  # what the phrases say of a person of whom only the rest of the message tells whether a child
_SPEAKER = frozenset({"i", "me", "my", "myself", "am"})
_ARTICLES = frozenset({"a", "the"})
_PARENTS = frozenset({"dad", "father", "mum", "mam", "mom", "mother", "parent"})
_NEAR = 5  # words after such a parent in which "hit" and "me", or a weapon, are looked for


@dataclass(frozen=True)
class Rule:
    """A phrase and what it means.

    Attributes:
        phrase: the phrase.
        case: the case that it speaks of.
        urgent: somebody may be in danger at this moment.
        work_too: it counts even in a question about work in general.
        unless: item that makes it not count, if any.
    """

    phrase: Phrase
    case: str
    urgent: bool
    work_too: bool
    unless: int | None


@dataclass(frozen=True)
class Heard:
    """What the phrases found in a message.

    Attributes:
        cases: the cases spoken of, "somebody" for another person whose age decides the case.
        urgent: somebody may be in danger at this moment.
        certain: a phrase was found that counts even in a question about work in general.
        about_work, strong_frame, soft_frame: the question seems to be, surely is, or could be about work in general.
        told: the visitor tells what they saw or were told.
        child, retold: a child is spoken of; the words of another are retold.
        young, adult: the visitor seems to be young, or to be an adult.
        danger: a word occurs that often goes with danger.
        topic: safeguarding is mentioned.
        strain: the visitor suffers from the job.
    """

    cases: frozenset[str]
    urgent: bool
    certain: bool
    about_work: bool
    strong_frame: bool
    soft_frame: bool
    told: bool
    child: bool
    young: bool
    adult: bool
    retold: bool
    danger: bool
    topic: bool
    strain: bool


class Listener:
    """Applies a phrase file.

    Args:
        content: the phrase file.
        real_words: words that look like slips for words of the phrases but are words themselves.
    """

    def __init__(self, content: Mapping[str, Any], real_words: Iterable[str]) -> None:
        self._lexicon = lexicon = Lexicon(content["words"])
        self._rules = [rule for block in content["rules"] for rule in _rules(block, lexicon)]
        self._weak = _phrases(content["frames"]["weak"], lexicon)
        self._strong = _phrases(content["frames"]["strong"], lexicon)
        self._career = _phrases(content["frames"]["career"], lexicon)
        self._soft = _phrases(content["frames"]["soft"], lexicon)
        self._made_up = _phrases(content["frames"]["made_up"], lexicon)
        self._topics = _phrases(content["topics"], lexicon)
        self._strain = _phrases(content["strain"], lexicon)
        self._real = _phrases(["REAL"], lexicon)
        self._real_told = _phrases(["REAL_TOLD"], lexicon)
        self._danger = _phrases(["DANGER_WORD"], lexicon)
        self._child = _phrases(["CHILD"], lexicon)
        self._young = _phrases(["SEEMS_A_CHILD"], lexicon)
        self._adult = _phrases(content["adult"], lexicon)
        self._harm, self._weapons = lexicon.kinds(["HITS"]).keys(), lexicon.kinds(["WEAPON"]).keys()
        groups = ("CHILDS_AGE", "ADULTS_AGE", "NOT_AN_AGE")
        self._childs_age, self._adults_age, self._not_an_age = (lexicon.compile(name).items[0] for name in groups)
        self._retold = _phrases(["CHILD/FRIEND/HE .. TOLD"], lexicon)
        self.vocabulary = lexicon.words
        self.kinds = lexicon.kinds(content["kinds"])
        masked = [word.strip() for word in content["masked"].split(",")]
        self._speller = Speller(lexicon.words, real_words, masked)

    def words(self, text: str) -> list[str]:
        """Return a message as plain words, misspellings of ours mended."""
        words = plain_words(self._parents_of_others(self._speller.join(raw_words(text))))
        return [START, *plain_words(self._speller.mend(words)), END]

    def _parents_of_others(self, words: list[str]) -> list[str]:
        """Read "a dad hit me" as "parent dad hit me": articles are left out later, and "dad" by itself is one's own."""
        read = list(words)
        for place, (word, following) in enumerate(pairwise(words)):
            near = words[place + 2 : place + 2 + _NEAR]
            harms = ("me" in near and not self._harm.isdisjoint(near)) or not self._weapons.isdisjoint(near)
            if word in _ARTICLES and following in _PARENTS and harms:
                read[place] = "parent"
        return read

    def listen(self, words: list[str]) -> Heard:
        """Return what the phrases find in a message, or in a part of a long one."""
        sentence = sentence_numbers(words)
        found = self._lexicon.find(words)

        def says_age(item: int) -> bool:  # "I am 14", not "I am 14 weeks pregnant"
            others = {start for start, _ in found.get(self._not_an_age, ())}
            return any(start not in others for start, _ in found.get(item, ()))

        def any_of(phrases: list[Phrase]) -> bool:
            return any(_occurs(phrase, found, sentence) for phrase in phrases)

        rules = [rule for rule in self._rules if _counts(rule, found, sentence)]
        told = any_of(self._real_told)
        # "... if a child talks about wanting to die": the phrase is one for the visitor's own distress, the child is not.
        of_another = any(rule.case == SOMEBODY for rule in rules) and _SPEAKER.isdisjoint(words)
        strong_frame = any_of(self._strong) and not told
        career = any_of(self._career) and not told
        says_child = says_age(self._childs_age)
        adult = not says_child and (says_age(self._adults_age) or any_of(self._adult))
        return Heard(
            cases=frozenset(rule.case for rule in rules),
            urgent=any(rule.urgent for rule in rules),
            certain=any(rule.work_too and not (of_another and rule.case == "crisis_self") for rule in rules),
            about_work=strong_frame or career or (any_of(self._weak) and not any_of(self._real)),
            strong_frame=strong_frame,
            soft_frame=any_of(self._soft),
            told=told,
            child=any_of(self._child),
            young=says_child or (any_of(self._young) and not adult),
            adult=adult,
            retold=any_of(self._retold),
            danger=any_of(self._danger),
            topic=any_of(self._topics),
            strain=any_of(self._strain),
        )

    def has_danger_word(self, words: list[str]) -> bool:
        """Whether a word occurs that often goes with danger."""
        found = self._lexicon.find(words)
        return any(phrase.needs <= found.keys() for phrase in self._danger)

    def is_made_up(self, words: list[str]) -> bool:
        """Whether a message says that its case is an exercise: an essay, an interview question."""
        found, sentence = self._lexicon.find(words), sentence_numbers(words)
        return any(_occurs(phrase, found, sentence) for phrase in self._made_up)

    def matches(self, text: str) -> list[Rule]:
        """Return the rules that apply to a message, for people who work on the phrases."""
        words = self.words(text)
        found = self._lexicon.find(words)
        return [rule for rule in self._rules if _counts(rule, found, sentence_numbers(words))]


def load_listener(folder: Path) -> Listener:
    """Read the phrase file of a folder and the real words beside it."""
    real_words = folder / "real_words.txt"
    words = real_words.read_text(encoding="utf-8").split() if real_words.exists() else []
    return Listener(read_yaml(folder / "safeguarding.yml"), words)


def _rules(block: Mapping[str, Any], lexicon: Lexicon) -> list[Rule]:
    unless = block.get("unless")
    item = lexicon.compile("/".join(name.strip() for name in unless.split(","))).items[0] if unless else None
    urgent, work_too = block.get("urgent", False), block.get("work_too", False)
    return [Rule(lexicon.compile(text), block["case"], urgent, work_too, item) for text in block["phrases"]]


def _phrases(texts: Iterable[str], lexicon: Lexicon) -> list[Phrase]:
    return [lexicon.compile(text) for text in texts]


def _occurs(phrase: Phrase, found: Mapping[int, list[Span]], sentence: list[int]) -> bool:
    return phrase.needs <= found.keys() and occurs(phrase, found, sentence)


def _counts(rule: Rule, found: Mapping[int, list[Span]], sentence: list[int]) -> bool:
    return _occurs(rule.phrase, found, sentence) and rule.unless not in found
