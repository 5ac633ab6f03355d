"""Looks at files for what is wrong in them, each for itself: proposals, glossaries and topic files, by their format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from ceasefire_diff.model.answers import stale_answers
from ceasefire_diff.model.glossary import Glossary, NameIndex
from ceasefire_diff.model.proposal import Proposal
from ceasefire_diff.reading.file_set import FileSet
from ceasefire_diff.reading.header import says_format
from ceasefire_diff.reading.source_file import LoadedFile
from ceasefire_diff.source.diagnostics import Diagnostic, Level, Place
from ceasefire_diff.source.yaml_fields import shown
from ceasefire_diff.taxonomy.topic import Taxonomy


class ReadText(Struct, frozen=True):
    """A proposal without errors, and what it was read with."""

    proposal: Proposal
    taxonomy: Taxonomy
    index: NameIndex


class Checked(Struct, frozen=True):
    """What was found: `stops` could not be opened, `problems` are what is wrong inside the files that were `read`.

    `texts` and `glossaries` are those files that can be looked at further; a proposal whose glossary or topics have
    errors is not among them, for what it says of names cannot be told. `acceptances` say that they are such files,
    which are read elsewhere.
    """

    stops: tuple[Diagnostic, ...]
    problems: tuple[Diagnostic, ...]
    read: tuple[str, ...]
    texts: tuple[ReadText, ...] = ()
    glossaries: tuple[Glossary, ...] = ()
    acceptances: tuple[LoadedFile, ...] = ()


def check_files(arguments: Sequence[str], *, glossary: str | None = None, topics_file: str | None = None) -> Checked:
    """Look at files (paths, `-`, `REVISION:path`), each with the glossary and topics it names, or those given.

    A file says by its `format` whether it is a proposal, a glossary or a topics file. Never raises: what cannot be
    opened is told beside what is wrong in the others.
    """
    gathering = FileSet(arguments, glossary, topics_file, together=False)
    texts, glossaries, topics, acceptances = [], [], [], []
    for file in gathering.files:
        said = (says_format(file.root) if file.root else None) or ""
        kind = said.partition("/")[0]
        if kind == "ceasefire-glossary":
            glossaries.append(file.opened)
        elif kind == "ceasefire-topics":
            topics.append(file.opened)
        elif kind == "ceasefire-acceptances":
            acceptances.append(file.opened)
        else:
            proposal = gathering.read(file)
            if proposal is not None and gathering.knows_all_that_goes_with(file):
                shared = gathering.shared_by(file)
                texts.append(ReadText(proposal, shared.taxonomy, shared.index))
    # Last, so that a file some proposal names is read with the topics of that proposal.
    usable = [gathering.check_glossary(opened) for opened in glossaries]
    for opened in topics:
        gathering.check_topics(opened)
    problems = (*gathering.complaints.problems, *_stale_answers(texts))
    return Checked(
        stops=tuple(gathering.stops),
        problems=problems,
        read=tuple(each.paper.file for each in gathering.files),
        texts=tuple(texts),
        glossaries=tuple(each for each in usable if each is not None),
        acceptances=tuple(acceptances),
    )


def _stale_answers(texts: Sequence[ReadText]) -> Iterator[Diagnostic]:
    """Warnings of matches that no longer hold: provisions of texts at hand that are gone, or were changed since."""
    glossaries = {text.index.glossary.file: text.index.glossary for text in texts if text.index.glossary.on_provisions}
    for file, glossary in sorted(glossaries.items()):
        proposals = [text.proposal for text in texts if text.index.glossary.file == file]
        for each in stale_answers(glossary.on_provisions, proposals):
            message = f"The answer on `{shown(each.about)}` holds no longer: {each.why}"
            cure = "Run `ceasefire-diff review` on the two texts, which asks again, or delete it"
            yield Diagnostic("glossary.answer-stale", message, cure, Place(file, each.line), Level.WARNING)
