"""Follow-ups that only make sense in context, and questions that do not lean on it."""

from __future__ import annotations

import random

import pytest

from nlu.reading import MessageReader
from senco.answering import Memory, Reply, answer
from senco.clock import today
from senco.knowledge import Knowledge
from senco.knowledge.yaml_files import read_yaml
from tests.conversations.talker import Talker
from tests.training_data import ROOT

pytestmark = pytest.mark.slow

NOT_ANSWERED = {"clarify", "declined", "error"}


def test_follow_ups_are_understood(reader: MessageReader) -> None:
    """A floor against regressions: 98 of these 117 were right when it was set.

    The weights of ``nlu/reading/in_context.py`` were chosen with these in view, so this is no measure of quality.
    """
    cases = read_yaml(ROOT / "tests" / "conversations" / "follow_ups.yml")
    right = [_follow_up(case["said"], case["then"], reader, case["topics"]) for case in cases]
    assert sum(right) / len(right) >= 0.83


def test_a_question_of_its_own_is_not_dragged_back_to_the_last_answer(reader: MessageReader, knowledge: Knowledge) -> None:
    """After an answer about anything, a new question is understood about as well as at the beginning."""
    questions = read_yaml(ROOT / "tests" / "nlu" / "held_out.yml")
    answered = [entry.id for entry in knowledge.entries.values() if entry.kind == "answer"]
    chance = random.Random(1)
    alone = after = 0
    for entry, question in questions.items():
        last = chance.choice(answered)
        topic = knowledge.entries[entry].topic
        alone += _reply(question, None, reader, knowledge).messages[0].topic == topic
        after += _reply(question, last, reader, knowledge).messages[0].topic == topic
    assert after >= alone - 0.05 * len(questions)


def _follow_up(said: list[str], then: str, reader: MessageReader, topics: list[str]) -> bool:
    talker = Talker(reader)
    for message in said:
        talker.say(message)
    reply = talker.say(then)
    return reply.status not in NOT_ANSWERED and any(message.topic in topics for message in reply.messages)


def _reply(question: str, last: str | None, reader: MessageReader, knowledge: Knowledge) -> Reply:
    return answer(reader.read(question, last), Memory(last_entry=last), knowledge, today()).reply
