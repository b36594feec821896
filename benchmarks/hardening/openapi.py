"""Schemathesis over the published OpenAPI file, in an environment of its own (it needs other versions of libraries)."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import httpx

from benchmarks.hardening.figure import Figure

ROOT = Path(__file__).resolve().parent.parent.parent
SCHEMATHESIS = ROOT / ".venv-tools" / "bin" / "schemathesis"
DESCRIPTION = ROOT / "docs" / "openapi.json"
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


def schemathesis(address: str, examples: int = 1500) -> Figure:
    """Generate requests, right and wrong, from the file, and compare every answer with it."""
    token = httpx.post(f"{address}/chat/sessions", trust_env=False).json()["token"]
    command = [str(SCHEMATHESIS), "run", str(DESCRIPTION), "--url", address, "--checks", CHECKS]
    command += ["--header", f"Authorization: Bearer {token}", "--max-examples", str(examples), "--seed", "20261125"]
    command += ["--exclude-path", "/chat/sessions/current", "--phases", "examples,coverage,fuzzing", "--no-color"]
    command += ["--request-timeout", "5", "--continue-on-failure"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    cases = re.search(r"(\d+) generated", done.stdout)
    # Each failure stands in a paragraph of its own that begins with a number and a full stop.
    failures = tuple(re.findall(r"^\d+\. .*", done.stdout, re.MULTILINE))
    if done.returncode != 0 and not failures:
        failures = (f"exit status {done.returncode}: {done.stdout[-300:]}{done.stderr[-300:]}",)
    return Figure("schemathesis: answers unlike docs/openapi.json", int(cases[1]) if cases else 0, failures)
