"""The chat API's endpoints: what happens to one request, from its token to its reply."""

from __future__ import annotations

import asyncio
import logging
import secrets
from dataclasses import dataclass, field

import msgspec
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from gateway.contract import AskRequest, Button, QuestionsBody, ReplyBody, SessionBody, Suggestion
from gateway.engine import Engine, EngineError, as_text
from gateway.errors import Refusal
from gateway.limits import RateLimits, one_visitor
from gateway.listening import Heard, Listening
from gateway.privacy import read_words, where_to_go, with_notice
from gateway.reading import address_of, read_feedback, read_question, token_of
from gateway.store import ABANDONED_AFTER, SESSION_SECONDS, Question, Session, Store, TurnState
from senco.answering import Choice, Reply, empty_message, engine_down, in_simple_words, welcome
from senco.guard.cases import Concern
from senco.guard.hygiene import clean
from senco.guard.keeping import keepable
from senco.guard.replies import safeguarding_reply, with_signpost
from senco.knowledge import Knowledge

logger = logging.getLogger(__name__)
SUBJECT_ENDED = "/chitchat_bye"
NO_STORE = {"Cache-Control": "no-store"}
LOOKUP_SECONDS = 1.0  # how long the guard waits to learn whether a conversation is known


@dataclass(frozen=True)
class Chat:
    """The endpoints with what they work on."""

    knowledge: Knowledge
    store: Store
    engine: Engine
    limits: RateLimits
    listening: Listening = field(default_factory=Listening)
    _letting_go: set[str] = field(default_factory=set)  # conversations to whose engine something is being said
    _to_erase_again: set[asyncio.Task] = field(default_factory=set)

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
        who, text = one_visitor(address_of(request)), asked.text or ""
        finding = asyncio.ensure_future(self._admitted(request))
        heard = await self.listening.quickly(who, text)
        if not heard.is_danger and await self._may_cost(finding):
            heard = await self.listening.thoroughly(who, text, heard)
        concern = heard.concern
        if concern is not None and concern.takes_over:
            return self._safeguard(asked, concern, BackgroundTask(self._let_go, finding))
        try:
            return await self._take_turn(request, await finding, asked, heard)
        except Exception as error:
            mendable = isinstance(error, Refusal) and concern is not None and concern.faint  # the widget sends it again
            if concern is None or concern.supposed is None or mendable:
                raise
            return self._safeguard(asked, concern.supposed)  # no answer, whatever the reason

    async def _admitted(self, request: Request) -> Session:
        """Return the session of a message that is within its address's limit."""
        self.limits.count_address(address_of(request))
        return await self._session(request)

    async def _may_cost(self, finding: asyncio.Future[Session]) -> bool:
        """Whether the sentence encoder is used: for who has a conversation, and as long as the store cannot tell."""
        await asyncio.wait({finding}, timeout=LOOKUP_SECONDS)
        if not finding.done():
            return True
        if finding.exception() is not None:
            return not isinstance(finding.exception(), Refusal)
        return not self.limits.is_over(finding.result().conversation)

    async def _take_turn(self, request: Request, session: Session, asked: AskRequest, heard: Heard) -> Response:
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

    def _safeguard(self, asked: AskRequest, concern: Concern, then: BackgroundTask | None = None) -> Response:
        """Answer somebody in danger or distress: before the engine and the store, past the limits, even after the session.

        Nothing of the message is stored; the same message gets the same reply because the reply is fixed.
        """
        reply = safeguarding_reply(concern)
        response = _json(ReplyBody(asked.id, reply.status, reply.messages), 200)
        response.background = then
        return response

    async def _let_go(self, finding: asyncio.Future[Session]) -> None:
        """Withdraw the buttons, and have the engine forget what it asked last: "yes" is no reply to that any more.

        It is told nothing but that the subject has ended.  Whatever fails, the visitor has the reply already.  Nothing is
        done for who has no conversation or is past the limits: a flood must not reach the engine by this door.
        """
        try:
            session = await finding
            if self.limits.is_over(session.conversation):
                return
            self._letting_go.add(session.conversation)
            try:
                await run_in_threadpool(self.store.withdraw_buttons, session)
                await self.engine.choose(session.conversation, SUBJECT_ENDED)
            finally:
                self._letting_go.discard(session.conversation)
        except (Refusal, EngineError):
            return
        except Exception as error:
            logger.error("the engine was not told that the subject has ended: %s", type(error).__name__)

    async def feedback(self, request: Request) -> Response:
        """``POST /chat/feedback``: keep whether an answer helped."""
        session = await self._admitted(request)
        given = await read_feedback(request)
        if given.answer_id not in self.knowledge.entries:
            raise Refusal(400, "unknown_answer", "There is no answer with this id.")
        comment = clean(given.comment) if given.comment else ""
        kept = await self._keepable_comment(one_visitor(address_of(request)), comment) if comment else None
        if not await run_in_threadpool(self.store.add_feedback, session, given.answer_id, given.helpful, kept):
            raise _ended()
        return Response(status_code=204, headers=NO_STORE)

    async def _keepable_comment(self, who: str, comment: str) -> str | None:
        """Return what may be kept of a comment: nothing of one in which somebody is in need."""
        quick = await self.listening.quickly(who, comment)
        heard = await self.listening.thoroughly(who, comment, quick)
        return keepable(comment) if quick.nothing and heard.nothing else None

    async def erase(self, request: Request) -> Response:
        """``DELETE /chat/sessions/current``: forget the conversation; the same answer if it is gone already.

        A turn that is being answered is waited for: it would write after the erasing.  The engine may still be busy with one
        that took too long, so what it has stored is erased once more a little later.
        """
        conversation = await run_in_threadpool(self.store.close_session, token_of(request))
        if conversation is not None:
            while conversation in self._letting_go or await run_in_threadpool(self.store.is_answering, conversation):
                await asyncio.sleep(0.2)
            await run_in_threadpool(self.store.erase, conversation)
            again = asyncio.create_task(self._erase_again(conversation))
            self._to_erase_again.add(again)  # nothing else holds a task
            again.add_done_callback(self._to_erase_again.discard)
        return Response(status_code=204, headers=NO_STORE)

    async def _erase_again(self, conversation: str) -> None:
        await asyncio.sleep(ABANDONED_AFTER)
        try:
            await run_in_threadpool(self.store.erase_tracker, conversation)
        except Exception as error:
            logger.error("a conversation was not erased once more: %s", type(error).__name__)

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
            offered = await run_in_threadpool(self.store.buttons_of, session)  # now: those of the last reply
            return await self.engine_reply(session, entry=_pressed(offered, asked.button))
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


def _offer(choices: tuple[Choice, ...]) -> tuple[tuple[Button, ...], str]:
    """Give each choice an opaque id; return the buttons to send and the mapping to remember."""
    buttons = tuple(Button(secrets.token_urlsafe(12), choice.title, choice.topic) for choice in choices)
    mapping = {button.id: choice.payload for button, choice in zip(buttons, choices)}
    return buttons, msgspec.json.encode(mapping).decode()


def _pressed(offered: str, button: str) -> str:
    payloads = msgspec.json.decode(offered, type=dict[str, str])
    if button not in payloads:
        raise Refusal(400, "unknown_button", "This button is no longer active. Please type your question.")
    return payloads[button]


def _json(body: msgspec.Struct, status: int, headers: dict[str, str] | None = None) -> Response:
    return Response(msgspec.json.encode(body), status, headers or NO_STORE, media_type="application/json")
