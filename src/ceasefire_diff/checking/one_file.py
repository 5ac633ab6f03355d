"""What one edit did to one file whose two versions are at hand: what is asked where nothing else may have changed."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ceasefire_diff.checking.counterparts import counterparts
from ceasefire_diff.checking.finding import Finding, sorted_findings
from ceasefire_diff.checking.header_changes import header_movement
from ceasefire_diff.checking.proposal_versions import ProposalVersion, ProposalVersions, name_of
from ceasefire_diff.checking.provision_changes import TwoVersions, movement
from ceasefire_diff.reading.git.trees import Tree
from ceasefire_diff.reading.peek_header import peek_header
from ceasefire_diff.rules.registry import finding_rules
from ceasefire_diff.source.diagnostics import Diagnostic, Level, Place


class FileVersion(Struct, frozen=True):
    """One version of a file: its path from the top of the repository, and its bytes."""

    path: str
    data: bytes


class OneEdit(Struct, frozen=True):
    """How a position changed. `unread` says why that cannot be told: the errors of a version that has some."""

    findings: tuple[Finding, ...] = ()
    unread: tuple[Diagnostic, ...] = ()


def holds_proposal(data: bytes) -> bool:
    """Whether a file says of itself that it is a proposal, right or wrong."""
    return b"ceasefire-proposal" in data and peek_header(data).kind == "proposal"


def edit_of(before: FileVersion | None, after: FileVersion | None, rest: Tree) -> OneEdit:
    """How a position changed from one path and text to another; both are read with what lies beside the later.

    A version that is None is not there: the file was added, or removed.
    """
    if before is None or after is None:
        there = after or before
        return OneEdit((_whole("file.removed" if before else "file.added", there),) if there else ())
    texts = ProposalVersions(_GivenTree(before, rest), _GivenTree(after, rest), "")
    was, text = texts.earlier(before.path, after.path), texts.later(after.path)
    if was is None or text is None or was.root is None or text.root is None or not (was.proposal and text.proposal):
        return OneEdit(unread=tuple(_errors(was, text)))
    versions = TwoVersions(was.proposal, text.proposal, name_of(after.path), before.path, None)
    found = counterparts(was.proposal, text.proposal, text.taxonomy)
    renamed = [_whole("file.renamed", after, earlier=before.path)] if before.path != after.path else []
    moved = [*header_movement(versions, was.root, text.root), *movement(versions, found)]
    return OneEdit(sorted_findings((*renamed, *moved)))


def _whole(rule: str, given: FileVersion, **said: str) -> Finding:
    return Finding(rule, finding_rules()[rule].level, Place(given.path, 1), name_of(given.path), arguments=said)


class _GivenTree:
    """A version of which one file is given; whatever it is read with lies in another tree."""

    def __init__(self, given: FileVersion, rest: Tree) -> None:
        self.revision: str | None = rest.revision
        self._given = given
        self._rest = rest

    def read(self, path: str) -> bytes | None:
        """The bytes of a file."""
        return self._given.data if path == self._given.path else self._rest.read(path)

    def names(self, folder: str) -> tuple[str, ...]:
        """The names of the files that lie in a folder."""
        return tuple(sorted({*self._rest.names(folder), *_name_in(folder, self._given.path)}))


def _errors(*texts: ProposalVersion | None) -> Iterator[Diagnostic]:
    for text in texts:
        yield from (each for each in (text.problems if text else ()) if each.level is Level.ERROR)


def _name_in(folder: str, path: str) -> tuple[str, ...]:
    where, _, name = path.rpartition("/")
    return (name,) if where == folder else ()
