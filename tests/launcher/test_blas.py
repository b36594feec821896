"""Are the quickest routines chosen that the processor has?"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from launcher.blas import CPU_INFO, blas_environment
from launcher.environment import base_environment


@pytest.mark.parametrize(
    ("flags", "chosen"),
    [
        ("fpu sse2 avx avx2 fma avx512f avx512bw avx512cd avx512dq avx512vl", {"OPENBLAS_CORETYPE": "SkylakeX"}),
        ("fpu sse2 avx avx2 fma avx512f", {"OPENBLAS_CORETYPE": "Haswell"}),
        ("fpu sse2 avx2", {}),
    ],
)
def test_what_the_processor_can_do_decides(flags: str, chosen: dict[str, str], tmp_path: Path) -> None:
    cpu_info = tmp_path / "cpuinfo"
    cpu_info.write_text(f"processor\t: 0\nmodel name\t: made up\nflags\t\t: {flags}\n")
    assert blas_environment(cpu_info) == chosen


def test_elsewhere_openblas_chooses_by_itself(tmp_path: Path) -> None:
    assert blas_environment(tmp_path / "missing") == {}
    (tmp_path / "cpuinfo").write_text("processor : 0\nFeatures : fp asimd\n")
    assert blas_environment(tmp_path / "cpuinfo") == {}


def test_the_callers_choice_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBLAS_CORETYPE", "Nehalem")
    assert base_environment()["OPENBLAS_CORETYPE"] == "Nehalem"


@pytest.mark.skipif(not blas_environment(CPU_INFO), reason="OpenBLAS chooses by itself here")
def test_openblas_obeys() -> None:
    program = (
        "import numpy, scipy.linalg, threadpoolctl as t\n"
        "print({each['architecture'] for each in t.threadpool_info() if each['internal_api'] == 'openblas'})"
    )
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_CORETYPE"} | blas_environment()
    done = subprocess.run([sys.executable, "-c", program], env=environment, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == str({blas_environment()["OPENBLAS_CORETYPE"]})
