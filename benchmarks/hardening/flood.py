"""Does one who sends far too much get further than the limits allow, or keep others from being answered?

Each attack claims another address in every request, and is met with the limits as they are by default.
"""

from __future__ import annotations

import itertools
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx

from benchmarks.hardening.figure import Figure
from benchmarks.hardening.visitors import errors_of, from_host, visit
from gateway.limits import MESSAGES_A_SESSION, MESSAGES_AN_ADDRESS, SESSIONS_AN_ADDRESS

USERS, PAUSE = 10, 4.5  # seconds between two messages: below the limit of a session
SENDERS = 16  # requests of an attack at a time
CLAIMS = ("X-Forwarded-For", "X-Real-IP", "Forwarded", "True-Client-IP")
OPENED, ANSWERED = 201, 200


@dataclass(frozen=True)
class Flood:
    """An attack from one address.

    Attributes:
        name: what is sent.
        host: where from.
        rate: requests a second.
        allowed: how many may get through in a minute.
        sessions: how many conversations the messages belong to; 0 if the requests ask for new ones.
        text: of the messages.
        made_up: the messages are sent with a token that belongs to no conversation.
    """

    name: str
    host: str
    rate: float
    allowed: int
    sessions: int
    text: str = "hello"
    made_up: bool = False


COSTLY = "***s*c*d* " * 50  # takes the safeguarding check's encoder up to a second
FLOODS = (
    Flood("one session, 50 messages a second", "127.0.0.201", 50, MESSAGES_A_SESSION.amount, 1),
    Flood("one address, 200 messages a second", "127.0.0.202", 200, MESSAGES_AN_ADDRESS.amount, 25),
    Flood("one address, 500 new sessions a minute", "127.0.0.203", 500 / 60, SESSIONS_AN_ADDRESS.amount, 0),
    Flood("one address, 20 costly messages a second", "127.0.0.204", 20, MESSAGES_AN_ADDRESS.amount, 10, COSTLY),
    Flood("no conversation, 50 costly messages a second", "127.0.0.205", 50, 0, 1, COSTLY, made_up=True),
)


def flooding(address: str, seconds: float = 45.0) -> Iterator[Figure]:
    """Let visitors chat before and during each attack.

    Args:
        address: of a bot that limits.
        seconds: how long each attack lasts; less than the minute in which the limits count.
    """
    before = visit(address, USERS, min(20.0, seconds), PAUSE)
    for flood in FLOODS:
        answers: list[httpx.Response] = []
        attack = threading.Thread(target=_send, args=(address, flood, seconds, answers))
        attack.start()
        during = visit(address, USERS, seconds, PAUSE)
        attack.join()
        yield _let_through(flood, answers)
        yield errors_of(f"visitors' errors meanwhile: {flood.name}", before, during)


def _let_through(flood: Flood, answers: list[httpx.Response]) -> Figure:
    """Return what was answered beyond the limit, or refused in a way that a program does not understand."""
    passed = sum(answer.status_code in (OPENED, ANSWERED) for answer in answers)
    failures = [f"{passed} let through"] if passed > flood.allowed else []
    failures += [
        f"{answer.status_code}, Retry-After {answer.headers.get('Retry-After')}"
        for answer in answers
        if answer.status_code not in (OPENED, ANSWERED) and not _is_clear_refusal(answer)
    ]
    return Figure(f"{flood.name}: let through beyond the limit", len(answers), tuple(failures))


def _is_clear_refusal(answer: httpx.Response) -> bool:
    """Whether it says how long to wait, that the last message is still being answered, or that there is no conversation."""
    if answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
        return answer.headers.get("Retry-After", "").isdigit()
    return answer.status_code in (httpx.codes.CONFLICT, httpx.codes.UNAUTHORIZED)


def _send(address: str, flood: Flood, seconds: float, answers: list[httpx.Response]) -> None:
    with from_host(address, flood.host) as http, ThreadPoolExecutor(SENDERS) as senders:
        send, began = _requests(http, flood), time.monotonic()

        def keep_sending(first: int) -> None:
            for number in itertools.count(first, SENDERS):
                time.sleep(max(0.0, began + number / flood.rate - time.monotonic()))
                if time.monotonic() - began > seconds:
                    return
                answers.append(send(number))

        list(senders.map(keep_sending, range(SENDERS)))


def _requests(http: httpx.Client, flood: Flood) -> Callable[[int], httpx.Response]:
    """Return a function that sends the request of a number."""
    tokens = ["made-up" if flood.made_up else http.post("/chat/sessions").json()["token"] for _ in range(flood.sessions)]

    def send(number: int) -> httpx.Response:
        headers = {CLAIMS[number % len(CLAIMS)]: f"198.51.{number // 250 % 250}.{number % 250}"}
        if not tokens:
            return http.post("/chat/sessions", headers=headers)
        headers["Authorization"] = f"Bearer {tokens[number % len(tokens)]}"
        return http.post("/chat/messages", json={"id": str(uuid.uuid4()), "text": flood.text}, headers=headers)

    return send
