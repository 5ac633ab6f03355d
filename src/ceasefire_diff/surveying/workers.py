"""Shares out tasks among processes of this machine or of a cluster; a worker that dies loses no task."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from multiprocessing import get_context
from typing import Any, Final, TypeVar

from ceasefire_diff.source.diagnostics import refused

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
