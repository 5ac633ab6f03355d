"""Compares the pairs of texts of one conflict, row by row, shared among processes of this machine or of a cluster."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from itertools import combinations
from multiprocessing import get_context
from typing import Any, Final, TypeVar

from msgspec import Struct, msgpack

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.events import events_of
from ceasefire_diff.model.proposal import Proposal
from ceasefire_diff.model.verdict import RULES
from ceasefire_diff.reading.peek_header import peek_header
from ceasefire_diff.source.diagnostics import refused
from ceasefire_diff.surveying.library import Conflict, ReadConflict, read_once
from ceasefire_diff.taxonomy.topic import Taxonomy


class PairRow(Struct, frozen=True, array_like=True):
    """One row of a comparison for one pair of variants, as `compare` has it; options are empty where there are none."""

    row: str
    topic: str
    left_option: str
    right_option: str
    verdict: str
    left_provisions: tuple[str, ...]
    right_provisions: tuple[str, ...]


class Pair(Struct, frozen=True):
    """Two texts of one conflict by the names of their files; `key` names what comparing them comes from."""

    left: str
    right: str
    key: str


class Task(Struct, frozen=True):
    """Some pairs of one conflict, with all that comparing them needs."""

    conflict: Conflict
    digest: str
    pairs: tuple[Pair, ...]


def pairs_of(conflict: Conflict, read: ReadConflict, version: str) -> list[Pair]:
    """The pairs of texts of different parties in which anything of the one may stand in a row with the other."""
    shared = f"{version}\0{RULES}\0{conflict.shared}\0"
    digests = {name: hashlib.sha256(conflict.files[name]).hexdigest() for name in read.proposals}
    parties = {name: peek_header(conflict.files[name]).parties for name in read.proposals}
    meets_by = {name: _meets_by(proposal, read.taxonomy) for name, proposal in read.proposals.items()}
    return [
        Pair(left, right, hashlib.sha256(f"{shared}{digests[left]}\0{digests[right]}".encode()).hexdigest())
        for left, right in combinations(sorted(read.proposals), 2)
        if parties[left] != parties[right] and not meets_by[left].isdisjoint(meets_by[right])
    ]


def _meets_by(proposal: Proposal, taxonomy: Taxonomy) -> frozenset[tuple[str, str]]:
    """All by which a row may hold a provision of this text and one of another: where two texts share none, no row does.

    Beside the topic these are issues that a coder names, what a person joined, topics that describe
    one thing, and events, for conditions and orders are told by event.
    """
    found: set[tuple[str, str]] = set()
    for each in proposal.provisions:
        found.add(("topic", each.topic))
        found |= {("issue", issue) for issue in each.issues}
        found |= {("event", event.id) for event in events_of(each)}
        if each.is_event:
            found.add(("event", each.is_event))
        if taxonomy.topics[each.topic].describes:
            found.add(("topic", "any that describes"))
    found |= {("match", match.id) for match in proposal.glossary.matches if proposal.id in match.provisions}
    return frozenset(found)


def compare_pairs(task: Task) -> list[tuple[str, bytes]]:
    """The rows of each pair of a task, packed, with the pair's key; runs in any process that has this program."""
    read = read_once(task.conflict, task.digest)
    return [(pair.key, msgpack.encode(rows_of(pair, read))) for pair in task.pairs]


def rows_of(pair: Pair, read: ReadConflict) -> list[PairRow]:
    """Every row of a comparison of two texts, for each pair of their variants."""
    comparison = compare([read.proposals[pair.left], read.proposals[pair.right]], read.taxonomy)
    return [
        PairRow(
            row.id,
            row.topic,
            each.left.option or "",
            each.right.option or "",
            each.verdict.value,
            each.left_provisions,
            each.right_provisions,
        )
        for row in comparison.rows
        for each in row.pairs
    ]


def unpacked(data: bytes) -> Sequence[PairRow]:
    """The rows that `compare_pairs` packed."""
    return msgpack.decode(data, type=list[PairRow])


_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

CONNECT_WITHIN: Final = "10 s"

TRIES: Final = 3
"""Pools that may break, one after the other, before the run gives up: a task may itself bring its worker down."""


def results_of(
    function: Callable[[_Task], _Result], tasks: Sequence[_Task], *, jobs: int, scheduler: str | None
) -> Iterator[_Result]:
    """The result of each task as it comes. `scheduler` is the address of a Dask cluster; `jobs` then counts nothing.

    Raises CannotRun where the cluster cannot be reached or workers die again and again.
    """
    if scheduler is None and jobs == 1:
        yield from map(function, tasks)
        return
    pool = partial(_cluster, scheduler) if scheduler is not None else partial(_processes, min(jobs, len(tasks) or 1))
    left = dict(enumerate(tasks))
    for _ in range(TRIES):
        with pool() as executor:
            futures = {executor.submit(function, task): number for number, task in left.items()}
            try:
                for future in as_completed(futures):
                    result = future.result()
                    del left[futures[future]]
                    yield result
            except BrokenProcessPool:
                continue
            finally:
                for each in futures:
                    each.cancel()
        return
    raise refused("survey.workers", "workers died again and again", "Run it with fewer jobs: each takes memory")


def _processes(jobs: int) -> AbstractContextManager[Executor]:
    # A fresh process each: a copy of this one would hold what this one has open.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client as ClientOfCluster  # noqa: PLC0415 - an extra
    except ImportError as error:
        cure = "Install it with `pip install 'ceasefire-diff[cluster]'`"
        raise refused("survey.no-cluster", "--scheduler needs the extra `cluster`", cure) from error
    connect: Any = ClientOfCluster
    try:
        client = connect(address, timeout=CONNECT_WITHIN)
    except (OSError, TimeoutError, ValueError) as error:
        cure = "Check the address, as in tcp://127.0.0.1:8786 or tls://scheduler:8786"
        raise refused("survey.no-scheduler", f"no scheduler answers at {address}: {error}", cure) from error
    with client, nullcontext(client.get_executor()) as executor:
        yield executor
