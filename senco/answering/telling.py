"""What a message goes on with that asks nothing, but tells something about the visitor."""

from __future__ import annotations

from itertools import chain

from senco.answering.learning import date_meant
from senco.answering.memory import Memory
from senco.answering.mentions import Mentions
from senco.answering.own_case import ANYBODYS, OWN_ENTRY
from senco.answering.picking import words_of
from senco.answering.tailor import (
    NASENCO_ENTRY,
    NATION_ENTRY,
    NATION_TOPIC,
    OVERSEAS,
    RULE_TOPICS,
    elsewhere,
    tailored,
)
from senco.answering.understanding import Understanding
from senco.knowledge import Entry, Knowledge
from senco.route import Known

ENGLAND = "england"
DEADLINE_ENTRY = "npq_deadline"  # an entry, and its topic
# Words that add nothing to what was told: "I'm a class teacher at a school in Leeds with five years' experience".
_AROUND = """
    i im ive am a an the in at of for with my our we work working worked teach teaching taught teacher school schools class
    job role post experience year years now currently just been being have has had was as and also still based live living
    near here hi hello hiya hey ok so but only full part time since about over nearly this is it on from by
    thats well actually sorry meant yes local state big small town city area by to be become became one
"""
AROUND = frozenset(_AROUND.split())
# To whoever says only that they are one of these, it is what they want to know first.
TOLD_STATUS = frozenset({"teaching_assistant", "ect", "unqualified", "qtls", "overseas_teacher"})


def tells_only(said: Understanding) -> bool:
    """Whether a message says nothing beyond facts about the visitor, so that there is nothing to understand in it."""
    told = set(words_of(" ".join(_texts(said.mentions))))
    first, *rest = words_of(said.text) or [""]
    words = rest if first == "no" else [first, *rest]
    return not said.asks and bool(told) and all(word in AROUND or word in told for word in words)


def _texts(mentions: Mentions) -> list[str]:
    """Return the words of a message by which it says something about the visitor."""
    single = [getattr(mentions, name) for name in mentions.__struct_fields__ if hasattr(getattr(mentions, name), "text")]
    return [each.text for each in chain(single, mentions.dates, mentions.durations, mentions.denied)]


def is_of_no_place(entry: Entry, said: Understanding, memory: Memory, knowledge: Knowledge) -> bool:
    """Whether an entry is about another nation, of which nothing in the message or before it speaks."""
    last = knowledge.entries.get(memory.last_entry or "")
    if entry.topic != NATION_TOPIC or (last and last.topic == NATION_TOPIC):
        return False
    mentions, known = said.mentions, memory.known
    spoken_of = (mentions.nation, mentions.asked_about.nation, mentions.leaves, mentions.tells_of)
    comes_from_elsewhere = known.nation not in {None, ENGLAND} or known.status == OVERSEAS
    return not comes_from_elsewhere and all(each is None or each.value == ENGLAND for each in spoken_of)


def resumed(said: Understanding, memory: Memory, before: Known, knowledge: Knowledge) -> list[Entry]:
    """Return the entry that a message without a question of its own goes on with, if any.

    Somebody who tells when they became SENCO wants their date, and somebody who tells of the older award what it counts
    for.  Somebody who tells something else about themselves gets the last answer, as it holds for them now.
    """
    if date_meant(said.mentions, before):
        return [knowledge.entries[DEADLINE_ENTRY]]
    if holds_award(memory, before):
        return [knowledge.entries[NASENCO_ENTRY[memory.known.nasenco]]]
    last = knowledge.entries.get(memory.last_entry or "")
    if last is None:
        return []
    if memory.known.status != before.status and last.id in OWN_ENTRY.values():
        return [knowledge.entries[OWN_ENTRY.get(memory.known.status or "", ANYBODYS)]]
    return [elsewhere(last, memory.stood_in_for, memory.known, before, knowledge) or last]


def own_entry(memory: Memory, before: Known, knowledge: Knowledge) -> list[Entry]:
    """Return the entry about those who are what a visitor has just said to be, or where they have said to be, if any."""
    known = memory.known
    if known.status != before.status and known.status in TOLD_STATUS:
        return [knowledge.entries[OWN_ENTRY[known.status]]]
    if known.nation != before.nation and known.nation in NATION_ENTRY:
        return [knowledge.entries[NATION_ENTRY[known.nation]]]
    return []


def says_the_same(entries: list[Entry], memory: Memory, before: Known, knowledge: Knowledge) -> bool:
    """Whether what was told makes no difference to the last answer: then it would only be repeated.

    Of a rule, who says where they are wants to know that it holds there.
    """
    if memory.known.became_senco != before.became_senco:  # the date itself is in the answer
        return False
    where = (memory.known.nation, memory.known.setting, memory.known.phase)
    moved = where != (before.nation, before.setting, before.phase)
    last = [entry for entry in entries if entry.id == memory.last_entry and not (moved and entry.topic in RULE_TOPICS)]
    return bool(last) and all(
        tailored(entry, memory.known, knowledge) == tailored(entry, before, knowledge) for entry in last
    )


def holds_award(memory: Memory, before: Known) -> bool:
    """Whether it was told that the visitor holds the older award, or is on its course."""
    return memory.known.nasenco != before.nasenco and memory.known.nasenco in NASENCO_ENTRY


def moves(memory: Memory, before: Known, knowledge: Knowledge) -> bool:
    """Whether what was told takes the last answer to another nation or kind of school."""
    last = knowledge.entries.get(memory.last_entry or "")
    return last is not None and elsewhere(last, memory.stood_in_for, memory.known, before, knowledge) is not None
