"""Changes a coding in single ways that a second careful coder could defend, and tells what becomes of the rows.

Run it in the project's root: `python -m benchmarks.coding_changes`. The changes are `benchmarks/coding_changes.yaml`.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import product
from pathlib import Path

from benchmarks.single_changes import Change, changed_text, read_changes
from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Comparison, PairResult, Row
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.reading.proposals import read_proposals
from ceasefire_diff.source.diagnostics import Diagnostic

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "proposals" / "istanbul-2025"
CHANGED, OTHER = "ukraine-2025-06-01.yaml", "russia-2025-06-02.yaml"


class Fate(StrEnum):
    """What became of a conflict after a change."""

    KEPT = "kept"
    READ = "side by side still, needs reading"
    SOFTER = "side by side still, partly alike or open, judged to be right"
    OFFERED = "gone, offered as may be related"
    COMPLAINED = "complained of"
    LOST = "gone without a word"


@dataclass(frozen=True)
class Conflict:
    """A row that is a conflict for one pair of variants; `kind` keeps rows of order and conditions apart."""

    row: str
    kind: str
    variants: tuple[str, str]
    left: frozenset[str]
    right: frozenset[str]
    terms: frozenset[str]


@dataclass(frozen=True)
class Compared:
    """A pair of files after reading and comparing; `comparison` is None where a file has errors."""

    comparison: Comparison | None
    problems: tuple[Diagnostic, ...]

    @cached_property
    def judged(self) -> list[tuple[Row, PairResult]]:
        """Every row for every pair of variants."""
        return [(row, pair) for row in self.comparison.rows for pair in row.pairs] if self.comparison else []

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """Every conflict, for each pair of variants."""
        return [
            Conflict(
                row.id,
                _kind(row),
                (pair.left.id, pair.right.id),
                frozenset(pair.left_provisions),
                frozenset(pair.right_provisions),
                frozenset(result.term for result in pair.results if result.verdict is Verdict.CONFLICT),
            )
            for row, pair in self.judged
            if pair.verdict is Verdict.CONFLICT
        ]

    @cached_property
    def offered(self) -> frozenset[tuple[str, str]]:
        """The pairs of provisions offered as perhaps related."""
        related = self.comparison.maybe_related if self.comparison else ()
        return frozenset((each.left.provision, each.right.provision) for each in related)

    @property
    def verdicts(self) -> dict[tuple[str, tuple[str, str]], Verdict]:
        """The verdict of each row, for each pair of variants."""
        return {(row.id, (pair.left.id, pair.right.id)): pair.verdict for row, pair in self.judged}


@dataclass(frozen=True)
class Outcome:
    """What one change did."""

    change: Change
    before: Compared
    after: Compared

    @property
    def complaints(self) -> list[Diagnostic]:
        """What `validate` says now and did not say before."""
        said = {(each.rule, each.message) for each in self.before.problems}
        return [each for each in self.after.problems if (each.rule, each.message) not in said]

    @property
    def fates(self) -> list[tuple[Conflict, Fate]]:
        """What became of every conflict that was there; untouched ones of a file with errors are not counted."""
        touched = self.change.touched
        before = self.before.conflicts
        if self.after.comparison is None:
            return [(each, Fate.COMPLAINED) for each in before if each.left & touched]
        return [(each, self._fate(each)) for each in before]

    def _fate(self, conflict: Conflict) -> Fate:
        lefts = frozenset(new for old in conflict.left for new in self.change.ids_of(old))
        holding = [
            (_kind(row), pair.verdict)
            for row, pair in self.after.judged
            if (pair.left.id, pair.right.id) == conflict.variants
            and lefts & {*pair.left_provisions}
            and conflict.right & {*pair.right_provisions}
        ]
        together = {verdict for kind, verdict in holding if kind == conflict.kind}
        # An order that is told as a matter of its own now is told as a conflict all the same.
        if Verdict.CONFLICT in {verdict for _, verdict in holding}:
            return Fate.KEPT
        if Verdict.UNCLEAR in together:
            return Fate.READ
        if together & {Verdict.PARTLY, Verdict.OPEN} and self.change.softer:
            return Fate.SOFTER
        if not self.after.offered.isdisjoint(product(lefts, conflict.right)):
            return Fate.OFFERED
        return Fate.COMPLAINED if self.complaints else Fate.LOST

    @property
    def new(self) -> list[tuple[Conflict, str, bool]]:
        """Conflicts on a term between provisions that had none on it, and whether a person judged each to be right."""
        change = self.change
        known = {
            (each.kind, each.variants, left, right, term)
            for each in self.before.conflicts
            for old, right, term in product(each.left, each.right, each.terms)
            for left in change.ids_of(old)
        }
        judged = {(each.left, each.right, each.term) for each in change.new}
        found = []
        for each in self.after.conflicts:
            for term in sorted(each.terms):
                pairs = {
                    (left, right, term)
                    for left, right in product(each.left, each.right)
                    if (each.kind, each.variants, left, right, term) not in known
                }
                if pairs:
                    found.append((each, term, pairs <= judged))
        return found

    @property
    def moved(self) -> list[str]:
        """Rows whose verdict changed, in words; a row's id changes with its topic and objects."""
        before, after = self.before.verdicts, self.after.verdicts
        told: dict[tuple[str, str], list[str]] = {}
        for row, variants in {**before, **after}:
            one, two = before.get((row, variants)), after.get((row, variants))
            if one is not two:
                words = f"{one.value if one else 'no such row'} → {two.value if two else 'no such row'}"
                told.setdefault((row, words), []).append(_option(variants))
        return [f"{row}{_where(options)}: {words}" for (row, words), options in told.items()]


def _kind(row: Row) -> str:
    """Rows that the engine makes of provisions standing elsewhere are kinds of their own."""
    if row.topic == "conditions":
        return "conditions"
    return "order" if any(each.rule.startswith("order.") for each in row.pairs[0].results[:1]) else "matter"


def _option(variants: tuple[str, str]) -> str:
    return variants[1].partition("#")[2]


def _where(options: Sequence[str]) -> str:
    return "" if len(options) > 1 else f" ({options[0]})"


def outcomes(changes: Iterable[Change]) -> Iterator[Outcome]:
    """Apply each change alone and compare anew."""
    text = (FOLDER / CHANGED).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for each in ("glossary.yaml", OTHER):
            shutil.copy(FOLDER / each, folder / each)
        before = _compared(folder, text)
        for change in changes:
            yield Outcome(change, before, _compared(folder, changed_text(text, change)))


def _compared(folder: Path, text: str) -> Compared:
    (folder / CHANGED).write_text(text, encoding="utf-8")
    read = read_proposals([str(folder / CHANGED), str(folder / OTHER)])
    two = len(read.proposals) == 2
    return Compared(compare(read.proposals, read.taxonomy) if two else None, read.problems)


def told(outcome: Outcome) -> Iterator[str]:
    """One change and what it did, line by line."""
    yield f"{outcome.change.name} ({outcome.change.provision}): {outcome.change.why}"
    yield from (f"    complaint: {each.message}. {each.cure}." for each in outcome.complaints)
    yield from (f"    {each}" for each in outcome.moved) if outcome.after.comparison else ()
    gathered: dict[tuple[str, Fate], list[str]] = {}
    for conflict, fate in outcome.fates:
        if fate is not Fate.KEPT:
            gathered.setdefault((conflict.row, fate), []).append(_option(conflict.variants))
    yield from (f"    conflict {row}{_where(options)}: {fate.value}" for (row, fate), options in gathered.items())
    for conflict, term, expected in outcome.new:
        words = "judged to be right" if expected else "FALSE"
        yield f"    new conflict {conflict.row} on {term} ({_option(conflict.variants)}): {words}"


@dataclass(frozen=True)
class Summary:
    """Counts over all changes; a conflict counts once for each pair of variants."""

    changes: int
    fates: Mapping[Fate, int]
    new: int
    false: int

    def __str__(self) -> str:
        """One line."""
        fates = self.fates
        gone = fates[Fate.OFFERED] + fates[Fate.COMPLAINED] + fates[Fate.LOST]
        return (
            f"{self.changes} changes; {gone} conflicts vanished: {fates[Fate.OFFERED]} offered as may be related, "
            f"{fates[Fate.COMPLAINED]} complained of, {fates[Fate.LOST]} without a word; {fates[Fate.READ]} more stand "
            f"side by side and need reading, {fates[Fate.SOFTER]} partly alike; {self.new} new conflicts, "
            f"{self.false} of them false"
        )


def summary(found: Sequence[Outcome]) -> Summary:
    """Count what became of all conflicts."""
    fates = [fate for outcome in found for _, fate in outcome.fates]
    new = [expected for outcome in found for *_, expected in outcome.new]
    return Summary(len(found), {fate: fates.count(fate) for fate in Fate}, len(new), new.count(False))


def main() -> None:
    """Print every change with what it did, and the counts."""
    found = list(outcomes(read_changes()))
    for outcome in found:
        print("\n".join(told(outcome)))
    print(f"\n{summary(found)}")


if __name__ == "__main__":
    main()
