"""One measured figure and what is demanded of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """How many of a number of tries went wrong.

    Attributes:
        name: what was tried.
        tried: how often.
        failures: what went wrong, each in words.
        allowed: the share of failures that is still acceptable.
    """

    name: str
    tried: int
    failures: tuple[str, ...] = ()
    allowed: float = 0.0

    @property
    def holds(self) -> bool:
        """Whether enough was tried, and few enough of it went wrong."""
        return self.tried > 0 and len(self.failures) <= self.allowed * self.tried

    def __str__(self) -> str:
        verdict = "ok" if self.holds else "FAILED"
        lines = [f"{verdict:6} {self.name:62} {len(self.failures):5} of {self.tried:6}"]
        return "\n         ".join([*lines, *self.failures[:5]])
