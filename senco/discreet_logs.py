"""Logs that never hold a visitor's words: what libraries log is cut down to where it was logged.

Rasa, its SDK and Sanic put messages, whole conversations and the text of exceptions into their log lines.  None of that
can be told from words that visitors typed, so in the serving processes such a line says only its place and the kinds of
its exceptions.  The place is enough: the versions are pinned, so it leads to exactly one line of source.  Our own modules
log kinds and counts only, and are left as they are.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

OURS = frozenset({"actions", "engine", "gateway", "launcher", "nlu", "senco"})


def be_discreet() -> None:
    """Have every later log record of this process hold no words but our own."""
    logging.setLogRecordFactory(_DiscreetRecord)
    logging.lastResort = None
    logging.raiseExceptions = False  # a record that cannot be written is not printed instead


class _DiscreetRecord(logging.LogRecord):
    """A record without message, arguments and traceback, unless it is one of ours."""

    def __init__(self, name: str, level: int, path: str, line: int, msg: Any, args: Any, exc_info: Any, *more: Any) -> None:
        if name.partition(".")[0] not in OURS:
            msg, args = f"{name} ({Path(path).name}:{line}){_kinds(exc_info)}", ()
        super().__init__(name, level, path, line, msg, args, None, *more)
        self.stack_info = None


def _kinds(exc_info: Any) -> str:
    """Return the types of an exception and of those that led to it."""
    error = exc_info[1] if isinstance(exc_info, tuple) else exc_info
    kinds: list[str] = []
    while isinstance(error, BaseException) and len(kinds) < 5:
        kinds.append(type(error).__name__)
        error = error.__cause__ or error.__context__
    return ": " + " from ".join(kinds) if kinds else ""
