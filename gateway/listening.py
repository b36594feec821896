"""The safeguarding check at the door: quickly for everybody, then thoroughly for those whose message will be answered."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from gateway.lanes import Lane
from senco.guard.cases import Concern
from senco.guard.hygiene import clean
from senco.guard.safeguarding import triage

logger = logging.getLogger(__name__)
THOROUGH_SECONDS = 1.0  # how long the sentence encoder, and who stands before it, may keep anybody waiting


@dataclass(frozen=True)
class Heard:
    """What was heard in a message, and whether the guard could listen as it should: else nothing of it is kept."""

    concern: Concern | None
    listened: bool

    @property
    def nothing(self) -> bool:
        """Whether the guard listened, and heard nothing to be concerned about."""
        return self.listened and self.concern is None

    @property
    def is_danger(self) -> bool:
        """Whether phrases found immediate danger, which nothing puts in doubt."""
        return self.concern is not None and self.concern.urgent and self.concern.takes_over

    @property
    def takes_over(self) -> bool:
        """Whether the fixed reply is given instead of an answer."""
        return self.concern is not None and self.concern.takes_over


class Listening:
    """Listens in threads of its own, so that calls that wait for a dead database never stand before it."""

    def __init__(self) -> None:
        self._quick, self._thorough = Lane("guard"), Lane("guard-encoder")

    async def quickly(self, who: str, text: str) -> Heard:
        """Return what phrases and plain classifier hear, in milliseconds."""
        return await self._quick.run(who, _listen, text, False)

    async def thoroughly(self, who: str, text: str, quick: Heard) -> Heard:
        """Return what is heard with the sentence encoder too, or what was heard quickly if that takes too long."""
        if not text:
            return quick
        try:
            return await asyncio.wait_for(self._thorough.run(who, _listen, text, True), THOROUGH_SECONDS)
        except (TimeoutError, asyncio.TimeoutError):
            logger.error("the safeguarding check went on without the sentence encoder: it took too long")
            return Heard(quick.concern, listened=False)


def _listen(text: str, thoroughly: bool) -> Heard:
    """Return what the guard hears; a fault in the guard must not cost anybody their answer."""
    try:
        return Heard(triage(clean(text), thoroughly), listened=True)
    except Exception as error:  # whatever it is, it is ours: the message goes on to the engine, which knows the cases too
        logger.error("the safeguarding check failed: %s", type(error).__name__)
        return Heard(None, listened=False)
