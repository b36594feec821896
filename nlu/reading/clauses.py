"""Whether a message asks anything, by the shapes that English questions have; and the clauses of training phrases.

With spaCy's tokens: a blank pipeline has no parser, and visitors' spelling would confuse one; question words, auxiliaries
and punctuation are enough.  Where the questions of a visitor's message begin is learned (:mod:`nlu.reading.tagger`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from spacy.tokens import Token

from nlu.entities.cues import word_set
from nlu.tokens import english

CONTRACTIONS = word_set("whats wots wats hows wheres whens whos whys")
QUESTION_WORDS = CONTRACTIONS | word_set("who what when where why how which whose whether wether wat wot wen wher hw wich")
CONTRACTED = word_set("s 's ’s")  # "is" after a question word: "whats an NPQ"
AUXILIARIES = word_set(
    "do does did is are am was were can could will would shall should may might must have has had need dont doesnt isnt "
    "arent cant couldnt wont wouldnt shouldnt dose shud cud wud"
)
NEGATED = word_set("n't nt not isnt arent dont doesnt didnt cant couldnt wont wouldnt shouldnt wasnt havent hasnt aint")
STATEMENT_AUXILIARIES = word_set("have has had need am was were may might")  # these begin statements without an "I" too
SUBJECTS = word_set(
    "i you we they he she it u a an the my your our their there this that any these those some someone anyone everyone "
    "people staff heads children all both most many every being becoming doing having getting one ones ya"
)
JOINERS = word_set("and & + / or but also plus then nd n an")
PREPOSITIONS = word_set("by for with on in at to from after of under until since about into")
LEAD_INS = word_set(
    "so roughly about exactly actually please well ok also secondly finally lastly first , then again hi hello hey thanks"
)
# With these a question begins in the midst of a sentence: "work in retail how long to be a senco".
ASK_MORE = frozenset({*product(["how"], ["long", "much", "many"]), *product(["what", "how", "wat"], ["about"])})
TELL_ME = frozenset({("tell", "me"), ("tell", "us"), ("let", "me"), ("explain", "how"), ("explain", "what")})
REASONS = (["why"], ["how", "come"], ["how", "so"], ["why", "so"])
AS_WELL_AS = ["as", "well", "as"]
# After these a question word begins no question of its own: "I know how long it takes", "it says what they do".
ASK_INDIRECTLY = word_set(
    "know tell ask see show understand explain wonder wondering sure unsure idea check say says said decide decides matter "
    "matters depend depends mean means find learn that given me us"
)
OPINIONS = word_set("think reckon suppose")  # "am I too old do you think" is one question
OPENS_CONDITION = word_set("if once")
PRONOUNS = word_set("i you we they he she it u")
SUBJECT = re.compile(
    r"\b(npq (?:for|in) sen?d?cos?|npq\w*|nasenco|national award|qts|qtls|induction|pgce|scitt|teacher training|alnco|"
    r"special school|sen?d?co'?s?|inclusion lead|course|qualification)\b",
    re.IGNORECASE,
)
# Auxiliaries that begin a question with no mark before it, and the subjects that agree with them: "is it", not "do it".
PLURAL, SINGULAR = word_set("i you u we they"), word_set("he she it")
AGREEING = {
    **dict.fromkeys(word_set("can could will would should must"), PLURAL | SINGULAR),
    **dict.fromkeys(word_set("do dont"), PLURAL),
    **dict.fromkeys(word_set("does doesnt"), SINGULAR),
    "is": SINGULAR | {"there"},
    "are": PLURAL - {"i"} | {"there"},
}
# "I want to know", "I need advice on", "as a governor I'd like to understand".
WISH = re.compile(
    r"\b(?:like|love|want|need|keen|trying|hoping) "
    r"(?:to (?:know|ask|understand|find out|hear|check)|(?:some )?(?:advice|info\w*))\b"
    r"|\bwonder(?:ing)? (?:if|how|wh\w+)\b",
    re.IGNORECASE,
)
REQUESTS = word_set("tell explain outline describe inform advise list show give send kindly clarify confirm any")
STOPS = frozenset(".?!;\n")
MARKS = frozenset([",", ":", "-", "–", "—", "/", ")", "(", "…", "..."])
SHORTEST_WORDS = 2
SHORTEST_ASKED = 3  # words of a question from its auxiliary on, before another may follow it with nothing between


@dataclass(frozen=True)
class Clause:
    """A stretch of a message; ``asks`` tells whether it has the shape of a question."""

    text: str
    asks: bool


def clauses(message: str) -> list[Clause]:
    """Return the clauses of a message in order; a message that does not split comes back whole."""
    tokens = list(english().make_doc(message))
    starts = [0]
    for index in range(1, len(tokens)):
        if _begins_clause(tokens, index) or _asks_again(tokens[starts[-1] : index], tokens[index : index + 3]):
            starts.append(index)
    found = []
    for start, end in zip(starts, [*starts[1:], len(tokens)]):
        span = tokens[start:end]
        while span and span[-1].lower_ in JOINERS:
            span = span[:-1]
        text = _text(span).strip(" ,;:-/\n")
        if not _is_tag(text) and _word_count(span) >= (1 if span and span[-1].text == "?" else SHORTEST_WORDS):
            opens = start == 0 or _ends_sentence(tokens[start - 1])
            found.append(Clause(text, _asks(span, opens)))
    return found or [Clause(message.strip(), True)]


def _is_tag(text: str) -> bool:
    """Whether a text only asks for a yes to what was said before it ("can't she?", "does it"), or the reason ("why not")."""
    words = [token.lower_ for token in english().make_doc(text) if token.lower_ not in {"n't", "not", "?"}]
    return words in REASONS or (len(words) == 2 and words[0] in AUXILIARIES | {"ca", "wo"} and words[1] in PRONOUNS)


def asks(message: str) -> bool:
    """Whether any part of a message has the shape of a question."""
    tokens = list(english().make_doc(message))
    return bool(tokens) and (
        _asks(tokens) or _ends_with_tag(tokens) or any(_begins_question(tokens, index) for index in range(1, len(tokens)))
    )


def _ends_with_tag(tokens: list[Token]) -> bool:
    """Whether a message ends in a question that asks for a yes ("theres a massive essay isnt there")."""
    words = [token.lower_ for token in tokens if any(sign.isalnum() for sign in token.text)]
    return len(words) > SHORTEST_ASKED and words[-1] in PRONOUNS | {"there"} and words[-2] in NEGATED


def opens_question(text: str) -> bool:
    """Whether a text begins with the shape of a question."""
    tokens = list(english().make_doc(text))
    return bool(tokens) and _opens_question(tokens, 0)


def _asks_again(clause: list[Token], following: list[Token]) -> bool:
    """Whether a clause that has asked already is followed by one more question ("can a TA do it | do I need a degree")."""
    words = [token.lower_ for token in following]
    if len(words) < 3 or words[2] in OPINIONS or words[1] not in AGREEING.get(words[0], frozenset()):
        return False
    inverted = (at for at in range(len(clause) - 1) if _asks_from(clause, at))
    asked = clause[next(inverted, len(clause)) :]
    return len(asked) >= SHORTEST_ASKED and all(token.lower_ not in QUESTION_WORDS for token in asked[1:])


def _asks_from(clause: list[Token], index: int) -> bool:
    word = clause[index].lower_
    if word in CONTRACTED:
        return index > 0 and clause[index - 1].lower_ in QUESTION_WORDS
    return word in AUXILIARIES and _is_inverted(clause, index)


def _begins_question(tokens: list[Token], index: int) -> bool:
    return _begins_clause(tokens, index) and _opens_question(tokens, index)


def _begins_clause(tokens: list[Token], index: int) -> bool:
    """Whether a clause begins here.

    It does after a full stop, where a joiner or comma leads into a question, and, since many visitors type no punctuation,
    where a question word comes before its inverted verb ("... no course at all how do I apply").
    """
    before = tokens[index - 1]
    if _ends_sentence(before):
        return True
    if _is_boundary(before) or [token.lower_ for token in tokens[max(index - 3, 0) : index]] == AS_WELL_AS:
        return _opens_question(tokens, index)
    if before.lower_ == "so" and tokens[index].lower_ in CONTRACTIONS:
        return True
    if before.lower_ in PREPOSITIONS | LEAD_INS | ASK_INDIRECTLY:
        return False
    return _opens_with_question_word(tokens, index) or _is_pair(tokens, index, ASK_MORE)


def _ends_sentence(token: Token) -> bool:
    return token.text in STOPS or "\n" in token.text


def _is_boundary(token: Token) -> bool:
    return token.lower_ in JOINERS or token.text in MARKS


def _opens_question(tokens: list[Token], index: int) -> bool:
    index = _skip_lead_in(tokens, index)
    if index >= len(tokens):
        return False
    word = tokens[index].lower_
    if word in QUESTION_WORDS or _is_pair(tokens, index, TELL_ME):
        return True
    return word in AUXILIARIES and index + 1 < len(tokens) and _is_inverted(tokens, index)


def _opens_with_question_word(tokens: list[Token], index: int) -> bool:
    """Whether a question word and, one or two words later, an auxiliary with its subject begin here."""
    if tokens[index].lower_ not in QUESTION_WORDS:
        return False
    verbs = range(index + 1, min(index + 3, len(tokens) - 1))
    return any(tokens[verb].lower_ in AUXILIARIES and _is_inverted(tokens, verb) for verb in verbs)


def _is_pair(tokens: list[Token], index: int, pairs: frozenset[tuple[str, str]]) -> bool:
    return tuple(token.lower_ for token in tokens[index : index + 2]) in pairs


def _is_inverted(tokens: list[Token], index: int) -> bool:
    """Whether the auxiliary here comes before its subject; "has QTS" is no question, "has she" is."""
    following = tokens[index + 1].lower_
    if tokens[index].lower_ in STATEMENT_AUXILIARIES:
        return following in PRONOUNS
    return following in SUBJECTS or following == "n't" or following.endswith("s") or SUBJECT.fullmatch(following) is not None


def _skip_lead_in(tokens: list[Token], index: int) -> int:
    """Step over "also", "if so", "once qualified", "roughly", the "by" of "by when" and the like."""
    while index + 1 < len(tokens):
        word, following = tokens[index].lower_, tokens[index + 1].lower_
        if (word in OPENS_CONDITION and following not in SUBJECTS) or (word, following) == ("after", "that"):
            index += 2
        elif word in JOINERS | LEAD_INS or (word in PREPOSITIONS and following in QUESTION_WORDS):
            index += 1
        else:
            break
    return index


def _asks(span: list[Token], opens_sentence: bool = True) -> bool:
    if any(token.text == "?" for token in span):
        return True
    if opens_sentence and _opens_sentence_with_question(span):
        return True
    return _opens_question(span, 0) or any(
        _is_boundary(span[index - 1]) and _opens_question(span, index) for index in range(1, len(span))
    )


def _opens_sentence_with_question(span: list[Token]) -> bool:
    """Whether a sentence begins as a question or a request: "Can FE staff enrol", "Tell me", "Got any roles"."""
    words = [token.lower_ for token in span if token.lower_ not in LEAD_INS]
    if not words:
        return False
    if words[0] == "got":
        return words[1:2] == ["any"]
    return words[0] in REQUESTS or words[0] in AUXILIARIES - STATEMENT_AUXILIARIES or bool(WISH.search(_text(span)))


def _text(span: list[Token]) -> str:
    return "".join(token.text_with_ws for token in span)


def _word_count(span: list[Token]) -> int:
    return sum(any(sign.isalnum() for sign in token.text) for token in span)
