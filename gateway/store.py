"""Sessions, turns and feedback in SQLite or PostgreSQL.

A turn is written before it is answered and completed afterwards, so the same message sent twice is stored once and
answered alike, and nothing acknowledged is lost.  The engine keeps its own tracker table; this module only erases
there.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass
from enum import Enum

import sqlalchemy as sql
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import QueuePool

SESSION_SECONDS = 30 * 60  # of silence; the engine forgets what it was told after the same time (domain.yml)
NO_BUTTONS = "{}"
SEEN_EVERY = 60.0  # seconds between two notes that a session is alive: not every turn is worth a write
ABANDONED_AFTER = 15.0  # seconds after which an unanswered turn no longer blocks the session: its process has died

PATIENCE = 3  # seconds that any step may take of which PostgreSQL does not answer
_PATIENT = {
    "connect_timeout": PATIENCE,
    "options": f"-c statement_timeout={PATIENCE}s -c lock_timeout={PATIENCE}s",
    # A network that swallows packets says nothing: without these a call would hang for a quarter of an hour.
    "tcp_user_timeout": PATIENCE * 1000,
    "keepalives_idle": PATIENCE,
    "keepalives_interval": 1,
    "keepalives_count": 2,
}

_tables = sql.MetaData()
_sessions = sql.Table(
    "chat_sessions",
    _tables,
    sql.Column("token_hash", sql.String(64), primary_key=True),
    sql.Column("conversation", sql.String(64), nullable=False, unique=True),
    sql.Column("last_seen", sql.Float, nullable=False),
    sql.Column("buttons", sql.Text, nullable=False),
)
_turns = sql.Table(
    "chat_turns",
    _tables,
    sql.Column("conversation", sql.String(64), primary_key=True),
    sql.Column("message_id", sql.String(64), primary_key=True),
    sql.Column("started", sql.Float, nullable=False),
    sql.Column("reply", sql.LargeBinary, nullable=True),
)
_questions = sql.Table(
    "chat_questions",
    _tables,
    sql.Column("id", sql.Integer, primary_key=True),
    sql.Column("conversation", sql.String(64), nullable=False, index=True),
    sql.Column("asked", sql.Float, nullable=False),
    sql.Column("text", sql.Text, nullable=False),
    sql.Column("status", sql.String(20), nullable=False),
    sql.Column("topics", sql.Text, nullable=False),
)
_feedback = sql.Table(
    "chat_feedback",
    _tables,
    sql.Column("id", sql.Integer, primary_key=True),
    sql.Column("conversation", sql.String(64), nullable=False, index=True),
    sql.Column("answer_id", sql.String(100), nullable=False),
    sql.Column("helpful", sql.Boolean, nullable=False),
    sql.Column("comment", sql.Text, nullable=True),
    sql.Column("given", sql.Float, nullable=False),
)

# The engine's own table, as far as deleting needs it.
_events = sql.table("events", sql.column("sender_id"), sql.column("timestamp"))


@dataclass(frozen=True)
class Session:
    """A visitor's conversation; ``conversation`` is the id under which it is stored and is never sent out."""

    token_hash: str
    conversation: str


@dataclass(frozen=True)
class Question:
    """What editors may read of a turn: the text without anything personal, and what became of it.

    ``topics`` are separated by spaces; ``text`` is empty for buttons and for messages that must not be kept.
    """

    text: str
    status: str
    topics: str


class TurnState(Enum):
    """Where a turn stands when its message arrives."""

    NEW = "new"
    GONE = "gone"
    BUSY = "busy"
    DONE = "done"


class Store:
    """The gateway's tables.  All methods block; call them from a worker thread."""

    def __init__(self, database_url: str, tracker_url: str) -> None:
        self._engine = _connect(database_url)
        self._tracker = self._engine if tracker_url == database_url else _connect(tracker_url)
        _tables.create_all(self._engine)
        if self._tracker.dialect.name == "sqlite":
            self._tracker.connect().close()  # puts the engine's file into WAL mode, and stays open in the pool

    def open_session(self, buttons: str) -> tuple[str, Session]:
        """Start a conversation; return its token (never stored) and the session."""
        token, conversation = secrets.token_urlsafe(32), secrets.token_hex(16)
        session = Session(_hash(token), conversation)
        with self._engine.begin() as database:
            database.execute(
                _sessions.insert().values(
                    token_hash=session.token_hash,
                    conversation=conversation,
                    last_seen=time.time(),
                    buttons=buttons,
                )
            )
        return token, session

    def find_session(self, token: str) -> Session | None:
        """Return the live session of a token and mark it as seen, or None."""
        now, key = time.time(), _hash(token)
        with self._engine.begin() as database:
            live = (_sessions.c.token_hash == key) & (_sessions.c.last_seen > now - SESSION_SECONDS)
            row = database.execute(_sessions.select().where(live)).first()
            if row is None:
                return None
            if now - row.last_seen > SEEN_EVERY:
                database.execute(_sessions.update().where(live).values(last_seen=now))
            return Session(row.token_hash, row.conversation)

    def begin_turn(self, session: Session, message_id: str) -> tuple[TurnState, bytes | None]:
        """Claim a turn; return its state, and its stored reply if it is done.

        ``BUSY`` means that this or another message of the session is being answered right now, ``GONE`` that the session
        has been closed since it was found: nothing may be written for it any more.
        """
        now = time.time()
        mine = _turns.c.conversation == session.conversation
        with self._engine.begin() as database:
            # Two messages at once wait for each other here (PostgreSQL); SQLite has one writer anyway.
            if not _is_open(database, session):
                return TurnState.GONE, None
            database.execute(
                _turns.delete().where(mine & _turns.c.reply.is_(None) & (_turns.c.started < now - ABANDONED_AFTER))
            )
            rows = database.execute(
                sql.select(_turns.c.message_id, _turns.c.reply).where(
                    mine & ((_turns.c.message_id == message_id) | _turns.c.reply.is_(None))
                )
            ).all()
            stored = next((row.reply for row in rows if row.message_id == message_id), None)
            if stored is not None:
                return TurnState.DONE, stored
            if rows:
                return TurnState.BUSY, None
            try:
                database.execute(
                    _turns.insert().values(conversation=session.conversation, message_id=message_id, started=now, reply=None)
                )
            except IntegrityError:
                return TurnState.BUSY, None
        return TurnState.NEW, None

    def finish_turn(self, session: Session, message_id: str, reply: bytes, buttons: str, question: Question) -> None:
        """Store the reply of a turn, the buttons that may be pressed next, and the question for the editors.

        Once more does no harm: a turn that has its reply, and one that was erased meanwhile, is left as it is.
        """
        told = {"text": question.text, "status": question.status, "topics": question.topics}
        with self._engine.begin() as database:
            claimed = database.execute(
                _turns.update()
                .where(_turns.c.conversation == session.conversation)
                .where((_turns.c.message_id == message_id) & _turns.c.reply.is_(None))
                .values(reply=reply)
            )
            if not claimed.rowcount:
                return
            database.execute(_questions.insert().values(conversation=session.conversation, asked=time.time(), **told))
            database.execute(_sessions.update().where(_sessions.c.token_hash == session.token_hash).values(buttons=buttons))

    def buttons_of(self, session: Session) -> str:
        """Return the buttons that may be pressed now, as they were stored."""
        mine = _sessions.c.token_hash == session.token_hash
        with self._engine.begin() as database:
            return database.execute(sql.select(_sessions.c.buttons).where(mine)).scalar() or NO_BUTTONS

    def withdraw_buttons(self, session: Session) -> None:
        """Let none of the buttons be pressed any more."""
        mine = _sessions.c.token_hash == session.token_hash
        with self._engine.begin() as database:
            database.execute(_sessions.update().where(mine).values(buttons=NO_BUTTONS))

    def abandon_turn(self, session: Session, message_id: str) -> None:
        """Forget a turn that could not be answered, so that the same message may be tried again."""
        with self._engine.begin() as database:
            database.execute(
                _turns.delete().where((_turns.c.conversation == session.conversation) & (_turns.c.message_id == message_id))
            )

    def add_feedback(self, session: Session, answer_id: str, helpful: bool, comment: str | None) -> bool:
        """Keep what a visitor thought of an answer; a second word on the same answer replaces the first.

        Returns:
            Whether it was kept: not if the session has been closed since it was found.
        """
        same = (_feedback.c.conversation == session.conversation) & (_feedback.c.answer_id == answer_id)
        with self._engine.begin() as database:
            if not _is_open(database, session):
                return False
            database.execute(_feedback.delete().where(same))
            database.execute(
                _feedback.insert().values(
                    conversation=session.conversation,
                    answer_id=answer_id,
                    helpful=helpful,
                    comment=comment,
                    given=time.time(),
                )
            )
        return True

    def close_session(self, token: str) -> str | None:
        """End a conversation: its token is of no more use but for erasing.  Return its id, or None if there is none."""
        mine = _sessions.c.token_hash == _hash(token)
        with self._engine.begin() as database:
            conversation = database.execute(sql.select(_sessions.c.conversation).where(mine)).scalar()
            if conversation is not None:  # a token that nobody has is no reason to write
                database.execute(_sessions.update().where(mine).values(last_seen=0.0))
            return conversation

    def is_answering(self, conversation: str) -> bool:
        """Return whether a turn of the conversation is being answered right now."""
        pending = (_turns.c.conversation == conversation) & _turns.c.reply.is_(None)
        with self._engine.begin() as database:
            started = database.execute(sql.select(_turns.c.started).where(pending)).scalar()
        return started is not None and started > time.time() - ABANDONED_AFTER

    def erase(self, conversation: str) -> None:
        """Delete a conversation everywhere."""
        self.erase_tracker(conversation)
        with self._engine.begin() as database:
            for table in (_turns, _questions, _feedback, _sessions):
                database.execute(table.delete().where(table.c.conversation == conversation))
        self._leave_no_copies()

    def erase_tracker(self, conversation: str) -> None:
        """Delete what the engine stored of a conversation."""
        self._delete_events(_events.c.sender_id == conversation)

    def erase_before(self, moment: float) -> None:
        """Delete everything that is older, everywhere; ``moment`` is in seconds since 1970.

        What was to be erased already, and could not be, goes with it.
        """
        with self._engine.begin() as database:
            closed = (
                database.execute(sql.select(_sessions.c.conversation).where(_sessions.c.last_seen == 0.0)).scalars().all()
            )
        for conversation in closed:
            self.erase(conversation)
        with self._engine.begin() as database:
            for table, written in (
                (_turns, _turns.c.started),
                (_questions, _questions.c.asked),
                (_feedback, _feedback.c.given),
                (_sessions, _sessions.c.last_seen),
            ):
                database.execute(table.delete().where(written < moment))
        self._delete_events(_events.c.timestamp < moment)
        self._leave_no_copies()

    def _delete_events(self, which: sql.sql.ColumnElement) -> None:
        if sql.inspect(self._tracker).has_table(_events.name):
            with self._tracker.begin() as database:
                database.execute(_events.delete().where(which))

    def _leave_no_copies(self) -> None:
        """Have SQLite write over what its log of changes still holds; PostgreSQL's vacuum does so by itself."""
        for engine in {self._engine, self._tracker}:
            if engine.dialect.name == "sqlite":
                with engine.connect() as database:
                    database.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def check(self) -> None:
        """Raise if the store cannot be written."""
        with self._engine.begin() as database:
            database.execute(_sessions.update().where(_sessions.c.token_hash == "").values(last_seen=0.0))


def _is_open(database: sql.engine.Connection, session: Session) -> bool:
    """Whether a session is not closed; two requests of one session wait for each other here (PostgreSQL)."""
    mine = sql.select(_sessions.c.last_seen).where(_sessions.c.token_hash == session.token_hash)
    return bool(database.execute(mine.with_for_update()).scalar())


def _connect(url: str) -> Engine:
    if not url.startswith("sqlite"):
        options = {"pool_pre_ping": True, "pool_timeout": PATIENCE, "hide_parameters": True, "connect_args": _PATIENT}
        return sql.create_engine(url, future=True, **options)
    # Connections stay open: closing the last one to a file in WAL mode makes SQLite tidy up the file, on every turn.
    options = {"poolclass": QueuePool, "hide_parameters": True, "connect_args": {"check_same_thread": False}}
    engine = sql.create_engine(url, future=True, **options)
    sql.event.listen(engine, "connect", _tune_sqlite)
    return engine


def _tune_sqlite(connection, _record) -> None:
    """Readers do not wait for the writer, and a writer waits for its turn rather than failing."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")  # with WAL a killed process still loses nothing
    connection.execute("PRAGMA busy_timeout=5000")
    connection.execute("PRAGMA secure_delete=ON")  # what is deleted is overwritten


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
