"""Tune the layers of MiniLM to tell whose and what times and facts are: ``make tune-roles``.

Needs PyTorch, and twenty minutes on two idle cores.  It learns from ``nlu/roles/examples.yml``, beginning with the layers
that questions are read with.  First it learns from four fifths and tells how it does on the rest, then from all.  Why, with
what gain: docs/decisions/0034 and 0035.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np
import torch
from torch.nn import functional

from nlu import tuned_layers
from nlu.entities.passage import tidy
from nlu.minilm_graph import HIDDEN, LAYERS, read_safetensors
from nlu.minilm_weights import weights_file
from nlu.roles.examples import FACTS, TIMES, Labelled, read_examples
from nlu.roles.network import CONSTANTS, FILE, WEIGHTS
from nlu.stretches import Stretch, tokens_of_parts
from scripts.torch_minilm import (
    DEVICE,
    Encoder,
    as_arrays,
    as_tensors,
    batches,
    fit,
    lower_layers,
    to_tune,
    tokenizer,
    upper_layers,
)

FIRST = 0  # the lowest layer that is tuned
EPOCHS, BATCH = 4, 16
RATES = (1e-4, 1e-3)  # in the layers, and in what is on them
DROPOUT = 0.1
TESTED = 5  # one example in so many is told apart by what has not learned from it
SEEDS = (0, 1)  # the weights are the mean of those of several tunings, which begin alike
BEGINNING = 0
IMPOSSIBLE = -1e4  # the score of a role of facts for a time, and the other way round
ROLES = len(TIMES) + len(FACTS)
LIMITS = (0.1, 0.5, 0.8, 0.9, 0.95)

Weights = Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Lesson:
    """A message as tokens, with its times and facts: first token, the one after the last, number of the role."""

    text: str
    tokens: list[int]
    marked: list[tuple[int, int, int]]


class Network(torch.nn.Module):
    """The linear layer on the vectors of a message's tokens."""

    def __init__(self) -> None:
        super().__init__()
        self.output = torch.nn.Linear(2 * HIDDEN, ROLES)

    def forward(self, hidden: torch.Tensor, lessons: Sequence[Lesson], dropout: float) -> tuple[torch.Tensor, torch.Tensor]:
        """Return a score of each role for each marked stretch of a batch, and the right roles."""
        rows = [(row, *marked) for row, lesson in enumerate(lessons) for marked in lesson.marked]
        seen = torch.stack([torch.cat([hidden[row, start:end].mean(dim=0), hidden[row, 0]]) for row, start, end, _ in rows])
        right = torch.tensor([role for *_, role in rows], device=DEVICE)
        scores = self.output(functional.dropout(seen, dropout, dropout > 0))
        of_times = torch.arange(ROLES, device=DEVICE)[None] < len(TIMES)
        return scores.masked_fill(of_times != (right < len(TIMES))[:, None], IMPOSSIBLE), right


def main() -> None:
    """Tune, and write ``nlu/roles/network.npz``."""
    lessons = read_lessons()
    print(f"Tuning {len(SEEDS)} times on {len(lessons)} messages", flush=True)
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        trials, finals = (_mean(found) for found in zip(*pool.map(tuned_from, SEEDS), strict=True))
    tested = [lesson for lesson in lessons if _is_tested(lesson)]
    _print(scores_of(trials, tested), [role for lesson in tested for *_, role in lesson.marked])
    layers = {name: value for name, value in finals.items() if not name.startswith("output.")}
    stock = read_safetensors(weights_file("model.safetensors"))
    head = {WEIGHTS: finals["output.weight"].T, CONSTANTS: finals["output.bias"]}
    np.savez_compressed(FILE, **head, **tuned_layers.differences(layers, stock))


def read_lessons() -> list[Lesson]:
    """Return all examples as tokens; what is marked is found in the text as the rules read it."""
    words, found = tokenizer(), []
    for example in read_examples():
        text = tidy(example.text)
        encoding = words.encode(text)
        marked = [
            (*tokens, first + names.index(each.of))
            for names, first, labelled in ((TIMES, 0, example.times), (FACTS, len(TIMES), example.facts))
            for each, tokens in zip(labelled, _tokens(text, labelled, encoding.offsets), strict=True)
            if tokens
        ]
        if marked:
            found.append(Lesson(example.text, encoding.ids, marked))
    return found


def _tokens(text: str, labelled: Sequence[Labelled], offsets: Sequence[Stretch]) -> list[Stretch | None]:
    return tokens_of_parts(text, [tidy(each.said) for each in labelled], offsets)


def _is_tested(lesson: Lesson) -> bool:
    return tuned_layers.fingerprint(lesson.text) % TESTED == 0


def tuned_from(seed: int) -> tuple[Weights, Weights]:
    """Return what was learned from the lessons that are not tested, and what from all."""
    torch.set_num_threads(1)
    lessons = read_lessons()
    return tune([each for each in lessons if not _is_tested(each)], seed), tune(lessons, seed)


def tune(lessons: list[Lesson], seed: int) -> Weights:
    """Return tuned layers and what is on them; the seed decides the order and what is dropped."""
    begin = _begin()
    torch.manual_seed(BEGINNING)
    layers, network = to_tune(begin, range(FIRST, LAYERS)), Network().to(DEVICE)
    encoder = Encoder({**begin, **layers})
    lower = lower_layers(encoder, [lesson.tokens for lesson in lessons], FIRST)
    torch.manual_seed(seed)

    def loss_of(batch: list[int]) -> torch.Tensor:
        hidden = upper_layers(encoder, lower, batch, FIRST, DROPOUT)
        return functional.cross_entropy(*network(hidden, [lessons[place] for place in batch], DROPOUT))

    groups = [{"params": list(each), "weight_decay": 0.01} for each in (layers.values(), network.parameters())]
    fit(loss_of, lower, groups, RATES, EPOCHS, seed, BATCH)
    return as_arrays({**layers, **network.state_dict()})


def scores_of(weights: Weights, lessons: list[Lesson]) -> np.ndarray:
    """Return how likely what is marked is of each role, shape (marked, ROLES), in the order of the lessons."""
    begin, found = _begin(), as_tensors(weights)
    network = Network().to(DEVICE)
    network.load_state_dict({name: value for name, value in found.items() if name.startswith("output.")})
    encoder = Encoder({**begin, **found})
    lower = lower_layers(encoder, [lesson.tokens for lesson in lessons], FIRST)
    by_place: dict[int, np.ndarray] = {}
    with torch.no_grad():
        for batch in batches(lower, np.random.RandomState(BEGINNING)):
            chosen = [lessons[place] for place in batch]
            scores, _ = network(upper_layers(encoder, lower, batch, FIRST), chosen, 0.0)
            parts = scores.softmax(dim=1).cpu().split([len(lesson.marked) for lesson in chosen])
            by_place |= {place: part.numpy() for place, part in zip(batch, parts, strict=True)}
    return np.concatenate([by_place[place] for place in range(len(lessons))])


def _begin() -> dict[str, torch.Tensor]:
    return as_tensors(tuned_layers.tuned_weights(read_safetensors(weights_file("model.safetensors"))))


def _mean(several: Sequence[Weights]) -> Weights:
    return {name: np.mean([each[name] for each in several], axis=0) for name in several[0]}


def _print(chances: np.ndarray, right: Sequence[int]) -> None:
    """Print how many are right, and how many of each role are found, and rightly, if it is believed from a limit on."""
    found, right, names = chances.argmax(axis=1), np.array(right), (*TIMES, *FACTS)
    for kind, inside in (("times", right < len(TIMES)), ("facts", right >= len(TIMES))):
        print(f"Of {inside.sum()} {kind} in messages not learned from, {np.mean((found == right)[inside]):.1%} are right")
        for role in np.unique(right[inside]):
            row = f"  {names[role]:<10}{np.sum(right == role):>5}"
            for limit in LIMITS:
                chosen = inside & (chances[:, role] >= limit)
                hits = np.sum(right[chosen] == role)
                share, precision = hits / np.sum(right == role), hits / max(chosen.sum(), 1)
                row += f"   from {limit}: {share:6.1%} found, {precision:6.1%} rightly"
            print(row)


if __name__ == "__main__":
    main()
