"""Work that takes a processor's time, done in turn: nobody's much work stands before another's little."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TypeVar

Result = TypeVar("Result")


class Lane:
    """A thread of its own, in which each visitor has at most one piece of work waiting or under way.

    Args:
        name: of the thread.
    """

    def __init__(self, name: str) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._turns: dict[str, tuple[asyncio.Lock, int]] = {}

    async def run(self, who: str, work: Callable[..., Result], *arguments: object) -> Result:
        """Return the result of some work, done after what the same visitor asked for before.

        Whoever is cancelled while waiting costs the others nothing.
        """
        async with self._turn_of(who):
            return await asyncio.get_running_loop().run_in_executor(self._thread, work, *arguments)

    @asynccontextmanager
    async def _turn_of(self, who: str) -> AsyncIterator[None]:
        lock, waiting = self._turns.get(who, (asyncio.Lock(), 0))
        self._turns[who] = (lock, waiting + 1)
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._turns[who]
            if waiting == 1:
                del self._turns[who]
            else:
                self._turns[who] = (lock, waiting - 1)
