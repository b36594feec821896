"""Tune the layers of MiniLM to hear concerns, for the safeguarding check: ``make tune-guard``.

Needs PyTorch, and five minutes on a graphics processor or hours on two cores; ``make tune-guard`` then trains the check
on what it wrote.  Run it when ``knowledge/guard/examples.yml`` has changed a lot.  First it learns from two thirds of the
material and scores the rest, so that thresholds can be set on texts that are new to it; then it learns from all.  Beside
whether a text speaks of danger or distress it learns of what kind.  Why, with what gain: docs/decisions/0017, 0021, 0026
and 0030.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np
import torch
from sklearn.model_selection import StratifiedGroupKFold
from torch import nn
from torch.nn import functional

from nlu.minilm_graph import HIDDEN, LAYERS, WORDING, read_safetensors
from nlu.minilm_weights import weights_file
from scripts.torch_minilm import (
    DEVICE,
    Encoder,
    as_arrays,
    as_tensors,
    batches,
    fit,
    lower_layers,
    mask_of,
    to_tune,
    tokenizer,
    upper_layers,
)
from senco.guard import tuned as stored
from senco.guard.meaning import Head
from senco.guard.train import UNSORTED, Lessons, lessons_of, read_material

FIRST = 0  # the lowest layer that is tuned
EPOCHS = 3
RATES = (1e-4, 1e-3, 5e-5)  # in the layers that tell meaning, in the network, and in the layers that tell wording
DROPOUT, SMOOTHING = 0.1, 0.02
UNITS, QUERIES, UNITS_HIDDEN = 32, 4, 32
CASES = 0.2  # how much it counts of what kind a concern is, beside whether a text is one
UNKNOWN = -1
KEPT_BACK = 3  # one text in so many is scored before it is learned from
BEGINNING = 0  # of what is random before anything is learned
# The weights are the mean of those of several tunings: they begin alike, so that the mean does better than each.
SEEDS = (0, 1, 2)

Arrays = Mapping[str, np.ndarray]


class Network(nn.Module):
    """The network of :class:`senco.guard.meaning.Head`, as it learns.

    Args:
        cases: the names of the cases.
    """

    def __init__(self, cases: Sequence[str]) -> None:
        super().__init__()
        self._cases = cases
        self.squeeze = nn.Linear(HIDDEN, UNITS)
        self.query = nn.Linear(HIDDEN, QUERIES, bias=False)
        self.hidden = nn.Linear(UNITS * (QUERIES + 2), UNITS_HIDDEN)
        self.output = nn.Linear(UNITS_HIDDEN, 1)
        self.case = nn.Linear(UNITS * (QUERIES + 2), len(cases))

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return a score a text, and scores of its cases; ``mask`` is true for real tokens."""
        real = mask[..., None]
        units = functional.relu(self.squeeze(functional.dropout(tokens, DROPOUT, self.training)))
        attention = self.query(tokens).masked_fill(~real, -1e4).softmax(dim=1)
        attended = torch.einsum("ntq,ntu->nqu", attention, units).flatten(1)
        highest = units.masked_fill(~real, 0).max(dim=1).values
        mean = (units * real).sum(dim=1) / real.sum(dim=1)
        pooled = functional.dropout(torch.cat([attended, highest, mean], dim=1), DROPOUT, self.training)
        return self.output(functional.relu(self.hidden(pooled))).squeeze(1), self.case(pooled)

    def head(self) -> Head:
        """Return what was learned."""
        found = as_arrays(self.state_dict())
        return Head(
            squeeze=found["squeeze.weight"].T,
            squeeze_bias=found["squeeze.bias"],
            query=found["query.weight"].T,
            hidden=found["hidden.weight"].T,
            hidden_bias=found["hidden.bias"],
            output=found["output.weight"][0],
            output_bias=found["output.bias"][0],
            case=found["case.weight"].T,
            case_bias=found["case.bias"],
            cases=np.array(self._cases),
        )


class Tuning:
    """The material as tokens, and the layers below those that are tuned computed once.

    Args:
        lessons: what is learned from.
    """

    def __init__(self, lessons: Lessons) -> None:
        stock = read_safetensors(weights_file("model.safetensors"))
        self._stock = as_tensors(stock)
        self._lessons = lessons
        self._cases = cases_of(lessons)
        self._case = np.array([UNKNOWN if case == UNSORTED else self._cases.index(case) for case in lessons.cases])
        tokens = [found.ids for found in tokenizer().encode_batch(lessons.typed)]
        self._lower = lower_layers(Encoder(self._stock), tokens, FIRST)

    def learn(self, chosen: np.ndarray, seed: int) -> Tuned:
        """Return layers tuned on these texts; the seed decides their order and what is dropped, not where it begins."""
        torch.manual_seed(BEGINNING)
        wording, meaning = to_tune(self._stock, range(FIRST, WORDING)), to_tune(self._stock, range(WORDING, LAYERS))
        layers, network = {**wording, **meaning}, Network(self._cases).to(DEVICE)
        encoder = Encoder({**self._stock, **layers})
        torch.manual_seed(seed)

        def loss_of(places: list[int]) -> torch.Tensor:
            batch = chosen[places].tolist()
            found, cases = network(upper_layers(encoder, self._lower, batch, FIRST, DROPOUT), self._mask(batch))
            return self._loss(found, batch) + CASES * self._loss_of_cases(cases, batch)

        parameters = (meaning.values(), network.parameters(), wording.values())
        groups = [{"params": list(each), "weight_decay": 0.01} for each in parameters]
        fit(loss_of, [self._lower[index] for index in chosen], groups, RATES, EPOCHS, seed)
        return Tuned(as_arrays(layers), as_arrays(network.state_dict()), self._cases)

    def score(self, tuned: Tuned, chosen: np.ndarray) -> np.ndarray:
        """Return how much each of these texts sounds like a concern."""
        encoder, network = Encoder({**self._stock, **as_tensors(tuned.layers)}), tuned.network()
        scores = np.zeros(len(chosen), dtype=np.float32)
        with torch.no_grad():
            for places in batches([self._lower[index] for index in chosen], np.random.RandomState(BEGINNING)):
                batch = chosen[places].tolist()
                found, _ = network(upper_layers(encoder, self._lower, batch, FIRST), self._mask(batch))
                scores[places] = found.cpu().numpy()
        return scores

    def _mask(self, batch: list[int]) -> torch.Tensor:
        return mask_of([len(self._lower[index]) for index in batch])

    def _loss(self, scores: torch.Tensor, batch: list[int]) -> torch.Tensor:
        wanted = torch.tensor(self._lessons.labels[batch], dtype=torch.float32, device=DEVICE)
        softened = wanted * (1 - SMOOTHING) + SMOOTHING / 2
        losses = functional.binary_cross_entropy_with_logits(scores, softened, reduction="none")
        return (losses * torch.tensor(self._lessons.importance[batch], dtype=torch.float32, device=DEVICE)).mean()

    def _loss_of_cases(self, scores: torch.Tensor, batch: list[int]) -> torch.Tensor:
        wanted = torch.tensor(self._case[batch], device=DEVICE)
        return functional.cross_entropy(scores, wanted, ignore_index=UNKNOWN, reduction="sum") / len(batch)


@dataclass(frozen=True)
class Tuned:
    """The weights of tuned layers and of the network on top of them, by name, and the cases that this tells apart."""

    layers: Arrays
    on_top: Arrays
    cases: Sequence[str]

    @classmethod
    def mean(cls, several: Sequence[Tuned]) -> Tuned:
        """Return the mean of several that began alike: it does better than each."""
        return cls(_mean([each.layers for each in several]), _mean([each.on_top for each in several]), several[0].cases)

    def network(self) -> Network:
        """Return the network."""
        network = Network(self.cases)
        network.load_state_dict(as_tensors(self.on_top))
        return network.to(DEVICE).eval()


def main() -> None:
    """Tune, and write ``knowledge/guard/tuned.npz``."""
    lessons = lessons_of(read_material())
    print(f"Tuning {len(SEEDS)} times on {len(lessons.typed)} texts, {lessons.labels.sum()} of them concerns", flush=True)
    # Each in a process with one core is quicker than one after the other with all cores.
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        trials, finals = (Tuned.mean(found) for found in zip(*pool.map(tuned_from, SEEDS), strict=True))
    _, kept_back = split(lessons)
    unseen = Tuning(lessons).score(trials, kept_back)
    found = np.mean(unseen[lessons.labels[kept_back] == 1] > 0)
    wrong = np.mean(unseen[lessons.labels[kept_back] == 0] > 0)
    print(f"Of unseen texts, {found:.1%} of the concerns and {wrong:.2%} of the others score above 0", flush=True)
    stored.save(
        finals.layers,
        read_safetensors(weights_file("model.safetensors")),
        finals.network().head(),
        dict(zip((lessons.typed[index] for index in kept_back), unseen.tolist(), strict=True)),
    )


def tuned_from(seed: int) -> tuple[Tuned, Tuned]:
    """Return what was learned from the texts that are not kept back, and what from all."""
    torch.set_num_threads(1)
    lessons = lessons_of(read_material())
    tuning, (learned, _) = Tuning(lessons), split(lessons)
    return tuning.learn(learned, seed), tuning.learn(np.arange(len(lessons.typed)), seed)


def cases_of(lessons: Lessons) -> list[str]:
    """Return the cases that are told apart, sorted."""
    return sorted(set(lessons.cases) - {UNSORTED})


def split(lessons: Lessons) -> tuple[np.ndarray, np.ndarray]:
    """Return the places of texts to learn from and of those that are kept back."""
    folds = StratifiedGroupKFold(KEPT_BACK, shuffle=True, random_state=BEGINNING)
    return next(iter(folds.split(lessons.typed, lessons.labels, lessons.sources)))


def _mean(several: Sequence[Arrays]) -> Arrays:
    return {name: np.mean([each[name] for each in several], axis=0) for name in several[0]}


if __name__ == "__main__":
    main()
