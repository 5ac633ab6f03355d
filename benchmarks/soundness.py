"""Holds verdicts against outcomes tried one by one, over as many small random texts as it is given time for.

Run it in the project's root: `python -m benchmarks.soundness --minutes 30 --seed 7`. It prints how many pairs were
tried, how many rows came to each verdict, and every pair that breaks a promise:

- a row called a conflict has no outcome that satisfies both texts;
- texts whose every row is called the same are satisfied by the same outcomes;
- what is called "one text only" can be kept beside each provision of the other text;
- a row holds one verdict.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Sequence

from benchmarks.outcomes import GLOSSARY, MAKERS, Asked, Calendar, Said, same, satisfiable, texts
from ceasefire_diff.model.verdict import Verdict
from tests.texts import compare_provisions


def broken(left: Sequence[Said], right: Sequence[Said], calendar: Calendar, counted: Counter[str] | None = None) -> str:
    """Which promise the comparison of two texts breaks, and where; empty if it keeps all."""
    comparison = compare_provisions([entry for entry, _ in left], [entry for entry, _ in right], GLOSSARY)
    read = [tuple([asked(reading) for _, asked in side] for side in (left, right)) for reading in calendar.readings]
    whole = [tuple([clause for asked in side for clause in asked] for side in sides) for sides in read]
    rows = [(row.id, pair) for row in comparison.rows for pair in row.pairs]
    if counted is not None:
        counted.update(pair.verdict.value for _, pair in rows)
    if len(rows) > len(comparison.rows):
        return "a row holds two verdicts, though no text has alternatives"
    conflicts = [row for row, pair in rows if pair.verdict is Verdict.CONFLICT]
    if conflicts and any(satisfiable([*ours, *theirs]) for ours, theirs in whole):
        return f"{conflicts[0]} is called a conflict, and an outcome satisfies both texts"
    if {pair.verdict for _, pair in rows} == {Verdict.AGREE} and not all(same(ours, theirs) for ours, theirs in whole):
        return "every row is called the same, and an outcome satisfies one text alone"
    for row, pair in rows:
        for ids, side in ((pair.left_provisions, 0), (pair.right_provisions, 1)):
            if pair.verdict is Verdict.ONE_SIDED and any(
                all(_cannot_stand_beside(sides[side][int(each[1:]) - 1], sides[1 - side]) for sides in read)
                for each in ids
            ):
                return f"{row} is called one text only, and cannot be kept beside the other text"
    return ""


def _cannot_stand_beside(asked: Asked, other: Sequence[Asked]) -> bool:
    return satisfiable(asked) and any(satisfiable(theirs) and not satisfiable([*asked, *theirs]) for theirs in other)


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
        left, right, calendar = texts(topic, chance.choice)
        tried[topic] += 1
        if fault := broken(left, right, calendar, counted):
            faults += 1
            print(fault, *(json.dumps([entry for entry, _ in side]) for side in (left, right)), sep="\n  ")
    told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counted.items()))
    print(f"seed {given.seed}: {tried.total():,} pairs ({dict(sorted(tried.items()))}), {faults} broken; rows: {told}")


if __name__ == "__main__":
    main()
