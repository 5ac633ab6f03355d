"""Puts results on standard output and everything else on standard error, as much as the terminal can show."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TextIO

from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Level, refused

if TYPE_CHECKING:
    from ceasefire_diff.reading.proposals import ReadFiles

PIPED_WIDTH: Final = 80  # columns where there is no terminal to ask, as rich and others take it
_WIDEST: Final = 1000  # no screen and no printed page has more
COMMAND_NOT_FOUND: Final = 127  # what a shell says
NARROWEST: Final = 40  # below this two columns of words cannot stand side by side, nor one be read


class Colour(StrEnum):
    """When to use colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def put(text: str) -> None:
    """Print a result as UTF-8, the same bytes everywhere."""
    put_bytes(text.encode())


def put_as_shown(text: str) -> None:
    """Print a result in the encoding of standard output; what that cannot say becomes a visible escape."""
    put_bytes(text.encode(encoding_of(sys.stdout), "backslashreplace"))


def put_paged(text: str, *, wanted: bool) -> None:
    """Print a result as it is shown, through a pager where a person sees it and it is longer than the screen.

    The pager is what PAGER says, else less; an empty PAGER, or cat, is none. As with git, less ends at once on what
    fits, and keeps colours.
    """
    pager = os.environ.get("PAGER", "less").strip()
    if not (wanted and is_terminal() and pager and pager != "cat" and _is_longer_than_the_screen(text)):
        put_as_shown(text)
        return
    import subprocess

    environment = {"LESS": "FRX", "LV": "-c", **os.environ}
    try:
        with subprocess.Popen(pager, shell=True, stdin=subprocess.PIPE, env=environment) as process:  # noqa: S602 - the user's own PAGER, as git runs it
            process.communicate(text.encode(encoding_of(sys.stdout), "backslashreplace"))
    except BrokenPipeError:
        return
    if process.returncode == COMMAND_NOT_FOUND:
        put_as_shown(text)


def _is_longer_than_the_screen(text: str) -> bool:
    try:
        return text.count("\n") >= os.get_terminal_size(sys.stdout.fileno()).lines
    except (AttributeError, OSError, ValueError):
        return False


def put_bytes(data: bytes) -> None:
    """Write to standard output and see it through.

    Raises CannotRun where standard output is closed or full, BrokenPipeError where its reader has left.
    """
    if sys.stdout is None:  # closed by whoever started this process
        raise _unwritable("it is closed")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(error.strerror or str(error)) from error


def remark(line: str) -> None:
    """Say something beside the result, on standard error."""
    if sys.stderr is None:
        return
    with suppress(OSError):  # what cannot be said beside the result changes nothing of it
        sys.stderr.flush()
        sys.stderr.buffer.write(f"{line}\n".encode(encoding_of(sys.stderr), "backslashreplace"))
        sys.stderr.buffer.flush()


def tell(problems: Iterable[Diagnostic]) -> None:
    """Say each problem on standard error."""
    for problem in problems:
        remark(problem_line(problem))


def problem_line(problem: Diagnostic) -> str:
    """`file:line:column: message. Cure. [rule]`, with the level in front where it is no error."""
    from ceasefire_diff.wording.escape_hidden import escape_hidden, no_command_at, no_command_in

    said = str(problem).removeprefix(f"{problem.place}: ")
    level = "" if problem.level is Level.ERROR else f"{problem.level}: "
    place = f"{problem.place}: " if problem.place.file else ""
    return no_command_at(no_command_in(escape_hidden(f"{place}{level}{said} [{problem.rule}]")))


def encoding_of(stream: TextIO | None) -> str:
    """The encoding a stream was opened with."""
    return (stream.encoding if stream else None) or "utf-8"


def is_terminal() -> bool:
    """Whether a person sees standard output as it is written."""
    return sys.stdout is not None and sys.stdout.isatty()


def wants_colour(choice: Colour) -> bool:
    """Whether to use colour, as the option says, else NO_COLOR, else FORCE_COLOR, else whether it is a terminal."""
    if choice is not Colour.AUTO:
        return choice is Colour.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal() and os.environ.get("TERM", "").casefold() not in ("dumb", "unknown")


def width_of_output() -> int:
    """Columns of the terminal, or what COLUMNS says; piped into a pager, those it has; 80 where none is known."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and len(said) <= len(str(_WIDEST)) and int(said):
        return min(max(NARROWEST, int(said)), _WIDEST)
    for stream in (sys.stdout, *([sys.stderr] if _is_pipe(sys.stdout) else [])):
        try:
            return max(NARROWEST, os.get_terminal_size(stream.fileno()).columns or PIPED_WIDTH)
        except (AttributeError, OSError, ValueError):  # closed, no terminal, or no real file at all
            continue
    return PIPED_WIDTH


def _is_pipe(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except (AttributeError, OSError, ValueError):
        return False


def _unwritable(why: str) -> CannotRun:
    return refused("output.unwritable", f"it cannot be written: {why}", "Write to another place", "standard output")


def words_listed(lists: Sequence[str]) -> list[str]:
    """The words of an option that takes a list, with commas between, and may be repeated."""
    return [word for each in lists for word in (part.strip().casefold() for part in each.split(",")) if word]


def read_all(files: Sequence[str], glossary: str | None, topics_file: str | None) -> ReadFiles:
    """Read proposals that are to be laid side by side; warnings are told and stop nothing.

    Raises CannotRun with every complaint where something is wrong with a file or it cannot be opened.
    """
    from ceasefire_diff.reading.proposals import read_proposals

    read = read_proposals(files, glossary=glossary, topics_file=topics_file)
    if any(problem.level is Level.ERROR for problem in read.problems):
        raise CannotRun(*read.problems)
    tell(read.problems)
    for each in read.proposals:
        if not each.is_finished:
            counted = f"{each.progress.coded} of {each.progress.clauses} clauses coded"
            remark(f"{each.file}: unfinished, {counted}; what is not stands in no row and is no silence.")
    return read
