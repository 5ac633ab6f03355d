"""Reads all files of one comparison: proposals, their one glossary, and their one set of topics."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from ceasefire_diff.model.glossary import Glossary
from ceasefire_diff.model.proposal import Proposal
from ceasefire_diff.reading.file_set import FileSet
from ceasefire_diff.reading.source_file import LoadedFile
from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Level
from ceasefire_diff.taxonomy.topic import Taxonomy


class ReadFiles(Struct, frozen=True):
    """What was read. `proposals` holds those without errors; every complaint is among the `problems`."""

    proposals: tuple[Proposal, ...]
    taxonomy: Taxonomy
    glossary: Glossary
    problems: tuple[Diagnostic, ...]


def read_proposals(
    arguments: Sequence[str | LoadedFile],
    *,
    glossary: str | LoadedFile | None = None,
    topics_file: str | None = None,
) -> ReadFiles:
    """Read proposals with the glossary and topics given, or else those they name.

    They are given as paths, `-` or `REVISION:path`, or opened already.

    Raises CannotRun where something cannot be opened or the proposals name different glossaries or topics; it
    then carries the complaints of all files too. A file with errors is left out of the proposals; where the
    glossary or the topics have errors, all are.
    """
    gathering = FileSet(arguments, glossary, topics_file, together=True)
    shared = gathering.shared_by_all()
    read = [(file, gathering.read(file)) for file in gathering.files]
    proposals = [each for file, proposal in read if proposal is not None for each in gathering.versions(file, proposal)]
    problems = gathering.complaints.problems
    if gathering.stops:
        raise CannotRun(*gathering.stops, *problems)
    usable = () if gathering.shared_spoilt else tuple(proposals)
    return ReadFiles(usable, shared.taxonomy, shared.index.glossary, problems)


def read_proposal(file: str, *, glossary: str | None = None, topics_file: str | None = None) -> Proposal:
    """Read one proposal; raises CannotRun with all complaints if it cannot be opened or has errors."""
    read = read_proposals([file], glossary=glossary, topics_file=topics_file)
    if not read.proposals:
        raise CannotRun(*(each for each in read.problems if each.level is Level.ERROR))
    return read.proposals[0]
