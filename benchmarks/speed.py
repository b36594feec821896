"""``make bench``: speed beside stock Rasa, on the same data, in the same run.

*Ours* is the bot as ``make run`` starts it, asked through its public door.  *Stock* is Rasa's default pipeline (word
and character counts, DIET) on the same phrases and rules with the same action, asked through its REST channel, with
the whole domain sent to the action server as Rasa does by default.  Stock is trained for one epoch: its answers are
useless, its speed at answering is the same as after a hundred, and the training time is given per epoch.  Both sides
run alternately, on this machine, with the same questions.  Nothing here is asserted: machines differ, and the ratio
is what counts.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from benchmarks.bots import Bot, OurBot, StockBot
from benchmarks.parsing import parse_times
from benchmarks.questions import QUESTIONS
from benchmarks.trained_model import MODEL
from launcher.model import ensure_model

QUANTILES = (("p50", 0.50), ("p95", 0.95))
ROUNDS = 5
VISITORS = 8


def main() -> None:
    """Train stock Rasa, start both bots, and print the table."""
    ensure_model()
    stock, ours = StockBot(), OurBot()
    epoch = timed(stock.train)
    print(f"Stock Rasa: trained one epoch in {epoch:.0f} s.")
    parses = parse_times(MODEL), parse_times(stock.model)
    try:
        starts = {bot.name: timed(bot.start) for bot in (ours, stock)}
        rows = [
            (f"one parse on one core, {label}, ms", *(quantile(each, pick) for each in parses)) for label, pick in QUANTILES
        ]
        rows += [("start until ready, s", starts[ours.name], starts[stock.name])]
        rows += measure(ours, stock)
        rows += [("memory of all processes, MiB", ours.memory_mib(), stock.memory_mib())]
    finally:
        ours.stop()
        stock.stop()
    print(f"\n{'':<40}{'ours':>10}{'stock':>10}{'stock/ours':>12}")
    for name, mine, theirs in rows:
        print(f"{name:<40}{mine:>10.1f}{theirs:>10.1f}{theirs / mine:>12.2f}")


def measure(ours: Bot, stock: Bot) -> list[tuple[str, float, float]]:
    """Return rows of (what, ours, stock): medians over rounds in which the two take turns."""
    turns: dict[str, list[float]] = {ours.name: [], stock.name: []}
    rates: dict[str, list[float]] = {ours.name: [], stock.name: []}
    for bot in (ours, stock):
        ask_all(bot)  # warm up
    for _ in range(ROUNDS):
        for bot in (ours, stock):
            turns[bot.name] += ask_all(bot)
            rates[bot.name].append(throughput(bot))
    rows = []
    for label, pick in QUANTILES:
        rows.append((f"turn, {label}, ms", quantile(turns[ours.name], pick), quantile(turns[stock.name], pick)))
    rate = {name: statistics.median(values) for name, values in rates.items()}
    rows.append((f"turns a second, {VISITORS} visitors at once", rate[ours.name], rate[stock.name]))
    return rows


def ask_all(bot: Bot) -> list[float]:
    """Ask every question once in a fresh conversation; return milliseconds a turn."""
    ask = bot.visitor()
    return [1000 * timed(lambda question=question: ask(question)) for question in QUESTIONS]


def throughput(bot: Bot) -> float:
    """Return turns a second with several visitors asking at once."""
    visitors = [bot.visitor() for _ in range(VISITORS)]

    def ask_everything(ask: Callable[[str], None]) -> None:
        for question in QUESTIONS:
            ask(question)

    with ThreadPoolExecutor(VISITORS) as pool:
        seconds = timed(lambda: list(pool.map(ask_everything, visitors)))
    return VISITORS * len(QUESTIONS) / seconds


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds the work took."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def quantile(values: list[float], share: float) -> float:
    """Return the value below which this share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


if __name__ == "__main__":
    main()
