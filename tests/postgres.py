"""A real PostgreSQL server for a test, with a database of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from launcher.environment import free_ports

_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin")) or [Path(shutil.which("initdb") or "/none").parent]
BIN = _BINARIES[-1]
needs_postgres = pytest.mark.skipif(
    not (BIN / "initdb").exists(), reason="no PostgreSQL server is installed: sudo apt-get install postgresql"
)


class RunningPostgres:
    """Starts a server in ``folder``, which goes away with it; ``url`` is its address.

    The server refuses to run as root, so another user does then. That user may not look into pytest's own folders.
    """

    def __init__(self) -> None:
        self._place = tempfile.TemporaryDirectory(prefix="postgres-")
        self.folder, self.port = Path(self._place.name), free_ports(1)[0]
        self.url = f"postgresql://senco@127.0.0.1:{self.port}/postgres"
        self._as = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []

    def __enter__(self) -> RunningPostgres:
        if self._as:
            shutil.chown(self.folder, "postgres", "postgres")
        self._run("initdb", "-D", "data", "-U", "senco", "-A", "trust", "-E", "UTF8", "--no-sync")
        self.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop", check=False)
        self._place.cleanup()

    def start(self) -> None:
        """Start the server and wait until it answers."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        self._run("pg_ctl", "-D", "data", "-l", "data/server.log", "-w", "-o", options, "start")

    def stop(self) -> None:
        """Stop the server at once, as a crash would."""
        self._run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop")

    def dump(self) -> str:
        """Everything in the database as text."""
        return self._run("pg_dump", "--inserts", self.url)

    def _run(self, program: str, *arguments: str, check: bool = True) -> str:
        command = [*self._as, str(BIN / program), *arguments]
        # pg_ctl leaves the server running with its own output, so it must not hold a pipe of ours open.
        with (self.folder / "output").open("w+b") as output:
            done = subprocess.run(command, cwd=self.folder, stdout=output, stderr=sys.stderr)
            output.seek(0)
            text = output.read().decode("utf-8", "replace")
        if check and done.returncode != 0:
            raise RuntimeError(f"{program} failed: {text}")
        return text
