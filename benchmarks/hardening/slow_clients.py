"""Can people who send one byte every few seconds keep others from being answered?"""

from __future__ import annotations

import contextlib
import socket
import statistics
import threading
import time
from urllib.parse import urlsplit

import httpx

from benchmarks.hardening.figure import Figure
from tests.chat_client import ChatClient

HEAD = (
    b"POST /chat/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5000\r\nX: " + b"a" * 2000
)


def starving(address: str, clients: int = 200, seconds: float = 120.0, users: int = 5) -> Figure:
    """Let real visitors chat before and during the attack; their errors count, and their waiting times are reported."""
    quiet, _ = _chat(address, users, seconds=min(15.0, seconds / 4))
    stop = threading.Event()
    dripping = threading.Thread(target=_drip, args=(address, clients, stop))
    dripping.start()
    try:
        busy, errors = _chat(address, users, seconds)
    finally:
        stop.set()
        dripping.join()
    before, during = _p95(quiet), _p95(busy)
    name = f"visitors' errors with {clients} slow clients (p95 {before:.0f} -> {during:.0f} ms)"
    return Figure(name, len(busy), tuple(errors))


def _chat(address: str, users: int, seconds: float) -> tuple[list[float], list[str]]:
    times: list[float] = []
    errors: list[str] = []

    def visit() -> None:
        deadline = time.monotonic() + seconds
        try:
            with httpx.Client(base_url=address, timeout=10, trust_env=False) as http:
                chat = ChatClient(http)
                while time.monotonic() < deadline:
                    began = time.monotonic()
                    answer = chat.send(text="What is a SENCO?")
                    times.append((time.monotonic() - began) * 1000)
                    if answer.status_code != 200 or answer.json()["status"] != "answered":
                        errors.append(str(answer.status_code))
                    time.sleep(1.0)
        except httpx.HTTPError as error:
            errors.append(type(error).__name__)

    threads = [threading.Thread(target=visit) for _ in range(users)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, errors


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


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else float("nan")
