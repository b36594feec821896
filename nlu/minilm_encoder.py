"""Sentences to unit vectors with all-MiniLM-L6-v2 on ONNX Runtime, on one CPU thread."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from nlu import tuned_layers
from nlu.minilm_graph import build_forked_onnx, build_onnx, read_safetensors
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
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(list(sentences))]
        by_length = sorted(range(len(tokens)), key=lambda index: len(tokens[index]))
        batches = [by_length[start : start + BATCH] for start in range(0, len(by_length), BATCH)]

        def encode_batch(chosen: list[int]) -> None:
            vectors[chosen] = self._run([tokens[index] for index in chosen])

        if len(batches) == 1:
            encode_batch(batches[0])
        else:
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                list(pool.map(encode_batch, batches))
        return vectors

    def _run(self, batch: list[list[int]]) -> np.ndarray:
        longest = max(map(len, batch))
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, tokens in enumerate(batch):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        return self._session.run(["sentence"], {"input_ids": ids, "attention_mask": mask})[0]


@lru_cache(maxsize=1)
def default_encoder() -> SentenceEncoder:
    """Return the process-wide stock encoder; builds and caches the ONNX file under ``var/`` the first time.

    Raises:
        nlu.minilm_weights.WeightsError: the weights are missing or not the pinned ones.
    """
    return _encoder(SHA256["model.safetensors"], build_onnx)


@lru_cache(maxsize=1)
def question_encoder() -> SentenceEncoder:
    """Return the process-wide encoder for questions: vectors of the tuned and of the stock layers side by side.

    Raises:
        nlu.minilm_weights.WeightsError: the weights are missing or not the pinned ones.
    """
    digest = hashlib.sha256(SHA256["model.safetensors"].encode() + tuned_layers.FILE.read_bytes()).hexdigest()

    def build(stock: Mapping[str, np.ndarray], target: Path) -> None:
        build_forked_onnx(stock, tuned_layers.tuned_weights(stock), tuned_layers.FIRST_TUNED, target)

    return _encoder(digest, build)


def _encoder(digest: str, build: Callable[[Mapping[str, np.ndarray], Path], None]) -> SentenceEncoder:
    """Load the encoder whose graph is made from weights with this digest, and build it if it is not there yet."""
    tokenizer = weights_file("tokenizer.json")
    file = FOLDER / f"minilm-{digest[:12]}.onnx"
    if not file.exists():
        partial = file.with_suffix(f".{os.getpid()}")  # two processes may build at once
        build(read_safetensors(weights_file("model.safetensors")), partial)
        partial.replace(file)
    return SentenceEncoder(file, tokenizer)
