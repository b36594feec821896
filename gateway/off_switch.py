"""Switch the chat off without touching the site that embeds it: ``SENCO_OFF=1``, or a file that an operator makes."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from gateway.errors import error_response
from gateway.settings import Settings
from senco.knowledge import Knowledge


class OffSwitch:
    """Answers every chat call with how to reach a person while the chat is switched off."""

    def __init__(self, app: ASGIApp, settings: Settings, knowledge: Knowledge) -> None:
        self._app = app
        self._settings = settings
        self._text = knowledge.system["switched_off"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        # Erasing a conversation stays possible: nobody loses that right because the chat is off.
        chat = scope["type"] == "http" and scope["path"].startswith("/chat/") and scope["method"] != "DELETE"
        if chat and self._is_off():
            await error_response(503, "switched_off", self._text, {"Retry-After": "60"})(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _is_off(self) -> bool:
        return self._settings.off or self._settings.off_file.exists()
