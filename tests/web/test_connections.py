"""Connections at the public door: nobody holds one open by saying too little or too much. A real socket, no engine."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPResponse

import pytest
import uvicorn
from starlette.requests import Request
from starlette.types import Message

from gateway import connections, reading
from gateway.app import create_app
from gateway.connections import ImpatientProtocol
from gateway.contract import MAX_BODY, AskRequest
from gateway.errors import Refusal
from gateway.settings import Settings
from tests.web.test_gateway_alone import settings  # noqa: F401 - the fixture

SOON = 0.5
LATER = 3.0  # sooner than the server's other limits
LIVE = b"GET /live HTTP/1.1\r\nHost: x\r\n\r\n"
MESSAGE = b"POST /chat/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n"


@pytest.fixture
def connection(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:  # noqa: F811
    """A connection to a gateway that listens, and waits for heads and bodies for a moment only."""
    monkeypatch.setattr(connections, "HEADER_SECONDS", SOON)
    monkeypatch.setattr(reading, "BODY_SECONDS", SOON)
    with socket.create_server(("127.0.0.1", 0)) as door:
        config = uvicorn.Config(create_app(settings), http=ImpatientProtocol, ws="none", lifespan="off", log_config=None)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([door],))
        thread.start()
        try:
            with socket.create_connection(door.getsockname(), timeout=LATER) as visitor:
                yield visitor
        finally:
            server.should_exit = True
            thread.join()


def answered(connection: socket.socket) -> int:
    """Read an answer and return its status."""
    with HTTPResponse(connection) as answer:
        answer.begin()
        answer.read()
        return answer.status


def is_closed(connection: socket.socket) -> bool:
    """Whether the server closes a connection, whatever it still says before."""
    try:
        while connection.recv(4096):
            pass
    except ConnectionResetError:
        pass
    except TimeoutError:
        return False
    return True


@pytest.mark.parametrize("head", [b"", LIVE[:20]], ids=["nothing", "a part"])
def test_a_connection_is_closed_where_no_whole_head_comes(connection: socket.socket, head: bytes) -> None:
    connection.sendall(head)
    assert is_closed(connection)


def test_the_head_of_a_later_request_is_not_waited_for_longer(connection: socket.socket) -> None:
    connection.sendall(LIVE)
    assert answered(connection) == 200
    time.sleep(2 * SOON)  # between two requests a visitor may take longer
    connection.sendall(LIVE)
    assert answered(connection) == 200
    connection.sendall(LIVE[:20])
    assert is_closed(connection)


@pytest.mark.parametrize(("body", "status"), [(b"{", 408), (b"x" * (MAX_BODY + 1), 413)], ids=["slow", "large"])
def test_nobody_goes_on_with_a_body_that_was_too_slow_or_too_large(
    connection: socket.socket, body: bytes, status: int
) -> None:
    connection.sendall(MESSAGE + body)
    assert answered(connection) == status
    connection.sendall(b"x")
    assert is_closed(connection)


def test_a_visitor_who_is_cut_off_is_no_fault_of_ours() -> None:
    async def gone() -> Message:
        return {"type": "http.disconnect"}

    request = Request({"type": "http", "headers": [(b"content-type", b"application/json")]}, gone)
    with ThreadPoolExecutor(1) as pool, pytest.raises(Refusal, match="broken off"):  # a loop may be running in this thread
        pool.submit(asyncio.run, reading.read_body(request, AskRequest)).result()
