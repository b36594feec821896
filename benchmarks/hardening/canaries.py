"""Is anything that visitors said of themselves found afterwards, in a store or in a log?"""

from __future__ import annotations

from pathlib import Path

import httpx

from benchmarks.hardening.figure import Figure
from tests.chat_client import ChatClient

CHATS = 500
MESSAGES = (
    "I am {name} {name}, a teaching assistant. How do I become a SENCO?",
    "write to {email} or ring {phone}, how long is the NPQ",
    "/my pupil {name} has autism, who decides about support?",
    "{name} here again, asdf {name}",
)


def left_behind(address: str, folder: Path, chats: int = CHATS) -> Figure:
    """Chat with words that no other visitor has said, then search all that was written (PRIV-03).

    Args:
        address: of the bot.
        folder: where it keeps its database and its output.
        chats: how many conversations.
    """
    canaries: list[str] = []
    with httpx.Client(base_url=address, timeout=30, trust_env=False) as http:
        for number in range(chats):
            person = _person(number)
            canaries += person.values()
            chat = ChatClient(http)
            for message in MESSAGES:
                assert chat.send(text=message.format(**person)).status_code == 200
    written = b"".join(path.read_bytes().lower() for path in folder.rglob("*") if path.is_file())
    assert b"how long is the npq" in written, "no question was kept, so this measures nothing"
    found = tuple(canary for canary in canaries if canary.lower().encode() in written)
    return Figure("things said by visitors and found in a store or log", len(canaries), found)


def _person(number: int) -> dict[str, str]:
    """Return a name, an e-mail address and a phone number that nobody else has."""
    letters = "".join("bcdfghklmn"[int(digit)] + "aeiouaeiou"[int(digit)] for digit in f"{number:04d}")
    return {
        "name": f"Zq{letters}",
        "email": f"canary.{letters}@example.org",
        "phone": f"07700 {900_000 + number}",
    }
