"""Messages that steer the conversation: "source?", "say it more simply", "tell me more", "what do you know about me"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import Literal, cast

from senco.answering.memory import NEW, Memory
from senco.answering.render import choices, cite, inherit, own_date
from senco.answering.replies import HANDOFF_TOPIC, MOST_SUGGESTIONS, Turn, remembering, say
from senco.answering.reply import Message, Reply
from senco.answering.tailor import matching_variant
from senco.guard.spelling import slips
from senco.knowledge import Entry, Knowledge
from senco.route import Known, Period, load_guide, period_in_words

Command = Literal[
    "source",
    "why",
    "simpler",
    "more",
    "recall",
    "forget",
    "summary",
    "amiss",
    "route",
    "yes",
    "no",
    "not_sure",
    "skip",
    "stop",
    "neither",
    "okay",
    "bye",
]
# Those that mean the same whatever was said before; what the others mean depends on the question that was asked.
STEERING: frozenset[Command] = frozenset({"source", "why", "simpler", "more", "recall", "forget", "summary", "amiss"})

FILLERS = frozenset({"please", "pls", "ok", "so", "um", "er", "oh", "well", "sorry"})
EMPHASIS = frozenset({"now", "even", "but", "and", "though", "again", "then", "just", "exactly"})  # of some commands a part
WRAPPING = re.compile(r"^(?:(?:can|could|will|would) you |remind me |tell me |lets )| (?:for|to) me$")
ASKED_OF_BOT = re.compile(r"\b(?:can|could|will|would) (?:you|u) ")
# Around what the bot is asked for: the beginning of a sentence or a request, and the end of a sentence.
ASKING = r"(?:^|[.,;:!?]\s*|\b(?:(?:can|could|will|would) (?:you|u)|please|pls|then|so|id like|i would like|i want|i need) )"
AFTER_ASKING = r"(?: (?:for me|please|pls|now|then|today|to (?:be|become) (?:a|the) senco))*\s*(?:[.,;:!?]|$)"
SHORTEST_MISSPELT = 4  # letters; shorter words are too like one another
RESTARTING = frozenset({"start again", "start over"})
LONG = 8  # letters; shorter phrases ("plan it") are too common within other messages


def command_in(text: str, knowledge: Knowledge) -> Command | None:
    """Return the command that a message is, if it is nothing else."""
    words = re.sub(r"[^a-z0-9 ]+", "", text.lower().replace("-", " "))
    plain = [word for word in words.split() if word not in FILLERS]
    forms = [" ".join(plain), " ".join(word for word in plain if word not in EMPHASIS)]
    forms.append(WRAPPING.sub("", forms[1]))
    forms += [" ".join(words.split())] if not plain else []  # "ok", "oh well"
    if ASKED_OF_BOT.split(forms[0])[-1] in knowledge.commands["simpler"]:  # "thats long, can you say it simpler"
        return "simpler"
    if forms[0] in RESTARTING and text.rstrip().endswith("?"):  # "so start again?": the course, from its beginning
        return None
    found = (name for form in forms for name, phrases in knowledge.commands.items() if form in phrases)
    if name := next(found, None):
        return cast("Command", name)
    return "route" if _asks_for_route_misspelt(forms[-1].split(), knowledge) else None


def _asks_for_route_misspelt(words: list[str], knowledge: Knowledge) -> bool:
    """Whether a message is "plan my route" but for slips; other commands are too like questions ("who says", "who pays")."""
    phrases = (phrase.split() for phrase in knowledge.commands["route"])
    return any(len(phrase) == len(words) > 1 and all(map(_same_word, words, phrase)) for phrase in phrases)


def _same_word(said: str, meant: str) -> bool:
    return said == meant or (min(len(said), len(meant)) >= SHORTEST_MISSPELT and slips(said, meant) == 1)


def asks_for_route(text: str, knowledge: Knowledge) -> bool:
    """Whether a message asks for a plan among other things ("I'm a TA, plan my route").

    Schools make plans, too ("How do I make a plan for a child?"), so one that is not called a route is meant only if the
    visitor asks the bot for it and says nothing of what it is for.
    """
    said = re.sub(r"['’]", "", text.lower())
    phrases = [phrase for phrase in knowledge.commands["route"] if "plan" in phrase and len(phrase) > LONG]
    routes, plans = ([phrase for phrase in phrases if ("route" in phrase) is named] for named in (True, False))
    return any(phrase in said for phrase in routes) or any(_asked_for(phrase, said) for phrase in plans)


def _asked_for(phrase: str, said: str) -> bool:
    return re.search(rf"{ASKING}(?:an? )?{phrase}{AFTER_ASKING}", said) is not None


def obey(command: Command, memory: Memory, knowledge: Knowledge, today: date) -> Turn | str:
    """Carry out a command of ``STEERING``.

    Returns:
        The turn, or the id of the entry that answers instead ("tell me more").
    """
    if command == "recall":
        return say(_recalled(memory, knowledge), memory, knowledge)
    if command == "forget":
        return say(knowledge.system["forgotten"], NEW, knowledge)
    if command == "amiss":
        return _missed(memory, knowledge)
    if command == "summary":
        return say(_summary(memory, knowledge), memory, knowledge, HANDOFF_TOPIC, "handoff")
    last = knowledge.entries.get(memory.last_entry or "")
    if last is None and command == "why":
        return say(knowledge.system["no_context"], memory, knowledge, status="clarify")
    if last is None:
        return say(knowledge.system["no_last_answer"], memory, knowledge)
    if command == "more" and last.follow_ups:
        return last.follow_ups[0]
    if command == "simpler" and memory.simplified:
        return say(knowledge.system["simplest"], memory, knowledge, HANDOFF_TOPIC)
    answered = [last, *(knowledge.entries[name] for name in memory.beside if name in knowledge.entries)]
    if command == "simpler":
        texts = [_simply(entry, memory, knowledge, today) for entry in answered]
        messages = tuple(_about([entry], text, memory, knowledge) for entry, text in zip(answered, texts, strict=True))
    else:
        of_all = knowledge.system.get(command)
        messages = (_about(answered if of_all else [last], of_all or _short(last, memory), memory, knowledge),)
    follow_ups = choices(last.follow_ups[:MOST_SUGGESTIONS], knowledge)
    reply = Reply(status="answered", messages=messages, choices=follow_ups)
    return remembering(reply, memory, simplified=command == "simpler")


def _simply(entry: Entry, memory: Memory, knowledge: Knowledge, today: date) -> str:
    """Return an answer in simple words, after the visitor's own date if it has one."""
    own = own_date(entry, knowledge, memory.known, today, memory.assumption)
    return "\n\n".join(filter(None, (own, _short(entry, memory))))


def _short(entry: Entry, memory: Memory) -> str:
    variant = matching_variant(entry, memory.known)
    return variant.short if variant else entry.easy_read or entry.short


def _missed(memory: Memory, knowledge: Knowledge) -> Turn:
    """Apologise for a question that was missed, and offer what else it may have been."""
    text = knowledge.system["amiss_near" if memory.near else "amiss"]
    return say(text, memory, knowledge, HANDOFF_TOPIC, "clarify", choices(memory.near, knowledge))


def in_words(known: Known, knowledge: Knowledge) -> list[str]:
    """Return what is known as lines: "Nation: Wales"."""
    said = [(field, getattr(known, field)) for field in known.__struct_fields__]
    return [f"{knowledge.system[f'field_{field}']}: {_value(field, value)}" for field, value in said if value is not None]


def _about(entries: Sequence[Entry], text: str, memory: Memory, knowledge: Knowledge) -> Message:
    """Return a text about answers that were given, with the sources of all, and where they hold if that is the same."""
    variants = [matching_variant(entry, memory.known) for entry in entries]
    named = (inherit(entry, variant, "sources") for entry, variant in zip(entries, variants, strict=True))
    first, scopes = entries[0], {inherit(*each, "applies_to") for each in zip(entries, variants, strict=True)}
    scope = next(iter(scopes)) if len(scopes) == 1 else None
    return Message(
        text=text,
        topic=first.topic,
        answer_id=first.id,
        sources=tuple(cite(name, knowledge) for name in dict.fromkeys(chain.from_iterable(named))),
        applies_to=knowledge.scopes[scope] if scope else None,
    )


def _recalled(memory: Memory, knowledge: Knowledge) -> str:
    lines = in_words(memory.known, knowledge)
    if not lines:
        return knowledge.system["recall_nothing"]
    return "\n".join([knowledge.system["recall"], "", *_list(lines, memory, knowledge), "", knowledge.system["recall_end"]])


def _summary(memory: Memory, knowledge: Knowledge) -> str:
    lines = in_words(memory.known, knowledge)
    if not lines:
        return knowledge.system["summary_empty"]
    return "\n".join([knowledge.system["summary"], "", *_list(lines, memory, knowledge)])


def _list(lines: list[str], memory: Memory, knowledge: Knowledge) -> list[str]:
    last = knowledge.entries.get(memory.last_entry or "")
    asked = [f"{knowledge.system['last_question']}: {last.question}"] if last else []
    return [f"- {line}" for line in (*lines, *asked)]


def _value(field: str, value: object) -> str:
    if isinstance(value, Period):
        return period_in_words(value, load_guide().words.labels)
    if isinstance(value, float):
        return f"{value:g}"
    choices_of = (choice for row in load_guide().words.questions.values() for choice in row.choices)
    title = next((choice.title for choice in choices_of if choice.sets == {field: value}), None)
    return title or str(value).replace("_", " ")
