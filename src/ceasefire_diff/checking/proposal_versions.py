"""Reads one text at two versions, alone or beside another party's, from git or from disk."""

from __future__ import annotations

import os
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.model.glossary import fold
from ceasefire_diff.model.proposal import Proposal
from ceasefire_diff.reading.file_set import FileSet
from ceasefire_diff.reading.git.trees import Tree
from ceasefire_diff.reading.peek_header import Glance, peek_header
from ceasefire_diff.reading.proposals import ReadFiles, read_proposals
from ceasefire_diff.reading.source_file import LoadedFile
from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic
from ceasefire_diff.source.yaml_nodes import Mapping
from ceasefire_diff.taxonomy.topic import Taxonomy


class ProposalVersion(Struct, frozen=True):
    """A text at one version: `proposal` is None where it has errors; `problems` are all complaints."""

    root: Mapping | None
    proposal: Proposal | None
    taxonomy: Taxonomy
    problems: tuple[Diagnostic, ...]


class ProposalVersions:
    """The texts of two versions. Files are called as seen from the current folder, `prefix` below the top."""

    def __init__(self, before: Tree, after: Tree, prefix: str) -> None:
        self.before = before
        self.after = after
        self._prefix = prefix
        self._glances: dict[str, Glance] = {}

    def called(self, path: str) -> str:
        """A path from the top as a user sees it."""
        return os.path.relpath(path, self._prefix) if self._prefix else path

    def look(self, text: str) -> Glance:
        """What a text as it is now is at first sight: a file, or one of the parties' versions it holds."""
        if text not in self._glances:
            path, version = self.parted(text)
            glance = peek_header(self.after.read(path) or b"")
            own = fold(glance.versions.get(version, ""))
            self._glances[text] = replace(glance, parties=frozenset({own}), versions={}) if version else glance
        return self._glances[text]

    def parted(self, text: str) -> tuple[str, str]:
        """The file of a text, and which of the parties' versions in it is meant: `FILE#VERSION` names one."""
        path, sign, version = text.rpartition("#")
        return (path, version) if sign and path and self.after.read(text) is None else (text, "")

    def texts_in(self, path: str) -> tuple[str, ...]:
        """Each party's version that a file holds, as `FILE#VERSION`; the file itself where it holds none."""
        return tuple(f"{path}#{version}" for version in self.look(path).versions) or (path,)

    def opened(self, tree: Tree, text: str, *, beside: str | None = None) -> LoadedFile | None:
        """The file of a text at one time, None if it is not there.

        `beside`: it is called as that file of the later version is, so that both are one text with one id.
        """
        path, _ = self.parted(text)
        data = tree.read(path)
        return None if data is None else LoadedFile(self.called(beside or path), data, tree=tree, at=path)

    def later(self, path: str) -> ProposalVersion | None:
        """A text as it is."""
        opened = self.opened(self.after, path)
        return _read(opened) if opened else None

    def earlier(self, path: str, now: str) -> ProposalVersion | None:
        """A text as it was, read with the glossary and topics of today, so that equal words mean the same twice.

        Where these do not fit it any more, it is read with what it had then.
        """
        opened = self.opened(self.before, path, beside=now)
        if opened is None:
            return None
        today = _read(LoadedFile(opened.file, opened.data, tree=self.after, at=now), self._glossary_of(now))
        return today if today.proposal else _read(opened)

    def _glossary_of(self, path: str) -> LoadedFile | None:
        """The glossary that a text names now: it may have named none before, and its words meant the same."""
        name = self.look(path).glossary
        return self.opened(self.after, os.path.normpath(os.path.join(os.path.dirname(path), name))) if name else None  # noqa: PTH118, PTH120 - as above

    def pair(self, files: Sequence[LoadedFile], versions: Sequence[str]) -> ReadFiles | None:
        """Two texts to be laid side by side; raises CannotRun if they cannot be.

        None where a file is there and does not hold the version.
        """
        read = read_proposals(files if files[0].file != files[1].file else files[:1])
        if {each.file for each in files} - {each.file for each in read.proposals}:
            raise CannotRun(*read.problems)
        chosen = [
            each
            for file, version in zip(files, versions, strict=True)
            for each in read.proposals
            if (each.file, each.version) == (file.file, version)
        ]
        return replace(read, proposals=tuple(chosen)) if len(chosen) == len(files) else None

    def complaints(self, path: str) -> tuple[Diagnostic, ...]:
        """What is wrong in a glossary or a topics file as it is."""
        opened = self.opened(self.after, path)
        if opened is None:
            return ()
        gathering = FileSet((), None, None, together=False)
        (gathering.check_glossary if self.look(path).kind == "glossary" else gathering.check_topics)(opened)
        return gathering.complaints.problems


def _read(opened: LoadedFile, glossary: LoadedFile | None = None) -> ProposalVersion:
    gathering = FileSet((opened,), glossary, None, together=True)
    file = gathering.files[0]
    shared = gathering.shared_by_all()
    proposal = gathering.read(file)
    stopped = bool(gathering.stops) or gathering.shared_spoilt
    own = [each for each in gathering.complaints.problems if each.place.file == opened.file]
    return ProposalVersion(file.root, None if stopped else proposal, shared.taxonomy, (*gathering.stops, *own))


def name_of(text: str) -> str:
    """What a proposal is called in findings and acceptances: its folder and its name, without ending; its version."""
    stem, ending = os.path.splitext(text)  # noqa: PTH122  a path from the top, not one of this system
    _, sign, version = ending.partition("#")
    return "/".join(stem.split("/")[-2:]) + sign + version
