"""Is it plain? Hints on style, which never stop anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from senco.content.every_text import all_texts
from senco.content.finding import Finding, Rule, Severity
from senco.content.project import Project
from senco.content.texts import Answer, all_answers
from senco.content.words import plain, reading_age, sentences, words

MOST_WORDS_IN_SENTENCE = 25
OLDEST_READER = 12
LONG_SENTENCE = Rule(
    Severity.ADVISES,
    f"Sentence of more than {MOST_WORDS_IN_SENTENCE} words",
    "Long sentences lose readers, most of all those who read on a telephone or are tired.",
    "Make two sentences of it, or a list.",
)
HARD = Rule(
    Severity.ADVISES,
    f"Reading age above {OLDEST_READER}",
    "Plain words are quicker to read for everybody. The figure is a rough guide: long names push it up.",
    "Use shorter words and shorter sentences where the names allow it.",
)
CLICK_HERE = Rule(
    Severity.ADVISES,
    "Click here",
    "People who have links read out to them hear 'here' and do not know where it leads.",
    "Let the words of the link say what is behind it, for example [NPQ guidance](https://...).",
)
LEANS_ON_THE_QUESTION = Rule(
    Severity.ADVISES,
    "Answer that opens as if to one wording of the question",
    "Visitors ask it the other way round, too ('so am I exempt?', 'could I start in July?'): Yes or No is then wrong.",
    "Begin the short answer with a full sentence that names what it is about: 'SENCOs in special schools do not need it'.",
)
ACRONYM = Rule(
    Severity.ADVISES,
    "Letters that are never spelled out",
    "Newcomers do not know what they stand for.",
    "Write the name in full the first time, with the letters in brackets: 'qualified teacher status (QTS)'.",
)
HERE = re.compile(r"\bclick(?:ing)? (?:on )?(?:here|this|the link)\b|\[(?:here|this|link|this page)\]\(", re.IGNORECASE)
LEANING = re.compile(
    r"(?:yes|no[,.]|not|it (?:can|may|does|should|depends)|they|finish|possibly|perhaps|maybe|sometimes|often|usually"
    r"|very important)(?!\w)",
    re.IGNORECASE,
)
CAPITALS = re.compile(r"\b[A-Za-z]*[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b")
# The letters that the whole bot is about, and names that everybody in Britain knows by their letters.
KNOWN = frozenset({"SENCO", "SENDCO", "SEN", "NPQ", "UK", "NHS", "NSPCC", "GP", "GCSE", "CV", "IT", "TODO"})
# A web address or a quoted file name is not an acronym, and "GOV.UK" is a name.
NOT_WORDS = re.compile(r"\bGOV\.UK\b|https?://\S+|\S+@\S+")


def check_language(project: Project) -> Iterator[Finding]:
    """Find long sentences, hard texts, "click here", answers that lean on the question, unexplained acronyms."""
    files = project.knowledge
    for text in all_texts(files):
        for sentence in sentences(text.filled):
            length = len(words(sentence))
            if length > MOST_WORDS_IN_SENTENCE:
                yield LONG_SENTENCE.found(f"{text.name}: {length} words in {sentence!r}", text.place_of(sentence))
        if match := HERE.search(text.filled):
            yield CLICK_HERE.found(f"{text.name}: {match[0]!r}", text.place_of(match[0]))
    for answer in all_answers(files):
        age = reading_age(answer.text)
        if round(age, 1) > OLDEST_READER:
            yield HARD.found(f"{answer.name}: about {age:.1f}", answer.place("short"))
        entry = answer.placed.entry
        if entry.kind == "answer" and leans_on_the_question(answer.short):
            what = f"{answer.name}: {entry.question!r} is answered {_first_sentence(answer.short)!r}"
            yield LEANS_ON_THE_QUESTION.found(what, answer.place("short"))
        # Help in danger speaks of services by their names, and "text SHOUT" is a word to type.
        for letters in unexplained(answer) if entry.kind != "safeguarding" else ():
            yield ACRONYM.found(f"{answer.name}: {letters}", answer.place(_field_with(letters, answer)))


def leans_on_the_question(short: str) -> bool:
    """Whether an answer opens with a word that means the wrong thing if the question is put another way."""
    return LEANING.match(plain(short)) is not None


def unexplained(answer: Answer) -> list[str]:
    """Return the acronyms of an answer, in the order of their use, that it never spells out."""
    text = NOT_WORDS.sub(" ", plain(answer.text))
    found = dict.fromkeys(match.removesuffix("s") for match in CAPITALS.findall(text))
    return [letters for letters in found if letters.upper() not in KNOWN and not _spelled_out(letters, text)]


def _spelled_out(letters: str, text: str) -> bool:
    """Whether the name stands beside the letters, as in "name in full (ABC)" or "ABC stands for"."""
    own = re.escape(letters)
    before = rf"[a-z]\W+\({own}s?\b|\b(?:called|known as|short:?) {own}s?\b"
    after = rf"\b{own}s?(?: \(|: )[a-z]|\b{own}s?,? (?:stands for|means|is short for)"
    return bool(re.search(f"{before}|{after}", text, re.IGNORECASE))


def _first_sentence(text: str) -> str:
    return next(iter(sentences(text)), text)


def _field_with(letters: str, answer: Answer) -> str:
    return next((field for field in ("short", "detail", "exceptions") if letters in getattr(answer, field)), "short")
