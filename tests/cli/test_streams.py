"""What the command does with its streams: colour, width, closed pipes, interrupts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.installed import PAIR, Command

posix = pytest.mark.skipif(os.name != "posix", reason="signals and /dev/full are POSIX")


def test_results_and_remarks_go_apart(command: Command) -> None:
    """A table goes to standard output and nothing else does; a complaint goes to standard error alone."""
    table = command("compare", *PAIR)
    assert table.out
    assert table.err == ""
    complaint = command("compare", PAIR[0], "missing.yaml")
    assert complaint.out == ""
    assert complaint.err


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ((), {}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ((), {"NO_COLOR": ""}, False),
        (("--color", "always"), {}, True),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour(command: Command, arguments: tuple[str, ...], environment: dict[str, str], *, coloured: bool) -> None:
    """The option decides on colour, then NO_COLOR, then FORCE_COLOR, then whether a person looks on."""
    ran = command("compare", *PAIR, *arguments, environment=environment)
    assert ran.status == 0
    assert ("\x1b[" in ran.out) is coloured


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_width(command: Command, columns: int) -> None:
    """No line of the table is wider than asked for, whether asked by option or by COLUMNS."""
    by_option = command("compare", *PAIR, "--width", str(columns))
    by_environment = command("compare", *PAIR, environment={"COLUMNS": str(columns)})
    assert by_option.out == by_environment.out
    assert max(map(len, by_option.out.splitlines())) <= columns


@posix
@pytest.mark.parametrize(
    "arguments", [("compare", *PAIR), ("compare", *PAIR, "--format", "json"), ("topics", "--format", "markdown")]
)
def test_a_reader_that_leaves(command: Command, arguments: tuple[str, ...]) -> None:
    """Where the reader of a pipe has closed it the status is 141 and nothing is said."""
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run(
        command.words(*arguments),
        stdout=writer,
        stderr=subprocess.PIPE,
        cwd=command.folder,
        env=command.environment(),
        check=False,
    )
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (141, b"")


@posix
def test_a_full_disk(command: Command) -> None:
    """Output that cannot be written is a status of 2 and one line that says why."""
    if not os.path.exists("/dev/full"):  # noqa: PTH110  a device, not a file
        pytest.skip("this system has no /dev/full")
    with open("/dev/full", "wb") as full:  # noqa: PTH123  see above
        ran = subprocess.run(
            command.words("compare", *PAIR),
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=command.folder,
            env=command.environment(),
            check=False,
        )
    assert ran.returncode == 2
    assert len(ran.stderr.splitlines()) == 1
    assert b"No space left" in ran.stderr


@posix
def test_an_interrupt(command: Command) -> None:
    """Ctrl-C ends a run with status 130 and without a traceback."""
    process = subprocess.Popen(
        command.words("compare", PAIR[0], "-"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=command.folder,
        env=command.environment(),
    )
    assert process.stdin is not None
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=3)  # it waits for standard input, which never comes
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()
        process.wait()
    assert (process.returncode, out, err) == (130, b"", b"")


def test_an_ascii_terminal(command: Command) -> None:
    """Where standard output cannot show a letter, the letter becomes an escape, and the run goes on."""
    ascii_only = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    ran = command("compare", *PAIR, "--detail", environment=ascii_only)
    assert ran.status == 0
    assert ran.out.isascii()


def test_module_is_the_command(command: Command) -> None:
    """`python -m ceasefire_diff` is the command under another name."""
    words = [sys.executable, "-m", "ceasefire_diff", "--version"]
    ran = subprocess.run(words, capture_output=True, text=True, check=True, cwd=command.folder)
    assert ran.stdout == command("--version").out


@pytest.mark.parametrize("name", ["::error::x.yaml", " ::stop-commands::x.yaml", "##[error]x.yaml"])
def test_a_name_is_no_command_of_a_build_log(command: Command, tmp_path: Path, name: str) -> None:
    """Standard error is read for commands too: no name of a file begins one."""
    ran = command("validate", name, folder=tmp_path)
    assert ran.status == 2
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in ran.err.splitlines())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_remarks_that_cannot_be_written(command: Command) -> None:
    """What cannot be said on standard error changes neither the result nor the status."""
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            command.words("validate", PAIR[0]), cwd=command.folder, stdout=subprocess.DEVNULL, stderr=full, check=False
        )
    assert ran.returncode == 0


def test_columns_beyond_all_screens(command: Command) -> None:
    """A number of columns that no screen has is no fault of the program."""
    assert command("compare", *PAIR, environment={"COLUMNS": "9" * 5000}).status == 0
