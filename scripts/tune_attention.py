"""Learn to hear what a message asks as a whole: ``make tune`` does it between tagger and reader.

Needs PyTorch, in an environment of its own, and four minutes.  It learns from the messages as the tuned encoder sees them;
those that are held back are left for ``nlu.reading.learn``.  Why this network: docs/decisions/0037.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from nlu.minilm_graph import HIDDEN
from nlu.reading.label_attention import LabelAttention
from scripts.token_training import SEED, Batch, batches, encoded_messages, fit, padded, speller

LAYERS = 2  # of the encoder: what words mean, and how it is worded
UNITS = 192
WIDTH = 3  # how many tokens are seen at once
DROPOUT = 0.3
EPOCHS = 6

Lesson = tuple[np.ndarray, set[str]]  # the vectors of a message's tokens, and the intents that it asks


class Network(nn.Module):
    """The network of :class:`nlu.reading.label_attention.LabelAttention`, as it learns."""

    def __init__(self, intents: int) -> None:
        super().__init__()
        self.own = nn.Linear(LAYERS * HIDDEN, UNITS)
        self.around = nn.Conv1d(LAYERS * HIDDEN, UNITS, WIDTH, padding=WIDTH // 2)
        self.attention = nn.Linear(UNITS, intents, bias=False)
        self.says = nn.Linear(UNITS, intents)

    def forward(self, vectors: torch.Tensor) -> torch.Tensor:
        """Return the log odds that each message asks each intent; vectors of nothing but zeros are no tokens."""
        real = vectors.abs().sum(dim=2, keepdim=True) > 0
        vectors = functional.dropout(vectors, DROPOUT, self.training)
        around = functional.relu(self.around(vectors.transpose(1, 2)).transpose(1, 2))
        found = functional.dropout(self.own(vectors) + around, DROPOUT, self.training)
        attention = self.attention(found).masked_fill(~real, -torch.inf).softmax(dim=1)
        return (attention * self.says(found)).sum(dim=1)

    def label_attention(self, intents: list[str]) -> LabelAttention:
        """Return what was learned."""
        around = self.around.weight.detach().numpy().transpose(2, 1, 0)
        layers = (self.own.weight.T, self.own.bias), (around, self.around.bias), (self.attention.weight.T,)
        arrays = [
            np.asarray(each.detach() if isinstance(each, torch.Tensor) else each) for layer in layers for each in layer
        ]
        return LabelAttention(intents, *arrays, self.says.weight.detach().numpy().T, self.says.bias.detach().numpy())


def main() -> None:
    """Learn, and write ``nlu/reading/label_attention.npz``."""
    torch.manual_seed(SEED)
    lessons: list[Lesson] = [
        (np.hstack([encoded.meaning, encoded.wording]), {part.intent for part in message.parts})
        for message, encoded in encoded_messages(speller().mend)
    ]
    intents = sorted(set().union(*(asked for _, asked in lessons)))
    network = Network(len(intents))

    def loss_of(batch: Batch) -> torch.Tensor:
        vectors, asked = batch
        return functional.binary_cross_entropy_with_logits(network(vectors), asked, reduction="sum") / len(vectors)

    by_length = sorted(lessons, key=lambda each: len(each[0]))
    fit(network, [_batch(batch, intents) for batch in batches(by_length)], loss_of, EPOCHS)
    network.label_attention(intents).save()


def _batch(lessons: Sequence[Lesson], intents: list[str]) -> Batch:
    """Return the vectors of messages, and which intents they ask: 0 or 1, shape (messages, intents)."""
    asked = torch.tensor([[float(intent in asked) for intent in intents] for _, asked in lessons])
    return padded([vectors for vectors, _ in lessons]), asked


if __name__ == "__main__":
    main()
