"""What the encoder says of training phrases, kept between trainings: after a change, only new phrases are encoded."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from nlu.minilm_encoder import SentenceEncoder

FOLDER = Path(__file__).resolve().parent.parent / "var"


def encode_kept(encoder: SentenceEncoder, texts: Sequence[str], folder: Path = FOLDER) -> np.ndarray:
    """Return what an encoder says of texts, a row a text; keeps that of these texts, and forgets all others.

    If another process encodes at the moment, its vectors are waited for.

    Args:
        encoder: the encoder.
        texts: the texts, as the encoder is to see them.
        folder: where vectors are kept, for the encoder that was used last.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder / "phrase-vectors.lock"):
        file = folder / "phrase-vectors.npz"
        known = _read(file, encoder.name)
        distinct = list(dict.fromkeys(texts))
        new = [text for text in distinct if text not in known]
        known |= dict(zip(new, encoder.encode(new), strict=True))
        if new or len(known) > len(distinct):
            _write(file, encoder.name, {text: known[text] for text in distinct})
    return np.stack([known[text] for text in texts])


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    with file.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)  # given up with the file, also by a process that dies
        yield


def _read(file: Path, encoder: str) -> dict[str, np.ndarray]:
    if not file.exists():
        return {}
    try:
        with np.load(file, allow_pickle=False) as stored:
            if str(stored["encoder"]) != encoder:
                return {}
            return dict(zip(str(stored["texts"]).split("\0"), stored["vectors"], strict=True))
    except (OSError, ValueError, EOFError, BadZipFile):  # cut off: all is encoded again
        return {}


def _write(file: Path, encoder: str, vectors: dict[str, np.ndarray]) -> None:
    whole = file.with_suffix(".new.npz")  # of one that was cut off, the next takes the place
    np.savez(whole, encoder=encoder, texts="\0".join(vectors), vectors=np.stack([*vectors.values()]))
    whole.replace(file)
