"""Bring what visitors type into one plain form: lower case, whole words, no tricks of spelling.

The phrases that we look for go through the same function, so that both sides always look alike.
"""

from __future__ import annotations

import re
import unicodedata

BREAK = "|"  # stands between sentences
_HIDDEN = {"Cc", "Cf", "Co", "Cn", "Cs"}
# Letters of other scripts that look like Latin ones, and Latin ones that do not decompose.
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕһӏαοερικνтмвнкłđøðıβ’‘ʼ`´′“”",
    "aeopcyxijshlaoepikvtmbhkldodib''''''\"\"",
)
_CONTRACTIONS = (
    (re.compile(r"\b(?:can't|cannot|cant|can't)\b"), "can not"),
    (re.compile(r"\b(?:won't|wont)\b"), "will not"),
    (re.compile(r"\bain'?t\b"), "is not"),
    (
        re.compile(r"\b(do|does|did|is|are|was|were|has|have|had|would|could|should|must|need)n'?t\b"),
        r"\1 not",
    ),
    (re.compile(r"\b(i|you|we|they)'?ve\b"), r"\1 have"),
    (re.compile(r"\bi'?m\b"), "i am"),
    (re.compile(r"\b(you|they)'?re\b|\b(we)'re\b"), r"\1\2 are"),
    (re.compile(r"\b(i|you|he|she|it|we|they|there|that|who|this)'ll\b"), r"\1 will"),
    (re.compile(r"\b(i|you|he|she|we|they)'d\b|\b(i)d\b"), r"\1\2 would"),
    (re.compile(r"\b(he|she|there|what|that|who|where|how|nobody|someone|it)'s\b"), r"\1 is"),
    (re.compile(r"\b(he|she|there|what|that)s\b"), r"\1 is"),
    (re.compile(r"'"), ""),
)
_SHORTHAND = {
    short: full.split()
    for short, full in {
        "wanna": "want to", "wana": "want to", "wnna": "want to", "gonna": "going to", "gunna": "going to",
        "gna": "going to", "gon": "going to", "ganna": "going to", "gotta": "have to", "2nite": "tonight",
        "tonite": "tonight", "2night": "tonight", "tnight": "tonight", "2day": "today", "tday": "today",
        "2moro": "tomorrow", "2morrow": "tomorrow", "tmrw": "tomorrow", "tmr": "tomorrow", "tomoz": "tomorrow",
        "u": "you", "ur": "your", "r": "are", "y": "why", "yr": "year", "yrs": "years", "yo": "year old",
        "cos": "because", "coz": "because", "cuz": "because", "ppl": "people", "sum1": "someone", "sum1s": "someone is", "some1s": "someone is",
        "some1": "someone", "any1": "anyone", "no1": "nobody", "every1": "everyone", "wat": "what",
        "wot": "what", "hav": "have", "av": "have", "bin": "been", "b": "be", "ya": "you", "ma": "my",
        "me mam": "my mam", "dnt": "do not", "wnt": "want", "wnat": "want", "waht": "what", "teh": "the",
        "hte": "the", "dei": "die", "deid": "died", "kil": "kill",
        "klil": "kill", "kll": "kill", "hts": "hits", "hist": "hits", "chld": "child", "chldren": "children",
        "pupl": "pupil", "pupls": "pupils", "myslf": "myself", "meself": "myself", "mesel": "myself",
        "mysen": "myself", "hisself": "himself", "hissen": "himself", "theirself": "themself",
        "theirselves": "themselves", "anymore": "any more", "noone": "nobody", "no-one": "nobody",
        "everybody": "everyone", "somebody": "someone", "anybody": "anyone", "evryone": "everyone",
        "liv": "live", "pls": "please", "plz": "please", "selfharm": "self harm", "selfharming": "self harming",
        "selfharms": "self harms", "selfharmed": "self harmed", "sh": "self harm", "stepdad": "step dad",
        "stepmum": "step mum", "stepfather": "step father", "stepmother": "step mother", 
        "stepbrother": "step brother", "unaliving": "unalive", "kys": "kill yourself", "rn": "right now",
        "atm": "right now", "headteacher": "head teacher", "grandfather": "grandad", "granddad": "grandad",
        "grandma": "gran", "granny": "gran", "grandmother": "gran", "nana": "nan", "nanna": "nan",
        "till": "until", "til": "until", "thru": "through", "wud": "would", "cud": "could", "dont": "do not",
        "nite": "night", "nobdy": "nobody", "sumone": "someone", "hurtin": "hurting", "hittin": "hitting",
        "harmin": "harming", "cuttin": "cutting", "killin": "killing", "thinkin": "thinking",
        "livin": "living", "feelin": "feeling", "talkin": "talking", "gettin": "getting", "bein": "being",
        "goin": "going", "endin": "ending", "jumpin": "jumping", "touchin": "touching", "beatin": "beating",
        "nothin": "nothing", "dyin": "dying", "abt": "about", "bf": "boyfriend", "im": "i am", "cant": "can not",
        "wont": "will not", "ive": "i have", "carnt": "can not", "cnt": "can not", "gf": "girlfriend",
    }.items()
}  # fmt: skip
# Words that may stand between any two others without changing what is said.
_FILLERS = frozenset(
    ["a", "an", "the", "really", "just", "honestly", "actually", "always", "sometimes", "often", "so", "very", "literally", "fucking", "fuckin", "bloody", "effing", "like", "basically", "still", "also", "kinda", "even", "again", "ever", "maybe", "probably", "please", "um", "er", "omg", "lol", "tbh", "ngl", "oh", "absolutely", "completely", "totally", "constantly", "regularly", "repeatedly", "genuinely", "seriously", "simply", "truly", "quite", "rather", "perhaps", "possibly", "apparently", "allegedly", "occasionally", "usually", "frequently", "recently", "currently", "already", "properly", "okay", "ok", "haha", "xx", "x", "proper", "then", "that"]
)  # fmt: skip
_BEFORE_TO = frozenset({"want", "going", "need", "trying", "how", "ready", "about", "like"})
_AGE = re.compile(r"^(\d{1,2})(yo|yr|yrs|yearold|m|f)$")
_YEAR = re.compile(r"^(?:year|years|yr|yrs|y)(\d{1,2})s?$")
_TOKEN = re.compile(r"[a-z0-9@$*]+(?:[!|+]+[a-z0-9@$*]+)*|[.?!;\n]+")


def fold(text: str) -> str:
    """Return the text in lower-case Latin letters without accents, hidden signs and apostrophes."""
    text = unicodedata.normalize("NFKC", text[:5000]).casefold().translate(_LOOKALIKES)
    text = unicodedata.normalize("NFD", text)
    text = "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in _HIDDEN | {"Mn", "Me"})
    for pattern, replacement in _CONTRACTIONS:
        text = pattern.sub(replacement, text)
    return text


def raw_words(text: str) -> list[str]:
    """Return the words as typed, with :data:`BREAK` between sentences."""
    words = _TOKEN.findall(fold(text))
    return [BREAK if word[0] in ".?!;\n" else word for word in words]


def plain_words(words: list[str]) -> list[str]:
    """Spell out shorthand and ages, and leave out the words that say nothing."""
    spelled: list[str] = []
    for word in words:
        if (age := _AGE.match(word)) and not (age[2] in "mf" and int(age[1]) > 19):
            spelled += [age[1], "year", "old"]
        elif year := _YEAR.match(word):
            spelled += ["year", year[1]]
        elif word == "2" and spelled and spelled[-1] in _BEFORE_TO:
            spelled.append("to")
        else:
            spelled += _SHORTHAND.get(word, (word,))
    return [word for word in spelled if word not in _FILLERS]
