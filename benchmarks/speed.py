"""Measures whole runs of ceasefire-diff beside its peers on this machine, and prints a table of ratios.

Run it in the project's root: `python -m benchmarks.speed`. It installs the project and its peers (deepdiff with its
command and graphtage from PyPI, json-diff from npm) into a temporary folder, each with pip into an environment of its
own: what one brings along, another may load at every start.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.made_proposals import write_proposals

HERE = Path(__file__).resolve().parent
ISTANBUL = HERE.parent / "proposals" / "istanbul-2025"
PAIR = tuple(str(ISTANBUL / name) for name in ("russia-2025-06-02.yaml", "ukraine-2025-06-01.yaml"))
OURS = str(Path(sys.executable).with_name("ceasefire-diff"))
"""The command of the environment a benchmark runs in."""
GIVE_UP = 120
"""Seconds after which a peer counts as not finishing."""


@dataclass(frozen=True)
class Run:
    """The best of some runs of one command, in seconds, and its largest memory in megabytes; None: gave up.

    `processor` is the least time of the processor, its own and the system's, that a run took.
    """

    seconds: float | None
    megabytes: float
    processor: float = math.inf

    def told(self) -> str:
        """As a cell of the table."""
        return f"{self.seconds:.3f} s" if self.seconds is not None else f"over {GIVE_UP} s"


def run(command: Sequence[str], times: int = 1) -> Run:
    """Run a command some times with its output thrown away, as a pipe would take it."""
    best: float | None = None
    largest, processor = 0.0, math.inf
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "120"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    for _ in range(times):
        began = time.perf_counter()
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
        ) as process:
            while True:
                done, _, usage = os.wait4(process.pid, os.WNOHANG)
                took = time.perf_counter() - began
                if done:
                    break
                if took > GIVE_UP:
                    process.kill()
                    os.wait4(process.pid, 0)
                    process.returncode = -9
                    return Run(None, largest)
                time.sleep(0.0005)
            process.returncode = 0
        largest = max(largest, usage.ru_maxrss / 1024)
        processor = min(processor, usage.ru_utime + usage.ru_stime)
        best = took if best is None else min(best, took)
    return Run(best, largest, processor)


def side_by_side(commands: dict[str, Sequence[str]], times: int) -> dict[str, list[Run]]:
    """Some runs of each command, taken in turns so that all meet the same machine; one before them is not counted."""
    taken: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(times + 1):
        for name, command in commands.items():
            each = run(command)
            taken[name] += [each] if turn else []
    return taken


def installed(folder: Path, package: str, command: str) -> str | None:
    """Install a package into an environment of its own; the path of its command, None if it cannot be had."""
    place = folder / command
    venv.create(place, with_pip=True)
    done = subprocess.run(
        [str(place / "bin" / "pip"), "install", "-q", package], check=False, capture_output=True, text=True
    )
    if done.returncode:
        print(f"{package} cannot be installed: {done.stderr.strip().rpartition(chr(10))[2]}", file=sys.stderr)
        return None
    return str(place / "bin" / command)


def install_peers(folder: Path) -> dict[str, str]:
    """Install the peers and return the path of each one's command; a peer that cannot be had is left out."""
    found: dict[str, str] = {}
    for package, command in (("deepdiff[cli]", "deep"), ("graphtage", "graphtage")):
        if path := installed(folder, package, command):
            found[command] = path
    npm = shutil.which("npm")
    if (
        npm
        and subprocess.run(
            [npm, "install", "--prefix", str(folder), "json-diff"], check=False, capture_output=True
        ).returncode
        == 0
    ):
        found["json-diff"] = str(folder / "node_modules" / ".bin" / "json-diff")
    return found


def in_memory(python: str) -> float:
    """Milliseconds to compare the Istanbul pair once it is read: the median of 20."""
    code = (
        "import sys, time, statistics\n"
        "from ceasefire_diff.reading.proposals import read_proposals\n"
        "from ceasefire_diff.comparing.compare import compare\n"
        "read = read_proposals(sys.argv[1:])\n"
        "taken = []\n"
        "for _ in range(20):\n"
        "    began = time.perf_counter(); compare(read.proposals, read.taxonomy)\n"
        "    taken.append(time.perf_counter() - began)\n"
        "print(statistics.median(taken) * 1000)\n"
    )
    done = subprocess.run([python, "-c", code, *PAIR], check=True, capture_output=True, text=True)
    return float(done.stdout)


def whole_process(ours: str, peers: dict[str, str], times: int) -> None:
    """The Istanbul pair, whole processes."""
    python = str(Path(ours).with_name("python"))
    commands: dict[str, Sequence[str]] = {
        "ceasefire-diff, terminal": [ours, "compare", *PAIR],
        "ceasefire-diff, JSON": [ours, "compare", "--format", "json", *PAIR],
        "python -c pass": [python, "-c", "pass"],
    }
    if "deep" in peers:
        commands["deep diff --ignore-order"] = [peers["deep"], "diff", *PAIR, "--ignore-order"]
    figures = {name: _figures(runs) for name, runs in side_by_side(commands, times).items()}
    peer = figures.get("deep diff --ignore-order")
    print("\n| the Istanbul pair, whole process | best | median | processor, best | ratios to deep diff |")
    print("|---|---|---|---|---|")
    for name, each in figures.items():
        ratios = ", ".join(f"{one / other:.2f}" for one, other in zip(each, peer, strict=True)) if peer else "-"
        print(f"| {name} | {' | '.join(f'{seconds:.3f} s' for seconds in each)} | {ratios} |")
    print(f"\nThe comparison alone, in memory: {in_memory(python):.1f} ms (median of 20)")


def _figures(runs: Sequence[Run]) -> tuple[float, float, float]:
    """The best and the median of the time that some runs took, and the least time of the processor."""
    seconds = [each.seconds or math.inf for each in runs]
    return min(seconds), statistics.median(seconds), min(each.processor for each in runs)


def large_pair(ours: str, peers: dict[str, str], folder: Path, times: int) -> None:
    """2,000 against 2,000 provisions, shuffled, a third edited."""
    paths = write_proposals(2000, folder)
    yaml_pair, json_pair = [str(each) for each in paths["yaml"]], [str(each) for each in paths["json"]]
    runs = {"ceasefire-diff --format json (YAML)": run([ours, "compare", "--format", "json", *yaml_pair], times)}
    runs["ceasefire-diff, terminal (YAML)"] = run([ours, "compare", *yaml_pair], times)
    if "json-diff" in peers:
        runs["json-diff (JSON)"] = run([peers["json-diff"], *json_pair], times)
    if "deep" in peers:
        runs["deep diff --ignore-order (YAML)"] = run([peers["deep"], "diff", *yaml_pair, "--ignore-order"])
    if "graphtage" in peers:
        runs["graphtage (YAML)"] = run([peers["graphtage"], *yaml_pair])
    peer = runs["json-diff (JSON)"].seconds if "json-diff (JSON)" in runs else None
    print("\n| 2,000 against 2,000 provisions | best | ratio to json-diff | memory |\n|---|---|---|---|")
    for name, each in runs.items():
        ratio = f"{each.seconds / peer:.2f}" if peer and each.seconds else "-"
        print(f"| {name} | {each.told()} | {ratio} | {each.megabytes:.0f} MB |")


def growth(ours: str, folder: Path) -> None:
    """How time grows from 200 to 20,000 provisions a side, start-up taken off."""
    start = run([ours, "compare", "--format", "json", *PAIR], 3).seconds or 0.0
    sizes = (200, 600, 2000, 6000, 20000)
    taken: list[float] = []
    print("\n| provisions a side | whole process | memory |\n|---|---|---|")
    for size in sizes:
        pair = [str(each) for each in write_proposals(size, folder)["yaml"]]
        each = run([ours, "compare", "--format", "json", *pair], 2)
        taken.append((each.seconds or math.inf) - start * 0.8)
        print(f"| {size:,} | {each.told()} | {each.megabytes:.0f} MB |")
    steps = [(math.log(size), math.log(seconds)) for size, seconds in zip(sizes[1:], taken[1:], strict=True)]
    slope = statistics.linear_regression([x for x, _ in steps], [y for _, y in steps]).slope
    print(f"\nTime grows as size to the power of {slope:.2f} (600 to 20,000 provisions, start-up taken off).")


def main() -> None:
    """Measure what is asked for; everything by default."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=15, help="runs of each short command")
    parser.add_argument("--only", choices=("process", "large", "growth"), help="measure this alone")
    parser.add_argument("--no-peers", action="store_true", help="do not install and run the peers")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = installed(folder, str(HERE.parent), "ceasefire-diff")
        if ours is None:
            sys.exit(1)
        peers = {} if asked.no_peers or asked.only == "growth" else install_peers(folder)
        if asked.only in (None, "process"):
            whole_process(ours, peers, asked.times)
        if asked.only in (None, "large"):
            large_pair(ours, peers, folder, 3)
        if asked.only in (None, "growth"):
            growth(ours, folder)


if __name__ == "__main__":
    main()
