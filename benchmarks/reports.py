"""Measures what each format of a gap report takes: two made-up proposals, whole runs, on this machine.

Run it in the project's root with the Python that has ceasefire-diff installed: `python -m benchmarks.reports`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
from pathlib import Path

from benchmarks.made_proposals import write_proposals
from benchmarks.speed import OURS
from ceasefire_diff.render.formats import endings_of

FORMATS = endings_of("report")

SIZE = 500
TIMES = 3


def main() -> None:
    """Print a table of processor seconds, memory and size of the file, one line per format and layout."""
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--size", type=int, default=SIZE, help="provisions of each proposal")
    reading.add_argument("--times", type=int, default=TIMES, help="runs of each; the best one is told")
    asked = reading.parse_args()
    print(f"Two proposals of {asked.size} provisions, best of {asked.times} whole processes.\n")
    print("| report | processor seconds | memory | file |")
    print("|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        pair = [str(each) for each in write_proposals(asked.size, Path(folder))["yaml"]]
        print(_line("compare, terminal", [OURS, "compare", *pair], None, asked.times))
        for ending, format_ in FORMATS.items():
            if ending == ".htm":  # the same as .html
                continue
            for layout in ("table", "brackets") if format_.brackets else ("table",):
                file = Path(folder, f"gaps{ending}")
                words = [OURS, "report", *pair, "-o", str(file), "--layout", layout]
                name = ending if layout == "table" else f"{ending}, brackets"
                print(_line(name, words, file, asked.times), flush=True)
        files = [word for ending in FORMATS for word in ("-o", str(Path(folder, f"all{ending}")))]
        print(_line("all in one run", [OURS, "report", *pair, *files], None, asked.times))


def _line(name: str, words: list[str], file: Path | None, times: int) -> str:
    seconds, megabytes = min(_run(words) for _ in range(times))
    size = f"{file.stat().st_size / 1e6:.2f} MB" if file is not None else ""
    return f"| {name} | {seconds:.2f} | {megabytes:.0f} MB | {size} |"


def _run(words: list[str]) -> tuple[float, float]:
    """Processor seconds of one run, which other work on the machine hardly changes, and its largest memory."""
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
