"""Personal data at the public door: it goes no further, and the visitor is told. The engine is a stand-in."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from gateway.app import create_app
from gateway.engine import Engine
from gateway.retention import MOST_DAYS
from gateway.settings import Settings
from senco.answering import NEW, Reply, answer_entry
from senco.clock import today
from senco.knowledge import load_knowledge
from tests.chat_client import ChatClient
from tests.web.test_gateway_alone import settings  # noqa: F401 - the fixture

PERSONAL = {
    "an e-mail address": "zebedee.quill@example.org",
    "a phone number": "07700 900123",
    "a card number": "4111 1111 1111 1111",
    "a National Insurance number": "AB 12 34 56 C",
    "an NHS number": "943 476 5919",
    "a unique pupil number": "H801200001001",
    "a postcode": "LS1 4DY",
    "a teacher reference number": "TRN 1234567",
}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What reached the engine."""
    received: list[str] = []

    async def ask(self: Engine, conversation: str, text: str) -> Reply:
        received.append(text)
        return answer_entry("role_definition", NEW, load_knowledge(), today()).reply

    monkeypatch.setattr(Engine, "ask", ask)
    return received


@pytest.fixture
def visitor(settings: Settings) -> ChatClient:  # noqa: F811
    return ChatClient(TestClient(create_app(settings)))


def stored(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


@pytest.mark.parametrize(("name", "detail"), PERSONAL.items())
def test_it_is_left_out_and_the_question_answered(
    visitor: ChatClient, asked: list[str], tmp_path: Path, name: str, detail: str
) -> None:
    reply = visitor.ask(f"What does a SENCO do all day? {detail}")
    text = reply["messages"][0]["text"]
    assert name in text.split("\n\n")[0] and "Please type no personal details" in text
    assert reply["messages"][0]["topic"] == "role_definition"
    assert asked == ["What does a SENCO do all day?"] or (name.startswith("a teacher") and detail not in asked[0])
    assert detail.encode() not in stored(tmp_path) and detail not in text


@pytest.mark.parametrize("detail", PERSONAL.values())
def test_alone_it_never_reaches_the_engine(visitor: ChatClient, asked: list[str], detail: str) -> None:
    reply = visitor.ask(f"my details: {detail}")
    assert reply["status"] == "handoff" and "did not keep" in reply["messages"][0]["text"]
    assert asked == []


def test_names_and_feedback_are_not_kept(visitor: ChatClient, asked: list[str], tmp_path: Path) -> None:
    answer_id = visitor.ask("My pupil Zebedee Quillfeather has autism. What does a SENCO do?")["messages"][0]["answer_id"]
    body = {"answer_id": answer_id, "helpful": False, "comment": "Tell Quillfeather at quill@example.org"}
    assert visitor.http.post("/chat/feedback", json=body, headers=visitor.headers).status_code == 204
    kept = stored(tmp_path).lower()
    assert b"zebedee" not in kept and b"quill" not in kept
    assert b"has autism. what does a senco do?" in kept


def test_no_words_fit_into_a_message_id(visitor: ChatClient, asked: list[str]) -> None:
    assert visitor.send(id="zebedee@example.org", text="hi").status_code == 400
    assert visitor.send(id="my pupil Zebedee", text="hi").status_code == 400


def test_nothing_about_the_device_is_kept(settings: Settings, asked: list[str], tmp_path: Path) -> None:  # noqa: F811
    trusting = replace(settings, trusted_proxies=("10.7.7.7",))
    client = TestClient(create_app(trusting), client=("10.7.7.7", 1), headers={"User-Agent": "Quillfeather/1.0"})
    client.headers["X-Forwarded-For"] = "203.0.113.77"
    ChatClient(client).ask("What is a SENCO?")
    assert b"Quillfeather" not in stored(tmp_path)
    assert b"203.0.113.77" not in stored(tmp_path) and b"10.7.7.7" not in stored(tmp_path)


def test_erasing_waits_for_the_turn_that_is_being_answered(
    visitor: ChatClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It would write afterwards."""
    import threading

    async def slowly(self: Engine, conversation: str, text: str) -> Reply:
        import anyio

        await anyio.sleep(1.0)
        return answer_entry("role_definition", NEW, load_knowledge(), today()).reply

    monkeypatch.setattr(Engine, "ask", slowly)
    with visitor.http:
        turn = threading.Thread(target=visitor.ask, args=("what does a senco do in the autumn",))
        turn.start()
        time.sleep(0.4)
        assert visitor.http.delete("/chat/sessions/current", headers=visitor.headers).status_code == 204
        turn.join()
    assert b"autumn" not in stored(tmp_path)


def test_the_notice_comes_before_the_first_message(visitor: ChatClient) -> None:
    text = visitor.opening["messages"][0]["text"]
    assert "do not type names or other personal details" in text and "30 days" in text


def test_the_promise_is_kept_by_default_and_can_only_be_shortened() -> None:
    assert load_knowledge().agency.chats_kept_for == f"{MOST_DAYS} days"
    assert Settings.from_environment({}).retention_days == MOST_DAYS
    assert Settings.from_environment({"SENCO_RETENTION_DAYS": "7"}).retention_days == 7
    for wrong in ("0", "31", "-1", "never"):
        with pytest.raises(ValueError, match="SENCO_RETENTION_DAYS"):
            Settings.from_environment({"SENCO_RETENTION_DAYS": wrong})
