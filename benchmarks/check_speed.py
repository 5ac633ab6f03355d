"""Measures `check` on a repository of 200 proposals with three edited beside check-jsonschema on the same 200 files.

Run it in the project's root with the Python that has ceasefire-diff installed: `python -m benchmarks.check_speed`. It
installs check-jsonschema from PyPI into a temporary folder, and validates against the program's own schema.
"""

from __future__ import annotations

import argparse
import math
import statistics
import subprocess
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

from benchmarks.speed import HERE, OURS, side_by_side

PROPOSALS = HERE.parent / "proposals"
FILES = 200
EDITED = 3
EDIT = ("length: 30 days", "length: at least 30 days")
"""Made in copies of the Russian memorandum of June 2025, which stand beside Ukraine's of the same days."""


def real_files() -> list[Path]:
    """Every proposal of the project."""
    return sorted(each for each in PROPOSALS.glob("*/*.yaml") if each.name != "glossary.yaml")


def write_repository(folder: Path) -> list[Path]:
    """Copies of the project's own proposals in their process folders, 200 in all, committed; then three are edited."""
    written: list[Path] = []
    while len(written) < FILES:
        number = len(written)
        for source in real_files()[: FILES - number]:
            target = folder / "proposals" / f"{source.parent.name}-{number}" / source.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
            target.with_name("glossary.yaml").write_bytes(source.with_name("glossary.yaml").read_bytes())
            written.append(target)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "--all")
    git(folder, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-q", "-m", "all")
    for target in [each for each in written if each.name == "russia-2025-06-02.yaml"][:EDITED]:
        target.write_text(target.read_text(encoding="utf-8").replace(*EDIT), encoding="utf-8")
    return written


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder."""
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def measure(folder: Path, files: Sequence[Path], peer: str, times: int) -> None:
    """Both commands in turns, whole processes, and the ratio."""
    schema = folder / "schema.json"
    schema.write_bytes(subprocess.run([OURS, "schema", "proposal"], check=True, capture_output=True).stdout)
    check = ["sh", "-c", f'cd "{folder}" && exec "{OURS}" check --base HEAD']
    told = subprocess.run(check, check=False, capture_output=True, text=True)
    print(f"\n{told.stderr.strip()} ({len(told.stdout.splitlines())} findings)")
    commands: dict[str, Sequence[str]] = {
        "ceasefire-diff check --base HEAD": check,
        f"check-jsonschema, {len(files)} files": [peer, "--schemafile", str(schema), *map(str, files)],
    }
    medians = {
        name: statistics.median(each.seconds or math.inf for each in runs)
        for name, runs in side_by_side(commands, times).items()
    }
    ours, theirs = medians.values()
    print("| whole process | median |\n|---|---|")
    for name, seconds in medians.items():
        print(f"| {name} | {seconds:.3f} s |")
    print(f"\nratio: {ours / theirs:.3f}")


def main() -> None:
    """Make the repository and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="runs of each command")
    parser.add_argument("--peer", help="the path of check-jsonschema, where it is installed already")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        peer = asked.peer
        if peer is None:
            venv.create(Path(name, "peer"), with_pip=True)
            binaries = Path(name, "peer", "bin")
            subprocess.run([str(binaries / "pip"), "install", "-q", "check-jsonschema"], check=True)
            peer = str(binaries / "check-jsonschema")
        folder = Path(name, "repository")
        folder.mkdir()
        measure(folder, write_repository(folder), peer, asked.times)


if __name__ == "__main__":
    main()
