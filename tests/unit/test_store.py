"""The gateway's store: sessions, turns that are stored once, erasing."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sql

from gateway import store as module
from gateway.store import Session, Store, TurnState


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
    store.finish_turn(session, "m1", b"reply", '{"b": "npq_cost"}')
    assert store.begin_turn(session, "m1") == (TurnState.DONE, b"reply")
    assert store.begin_turn(session, "m2") == (TurnState.NEW, None)


def test_an_abandoned_turn_can_be_tried_again(store: Store, session: Session, monkeypatch) -> None:
    store.begin_turn(session, "m1")
    store.abandon_turn(session, "m1")
    assert store.begin_turn(session, "m1")[0] is TurnState.NEW
    monkeypatch.setattr(module, "ABANDONED_AFTER", -1.0)  # its process died long ago
    assert store.begin_turn(session, "m2")[0] is TurnState.NEW


def test_erasing_removes_everything_of_one_conversation_only(store: Store, tmp_path: Path) -> None:
    mine, other = store.open_session("{}"), store.open_session("{}")
    engine = sql.create_engine(f"sqlite:///{tmp_path / 'chat.db'}", future=True)
    with engine.begin() as database:
        database.execute(sql.text("CREATE TABLE events (sender_id TEXT)"))
        for _, session in (mine, other):
            database.execute(sql.text("INSERT INTO events VALUES (:id)"), {"id": session.conversation})
    for _, session in (mine, other):
        store.begin_turn(session, "m")
        store.finish_turn(session, "m", b"reply", "{}")
        store.add_feedback(session, "npq_cost", True, "canary")
    store.erase(mine[0])
    store.erase(mine[0])
    with engine.begin() as database:
        for table, column in (
            ("events", "sender_id"),
            ("chat_turns", "conversation"),
            ("chat_feedback", "conversation"),
            ("chat_sessions", "conversation"),
        ):
            rows = database.execute(sql.text(f"SELECT {column} FROM {table}")).scalars().all()
            assert rows == [other[1].conversation]
