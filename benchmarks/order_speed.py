"""Measures the calendar of constraints beside networkx on one network, and what it adds to comparing the Istanbul pair.

Run it in the project's root with the Python that has ceasefire-diff and its test extra:
`python -m benchmarks.order_speed`.
Times are of the processor, the best of some runs.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.order.network import Constraint, Network, smallest_set
from ceasefire_diff.comparing.order.timeline import timeline
from ceasefire_diff.comparing.variant_text import variants_of
from ceasefire_diff.comparing.variants import order_of_pair
from ceasefire_diff.reading.proposals import read_proposals

STEPS, CONSTRAINTS = 2_000, 10_000
ISTANBUL = Path(__file__).resolve().parent.parent / "proposals" / "istanbul-2025"
PAIR = [str(ISTANBUL / name) for name in ("russia-2025-06-02.yaml", "ukraine-2025-06-01.yaml")]


def best(what: Callable[[], object], times: int = 5) -> float:
    """The least processor time of some runs, in seconds."""
    found = []
    for _ in range(times):
        began = time.process_time()
        what()
        found.append(time.process_time() - began)
    return min(found)


def network_of(*, planted: bool) -> list[Constraint]:
    """Whole numbers of days between steps that some course keeps; one more that contradicts it, if planted."""
    chance = random.Random(1951)  # noqa: S311 - a network, no secret
    days = [chance.uniform(0, 1000) for _ in range(STEPS)]
    made = []
    for number in range(CONSTRAINTS):
        first, second = chance.sample(range(STEPS), 2)
        gap = int(days[second] - days[first]) - chance.randint(1, 20)
        made.append(Constraint(first, second, gap, strict=chance.random() < 0.3, source=number))
    if planted:
        made.append(Constraint(5, 6, int(days[6] - days[5]) + 300, source="planted"))
    return made


def chain() -> list[Constraint]:
    """The hardest shape: each step at least a day, and at most two, after the one before."""
    ahead = [Constraint(each, each + 1, 1, source=each) for each in range(STEPS - 1)]
    return [*ahead, *(Constraint(each + 1, each, -2, source=-each - 1) for each in range(STEPS - 1))]


def peers(constraints: list[Constraint]) -> Any:
    """The same network for networkx, in which a gap that must be kept is a negative weight."""
    import networkx as nx  # noqa: PLC0415 - its import is measured apart

    graph = nx.DiGraph()
    for each in constraints:
        weight = -float(each.gap) - (1e-6 if each.strict else 0)
        if not graph.has_edge(each.earlier, each.later) or graph[each.earlier][each.later]["weight"] > weight:
            graph.add_edge(each.earlier, each.later, weight=weight)
    return graph


def started(module: str) -> float:
    """How long a fresh Python takes to import a module, less what an empty one takes; the best of five."""

    def one(code: str) -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        return time.perf_counter() - began

    return min(one(f"import {module}") for _ in range(5)) - min(one("pass") for _ in range(5))


def main() -> None:
    """Print every figure."""
    import networkx as nx  # noqa: PLC0415

    holding, planted = network_of(planted=False), network_of(planted=True)
    rows: list[tuple[str, Callable[[], object], Callable[[], object]]] = [
        (
            "can all be kept (10,000 constraints, 2,000 steps)",
            lambda: Network(holding).holds,
            lambda: nx.negative_edge_cycle(peers(holding)),
        ),
        (
            "one contradiction planted: found, with its circle",
            lambda: Network(planted).contradiction(),
            lambda: nx.find_negative_cycle(peers(planted), 0),
        ),
        (
            "earliest times of all steps from one",
            lambda: Network(holding).ways(0),
            lambda: nx.single_source_bellman_ford_path_length(peers(holding), 0),
        ),
        (
            "a chain of 2,000 steps, each one to two days after the last",
            lambda: Network(chain()).holds,
            lambda: nx.negative_edge_cycle(peers(chain())),
        ),
    ]
    print("| work | ceasefire-diff | networkx | ratio |\n|---|---|---|---|")
    for name, ours, theirs in rows:
        one, other = best(ours, 3), best(theirs, 1)
        print(f"| {name} | {one:.3f} s | {other:.3f} s | {other / one:.1f} |")
    print(f"| the smallest set of clauses in it | {best(lambda: smallest_set(planted), 3):.3f} s | - | |")
    print(f"| import | {started('ceasefire_diff.comparing.order.network'):.3f} s | {started('networkx'):.3f} s | |")

    read = read_proposals(PAIR)
    texts = [variants_of(each, read.taxonomy) for each in read.proposals]
    whole = best(lambda: compare(read.proposals, read.taxonomy), 15)
    pairs = [(left, right) for left in texts[0] for right in texts[1]]

    def order_alone() -> None:
        for left, right in pairs:
            order_of_pair(left, right, read.taxonomy).rows({})

    laid_out = best(lambda: timeline(read.proposals, read.taxonomy), 10)
    alone = best(order_alone, 15)
    print(f"\nIstanbul pair: compared in {whole * 1000:.1f} ms; lined up and ordered in {alone * 1000:.1f} ms;")
    print(f"its timeline {laid_out * 1000:.1f} ms.")


if __name__ == "__main__":
    main()
