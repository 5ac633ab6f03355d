"""Looks at files for what is wrong in them, each for itself: proposals, glossaries and topic files, by their format."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire_diff.problems import Problem
from ceasefire_diff.reading.gathering import Gathering
from ceasefire_diff.reading.header import says_format
from ceasefire_diff.record import record


@record
class Checked:
    """What was found: `stops` could not be opened, `problems` are what is wrong inside the files that were `read`."""

    stops: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    read: tuple[str, ...]


def check_files(arguments: Sequence[str], *, glossary: str | None = None, topics_file: str | None = None) -> Checked:
    """Look at files (paths, `-`, `REVISION:path`), each with the glossary and topics it names, or those given.

    A file says by its `format` whether it is a proposal, a glossary or a topics file. Never raises: what cannot be
    opened is told beside what is wrong in the others.
    """
    gathering = Gathering(arguments, glossary, topics_file, together=False)
    alone = []
    for file in gathering.files:
        said = (says_format(file.root) if file.root else None) or ""
        kind = said.partition("/")[0]
        if kind == "ceasefire-glossary":
            alone.append((gathering.check_glossary, file.opened))
        elif kind == "ceasefire-topics":
            alone.append((gathering.check_topics, file.opened))
        else:
            gathering.read(file)
    for check, opened in alone:  # last, so that a file some proposal names is read with the topics of that proposal
        check(opened)
    read = tuple(each.paper.file for each in gathering.files)
    return Checked(tuple(gathering.stops), gathering.complaints.problems, read)
