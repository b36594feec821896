"""Visitors who chat while somebody attacks: are they answered, and how soon?"""

from __future__ import annotations

import statistics
import threading
import time
from dataclasses import dataclass, field

import httpx

from benchmarks.hardening.figure import Figure
from tests.chat_client import ChatClient

FIRST_HOST = 11  # of 127.0.0.x: each visitor has an address of their own


@dataclass
class Visits:
    """How long visitors waited for each answer, in milliseconds, and what went wrong."""

    times: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def p95(self) -> float:
        """The waiting time that one answer in twenty exceeds."""
        return statistics.quantiles(self.times, n=20)[-1] if len(self.times) > 1 else float("nan")


def visit(address: str, users: int, seconds: float, pause: float) -> Visits:
    """Let visitors ask for a while, each from an address of their own.

    Args:
        address: of the bot.
        users: how many visitors.
        seconds: how long.
        pause: seconds between an answer and the next question.
    """
    visits = Visits()
    threads = [
        threading.Thread(target=_chat, args=(address, f"127.0.0.{FIRST_HOST + user}", seconds, pause, visits))
        for user in range(users)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return visits


def errors_of(name: str, before: Visits, during: Visits) -> Figure:
    """Return the errors of visitors during an attack, with their waiting times before and during it in the name."""
    waits = f"p95 {before.p95:.0f} -> {during.p95:.0f} ms"
    return Figure(f"{name} ({waits})", len(during.times) + len(during.errors), tuple(during.errors))


def from_host(address: str, host: str) -> httpx.Client:
    """Return a client whose requests come from another address of this machine, and through no proxy."""
    transport = httpx.HTTPTransport(local_address=host)
    return httpx.Client(base_url=address, transport=transport, timeout=10, trust_env=False)


def _chat(address: str, host: str, seconds: float, pause: float, visits: Visits) -> None:
    deadline = time.monotonic() + seconds
    try:
        with from_host(address, host) as http:
            chat = ChatClient(http)
            while time.monotonic() < deadline:
                began = time.monotonic()
                answer = chat.send(text="What is a SENCO?")
                visits.times.append((time.monotonic() - began) * 1000)
                if answer.status_code != 200 or answer.json()["status"] != "answered":
                    visits.errors.append(str(answer.status_code))
                time.sleep(pause)
    except (httpx.HTTPError, AssertionError) as error:
        visits.errors.append(repr(error))
