"""The classifier of the trained Rasa model, without starting Rasa."""

from __future__ import annotations

import tarfile
import tempfile
from pathlib import Path

from nlu.intent_model import IntentModel

MODEL = Path(__file__).resolve().parent.parent / "models" / "senco.tar.gz"
FILES = ("model.npz", "model.json")


def load_trained_model() -> IntentModel:
    """Read the classifier out of ``models/senco.tar.gz``.

    Raises:
        FileNotFoundError: nothing was trained yet; run ``make train``.
    """
    with tempfile.TemporaryDirectory() as folder, tarfile.open(MODEL) as archive:
        for member in archive:
            name = Path(member.name).name
            if name in FILES and member.isfile():
                content = archive.extractfile(member)
                Path(folder, name).write_bytes(content.read() if content else b"")
        return IntentModel.load(Path(folder))
