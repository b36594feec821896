"""Can one visitor read or change what another one said, or guess their way into a conversation?"""

from __future__ import annotations

import base64
import itertools
import json
import math
import re
import secrets
import uuid
from concurrent.futures import ThreadPoolExecutor

import httpx
import sqlalchemy as sql
from scipy.stats import mannwhitneyu

from benchmarks.hardening.figure import Figure
from tests.chat_client import ChatClient

CODEWORD = "Wales"  # what the victim tells; the bot repeats it on request
RECALL = "what do you know about me"
PLACES = ("header", "cookie", "query", "body", "path", "basic")
NO_DIFFERENCE = 0.01  # below this chance two kinds of tokens do not take the same time to refuse
FIELDS = ("sender", "sender_id", "session", "session_id", "conversation", "conversation_id", "token", "metadata", "room")


def cross_reads(address: str, tries: int = 500) -> Figure:
    """Use everything that a victim's page shows, in every place of a request, to get at the victim's conversation."""
    failures = []
    with httpx.Client(base_url=address, timeout=30, trust_env=False) as http:
        victim, thief = ChatClient(http), ChatClient(http)
        seen = victim.ask("I am a teacher in Wales. How do I become a SENCO?")
        shown = [seen["id"], seen["messages"][0]["answer_id"], *(button["id"] for button in seen["buttons"])]
        shown += [victim.opening["token"][:-1], victim.opening["token"][::-1], victim.opening["token"]]
        before = victim.ask(RECALL)["messages"][0]["text"]
        assert CODEWORD in before, before
        attacks = itertools.islice(itertools.cycle(itertools.product(shown, PLACES, FIELDS)), tries)
        for value, place, field in attacks:
            answer = _attack(http, thief, value, place, field)
            if CODEWORD in answer.text:
                failures.append(f"{place} {field} read the codeword")
        if victim.ask(RECALL)["messages"][0]["text"] != before:
            failures.append("the victim's conversation has changed")
    return Figure("reads or changes of another visitor's conversation", tries, tuple(failures))


def _attack(http: httpx.Client, thief: ChatClient, value: str, place: str, field: str) -> httpx.Response:
    body: dict[str, object] = {"id": str(uuid.uuid4()), "text": RECALL}
    headers, query, cookies = dict(thief.headers), {}, {}
    path = "/chat/messages"
    if place == "header":
        headers[f"X-{field.replace('_', '-').title()}"] = value
    elif place == "cookie":
        cookies = {field: value}
    elif place == "query":
        query = {field: value}
    elif place == "body":
        body[field] = value
    elif place == "path":
        path = f"/chat/messages/{value}"
    else:
        headers["Authorization"] = f"Basic {base64.b64encode(f'{field}:{value}'.encode()).decode()}"
    headers["Cookie"] = "; ".join(f"{name}={text}" for name, text in cookies.items())
    return http.post(path, json=body, headers=headers, params=query)


def guesses(address: str, tries: int = 10_000) -> Figure:
    """Guess tokens: random, counted up, cut short, and with one bit of a real one turned."""
    failures, shapes = [], set()
    with httpx.Client(base_url=address, timeout=30, trust_env=False) as http:
        real = ChatClient(http).opening["token"]
        for number in range(tries):
            answer = _knock(http, _guess(real, number))
            shapes.add((answer.status_code, len(answer.content)))
            if answer.status_code != 401:
                failures.append(f"guess {number}: {answer.status_code}")
    if len(shapes) != 1:
        failures.append(f"answers differ: {shapes}")
    return Figure("guessed tokens accepted", tries, tuple(failures))


def refusal_times(address: str, tries: int = 5_000) -> Figure:
    """Compare how long tokens with one bit turned and random ones take to be refused: no difference must show (SES-02)."""
    seconds: dict[str, list[float]] = {"random": [], "near": []}
    with httpx.Client(base_url=address, timeout=30, trust_env=False) as http:
        real = ChatClient(http).opening["token"]
        for number in range(tries):
            pair = [("random", _guess(real, 4 * number)), ("near", _guess(real, 4 * number + 3))]
            for kind, token in pair if number % 2 else reversed(pair):  # what comes second may be quicker, whatever it is
                seconds[kind].append(_knock(http, token).elapsed.total_seconds())
    chance = mannwhitneyu(seconds["near"], seconds["random"]).pvalue
    failures = (f"refusals differ in time: p = {chance:.4f}",) if chance < NO_DIFFERENCE else ()
    return Figure(f"kinds of wrong tokens told apart by the time of refusal (p = {chance:.2f})", 1, failures)


def _knock(http: httpx.Client, token: str) -> httpx.Response:
    return http.post("/chat/messages", json={"id": "1", "text": "hello"}, headers={"Authorization": f"Bearer {token}"})


def _guess(real: str, number: int) -> str:
    kind = number % 4
    if kind == 0:
        return secrets.token_urlsafe(32)
    if kind == 1:
        return f"{number:0{len(real)}d}"
    if kind == 2:
        return real[: 1 + number % (len(real) - 1)]
    # A token is bytes in letters: turning a bit of a letter might make a sign that no token has, refused for that alone.
    raw = bytearray(_bytes_of(real))
    place, bit = divmod(number // 4 % (8 * len(raw)), 8)
    raw[place] ^= 1 << bit
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes_of(token: str) -> bytes:
    return base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))


def entropy(address: str, tokens: int = 10_000) -> Figure:
    """Collect tokens: none twice, none shorter than 128 bits, and as many ones as zeros (NIST's monobit test)."""
    with httpx.Client(base_url=address, timeout=30, trust_env=False) as http:
        seen = [http.post("/chat/sessions").json()["token"] for _ in range(tokens)]
    bits = "".join(f"{byte:08b}" for token in seen for byte in _bytes_of(token))
    surplus = abs(2 * bits.count("1") - len(bits)) / math.sqrt(len(bits))
    failures = [] if math.erfc(surplus / math.sqrt(2)) > 0.001 else [f"ones and zeros differ by {surplus:.1f} deviations"]
    failures += ["a token came twice"] * (tokens - len(set(seen)))
    failures += ["a token is short"] * sum(len(token) * 6 < 128 for token in seen)
    return Figure("weak tokens", tokens, tuple(failures))


def strange_tokens(address: str) -> Figure:
    """No token, and things that are none: nobody gets into a conversation that others share."""
    strange = ["", "default", "null", "undefined", "{}", "0", "canary", "x" * 4000, "a\tb", "%00", "../..", "' OR '1'='1"]
    failures = []
    with httpx.Client(base_url=address, timeout=30, trust_env=False) as http:
        for token in strange:
            for header in (f"Bearer {token}", token, f"bearer  {token}"):
                answer = http.post(
                    "/chat/messages", json={"id": "1", "text": "hi"}, headers={"Authorization": header.strip()}
                )
                if answer.status_code not in (400, 401):
                    failures.append(f"{header[:30]!r}: {answer.status_code}")
    return Figure("strange tokens accepted", len(strange) * 3, tuple(failures))


def parallel_turns(address: str, trials: int = 200) -> Figure:
    """Send the same message five times at once: one turn, and one reply for all who get one."""
    failures = []
    with httpx.Client(base_url=address, timeout=30, trust_env=False) as http, ThreadPoolExecutor(5) as pool:
        for trial in range(trials):
            chat = ChatClient(http)
            message = {"id": str(uuid.uuid4()), "text": "what is the npq"}
            answers = list(pool.map(lambda _, chat=chat, message=message: chat.send(**message), range(5)))
            replies = {json.dumps(answer.json(), sort_keys=True) for answer in answers if answer.status_code == 200}
            replies.add(json.dumps(chat.send(**message).json(), sort_keys=True))
            if len(replies) != 1 or {answer.status_code for answer in answers} - {200, 409}:
                failures.append(f"trial {trial}: {[answer.status_code for answer in answers]}")
    return Figure("messages answered twice when sent five times at once", trials, tuple(failures))


def foreign_buttons(address: str, tries: int = 10_000) -> Figure:
    """Press buttons that were not offered in this conversation's last reply."""
    failures = []
    with httpx.Client(base_url=address, timeout=30, trust_env=False) as http:
        mine, other = ChatClient(http), ChatClient(http)
        own, foreign = mine.opening["buttons"][0]["id"], other.opening["buttons"][0]["id"]
        mine.ask("what is the npq")
        altered = [own[:-1], own.lower() + "x", own[::-1], "/restart", "npq_required", "/npq_required"]
        known = [own, foreign, *altered]
        for number in range(tries):
            button = known[number] if number < len(known) else secrets.token_urlsafe(12)
            if (status := mine.send(button=button).status_code) != 400:
                failures.append(f"{button}: {status}")
    return Figure("buttons that were not offered and act", tries, tuple(failures))


def shared_conversations(database_url: str) -> Figure:
    """Count stored conversations with an id that the gateway did not draw: ``default``, or one that is too long."""
    with sql.create_engine(database_url, future=True).connect() as database:
        senders = database.execute(sql.text("SELECT DISTINCT sender_id FROM events")).scalars().all()
    odd = [sender for sender in senders if not re.fullmatch(r"[0-9a-f]{32}|canary", sender)]
    return Figure("conversations stored under an id that we did not draw", len(senders), tuple(odd))
