"""Finds the files that paths stand for, as a user gives them to `validate`: files, folders, patterns."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from ceasefire_diff.reading.file_set import split_version
from ceasefire_diff.reading.peek_header import peek_header
from ceasefire_diff.reading.source_file import STANDARD_INPUT, open_file
from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, refused
from ceasefire_diff.source.write_files import YAML_ENDINGS

PATTERN_LETTERS: Final = frozenset("*?[")


def files_meant(arguments: Iterable[str]) -> tuple[list[str], list[Diagnostic]]:
    """The files that paths stand for, each once, in the order given; and what stood for none.

    What is no path on disk is left as it is: `REVISION:path` is for git, and a missing file for who opens it.
    """
    found: dict[str, None] = {}
    problems: list[Diagnostic] = []
    for argument in arguments:
        try:
            found.update(dict.fromkeys(_meant(argument)))
        except CannotRun as nothing:
            problems += nothing.problems
    return list(found), problems


def files_meant_if_unsaid(folder: str) -> tuple[list[str], list[Diagnostic]]:
    """The files of a folder that nobody named, and so need not be there."""
    if Path(folder).is_dir():
        return files_meant([folder])
    nothing = _nothing(folder, "no path is given, and there is no such folder here", "Name files or folders")
    return [], [*nothing.problems]


def texts_among(paths: Iterable[str]) -> list[str]:
    """Those files, or versions of one, that hold a text of a party: no glossary, topics or acceptances are among them.

    Raises CannotRun for a file that cannot be opened.
    """
    return [each for each in paths if peek_header(open_file(split_version(each)[0]).data).kind == "proposal"]


def _meant(argument: str) -> Iterator[str]:
    path = Path(argument)
    if argument != STANDARD_INPUT and path.is_dir():
        files = sorted(_yaml_files_in(argument))
        if not files:
            raise _nothing(argument, "no .yaml or .yml file is in this folder", "Name the files or another folder.")
        yield from files
    elif PATTERN_LETTERS.isdisjoint(argument) or path.exists():
        yield argument
    else:
        from glob import glob  # noqa: PLC0415  few paths are patterns

        paths = glob(argument, recursive=True)
        matched = sorted(each for each in paths if Path(each).is_file())
        if not matched:
            raise _nothing(argument, "no file matches this pattern", "Check it with: ls.")
        yield from matched


def _yaml_files_in(folder: str) -> Iterator[str]:
    """Not those in hidden folders: `.git` and its like hold copies nobody means. What vanishes meanwhile is gone."""
    for place, folders, names in os.walk(folder):
        folders[:] = [each for each in folders if not each.startswith(".")]
        yield from (str(Path(place, each)) for each in names if each.endswith(YAML_ENDINGS) and each[0] != ".")


def _nothing(argument: str, what: str, cure: str) -> CannotRun:
    return refused("usage.nothing-found", what, cure, argument)
