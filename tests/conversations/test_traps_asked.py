"""Visitors who believe something wrong (``tests/content/traps.yml``) are put right by the running bot.

What the answers say is certain, and tested strictly; understanding is not.  So every trap must be put right in one of its
phrasings at least, and nearly all phrasings must be; none may ever be confirmed.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.chat_client import ChatClient
from tests.traps import Trap, load_traps

pytestmark = pytest.mark.slow

# A question back is not enough: whoever believes something wrong does not know which question to choose.
ANSWERED = {"answered", "signposted"}
PUT_RIGHT_AT_LEAST = 0.95


@dataclass(frozen=True)
class Asked:
    """A phrasing of a trap, with whether the reply puts the visitor right."""

    trap: Trap
    question: str
    text: str
    put_right: bool


@pytest.fixture
def asked(chat: ChatClient) -> list[Asked]:
    return [_ask(chat, trap, question) for trap in load_traps() for question in trap.asked]


def _ask(chat: ChatClient, trap: Trap, question: str) -> Asked:
    visitor = ChatClient(chat.http)  # each in a conversation of their own: nothing is remembered from the one before
    reply = visitor.ask(question)
    topics = {message["topic"] for message in reply["messages"]}
    text = "\n\n".join(message["text"] for message in reply["messages"])
    put_right = reply["status"] in ANSWERED and bool(topics & set(trap.topics)) and not trap.missing(text)
    return Asked(trap, question, text, put_right)


def test_whoever_believes_it_is_put_right(asked: list[Asked]) -> None:
    assert not [each.question for each in asked if each.trap.wrongly_said(each.text)]
    put_right = {each.trap.trap for each in asked if each.put_right}
    assert put_right == {each.trap.trap for each in asked}
    missed = [each.question for each in asked if not each.put_right]
    assert 1 - len(missed) / len(asked) >= PUT_RIGHT_AT_LEAST, missed
