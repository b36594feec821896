"""The chat API's endpoints: what happens to one request, from its token to its reply."""

from __future__ import annotations

import asyncio
import logging
import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import msgspec
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from gateway.contract import AskRequest, Button, FeedbackRequest, QuestionsBody, ReplyBody, SessionBody, Suggestion
from gateway.engine import Engine, EngineError, as_text
from gateway.errors import Refusal
from gateway.limits import RateLimits
from gateway.privacy import read_words, where_to_go, with_notice
from gateway.reading import address_of, read_body, read_question, token_of
from gateway.store import SESSION_SECONDS, Question, Session, Store, TurnState
from senco.answering import Choice, Reply, empty_message, engine_down, in_simple_words, welcome
from senco.guard.hygiene import clean
from senco.guard.keeping import keepable
from senco.guard.replies import safeguarding_reply, with_signpost
from senco.guard.safeguarding import Concern, triage
from senco.knowledge import Knowledge

logger = logging.getLogger(__name__)
SUBJECT_ENDED = "/chitchat_bye"
NO_STORE = {"Cache-Control": "no-store"}
# Of its own, so that calls that wait for a dead database never stand before the guard; long texts take tenths of a second.
GUARD_THREAD = ThreadPoolExecutor(1, thread_name_prefix="guard")


@dataclass(frozen=True)
class Chat:
    """The endpoints with what they work on."""

    knowledge: Knowledge
    store: Store
    engine: Engine
    limits: RateLimits

    async def open(self, request: Request) -> Response:
        """``POST /chat/sessions``: start a conversation."""
        self.limits.count_session(address_of(request))
        greeting = welcome(self.knowledge)
        buttons, offered = _offer(greeting.choices)
        token, _ = await run_in_threadpool(self.store.open_session, offered)
        body = SessionBody(token, SESSION_SECONDS, greeting.messages, buttons)
        return _json(body, 201)

    async def ask(self, request: Request) -> Response:
        """``POST /chat/messages``: answer a turn; the same message id again gets the same reply."""
        asked = await read_question(request)
        refusal = self._refusal(request)
        listen = asyncio.get_running_loop().run_in_executor
        heard = await listen(GUARD_THREAD, _listen, asked.text or "", refusal is None)
        concern = heard.concern
        if concern is not None and concern.takes_over:
            response = self._safeguard(asked, concern)
            if refusal is None:  # a flood must not reach the engine by this door
                response.background = BackgroundTask(self._let_go, request)
            return response
        try:
            if refusal:
                raise refusal
            return await self._take_turn(request, asked, heard)
        except Exception as error:
            mendable = isinstance(error, Refusal) and concern is not None and concern.faint  # the widget sends it again
            if concern is None or concern.likeliest is None or mendable:
                raise
            return self._safeguard(asked, Concern(concern.likeliest))  # no answer, whatever the reason

    def _refusal(self, request: Request) -> Refusal | None:
        """Return why a message will not be answered, as far as can be said before anything costly is done for it."""
        try:
            self.limits.count_address(address_of(request))
            token_of(request)
        except Refusal as refusal:
            return refusal
        return None

    async def _take_turn(self, request: Request, asked: AskRequest, heard: _Heard) -> Response:
        session = await self._session(request)
        state, stored = await run_in_threadpool(self.store.begin_turn, session, asked.id)
        if state is TurnState.GONE:
            raise _ended()
        if stored is not None:
            return Response(stored, 200, NO_STORE, media_type="application/json")
        if state is TurnState.BUSY:
            raise Refusal(409, "busy", "I am still working on your last message. Please wait for its answer.")
        try:
            self.limits.count_message(session.conversation)
            reply = await self._reply(session, asked)
            if request.query_params.get("words") == "simple":
                reply = in_simple_words(reply, self.knowledge)
            reply = with_signpost(reply, heard.concern)
        except BaseException:
            await run_in_threadpool(self.store.abandon_turn, session, asked.id)
            raise
        kept = keepable(clean(asked.text or "")) if heard.nothing else ""
        return await self._finish(session, asked, reply, kept)

    def _safeguard(self, asked: AskRequest, concern: Concern) -> Response:
        """Answer somebody in danger or distress: before the engine and the store, past the limits, even after the session.

        Nothing of the message is stored; the same message gets the same reply because the reply is fixed.
        """
        reply = safeguarding_reply(concern)
        return _json(ReplyBody(asked.id, reply.status, reply.messages), 200)

    async def _let_go(self, request: Request) -> None:
        """Have the engine forget what it asked and offered last: "yes" is no reply to that any more.

        It is told nothing but that the subject has ended.  Whatever fails, the visitor has the reply already.
        """
        try:
            session = await self._session(request)
            await self.engine.choose(session.conversation, SUBJECT_ENDED)
        except (Refusal, EngineError):
            return
        except Exception as error:
            logger.error("the engine was not told that the subject has ended: %s", type(error).__name__)

    async def feedback(self, request: Request) -> Response:
        """``POST /chat/feedback``: keep whether an answer helped."""
        session = await self._session(request)
        given = await read_body(request, FeedbackRequest)
        if given.answer_id not in self.knowledge.entries:
            raise Refusal(400, "unknown_answer", "There is no answer with this id.")
        comment = clean(given.comment) if given.comment else ""
        thoroughly = bool(comment) and self._refusal(request) is None
        heard = await asyncio.get_running_loop().run_in_executor(GUARD_THREAD, _listen, comment, thoroughly)
        kept = keepable(comment) if thoroughly and heard.nothing else None
        if not await run_in_threadpool(self.store.add_feedback, session, given.answer_id, given.helpful, kept):
            raise _ended()
        return Response(status_code=204, headers=NO_STORE)

    async def erase(self, request: Request) -> Response:
        """``DELETE /chat/sessions/current``: forget the conversation; the same answer if it is gone already.

        A turn that is being answered is waited for: it would write after the erasing.
        """
        conversation = await run_in_threadpool(self.store.close_session, token_of(request))
        if conversation is not None:
            while await run_in_threadpool(self.store.is_answering, conversation):
                await asyncio.sleep(0.2)
            await run_in_threadpool(self.store.erase, conversation)
        return Response(status_code=204, headers=NO_STORE)

    async def questions(self, request: Request) -> Response:
        """``GET /chat/questions``: everything that can be asked."""
        entries = [entry for entry in self.knowledge.entries.values() if entry.kind == "answer"]
        body = QuestionsBody([Suggestion(entry.topic, entry.question) for entry in entries])
        return _json(body, 200, {"Cache-Control": "public, max-age=300"})

    async def _session(self, request: Request) -> Session:
        session = await run_in_threadpool(self.store.find_session, token_of(request))
        if session is None:
            raise _ended()
        return session

    async def _reply(self, session: Session, asked: AskRequest) -> Reply:
        if asked.button is not None:
            return await self.engine_reply(session, entry=_pressed(session, asked.button))
        words = read_words(asked.text or "")
        if words.is_too_little:
            reply = where_to_go(self.knowledge)
        elif not as_text(words.text):
            reply = empty_message(self.knowledge)
        else:
            reply = await self.engine_reply(session, text=words.text)
        return with_notice(reply, words, self.knowledge)

    async def engine_reply(self, session: Session, text: str = "", entry: str = "") -> Reply:
        """Ask the engine, and apologise in its place if it cannot answer."""
        try:
            if entry:
                return await self.engine.choose(session.conversation, entry)
            return await self.engine.ask(session.conversation, text)
        except EngineError as error:
            logger.error("the engine gave no reply: %s", error)
            return engine_down(self.knowledge)

    async def _finish(self, session: Session, asked: AskRequest, reply: Reply, kept: str) -> Response:
        if reply.status == "error":  # not kept: the same message may be tried again
            await run_in_threadpool(self.store.abandon_turn, session, asked.id)
            return _json(ReplyBody(asked.id, reply.status, reply.messages), 200)
        buttons, offered = _offer(reply.choices)
        encoded = msgspec.json.encode(ReplyBody(asked.id, reply.status, reply.messages, buttons))
        topics = " ".join(message.topic for message in reply.messages if message.topic)
        question = Question("" if reply.status == "safeguarding" else kept, reply.status, topics)
        try:
            await run_in_threadpool(self.store.finish_turn, session, asked.id, encoded, offered, question)
        except Exception as error:  # once more: the engine has answered, and would take the same words for the next turn's
            logger.error("a turn was not stored at once: %s", type(error).__name__)
            await run_in_threadpool(self.store.finish_turn, session, asked.id, encoded, offered, question)
        return Response(encoded, 200, NO_STORE, media_type="application/json")


def _ended() -> Refusal:
    return Refusal(401, "unknown_session", "This conversation has ended. Please start a new one.")


@dataclass(frozen=True)
class _Heard:
    """What the guard heard in a message, and whether it could listen: what it has not listened to is not kept."""

    concern: Concern | None
    listened: bool

    @property
    def nothing(self) -> bool:
        """Whether the guard listened, and heard nothing to be concerned about."""
        return self.listened and self.concern is None


def _listen(text: str, thoroughly: bool) -> _Heard:
    """Return what the guard hears; a fault in the guard must not cost anybody their answer."""
    try:
        return _Heard(triage(clean(text), thoroughly), listened=True)
    except Exception as error:  # whatever it is, it is ours: the message goes on to the engine, which knows the cases too
        logger.error("the safeguarding check failed: %s", type(error).__name__)
        return _Heard(None, listened=False)


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


def _json(body: msgspec.Struct, status: int, headers: dict[str, str] | None = None) -> Response:
    return Response(msgspec.json.encode(body), status, headers or NO_STORE, media_type="application/json")
