"""Work in lanes: one visitor's much stands before nobody's little."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from gateway import listening
from gateway.lanes import Lane
from gateway.listening import Heard, Listening
from senco.guard.cases import Case, Concern


def run(work: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    """Run in a thread: the browser's tests leave a loop running in this one."""
    return ThreadPoolExecutor(1).submit(lambda: asyncio.run(work())).result()


def test_each_visitor_has_one_piece_of_work_in_the_queue() -> None:
    done: list[str] = []

    def work(who: str) -> None:
        time.sleep(0.01)
        done.append(who)

    async def many() -> None:
        lane = Lane("test")
        greedy = [asyncio.create_task(lane.run("greedy", work, "greedy")) for _ in range(20)]
        await asyncio.sleep(0.015)
        await lane.run("modest", work, "modest")
        await asyncio.gather(*greedy)
        assert lane._turns == {}

    run(many)
    assert done.index("modest") <= 4 and len(done) == 21


def test_who_is_cancelled_while_waiting_costs_nothing() -> None:
    done: list[int] = []

    async def many() -> None:
        lane = Lane("test")
        tasks = [asyncio.create_task(lane.run("one", lambda: (time.sleep(0.01), done.append(1)))) for _ in range(10)]
        await asyncio.sleep(0.001)
        for task in tasks[1:]:
            task.cancel()
        await asyncio.wait(tasks)
        assert lane._turns == {}

    run(many)
    assert len(done) == 1


def test_the_encoder_keeps_nobody_waiting_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    def triage(text: str, thoroughly: bool) -> Concern | None:
        time.sleep(0.2 if thoroughly else 0)
        return None if thoroughly else Concern(Case.CRISIS_SELF)

    async def listen() -> tuple[Heard, Heard]:
        guard = Listening()
        quick = await guard.quickly("one", "some words")
        return quick, await guard.thoroughly("one", "some words", quick)

    monkeypatch.setattr(listening, "triage", triage)
    assert run(listen)[1] == Heard(None, listened=True)
    monkeypatch.setattr(listening, "THOROUGH_SECONDS", 0.05)
    quick, thorough = run(listen)
    assert quick.nothing is False and thorough == Heard(quick.concern, listened=False)
