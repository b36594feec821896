"""The gateway's store: sessions, turns that are stored once, erasing."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
import sqlalchemy as sql

from gateway import store as module
from gateway.retention import DAY, clean_up, keep_clean
from gateway.store import Question, Session, Store, TurnState
from tests.postgres import RunningPostgres, needs_postgres

QUESTION = Question("what is the npq", "answered", "npq_what")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    url = f"sqlite:///{tmp_path / 'chat.db'}"
    return Store(url, url)


@pytest.fixture
def session(store: Store) -> Session:
    return store.open_session("{}")[1]


def test_a_token_finds_its_session_and_is_not_stored(store: Store, tmp_path: Path) -> None:
    token, session = store.open_session("{}")
    assert store.find_session(token) == session
    assert token.encode() not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_nothing_is_written_for_a_session_that_was_closed_meanwhile(store: Store) -> None:
    token, session = store.open_session("{}")
    store.begin_turn(session, "m1")
    store.close_session(token)
    store.erase(session.conversation)
    store.finish_turn(session, "m1", b"reply", "{}", QUESTION)
    assert store.begin_turn(session, "m2") == (TurnState.GONE, None)
    assert not store.add_feedback(session, "npq_cost", True, "thanks")
    assert not rows_of(store, session.conversation)


def test_what_could_not_be_erased_goes_with_the_next_cleaning(store: Store) -> None:
    token, session = store.open_session("{}")
    store.begin_turn(session, "m1")
    store.finish_turn(session, "m1", b"reply", "{}", QUESTION)
    store.close_session(token)  # and the erasing fails
    store.erase_before(time.time() - DAY)
    assert not rows_of(store, session.conversation)


def rows_of(store: Store, conversation: str) -> list:
    tables = (module._sessions, module._turns, module._questions, module._feedback)
    with store._engine.begin() as database:
        return [
            row for table in tables for row in database.execute(table.select().where(table.c.conversation == conversation))
        ]


@pytest.mark.parametrize("token", ["", "default", "null", "x" * 10_000, "\ud800"])
def test_other_tokens_find_nothing(store: Store, session: Session, token: str) -> None:
    assert store.find_session(token) is None


def test_an_idle_session_expires(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    token, _ = store.open_session("{}")
    monkeypatch.setattr(module, "SESSION_SECONDS", -1)
    assert store.find_session(token) is None


def test_a_turn_is_answered_once(store: Store, session: Session) -> None:
    assert store.begin_turn(session, "m1") == (TurnState.NEW, None)
    assert store.begin_turn(session, "m1") == (TurnState.BUSY, None)
    assert store.begin_turn(session, "m2") == (TurnState.BUSY, None)
    store.finish_turn(session, "m1", b"reply", '{"b": "npq_cost"}', QUESTION)
    assert store.begin_turn(session, "m1") == (TurnState.DONE, b"reply")
    assert store.begin_turn(session, "m2") == (TurnState.NEW, None)


def test_an_abandoned_turn_can_be_tried_again(store: Store, session: Session, monkeypatch) -> None:
    store.begin_turn(session, "m1")
    store.abandon_turn(session, "m1")
    assert store.begin_turn(session, "m1")[0] is TurnState.NEW
    monkeypatch.setattr(module, "ABANDONED_AFTER", -1.0)  # its process died long ago
    assert store.begin_turn(session, "m2")[0] is TurnState.NEW


TABLES = (
    ("events", "sender_id"),
    ("chat_turns", "conversation"),
    ("chat_questions", "conversation"),
    ("chat_feedback", "conversation"),
    ("chat_sessions", "conversation"),
)


def conversations(tmp_path: Path) -> list[list[str]]:
    """The conversations that each table knows of."""
    with sql.create_engine(f"sqlite:///{tmp_path / 'chat.db'}", future=True).begin() as database:
        return [database.execute(sql.text(f"SELECT {column} FROM {table}")).scalars().all() for table, column in TABLES]


@pytest.fixture
def chats(store: Store, tmp_path: Path) -> list[tuple[str, Session]]:
    """Two conversations with a row in every table, the engine's too."""
    opened = [store.open_session("{}"), store.open_session("{}")]
    with sql.create_engine(f"sqlite:///{tmp_path / 'chat.db'}", future=True).begin() as database:
        database.execute(sql.text("CREATE TABLE events (sender_id TEXT, timestamp FLOAT)"))
        for _, session in opened:
            database.execute(
                sql.text("INSERT INTO events VALUES (:id, :at)"), {"id": session.conversation, "at": time.time()}
            )
    for _, session in opened:
        store.begin_turn(session, "m")
        store.finish_turn(session, "m", b"reply", "{}", QUESTION)
        store.add_feedback(session, "npq_cost", True, "helpful")
    return opened


def test_erasing_removes_everything_of_one_conversation_only(store: Store, chats: list, tmp_path: Path) -> None:
    (token, mine), (_, other) = chats
    assert store.close_session(token) == mine.conversation
    assert store.find_session(token) is None
    store.erase(mine.conversation)
    assert store.close_session(token) is None
    store.erase(mine.conversation)
    assert conversations(tmp_path) == [[other.conversation]] * len(TABLES)
    assert mine.conversation.encode() not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_what_is_too_old_is_deleted_everywhere(store: Store, chats: list, tmp_path: Path) -> None:
    clean_up(store, 30, now=time.time() + 29 * DAY)
    assert all(len(rows) == 2 for rows in conversations(tmp_path))
    clean_up(store, 30, now=time.time() + 30 * DAY + 1)
    assert conversations(tmp_path) == [[]] * len(TABLES)


def test_the_clean_up_goes_on_after_a_failure(store: Store, chats: list, tmp_path: Path) -> None:
    """The clock jumps by 40 days between two rounds, of which the first fails."""
    rounds, now = [], time.time() + 40 * DAY

    def clock() -> float:
        rounds.append(now)
        if len(rounds) == 1:
            raise sql.exc.OperationalError("", {}, Exception())
        return now

    async def three_rounds() -> None:
        task = asyncio.create_task(keep_clean(store, 30, clock, every=0.01))
        while len(rounds) < 3:
            await asyncio.sleep(0.01)
        task.cancel()

    with ThreadPoolExecutor(1) as pool:  # the browser tests leave a loop running in this thread
        pool.submit(asyncio.run, three_rounds()).result()
    assert conversations(tmp_path) == [[]] * len(TABLES)


def test_a_turn_under_way_is_known(store: Store, session: Session) -> None:
    assert not store.is_answering(session.conversation)
    store.begin_turn(session, "m1")
    assert store.is_answering(session.conversation)
    store.finish_turn(session, "m1", b"reply", "{}", QUESTION)
    assert not store.is_answering(session.conversation)


def claim_at_once(url: str) -> list[TurnState]:
    """Twenty different messages of one session at the same moment."""
    store = Store(url, url)
    _, session = store.open_session("{}")
    start = Barrier(20)

    def claim(number: int) -> TurnState:
        start.wait()
        return store.begin_turn(session, f"m{number}")[0]

    with ThreadPoolExecutor(20) as pool:
        return sorted(pool.map(claim, range(20)), key=lambda state: state.value)


def test_one_turn_at_a_time_with_sqlite(tmp_path: Path) -> None:
    assert claim_at_once(f"sqlite:///{tmp_path / 'chat.db'}") == [TurnState.BUSY] * 19 + [TurnState.NEW]


@needs_postgres
def test_one_turn_at_a_time_with_postgresql() -> None:
    with RunningPostgres() as server:
        for _ in range(5):
            assert claim_at_once(server.url) == [TurnState.BUSY] * 19 + [TurnState.NEW]
        chat = Store(server.url, server.url)
        token, session = chat.open_session("{}")
        chat.begin_turn(session, "m")
        chat.finish_turn(session, "m", b"reply", "{}", QUESTION)
        chat.erase(session.conversation)
        assert session.conversation not in server.dump()
        assert chat.find_session(token) is None
