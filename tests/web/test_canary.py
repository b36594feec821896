"""No word of a visitor's is found afterwards: in no store, no log and no output, whatever went wrong.

Visitors type made-up personal data into the really running bot, with the logs at their most talkative; the database and
the action server fail in the middle. Then everything that was written is searched.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import httpx
import pytest

from tests.chat_client import ChatClient
from tests.conftest import running_bot
from tests.postgres import RunningPostgres, needs_postgres

pytestmark = pytest.mark.slow

# Each is unique, in one piece, and in no file of the project.
CANARIES = {
    "name": "Zebquillon",
    "surname": "Marrowfeather",
    "email": "zq.canary@example.org",
    "phone": "07700900467",
    "card": "4539578763621486",
    "national_insurance": "JG103759A",
    "nhs_number": "9434765919",
    "upn": "H801200001001",
    "postcode": "LS1 4QX",
    "address": "Frobisherwick",
    "token": "canary-q7731x",
}
MESSAGES = [
    "What is a SENCO? I am Zebquillon Marrowfeather",
    "/my pupil Zebquillon Marrowfeather has autism",
    '/npq_required{"name": "Zebquillon"}',
    "//restart Zebquillon",
    "ring me on 07700900467 or write to zq.canary@example.org",
    "how long is the npq? my card is 4539578763621486",
    "my NI number is JG103759A and my NHS number 9434765919, do I need QTS?",
    "the pupil's UPN is H801200001001, who decides about support?",
    "I live at 12 Frobisherwick Lane, LS1 4QX. Which schools have vacancies?",
    "canary-q7731x {name} {0.__class__} %s ${jndi:ldap://x} {{7*7}}",
    "no wait, 2024, said Zebquillon",
    "what do you know about me, Marrowfeather?",
    "source? Zebquillon",
]
BODIES = [
    b'{"id": "1", "text": ["Zebquillon"]}',
    b'{"id": "1", "text": {"Marrowfeather": 1}}',
    b'{"id": "1", "text": "Zebquillon',
    b'{"id": "zq.canary@example.org", "text": "hello"}',
    b'{"id": "1", "text": "Zebquillon", "sender": "Marrowfeather"}',
    b'{"id": "1", "text": "Zebquillon \\u0000"}',
    b'{"id": "1", "text": "Zebquillon \xff"}',
    b'{"id": "1", "text": "' + b"Zebquillon " * 100 + b'"}',
    b'{"id": "1", "button": "Zebquillon"}',
    b"Zebquillon",
]


def talk(http: httpx.Client) -> None:
    """Say everything there is to say; what is answered does not matter here, only that something is."""
    answer = http.post("/chat/sessions")
    if answer.status_code != 201:
        assert answer.status_code == 503 and answer.json()["error"]["message"]
        return
    chat = ChatClient(http)
    for text in MESSAGES:
        answer = chat.send(text=text)
        assert answer.status_code in (200, 503), answer.text
        assert answer.json().get("messages") or answer.json()["error"]["message"]
    for body in BODIES:
        headers = chat.headers | {"Content-Type": "application/json"}
        assert http.post("/chat/messages", content=body, headers=headers).status_code in (400, 413)
    feedback = {"answer_id": "role_definition", "helpful": False, "comment": "Zebquillon, zq.canary@example.org"}
    assert http.post("/chat/feedback", json=feedback, headers=chat.headers).status_code == 204
    http.get("/Zebquillon?name=Marrowfeather", headers={"Authorization": "Bearer canary-q7731x", "User-Agent": "Zebquillon"})


def found_in(*folders: Path) -> list[tuple[str, str]]:
    """Every canary with the file that holds it."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert files
    return [
        (name, path.name)
        for path in files
        for content in [path.read_bytes().lower()]
        for name, canary in CANARIES.items()
        if canary.lower().encode() in content
    ]


def test_with_sqlite(tmp_path: Path) -> None:
    (tmp_path / "stores").mkdir()
    environment = {"DATABASE_URL": f"sqlite:///{tmp_path / 'stores' / 'chat.db'}", "LOG_LEVEL": "DEBUG"}
    bot = running_bot(output=tmp_path / "output.log", SENCO_RATE_LIMIT="off", **environment)
    with bot as address, httpx.Client(base_url=address, timeout=40, trust_env=False) as client:
        talk(client)
    assert found_in(tmp_path) == []


@needs_postgres
def test_with_everything_failing(tmp_path: Path) -> None:
    output = tmp_path / "output.log"
    with RunningPostgres() as postgres:
        bot = running_bot(output=output, DATABASE_URL=postgres.url, SENCO_RATE_LIMIT="off", LOG_LEVEL="DEBUG")
        with bot as address, httpx.Client(base_url=address, timeout=40, trust_env=False) as client:
            talk(client)
            os.kill(bot.children()["actions"], signal.SIGKILL)  # the launcher starts it again
            talk(client)
            stopped = bot.children()["actions"]
            os.kill(stopped, signal.SIGSTOP)  # it hangs
            chat = ChatClient(client)
            reply = chat.ask("What is a SENCO? asks Zebquillon Marrowfeather")
            assert reply["status"] == "error" and "contact" in reply["messages"][0]["text"]
            os.kill(stopped, signal.SIGCONT)
            postgres.stop()
            assert chat.send(text="What is a SENCO? asks Zebquillon Marrowfeather").status_code == 503
            talk(client)
            postgres.start()
            _wait_until_ready(client)
            talk(client)
            dump = postgres.dump()
        assert "INSERT INTO public.chat_questions" in dump and "INSERT INTO public.events" in dump
        assert found_in(tmp_path, postgres.folder) == []
        assert not any(canary.lower() in dump.lower() for canary in CANARIES.values())


def _wait_until_ready(client: httpx.Client) -> None:
    deadline = time.monotonic() + 60
    while client.get("/ready").status_code != 200:
        assert time.monotonic() < deadline, "not ready again within a minute"
        time.sleep(1.0)
