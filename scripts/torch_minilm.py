"""MiniLM in PyTorch, for the scripts that tune its layers: the same arithmetic as :mod:`nlu.minilm_graph`.

Where there is a graphics processor, it is used.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional
from torch.nn.attention import SDPBackend, sdpa_kernel

from nlu.minilm_graph import HEADS, HIDDEN, LAYER_NORM_EPSILON, LAYERS
from nlu.minilm_weights import weights_file

BATCH, MAX_TOKENS = 64, 128
WARM_UP = 0.1  # of all steps, in which the rate of learning rises
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")

Weights = Mapping[str, torch.Tensor]


class Encoder:
    """MiniLM, layer by layer.

    Args:
        weights: all its weights by name.
    """

    def __init__(self, weights: Weights) -> None:
        self.weights = weights

    def embed(self, ids: torch.Tensor) -> torch.Tensor:
        """Return what goes into the first layer."""
        words = self.weights["embeddings.word_embeddings.weight"][ids]
        positions = self.weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        segment = self.weights["embeddings.token_type_embeddings.weight"][0]
        return self._norm(words + positions + segment, "embeddings.LayerNorm")

    def layer(self, x: torch.Tensor, mask: torch.Tensor, number: int, dropout: float = 0.0) -> torch.Tensor:
        """Return what comes out of a layer; ``mask`` is true for real tokens."""
        name = f"encoder.layer.{number}"
        query, key, value = (self._heads(x, f"{name}.attention.self.{part}") for part in ("query", "key", "value"))
        found = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :])
        merged = found.transpose(1, 2).reshape(x.shape)
        attended = functional.dropout(self._linear(merged, f"{name}.attention.output.dense"), dropout, dropout > 0)
        x = self._norm(x + attended, f"{name}.attention.output.LayerNorm")
        inner = functional.gelu(self._linear(x, f"{name}.intermediate.dense"))
        outer = functional.dropout(self._linear(inner, f"{name}.output.dense"), dropout, dropout > 0)
        return self._norm(x + outer, f"{name}.output.LayerNorm")

    def _heads(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return self._linear(x, name).view(*x.shape[:2], HEADS, -1).transpose(1, 2)

    def _linear(self, x: torch.Tensor, name: str) -> torch.Tensor:
        return functional.linear(x, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"])

    def _norm(self, x: torch.Tensor, name: str) -> torch.Tensor:
        weight, bias = self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]
        return functional.layer_norm(x, (HIDDEN,), weight, bias, LAYER_NORM_EPSILON)


def as_tensors(arrays: Mapping[str, np.ndarray]) -> dict[str, torch.Tensor]:
    """Return arrays where they are calculated with."""
    return {name: torch.tensor(value, device=DEVICE) for name, value in arrays.items()}


def as_arrays(weights: Weights) -> dict[str, np.ndarray]:
    """Return weights as arrays."""
    return {name: value.detach().cpu().numpy() for name, value in weights.items()}


def tokenizer() -> Tokenizer:
    """Return the tokenizer, which cuts texts at MAX_TOKENS."""
    found = Tokenizer.from_file(str(weights_file("tokenizer.json")))
    found.enable_truncation(MAX_TOKENS)
    found.no_padding()
    return found


def to_tune(stock: Weights, layers: range) -> dict[str, torch.Tensor]:
    """Return the weights of some layers, to be tuned."""
    names = tuple(f"encoder.layer.{number}." for number in layers)
    return {name: value.clone().requires_grad_() for name, value in stock.items() if name.startswith(names)}


def fit(
    loss_of: Callable[[list[int]], torch.Tensor],
    lower: list[torch.Tensor],
    groups: list[dict],
    rates: tuple[float, ...],
    epochs: int,
    seed: int,
    size: int = BATCH,
) -> None:
    """Change weights so that the loss falls, and print how it does.

    Args:
        loss_of: gives the loss of a batch of places.
        lower: what :func:`lower_layers` gave for each text.
        groups: the weights and how fast they decay, for AdamW; the steps of the first group are kept short.
        rates: the highest rate of learning of each group.
        epochs: how often each text is learned from.
        seed: of the order of the batches.
        size: how many texts are learned from at once.
    """
    began = time.monotonic()
    optimizer = torch.optim.AdamW(groups, lr=rates[0], fused=True)
    steps = epochs * -(-len(lower) // size)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, list(rates), total_steps=steps, pct_start=WARM_UP)
    shuffle = np.random.RandomState(seed)
    for epoch in range(epochs):
        total = 0.0
        for batch in batches(lower, shuffle, size):
            loss = loss_of(batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(groups[0]["params"], 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item() * len(batch)
        elapsed = time.monotonic() - began
        print(f"Epoch {epoch + 1} of {epochs}: loss {total / len(lower):.3f}, {elapsed:.0f} s", flush=True)


def lower_layers(encoder: Encoder, tokens: list[list[int]], first: int) -> list[torch.Tensor]:
    """Return what goes into layer ``first``, below which all stays as it is, shape (tokens, HIDDEN) each: computed once."""
    found: list[torch.Tensor] = [torch.empty(0)] * len(tokens)
    by_length = sorted(range(len(tokens)), key=lambda index: len(tokens[index]))
    with torch.no_grad():
        for start in range(0, len(by_length), BATCH):
            batch = by_length[start : start + BATCH]
            ids = torch.nn.utils.rnn.pad_sequence([torch.tensor(tokens[index]) for index in batch], batch_first=True)
            mask = mask_of([len(tokens[index]) for index in batch])
            hidden = encoder.embed(ids.to(DEVICE))
            for number in range(first):
                hidden = encoder.layer(hidden, mask, number)
            for row, index in enumerate(batch):
                found[index] = hidden[row, : len(tokens[index])].clone()
    return found


def upper_layers(
    encoder: Encoder, lower: list[torch.Tensor], batch: list[int], first: int, dropout: float = 0.0
) -> torch.Tensor:
    """Return what comes out of the last layer, shape (batch, tokens, HIDDEN), where ``lower`` goes into layer ``first``."""
    hidden = torch.nn.utils.rnn.pad_sequence([lower[index] for index in batch], batch_first=True)
    mask = mask_of([len(lower[index]) for index in batch])
    with _quick():
        for number in range(first, LAYERS):
            hidden = encoder.layer(hidden, mask, number, dropout)
    return hidden.float()


@contextmanager
def _quick() -> Iterator[None]:
    """Halve the time that layers take on a processor: products of 16 bits, and attention whose backward pass is not slow."""
    if DEVICE.type == "cuda":
        yield
        return
    with torch.autocast(DEVICE.type, torch.bfloat16), sdpa_kernel(SDPBackend.MATH):
        yield


def batches(lower: list[torch.Tensor], shuffle: np.random.RandomState, size: int = BATCH) -> list[list[int]]:
    """Return the places of all sentences in batches of like length, in a random order."""
    lengths = np.array([len(hidden) for hidden in lower]) + shuffle.rand(len(lower)) * 4
    order = np.argsort(lengths, kind="stable").tolist()
    batches = [order[start : start + size] for start in range(0, len(order), size)]
    shuffle.shuffle(batches)
    return batches


def mask_of(lengths: list[int]) -> torch.Tensor:
    """Return which tokens of a batch are real, shape (batch, longest)."""
    return (torch.arange(max(lengths))[None, :] < torch.tensor(lengths)[:, None]).to(DEVICE)
