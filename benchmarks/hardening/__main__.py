"""``make hardening``: start a bot of its own, attack it, and print how much got through.

With names of attacks as arguments only these are run.  The exit status is 1 if a figure does not hold.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.hardening import (
    canaries,
    commands,
    flood,
    fuzz,
    hostile,
    openapi,
    patterns,
    personal_data,
    safeguarding,
    sessions,
    slow_clients,
    surface,
)
from benchmarks.hardening.figure import Figure
from launcher.model import ensure_model
from tests.conftest import running_bot

ORIGIN = "https://www.school.example"
Attack = Callable[[str, str, dict[str, int]], Iterator[Figure]]


def _sessions(address: str, database: str, ports: dict[str, int]) -> Iterator[Figure]:
    yield sessions.cross_reads(address)
    yield sessions.guesses(address)
    yield sessions.refusal_times(address)
    yield sessions.entropy(address)
    yield sessions.strange_tokens(address)
    yield sessions.parallel_turns(address)
    yield sessions.foreign_buttons(address)
    yield sessions.shared_conversations(database)


def _commands(address: str, database: str, ports: dict[str, int]) -> Iterator[Figure]:
    yield commands.typed_commands(address, database)
    yield hostile.off_script(address)


def _surface(address: str, database: str, ports: dict[str, int]) -> Iterator[Figure]:
    yield surface.other_routes(address)
    yield surface.leaks(address)
    yield surface.foreign_origins(address, ORIGIN)
    yield surface.other_ports(ports)


def _fuzz(address: str, database: str, ports: dict[str, int]) -> Iterator[Figure]:
    yield fuzz.odd_bodies(address)
    yield fuzz.odd_texts(address)


def _openapi(address: str, database: str, ports: dict[str, int]) -> Iterator[Figure]:
    yield openapi.schemathesis(address)


def _slow(address: str, database: str, ports: dict[str, int]) -> Iterator[Figure]:
    yield slow_clients.starving(address)


def _flood(address: str, database: str, ports: dict[str, int]) -> Iterator[Figure]:
    with running_bot(SENCO_RATE_LIMIT="on", DATABASE_URL=f"{database}.flood") as limiting:
        yield from flood.flooding(limiting)


def _personal_data(address: str, database: str, ports: dict[str, int]) -> Iterator[Figure]:
    yield from personal_data.recognition()


def _canaries(address: str, database: str, ports: dict[str, int]) -> Iterator[Figure]:
    yield canaries.left_behind(address, Path(database.removeprefix("sqlite:///")).parent)


def _safeguarding(address: str, database: str, ports: dict[str, int]) -> Iterator[Figure]:
    yield from safeguarding.takeovers()
    yield from safeguarding.replies()


def _patterns(address: str, database: str, ports: dict[str, int]) -> Iterator[Figure]:
    yield patterns.costly()


ATTACKS: dict[str, Attack] = {
    "safeguarding": _safeguarding,
    "personal-data": _personal_data,
    "canaries": _canaries,
    "patterns": _patterns,
    "sessions": _sessions,
    "commands": _commands,
    "surface": _surface,
    "fuzz": _fuzz,
    "openapi": _openapi,
    "slow": _slow,
    "flood": _flood,
}


def main() -> int:
    """Run the attacks; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("attacks", nargs="*", choices=[*ATTACKS, []], help="only these")
    chosen = parser.parse_args().attacks or list(ATTACKS)
    ensure_model()
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/hardening.db"
        environment = {"SENCO_RATE_LIMIT": "off", "SENCO_ALLOWED_ORIGINS": ORIGIN, "DATABASE_URL": database}
        bot = running_bot(output=Path(folder) / "output.log", **environment)
        with bot as address:
            figures = list(_run(chosen, address, database, bot.ports()))
    return 0 if all(figure.holds for figure in figures) else 1


def _run(chosen: list[str], address: str, database: str, ports: dict[str, int]) -> Iterator[Figure]:
    for name in chosen:
        print(f"\n{name}", flush=True)
        for figure in ATTACKS[name](address, database, ports):
            print(figure, flush=True)
            yield figure


if __name__ == "__main__":
    sys.exit(main())
