"""The gateway as an ASGI application: exactly the routes of the chat API, and nothing else."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from gateway.chat import Chat
from gateway.engine import Engine
from gateway.errors import Refusal, error_response, refuse
from gateway.faults import Faults
from gateway.headers import CarefulHeaders
from gateway.health import Health
from gateway.limits import RateLimits
from gateway.off_switch import OffSwitch
from gateway.origins import ChatCors, ExactOrigins
from gateway.retention import keep_clean
from gateway.settings import Settings
from gateway.store import ABANDONED_AFTER, Store
from senco.guard.keeping import known_words
from senco.guard.meaning import load_meaning
from senco.guard.replies import load_lines, load_texts
from senco.guard.safeguarding import load_guard
from senco.knowledge import Knowledge, load_knowledge

logger = logging.getLogger(__name__)
PAGES = Path(__file__).parent / "pages"
WIDGET = Path(__file__).parent.parent / "widget" / "dist" / "widget.js"
PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
    "require-trusted-types-for 'script'; trusted-types lit-html",
}


def create_app(settings: Settings) -> Starlette:
    """Build the application.

    Raises:
        senco.knowledge.KnowledgeError: the knowledge files are broken.
    """
    known_words()
    load_guard()  # a broken phrase or text stops the start rather than the first visitor
    load_texts()
    load_lines()
    store = Store(settings.database_url, settings.tracker_url)
    engine = Engine(settings.engine_url, settings.actions_url, settings.actions_token)
    chat = Chat(load_knowledge(), store, engine, RateLimits(settings.rate_limits))
    health = Health(store, engine)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        cleaning = asyncio.create_task(keep_clean(store, settings.retention_days))
        # In the background: phrases and plain classifier answer from the first moment.
        threading.Thread(target=load_meaning, name="load_meaning", daemon=True).start()
        yield
        cleaning.cancel()
        await engine.close()

    routes = [
        Route("/chat/sessions", chat.open, methods=["POST"]),
        Route("/chat/sessions/current", chat.erase, methods=["DELETE"]),
        Route("/chat/messages", chat.ask, methods=["POST"]),
        Route("/chat/feedback", chat.feedback, methods=["POST"]),
        Route("/chat/questions", chat.questions, methods=["GET"]),
        Route("/live", health.live, methods=["GET"]),
        Route("/ready", health.ready, methods=["GET"]),
        Route("/widget.js", _widget, methods=["GET"], middleware=[Middleware(GZipMiddleware)]),
        Route("/", _page("index.html"), methods=["GET"]),
        Route("/demo.js", _page("demo.js"), methods=["GET"]),
        Route("/demo.css", _page("demo.css"), methods=["GET"]),
    ]
    proxies = Middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.trusted_proxies))
    origins = Middleware(ExactOrigins, allowed=settings.allowed_origins)
    off_switch = Middleware(OffSwitch, settings=settings, knowledge=chat.knowledge)
    cors = Middleware(
        ChatCors,
        allow_origins=list(settings.allowed_origins),
        allow_methods=["GET", "POST", "DELETE"],
        allow_headers=["Authorization", "Content-Type"],
        expose_headers=["Retry-After"],
    )
    application = Starlette(
        routes=routes,
        middleware=[Middleware(CarefulHeaders), proxies, origins, cors, off_switch, Middleware(Faults)],
        lifespan=lifespan,
        exception_handlers={
            Refusal: refuse,
            HTTPException: _http_error,
            SQLAlchemyError: _store_down(chat.knowledge),
        },
    )
    application.router.redirect_slashes = False
    return application


def _page(name: str):
    async def serve(request: Request) -> Response:
        return FileResponse(PAGES / name, headers=PAGE_HEADERS)

    return serve


async def _widget(request: Request) -> Response:
    """The built widget, compressed; host pages load it with a plain script tag and get a new build within minutes."""
    headers = {"Cache-Control": "public, max-age=300"}
    headers["Cross-Origin-Resource-Policy"] = "cross-origin"  # for host pages that isolate themselves
    return FileResponse(WIDGET, headers=headers, media_type="text/javascript")


async def _http_error(request: Request, error: HTTPException) -> Response:
    if error.status_code == 405:
        return error_response(405, "method_not_allowed", "This address does not take such requests.", error.headers)
    return error_response(404, "not_found", "There is nothing at this address.")


def _store_down(knowledge: Knowledge):
    async def respond(request: Request, error: Exception) -> Response:
        logger.error("%s: the store failed: %s", request.url.path, type(error).__name__)
        # By then the turn, if one was begun, no longer blocks the session.
        wait = {"Retry-After": f"{ABANDONED_AFTER:.0f}"}
        return error_response(503, "store_down", knowledge.system["engine_down"], wait)

    return respond
