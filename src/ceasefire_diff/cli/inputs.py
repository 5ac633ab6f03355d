"""Proposal files as a command reads them: all complaints of all files told at once, on standard error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ceasefire_diff.reading.proposals import ReadFiles


def read_all(files: Sequence[str], glossary: str | None, topics_file: str | None) -> ReadFiles:
    """Read proposals that are to be laid side by side; warnings are told and stop nothing.

    Raises CannotRun with every complaint where something is wrong with a file or it cannot be opened.
    """
    from ceasefire_diff.cli.streams import tell
    from ceasefire_diff.reading.proposals import read_proposals
    from ceasefire_diff.source.diagnostics import CannotRun, Level

    read = read_proposals(files, glossary=glossary, topics_file=topics_file)
    if any(problem.level is Level.ERROR for problem in read.problems):
        raise CannotRun(*read.problems)
    tell(read.problems)
    return read
