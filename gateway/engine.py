"""The gateway's client to the Rasa engine and the action server, both on loopback."""

from __future__ import annotations

import re

import anyio
import httpx
import msgspec

from senco.answering import Reply

TURN_SECONDS = 10.0
_COMMAND_SIGN = re.compile(r"[\s/\uff0f]+")  # white space and slashes, the full-width one too


class EngineError(Exception):
    """The engine did not give a usable reply."""


class Engine:
    """Asks the engine through its REST channel."""

    def __init__(self, engine_url: str, actions_url: str, actions_token: str) -> None:
        self._webhook = f"{engine_url}/webhooks/rest/webhook"
        self._health = actions_url.removesuffix("/webhook") + "/health"
        self._token = actions_token
        self._client = httpx.AsyncClient(timeout=TURN_SECONDS, trust_env=False)

    async def ask(self, conversation: str, text: str) -> Reply:
        """Send what a visitor typed.

        Raises:
            EngineError: no usable reply within the time limit.
        """
        return await self._send(conversation, as_text(text))

    async def choose(self, conversation: str, payload: str) -> Reply:
        """Send the payload of a button that a visitor pressed.

        Raises:
            EngineError: no usable reply within the time limit.
        """
        return await self._send(conversation, payload)

    async def actions_alive(self) -> bool:
        """Return whether the action server answers."""
        try:
            answer = await self._client.get(self._health, params={"token": self._token}, timeout=2.0)
        except httpx.HTTPError:
            return False
        return answer.status_code == 200

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _send(self, conversation: str, message: str) -> Reply:
        try:
            with anyio.fail_after(TURN_SECONDS):  # httpx's limit is for each step: a trickle would never end
                answer = await self._client.post(self._webhook, json={"sender": conversation, "message": message})
            answer.raise_for_status()
            return _reply_in(answer.content)
        except (httpx.HTTPError, TimeoutError, LookupError, msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise EngineError(type(error).__name__) from None


class _Part(msgspec.Struct):
    """A message of the engine; ours are "custom"."""

    custom: Reply | None = None


def _reply_in(content: bytes) -> Reply:
    """Return our reply among the engine's messages.

    Raises:
        LookupError, msgspec.MsgspecError, UnicodeDecodeError: there is none.
    """
    return [part.custom for part in msgspec.json.decode(content, type=list[_Part]) if part.custom is not None][0]


def as_text(typed: str) -> str:
    """Return what a visitor typed without the signs before it that would make it a command to Rasa."""
    start = _COMMAND_SIGN.match(typed)
    return typed[start.end() :] if start else typed
