"""The files of a review as they are after some answers: read and compared afresh, and written whole or not at all."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.reading.file_set import split_version
from ceasefire_diff.reading.proposals import read_proposals
from ceasefire_diff.reading.source_file import LoadedFile, open_file
from ceasefire_diff.reviewing import yaml_edits
from ceasefire_diff.source.diagnostics import CannotRun, Level, refused

NEW_GLOSSARY: Final = "format: ceasefire-glossary/1\n"


class Workbench(Struct, frozen=True):
    """The proposals and the glossary of one review, as texts.

    `proposals` are the paths in the order of the command line, each once, `texts` every file by its path; a glossary
    that does not exist yet has no text. Of a paper in `versions` those alone are reviewed. `topics_file` goes with them
    and is never edited. Those in `marked` begin with a byte order mark, which is not in their text.
    """

    proposals: tuple[str, ...]
    texts: Mapping[str, str]
    glossary: str
    topics_file: str | None = None
    versions: tuple[tuple[str, str], ...] = ()
    marked: frozenset[str] = frozenset()

    @property
    def text_of_glossary(self) -> str:
        """What the glossary says now, or what a new one begins with."""
        return self.texts.get(self.glossary, NEW_GLOSSARY)

    def with_text(self, path: str, text: str) -> Workbench:
        """The same with another text of one file."""
        return replace(self, texts={**self.texts, path: text})

    def with_glossary(self, text: str) -> Workbench:
        """The same with another glossary; each header that names none gets the line that names it."""
        bench = self.with_text(self.glossary, text)
        name = os.path.basename(self.glossary)
        for path in self.proposals:
            if yaml_edits.value_of(yaml_edits.compose(self.texts[path]), "glossary") is None and _beside(path, self):
                line = f"glossary: {name}"
                bench = bench.with_text(path, yaml_edits.add_line_before(self.texts[path], "sources", line))
        return bench

    def changed_since(self, earlier: Workbench) -> dict[str, bytes]:
        """The files whose text differs, with their bytes: the glossary first, so that no header names what is not.

        Whoever is killed between two files finds the answers there, and the next answer names them in the headers.
        """
        paths = sorted(self.texts, key=lambda path: path != self.glossary)
        return {path: self.bytes_of(path) for path in paths if earlier.texts.get(path) != self.texts[path]}

    def bytes_of(self, path: str) -> bytes:
        """A file as it lies on disk."""
        return (BOM_UTF8 if path in self.marked else b"") + self.texts[path].encode()


def _beside(path: str, bench: Workbench) -> bool:
    return _folder(path) == _folder(bench.glossary)


def _folder(path: str) -> str:
    return os.path.realpath(os.path.dirname(path))


def open_workbench(given: tuple[str, ...], glossary: str | None = None, topics_file: str | None = None) -> Workbench:
    """The files of a review as they lie on disk, a version of one as FILE#VERSION; raises CannotRun.

    The glossary is the one given, else the one the proposals name, else a new one beside the first of them.
    """
    named_versions = [split_version(each) for each in given]
    files = tuple(dict.fromkeys(path for path, _ in named_versions))
    whole = [path for path, version in named_versions if not version]
    loaded = [open_file(path) for path in files]
    for each in loaded:
        if each.at_revision or each.file == "-":
            message = "Answers are written into files, and this is none on this disk"
            raise refused("review.no-file", message, "Name a file", each.file)
    read = read_proposals(
        list(given), glossary=glossary if glossary and os.path.exists(glossary) else None, topics_file=topics_file
    )
    if any(each.level is Level.ERROR for each in read.problems):
        raise CannotRun(*read.problems)
    texts, marked = _texts(loaded)
    named = glossary or _named(files, texts)
    if named is None:
        folders = {_folder(path) for path in files}
        if len(folders) > 1:
            message = "These texts lie in different folders and name no glossary in which answers could be kept"
            cure = "Say where: --glossary FILE"
            raise refused("review.no-glossary", message, cure, files[0])
        named = os.path.join(os.path.dirname(files[0]), "glossary.yaml")
    if os.path.exists(named):
        texts, marked = _texts([*loaded, open_file(named)])
    versions = tuple((path, version) for path, version in named_versions if version and path not in whole)
    return Workbench(files, texts, named, topics_file, versions, marked)


def bytes_on_disk(path: str) -> bytes | None:
    """A file as it is at this moment; None where there is none. Raises CannotRun."""
    return open_file(path).data if os.path.exists(path) else None


def bench_for_glossary(files: tuple[str, ...], glossary: str) -> Workbench:
    """The files whose headers a new glossary is to be named in; raises CannotRun."""
    texts, marked = _texts(map(open_file, files))
    return Workbench(files, texts, glossary, marked=marked)


def why_it_cannot_name(bench: Workbench, path: str) -> str | None:
    """Why a file cannot name a new glossary, if it cannot: it names one, or its header cannot be edited."""
    try:
        named = yaml_edits.value_of(yaml_edits.compose(bench.texts[path]), "glossary")
        replace(bench, proposals=(path,)).with_glossary(NEW_GLOSSARY)
    except yaml_edits.CannotEdit as error:
        return f"it cannot name a glossary: {error}"
    return f"it names the glossary `{named.value}` already" if named is not None else None


def _texts(loaded: Iterable[LoadedFile]) -> tuple[dict[str, str], frozenset[str]]:
    """The texts of files, and which of them begin with a byte order mark; raises CannotRun."""
    texts: dict[str, str] = {}
    marked: set[str] = set()
    for each in loaded:
        if each.data.startswith(BOM_UTF8):
            marked.add(each.file)
        try:
            texts[each.file] = each.data.removeprefix(BOM_UTF8).decode()
        except UnicodeDecodeError as error:
            message, cure = "The file is no text in UTF-8, so it cannot be edited", "Save it as UTF-8"
            raise refused("text.not-utf8", message, cure, each.file) from error
    return texts, frozenset(marked)


def _named(files: tuple[str, ...], texts: Mapping[str, str]) -> str | None:
    """The glossary that the files name, if any does; raises CannotRun where they name two, though these are alike."""
    found: dict[str, str] = {}
    for path in files:
        node = yaml_edits.value_of(yaml_edits.compose(texts[path]), "glossary")
        if node is not None:
            named = os.path.join(os.path.dirname(path), str(node.value))
            found.setdefault(os.path.realpath(named), named)
    if len(found) > 1:
        message = f"These texts name {' and '.join(found.values())}, and answers are kept in one glossary"
        raise refused("review.no-glossary", message, "Say which: --glossary FILE", files[0])
    return next(iter(found.values()), None)
