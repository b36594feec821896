"""The locked requirements: hashes for all, and nothing of what is left out."""

from __future__ import annotations

import pytest

from launcher.environment import ROOT
from scripts.leave_out import LEFT_OUT, LOCKED, blocks, left_out, name_of

LOCKS = ("requirements.txt", "requirements-weights.txt", "requirements-tools.txt", "requirements-tune.txt")


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_has_a_version_and_a_hash(name: str) -> None:
    found = blocks((ROOT / name).read_text(encoding="utf-8"))
    assert found and all("==" in block and "--hash=sha256:" in block for block in found)


def test_what_is_left_out_is_not_locked() -> None:
    names = left_out(LEFT_OUT.read_text(encoding="utf-8"))
    locked = {name_of(block) for block in blocks(LOCKED.read_text(encoding="utf-8"))}
    assert names and locked and not names & locked


def test_blocks_are_whole() -> None:
    text = "a==1 \\\n    --hash=sha256:1 \\\n    --hash=sha256:2\nb[x]==2 \\\n    --hash=sha256:3\n"
    assert "".join(blocks(text)) == text
    assert [name_of(block) for block in blocks(text)] == ["a", "b"]
