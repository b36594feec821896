"""Delete what is older than may be kept, again and again while the gateway runs."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool

from gateway.store import Store

DAY = 24 * 60 * 60.0
EVERY = 60 * 60.0  # seconds between two clean-ups
MOST_DAYS = 30  # visitors are promised that nothing is kept for longer
logger = logging.getLogger(__name__)


def clean_up(store: Store, days: int, now: float) -> None:
    """Delete everything older than a number of days; ``now`` is in seconds since 1970."""
    store.erase_before(now - days * DAY)


async def keep_clean(store: Store, days: int, clock: Callable[[], float] = time.time, every: float = EVERY) -> None:
    """Clean up at once and then every hour until cancelled; a failure is logged and tried again."""
    while True:
        try:
            await run_in_threadpool(clean_up, store, days, clock())
        except Exception as error:  # the database may be down: the next round does the work of both
            logger.error("old conversations could not be deleted: %s", type(error).__name__)
        await asyncio.sleep(every)
