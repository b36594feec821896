"""Is typed text ever taken as a command to Rasa? A command is stored with a confidence of exactly one."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator

import httpx
import sqlalchemy as sql

from benchmarks.hardening.figure import Figure
from senco.knowledge import load_knowledge
from tests.chat_client import ChatClient

# White space of all kinds, signs that cannot be seen, and slashes that look alike; each may also come twice.
BEFORE = [
    "",
    " ",
    "\u00a0",
    "\u2003",
    "\u3000",
    "\u0085",
    "\u001c",
    "\u001f",
    "\u200b",
    "\ufeff",
    "\u2060",
    "\u202e",
    "\n",
    "\t",
    "/",
    "/ ",
]
SLASHES = ["/", "/", "\uff0f", "/\u2003/", "//", "/\u200b"]
AFTER = ["", "@0.1", "@1.0", "{}", '{"memory": {}}', '{"memory": {"misses": 9}}', "{" * 50, " please", "\n/restart"]
DEFAULTS = ["restart", "back", "session_start", "nlu_fallback", "out_of_scope"]


def disguises() -> Iterator[str]:
    """Return every intent of Rasa's and of ours as somebody might type it, the dangerous ones first."""
    names = itertools.chain(DEFAULTS * 20, itertools.cycle(load_knowledge().entries))
    signs = itertools.cycle(itertools.product(BEFORE, SLASHES))
    ends = itertools.cycle(AFTER)
    for name, (before, slash), after in zip(names, signs, ends):
        yield f"{before}{slash}{name}{after}"


def typed_commands(address: str, tracker_url: str, tries: int = 320) -> Figure:
    """Type commands; count those that the engine obeyed, and those that got no reply."""
    failures = []
    with httpx.Client(base_url=address, timeout=30, trust_env=False) as http:
        before = _commands_stored(tracker_url)
        chat = ChatClient(http)
        for number, text in enumerate(itertools.islice(disguises(), tries)):
            if number % 20 == 0:
                chat = ChatClient(http)
            answer = chat.send(text=text)
            if answer.status_code != 200 or not answer.json()["messages"]:
                failures.append(f"{text!r}: {answer.status_code}")
        obeyed = _commands_stored(tracker_url) - before
        failures += [f"{obeyed} typed commands were obeyed"] * bool(obeyed)
        control = ChatClient(http)
        control.press(control.opening["buttons"][0])
        if _commands_stored(tracker_url) - before - obeyed != 1:
            failures.append("a pressed button was not seen as a command, so this measures nothing")
    return Figure("typed /commands obeyed or unanswered", tries, tuple(failures))


def _commands_stored(tracker_url: str) -> int:
    with sql.create_engine(tracker_url, future=True).connect() as database:
        rows = database.execute(sql.text("SELECT data FROM events WHERE type_name = 'user'")).scalars().all()
    intents = [json.loads(row).get("parse_data", {}).get("intent") or {} for row in rows]
    return sum(intent.get("confidence") == 1.0 or intent.get("name") in DEFAULTS for intent in intents)
