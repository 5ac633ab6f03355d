"""Holds verdicts on orders and times of steps against an independent solver, over random texts of a few acts.

Run it in the project's root: `python -m benchmarks.order_outcomes --minutes 10 --seed 7`. What each key asks for is
written down here once more, as the format's page has it, for z3-solver (a test extra); nothing of the engine's calendar
is used. Two promises are tried:

- a row called a conflict has no course of events that keeps both texts;
- where no course keeps both, some row says so or asks for review.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

import z3

from ceasefire_diff.model.verdict import Verdict
from tests.texts import compare_provisions

ACTS: Final[Mapping[str, Mapping[str, Any]]] = {
    "leave": {"topic": "withdrawal", "terms": {"forces": "forces", "from": "the valley"}},
    "disarm": {"topic": "disarmament", "terms": {"groups": "the movement", "act": "disarm"}},
    "free": {"topic": "release", "terms": {"category": "prisoners"}},
    "vote": {"topic": "elections", "terms": {"of": "local councils"}},
}
"""What both texts speak of, in the same words; they differ in when. No bans: each holds for its time."""

SIGNING: Final = "signing"
_DAYS: Final = (1, 2, 3)


def begins(event: str) -> Any:
    """When something begins, in days."""
    return z3.Real(f"{event} begins")


def ends(event: str) -> Any:
    """When it is done."""
    return z3.Real(f"{event} ends")


def _point(event: str) -> Any:
    return ends(event.removeprefix("end of ")) if event.startswith("end of ") else begins(event)


def _in_step(own: str, other: str) -> Any:
    return z3.And(begins(own) < ends(other), begins(other) < ends(own))


ASKED: Final[Mapping[str, Callable[[str, str], Any]]] = {
    "before": lambda own, other: begins(own) < _point(other),
    "after": lambda own, other: _point(other) < begins(own),
    "condition-for": lambda own, other: ends(own) < _point(other),
    "met": lambda own, other: begins(own) <= _point(other),
    "requires": lambda own, other: _point(other) < begins(own),
    "at-the-same-time-as": lambda own, other: begins(own) == begins(other),
    "step-by-step-with": _in_step,
    "as-long-as": lambda own, other: z3.And(begins(other) <= begins(own), ends(own) <= ends(other)),
}
"""What each key of order asks of the act and another event."""


def _within(point: Any, days: int) -> Any:
    return z3.And(point >= begins(SIGNING), point <= begins(SIGNING) + days)


TIMES: Final[Mapping[str, Callable[[Any, int], Any]]] = {
    "{} days after signing": lambda point, days: point == begins(SIGNING) + days,
    "within {} days of signing": _within,
    "at least {} days after signing": lambda point, days: point >= begins(SIGNING) + days,
}

DEADLINES: Final[Mapping[str, Callable[[Any, int], Any]]] = {
    "{} days after signing": lambda point, days: point <= begins(SIGNING) + days,
    "within {} days of signing": _within,
}
"""A day by which an act is due is the last on which it may be done."""


def text(chance: random.Random) -> tuple[list[dict[str, Any]], list[Any]]:
    """The provisions of one text, and what a course of events must keep to satisfy it."""
    said: dict[str, dict[str, Any]] = {each: {"id": each, **entry} for each, entry in ACTS.items()}
    asked: list[Any] = []
    for _ in range(chance.randint(1, 4)):
        own, other = chance.sample(sorted(ACTS), 2)
        key = chance.choice((*ASKED, "starts", "complete-by"))
        name = "condition-for" if key == "met" else key
        if name in said[own] or ("as-long-as" in (key, *said[own]) and "complete-by" in (key, *said[own])):
            continue
        if key in ("starts", "complete-by"):
            known = TIMES if key == "starts" else DEADLINES
            words, days = chance.choice(sorted(known)), chance.choice(_DAYS)
            said[own][key] = words.format(days)
            asked.append(known[words](begins(own) if key == "starts" else ends(own), days))
            continue
        edged = key in ("before", "after", "requires", "condition-for") and chance.random() < 0.3
        event = f"end of {other}" if edged else other
        said[own][name] = {"event": event, "met": "start"} if key == "met" else event
        asked.append(ASKED[key](own, event))
    return [*said.values()], asked


def can_hold(asked: Sequence[Any]) -> bool:
    """Whether some course of events keeps all this: each act begins no later than it is done."""
    solver = z3.Solver()
    solver.add(*(begins(each) <= ends(each) for each in ACTS), *asked)
    return bool(solver.check() == z3.sat)


def broken(chance: random.Random, counted: Counter[str]) -> Iterator[str]:
    """What a comparison of two random texts breaks."""
    (left, ours), (right, theirs) = text(chance), text(chance)
    if not (can_hold(ours) and can_hold(theirs)):
        counted["inconsistent"] += 1
        return
    comparison = compare_provisions(left, right)
    verdicts = [(row.id, pair.verdict) for row in comparison.rows for pair in row.pairs]
    conflicts = [row for row, verdict in verdicts if verdict is Verdict.CONFLICT]
    kept = can_hold([*ours, *theirs])
    counted["kept" if kept else "clash"] += 1
    both = json.dumps([left, right])
    if kept and conflicts:
        yield f"{conflicts[0]} is called a conflict, and some course keeps both texts: {both}"
    if not kept and not conflicts:
        told = any(row.startswith("sequence/") and verdict is Verdict.UNCLEAR for row, verdict in verdicts)
        yield "" if told else f"no course keeps both texts, and no row says so: {both}"


def main() -> None:
    """Try random pairs until the time is over, and tell what broke."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--minutes", type=float, default=1)
    words.add_argument("--seed", type=int, default=7)
    given = words.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 - no secret hangs on it
    counted, faults = Counter[str](), 0
    until = time.monotonic() + given.minutes * 60
    while time.monotonic() < until:
        for fault in filter(None, broken(chance, counted)):
            faults += 1
            print(fault)
    print(f"seed {given.seed}: {counted.total():,} pairs ({dict(sorted(counted.items()))}), {faults} broken")


if __name__ == "__main__":
    main()
