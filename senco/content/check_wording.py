"""Words that must not reach a visitor: promises, verdicts, and the wrong name of SEN."""

from __future__ import annotations

import re
from collections.abc import Iterator

from senco.content.every_text import all_texts
from senco.content.finding import Finding, Rule, Severity
from senco.content.project import Project
from senco.content.words import plain, sentences

PROMISE = Rule(
    Severity.BLOCKS,
    "Promise or verdict",
    "We do not know the visitor's case, and may be held to a promise. A wrong verdict can cost somebody a job.",
    "Say what the rule is and who decides, for example: 'The rule does not name special schools, as we read "
    "it. Ask the "
    "governing body or the Department for Education.'",
)
WRONG_NAME = Rule(
    Severity.BLOCKS,
    "Special Education Needs",
    "The name is wrong: SEN stands for special educational needs, and readers in schools notice.",
    "Write 'special educational needs'.",
)
EDUCATION_NEEDS = re.compile(r"special\s+education\s+needs?", re.IGNORECASE)
_SURELY = r"(?: (?:now|then|also|fully|always|automatically|certainly|definitely))?"
_YOU_ARE = rf"\byou(?: are|['\u2019]re| will be|['\u2019]ll be| become){_SURELY}"
_YOU_WILL = rf"\byou(?: will|['\u2019]ll){_SURELY}"
_GETS = "get|receive|qualify|pass|succeed|earn|have the job|find a job"
_IS = "paid|appointed|hired|accepted|offered|funded|interviewed|promoted"
# A promise is undone by a "no" or "not" before it ...
PROMISES = re.compile(
    r"\bguarantee\w*|\bpromis(?:e[sd]?|ing)\b|\b(?:we|can) assure\b|\brest assured\b|\byou can be sure\b"
    rf"|\bwithout fail\b|{_YOU_ARE} (?:exempt|entitled)\b|\b(?:makes you exempt|exempts you)\b"
    rf"|{_YOU_WILL} (?:{_GETS}|be (?:{_IS}))\b|\byou(?: will|['\u2019]ll) (?:definitely|certainly|surely|of course)\b"
    r"|\bwithout (?:a )?doubt\b|\bno doubt\b|\b(?:certain|sure|bound) to (?:get|be|pass|find|count)\b",
    re.IGNORECASE,
)
# ... a verdict is one either way: "you are not eligible" is as much of one as "you are eligible".
VERDICTS = re.compile(
    rf"{_YOU_ARE} (?:not )?(?:eligible|ineligible|disqualified|qualified to|allowed to)\b"
    r"|\byou (?:do not |don['\u2019]t |automatically |already )?qualify\b"
    rf"|{_YOU_ARE} (?:not )?(?:covered|outside the rules?|let off|off the hook|too late|in time)\b"
    r"|\byou can(?: now| then| already)? (?:be|become) (?:the|a)(?: school['\u2019]s| designated)? SENCO\b"
    # That the NPQ is not needed to apply is the rule for everybody, and no verdict.
    r"|\byou (?:do not|don['\u2019]t|will not|won['\u2019]t|need not) (?:need|have to do|do|take|hold) (?:the|an|any) NPQ\b"
    r"(?! (?:for SENCOs )?(?:to apply|to be appointed|first|yet|before))",
    re.IGNORECASE,
)
NEGATION = re.compile(
    r"\b(?:no|not|never|cannot|nobody|no one|none|nothing|neither|nor|without|rarely|hardly)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
NEGATED_AFTER = re.compile(r"^\W+(?:no|nothing|nobody|neither)\b", re.IGNORECASE)
# "if you are eligible", "ask whether you qualify", "what you are entitled to" leave the question open.
OPEN = re.compile(
    r"\b(?:if|whether|unless|until|when|once|before|after|what|which|who|how|where|why)"
    r"(?: (?:that|much|long))?\s*$",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[,;:()\u2013\u2014]|\bbut\b|\band\b|\bso\b")


def check_wording(project: Project) -> Iterator[Finding]:
    """Find promises, verdicts on the visitor, and "Special Education Needs"."""
    files = project.knowledge
    for text in all_texts(files):
        for match in EDUCATION_NEEDS.finditer(text.filled):
            yield WRONG_NAME.found(f"{text.name}: {match[0]!r}", text.place_of(match[0]))
        for sentence in sentences(text.filled):
            for words in promises(sentence):
                yield PROMISE.found(f"{text.name}: {words!r} in {_short(sentence)!r}", text.place_of(words))
    names = [("sources", name, "title", source.title) for name, source in files.sources.items()]
    names += [("facts", name, "value", fact.value) for name, fact in files.facts.items()]
    for kind, name, field, words in names:
        if EDUCATION_NEEDS.search(words):
            yield WRONG_NAME.found(f"{name}: {words!r}", files.place(kind, name, field))
    for kind, texts in (("scopes", files.scopes), ("topics", files.topic_names)):
        for name, words in texts.items():
            if EDUCATION_NEEDS.search(words):
                yield WRONG_NAME.found(f"{name}: {words!r}", files.place(kind, name))


def promises(sentence: str) -> Iterator[str]:
    """Return the words of a sentence that promise or judge something; a question does neither."""
    sentence = plain(sentence)
    if sentence.rstrip(" \"'\u2019\u201d)").endswith("?"):
        return
    for match in VERDICTS.finditer(sentence):
        if not OPEN.search(sentence[: match.start()]):
            yield match[0]
    for match in PROMISES.finditer(sentence):
        before = sentence[: match.start()]
        negated = NEGATION.search(CLAUSE.split(before)[-1]) or NEGATED_AFTER.search(sentence[match.end() :])
        if not negated and not OPEN.search(before):
            yield match[0]


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= 90 else f"{sentence[:87]}..."
