"""Looks at files for what is wrong in them, each for itself: proposals, glossaries and topic files, by their format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ceasefire_diff.problems import Problem
from ceasefire_diff.reading.gathering import Gathering
from ceasefire_diff.reading.header import says_format


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: `stops` are arguments that could not be opened, `problems` what is wrong inside files."""

    stops: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def check_files(arguments: Sequence[str], *, glossary: str | None = None, topics_file: str | None = None) -> Checked:
    """Check files (paths, `-`, `REVISION:path`), each with the glossary and topics it names, or those given.

    A file says by its `format` whether it is a proposal, a glossary or a topics file. Never raises: what cannot be
    opened is told beside what is wrong in the others.
    """
    gathering = Gathering(arguments, glossary, topics_file, together=False)
    for file in gathering.files:
        said = says_format(file.root) or "" if file.root else ""
        if said.startswith("ceasefire-glossary/"):
            gathering.check_glossary(file.opened)
        elif said.startswith("ceasefire-topics/"):
            gathering.check_topics(file.opened)
        else:
            gathering.read(file)
    return Checked(tuple(gathering.stops), gathering.complaints.problems)
