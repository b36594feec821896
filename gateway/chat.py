"""The chat API's endpoints: what happens to one request, from its token to its reply."""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass
from typing import TypeVar

import msgspec
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from gateway.contract import (
    MAX_BODY,
    MAX_TEXT,
    AskRequest,
    Button,
    FeedbackRequest,
    QuestionsBody,
    ReplyBody,
    SessionBody,
    Suggestion,
)
from gateway.engine import Engine, EngineError
from gateway.errors import Refusal
from gateway.limits import RateLimits
from gateway.store import SESSION_SECONDS, Session, Store, TurnState
from senco.answering import Choice, Reply, empty_message, engine_down, in_simple_words, welcome
from senco.guard.hygiene import clean
from senco.guard.replies import safeguarding_reply, with_signpost
from senco.guard.safeguarding import Concern, triage
from senco.knowledge import Knowledge

logger = logging.getLogger(__name__)
Body = TypeVar("Body")
NO_STORE = {"Cache-Control": "no-store"}


@dataclass(frozen=True)
class Chat:
    """The endpoints with what they work on."""

    knowledge: Knowledge
    store: Store
    engine: Engine
    limits: RateLimits

    async def open(self, request: Request) -> Response:
        """``POST /chat/sessions``: start a conversation."""
        self.limits.count_session(_address(request))
        greeting = welcome(self.knowledge)
        buttons, offered = _offer(greeting.choices)
        token, _ = await run_in_threadpool(self.store.open_session, offered)
        body = SessionBody(token, SESSION_SECONDS, greeting.messages, buttons)
        return _json(body, 201)

    async def ask(self, request: Request) -> Response:
        """``POST /chat/messages``: answer a turn; the same message id again gets the same reply."""
        asked = await _read(request, AskRequest)
        _check(asked)
        concern = _concern(asked.text or "")
        if concern is not None and concern.takes_over:
            return await self._safeguard(request, asked, concern)
        session = await self._session(request)
        state, stored = await run_in_threadpool(self.store.begin_turn, session, asked.id)
        if stored is not None:
            return Response(stored, 200, NO_STORE, media_type="application/json")
        if state is TurnState.BUSY:
            raise Refusal(409, "busy", "I am still working on your last message. Please wait for its answer.")
        try:
            self.limits.count_message(_address(request), session.conversation)
            reply = with_signpost(await self._reply(session, asked), concern, self.knowledge)
            if request.query_params.get("words") == "simple":
                reply = in_simple_words(reply, self.knowledge)
        except BaseException:
            await run_in_threadpool(self.store.abandon_turn, session, asked.id)
            raise
        return await self._finish(session, asked, reply)

    async def _safeguard(self, request: Request, asked: AskRequest, concern: Concern) -> Response:
        """Answer somebody in danger or distress: before the engine, past the limits, and even if the store is dead.

        Nothing of the message is stored; the same message gets the same reply because the reply is fixed.
        """
        try:
            await self._session(request)
        except SQLAlchemyError:
            logger.error("the store is down; the safeguarding reply was given without it")
        reply = safeguarding_reply(concern, self.knowledge)
        return _json(ReplyBody(asked.id, reply.status, reply.messages), 200)

    async def feedback(self, request: Request) -> Response:
        """``POST /chat/feedback``: keep whether an answer helped."""
        session = await self._session(request)
        given = await _read(request, FeedbackRequest)
        if given.answer_id not in self.knowledge.entries:
            raise Refusal(400, "unknown_answer", "There is no answer with this id.")
        comment = clean(given.comment) if given.comment else None
        await run_in_threadpool(self.store.add_feedback, session, given.answer_id, given.helpful, comment)
        return Response(status_code=204, headers=NO_STORE)

    async def erase(self, request: Request) -> Response:
        """``DELETE /chat/sessions/current``: forget the conversation; the same answer if it is gone already."""
        await run_in_threadpool(self.store.erase, _token(request))
        return Response(status_code=204, headers=NO_STORE)

    async def questions(self, request: Request) -> Response:
        """``GET /chat/questions``: everything that can be asked."""
        entries = [entry for entry in self.knowledge.entries.values() if entry.kind == "answer"]
        body = QuestionsBody([Suggestion(entry.topic, entry.question) for entry in entries])
        return _json(body, 200, {"Cache-Control": "public, max-age=300"})

    async def _session(self, request: Request) -> Session:
        session = await run_in_threadpool(self.store.find_session, _token(request))
        if session is None:
            raise Refusal(401, "unknown_session", "This conversation has ended. Please start a new one.")
        return session

    async def _reply(self, session: Session, asked: AskRequest) -> Reply:
        if asked.button is not None:
            return await self.engine_reply(session, entry=_pressed(session, asked.button))
        text = clean(asked.text or "")
        if not text.strip("/ "):
            return empty_message(self.knowledge)
        return await self.engine_reply(session, text=text)

    async def engine_reply(self, session: Session, text: str = "", entry: str = "") -> Reply:
        """Ask the engine, and apologise in its place if it cannot answer."""
        try:
            if entry:
                return await self.engine.choose(session.conversation, entry)
            return await self.engine.ask(session.conversation, text)
        except EngineError as error:
            logger.error("the engine gave no reply: %s", error)
            return engine_down(self.knowledge)

    async def _finish(self, session: Session, asked: AskRequest, reply: Reply) -> Response:
        if reply.status == "error":  # not kept: the same message may be tried again
            await run_in_threadpool(self.store.abandon_turn, session, asked.id)
            return _json(ReplyBody(asked.id, reply.status, reply.messages), 200)
        buttons, offered = _offer(reply.choices)
        encoded = msgspec.json.encode(ReplyBody(asked.id, reply.status, reply.messages, buttons))
        await run_in_threadpool(self.store.finish_turn, session, asked.id, encoded, offered)
        return Response(encoded, 200, NO_STORE, media_type="application/json")


def _concern(text: str) -> Concern | None:
    """Return what the guard hears; a fault in the guard must not cost anybody their answer."""
    try:
        return triage(clean(text))
    except Exception as error:  # whatever it is, it is ours: the message goes on to the engine, which knows the cases too
        logger.error("the safeguarding check failed: %s", type(error).__name__)
        return None


def _offer(choices: tuple[Choice, ...]) -> tuple[tuple[Button, ...], str]:
    """Give each choice an opaque id; return the buttons to send and the mapping to remember."""
    buttons = tuple(Button(secrets.token_urlsafe(12), choice.title, choice.topic) for choice in choices)
    mapping = {button.id: choice.payload for button, choice in zip(buttons, choices)}
    return buttons, msgspec.json.encode(mapping).decode()


def _pressed(session: Session, button: str) -> str:
    offered = msgspec.json.decode(session.buttons, type=dict[str, str])
    if button not in offered:
        raise Refusal(400, "unknown_button", "This button is no longer active. Please type your question.")
    return offered[button]


def _check(asked: AskRequest) -> None:
    if (asked.text is None) == (asked.button is None):
        raise Refusal(400, "bad_request", "Send either a text or a button.")
    if asked.text is not None and len(asked.text) > MAX_TEXT:
        raise Refusal(413, "text_too_long", f"Please use at most {MAX_TEXT} characters for one message.")
    if "\x00" in asked.id + (asked.text or ""):
        raise Refusal(400, "bad_request", "The message holds a character that cannot be used.")


async def _read(request: Request, kind: type[Body]) -> Body:
    """Read and validate a JSON body.

    Raises:
        Refusal: 415 wrong content type, 413 too large, 400 not what was expected.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refusal(415, "wrong_content_type", "Please send JSON (content type application/json).")
    received = bytearray()
    try:
        async for chunk in request.stream():
            received += chunk
            if len(received) > MAX_BODY:
                raise Refusal(413, "body_too_large", f"Please send at most {MAX_BODY // 1024} KiB.")
    except ClientDisconnect:
        raise Refusal(400, "bad_request", "The request was broken off.") from None
    try:
        return msgspec.json.decode(bytes(received), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refusal(400, "bad_request", f"This is not a valid request: {error}.") from None


def _token(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Refusal(401, "no_token", "Please start a conversation first and send its token.")
    return token.strip()


def _address(request: Request) -> str:
    return request.client.host if request.client else "unknown"


def _json(body: msgspec.Struct, status: int, headers: dict[str, str] | None = None) -> Response:
    return Response(msgspec.json.encode(body), status, headers or NO_STORE, media_type="application/json")
