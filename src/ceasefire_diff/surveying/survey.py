"""Surveys a library: reads it, compares what is not known yet, and hands out the lines of its table in one order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Final

from msgspec import Struct

from ceasefire_diff.source.diagnostics import Diagnostic, Level
from ceasefire_diff.surveying.cache import Cache
from ceasefire_diff.surveying.library import Conflict, IssueLine, issues_of, read_conflict
from ceasefire_diff.surveying.pairs import Pair, Task, compare_pairs, pairs_of, results_of, unpacked

PAIRS_OF_A_TASK: Final = 60
"""Some seconds of work: few enough that all workers end together, many enough that reading a conflict is little."""

Say = Callable[[int, int], None]
"""Is told how many pairs of how many are compared."""


class PairLine(Struct, frozen=True):
    """One row of one pair of texts of a conflict, for one pair of their options."""

    conflict: str
    left: str
    right: str
    left_option: str
    right_option: str
    topic: str
    row: str
    verdict: str
    left_provisions: str
    right_provisions: str


class Survey:
    """One library. `problems` are all complaints of its files; a text with errors is left out of every table."""

    def __init__(self, conflicts: Sequence[Conflict], version: str) -> None:
        self.problems: list[Diagnostic] = []
        self._conflicts = conflicts
        self._pairs: list[tuple[Conflict, list[Pair]]] = []
        self._version = version

    @property
    def has_errors(self) -> bool:
        """Whether something could not be read."""
        return any(each.level is Level.ERROR for each in self.problems)

    def issues(self) -> Iterator[IssueLine]:
        """What each text says, conflict by conflict."""
        for conflict in self._conflicts:
            read = read_conflict(conflict)
            self.problems += read.problems
            yield from issues_of(conflict, read)

    def compare(self, cache: Cache, *, jobs: int, scheduler: str | None, say: Say) -> None:
        """Compare every pair whose result is not in the cache; each task is kept as soon as it is done."""
        tasks: list[Task] = []
        for conflict in self._conflicts:
            read = read_conflict(conflict)
            self.problems += read.problems
            pairs = pairs_of(conflict, read, self._version)
            self._pairs.append((conflict, pairs))
            known = cache.known([pair.key for pair in pairs])
            digest = conflict.digest
            missing = iter([pair for pair in pairs if pair.key not in known])
            while part := tuple(islice(missing, PAIRS_OF_A_TASK)):
                tasks.append(Task(conflict, digest, part))
        total = sum(len(task.pairs) for task in tasks)
        done = 0
        say(done, total)
        for results in results_of(compare_pairs, tasks, jobs=jobs, scheduler=scheduler):
            cache.put(results)
            done += len(results)
            say(done, total)

    def pairs(self, cache: Cache, verdicts: frozenset[str] = frozenset()) -> Iterator[PairLine]:
        """Every row of every pair that was compared, by folder and text; `verdicts` chooses among them."""
        for conflict, pairs in self._pairs:
            for pair in pairs:
                for row in unpacked(cache.get(pair.key) or _NOTHING):
                    if verdicts and row.verdict not in verdicts:
                        continue
                    yield PairLine(
                        conflict.folder,
                        pair.left.rpartition(".")[0],
                        pair.right.rpartition(".")[0],
                        row.left_option,
                        row.right_option,
                        row.topic,
                        row.row,
                        row.verdict,
                        ", ".join(row.left_provisions),
                        ", ".join(row.right_provisions),
                    )


_NOTHING: Final = b"\x90"  # an empty list as msgpack writes it
