"""Visitors who believe something wrong (``tests/content/traps.yml``) are put right by the running bot."""

from __future__ import annotations

import pytest

from tests.chat_client import ChatClient
from tests.traps import Trap, load_traps

pytestmark = pytest.mark.slow

# A question back is not enough: whoever believes something wrong does not know which question to choose.
ANSWERED = {"answered", "signposted"}


@pytest.mark.parametrize(
    ("trap", "question"),
    [
        pytest.param(trap, question, id=f"trap {trap.trap}, {number}")
        for trap in load_traps()
        for number, question in enumerate(trap.asked, start=1)
    ],
)
def test_whoever_believes_it_is_put_right(chat: ChatClient, trap: Trap, question: str) -> None:
    reply = chat.ask(question)
    topics = [message["topic"] for message in reply["messages"]]
    text = "\n\n".join(message["text"] for message in reply["messages"])
    assert reply["status"] in ANSWERED, f"{question}\n{text}"
    assert set(topics) & set(trap.topics), f"{question}\nwas answered about {topics}"
    assert not trap.missing(text), f"{question}\nwas not told: {trap.right}\n{text}"
    assert not trap.wrongly_said(text)
