"""Sentences to unit vectors with all-MiniLM-L6-v2 on ONNX Runtime, on one CPU thread."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from nlu import tuned_layers
from nlu.minilm_graph import TOKEN_LAYERS, build_forked_onnx, build_onnx, read_safetensors
from nlu.minilm_weights import SHA256, weights_file

FOLDER = Path(__file__).resolve().parent.parent / "var"
MAX_TOKENS = 256  # the length that the model was trained with; visitors' texts are capped far below it
BATCH = 64


class SentenceEncoder:
    """Encodes sentences; similar meanings get vectors with a high dot product."""

    def __init__(self, onnx_file: Path, tokenizer_file: Path) -> None:
        options = onnxruntime.SessionOptions()
        # One thread a call: the texts are short, and several engines share one machine.  Training runs calls in parallel.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(onnx_file), options, providers=["CPUExecutionProvider"])
        self.size: int = self._session.get_outputs()[0].shape[1]
        self._tokenizer = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.no_padding()

    def encode(self, sentences: list[str]) -> np.ndarray:
        """Return one unit vector a sentence: float32, shape (len(sentences), size of the encoder's vectors).

        Sentences are processed in order of length so that a batch needs little padding.
        """
        vectors = np.zeros((len(sentences), self.size), dtype=np.float32)

        def keep(chosen: list[int], found: np.ndarray, lengths: list[int]) -> None:
            vectors[chosen] = found

        self._encode(sentences, "sentence", keep)
        return vectors

    def encode_tokens(self, sentences: list[str]) -> list[np.ndarray]:
        """Return for each sentence one vector a token: float32, shape (tokens, 384 times the layers given out).

        Only the stock encoder gives them.
        """
        vectors: list[np.ndarray] = [np.zeros(0)] * len(sentences)

        def keep(chosen: list[int], found: np.ndarray, lengths: list[int]) -> None:
            for index, row, length in zip(chosen, found, lengths, strict=True):
                vectors[index] = row[:length].copy()

        self._encode(sentences, "tokens", keep)
        return vectors

    def _encode(self, sentences: list[str], output: str, keep: Callable[[list[int], np.ndarray, list[int]], None]) -> None:
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(list(sentences))]
        by_length = sorted(range(len(tokens)), key=lambda index: len(tokens[index]))
        batches = [by_length[start : start + BATCH] for start in range(0, len(by_length), BATCH)]

        def encode_batch(chosen: list[int]) -> None:
            batch = [tokens[index] for index in chosen]
            keep(chosen, self._run(batch, output), [len(ids) for ids in batch])

        if len(batches) == 1:
            encode_batch(batches[0])
        else:
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                list(pool.map(encode_batch, batches))

    def _run(self, batch: list[list[int]], output: str) -> np.ndarray:
        longest = max(map(len, batch))
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, tokens in enumerate(batch):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        return self._session.run([output], {"input_ids": ids, "attention_mask": mask})[0]


@lru_cache(maxsize=1)
def default_encoder() -> SentenceEncoder:
    """Return the process-wide stock encoder; builds and caches the ONNX file under ``var/`` the first time.

    Raises:
        nlu.minilm_weights.WeightsError: the weights are missing or not the pinned ones.
    """
    # The layers are in the name, so that a file that does not give them out is not taken for one that does.
    name = f"{SHA256['model.safetensors'][:12]}-{'-'.join(map(str, TOKEN_LAYERS))}"
    return _encoder(name, lambda target: build_onnx(_stock_weights(), target))


@lru_cache(maxsize=1)
def question_encoder() -> SentenceEncoder:
    """Return the process-wide encoder for questions: vectors of the tuned and of the stock layers side by side.

    Raises:
        nlu.minilm_weights.WeightsError: the weights are missing or not the pinned ones.
    """

    def build(target: Path) -> None:
        stock = _stock_weights()
        build_forked_onnx(stock, tuned_layers.tuned_weights(stock), tuned_layers.FIRST_TUNED, target)

    tuned = hashlib.sha256(tuned_layers.FILE.read_bytes()).hexdigest()
    return _encoder(f"{SHA256['model.safetensors'][:12]}-tuned-{tuned[:12]}-bytes", build)


def _stock_weights() -> dict[str, np.ndarray]:
    return read_safetensors(weights_file("model.safetensors"))


def _encoder(name: str, build: Callable[[Path], None]) -> SentenceEncoder:
    tokenizer, file = weights_file("tokenizer.json"), FOLDER / f"minilm-{name}.onnx"
    if not file.exists():
        _build_whole(build, file)
    return SentenceEncoder(file, tokenizer)


def _build_whole(build: Callable[[Path], None], target: Path) -> None:
    """Put the file there in one step: engine and gateway may both find it missing and build it at the same time."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="minilm-") as own:
        built = Path(own) / target.name
        build(built)
        built.replace(target)
