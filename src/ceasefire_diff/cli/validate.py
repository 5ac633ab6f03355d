"""`validate`: says what is wrong with files, all complaints of all files at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Final

import typer

if TYPE_CHECKING:
    from ceasefire_diff.problems import Problem

EXAMPLE: Final = """
\b
Example, in the root of this repository:
  ceasefire-diff validate proposals/istanbul-2025
"""

DEFAULT_PATH: Final = "proposals"


def validate(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH...]",
            help=f"Files, folders, patterns in quotes, - (standard input) or REVISION:path; {DEFAULT_PATH}/ if unsaid.",
        ),
    ] = None,
    *,
    glossary: Annotated[
        str | None, typer.Option(metavar="FILE", help="The glossary to use; else the one each file names.")
    ] = None,
    topics_file: Annotated[
        str | None, typer.Option(metavar="FILE", help="Own topics; else those each file names.")
    ] = None,
) -> None:
    """Say what is wrong with proposals, glossaries and topic files, each complaint with its line and its cure.

    Exit status 1 if something in a file is wrong, 2 if a file cannot be opened. Warnings do not fail.
    """
    from ceasefire_diff.cli.paths import files_meant, files_meant_if_unsaid
    from ceasefire_diff.cli.streams import problem_line, put_as_shown, remark, tell
    from ceasefire_diff.problems import Level
    from ceasefire_diff.reading.validation import check_files

    files, not_found = files_meant(paths) if paths else files_meant_if_unsaid(DEFAULT_PATH)
    found = check_files(files, glossary=glossary, topics_file=topics_file)
    put_as_shown("".join(f"{problem_line(problem)}\n" for problem in found.problems))
    stops = [*not_found, *found.stops]
    tell(stops)
    remark(_summary(len(found.read), found.problems, stops))
    errors = any(problem.level is Level.ERROR for problem in found.problems)
    raise typer.Exit(2 if stops else 1 if errors else 0)


def _summary(files: int, problems: Sequence[Problem], stops: Sequence[Problem]) -> str:
    """One line: how many files, errors, warnings, and paths that led nowhere."""
    from ceasefire_diff.problems import Level

    errors = sum(problem.level is Level.ERROR for problem in problems)
    warnings = sum(problem.level is Level.WARNING for problem in problems)
    parts = [_counted(files, "file") + " read", _counted(errors, "error"), _counted(warnings, "warning")]
    if stops:
        parts.append(f"{len(stops)} could not be opened")
    return ", ".join(parts) + "."


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}" + ("" if number == 1 else "s")
