"""Times `survey --pairs` on made libraries: processes, a second run, a cluster, and a loop of `compare` beside it.

python -m benchmarks.surveying --texts 250 1000 --conflicts 20
python -m benchmarks.surveying --texts 250 --cluster     a real cluster of two workers, one of them killed half-way
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path
from threading import Timer
from typing import Any

from benchmarks.made_proposals import two_proposals, yaml_text

PROVISIONS = 60
COMMAND = str(Path(sys.executable).parent / "ceasefire-diff")


def make_library(folder: Path, texts: int, conflicts: int) -> None:
    """Texts of so many conflicts, each of another party, every one with its own order and a third of it its own."""
    for number in range(texts):
        conflict = folder / f"conflict-{number % conflicts:02}"
        conflict.mkdir(parents=True, exist_ok=True)
        chance = random.Random(number)  # noqa: S311 - made-up data, the same at every run
        proposal: dict[str, Any] = two_proposals(PROVISIONS)[number % 2]
        proposal["party"] = f"Party {number}"
        chance.shuffle(proposal["provisions"])
        (conflict / f"text-{number:04}.yaml").write_text(yaml_text(proposal), encoding="utf-8")


def timed(words: list[str], cache: Path) -> tuple[float, float, int]:
    """Seconds of the wall and of the processor, and the largest process in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    subprocess.run(words, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, after.ru_maxrss // 1024


def loop_of_compare(folder: Path, most: int) -> tuple[float, int]:
    """Seconds of the wall for `compare --format json` of some pairs one by one, and how many those were."""
    pairs = [pair for conflict in sorted(folder.iterdir()) for pair in combinations(sorted(conflict.glob("*.yaml")), 2)]
    chosen = pairs[:: max(1, len(pairs) // most)][:most]
    begun = time.perf_counter()
    for left, right in chosen:
        words = [COMMAND, "compare", str(left), str(right), "--format", "json"]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun, len(chosen)


@contextmanager
def two_workers(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A real Dask cluster on this machine: its address, and its two worker processes."""
    where = folder / "scheduler.json"
    common = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(where)]
    scheduler = ["-m", "distributed.cli.dask_scheduler", "--port", "0", *common]
    worker = ["-m", "distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", *common]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    begun = [subprocess.Popen([sys.executable, *words], **quiet) for words in (scheduler, worker, worker)]  # type: ignore[call-overload]
    try:
        while not (where.exists() and where.read_text(encoding="utf-8")):
            time.sleep(0.1)
        yield json.loads(where.read_text(encoding="utf-8"))["address"], begun[1:]
    finally:
        for each in begun:
            each.kill()
            each.wait()


def over_a_cluster(texts: int, conflicts: int) -> None:
    """Print how long a survey takes over two workers, and with one of them killed half-way, and if all say the same."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made, "library")
        make_library(folder, texts, conflicts)
        words = [COMMAND, "survey", str(folder), "--pairs", "--verdict", "conflict", "-o"]
        alone, _, _ = timed([*words, f"{made}/alone.json", "--jobs", "2"], Path(made, "c0"))
        with two_workers(Path(made)) as (address, workers):
            whole, _, _ = timed([*words, f"{made}/whole.json", "--scheduler", address], Path(made, "c1"))
            Timer(whole / 2, workers[0].kill).start()
            killed, _, _ = timed([*words, f"{made}/killed.json", "--scheduler", address], Path(made, "c2"))
            if workers[0].poll() is None:
                raise SystemExit("the worker was not killed in time")
        same = len({Path(made, f"{each}.json").read_bytes() for each in ("alone", "whole", "killed")}) == 1
        print("| texts | 2 processes: s | cluster of two: s | one of them killed half-way: s | the same bytes |")
        print("|---|---|---|---|---|")
        print(f"| {texts} | {alone:.1f} | {whole:.1f} | {killed:.1f} | {'yes' if same else 'NO'} |")


def main() -> None:
    """Print a table line for each library."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, nargs="+", default=[250])
    parser.add_argument("--conflicts", type=int, default=20)
    parser.add_argument("--loop", type=int, default=30, help="pairs that the loop of compare is timed on")
    parser.add_argument("--cluster", action="store_true", help="over a Dask cluster of two workers (extra `cluster`)")
    asked = parser.parse_args()
    if asked.cluster:
        for texts in asked.texts:
            over_a_cluster(texts, asked.conflicts)
        return
    print("| texts | pairs | 1 process: s | 2 processes: s | again: s | MB | loop of compare, all pairs: s |")
    print("|---|---|---|---|---|---|---|")
    for texts in asked.texts:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made, "library")
            make_library(folder, texts, asked.conflicts)
            words = [COMMAND, "survey", str(folder), "--pairs", "--verdict", "conflict", "-o"]
            one, _, memory = timed([*words, f"{made}/1.json"], Path(made, "c1"))
            two, _, _ = timed([*words, f"{made}/2.json", "--jobs", "2"], Path(made, "c2"))
            again, _, _ = timed([*words, f"{made}/3.json"], Path(made, "c1"))
            same = {Path(made, f"{each}.json").read_bytes() for each in (1, 2, 3)}
            if len(same) != 1:
                raise SystemExit("the runs do not say the same")
            json.loads(same.pop())
            pairs = sum(len(list(combinations(list(each.glob("*.yaml")), 2))) for each in folder.iterdir())
            loop, looked_at = loop_of_compare(folder, asked.loop)
            whole = loop / looked_at * pairs
            print(f"| {texts} | {pairs} | {one:.1f} | {two:.1f} | {again:.1f} | {memory} | {whole:.0f} |", flush=True)


if __name__ == "__main__":
    main()
