"""Where a command's words go: results to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import Final, TextIO

from ceasefire_diff.cli.usage import refused
from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Level

PIPED_WIDTH: Final = 80  # columns where there is no terminal to ask, as rich and others take it
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
    sys.stderr.flush()
    sys.stderr.buffer.write(f"{line}\n".encode(encoding_of(sys.stderr), "backslashreplace"))
    sys.stderr.buffer.flush()


def tell(problems: Iterable[Diagnostic]) -> None:
    """Say each problem on standard error."""
    for problem in problems:
        remark(problem_line(problem))


def problem_line(problem: Diagnostic) -> str:
    """`file:line:column: message. Cure. [rule]`, with the level in front where it is no error."""
    from ceasefire_diff.render.build_logs import no_command_at, no_command_in
    from ceasefire_diff.wording.escape_hidden import escape_hidden

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
    """Columns of the terminal, or what COLUMNS says; 80 where neither is known."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return max(NARROWEST, int(said))
    try:
        return max(NARROWEST, os.get_terminal_size(sys.stdout.fileno()).columns or PIPED_WIDTH)
    except (AttributeError, OSError, ValueError):  # closed, no terminal, or no real file at all
        return PIPED_WIDTH


def _unwritable(why: str) -> CannotRun:
    return refused("output.unwritable", f"it cannot be written: {why}", "Write to another place", "standard output")
