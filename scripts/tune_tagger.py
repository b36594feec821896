"""Learn where the questions of a message begin and end: ``make tune`` does it between encoder and reader.

Needs PyTorch, in an environment of its own, and five minutes.  It learns from the messages as the encoder sees them; those
that are held back are left for ``nlu.reading.learn``.  Why this network: docs/decisions/0018.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from nlu.minilm_encoder import EncodedMessage, question_encoder
from nlu.minilm_graph import HIDDEN
from nlu.reading.joins import Joined
from nlu.reading.messages import is_held_back, read_messages
from nlu.reading.tagger import TAGS, Tagger, tags_of
from nlu.spelling import Speller
from nlu.stretches import tokens_of_parts
from senco.content.training_files import read_training_files
from senco.knowledge import KNOWLEDGE_DIR

UNITS = 128
WIDTHS = (3, 5, 5)  # how many tokens each layer sees at once
DROPOUT = 0.3
EPOCHS, BATCH = 8, 32
RATE, DECAY, WARM_UP = 2e-3, 0.05, 0.1
BEYOND = -1  # the tag of what is no token
SEED = 0

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
    by_intent = read_training_files(KNOWLEDGE_DIR.parent).by_intent()
    speller = Speller.from_phrases([phrase.text for row in by_intent.values() for phrase in row])
    messages = [message for message in read_messages() if not is_held_back(message.text)]
    print(f"Learning from {len(messages)} messages", flush=True)
    fitted(sorted((_lesson(message, speller) for message in messages), key=lambda each: len(each[1]))).tagger().save()


def fitted(lessons: list[Lesson]) -> Network:
    """Return a network that learned from lessons, ordered by length."""
    batches = [_batch(lessons[start : start + BATCH]) for start in range(0, len(lessons), BATCH)]
    network = Network()
    optimizer = torch.optim.AdamW(network.parameters(), weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=EPOCHS * len(batches), pct_start=WARM_UP)
    shuffle = np.random.RandomState(SEED)
    for epoch in range(EPOCHS):
        total = 0.0
        for place in shuffle.permutation(len(batches)):
            vectors, tags = batches[place]
            scores = network(vectors, tags != BEYOND)
            loss = functional.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=BEYOND)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"Epoch {epoch + 1} of {EPOCHS}: loss {total / len(batches):.3f}", flush=True)
    return network.eval()


def _lesson(message: Joined, speller: Speller) -> Lesson:
    text = speller.mend(message.text)
    encoded: EncodedMessage = question_encoder().encode_message(text)
    marked = tokens_of_parts(text, [speller.mend(part.text) for part in message.parts], encoded.offsets)
    return encoded.wording, tags_of(len(encoded.ids), [tokens for tokens in marked if tokens])


def _batch(lessons: list[Lesson]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the vectors of messages, shape (messages, longest, HIDDEN), and their tags, BEYOND after the last token."""
    vectors = nn.utils.rnn.pad_sequence([torch.tensor(each) for each, _ in lessons], batch_first=True)
    tags = [torch.tensor(each) for _, each in lessons]
    return vectors, nn.utils.rnn.pad_sequence(tags, batch_first=True, padding_value=BEYOND)


if __name__ == "__main__":
    main()
