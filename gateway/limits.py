"""How often one session and one address may ask."""

from __future__ import annotations

import ipaddress
import time

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from gateway.errors import Refusal

MESSAGES_A_SESSION = RateLimitItemPerMinute(15)
MESSAGES_AN_ADDRESS = RateLimitItemPerMinute(120)
SESSIONS_AN_ADDRESS = RateLimitItemPerMinute(30)


class RateLimits:
    """Counts in this process's memory; ``enabled=False`` lets everything through."""

    def __init__(self, enabled: bool) -> None:
        self._enabled = enabled
        self._storage = MemoryStorage()  # the limiter keeps only a weak reference
        self._windows = MovingWindowRateLimiter(self._storage)

    def count_session(self, address: str) -> None:
        """Count a new session; raise :class:`Refusal` (429) if there were too many."""
        self._count(SESSIONS_AN_ADDRESS, "sessions", one_visitor(address))

    def count_address(self, address: str) -> None:
        """Count a request with a message, whoever sent it; raise :class:`Refusal` (429) if there were too many."""
        self._count(MESSAGES_AN_ADDRESS, "address", one_visitor(address))

    def count_message(self, conversation: str) -> None:
        """Count a new message of a session; raise :class:`Refusal` (429) if there were too many."""
        self._count(MESSAGES_A_SESSION, "session", conversation)

    def is_over(self, conversation: str) -> bool:
        """Return whether a session has sent so many messages that the next one would be refused."""
        return self._enabled and not self._windows.test(MESSAGES_A_SESSION, "session", conversation)

    def _count(self, limit: RateLimitItem, kind: str, who: str) -> None:
        if not self._enabled or self._windows.hit(limit, kind, who):
            return
        reset = self._windows.get_window_stats(limit, kind, who)[0]
        seconds = max(1, round(reset - time.time()))
        raise Refusal(
            429,
            "too_many_requests",
            f"That was a lot of messages in a short time. Please wait {seconds} seconds and try again.",
            {"Retry-After": str(seconds)},
        )


def one_visitor(address: str) -> str:
    """Return what one visitor cannot change of an address: of IPv6 the network, because each host has a whole one."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return address
    return str(parsed.ipv4_mapped or ipaddress.ip_network((parsed, 64), strict=False))
