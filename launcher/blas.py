"""Which routines OpenBLAS, the linear algebra inside NumPy's and SciPy's wheels, should use on this processor.

It chooses them by the processor's model.  Of a model that is newer than itself it knows nothing, and takes routines of 2004,
which are four times as slow; what the processor can do tells better.
"""

from __future__ import annotations

from pathlib import Path

CPU_INFO = Path("/proc/cpuinfo")
VARIABLE = "OPENBLAS_CORETYPE"
# OpenBLAS's names of sets of routines, the fastest first, with the instructions that they need.
_NEEDS = {
    "SkylakeX": {"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"},
    "Haswell": {"avx2", "fma"},
}


def blas_environment(cpu_info: Path = CPU_INFO) -> dict[str, str]:
    """Return the variable that makes OpenBLAS use the right routines; nothing where OpenBLAS should choose by itself.

    Args:
        cpu_info: what Linux says of the processor; elsewhere there is no such file.
    """
    try:
        lines = cpu_info.read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    able = next((set(line.split(":", 1)[1].split()) for line in lines if line.startswith("flags")), set())
    names = [name for name, needed in _NEEDS.items() if needed <= able]
    return {VARIABLE: names[0]} if names else {}
