"""How long Rasa takes to parse one message with a model, on one core: ``python -m benchmarks.parsing MODEL``.

Prints the milliseconds of each parse as JSON.  It runs in a process of its own, so that no other library has started threads
on other cores before.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.questions import QUESTIONS
from launcher.environment import ROOT, base_environment

ROUNDS = 20


def parse_times(model: Path) -> list[float]:
    """Return the milliseconds that each parse took, in a new process on one core.

    Raises:
        subprocess.CalledProcessError: the model could not be read.
    """
    command = [sys.executable, "-m", "benchmarks.parsing", str(model)]
    done = subprocess.run(command, cwd=ROOT, env=base_environment(), check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Parse all questions some times over."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    from rasa.core.agent import Agent  # TensorFlow counts the cores when it is imported

    agent = Agent.load(sys.argv[1])
    print(json.dumps(asyncio.run(_timed(agent))))


async def _timed(agent) -> list[float]:
    for question in QUESTIONS:  # warm up
        await agent.parse_message(question)
    taken = []
    for _ in range(ROUNDS):
        for question in QUESTIONS:
            began = time.perf_counter()
            await agent.parse_message(question)
            taken.append(1000 * (time.perf_counter() - began))
    return taken


if __name__ == "__main__":
    main()
