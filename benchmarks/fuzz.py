"""Feeds damaged files of every kind to the commands and counts how each run ends: `python -m benchmarks.fuzz`.

A run may end with exit status 0, 1 or 2, within 10 seconds and 500 MB, and never in an internal error. Each input is
made from the seed and its number alone, so that a run that broke a bound can be made again: `--first N --count 1`.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from lxml import etree
from msgspec import Struct

from ceasefire_diff.cli import app
from ceasefire_diff.render.word.template import plain_document

ROOT: Final = Path(__file__).resolve().parent.parent
SECONDS: Final = 10
MEGABYTES: Final = 500
WELL_FORMED: Final = 0.7  # of the XML parts that are damaged inside an archive
IN_ONE_PROCESS: Final = 1000  # then a new one, so that its peak of memory tells of few inputs
EXPLOSIVES: Final = tuple(
    text.encode()
    for text in (
        "[", "]", "{", "}", ": ", "- ", "\n", "\n  - ", "'", '"', "|", ">", "#", "&a ", "*a", "!!int ", "\t", "\x00",
        "\x1b[2J", "\u202e", "\ufeff", "\u2028", "::error::x\n", "=1+1", "all", "none", "unspecified", "all except ",
        "only [", "to be agreed", "0001-01-01", "9999-12-31", "2025-02-30", "day 99999999999", "24:00", "1" * 310,
        "1e308", "-1", "0", "1/3", "5 km", "at least ", "no later than ", "within 30 days", " months",
        "every: 7 days", "10 % of ", "remaining", "option A", "stage 2", "signing", "ceasefire", "id: p1",
        "topic: release", "terms: {", "schedule: [", "amount: 5 people", "when: day 1", "by: ", "after: [",
        "before: ", "if: ", "unless: ", "until: ", "for: ", "stance: defers", "versions: ", "unfinished", "\xff",
        "é" * 40, "x" * 2000, "[" * 300, "level", "accept:", "until = 2025-01-01", "[rules]", ",", ";", "\r\n",
        "%PDF-1.7", "PK\x03\x04",
    )
)  # fmt: skip


class TooLong(BaseException):
    """A run went over its seconds."""


class Kind(Struct, frozen=True):
    """One kind of input: where whole ones come from, and the command that reads a damaged one."""

    name: str
    weight: int
    wholes: list[Path]
    words: Callable[[Path, random.Random], list[str]]


def main() -> int:
    """Make the inputs that were asked for and print the counts; 1 if some run broke a bound."""
    asked = _asked()
    # A process that is still at work when the minutes are over may write there once more.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        wholes = whole_files(place / "wholes")
        ran: Counter[tuple[str, str]] = Counter()
        slowest, largest, broken = (0.0, ""), (0, ""), 0
        begun = time.monotonic()
        for result in _results(asked, wholes, place):
            number, kind, status, seconds, memory, said = result
            ran[kind, status] += 1
            slowest, largest = max(slowest, (seconds, f"{number} {kind}")), max(largest, (memory, f"{number} {kind}"))
            if status not in ("0", "1", "2") or seconds > SECONDS or memory > MEGABYTES:
                broken += 1
                print(f"BROKEN {number} {kind}: {status}, {seconds:.1f} s, {memory} MB\n{said[-3000:]}", flush=True)
            if not sum(ran.values()) % 5000:
                print(f"... {sum(ran.values())} in {time.monotonic() - begun:.0f} s", flush=True)
            if asked.minutes and time.monotonic() - begun > 60 * asked.minutes:
                break
    kinds = sorted({kind for kind, _ in ran})
    print(f"seed {asked.seed}, from {asked.first}, {'command' if asked.command else 'in process'}")
    print("| kind | inputs | exit 0 | exit 1 | exit 2 | other |\n|---|---|---|---|---|---|")
    for kind in kinds:
        by = {status: count for (each, status), count in ran.items() if each == kind}
        known = [by.pop(status, 0) for status in "012"]
        print(f"| {kind} | {sum(known) + sum(by.values())} | {' | '.join(map(str, known))} | {sum(by.values())} |")
    print(f"{sum(ran.values())} inputs in {time.monotonic() - begun:.0f} s; broken: {broken}")
    print(f"slowest {slowest[0]:.2f} s ({slowest[1]}); most memory {largest[0]} MB ({largest[1]})")
    return 1 if broken else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--minutes", type=float, default=0, help="stop after so many, whatever the count")
    parser.add_argument("--command", action="store_true", help="each run as a process of its own")
    parser.add_argument("--kind", help="inputs of this kind alone")
    parser.add_argument("--keep", type=Path, help="a folder for the inputs, each under its number")
    return parser.parse_args()


Result = tuple[int, str, str, float, int, str]


def _results(asked: argparse.Namespace, wholes: Mapping[str, list[Path]], place: Path) -> Iterator[Result]:
    """Each input's number, kind, how it ended, seconds, megabytes and what was said of it."""
    numbers = range(asked.first, asked.first + asked.count)
    run = _run_command if asked.command else run_in_process
    if asked.command:
        for number in numbers:
            yield _one(number, asked, wholes, place, run)
        return
    context = get_context("fork")
    for first in range(numbers.start, numbers.stop, IN_ONE_PROCESS):
        theirs, ours = context.Pipe()
        several = range(first, min(first + IN_ONE_PROCESS, numbers.stop))
        worker = context.Process(target=_worker, args=(several, asked, wholes, place, ours), daemon=True)
        worker.start()
        ours.close()
        done = first
        with contextlib.suppress(EOFError):
            while True:
                yield theirs.recv()
                done += 1
        worker.join()
        if worker.exitcode:
            yield (done, "?", f"the process ended with {worker.exitcode}", 0.0, 0, "")


def _worker(numbers: range, asked: argparse.Namespace, wholes: Mapping[str, list[Path]], place: Path, out) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    signal.signal(signal.SIGALRM, _stop)
    for number in numbers:
        out.send(_one(number, asked, wholes, place, run_in_process))


def _stop(*_: object) -> None:
    raise TooLong


Run = Callable[[list[str]], tuple[str, float, int, str]]


def _one(number: int, asked: argparse.Namespace, wholes: Mapping[str, list[Path]], place: Path, run: Run) -> Result:
    chance = random.Random(f"{asked.seed} {number}")  # noqa: S311  the same input for the same number
    at = place / f"{'c' if asked.command else 'p'}{number}"
    shutil.copytree(place / "wholes" / "small", at)
    kinds = [kind for kind in kinds_of(wholes, at) if asked.kind in (None, kind.name)]
    kind = chance.choices(kinds, [each.weight for each in kinds])[0]
    words = words_for_damaged(kind, at, chance)
    if asked.keep:
        for damaged in at.glob("damaged.*"):
            asked.keep.mkdir(parents=True, exist_ok=True)
            shutil.copy(damaged, asked.keep / f"{number}-{kind.name}{damaged.suffix}")
    status, seconds, memory, said = run(words)
    shutil.rmtree(at, ignore_errors=True)
    return number, kind.name, status, seconds, memory, f"{' '.join(words)}\n{said}"


def words_for_damaged(kind: Kind, at: Path, chance: random.Random) -> list[str]:
    """Put a damaged file of a kind into a folder; the words of the command that reads it."""
    whole = chance.choice(kind.wholes)
    damaged = at / f"damaged{whole.suffix}"
    damaged.write_bytes(damage(whole.read_bytes(), chance, [each.read_bytes() for each in kind.wholes[:6]]))
    return kind.words(damaged, chance)


def _run_command(words: list[str]) -> tuple[str, float, int, str]:
    """As a user runs it: a process of its own, with the memory it took at most."""
    with tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "ceasefire_diff", *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=err,
            preexec_fn=_bounded,  # noqa: PLW1509  nothing here has threads
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        err.seek(0)
        said = err.read().decode(errors="replace")
    ended = "internal error" if _is_fault(said) else str(process.returncode)
    # Processor seconds: on a busy machine the clock tells of the others.
    return ended, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, said


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (3 * SECONDS, 3 * SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


def run_in_process(words: list[str]) -> tuple[str, float, int, str]:
    """In this process; processor seconds, and the most memory the process has taken so far."""
    seen = io.BytesIO()
    out, err = (io.TextIOWrapper(each, "utf-8", write_through=True) for each in (io.BytesIO(), seen))
    begun = time.process_time()
    signal.alarm(6 * SECONDS)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            ended = str(app.main(words))
    except BaseException:  # noqa: BLE001  whatever got through is what is looked for
        ended = "exception"
        err.write(traceback.format_exc())
    finally:
        signal.alarm(0)
    said = seen.getvalue().decode(errors="replace")
    if _is_fault(said):
        ended = "internal error"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return ended, time.process_time() - begun, memory, said


def _is_fault(said: str) -> bool:
    return "Traceback" in said or "fault of the program" in said or "internal error" in said


def damage(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """The same bytes, damaged one to eight times; a zip also inside."""
    if data[:2] == b"PK" and chance.random() < 0.8:
        with contextlib.suppress(zipfile.BadZipFile, NotImplementedError, RuntimeError):
            return _damage_inside(data, chance)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        data = chance.choice(_DAMAGES)(data, chance, others)
    return data


def _damage_inside(data: bytes, chance: random.Random) -> bytes:
    """A zip with one part damaged, dropped or doubled."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        parts = [(name, whole.read(name)) for name in whole.namelist()]
        hurt = chance.randrange(len(parts))
        for place, (name, part) in enumerate(parts):
            if place != hurt:
                new.writestr(name, part)
                continue
            if chance.random() < 0.9:
                well_formed = name.endswith((".xml", ".rels")) and chance.random() < WELL_FORMED
                damages = (_other_tree,) if well_formed else _DAMAGES
                for _ in range(chance.choice((1, 2, 5))):
                    part = chance.choice(damages)(part, chance, [parts[0][1]])  # noqa: PLW2901
                new.writestr(name, part)
    return made.getvalue()


def _other_tree(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    """XML that stays well-formed, so that it is opened: an element or attribute gone, doubled or another."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return data
    below = [each for each in root.iter(etree.Element) if each.getparent() is not None]
    if not below:
        return data
    one, other = chance.choice(below), chance.choice(below)
    around, what = one.getparent(), chance.randrange(6)
    if what == 0 and around is not None:
        around.remove(one)
    elif what == 1 and around is not None:
        around.insert(chance.randrange(len(around) + 1), deepcopy(one))
    elif what == 2:
        other.append(deepcopy(one))
    elif what == 3:
        one.text = chance.choice(("", "1" * 310, "{{ report }}", "-1", "\u202e", other.text or ""))
    elif one.attrib:
        name = chance.choice(sorted(one.attrib))
        if what == 4:
            del one.attrib[name]
        else:
            values = [value for each in (one, other) for value in each.attrib.values()]
            one.set(name, chance.choice((*values, "", "-1", "9" * 20, "x")))
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))


def _place(data: bytes, chance: random.Random) -> int:
    return chance.randrange(len(data) + 1)


def _flip(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    at = _place(data, chance)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _cut(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    at = _place(data, chance)
    return data[:at] + data[at + chance.choice((1, 4, 30, 200, len(data))) :]


def _double(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    at = _place(data, chance)
    piece = data[at : at + chance.choice((1, 20, 200))]
    return data[:at] + piece * chance.choice((2, 3, 40)) + data[at:]


def _explode(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    at = _place(data, chance)
    return data[:at] + chance.choice(EXPLOSIVES) + data[at + chance.choice((0, 0, 1, 8)) :]


def _splice(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    other = chance.choice(others)
    at, there = _place(data, chance), _place(other, chance)
    return data[:at] + other[there : there + chance.choice((10, 100, 1000))] + data[at:]


def _swap_lines(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    lines = data.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _drop_line(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    lines = data.split(b"\n")
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


def _other_value(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    """Words that mean something to the program in place of a value."""
    at, end = _value(data, chance)
    return data[:at] + b" " + chance.choice(EXPLOSIVES) + data[end:]


def _borrowed_value(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """A value that stands elsewhere in place of a value: what stays well-formed goes deepest."""
    other = chance.choice([data, data, *others])
    first, last = _value(other, chance)
    at, end = _value(data, chance)
    return data[:at] + b" " + other[first:last].strip() + data[end:]


def _value(data: bytes, chance: random.Random) -> tuple[int, int]:
    """Where some value stands: behind a colon, a comma, a bracket or an equals sign."""
    marks = [found.end() for found in re.finditer(rb": |[,;=\[{]", data)] or [0]
    at = chance.choice(marks)
    found = re.compile(rb"[,;\n\]}]").search(data, at)
    return at, found.start() if found else len(data)


_DAMAGES: Final = (
    _flip, _cut, _double, _explode, _splice, _swap_lines, _drop_line, *[_other_value] * 5, *[_borrowed_value] * 7,
)  # fmt: skip


def kinds_of(wholes: Mapping[str, list[Path]], at: Path) -> list[Kind]:
    """Every kind of file that a user hands in."""
    a, b, glossary = str(at / "a.yaml"), str(at / "b.yaml"), str(at / "glossary.yaml")
    pair = [a, b, "--glossary", glossary]
    formats = ("terminal", "json", "markdown", "csv", "lines")
    return [
        Kind("proposal, compare", 30, wholes["proposals"], lambda file, chance: [
            "compare", str(file), chance.choice((a, str(file))), "--glossary", glossary,
            "--format", chance.choice(formats), *chance.choice(((), ("--full",))),
        ]),
        Kind("proposal, validate", 30, wholes["proposals"], lambda file, chance: [
            "validate", str(file), "--show", "note", *chance.choice(((), ("--format", "sarif"), ("--outline",))),
        ]),
        Kind("proposal, timeline", 3, wholes["proposals"], lambda file, _: ["timeline", str(file), a]),
        Kind("proposal, report", 2, wholes["proposals"], lambda file, chance: [
            "report", str(file), a, "-o", str(at / f"out.{chance.choice(('md', 'csv', 'html', 'docx', 'xlsx'))}"),
        ]),
        Kind("glossary", 10, wholes["glossaries"], lambda file, _: ["compare", a, b, "--glossary", str(file)]),
        Kind("topics", 8, wholes["topics"], lambda file, _: ["compare", *pair, "--topics-file", str(file)]),
        Kind("settings", 8, wholes["settings"], lambda file, _: ["validate", a, "--config", str(file)]),
        Kind("acceptances", 8, wholes["acceptances"], lambda file, _: ["validate", a, "--acceptances", str(file)]),
        Kind("earlier report", 6, wholes["numbers"], lambda file, _: [
            "report", *pair, "-o", str(at / "out.csv"), "--numbers", str(file),
        ]),
        Kind("template", 1, wholes["templates"], lambda file, _: [
            "report", *pair, "-o", str(at / "out.docx"), "--template", str(file),
        ]),
        Kind("paper", 4, wholes["papers"], lambda file, _: ["draft", str(file), "-o", str(at / "out.yaml")]),
        Kind("answers", 6, wholes["answers"], lambda file, _: ["review", *pair, "--answers", str(file), "--by", "X"]),
    ]  # fmt: skip


def whole_files(place: Path) -> dict[str, list[Path]]:
    """Undamaged files of each kind, out of what the project ships and what the command makes of it."""
    place.mkdir()
    istanbul = ROOT / "proposals" / "istanbul-2025"
    small = place / "small"
    small.mkdir()
    for name, text in (("a", "russia-2025-06-02.yaml"), ("b", "ukraine-2025-06-01.yaml")):
        (small / f"{name}.yaml").write_bytes(_few_provisions((istanbul / text).read_bytes(), 0, 4))
    shutil.copy(istanbul / "glossary.yaml", small)
    shutil.copy(istanbul / "glossary.yaml", place)
    (small / "acceptances.yaml").write_text("format: ceasefire-acceptances/1\nacceptances: []\n")
    proposals = []
    for source in sorted((ROOT / "proposals").glob("*/*.yaml")):
        if "glossary" in source.name or "topics" in source.name:
            continue
        for first in range(0, 40, 4):
            few = _few_provisions(source.read_bytes(), first, 4)
            if few:
                file = place / f"{source.parent.name}-{source.stem}-{first}.yaml"
                file.write_bytes(few)
                if run_in_process(["compare", str(file), str(file), "--format", "json"])[0] == "0":
                    proposals.append(file)  # else it names a provision that was left out
    glossaries = sorted((ROOT / "proposals").rglob("glossary*.yaml"))
    a, b, g = (str(small / f"{name}.yaml") for name in ("a", "b", "glossary"))
    made = place / "made"
    made.mkdir()
    for words in (
        ["report", a, b, "--glossary", g, "-o", str(made / "report.csv"), "-o", str(made / "report.xlsx")],
        ["review", a, b, "--glossary", g, "--list", "-o", str(made / "answers.csv")],
        ["review", a, b, "--glossary", g, "--list", "-o", str(made / "answers.xlsx")],
        ["validate", a, "--write-acceptances", str(made / "acceptances.yaml")],
    ):
        run_in_process(words)
    document = plain_document()
    document.sections[0].header.paragraphs[0].text = "House"
    document.save(str(made / "template.docx"))
    (made / "ceasefire-diff.toml").write_text(_block("checks.md", "toml", "[levels]"))
    (made / "topics.yaml").write_text(_block("format.md", "yaml", "ceasefire-topics/1"))
    papers = sorted((ROOT / "tests" / "drafting" / "papers").glob("*.*"))
    papers = [file for file in papers if file.suffix in (".docx", ".pdf", ".odt", ".html", ".txt", ".md")]
    return {
        "proposals": proposals,
        "glossaries": glossaries,
        "topics": [made / "topics.yaml"],
        "settings": [made / "ceasefire-diff.toml"],
        "acceptances": [ROOT / "proposals" / "acceptances.yaml", *sorted(made.glob("acceptances.yaml"))],
        "numbers": [made / "report.csv", made / "report.xlsx"],
        "templates": [made / "template.docx"],
        "papers": papers,
        "answers": sorted(made.glob("answers.*")),
    }


def _block(page: str, language: str, holding: str) -> str:
    """The example in a page of the documentation that holds some words."""
    blocks = (ROOT / "docs" / page).read_text().split(f"```{language}\n")[1:]
    return next(text for block in blocks if holding in (text := block.partition("```")[0]))


def _few_provisions(data: bytes, first: int, count: int) -> bytes:
    """The head of a proposal with few of its provisions: small files are read fast, so more are tried."""
    head, mark, tail = data.partition(b"\nprovisions:\n")
    blocks = tail.split(b"\n  - ")
    chosen = blocks[first : first + count]
    if not mark or not chosen:
        return b""
    body = b"\n  - ".join(chosen)
    return head + mark + (body if first == 0 else b"  - " + body)


if __name__ == "__main__":
    raise SystemExit(main())
