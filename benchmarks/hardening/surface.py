"""What does the public port serve besides the contract? Requests go out byte for byte, unlike those of kind clients."""

from __future__ import annotations

import http.client
import itertools
import socket
from urllib.parse import urlsplit

import httpx

from benchmarks.hardening.figure import Figure

ENGINE = (
    "/version /status /model /model/train /model/parse /model/predict /model/test/stories /model/test/intents /domain"
    " /conversations/x/tracker /conversations/x/tracker/events /conversations/x/story /conversations/x/trigger_intent"
    " /conversations/x/execute /conversations/x/messages /conversations/x/predict /conversations/default/tracker"
    " /webhooks /webhooks/rest /webhooks/rest/ /webhooks/rest/webhook /webhooks/callback/webhook /webhooks/rasa/webhook"
    " /webhooks/socketio/ /socket.io/ /socket.io/?EIO=4&transport=polling /webhook /actions /health /docs /openapi.json"
    " /.env /.git/config /admin /metrics /static/ /widget/ /var/chat.db /models/senco.tar.gz /credentials.yml /endpoints.yml"
)
SPELLINGS = (
    "{0}",
    "/{0}",
    "//{0}",
    "{0}/",
    "{0}.",
    "{0}%00",
    "{0};x",
    "{0}?x=1",
    "/chat/..{0}",
    "/chat/../{0}",
    "/chat/..;{0}",
    "/%2e%2e{0}",
    "/chat/%2e%2e{0}",
    "/chat%2f..{0}",
    "/live/..{0}",
    "http://127.0.0.1{0}",
    "/chat/sessions/..\\..{0}",
)
METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE")
TRICKS = (
    {},
    {"X-Original-URL": "/version", "X-Rewrite-URL": "/version"},
    {"X-HTTP-Method-Override": "PUT"},
    {"X-Forwarded-Prefix": "/webhooks", "X-Forwarded-Host": "127.0.0.1"},
)
LEAKS = ("rasa", "sanic", "python/", "traceback", "uvicorn", "starlette", "3.6.")
CONTRACT = ("/", "/live", "/ready", "/widget.js", "/demo.js", "/demo.css", "/chat/questions")


def other_routes(address: str, tries: int | None = None) -> Figure:
    """Ask for every route of Rasa's and of its SDK, in every spelling; anything but a refusal is a failure."""
    failures, count = [], 0
    spelled = [f.format(path) for path in ENGINE.split() for f in SPELLINGS]
    spelled += [f"/%{ord(path[1]):02x}{path[2:]}" for path in ENGINE.split()] + [path.upper() for path in ENGINE.split()]
    spelled += ["/CHAT/SESSIONS", "/chat/sessions/", "/chat/sessions%20", "/Live", "/live/", "/ready.", "/chat", "/chat/"]
    attempts = itertools.product(spelled, METHODS, TRICKS)
    step = 1 if tries is None else max(1, len(spelled) * len(METHODS) * len(TRICKS) // tries)
    for path, method, headers in itertools.islice(attempts, 0, None, step):
        count += 1
        status, text = _raw(address, method, path, headers)
        if status not in (400, 404, 405) or any(leak in text for leak in LEAKS):
            failures.append(f"{method} {path}: {status} {text[:60]!r}")
    return Figure("routes of Rasa or its SDK served or shown through", count, tuple(failures))


def _raw(address: str, method: str, path: str, headers: dict[str, str]) -> tuple[int, str]:
    host = urlsplit(address)
    connection = http.client.HTTPConnection(host.hostname or "", host.port, timeout=10)
    try:
        connection._validate_path = lambda url: None  # type: ignore[attr-defined]
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer.status, (str(answer.headers) + answer.read().decode("utf-8", "replace")).lower()
    finally:
        connection.close()


def leaks(address: str) -> Figure:
    """Search every page, answer and error for the names and versions of what runs behind."""
    failures, count = [], 0
    with httpx.Client(base_url=address, timeout=30, trust_env=False) as client:
        answers = [client.get(path) for path in CONTRACT]
        answers += [client.post("/chat/sessions"), client.post("/chat/messages", content=b"{"), client.get("/nothing")]
        answers += [
            client.put("/live"),
            client.post("/chat/messages", json={"id": 1}, headers={"Authorization": "Bearer x"}),
        ]
        for answer in answers:
            count += 1
            # The pages may say that Rasa is used; headers and errors must not.
            text = str(answer.headers).lower() + (answer.text.lower() if answer.status_code >= 400 else "")
            failures += [f"{answer.url.path}: {leak}" for leak in LEAKS if leak in text]
    return Figure("answers that tell what runs behind", count, tuple(failures))


def foreign_origins(address: str, allowed: str = "") -> Figure:
    """Call and ask for leave from other sites; only the exact origin gets it."""
    site = allowed or "https://www.school.example"
    host = site.partition("://")[2]
    foreign = [
        "null",
        "https://evil.example",
        f"{site}.evil.example",
        f"http://{host}",
        f"https://sub.{host}",
        f"{site}:444",
    ]
    foreign += [
        f"https://evil.example?{host}",
        f"https://evil.example#{host}",
        site.upper(),
        f"{site}/",
        f"https://x{host}",
        "*",
    ]
    failures, count = [], 0
    with httpx.Client(base_url=address, timeout=30, trust_env=False) as client:
        for origin, method in itertools.product(foreign, ("POST", "OPTIONS")):
            count += 1
            asking = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
            answer = client.request(method, "/chat/sessions", headers={"Origin": origin} | asking)
            if answer.status_code != 403 or "access-control-allow-origin" in answer.headers:
                failures.append(f"{method} {origin}: {answer.status_code}")
        for kind in ("text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", ""):
            count += 1
            body = b'{"id": "1", "text": "hi"}'
            answer = client.post("/chat/messages", content=body, headers={"Content-Type": kind})
            if answer.status_code != 415:
                failures.append(f"{kind}: {answer.status_code}")
    return Figure("foreign origins or simple forms let in", count, tuple(failures))


def other_ports(ports: dict[str, int]) -> Figure:
    """Reach for the engine and the action server from this machine's other addresses, as the network would."""
    failures, count = [], 0
    addresses = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for (name, port), address in itertools.product(ports.items(), addresses or {"127.0.0.2"}):
        count += 1
        with socket.socket() as probe:
            probe.settimeout(2)
            if probe.connect_ex((address, port)) == 0:
                failures.append(f"{name} answers on {address}")
    return Figure("engine or actions reachable from the network", count, tuple(failures))
