"""Answers for our own faults."""

from __future__ import annotations

import logging

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway.errors import error_response

logger = logging.getLogger(__name__)


class Faults:
    """Answers a request that fails for a reason that nobody foresaw.

    Inside of the other layers, so that browsers let the page of another site read the answer, and are as careful with it
    as with any.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        began = False

        async def send_noting(message: Message) -> None:
            nonlocal began
            began = True
            await send(message)

        try:
            await self._app(scope, receive, send_noting)
        except Exception as error:
            if scope["type"] != "http" or began:
                raise
            # Logged by kind only, because a request may hold a visitor's words.
            logger.error("%s failed: %s", scope["path"], type(error).__name__)
            sorry = "Sorry, something went wrong on our side. Please try again in a minute."
            await error_response(500, "our_fault", sorry)(scope, receive, send)
