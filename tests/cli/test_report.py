"""Proves, through the installed command, how `report` writes files, and what it says where it cannot."""

from __future__ import annotations

import csv
import re
import resource
import signal
import subprocess
import time
from pathlib import Path

import docx
import pytest

from ceasefire_diff.cli.report import Progress
from ceasefire_diff.render.formats import endings_of
from tests.cli.installed import PAIR, Command

FORMATS = endings_of("report")
SEVERAL = [word for ending in FORMATS for word in ("-o", f"gaps{ending}")]


def lines_of(file: Path) -> list[dict[str, str]]:
    """The lines of a CSV by the names of its columns."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_several_formats_in_one_run(command: Command, tmp_path: Path) -> None:
    """One run writes every format there is, and says nothing on standard output."""
    ran = command("report", *(command.folder / each for each in PAIR), *SEVERAL, folder=tmp_path)
    assert (ran.status, ran.out) == (0, ""), ran.err
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(f"gaps{ending}" for ending in FORMATS)
    assert all(each.stat().st_size > 1000 for each in tmp_path.iterdir())


def test_an_ending_in_capitals_is_an_ending(command: Command, tmp_path: Path) -> None:
    """`GAPS.MD` is Markdown."""
    pair = [command.folder / each for each in PAIR]
    assert command("report", *pair, "-o", "GAPS.MD", folder=tmp_path).status == 0
    assert (tmp_path / "GAPS.MD").read_text().startswith("# Gap report: Russia / Ukraine")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["-o", "gaps.pdf"], "no format. End its name in"),
        (["-o", "gaps.txt"], ", and report writes none"),
        ([], "a report is written to files, and none is named. Add -o"),
        (["-o", "gaps.csv", "--layout", "brackets"], "CSV has no single text with brackets"),
        (["-o", "gaps.md", "--template", "a.docx"], "none of the files takes a template"),
        (["-o", "gaps.md", "-o", "no-such-folder/gaps.md"], "there is no folder"),
        (["-o", "gaps.md", "-o", "."], "no format"),
        (["-o", "gaps.md", "--numbers", "missing.csv"], "no rows can be read from it: No such file"),
        (["-o", "gaps.md", "--status", "published,public"], "there is no status `public`. Write one of: tabled"),
        (
            ["-o", "gaps.md", "--edition-for", "Atlantis"],
            "no text is that of `Atlantis`. Write one of: Russia; Ukr",
        ),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_one_sentence_says_why_not(command: Command, tmp_path: Path, words: list[str], told: str) -> None:
    """What cannot be done is one line, exit status 2, and nothing is written."""
    ran = command("report", *(command.folder / each for each in PAIR), *words, folder=tmp_path)
    assert ran.status == 2
    lines = [line for line in ran.err.splitlines() if not line.endswith(" ...")]
    assert len(lines) == 1
    assert told in lines[0]
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_place(command: Command) -> None:
    """A folder in which nobody, not even root, may make a file is one line."""
    if not Path("/sys").is_dir():
        pytest.skip("this system has no /sys, in which nobody may make a file")
    ran = command("report", *PAIR, "-o", "/sys/gaps.md")
    assert ran.status == 2
    assert re.search(r"/sys/gaps\.md: the file cannot be written: .*(permission denied|Read-only)", ran.err)


def _small_files() -> None:
    """Let no file grow beyond a few blocks: what a full disk does, and done by the system itself."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))


def test_a_full_disk(command: Command, tmp_path: Path) -> None:
    """Where a file cannot grow, one line says so; no file is touched, and nothing is left beside them."""
    for name in ("gaps.md", "gaps.csv"):
        (tmp_path / name).write_text("old")
    pair = [command.folder / each for each in PAIR]
    done = subprocess.run(
        command.words("report", *pair, "-o", "gaps.csv", "-o", "gaps.md"),
        capture_output=True,
        cwd=tmp_path,
        env=command.environment(),
        preexec_fn=_small_files,
        check=False,
    )
    assert done.returncode == 2
    assert b"the file cannot be written: File too large" in done.stderr
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {"gaps.md": "old", "gaps.csv": "old"}


def test_a_full_device(command: Command, tmp_path: Path) -> None:
    """A device without room is one line too."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    (tmp_path / "gaps.md").symlink_to("/dev/full")
    ran = command("report", *(command.folder / each for each in PAIR), "-o", "gaps.md", folder=tmp_path)
    assert ran.status == 2
    assert "No space left on device" in ran.err


def test_numbers_stay_from_run_to_run(command: Command, tmp_path: Path) -> None:
    """A second run with the first one's CSV gives the same numbers, also where files are given the other way round."""
    pair = [str(command.folder / each) for each in PAIR]
    assert command("report", *pair, "-o", "first.csv", folder=tmp_path).status == 0
    ran = command("report", *pair[::-1], "-o", "second.csv", "--numbers", "first.csv", folder=tmp_path)
    assert ran.status == 0
    numbers = [
        {each["row id"]: each["number"] for each in lines_of(tmp_path / name)} for name in ("first.csv", "second.csv")
    ]
    assert len(numbers[0]) > 10
    assert numbers[0] == numbers[1]


def test_what_the_room_wrote_comes_back(command: Command, tmp_path: Path) -> None:
    """Working text and status written into the Word report stand in the next one, and a third format reads them too."""
    pair = [str(command.folder / each) for each in PAIR]
    assert command("report", *pair, "-o", "first.docx", folder=tmp_path).status == 0
    word = docx.Document(str(tmp_path / "first.docx"))
    tables = [table for table in word.tables if table.rows[0].cells[-1].text == "Status"]
    row = next(row for table in tables for row in table.rows if re.match("3[a-z]", row.cells[0].text))
    row.cells[-2].paragraphs[-1].add_run("The parties meet on Monday.")
    row.cells[-1].paragraphs[-1].add_run("agreed ad referendum")
    word.save(str(tmp_path / "first.docx"))
    for earlier, later in (("first.docx", "second.xlsx"), ("second.xlsx", "third.csv"), ("third.csv", "fourth.csv")):
        assert command("report", *pair[::-1], "-o", later, "--from", earlier, folder=tmp_path).status == 0
    [line] = [each for each in lines_of(tmp_path / "fourth.csv") if each["Working text"]]
    assert (line["number"], line["Working text"], line["Status"]) == (
        "3",
        "The parties meet on Monday.",
        "agreed ad referendum",
    )


def test_a_line_of_progress_only_when_a_run_takes_long(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Nothing is said within the time; after it, what the run does, and each step from then on."""
    with Progress(silent_for=10) as progress:
        progress.doing("something short")
    assert capfdbinary.readouterr().err == b""
    with Progress(silent_for=0.02) as progress:
        progress.doing("one thing")
        until = time.monotonic() + 5
        while not (said := capfdbinary.readouterr().err) and time.monotonic() < until:
            time.sleep(0.01)
        progress.doing("the next")
    assert said == b"ceasefire-diff: one thing ...\n"
    assert capfdbinary.readouterr().err == b"ceasefire-diff: the next ...\n"
