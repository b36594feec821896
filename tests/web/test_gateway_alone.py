"""The gateway when what stands behind it is down, switched off or slow: fast, with no engine."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError
from starlette.testclient import TestClient

from gateway.app import create_app
from gateway.engine import Engine, EngineError
from gateway.health import CANARY_QUESTION
from gateway.settings import Settings
from gateway.store import Store
from launcher.environment import free_ports
from senco.answering import NEW, Reply, answer_entry
from senco.clock import today
from senco.knowledge import load_knowledge
from tests.chat_client import ChatClient

ORIGIN = "https://www.school.example"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    nobody = f"http://127.0.0.1:{free_ports(1)[0]}"
    database = f"sqlite:///{tmp_path / 'chat.db'}"
    return replace(
        Settings.from_environment({"SENCO_ALLOWED_ORIGINS": ORIGIN}),
        database_url=database,
        tracker_url=database,
        engine_url=nobody,
        actions_url=f"{nobody}/webhook",
        off_file=tmp_path / "OFF",
    )


@pytest.fixture
def visitor(settings: Settings) -> ChatClient:
    return ChatClient(TestClient(create_app(settings)))


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Bring the engine (a stand-in) back to life."""

    async def reply(self: Engine, conversation: str, text: str) -> Reply:
        return answer_entry("role_definition", NEW, load_knowledge(), today()).reply

    return lambda: monkeypatch.setattr(Engine, "ask", reply)


def test_without_engine_a_visitor_gets_a_helpful_reply(visitor: ChatClient) -> None:
    reply = visitor.ask("what is a senco")
    assert reply["status"] == "error"
    assert "999" in reply["messages"][0]["text"] and "contact" in reply["messages"][0]["text"]
    assert visitor.press(visitor.opening["buttons"][0])["status"] == "error"


def test_a_message_that_failed_may_be_sent_again(visitor: ChatClient, answering: Callable[[], None]) -> None:
    message = {"id": "7", "text": "what is a senco"}
    assert visitor.send(**message).json()["status"] == "error"
    answering()
    assert visitor.send(**message).json()["status"] == "answered"


def test_simple_words_on_request(visitor: ChatClient, answering: Callable[[], None]) -> None:
    answering()
    body = {"id": "9", "text": "what is a senco"}
    plain = visitor.http.post("/chat/messages?words=simple", json=body, headers=visitor.headers).json()
    text = plain["messages"][0]["text"]
    assert text.startswith(load_knowledge().entries["role_definition"].easy_read[:30])
    assert "**Exceptions:**" in text


def test_an_engine_fault_of_any_kind_is_no_500(visitor: ChatClient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(self: Engine, conversation: str, text: str) -> Reply:
        raise EngineError("garbage")

    monkeypatch.setattr(Engine, "ask", broken)
    assert visitor.ask("hello")["status"] == "error"


def test_storing_a_turn_is_tried_again_once(
    visitor: ChatClient, answering: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine has answered already: asked again, it would take the same words for the next turn's."""
    failures = [OperationalError("UPDATE", {}, Exception("down"))]
    finish_turn = Store.finish_turn

    def fail_at_first(*turn: object) -> None:
        if failures:
            raise failures.pop()
        finish_turn(*turn)

    answering()
    monkeypatch.setattr(Store, "finish_turn", fail_at_first)
    message = {"id": "7", "text": "what is a senco"}
    first = visitor.send(**message)
    assert first.status_code == 200 and not failures
    assert visitor.send(**message).content == first.content


def test_a_turn_whose_confirmation_was_lost_is_stored_once(
    visitor: ChatClient, answering: Callable[[], None], monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    finish_turn, lost = Store.finish_turn, [OperationalError("COMMIT", {}, Exception("down"))]

    def finish_and_fail(*turn: object) -> None:
        finish_turn(*turn)
        if lost:
            raise lost.pop()

    answering()
    monkeypatch.setattr(Store, "finish_turn", finish_and_fail)
    assert visitor.send(id="8", text="what is a senco").status_code == 200
    with create_engine(settings.database_url).connect() as database:
        assert database.execute(text("SELECT count(*) FROM chat_questions")).scalar() == 1


def test_what_the_guard_has_not_listened_to_is_not_kept(
    visitor: ChatClient, answering: Callable[[], None], monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    def broken(message: str, thoroughly: bool) -> None:
        raise ValueError

    answering()
    monkeypatch.setattr("gateway.listening.triage", broken)
    assert visitor.send(id="9", text="what is a senco").status_code == 200
    with create_engine(settings.database_url).connect() as database:
        assert database.execute(text("SELECT text FROM chat_questions")).scalar() == ""


@pytest.mark.parametrize(
    "content", [b"[1, 2]", b"null", b"{}", b"[]", b'[{"text": "hi"}]', b'[{"custom": 3}]', b"\xff", b"<html>"]
)
def test_whatever_the_engine_says_is_no_500(visitor: ChatClient, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    async def post(self: httpx.AsyncClient, url: str, **_: object) -> httpx.Response:
        return httpx.Response(200, content=content, request=httpx.Request("POST", url))

    monkeypatch.setattr(httpx.AsyncClient, "post", post)
    assert visitor.ask("what is a senco")["status"] == "error"


def test_an_engine_that_never_ends_its_reply_is_given_up(visitor: ChatClient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def post(self: httpx.AsyncClient, url: str, **_: object) -> httpx.Response:
        await asyncio.sleep(30)
        raise AssertionError

    monkeypatch.setattr(httpx.AsyncClient, "post", post)
    monkeypatch.setattr("gateway.engine.TURN_SECONDS", 0.1)
    assert visitor.ask("what is a senco")["status"] == "error"


def test_an_unforeseen_fault_is_answered_as_carefully_as_anything(
    visitor: ChatClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(self: Engine, conversation: str, text: str) -> Reply:
        raise TypeError("words that somebody typed")

    monkeypatch.setattr(Engine, "ask", broken)
    visitor.headers["Origin"] = ORIGIN
    answer = visitor.send(text="what is a senco")
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "our_fault")
    assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert answer.headers["X-Content-Type-Options"] == "nosniff" and "Content-Security-Policy" in answer.headers


@pytest.mark.parametrize(
    ("comment", "status"), [("a" * 500, 204), ("a" * 501, 413), ("a\x00b", 400), ("", 204), (None, 204)]
)
def test_comments_are_held_to_the_rules_of_messages(visitor: ChatClient, comment: str | None, status: int) -> None:
    body = {"answer_id": "npq_cost", "helpful": True, "comment": comment}
    assert visitor.http.post("/chat/feedback", json=body, headers=visitor.headers).status_code == status


@pytest.mark.parametrize("message_id", ["a" * 64 + "\n", "a\n", "\n", "a" * 65, ""])
def test_a_message_id_is_one_short_word(visitor: ChatClient, message_id: str) -> None:
    assert visitor.send(id=message_id, text="what is a senco").status_code == 400


def test_erasing_waits_for_what_the_engine_is_being_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    order = []

    async def choose(self: Engine, conversation: str, payload: str) -> Reply:
        await asyncio.sleep(0.3)
        order.append("told")
        return Reply(status="smalltalk", messages=())

    erase, erase_tracker = Store.erase, Store.erase_tracker

    async def visit() -> None:
        transport = httpx.ASGITransport(create_app(settings))
        async with httpx.AsyncClient(transport=transport, base_url="http://bot.example") as client:
            token = (await client.post("/chat/sessions")).json()["token"]
            headers = {"Authorization": f"Bearer {token}"}
            body = {"id": "1", "text": "i want to kill myself"}
            crisis = asyncio.create_task(client.post("/chat/messages", json=body, headers=headers))
            await asyncio.sleep(0.15)  # the reply is sent, the engine is being told
            assert (await client.delete("/chat/sessions/current", headers=headers)).status_code == 204
            await crisis
            await asyncio.sleep(0.2)

    monkeypatch.setattr(Engine, "choose", choose)
    monkeypatch.setattr(Store, "erase", lambda self, conversation: (order.append("erased"), erase(self, conversation)))
    monkeypatch.setattr(
        Store, "erase_tracker", lambda self, conversation: (order.append("tracker"), erase_tracker(self, conversation))
    )
    monkeypatch.setattr("gateway.chat.ABANDONED_AFTER", 0.1)
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, visit()).result()
    assert order == ["told", "erased", "tracker", "tracker"]  # once more: the engine may have been busy still


def test_many_who_ask_at_once_whether_it_is_ready_share_one_canary(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    async def ask(self: Engine, conversation: str, text: str) -> Reply:
        asked.append(text)
        return answer_entry("role_definition", NEW, load_knowledge(), today()).reply

    async def many() -> list[httpx.Response]:
        transport = httpx.ASGITransport(create_app(settings))
        async with httpx.AsyncClient(transport=transport, base_url="http://bot.example") as client:
            return await asyncio.gather(*(client.get("/ready") for _ in range(10)))

    monkeypatch.setattr(Engine, "ask", ask)
    with ThreadPoolExecutor(1) as pool:  # the browser's tests leave a loop running in this thread
        answers = pool.submit(asyncio.run, many()).result()
    assert [answer.json()["checks"]["model"] for answer in answers] == ["ok"] * 10
    assert asked == [CANARY_QUESTION]


def test_an_engine_that_says_nothing_is_not_ready(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    async def ask(self: Engine, conversation: str, text: str) -> Reply:
        return Reply(status="answered", messages=())

    monkeypatch.setattr(Engine, "ask", ask)
    answer = TestClient(create_app(settings)).get("/ready")
    assert (answer.status_code, answer.json()["checks"]["model"]) == (503, "wrong answer")


def test_ready_says_what_is_wrong(settings: Settings) -> None:
    answer = TestClient(create_app(settings)).get("/ready")
    assert answer.status_code == 503
    assert answer.json()["checks"]["store"] == "ok"
    assert answer.json()["checks"]["actions"] == "not reachable"


@pytest.mark.parametrize("how", ["environment", "file"])
def test_the_off_switch_tells_who_can_help(settings: Settings, how: str) -> None:
    if how == "file":
        settings.off_file.touch()
    client = TestClient(create_app(replace(settings, off=how == "environment")))
    answer = client.post("/chat/sessions")
    assert answer.status_code == 503
    error = answer.json()["error"]
    assert error["code"] == "switched_off" and "999" in error["message"]
    assert client.get("/live").status_code == 200
    assert client.delete("/chat/sessions/current", headers={"Authorization": "Bearer x"}).status_code == 204
    if how == "file":
        settings.off_file.unlink()
        assert client.post("/chat/sessions").status_code == 201


def test_messages_are_limited_a_session_with_a_readable_answer(visitor: ChatClient, answering: Callable[[], None]) -> None:
    answering()
    answers = [visitor.send(text="hello") for _ in range(16)]
    assert [answer.status_code for answer in answers] == [200] * 15 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert "wait" in answers[-1].json()["error"]["message"]


def test_sessions_are_limited_an_address_whatever_headers_say(settings: Settings) -> None:
    client = TestClient(create_app(settings))
    forged = [client.post("/chat/sessions", headers={"X-Forwarded-For": f"10.0.0.{number}"}) for number in range(31)]
    assert [answer.status_code for answer in forged] == [201] * 30 + [429]


def test_only_named_origins_may_call(settings: Settings) -> None:
    client = TestClient(create_app(settings))
    for origin, allowed in ((ORIGIN, True), ("https://evil.example", False), (f"{ORIGIN}.evil.example", False)):
        answer = client.post("/chat/sessions", headers={"Origin": origin})
        assert (answer.headers.get("access-control-allow-origin") == origin) is allowed


def test_pages_and_the_widget_are_served_with_a_strict_policy(settings: Settings) -> None:
    client = TestClient(create_app(settings))
    page = client.get("/")
    assert page.status_code == 200 and "default-src 'none'" in page.headers["content-security-policy"]
    widget = client.get("/widget.js")
    assert widget.status_code == 200 and widget.headers["content-type"].startswith("text/javascript")
