"""Safeguarding at the public door: with the engine dead, past the limits, and with nothing stored."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from starlette.testclient import TestClient

from gateway import app
from gateway import listening as module
from gateway.app import create_app
from gateway.chat import SUBJECT_ENDED
from gateway.engine import Engine
from gateway.settings import Settings
from gateway.store import Store
from senco.answering import NEW, Reply, answer_entry
from senco.answering.reply import Message, Status
from senco.clock import today
from senco.guard.cases import Case, Concern
from senco.guard.meaning import load_meaning, loaded_meaning, use_meaning
from senco.guard.replies import load_texts, safeguarding_reply
from senco.guard.safeguarding import triage
from senco.knowledge import load_knowledge
from tests.chat_client import ChatClient
from tests.guard.sets import messages
from tests.web.test_gateway_alone import settings  # noqa: F401 - the fixture

DISCLOSURE = "a pupil told me her uncle touches her, canary-7731"
CRISIS = "i want to kill myself"


@pytest.fixture
def visitor(settings: Settings) -> ChatClient:  # noqa: F811
    return ChatClient(TestClient(create_app(settings)))


@pytest.mark.parametrize(("text", "numbers"), [(DISCLOSURE, ["999", "0808 800 5000"]), (CRISIS, ["999", "116 123"])])
def test_it_is_answered_with_the_engine_dead(visitor: ChatClient, text: str, numbers: list[str]) -> None:
    reply = visitor.ask(text)
    assert (reply["status"], reply["messages"][0]["topic"]) == ("safeguarding", "safeguarding")
    assert all(number in reply["messages"][0]["text"] for number in numbers)
    assert "bot" in reply["messages"][0]["text"]


def test_it_is_answered_past_the_limit(visitor: ChatClient) -> None:
    answers = [visitor.send(text="hello") for _ in range(16)]
    assert answers[-1].status_code == 429
    assert visitor.ask(CRISIS)["status"] == "safeguarding"


def test_after_it_yes_is_no_reply_to_what_was_asked_before(visitor: ChatClient, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []

    async def choose(self: Engine, conversation: str, payload: str) -> Reply:
        told.append(payload)
        return Reply(status="smalltalk", messages=(Message(text="bye"),))

    monkeypatch.setattr(Engine, "choose", choose)
    assert visitor.ask(CRISIS)["status"] == "safeguarding"
    assert told == [SUBJECT_ENDED]  # and nothing of what was said
    for _ in range(130):  # a flood reaches the engine only as far as the limit lets it
        visitor.ask(CRISIS)
    assert len(told) == 120


def test_a_comment_in_need_is_not_kept(visitor: ChatClient, tmp_path: Path) -> None:
    assert visitor.feedback("npq_cost", False, CRISIS).status_code == 204
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*.db*"))
    assert b"kill myself" not in stored


def test_a_comment_that_is_perhaps_a_concern_is_not_kept(
    visitor: ChatClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "triage", lambda text, thoroughly: Concern(Case.PERHAPS, likeliest=Case.CRISIS_SELF))
    assert visitor.feedback("npq_cost", False, "senco questions that nobody keeps").status_code == 204
    assert b"senco questions" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_a_flood_of_comments_does_not_reach_the_encoder(visitor: ChatClient, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = []
    monkeypatch.setattr(module, "triage", lambda text, thoroughly: heard.append(thoroughly))
    given = [visitor.feedback("npq_cost", False, "too long").status_code for _ in range(121)]
    assert given == [204] * 120 + [429]
    assert heard == [False, True] * 120


def test_a_comment_that_was_not_listened_to_is_not_kept(
    visitor: ChatClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(text: str, thoroughly: bool) -> None:
        raise ValueError

    with monkeypatch.context() as patched:
        patched.setattr(module, "triage", broken)
        assert visitor.feedback("npq_cost", False, "senco words that nobody keeps").status_code == 204
    assert visitor.feedback("npq_duration", False, "too long").status_code == 204
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"too long" in stored and b"senco words" not in stored


def test_strangers_and_floods_do_not_reach_the_encoder(visitor: ChatClient, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = []
    monkeypatch.setattr(module, "triage", lambda text, thoroughly: heard.append(thoroughly))
    for _ in range(20):
        visitor.send(text="hello")
    assert heard[:30] == [False, True] * 15 and not any(heard[30:])
    heard.clear()
    for headers in ({}, {"Authorization": "Bearer made-up"}):
        visitor.headers = headers
        assert visitor.send(text="hello").status_code == 401
    assert heard == [False, False]


def test_after_it_no_button_of_an_older_reply_acts(visitor: ChatClient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def choose(self: Engine, conversation: str, payload: str) -> Reply:
        return Reply(status="answered", messages=(Message(text="The SENCO does."),))

    monkeypatch.setattr(Engine, "choose", choose)
    button = visitor.opening["buttons"][0]["id"]
    assert visitor.ask(CRISIS)["status"] == "safeguarding"
    answer = visitor.send(button=button)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "unknown_button")


def test_it_is_answered_with_the_store_dead(visitor: ChatClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def dead(self: Store, token: str) -> None:
        raise OperationalError("SELECT", {}, Exception("down"))

    monkeypatch.setattr(Store, "find_session", dead)
    assert visitor.send(text="hello").status_code == 503
    assert visitor.ask(CRISIS)["status"] == "safeguarding"


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer gone"}])
def test_it_is_answered_when_the_conversation_has_ended(visitor: ChatClient, headers: dict[str, str]) -> None:
    visitor.headers = headers
    assert visitor.send(text="hello").status_code == 401
    assert visitor.ask(CRISIS)["status"] == "safeguarding"


def test_it_is_answered_before_the_encoder_is_loaded_and_after(
    settings: Settings,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_meaning(None)  # another test may have loaded it
    may_load = threading.Event()
    monkeypatch.setattr(app, "load_meaning", lambda: may_load.wait(60) and load_meaning())
    try:
        with TestClient(create_app(settings)) as http:
            visitor = ChatClient(http)
            assert visitor.ask(CRISIS)["status"] == "safeguarding"
            assert loaded_meaning() is None
            may_load.set()
            deadline = time.monotonic() + 120
            while loaded_meaning() is None and time.monotonic() < deadline:
                time.sleep(0.1)
            assert loaded_meaning() is not None
            assert visitor.ask(DISCLOSURE)["status"] == "safeguarding"
    finally:
        use_meaning(None)


def test_every_message_of_need_is_answered_alike_with_everything_down(
    visitor: ChatClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "find_session", None)
    for message in messages("held_out", "urgent")[::10]:
        concern = triage(message.text)
        if concern is not None and concern.takes_over:
            assert visitor.ask(message.text)["messages"][0]["text"] == safeguarding_reply(concern).messages[0].text


def test_the_line_of_signposting_stays_in_simple_words(visitor: ChatClient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def reply(self: Engine, conversation: str, text: str) -> Reply:
        return answer_entry("role_definition", NEW, load_knowledge(), today()).reply

    monkeypatch.setattr(Engine, "ask", reply)
    body = {"id": "1", "text": "what does a SENCO do if a pupil self-harms?"}
    answer = visitor.http.post("/chat/messages?words=simple", json=body, headers=visitor.headers).json()
    assert answer["status"] == "answered"
    assert answer["messages"][-1]["text"].endswith(load_texts()[Case.PROFESSIONAL])


@pytest.mark.parametrize(("status", "shown"), [("answered", "answered"), ("declined", "safeguarding")])
def test_what_is_perhaps_a_concern_is_not_kept(
    visitor: ChatClient,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    status: Status,
    shown: str,
) -> None:
    async def reply(self: Engine, conversation: str, text: str) -> Reply:
        return Reply(status=status, messages=(Message(text="The SENCO does."),))

    monkeypatch.setattr(Engine, "ask", reply)
    monkeypatch.setattr(module, "triage", lambda text, thoroughly: Concern(Case.PERHAPS, likeliest=Case.CRISIS_SELF))
    assert visitor.ask("senco questions that nobody keeps")["status"] == shown
    assert b"nobody keeps" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_a_faint_suspicion_leaves_a_refusal_that_the_widget_can_mend(
    visitor: ChatClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    faint = Concern(Case.PERHAPS, likeliest=Case.CRISIS_SELF, faint=True)
    monkeypatch.setattr(module, "triage", lambda text, thoroughly: faint)
    assert visitor.ask("hello")["status"] == "safeguarding"  # the engine is dead
    visitor.headers = {}
    assert visitor.send(text="hello").status_code == 401


def test_what_is_perhaps_a_concern_gets_the_fixed_reply_where_anything_fails(
    visitor: ChatClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "triage", lambda text, thoroughly: Concern(Case.PERHAPS, likeliest=Case.CRISIS_SELF))
    engine_dead = visitor.ask("hello")
    visitor.headers = {}
    session_gone = visitor.ask("hello")
    monkeypatch.setattr(Store, "find_session", None)
    store_dead = visitor.ask("hello")
    assert [reply["status"] for reply in (engine_dead, session_gone, store_dead)] == ["safeguarding"] * 3
    assert store_dead["messages"][0]["text"] == load_texts()[Case.CRISIS_SELF]


def test_nothing_of_it_is_stored(visitor: ChatClient, tmp_path: Path) -> None:
    visitor.ask(DISCLOSURE)
    assert b"canary-7731" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_a_question_about_the_work_is_no_emergency(visitor: ChatClient) -> None:
    assert visitor.ask("what does a SENCO do if a pupil self-harms?")["status"] != "safeguarding"


def test_a_broken_guard_costs_nobody_their_answer(visitor: ChatClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str, thoroughly: bool) -> None:
        raise RuntimeError

    monkeypatch.setattr(module, "triage", broken)
    assert visitor.ask("what is a senco")["messages"]
