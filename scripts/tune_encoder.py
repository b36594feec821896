"""Tune the layers of MiniLM on the training phrases, on follow-ups and on whole messages: ``make tune``.

Needs PyTorch, in an environment of its own, and five minutes on a graphics processor or hours on two idle cores.  Run it
when the phrases have changed a lot; in between, new phrases work with the layers as they are.  One phrase or follow-up in
seven and one message in six are never learned from, so that classifier and reader can be calibrated on texts that are new
to their encoder.  Why, and with what gain: docs/decisions/0014, 0015, 0029 and 0030.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np
import torch
from torch.nn import functional

from nlu import tuned_layers
from nlu.minilm_graph import HIDDEN, LAYERS, WORDING, read_safetensors
from nlu.minilm_weights import weights_file
from nlu.reading.clauses import clauses
from nlu.reading.follow_ups import read_follow_ups
from nlu.reading.joins import Joined, Joiner, Labelled
from nlu.reading.messages import read_messages
from nlu.reading.tagger import TAGS, tags_of
from nlu.spelling import Speller
from nlu.stretches import Stretch, tokens_of_parts
from scripts.torch_minilm import (
    DEVICE,
    Encoder,
    Weights,
    as_arrays,
    as_tensors,
    batches,
    fit,
    lower_layers,
    to_tune,
    tokenizer,
    upper_layers,
)
from senco.content.training_files import read_training_files
from senco.knowledge import KNOWLEDGE_DIR, load_knowledge

HELD_BACK, MESSAGES_HELD_BACK = 7, 6  # one in so many phrases or follow-ups, and messages
EPOCHS = 6
# How fast is learned: in the layers that tell meaning, in what is on them, and in those that tell wording.
RATES = (1e-4, 3e-4, 5e-5)
FIRST = 0  # the lowest layer that is tuned
DROPOUT, SMOOTHING = 0.1, 0.05
SCALE = 20.0  # of the cosines between stretches and intents
JOINED = (3200, 1600)  # how many messages are put together from phrases: joined questions and lists
TIMES_WRITTEN = 2  # how often each message that was written as it is, is learned from in an epoch
TAGGING = 0.5  # how much it counts to find where questions begin, beside what they are about
UNMARKED = -1
NOTHING_ASKED = "oos_general"  # what a message as a whole is about in which nobody asks anything
# The layers are the mean of the weights of several tunings: they begin alike, so that the mean does better than each.
SEEDS = (0, 1, 2)


@dataclass(frozen=True)
class Example:
    """A text as tokens, and what is learned from it.

    Attributes:
        tokens: the tokens.
        labelled: stretches of it with their intents: first token, the one after the last, intent.
        asked: the intents of a message as a whole; of a phrase, none beside its stretches.
        marked: whether all that asks in it is labelled, so that it shows where questions begin and end.
    """

    tokens: list[int]
    labelled: list[tuple[int, int, int]]
    asked: tuple[int, ...] = ()
    marked: bool = False

    def weighed(self) -> list[tuple[int, int, int, float]]:
        """Return the stretches with how much each counts, and the whole once, shared by all intents that are asked."""
        whole = [(0, len(self.tokens), intent, 1.0 / len(self.asked)) for intent in self.asked]
        return [(*each, 1.0) for each in self.labelled] + whole

    def tags(self, length: int) -> np.ndarray:
        """Return what each token is to the questions, and UNMARKED up to a length or if that is not known."""
        tags = np.full(length, UNMARKED)
        if self.marked:
            tags[: len(self.tokens)] = tags_of(len(self.tokens), [(start, end) for start, end, _ in self.labelled])
        return tags


def main() -> None:
    """Tune, and write ``nlu/tuned_layers.npz``."""
    material = read_material()
    stock = read_safetensors(weights_file("model.safetensors"))
    print(
        f"Tuning {len(SEEDS)} times on {len(material.phrases)} phrases, {len(material.follow_ups)} follow-ups "
        f"and {len(material.messages)} messages",
        flush=True,
    )
    # Each in a process with one core is quicker than one after the other with all cores.
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        found = list(pool.map(tuned_from, SEEDS))
    mean = {name: np.mean([layers[name] for layers in found], axis=0) for name in found[0]}
    tuned_layers.save(mean, stock, [text.text for text in (*material.phrases, *material.follow_ups, *material.messages)])


@dataclass(frozen=True)
class Material:
    """What is learned from: phrases, follow-ups in their context and messages, all intents, and what mends spelling."""

    phrases: list[Labelled]
    follow_ups: list[Labelled]
    messages: list[Joined]
    intents: list[str]
    speller: Speller


def read_material() -> Material:
    """Return all phrases, follow-ups and messages but those that are held back."""
    knowledge = load_knowledge()
    topic_of = knowledge.topic_of
    by_intent = read_training_files(KNOWLEDGE_DIR.parent).by_intent()
    phrases = [
        Labelled(each.text, topic_of.get(intent, intent), intent) for intent, row in by_intent.items() for each in row
    ]
    messages = read_messages()
    written = [message for message in messages if tuned_layers.fingerprint(message.text) % MESSAGES_HELD_BACK]
    # Some messages are phrases, too: those that are held back must not come in by that door.
    held_back = {message.text for message in messages} - {message.text for message in written}
    learned = [
        phrase for phrase in phrases if tuned_layers.fingerprint(phrase.text) % HELD_BACK and phrase.text not in held_back
    ]
    follow_ups = [
        Labelled(text, topic_of[each.intent], each.intent)
        for each in read_follow_ups(knowledge)
        for text in each.in_context
        if tuned_layers.fingerprint(each.text) % HELD_BACK
    ]
    return Material(
        learned, follow_ups, written, sorted(by_intent), Speller.from_phrases([phrase.text for phrase in phrases])
    )


def tuned_from(seed: int) -> dict[str, np.ndarray]:
    """Return the tuned weights; the seed decides what is drawn at random: joined messages, order, what is dropped."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    material = read_material()
    read = Reading(material.intents, material.speller)
    examples = [read.phrase(phrase) for phrase in (*material.phrases, *material.follow_ups)]
    examples += [read.message(message, marked=False) for message in Joiner(material.phrases, seed).messages(*JOINED)]
    examples += [read.message(message, marked=True) for message in material.messages] * TIMES_WRITTEN
    stock = read_safetensors(weights_file("model.safetensors"))
    return tune(as_tensors(stock), examples, len(material.intents), seed)


class Reading:
    """Reads labelled texts as examples.

    Args:
        intents: all intents.
        speller: mends the texts.
    """

    def __init__(self, intents: list[str], speller: Speller) -> None:
        self._intents = intents
        self._speller = speller
        self._tokenizer = tokenizer()

    def phrase(self, phrase: Labelled) -> Example:
        """Return a phrase: all its tokens, with those of beginning and end, are about its intent, and so are its clauses."""
        asking = [clause.text for clause in clauses(phrase.text) if clause.asks]
        tokens, spans = self._read(phrase.text, asking if len(asking) > 1 else [])
        intent = self._intents.index(phrase.intent)
        return Example(tokens, [(*span, intent) for span in [(0, len(tokens)), *spans] if span])

    def message(self, message: Joined, marked: bool) -> Example:
        """Return a message with several questions; ``marked`` if nothing else in it asks."""
        tokens, spans = self._read(message.text, [part.text for part in message.parts])
        intents = [self._intents.index(part.intent) for part in message.parts]
        labelled = [(*span, intent) for span, intent in zip(spans, intents, strict=True) if span]
        return Example(tokens, labelled, tuple(intents) or (self._intents.index(NOTHING_ASKED),), marked)

    def _read(self, text: str, parts: Sequence[str]) -> tuple[list[int], list[Stretch | None]]:
        """Return the tokens of a text and those of its parts; None for a part that was cut off or is not there as it is."""
        text = self._speller.mend(text)
        encoding = self._tokenizer.encode(text)
        return encoding.ids, tokens_of_parts(text, [self._speller.mend(part) for part in parts], encoding.offsets)


def tune(stock: Weights, examples: list[Example], count: int, seed: int) -> dict[str, np.ndarray]:
    """Return the tuned weights.

    Stretches are drawn to a direction for each intent (``count`` of them), which begins as the mean of its stretches.
    Beside it the layers learn where questions begin and end: that keeps what a stretch means apart from what is around it.
    """
    wording, meaning = to_tune(stock, range(WORDING)), to_tune(stock, range(WORDING, LAYERS))
    encoder = Encoder({**stock, **wording, **meaning})
    embedded = lower_layers(encoder, [example.tokens for example in examples], FIRST)
    directions = _means(encoder, embedded, examples, count).requires_grad_()
    tagger = torch.nn.Linear(HIDDEN, TAGS).to(DEVICE)

    def loss_of(batch: list[int]) -> torch.Tensor:
        hidden = upper_layers(encoder, embedded, batch, FIRST, DROPOUT)
        vectors, classes, weights = _stretches(hidden, [examples[index] for index in batch])
        cosines = functional.linear(functional.dropout(vectors, DROPOUT), functional.normalize(directions, dim=1))
        losses = functional.cross_entropy(SCALE * cosines, classes, label_smoothing=SMOOTHING, reduction="none")
        loss = (losses * weights).sum() / weights.sum()
        tags = torch.tensor(np.stack([examples[index].tags(hidden.shape[1]) for index in batch])).to(DEVICE)
        if (tags != UNMARKED).any():
            found = tagger(functional.dropout(hidden, DROPOUT)).flatten(0, 1)
            loss = loss + TAGGING * functional.cross_entropy(found, tags.flatten(), ignore_index=UNMARKED)
        return loss

    groups = [
        {"params": list(meaning.values()), "weight_decay": 0.01},
        {"params": [directions, *tagger.parameters()], "weight_decay": 0.0},
        {"params": list(wording.values()), "weight_decay": 0.01},
    ]
    fit(loss_of, embedded, groups, RATES, EPOCHS, seed)
    return as_arrays({**wording, **meaning})


def _stretches(hidden: torch.Tensor, examples: list[Example]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return a unit vector for each stretch of a batch, shape (stretches, HIDDEN), its intent and how much it counts."""
    weighed = [(row, *each) for row, example in enumerate(examples) for each in example.weighed()]
    rows, starts, ends, intents, weights = (torch.tensor(each, device=DEVICE) for each in zip(*weighed, strict=True))
    places = torch.arange(hidden.shape[1], device=DEVICE)
    inside = (places >= starts[:, None]) & (places < ends[:, None])
    sums = torch.einsum("nt,nth->nh", inside.to(hidden.dtype), hidden[rows])  # their lengths make no difference
    return functional.normalize(sums, dim=1), intents, weights


def _means(encoder: Encoder, embedded: list[torch.Tensor], examples: list[Example], count: int) -> torch.Tensor:
    """Return the mean of all stretches of each intent, shape (count, HIDDEN)."""
    sums = torch.zeros(count, HIDDEN, device=DEVICE)
    with torch.no_grad():
        for batch in batches(embedded, np.random.RandomState(0)):
            hidden = upper_layers(encoder, embedded, batch, FIRST)
            vectors, classes, weights = _stretches(hidden, [examples[index] for index in batch])
            sums.index_add_(0, classes, vectors * weights[:, None])
    return functional.normalize(sums, dim=1)


if __name__ == "__main__":
    main()
