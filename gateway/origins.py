"""Which other sites may have their visitors' browsers call the chat."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from gateway.errors import error_response

CHAT = "/chat/"


class ChatCors(CORSMiddleware):
    """Tells browsers which other sites may call the chat; any other address is as unknown to them as it is."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and not scope["path"].startswith(CHAT):
            return await self.app(scope, receive, send)
        return await super().__call__(scope, receive, send)


class ExactOrigins:
    """Refuses what a browser sends on behalf of a site that is neither our own nor listed, letter for letter.

    Without a header ``Origin`` the caller is no page of another site: browsers always send it with such requests.
    """

    def __init__(self, app: ASGIApp, allowed: tuple[str, ...]) -> None:
        self._app = app
        self._allowed = frozenset(allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and scope["path"].startswith(CHAT):
            headers = Headers(scope=scope)
            if not all(self._may_call(origin, headers.get("host", "")) for origin in headers.getlist("origin")):
                refusal = error_response(403, "unknown_origin", "This site may not use the chat.")
                return await refusal(scope, receive, send)
        return await self._app(scope, receive, send)

    def _may_call(self, origin: str, host: str) -> bool:
        try:
            return origin in self._allowed or (bool(host) and urlsplit(origin).netloc == host)
        except ValueError:  # "http://[" is no address
            return False
