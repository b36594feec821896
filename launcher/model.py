"""Train the model when it is missing or older than what it is made from."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from launcher.environment import ROOT, base_environment
from launcher.processes import die_with_parent
from senco.knowledge import load_knowledge

MODEL = ROOT / "models" / "senco.tar.gz"
FINGERPRINT = ROOT / "models" / "senco.inputs.sha256"
# What the trained archive is made from.  What else is in nlu/reading/, and nlu/entities/, work with a trained model.
INPUTS = (
    "data/**/*.yml",
    "nlu/*.py",
    "nlu/*.npz",
    "nlu/reading/follow_ups.yml",
    "knowledge/subjects.yml",
    "config.yml",
    "domain.yml",
    "requirements-weights.txt",
)
CHECKSUM = ROOT / "models" / "senco.tar.gz.sha256"


class TrainingFailed(RuntimeError):
    """Rasa could not train; its own message is above on the terminal."""


class UnknownArchive(RuntimeError):
    """The model archive is not the one that training wrote, or not the one that was released."""


def ensure_model() -> None:
    """Train unless the model at hand was made from the present inputs and is undamaged.

    Raises:
        TrainingFailed: training ended with an error.
    """
    if not is_current():
        train()


def is_current() -> bool:
    """Return whether the model exists, is the archive that training wrote, and matches its inputs."""
    if not (MODEL.exists() and FINGERPRINT.exists() and CHECKSUM.exists()):
        return False
    return FINGERPRINT.read_text() == inputs_fingerprint() and CHECKSUM.read_text() == file_digest(MODEL)


def refuse_unknown_archive() -> None:
    """Compare the archive with its checksum, and with ``SENCO_MODEL_SHA256`` if that is set; loading it runs code.

    The file of the checksum lies beside the archive and shows damage.  Somebody who can write one can write both: the
    variable, set by whoever releases, shows that too.

    Raises:
        UnknownArchive: they differ.
    """
    expected = os.environ.get("SENCO_MODEL_SHA256") or (CHECKSUM.read_text() if CHECKSUM.exists() else "no checksum")
    if not MODEL.exists() or file_digest(MODEL) != expected.strip().lower():
        raise UnknownArchive(f"{MODEL} is not the archive that it should be ({expected.strip()}). Train it anew: make train")


def train() -> None:
    """Train and remember what the model was made from.

    Raises:
        TrainingFailed: training ended with an error.
    """
    print("Training the model. This takes a few minutes the first time.", flush=True)
    began, fingerprint = time.monotonic(), inputs_fingerprint()
    command = [sys.executable, "-m", "launcher.rasa_cli", "train", "--force"]
    # `make check` looks at the content more closely than Rasa does; its own look takes ten seconds.
    command += ["--skip-validation", "--fixed-model-name", "senco", "--out", "models"]
    with_us = {"cwd": ROOT, "env": base_environment(), "preexec_fn": die_with_parent}
    # What is wrong with the phrases, training says itself.
    ahead = subprocess.Popen([sys.executable, "-m", "nlu.encode_ahead"], stderr=subprocess.DEVNULL, **with_us)
    try:
        failed = subprocess.run(command, **with_us).returncode != 0
    finally:
        ahead.terminate()
        ahead.wait()
    if failed:
        raise TrainingFailed("Training failed. `make check` may say why.")
    CHECKSUM.write_text(file_digest(MODEL))
    FINGERPRINT.write_text(fingerprint)
    print(f"Trained in {time.monotonic() - began:.0f} seconds.", flush=True)


def inputs_fingerprint() -> str:
    """Return a digest of every file that the model depends on, and of which entry belongs to which topic."""
    digest = hashlib.sha256(json.dumps(load_knowledge().topic_of, sort_keys=True).encode())
    for path in sorted(path for pattern in INPUTS for path in ROOT.glob(pattern)):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file as hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for chunk in iter(lambda: file.read(1 << 20), b""):
            digest.update(chunk)
    return digest.hexdigest()
