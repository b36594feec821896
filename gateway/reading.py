"""Read a request: its address, its token and its body, each checked before anything uses it."""

from __future__ import annotations

from typing import TypeVar

import anyio
import msgspec
from starlette.requests import ClientDisconnect, Request

from gateway.contract import MAX_BODY, MAX_TEXT, AskRequest, FeedbackRequest
from gateway.errors import Refusal

BODY_SECONDS = 10.0  # how long a body may take to arrive
Body = TypeVar("Body")


async def read_body(request: Request, kind: type[Body]) -> Body:
    """Read and validate a JSON body.

    Raises:
        Refusal: 415 wrong content type, 413 too large, 408 too slow, 400 not what was expected.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refusal(415, "wrong_content_type", "Please send JSON (content type application/json).")
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise Refusal(415, "wrong_content_encoding", "Please send the request uncompressed.")
    try:
        with anyio.fail_after(BODY_SECONDS):
            received = await _receive(request)
        return msgspec.json.decode(received, type=kind)
    except TimeoutError:
        raise Refusal(408, "too_slow", "The request took too long to arrive. Please send it again.") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = str(error) if isinstance(error, msgspec.ValidationError) else "it is not JSON"
        raise Refusal(400, "bad_request", f"This is not a valid request: {reason}.") from None


async def _receive(request: Request) -> bytes:
    received = bytearray()
    try:
        async for chunk in request.stream():
            received += chunk
            if len(received) > MAX_BODY:
                raise Refusal(413, "body_too_large", f"Please send at most {MAX_BODY // 1024} KiB.")
    except ClientDisconnect:
        raise Refusal(400, "bad_request", "The request was broken off.") from None
    return bytes(received)


async def read_question(request: Request) -> AskRequest:
    """Read a visitor's turn.

    Raises:
        Refusal: what :func:`read_body` raises; 413 the text is too long; 400 it cannot be used.
    """
    asked = await read_body(request, AskRequest)
    if (asked.text is None) == (asked.button is None):
        raise Refusal(400, "bad_request", "Send either a text or a button.")
    _check_words(asked.text or "")
    return asked


async def read_feedback(request: Request) -> FeedbackRequest:
    """Read what a visitor says of an answer.

    Raises:
        Refusal: what :func:`read_body` raises; 413 the comment is too long; 400 it cannot be used.
    """
    given = await read_body(request, FeedbackRequest)
    _check_words(given.comment or "")
    return given


def _check_words(text: str) -> None:
    if len(text) > MAX_TEXT:
        raise Refusal(413, "text_too_long", f"Please use at most {MAX_TEXT} characters for one message.")
    if "\x00" in text:
        raise Refusal(400, "bad_request", "The message holds a character that cannot be used.")


def token_of(request: Request) -> str:
    """Return the token of a request.

    Raises:
        Refusal: 401 there is none.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Refusal(401, "no_token", "Please start a conversation first and send its token.")
    return token.strip()


def address_of(request: Request) -> str:
    """Return where a request comes from: the peer of the connection, or what a configured proxy says of it."""
    return request.client.host if request.client else "unknown"
