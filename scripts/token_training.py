"""What the networks on the tokens of messages have in common as they learn: the tagger and the label attention."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import numpy as np
import torch
from torch import nn

from nlu.minilm_encoder import EncodedMessage, question_encoder
from nlu.reading.joins import Joined
from nlu.reading.messages import is_held_back, read_messages
from nlu.spelling import Speller
from senco.content.training_files import read_training_files
from senco.knowledge import KNOWLEDGE_DIR

BATCH = 32
RATE, DECAY, WARM_UP = 2e-3, 0.05, 0.1
SEED = 0

Batch = tuple[torch.Tensor, torch.Tensor]  # the vectors of messages, shape (messages, longest, numbers), and what is right
Anything = TypeVar("Anything")


def speller() -> Speller:
    """Return the speller of the training phrases."""
    by_intent = read_training_files(KNOWLEDGE_DIR.parent).by_intent()
    return Speller.from_phrases([phrase.text for row in by_intent.values() for phrase in row])


def encoded_messages(mend: Callable[[str], str]) -> Iterator[tuple[Joined, EncodedMessage]]:
    """Yield the messages that may be learned from, as the encoder sees them; those that are held back are left out."""
    messages = [message for message in read_messages() if not is_held_back(message.text)]
    print(f"Learning from {len(messages)} messages", flush=True)
    for message in messages:
        yield message, question_encoder().encode_message(mend(message.text))


def batches(lessons: Sequence[Anything]) -> list[Sequence[Anything]]:
    """Return lessons, ordered by length, in batches."""
    return [lessons[start : start + BATCH] for start in range(0, len(lessons), BATCH)]


def padded(rows: Sequence[np.ndarray], beyond: float = 0.0) -> torch.Tensor:
    """Return rows of one batch as one array, with ``beyond`` after their ends."""
    return nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows], batch_first=True, padding_value=beyond)


def fit(network: nn.Module, lessons: Sequence[Batch], loss_of: Callable[[Batch], torch.Tensor], epochs: int) -> None:
    """Let a network learn from batches; the same batches and the same seed of PyTorch give the same weights."""
    optimizer = torch.optim.AdamW(network.parameters(), weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=epochs * len(lessons), pct_start=WARM_UP)
    shuffle = np.random.RandomState(SEED)
    for epoch in range(epochs):
        total = 0.0
        for place in shuffle.permutation(len(lessons)):
            loss = loss_of(lessons[place])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"Epoch {epoch + 1} of {epochs}: loss {total / len(lessons):.3f}", flush=True)
    network.eval()
