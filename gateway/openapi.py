"""The chat API as an OpenAPI file: ``python -m gateway.openapi > docs/openapi.json``.

It is made from the types that requests are decoded with, so it cannot say anything else than the code does.
"""

from __future__ import annotations

import sys
from typing import Any

import msgspec

from gateway.contract import AskRequest, FeedbackRequest, QuestionsBody, ReplyBody, SessionBody

REFUSALS = {
    400: "Not what was expected",
    401: "Unknown or expired token",
    403: "Another site's page, which is not allowed to call",
    408: "The body took too long to arrive",
    409: "The last message is still being answered",
    413: "Text over 500 characters, or body over 16 KiB",
    415: "Not JSON, or compressed",
    429: "Too many requests; Retry-After says for how long",
    503: "Switched off, or the store is down; the message says who can help",
}
_ERROR = {
    "type": "object",
    "properties": {
        "error": {
            "type": "object",
            "properties": {"code": {"type": "string"}, "message": {"type": "string", "minLength": 1}},
            "required": ["code", "message"],
        }
    },
    "required": ["error"],
}


def document() -> dict[str, Any]:
    """Return the OpenAPI 3.1 document."""
    kinds = (AskRequest, FeedbackRequest, QuestionsBody, ReplyBody, SessionBody)
    _, schemas = msgspec.json.schema_components(kinds, ref_template="#/components/schemas/{name}")
    ask, erase = (400, 401, 403, 408, 409, 413, 415, 429, 503), (401, 403, 503)
    feedback = (400, 401, 403, 408, 413, 415, 429, 503)
    paths = {
        "/chat/sessions": {"post": _call("Start a conversation", 201, "SessionBody", (403, 429, 503))},
        "/chat/sessions/current": {"delete": _call("Erase the conversation", 204, None, erase, token=True)},
        "/chat/messages": {"post": _call("Ask", 200, "ReplyBody", ask, body="AskRequest", token=True)},
        "/chat/feedback": {"post": _call("Rate an answer", 204, None, feedback, body="FeedbackRequest", token=True)},
        "/chat/questions": {"get": _call("What can be asked", 200, "QuestionsBody", (403, 503))},
        "/live": {"get": _call("Does the process answer?", 200, "Health", ())},
        "/ready": {"get": _call("Can it do its whole job?", 200, "Health", (503,), refusal="Health")},
    }
    health = {"type": "object", "properties": {"status": {"type": "string"}, "checks": {"type": "object"}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "SENCO careers chatbot", "version": "1", "description": "See docs/chat-api.md."},
        "paths": paths,
        "components": {
            "schemas": schemas | {"Error": _ERROR, "Health": health | {"required": ["status", "checks"]}},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _call(
    summary: str,
    status: int,
    answer: str | None,
    refusals: tuple[int, ...],
    *,
    body: str | None = None,
    token: bool = False,
    refusal: str = "Error",
) -> dict[str, Any]:
    responses = {str(status): _response(summary, answer)}
    responses |= {str(code): _response(REFUSALS[code], refusal) for code in refusals}
    call: dict[str, Any] = {"summary": summary, "responses": responses}
    if body:
        call["requestBody"] = {"required": True, "content": _json(body)}
    if token:
        call["security"] = [{"token": []}]
    return call


def _response(description: str, schema: str | None) -> dict[str, Any]:
    return {"description": description} | ({"content": _json(schema)} if schema else {})


def _json(schema: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def as_text() -> str:
    """Return the document as it is published."""
    return msgspec.json.format(msgspec.json.encode(document()), indent=2).decode() + "\n"


if __name__ == "__main__":
    sys.stdout.write(as_text())
