"""Only the archive that training wrote is loaded, and there is nothing in it that runs by itself."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from launcher import model
from launcher.environment import ROOT, base_environment

CODE = {".pkl", ".pickle", ".joblib", ".h5", ".keras", ".py", ".so", ".sh"}


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "senco.tar.gz"
    path.write_bytes(b"a model")
    checksum = tmp_path / "senco.tar.gz.sha256"
    checksum.write_text(model.file_digest(path))
    monkeypatch.setattr(model, "MODEL", path)
    monkeypatch.setattr(model, "CHECKSUM", checksum)
    return path


def test_the_trained_archive_is_accepted(archive: Path) -> None:
    model.refuse_unknown_archive()


def test_a_changed_archive_is_refused(archive: Path) -> None:
    archive.write_bytes(b"a modeL")
    with pytest.raises(model.UnknownArchive):
        model.refuse_unknown_archive()


@pytest.mark.parametrize("missing", ["archive", "checksum"])
def test_what_cannot_be_compared_is_refused(archive: Path, missing: str) -> None:
    (archive if missing == "archive" else model.CHECKSUM).unlink()
    with pytest.raises(model.UnknownArchive):
        model.refuse_unknown_archive()


def test_the_release_decides_over_the_file_beside_the_archive(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    released = model.file_digest(archive)
    archive.write_bytes(b"another model")
    model.CHECKSUM.write_text(model.file_digest(archive))
    monkeypatch.setenv("SENCO_MODEL_SHA256", released)
    with pytest.raises(model.UnknownArchive):
        model.refuse_unknown_archive()
    archive.write_bytes(b"a model")
    model.refuse_unknown_archive()


def test_the_engine_does_not_start_with_another_archive() -> None:
    environment = base_environment() | {"SENCO_MODEL_SHA256": "0" * 64}
    command = [sys.executable, "-m", "launcher.rasa_cli", "run", "--model", "models/senco.tar.gz"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode != 0 and "UnknownArchive" in done.stderr


@pytest.mark.slow
def test_nothing_in_the_trained_archive_runs_by_itself() -> None:
    model.ensure_model()
    with tarfile.open(model.MODEL) as archive:
        files = [member for member in archive if member.isfile()]
        assert files and not [member.name for member in files if Path(member.name).suffix in CODE]
        described = next(member for member in files if Path(member.name).name == "metadata.json")
        content = archive.extractfile(described)
        assert content is not None
        schema = json.load(content)
    modules = {node["uses"] for kind in ("train_schema", "predict_schema") for node in schema[kind]["nodes"].values()}
    assert modules and all(name.startswith(("rasa.", "nlu.")) for name in modules), modules
