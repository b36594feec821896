"""A chat server for browser tests: speaks the chat API and misbehaves on request. Standard library only."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

WIDGET = Path(__file__).resolve().parents[2] / "widget"
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
SOURCE = {
    "title": "Special educational needs regulations",
    "publisher": "UK Government",
    "url": "https://www.legislation.gov.uk/uksi/2014/1530/regulation/49",
    "checked": "2026-11-23",
}
ROUTE = {
    "type": "route",
    "steps": [
        {"title": "Qualify as a teacher", "detail": "You hold QTS.", "state": "done", "due": None},
        {
            "title": "Apply for SENCO posts",
            "detail": "See [vacancies](https://example.org/jobs).",
            "state": "next",
            "due": None,
        },
        {
            "title": "Finish the NPQ",
            "detail": "Allow 18 to 22 months.",
            "state": "later",
            "due": "2029-09-01",
        },
    ],
    "deadline": "2029-09-01",
    "assumptions": ["You work in a mainstream state school in England"],
    "text": "Your route in full\n\n1. Qualify as a teacher (Done)\n   You hold QTS.\n\nSources:\n- A <law>\n",
    "calendar": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
}
QUESTIONS = [
    "What is a SENCO?",
    "How do I become a SENCO?",
    "How long does the NPQ take?",
    "Who pays for the NPQ?",
    "Is the NPQ for SENCOs a legal requirement?",
    "What happens if I do not finish the NPQ in time?",
    "How do I choose an NPQ provider?",
    "What is a SENCO paid?",
]


def message(text: str, **extra: Any) -> dict[str, Any]:
    """Return a message of the chat API."""
    empty = {"topic": "role", "answer_id": None, "sources": [], "applies_to": None, "card": None}
    return {"text": text, **empty, **extra}


def answer(text: str, **extra: Any) -> dict[str, Any]:
    """Return a message that answers a question, with everything that goes with it."""
    return message(
        text,
        **{"answer_id": "role_definition", "sources": [SOURCE], "applies_to": "State schools in England"} | extra,
    )


def reply(*messages: dict[str, Any], status: str = "answered", buttons: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a reply; its id is filled in when it is sent."""
    rows = [{"id": f"button-{title}-{time.monotonic_ns()}", "title": title, "topic": "role"} for title in buttons]
    return {"id": "", "status": status, "messages": list(messages), "buttons": rows}


GREETING = reply(
    message("Hello. I am a bot that answers questions about becoming a SENCO.", topic=None),
    status="smalltalk",
    buttons=("What is a SENCO?", "How do I become a SENCO?"),
)
SAFEGUARDING = reply(
    message(
        "If a child is in danger now, call [999](tel:999). I am a bot and nobody is watching this chat.\n\n"
        "- **In a school:** tell the designated safeguarding lead today.\n"
        "- **To talk it through:** NSPCC helpline [0808 800 5000](tel:08088005000)."
    ),
    status="safeguarding",
)


def usual_reply(text: str) -> dict[str, Any]:
    """Return what the stub says where a test has not decided otherwise."""
    if "route" in text:
        return reply(message("Here is your route.", card=ROUTE), status="answered")
    if "hurt" in text:
        return SAFEGUARDING
    if "two" in text:
        parts = (
            answer("First **answer**."),
            answer("Second answer.", answer_id="npq_cost"),
            message("And a third part."),
        )
        return reply(*parts, buttons=("What next?",))
    if "long" in text:
        return reply(answer("\n\n".join(f"Paragraph {n}. " + "Words and more words. " * 12 for n in range(9))))
    return reply(
        answer(
            "A SENCO is a **special educational needs co-ordinator**. See [the guide](https://example.org/guide).\n\n"
            "- leads on support\n- advises staff",
            sources=[SOURCE, SOURCE | {"title": "SEND code of practice"}],
        ),
        buttons=("How do I become a SENCO?", "Who pays for the NPQ?"),
    )


@dataclass
class Fault:
    """Something other than a reply: an HTTP error, nothing at all, or a body that is none."""

    status: int = 500
    code: str = "our_fault"
    text: str = "Sorry, something went wrong on our side."
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None


OFF = Fault(503, "switched_off", "The chatbot is having a rest. [Contact us](https://prosperoteaching.com/).")


class StubApi:
    """The server; `coming` holds what the next messages get, `seen` what was sent."""

    def __init__(self, port: int = 0) -> None:
        self.coming: deque[dict[str, Any] | Fault] = deque()
        self.seen: list[tuple[str, str, dict[str, Any]]] = []
        self.delay = 0.0
        self.opening: dict[str, Any] | Fault = GREETING
        self.deleting: Fault | None = None
        self.rating: Fault | None = None
        self.questions: list[str] | None = QUESTIONS
        self.pages: dict[str, str] = {}
        self.headers: dict[str, str] = {}
        self.allowed_origin = ""
        self.closed = False
        self._stored: dict[str, bytes] = {}
        self._sessions = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        self._server.daemon_threads = True
        self.port = self._server.server_port
        self.address = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def sent(self, path: str) -> list[dict[str, Any]]:
        """Return the bodies sent to a path."""
        return [body for _, at, body in self.seen if at.partition("?")[0] == path]

    def close(self) -> None:
        """Stop serving, on connections that are still open too."""
        self.closed = True
        self._server.shutdown()
        self._server.server_close()

    def respond(self, method: str, path: str, body: dict[str, Any]) -> tuple[int, bytes] | Fault:
        """Return the answer to a call of the chat API."""
        if (method, path) == ("POST", "/chat/sessions"):
            return self._open()
        if (method, path) == ("POST", "/chat/messages"):
            return self._answer(body)
        if (method, path) == ("POST", "/chat/feedback"):
            return self.rating or (204, b"")
        if (method, path) == ("DELETE", "/chat/sessions/current"):
            return self.deleting or (204, b"")
        if (method, path) == ("GET", "/chat/questions") and self.questions is not None:
            rows = [{"topic": "role", "text": text} for text in self.questions]
            return 200, json.dumps({"questions": rows}).encode()
        return Fault(404, "not_found", "There is nothing at this address.")

    def _open(self) -> tuple[int, bytes] | Fault:
        if isinstance(self.opening, Fault):
            return self.opening
        self._sessions += 1
        return 201, json.dumps({**self.opening, "token": f"token-{self._sessions}", "expires_in": 7200}).encode()

    def _answer(self, body: dict[str, Any]) -> tuple[int, bytes] | Fault:
        if body["id"] in self._stored:
            return 200, self._stored[body["id"]]
        coming = self.coming.popleft() if self.coming else usual_reply(body.get("text", ""))
        time.sleep(self.delay)
        if isinstance(coming, Fault):
            return coming
        encoded = json.dumps({**coming, "id": body["id"]}).encode()
        if coming["status"] != "error":
            self._stored[body["id"]] = encoded
        return 200, encoded


def _handler(stub: StubApi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # noqa: N802 - the name that http.server calls
            path = self.path.partition("?")[0]
            if path in stub.pages:
                return self._send(200, stub.pages[path].encode(), "text/html", stub.headers)
            if path == "/widget.js":
                packed = gzip.compress((WIDGET / "dist" / "widget.js").read_bytes(), 9)  # as the gateway does
                return self._send(200, packed, TYPES[".js"], {"Content-Encoding": "gzip"})
            file = WIDGET / path.lstrip("/")
            if path.startswith("/hosts/") and file.is_file():
                return self._send(200, file.read_bytes(), TYPES[file.suffix])
            return self._call("GET")

        def do_POST(self) -> None:  # noqa: N802
            self._call("POST")

        def do_DELETE(self) -> None:  # noqa: N802
            self._call("DELETE")

        def do_OPTIONS(self) -> None:  # noqa: N802
            self._send(204, b"", "text/plain")

        def _call(self, method: str) -> None:
            if stub.closed:
                self.close_connection = True
                return None
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length) or b"{}")
            stub.seen.append((method, self.path, body))
            result = stub.respond(method, self.path.partition("?")[0], body)
            if isinstance(result, Fault):
                return self._fail(result)
            return self._send(*result, "application/json")

        def _fail(self, fault: Fault) -> None:
            body = json.dumps({"error": {"code": fault.code, "message": fault.text}}).encode()
            self._send(fault.status, body if fault.raw is None else fault.raw, "application/json", fault.headers)

        def _send(self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            if stub.allowed_origin:
                self.send_header("Access-Control-Allow-Origin", stub.allowed_origin)
                self.send_header("Access-Control-Allow-Methods", "GET, POST, DELETE")
                self.send_header("Access-Control-Allow-Headers", "Authorization, Content-Type")
                self.send_header("Access-Control-Expose-Headers", "Retry-After")
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):  # the page has gone: nothing is owed to it
                self.close_connection = True

        def log_message(self, *args: object) -> None:
            """Keep quiet."""

    return Handler
