"""Learn where the questions of a message begin and end: ``make tune`` does it between encoder and reader.

Needs PyTorch, in an environment of its own, and five minutes.  It learns from the messages as the encoder sees them; those
that are held back are left for ``nlu.reading.learn``.  Why this network: docs/decisions/0018.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from nlu.minilm_encoder import EncodedMessage
from nlu.minilm_graph import HIDDEN
from nlu.reading.joins import Joined
from nlu.reading.tagger import TAGS, Tagger, tags_of
from nlu.stretches import tokens_of_parts
from scripts.token_training import SEED, Batch, batches, encoded_messages, fit, padded, speller

UNITS = 128
WIDTHS = (3, 5, 5)  # how many tokens each layer sees at once
DROPOUT = 0.3
EPOCHS = 8
BEYOND = -1  # the tag of what is no token

Lesson = tuple[np.ndarray, np.ndarray]  # the vectors of a message's tokens, and their tags


class Network(nn.Module):
    """The network of :class:`nlu.reading.tagger.Tagger`, as it learns."""

    def __init__(self) -> None:
        super().__init__()
        sizes = zip((HIDDEN, UNITS, UNITS), WIDTHS, strict=True)
        self.layers = nn.ModuleList(nn.Conv1d(numbers, UNITS, width, padding=width // 2) for numbers, width in sizes)
        self.tags = nn.Linear(UNITS, TAGS)

    def forward(self, vectors: torch.Tensor, real: torch.Tensor) -> torch.Tensor:
        """Return scores of tags, shape (messages, tokens, TAGS); ``real`` is true for tokens."""
        found = functional.dropout(vectors, DROPOUT, self.training)
        for layer in self.layers:
            found = functional.relu(layer(found.transpose(1, 2)).transpose(1, 2)) * real[..., None]
            found = functional.dropout(found, DROPOUT, self.training)
        return self.tags(found)

    def tagger(self) -> Tagger:
        """Return what was learned."""
        weights = [layer.weight.detach().numpy().transpose(2, 1, 0) for layer in self.layers]
        constants = [layer.bias.detach().numpy() for layer in (*self.layers, self.tags)]
        return Tagger([*weights, self.tags.weight.detach().numpy().T[None]], constants)


def main() -> None:
    """Learn, and write ``nlu/reading/tagger.npz``."""
    torch.manual_seed(SEED)
    mend = speller().mend
    lessons = [_lesson(message, encoded, mend) for message, encoded in encoded_messages(mend)]
    network = Network()

    def loss_of(batch: Batch) -> torch.Tensor:
        vectors, tags = batch
        scores = network(vectors, tags != BEYOND)
        return functional.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=BEYOND)

    fit(network, [_batch(batch) for batch in batches(sorted(lessons, key=lambda each: len(each[1])))], loss_of, EPOCHS)
    network.tagger().save()


def _lesson(message: Joined, encoded: EncodedMessage, mend: Callable[[str], str]) -> Lesson:
    parts = [mend(part.text) for part in message.parts]
    marked = tokens_of_parts(mend(message.text), parts, encoded.offsets)
    return encoded.wording, tags_of(len(encoded.ids), [tokens for tokens in marked if tokens])


def _batch(lessons: Sequence[Lesson]) -> Batch:
    """Return the vectors of messages, and their tags, BEYOND after the last token."""
    return padded([vectors for vectors, _ in lessons]), padded([tags for _, tags in lessons], BEYOND)


if __name__ == "__main__":
    main()
