"""Can people who send one byte every few seconds keep others from being answered?"""

from __future__ import annotations

import contextlib
import socket
import threading
from urllib.parse import urlsplit

from benchmarks.hardening.figure import Figure
from benchmarks.hardening.visitors import errors_of, visit

PAUSE = 1.0  # seconds between two messages of a visitor
HEAD = (
    b"POST /chat/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5000\r\nX: " + b"a" * 2000
)


def starving(address: str, clients: int = 200, seconds: float = 120.0, users: int = 5) -> Figure:
    """Let real visitors chat before and during the attack; their errors count, and their waiting times are reported."""
    before = visit(address, users, min(15.0, seconds / 4), PAUSE)
    stop = threading.Event()
    dripping = threading.Thread(target=_drip, args=(address, clients, stop))
    dripping.start()
    try:
        during = visit(address, users, seconds, PAUSE)
    finally:
        stop.set()
        dripping.join()
    return errors_of(f"visitors' errors with {clients} slow clients", before, during)


def _drip(address: str, clients: int, stop: threading.Event) -> None:
    """Half of the clients are slow with the head of a request, half with its body; whoever is cut off comes again."""
    host = urlsplit(address)
    open_sockets: list[tuple[socket.socket, int]] = []
    while not stop.is_set():
        while len(open_sockets) < clients:
            each = socket.create_connection((host.hostname or "", host.port or 80), timeout=5)
            each.settimeout(0.2)
            sent = 2100 if len(open_sockets) % 2 else 10
            each.sendall((HEAD + b"\r\n\r\n")[:sent])
            open_sockets.append((each, sent))
        stop.wait(5.0)
        alive = []
        for each, sent in open_sockets:
            with contextlib.suppress(OSError):
                each.sendall((HEAD + b"\r\n\r\n" + b"{" * 5000)[sent : sent + 1])
                alive.append((each, sent + 1))
        open_sockets = alive
    for each, _ in open_sockets:
        each.close()
