"""Take what ``requirements-left-out.txt`` names out of ``requirements.txt``; ``make lock`` does, after locking."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKED, LEFT_OUT = ROOT / "requirements.txt", ROOT / "requirements-left-out.txt"


def main() -> None:
    """Rewrite the locked requirements."""
    names = left_out(LEFT_OUT.read_text(encoding="utf-8"))
    kept = [block for block in blocks(LOCKED.read_text(encoding="utf-8")) if name_of(block) not in names]
    LOCKED.write_text("".join(kept), encoding="utf-8")


def left_out(text: str) -> frozenset[str]:
    """Return the names in the list, which has a reason behind each."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(line for line in lines if line)


def blocks(text: str) -> list[str]:
    """Return each requirement with its hashes, which are indented below it."""
    return re.findall(r"^\S.*\n(?:[ \t].*\n)*", text, re.MULTILINE)


def name_of(block: str) -> str:
    """Return the name of a requirement."""
    return block.partition("==")[0].partition("[")[0]


if __name__ == "__main__":
    main()
