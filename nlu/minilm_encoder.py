"""Sentences to unit vectors with all-MiniLM-L6-v2 on ONNX Runtime, on one CPU thread."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from nlu import minilm_graph, tuned_layers
from nlu.minilm_graph import build_onnx, build_question_onnx, read_safetensors
from nlu.minilm_weights import SHA256, weights_file
from nlu.stretches import Stretch

FOLDER = Path(__file__).resolve().parent.parent / "var"
MAX_TOKENS = 256  # the length that the model was trained with; of 500 letters, only those of other scripts are more
BATCH = 64
LIKE_LENGTH = 2.0  # times the shortest of a batch


@dataclass(frozen=True)
class EncodedMessage:
    """A text as the encoder sees it.

    Attributes:
        sentence: its unit vectors in the last tuned layer and in the last that is not tuned, one after the other.
        ids: its tokens, with those that mark beginning and end.
        meaning: their vectors in the last tuned layer.
        wording: their vectors in the last layer that is not tuned.
        offsets: from where to where each token reaches in the text.
    """

    sentence: np.ndarray
    ids: list[int]
    meaning: np.ndarray
    wording: np.ndarray
    offsets: list[Stretch]

    def within(self, stretch: Stretch) -> np.ndarray:
        """Return the unit vectors of some of its tokens, as of the sentence: what they mean together, in this text."""
        means = [layer[slice(*stretch)].mean(axis=0) for layer in (self.meaning, self.wording)]
        return np.hstack([mean / np.linalg.norm(mean) for mean in means])


class SentenceEncoder:
    """Encodes sentences; similar meanings get vectors with a high dot product.

    Attributes:
        name: tells it from encoders with other weights or words.
        size: how many numbers it says of a sentence.
    """

    def __init__(self, onnx_file: Path, tokenizer_file: Path) -> None:
        options = onnxruntime.SessionOptions()
        # One thread a call: the texts are short, and several engines share one machine.  Training runs calls in parallel.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(onnx_file), options, providers=["CPUExecutionProvider"])
        self.name = f"{onnx_file.stem}-{fingerprint(tokenizer_file)}-{MAX_TOKENS}"
        self.size: int = self._session.get_outputs()[0].shape[1]
        self._tokenizer = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.no_padding()

    def encode(self, sentences: list[str]) -> np.ndarray:
        """Return what the encoder says of each sentence: float32, shape (len(sentences), size of the encoder's vectors).

        Sentences are processed in order of length so that a batch needs little padding.
        """
        vectors = np.zeros((len(sentences), self.size), dtype=np.float32)

        def keep(chosen: list[int], found: np.ndarray, lengths: list[int]) -> None:
            vectors[chosen] = found

        self._encode(sentences, "sentence", keep)
        return vectors

    def encode_tokens(self, sentences: list[str]) -> list[np.ndarray]:
        """Return for each sentence one vector a token: float32, shape (tokens, 384 times the layers given out)."""
        vectors: list[np.ndarray] = [np.zeros(0)] * len(sentences)

        def keep(chosen: list[int], found: np.ndarray, lengths: list[int]) -> None:
            for index, row, length in zip(chosen, found, lengths, strict=True):
                vectors[index] = row[:length].copy()

        self._encode(sentences, "tokens", keep)
        return vectors

    def encode_message(self, text: str) -> EncodedMessage:
        """Return the vectors of one text and of its tokens; for the encoder of questions alone."""
        encoding = self._tokenizer.encode(text)
        sentence, tokens = self._run([encoding.ids], ["sentence", "tokens"])
        meaning, wording = np.split(tokens[0], 2, axis=1)
        return EncodedMessage(sentence[0], encoding.ids, meaning, wording, encoding.offsets)

    def _encode(self, sentences: list[str], output: str, keep: Callable[[list[int], np.ndarray, list[int]], None]) -> None:
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(list(sentences))]
        by_length = sorted(range(len(tokens)), key=lambda index: len(tokens[index]))
        batches = _batches(by_length, [len(ids) for ids in tokens])

        def encode_batch(chosen: list[int]) -> None:
            batch = [tokens[index] for index in chosen]
            keep(chosen, self._run(batch, [output])[0], [len(ids) for ids in batch])

        if len(sentences) <= BATCH:
            for batch in batches:
                encode_batch(batch)
        else:
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                list(pool.map(encode_batch, batches))

    def _run(self, batch: list[list[int]], outputs: list[str]) -> list[np.ndarray]:
        longest = max(map(len, batch))
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, tokens in enumerate(batch):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        return self._session.run(outputs, {"input_ids": ids, "attention_mask": mask})


def _batches(by_length: list[int], lengths: list[int]) -> list[list[int]]:
    """Return the places of sentences, the shortest first, in batches of like length: padding costs as much as words."""
    batches: list[list[int]] = []
    for place in by_length:
        if not batches or len(batches[-1]) == BATCH or lengths[place] > LIKE_LENGTH * lengths[batches[-1][0]]:
            batches.append([])
        batches[-1].append(place)
    return batches


@lru_cache(maxsize=1)
def stock_encoder() -> SentenceEncoder:
    """Return the process-wide stock encoder; builds and caches the ONNX file under ``var/`` the first time.

    Raises:
        nlu.minilm_weights.WeightsError: the weights are missing or not the pinned ones.
    """
    return cached_encoder("stock", lambda target: build_onnx(stock_weights(), target))


@lru_cache(maxsize=1)
def question_encoder() -> SentenceEncoder:
    """Return the process-wide encoder for questions, with the tuned layers.

    Raises:
        nlu.minilm_weights.WeightsError: the weights are missing or not the pinned ones.
    """

    def build(target: Path) -> None:
        build_question_onnx(tuned_layers.tuned_weights(stock_weights()), target)

    return cached_encoder(f"tuned-{fingerprint(tuned_layers.FILE)}", build)


@lru_cache(maxsize=1)
def untuned_encoder() -> SentenceEncoder:
    """Return the process-wide encoder for questions of which the tuned layers know none: another bot's, or made-up ones.

    Raises:
        nlu.minilm_weights.WeightsError: the weights are missing or not the pinned ones.
    """
    return cached_encoder("untuned", lambda target: build_question_onnx(stock_weights(), target))


def stock_weights() -> dict[str, np.ndarray]:
    """Return all weights of MiniLM by name."""
    return read_safetensors(weights_file("model.safetensors"))


def cached_encoder(name: str, build: Callable[[Path], None]) -> SentenceEncoder:
    """Return an encoder whose graph ``build`` writes under ``var/`` if it is not there by that name."""
    # What the graph is made of is in its name, so that one that was built otherwise is not taken for it.
    made_of = f"{SHA256['model.safetensors'][:12]}-{fingerprint(Path(minilm_graph.__file__))}"
    tokenizer, file = weights_file("tokenizer.json"), FOLDER / f"minilm-{made_of}-{name}.onnx"
    if not file.exists():
        _build_whole(build, file)
    return SentenceEncoder(file, tokenizer)


def fingerprint(file: Path) -> str:
    """Return what tells a file from others."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def _build_whole(build: Callable[[Path], None], target: Path) -> None:
    """Put the file there in one step: engine and gateway may both find it missing and build it at the same time."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="minilm-") as own:
        built = Path(own) / target.name
        build(built)
        built.replace(target)
