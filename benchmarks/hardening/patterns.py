"""How long can a message keep a regular expression busy?

Content holds phrases, never expressions: they stand in the source only.  Each is tried on texts that make a careless one
go back and forth for ever.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any

from benchmarks.hardening.figure import Figure

LIMIT_MS = 20.0
LENGTH = 500  # characters: the longest message
PIECES = [
    "a",
    "1",
    " ",
    "-",
    ".",
    "'",
    "\n",
    "\u00e9",
    "a ",
    "1 ",
    "a.",
    "1-",
    "a@",
    "A1",
    "aA",
    ". ",
    "0 ",
    "07",
    "@a.",
] + ["at ", "dot ", "one two ", "nhs ", "upn is ", "a at b dot ", "years ", "not ", "in wales ", "1 sept "]
ENDS = ["", "!", "@", "x", "9", "\x00"]
PACKAGES = ("senco", "gateway", "nlu")
CONTENT_CHECKS = "senco.content"  # reads our own texts only


def expressions() -> dict[str, re.Pattern[str]]:
    """Return every expression that a module of ours has compiled."""
    return {
        name: value
        for module in _modules()
        for name, value in _flat(module.__name__, vars(module))
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    }


def _modules() -> Iterator[ModuleType]:
    for package in map(importlib.import_module, PACKAGES):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not info.name.endswith("__main__") and not info.name.startswith(CONTENT_CHECKS):
                yield importlib.import_module(info.name)


def _flat(name: str, members: Mapping[Any, object] | Sequence[object]) -> Iterator[tuple[str, object]]:
    """Yield what is in a module's members, in lists in them, and so on, by where it is."""
    for key, value in members.items() if isinstance(members, Mapping) else enumerate(members):
        place = f"{name}.{key}"
        if isinstance(value, (list, tuple, Mapping)) and not str(key).startswith("__"):
            yield from _flat(place, value)
        else:
            yield place, value


def texts() -> list[str]:
    """Return messages of the greatest length that repeat one piece."""
    return [(piece * LENGTH)[: LENGTH - len(end)] + end for piece in PIECES for end in ENDS]


def costly() -> Figure:
    """Try every expression on every text and count those that take too long."""
    found = expressions()
    slowest = {name: max(_milliseconds(pattern, text) for text in texts()) for name, pattern in found.items()}
    name, worst = max(slowest.items(), key=lambda item: item[1])
    failures = tuple(f"{name}: {took:.0f} ms" for name, took in slowest.items() if took > LIMIT_MS)
    return Figure(f"costly expressions (slowest {worst:.1f} ms: {name[-30:]})", len(found), failures)


def _milliseconds(pattern: re.Pattern[str], text: str) -> float:
    took = []
    for _ in range(3):  # the best of three: another process may have been at work
        began = time.perf_counter()
        for _match in pattern.finditer(text):
            pass
        took.append((time.perf_counter() - began) * 1000)
        if took[-1] <= LIMIT_MS:
            break
    return min(took)
