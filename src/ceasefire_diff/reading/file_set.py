"""Opens the files of one call with the glossary and the topics that go with each, and collects all that is wrong."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from ceasefire_diff.model.glossary import Glossary, NameIndex
from ceasefire_diff.model.proposal import Proposal
from ceasefire_diff.model.versions import version_of, versions_of
from ceasefire_diff.reading.glossary_file import read_glossary
from ceasefire_diff.reading.header import is_file_name
from ceasefire_diff.reading.proposal_file import FileContext, SourceFile, proposal_from
from ceasefire_diff.reading.source_file import STANDARD_INPUT, LoadedFile, open_file, proposal_ids
from ceasefire_diff.source.diagnostics import CannotRun, Complaints, Diagnostic, Place
from ceasefire_diff.source.plain_file import sha256_of
from ceasefire_diff.source.yaml_fields import shown
from ceasefire_diff.source.yaml_nodes import Mapping, Scalar, read_yaml
from ceasefire_diff.spelling import did_you_mean
from ceasefire_diff.taxonomy.compiled import built_in_taxonomy
from ceasefire_diff.taxonomy.topic import Taxonomy

_GLOSSARY: Final = "glossary"
_TOPICS: Final = "topics"
_OPTIONS: Final = {_GLOSSARY: "--glossary", _TOPICS: "--topics-file"}
_DIFFERENT: Final = {_GLOSSARY: "glossary.different", _TOPICS: "topics.different"}


class GatheredFile(Struct, frozen=True):
    """An argument that could be opened; `root` is None where its YAML is of no use.

    `complaints` are those of its YAML, told when it is read as a proposal: other files are read anew. `version` is the
    one asked for by `FILE#VERSION`.
    """

    opened: LoadedFile
    paper: SourceFile
    root: Mapping | None
    complaints: Complaints
    version: str = ""


class _Named(Struct, frozen=True):
    """What a file names under one key: the file, or None where it could not be had; and where it names it."""

    opened: LoadedFile | None
    place: Place


def split_version(argument: str) -> tuple[str, str]:
    """A file and the version of it that `FILE#VERSION` names; a file that has a `#` in its own name wins."""
    name, hash_sign, version = argument.rpartition("#")
    return (name, version) if hash_sign and name and version and not os.path.exists(argument) else (argument, "")


def no_version(file: str, version: str, held: Iterable[str]) -> Diagnostic:
    """What is wrong with `FILE#VERSION` where the file holds no such version."""
    known = [*held]
    names = " or ".join(f"`{file}#{each}`" for each in known)
    fix = did_you_mean(version, known, f"Name {names}" if known else "It has no `versions`: name it without `#`")
    return Diagnostic("file.version-unknown", f"The file holds no version `{shown(version)}`", fix, Place(file))


def _is_first(asked: Sequence[tuple[str, str]], place: int) -> bool:
    return all(name != asked[place][0] for name, _ in asked[:place])


class FileSet:
    """All files of one call. `stops` are the problems because of which the call cannot go on.

    `together`: the files are to be compared, so they share one glossary and one set of topics, and one that names
    none uses what the others name. Else each file is read for itself.
    """

    def __init__(
        self,
        arguments: Sequence[str | LoadedFile],
        glossary: str | LoadedFile | None,
        topics_file: str | None,
        *,
        together: bool,
    ) -> None:
        self.complaints = Complaints()
        self.stops: list[Diagnostic] = []
        self._spoilt: set[str] = set()
        self._taxonomies: dict[str, Taxonomy] = {}
        self._glossaries: dict[str, Glossary | None] = {}
        self._together = together
        self._shared: dict[tuple[str, str], FileContext] = {}
        options = {_GLOSSARY: glossary, _TOPICS: topics_file}
        given = [each for each in (*arguments, *options.values()) if each == STANDARD_INPUT]
        if len(given) > 1:
            message = "Standard input is named more than once"
            self._stop(Diagnostic("file.stdin-twice", message, "Give `-` once, and paths else", Place(STANDARD_INPUT)))
        self._given = {
            key: self._open(option) if isinstance(option, str) else option for key, option in options.items()
        }
        self._missing = {key for key, option in options.items() if option is not None and self._given[key] is None}
        self.files = self._open_all(arguments)
        self._named = {(key, each.paper.id): self._find_named(key, each) for key in _OPTIONS for each in self.files}
        self._common = {key: self._find_common(key) for key in _OPTIONS} if together else {}

    def read(self, file: GatheredFile) -> Proposal | None:
        """The proposal of a file, or None where it has errors."""
        for problem in file.complaints.problems:
            self.complaints.add(problem)
        if file.root is None:
            return None
        shared = self.shared_by(file)
        proposal = proposal_from(file.root, file.paper, shared, self.complaints)
        return proposal if self._edited_is_there(file) and not file.complaints.errors else None

    @property
    def shared_spoilt(self) -> bool:
        """Whether a glossary or topics file that was read has errors."""
        return bool(self._spoilt)

    def knows_all_that_goes_with(self, file: GatheredFile) -> bool:
        """Whether the glossary and the topics of a file could be had, and have no errors."""
        shared = self.shared_by(file)
        glossary = self._file_for(_GLOSSARY, file)[0]
        return shared.glossary_known and shared.topics_known and not (glossary and glossary.path in self._spoilt)

    def check_glossary(self, opened: LoadedFile) -> Glossary | None:
        """Read a glossary for its complaints; one that was read already is not read again."""
        return self._read_glossary(opened, self.shared_by_all().taxonomy)

    def check_topics(self, opened: LoadedFile) -> None:
        """The same for a topics file."""
        self._read_topics(opened)

    def shared_by_all(self) -> FileContext:
        """What files that name nothing go by."""
        return self.shared_by(None)

    def _edited_is_there(self, file: GatheredFile) -> bool:
        """Whether the text that this one revises lies beside it, if the header names its file; complains if not."""
        _, node = file.root.entries.get("edits", (None, None)) if file.root else (None, None)
        if not isinstance(node, Scalar) or not is_file_name(node.text):
            return True
        beside = file.opened.names_beside()
        if beside and node.text not in beside:
            message = f"There is no file `{shown(node.text)}` beside this one, which `edits` names"
            otherwise = "For a text that is not on file: `edits: {title: …, date: …}`"
            place = Place(file.paper.file, node.line, node.column)
            self.complaints.add(Diagnostic("header.edits", message, did_you_mean(node.text, beside, otherwise), place))
            return False
        return True

    def _open_all(self, arguments: Sequence[str | LoadedFile]) -> list[GatheredFile]:
        found = []
        asked = [split_version(each) if isinstance(each, str) else (each.file, "") for each in arguments]
        # Two versions of one file are one file: it has one id, and is not told apart from itself.
        names = [name for place, (name, version) in enumerate(asked) if not version or _is_first(asked, place)]
        ids = dict(zip(names, proposal_ids(names), strict=True)) if any(version for _, version in asked) else {}
        listed = [ids[name] for name, _ in asked] if ids else proposal_ids(names)
        for argument, (name, version), proposal_id in zip(arguments, asked, listed, strict=True):
            opened = self._open(name) if isinstance(argument, str) else argument
            if opened is not None:
                paper = SourceFile(name, proposal_id, sha256_of(opened.data))
                complaints = Complaints()
                root = read_yaml(opened.data, name, complaints)
                found.append(GatheredFile(opened, paper, root, complaints, version))
        return found

    def versions(self, file: GatheredFile, proposal: Proposal) -> tuple[Proposal, ...]:
        """The versions of a paper that were asked for: one by its id, or else all; a paper without them is itself."""
        if not file.version:
            return versions_of(proposal)
        if file.version in proposal.versions:
            return (version_of(proposal, file.version),)
        self._stop(no_version(file.paper.file, file.version, proposal.versions))
        return ()

    def _open(self, argument: str) -> LoadedFile | None:
        try:
            return open_file(argument)
        except CannotRun as error:
            for problem in error.problems:
                self._stop(problem)
            return None

    def _stop(self, problem: Diagnostic) -> None:
        if problem not in self.stops:
            self.stops.append(problem)

    def _find_named(self, key: str, file: GatheredFile) -> _Named | None:
        """The glossary or topics file that a proposal names, if the command line gives none."""
        _, node = file.root.entries.get(key, (None, None)) if file.root else (None, None)
        if not isinstance(node, Scalar) or not node.text or self._given[key] or key in self._missing:
            return None
        place = Place(file.paper.file, node.line, node.column)
        if not is_file_name(node.text):
            return _Named(None, place)  # the reader of the header complains
        try:
            return _Named(file.opened.sibling(node.text), place)
        except CannotRun as error:
            found = error.problems[0]
            if found.rule == "file.no-folder":
                cure = f"Give it with `{_OPTIONS[key]} FILE`"
            else:
                cure = did_you_mean(node.text, file.opened.names_beside(), "It belongs into the folder of this file")
            message = f"The file `{shown(node.text)}` named under `{key}` cannot be had: {found.message}"
            self._stop(
                Diagnostic("file.not-beside" if found.rule != "file.no-folder" else found.rule, message, cure, place)
            )
            return _Named(None, place)

    def _find_common(self, key: str) -> _Named | None:
        """The one file that all proposals go by; a second that says something else cannot be."""
        first: _Named | None = None
        for file in self.files:
            named = self._named[key, file.paper.id]
            if named is None or named.opened is None:
                continue
            if first is None or first.opened is None:
                first = named
            elif named.opened.data != first.opened.data:
                message = f"`{named.opened.file}` and `{first.opened.file}` differ, and one comparison goes by one file"
                cure = f"Let the proposals name the same {key} file, or give one with `{_OPTIONS[key]} FILE`"
                self._stop(Diagnostic(_DIFFERENT[key], message, cure, named.place, related=(first.place,)))
        return first

    def _file_for(self, key: str, file: GatheredFile | None) -> tuple[LoadedFile | None, bool]:
        """What a proposal goes by, and whether it is known: not where something was named and could not be had."""
        if self._given[key] or key in self._missing:
            return self._given[key], key not in self._missing
        named = self._named[key, file.paper.id] if file else None
        named = named or self._common.get(key)
        return (named.opened, named.opened is not None) if named else (None, True)

    def shared_by(self, file: GatheredFile | None) -> FileContext:
        """What a file goes by; with None, files that name nothing."""
        topics, topics_known = self._file_for(_TOPICS, file)
        glossary, glossary_known = self._file_for(_GLOSSARY, file)
        key = (topics.path if topics else str(topics_known), glossary.path if glossary else str(glossary_known))
        if key not in self._shared:
            taxonomy = self._read_topics(topics) if topics else built_in_taxonomy(documented=False)
            found = self._read_glossary(glossary, taxonomy) if glossary else None
            self._shared[key] = FileContext(
                taxonomy,
                NameIndex(found or Glossary()),
                glossary_known=glossary_known and (glossary is None or found is not None),
                topics_known=topics_known and (topics is None or topics.path not in self._spoilt),
            )
        return self._shared[key]

    def _read_topics(self, opened: LoadedFile) -> Taxonomy:
        if opened.path not in self._taxonomies:
            before = len(self.complaints.errors)
            base = built_in_taxonomy(documented=False)
            from ceasefire_diff.taxonomy.loader import read_topics  # noqa: PLC0415  few texts bring topics

            self._taxonomies[opened.path] = read_topics(opened.data, opened.file, base, self.complaints)
            if len(self.complaints.errors) > before:
                self._spoilt.add(opened.path)
        return self._taxonomies[opened.path]

    def _read_glossary(self, opened: LoadedFile, taxonomy: Taxonomy) -> Glossary | None:
        if opened.path not in self._glossaries:
            before = len(self.complaints.errors)
            found = read_glossary(opened.data, opened.file, self.complaints, taxonomy.topics)
            self._glossaries[opened.path] = found
            if len(self.complaints.errors) > before:
                self._spoilt.add(opened.path)
        return self._glossaries[opened.path]
