"""Doubles small inputs that once took long and prints the power by which time grows: `python -m benchmarks.heavy`.

Processor seconds of whole processes, less those of an input of no size. A power of 1 is time in proportion to size, of
2 to its square. Where a kind has a limit, the largest size is the limit and the next is refused.
"""

from __future__ import annotations

import math
import os
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

SECONDS: Final = 120
_HEAD: Final = (
    "format: ceasefire-proposal/1\nparty: {party}\ntitle: T\ndate: 2025-01-31\nstatus: tabled\ncoverage: complete\n"
    "sources: {{paper: {{title: P}}}}\n{more}provisions:\n"
)
_PAIR: Final = ("a.yaml", "b.yaml")


class Heavy(Struct, frozen=True):
    """One kind of input: its sizes, what makes it in a folder, and the commands that read it."""

    name: str
    sizes: Sequence[int]
    make: Callable[[Path, int], None]
    runs: Sequence[Sequence[str]]


def main() -> int:
    """Measure every kind whose name was given, or all."""
    print("| input | command | size: seconds, MB | power |\n|---|---|---|---|")
    for kind in KINDS:
        if sys.argv[1:] and kind.name not in sys.argv[1:]:
            continue
        for words in kind.runs:
            costs = [(size, *_cost(kind, size, words)) for size in (2, *kind.sizes)]
            least, costs = costs[0][1], costs[1:]
            told = "; ".join(f"{size:,}: {_ended(status)}{time:.2f}, {memory}" for size, time, memory, status in costs)
            print(
                f"| {kind.name} | {' '.join(words[:1])} {_output(words)} | {told} | {_power(costs, least)} |",
                flush=True,
            )
    return 0


def _ended(status: int) -> str:
    return "" if status in (0, 1) else f"exit {status}, "


def _output(words: Sequence[str]) -> str:
    return next((word for word in words if word in ("json", "markdown", "--full") or word.startswith("out.")), "")


def _power(costs: Sequence[tuple[int, float, int, int]], least: float) -> str:
    done = [(size, time - least) for size, time, _, status in costs if status in (0, 1)]
    if len(done) < 2 or done[-1][1] < least / 2:
        return "less than half of starting"
    larger, longer = done[-1]
    size, time = next((each for each in reversed(done) if each[0] < larger * 2 / 3), done[0])
    return f"{math.log(longer / max(time, 0.01)) / math.log(larger / size):.1f}"


def _cost(kind: Heavy, size: int, words: Sequence[str]) -> tuple[float, int, int]:
    """Processor seconds, megabytes and exit status of one run; status 124 if it was stopped."""
    with tempfile.TemporaryDirectory() as folder:
        kind.make(Path(folder), size)
        process = subprocess.Popen(
            [sys.executable, "-m", "ceasefire_diff", *words],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS)),  # noqa: PLW1509  no threads
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    ended = 124 if process.returncode < 0 else process.returncode
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, ended


def _both(folder: Path, provisions: Callable[[str], str], more: str = "") -> None:
    for party in "AB":
        text = _HEAD.format(party=party, more=more) + provisions(party)
        (folder / f"{party.lower()}.yaml").write_text(text, encoding="utf-8")


def _names(folder: Path, size: int) -> None:
    """A term with many names, half of them in both texts."""

    def one(party: str) -> str:
        names = ", ".join(f"{party if number % 2 else 'x'}{number}" for number in range(size))
        return f"  - {{id: p1, topic: withdrawal, text: x, terms: {{forces: [{names}], distance: 5 km}}}}\n"

    _both(folder, one)


def _schedule(folder: Path, size: int) -> None:
    """A schedule of many steps, whose amounts differ by one."""

    def one(party: str) -> str:
        steps = ", ".join(f"{{amount: {n + 1 + (party == 'B')} people, when: day {n + 1}}}" for n in range(size))
        return f"  - {{id: p1, topic: release, text: x, terms: {{category: c, schedule: [{steps}]}}}}\n"

    _both(folder, one)


def _issue(folder: Path, size: int) -> None:
    """Many provisions of one text on one issue."""

    def one(party: str) -> str:
        return "".join(
            f"  - {{id: p{n}, topic: monitoring, text: S {n}.,"
            f" terms: {{of: ceasefire, lead: body {party}{n * 7919 % 10**6}, staff: {n}}}}}\n"
            for n in range(size)
        )

    _both(folder, one)


def _text(letter: str) -> Callable[[Path, int], None]:
    def make(folder: Path, size: int) -> None:
        def one(party: str) -> str:
            days = 30 if party == "A" else 60
            return (
                f"  - {{id: p1, topic: duration, text: '{letter * size}',"
                f" terms: {{of: ceasefire, length: {days} days}}}}\n"
            )

        _both(folder, one)

    return make


def _brackets(folder: Path, size: int) -> None:
    """A name of opening brackets."""
    _both(
        folder, lambda _: f'  - {{id: p1, topic: duration, text: t, by: "x, {"[" * size}", terms: {{of: ceasefire}}}}\n'
    )


def _sequence(folder: Path, size: int) -> None:
    """Many events in one order, known to both texts; the second has every third first."""
    events = ", ".join(f"e{number}: [step {number}]" for number in range(size))
    (folder / "glossary.yaml").write_text(f"format: ceasefire-glossary/1\nevents: {{{events}}}\n")

    def one(party: str) -> str:
        order = range(size) if party == "A" else sorted(range(size), key=lambda number: (number % 3, number))
        steps = ", ".join(f"e{number}" for number in order)
        return f"  - {{id: s, topic: sequence, text: x, terms: {{of: settlement, steps: [{steps}]}}}}\n"

    _both(folder, one, "glossary: glossary.yaml\n")


def _chain(folder: Path, size: int) -> None:
    """Provisions each of which comes after the one before it."""

    def one(_: str) -> str:
        return "".join(
            f"  - {{id: p{n}, topic: withdrawal, text: S {n}., terms: {{forces: unit {n}}}"
            f"{f', after: p{n - 1}' if n else ''}}}\n"
            for n in range(size)
        )

    _both(folder, one)


def _wide(folder: Path, size: int) -> None:
    """Provisions on as many issues, each in both texts."""

    def one(party: str) -> str:
        return "".join(
            f"  - {{id: p{n}, topic: withdrawal, text: S {n}.,"
            f" terms: {{forces: unit {n}, distance: {n + (party == 'B')} km}}}}\n"
            for n in range(size)
        )

    _both(folder, one)


def _options(folder: Path, size: int) -> None:
    """Options, each of which is compared with each, beside provisions that belong to all of them."""

    def one(_: str) -> str:
        chosen = (f"id: p{n}, option: o{n}, text: S, terms: {{forces: unit {n}}}" for n in range(size))
        common = (f"id: q{n}, text: S, terms: {{forces: part {n}}}" for n in range(250))
        return "".join(f"  - {{topic: withdrawal, {each}}}\n" for each in (*chosen, *common))

    _both(folder, one, f"options: {{{', '.join(f'o{n}: Option {n}' for n in range(size))}}}\n")


def _wrong(folder: Path, size: int) -> None:
    """Provisions each with a mistake."""
    _both(folder, lambda _: "".join(f"  - {{id: p{n}, topic: withdrwal{n}, text: x}}\n" for n in range(size)))


def _parts(folder: Path, size: int) -> None:
    """A glossary in which each name is a part of the one before it."""
    parts = ", ".join(f"n{number}: [n{number + 1}]" for number in range(size))
    (folder / "glossary.yaml").write_text(f"format: ceasefire-glossary/1\nparts: {{{parts}}}\n")
    _both(
        folder,
        lambda party: (
            f"  - {{id: p1, topic: withdrawal, text: x, terms: {{forces: n{size if party == 'B' else 0}}}}}\n"
        ),
        "glossary: glossary.yaml\n",
    )


def _conditions(folder: Path, size: int) -> None:
    """Provisions each of which hangs on a condition of its own."""

    def one(party: str) -> str:
        return "".join(
            f"  - {{id: p{n}, topic: withdrawal, text: S {n}., terms: {{forces: unit {n}}},"
            f' if: "the other {party} keeps promise {n}"}}\n'
            for n in range(size)
        )

    _both(folder, one)


def _csv(folder: Path, size: int) -> None:
    """An earlier report of many rows."""
    _wide(folder, 2)
    lines = "".join(f"{number + 1},r{number}\n" for number in range(size))
    (folder / "numbers.csv").write_text(f"number,row id\n{lines}")


def _xlsx(folder: Path, size: int) -> None:
    """A workbook in which a cell far to the right ends each row."""
    _wide(folder, 2)
    head = "".join(f'<c t="inlineStr"><is><t>{word}</t></is></c>' for word in ("number", "row id"))
    rows = f"<row>{head}</row>" + '<row><c r="XFD1"/></row>' * size
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<?xml version="1.0"?><worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    with zipfile.ZipFile(folder / "numbers.xlsx", "w", zipfile.ZIP_DEFLATED) as workbook:
        workbook.writestr("xl/worksheets/sheet1.xml", sheet)


def _renamed(folder: Path, size: int) -> None:
    """A repository in which as many files are deleted as others are added."""

    def git(*words: str) -> None:
        mail = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(("git", *mail, *words), cwd=folder, check=True, capture_output=True)

    def written(kind: str) -> None:
        for number in range(size):
            text = _HEAD.format(party=f"{kind}{number}", more="") + (
                f"  - {{id: {kind}{number}, topic: withdrawal, text: {kind} {number}.,"
                f" terms: {{forces: unit {number}}}}}\n"
            )
            (folder / f"{kind}{number}.yaml").write_text(text)

    git("init", "-q")
    written("old")
    git("add", "-A")
    git("commit", "-qm", "one")
    for file in folder.glob("old*.yaml"):
        file.unlink()
    written("new")
    git("add", "-A")


_COMPARE: Final = ("compare", *_PAIR, "--format", "json")
_REPORT: Final = ("report", *_PAIR, "-o", "out.html")
_FULL: Final = ("compare", *_PAIR, "--full")
_MARKDOWN: Final = ("compare", *_PAIR, "--full", "--format", "markdown")
_VALIDATE: Final = ("validate", "a.yaml")
KINDS: Final = (
    Heavy("names", (125, 250, 500, 501), _names, (_COMPARE, _REPORT)),
    Heavy("schedule", (125, 250, 500, 501), _schedule, (_COMPARE, _REPORT)),
    Heavy("issue", (31, 62, 75, 150, 151), _issue, (_COMPARE, _VALIDATE)),
    Heavy("digits", (10_000, 20_000, 40_000), _text("1"), (_MARKDOWN, ("report", *_PAIR, "-o", "out.md"))),
    Heavy("chinese", (10_000, 20_000, 40_000), _text("\u65e5"), (_FULL, _REPORT)),
    Heavy("brackets", (20_000, 40_000, 80_000), _brackets, (_VALIDATE,)),
    Heavy("sequence", (25, 50, 100, 101), _sequence, (_COMPARE, _REPORT, ("timeline", *_PAIR))),
    Heavy("csv", (20_000, 40_000, 80_000), _csv, (("report", *_PAIR, "-o", "out.csv", "--numbers", "numbers.csv"),)),
    Heavy("xlsx", (30, 60, 20_000), _xlsx, (("report", *_PAIR, "-o", "out.csv", "--numbers", "numbers.xlsx"),)),
    Heavy("renamed", (750, 1500, 3000), _renamed, (("check", "--staged", "--against", "none", "."),)),
    Heavy("chain", (50, 100, 200), _chain, (_COMPARE, ("timeline", *_PAIR))),
    Heavy("wide", (500, 1000, 2000), _wide, (_COMPARE, _VALIDATE)),
    Heavy("options", (3, 6, 10, 11), _options, (_COMPARE,)),
    Heavy("wrong", (500, 1000, 2000), _wrong, (_VALIDATE,)),
    Heavy("parts", (250, 500, 1000), _parts, (_COMPARE,)),
    Heavy("conditions", (100, 200, 400), _conditions, (_COMPARE,)),
)


if __name__ == "__main__":
    raise SystemExit(main())
