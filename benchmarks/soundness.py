"""Holds verdicts against outcomes tried one by one, over as many small random texts as it is given time for.

Run it in the project's root: `python -m benchmarks.soundness --minutes 30 --seed 7`. It prints how many pairs were
tried, how many rows came to each verdict, and every pair that breaks a promise:

- a row called a conflict has no outcome that satisfies both texts;
- texts whose every row is called the same are satisfied by the same outcomes;
- what is called "one text only" can be kept beside each provision of the other text.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

from benchmarks.outcomes import GLOSSARY, MAKERS, Said, same, satisfiable, text
from ceasefire_diff.model.verdict import Verdict
from tests.texts import compare_provisions


def broken(topic: str, left: Sequence[Said], right: Sequence[Said], counted: Counter[str] | None = None) -> str:
    """Which promise the comparison of two texts breaks, and where; empty if it keeps all."""
    ways = MAKERS[topic][1]
    comparison = compare_provisions([entry for entry, _ in left], [entry for entry, _ in right], GLOSSARY)
    ours, theirs = ([each for _, asked in side for each in asked] for side in (left, right))
    rows = [(row.id, pair) for row in comparison.rows for pair in row.pairs]
    if counted is not None:
        counted.update(pair.verdict.value for _, pair in rows)
    conflicts = [row for row, pair in rows if pair.verdict is Verdict.CONFLICT]
    if conflicts and satisfiable([*ours, *theirs], ways):
        return f"{conflicts[0]} is called a conflict, and an outcome satisfies both texts"
    if {pair.verdict for _, pair in rows} == {Verdict.AGREE} and not same(ours, theirs, ways):
        return "every row is called the same, and an outcome satisfies one text alone"
    for row, pair in rows:
        for ids, side, other in ((pair.left_provisions, left, right), (pair.right_provisions, right, left)):
            if pair.verdict is Verdict.ONE_SIDED and ids:
                for asked in (side[int(each[1:]) - 1][1] for each in ids):
                    if satisfiable(asked, ways) and _cannot_stand_beside(asked, other, ways):
                        return f"{row} is called one text only, and cannot be kept beside the other text"
    return ""


def _cannot_stand_beside(asked: Sequence[Any], other: Sequence[Said], ways: Sequence[Any]) -> bool:
    return any(satisfiable(theirs, ways) and not satisfiable([*asked, *theirs], ways) for _, theirs in other)


def main() -> None:
    """Try random pairs until the time is over, and tell what broke."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--minutes", type=float, default=1)
    words.add_argument("--seed", type=int, default=7)
    words.add_argument("--pairs", type=int, default=10**9)
    given = words.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 - no secret hangs on it
    counted, tried, faults = Counter[str](), Counter[str](), 0
    until = time.monotonic() + given.minutes * 60
    while time.monotonic() < until and tried.total() < given.pairs:
        topic = chance.choice(sorted(MAKERS))
        left, right = text(topic, chance.choice), text(topic, chance.choice)
        tried[topic] += 1
        if fault := broken(topic, left, right, counted):
            faults += 1
            print(fault, *(json.dumps([entry for entry, _ in side]) for side in (left, right)), sep="\n  ")
    told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counted.items()))
    print(f"seed {given.seed}: {tried.total():,} pairs ({dict(sorted(tried.items()))}), {faults} broken; rows: {told}")


if __name__ == "__main__":
    main()
