"""Tune the upper layers of MiniLM on the training phrases: ``make tune``.

Needs PyTorch, which nothing else here does, and about half an hour on two idle cores.  Run it when the phrases have
changed a lot; in between, new phrases work with the layers as they are.  One phrase in seven is never learned from, so
that the classifier can be calibrated on phrases that are new to its encoder.  Why, and with what gain:
docs/decisions/0014.
"""

from __future__ import annotations

import time
from collections.abc import Mapping

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from nlu import tuned_layers
from nlu.minilm_graph import HEADS, HIDDEN, LAYER_NORM_EPSILON, LAYERS, read_safetensors
from nlu.minilm_weights import weights_file
from nlu.spelling import Speller
from tests.training_data import phrases_by_intent

HELD_BACK = 7  # one in so many phrases
EPOCHS, BATCH, MAX_TOKENS = 4, 64, 64
RATE, HEAD_RATE, WARM_UP = 1e-4, 3e-4, 0.1
DROPOUT, SMOOTHING = 0.1, 0.05
SCALE = 20.0  # of the cosines between sentences and intents
SEED = 0

Weights = Mapping[str, torch.Tensor]


class Encoder:
    """MiniLM in PyTorch: the same arithmetic as :mod:`nlu.minilm_graph`."""

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


def main() -> None:
    """Tune, and write ``nlu/tuned_layers.npz``."""
    torch.manual_seed(SEED)
    stock = read_safetensors(weights_file("model.safetensors"))
    pairs = [(phrase, intent) for intent, phrases in phrases_by_intent().items() for phrase in phrases]
    speller = Speller.from_phrases([phrase for phrase, _ in pairs])
    learned = [(phrase, intent) for phrase, intent in pairs if tuned_layers.fingerprint(phrase) % HELD_BACK]
    intents = sorted({intent for _, intent in learned})
    tokenizer = Tokenizer.from_file(str(weights_file("tokenizer.json")))
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.no_padding()
    tokens = [encoding.ids for encoding in tokenizer.encode_batch([speller.mend(phrase) for phrase, _ in learned])]
    classes = torch.tensor([intents.index(intent) for _, intent in learned])
    print(f"Tuning on {len(learned)} of {len(pairs)} phrases", flush=True)
    tuned = tune({name: torch.tensor(value) for name, value in stock.items()}, tokens, classes, len(intents))
    tuned_layers.save(tuned, stock, [phrase for phrase, _ in learned])


def tune(stock: Weights, tokens: list[list[int]], classes: torch.Tensor, count: int) -> dict[str, np.ndarray]:
    """Return the tuned weights.

    Sentences are drawn to a direction for each intent (``count`` of them), which begins as the mean of its phrases.
    """
    began = time.monotonic()
    upper = range(tuned_layers.FIRST_TUNED, LAYERS)
    tuned = {
        name: value.clone().requires_grad_()
        for name, value in stock.items()
        if any(name.startswith(f"encoder.layer.{number}.") for number in upper)
    }
    encoder = Encoder({**stock, **tuned})
    lower = _lower_layers(encoder, tokens)
    directions = _means(encoder, lower, classes, count).requires_grad_()
    parameters = [
        {"params": list(tuned.values()), "weight_decay": 0.01},
        {"params": [directions], "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(parameters, lr=RATE)
    steps = EPOCHS * -(-len(tokens) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [RATE, HEAD_RATE], total_steps=steps, pct_start=WARM_UP)
    shuffle = np.random.RandomState(SEED)
    for epoch in range(EPOCHS):
        total = 0.0
        for batch in _batches(lower, shuffle):
            sentences = functional.dropout(_upper_layers(encoder, lower, batch, DROPOUT), DROPOUT)
            scores = SCALE * functional.linear(sentences, functional.normalize(directions, dim=1))
            loss = functional.cross_entropy(scores, classes[batch], label_smoothing=SMOOTHING)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(list(tuned.values()), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item() * len(batch)
        elapsed = time.monotonic() - began
        print(f"Epoch {epoch + 1} of {EPOCHS}: loss {total / len(tokens):.3f}, {elapsed:.0f} s", flush=True)
    return {name: value.detach().numpy() for name, value in tuned.items()}


def _lower_layers(encoder: Encoder, tokens: list[list[int]]) -> list[torch.Tensor]:
    """Return what comes out of the layers that stay as they are, shape (tokens, HIDDEN) each: computed once."""
    found: list[torch.Tensor] = [torch.empty(0)] * len(tokens)
    by_length = sorted(range(len(tokens)), key=lambda index: len(tokens[index]))
    with torch.no_grad():
        for start in range(0, len(by_length), BATCH):
            batch = by_length[start : start + BATCH]
            ids = torch.nn.utils.rnn.pad_sequence([torch.tensor(tokens[index]) for index in batch], batch_first=True)
            mask = _mask([len(tokens[index]) for index in batch])
            hidden = encoder.embed(ids)
            for number in range(tuned_layers.FIRST_TUNED):
                hidden = encoder.layer(hidden, mask, number)
            for row, index in enumerate(batch):
                found[index] = hidden[row, : len(tokens[index])].clone()
    return found


def _upper_layers(encoder: Encoder, lower: list[torch.Tensor], batch: list[int], dropout: float = 0.0) -> torch.Tensor:
    """Return unit sentence vectors, shape (batch, HIDDEN)."""
    hidden = torch.nn.utils.rnn.pad_sequence([lower[index] for index in batch], batch_first=True)
    mask = _mask([len(lower[index]) for index in batch])
    for number in range(tuned_layers.FIRST_TUNED, LAYERS):
        hidden = encoder.layer(hidden, mask, number, dropout)
    real = mask[:, :, None].float()
    return functional.normalize((hidden * real).sum(1) / real.sum(1), dim=1)


def _means(encoder: Encoder, lower: list[torch.Tensor], classes: torch.Tensor, count: int) -> torch.Tensor:
    sums = torch.zeros(count, HIDDEN)
    with torch.no_grad():
        for batch in _batches(lower, np.random.RandomState(SEED)):
            sums.index_add_(0, classes[batch], _upper_layers(encoder, lower, batch))
    return functional.normalize(sums, dim=1)


def _batches(lower: list[torch.Tensor], shuffle: np.random.RandomState) -> list[list[int]]:
    """Return the places of all sentences in batches of like length, in a random order."""
    lengths = np.array([len(hidden) for hidden in lower]) + shuffle.rand(len(lower)) * 4
    order = np.argsort(lengths, kind="stable").tolist()
    batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    shuffle.shuffle(batches)
    return batches


def _mask(lengths: list[int]) -> torch.Tensor:
    return torch.arange(max(lengths))[None, :] < torch.tensor(lengths)[:, None]


if __name__ == "__main__":
    main()
