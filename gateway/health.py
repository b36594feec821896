"""``/live`` and ``/ready``: is the process up, and can it do its whole job?"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from gateway.engine import Engine, EngineError
from gateway.store import Store

CANARY_CONVERSATION = "canary"
CANARY_QUESTION = "What is a SENCO?"
CANARY_TOPIC = "role_definition"
REMEMBERED_SECONDS = 5.0


@dataclass
class Health:
    """Checks of everything that an answer needs; their result is remembered for a few seconds."""

    store: Store
    engine: Engine
    _checks: dict[str, str] = field(default_factory=dict)
    _checked_at: float = float("-inf")
    _checking: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def live(self, request: Request) -> Response:
        """``GET /live``: this process answers."""
        return _response({"gateway": "ok"})

    async def ready(self, request: Request) -> Response:
        """``GET /ready``: a canary question is answered, the store is writable and the actions are reachable."""
        async with self._checking:  # whoever else asks meanwhile gets the same result
            if time.monotonic() - self._checked_at > REMEMBERED_SECONDS:
                store, actions, model = await asyncio.gather(self._store(), self._actions(), self._canary())
                self._checks = {"store": store, "actions": actions, "model": model}
                self._checked_at = time.monotonic()
        return _response(self._checks)

    async def _store(self) -> str:
        try:
            await run_in_threadpool(self.store.check)
        except Exception as error:  # whatever is wrong with the database, the answer is "not ready"
            return f"not writable ({type(error).__name__})"
        return "ok"

    async def _actions(self) -> str:
        return "ok" if await self.engine.actions_alive() else "not reachable"

    async def _canary(self) -> str:
        try:
            reply = await self.engine.ask(CANARY_CONVERSATION, CANARY_QUESTION)
            await run_in_threadpool(self.store.erase_tracker, CANARY_CONVERSATION)
        except EngineError as error:
            return f"no answer ({error})"
        except Exception as error:
            return f"canary not erased ({type(error).__name__})"
        return "ok" if [message.topic for message in reply.messages][:1] == [CANARY_TOPIC] else "wrong answer"


def _response(checks: dict[str, str]) -> Response:
    fine = all(result == "ok" for result in checks.values())
    body = msgspec.json.encode({"status": "ok" if fine else "unavailable", "checks": checks})
    return Response(body, 200 if fine else 503, {"Cache-Control": "no-store"}, media_type="application/json")
