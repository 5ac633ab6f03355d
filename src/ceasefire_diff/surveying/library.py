"""Finds and reads the texts of a library, a folder a conflict, and tells what each says, issue by issue."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from ceasefire_diff.aligning.aligned_row import name_of_matter
from ceasefire_diff.aligning.matter import Matter, matter_of
from ceasefire_diff.model.proposal import Proposal
from ceasefire_diff.reading.file_set import FileSet
from ceasefire_diff.reading.peek_header import peek_header
from ceasefire_diff.reading.source_file import LoadedFile
from ceasefire_diff.source.diagnostics import Diagnostic
from ceasefire_diff.taxonomy.topic import Taxonomy

_SHARED = ("glossary", "topics")
_NO_TEXT = ("acceptances", *_SHARED)


class Conflict(Struct, frozen=True):
    """The files of one folder by name, as bytes: all that reading its texts needs, on this machine or on another."""

    folder: str
    files: Mapping[str, bytes]

    @property
    def texts(self) -> tuple[str, ...]:
        """The names of the files that hold a text."""
        return tuple(sorted(name for name, data in self.files.items() if peek_header(data).kind not in _NO_TEXT))

    @property
    def shared(self) -> str:
        """A digest of what all its texts are read with."""
        return _digest({name: data for name, data in self.files.items() if peek_header(data).kind in _SHARED})

    @property
    def digest(self) -> str:
        """A digest of all its files."""
        return _digest({f"{self.folder}/{name}": data for name, data in self.files.items()})


class ReadConflict(Struct, frozen=True):
    """The texts of a conflict by the names of their files, those without errors, and all that is wrong."""

    proposals: Mapping[str, Proposal]
    taxonomy: Taxonomy
    problems: tuple[Diagnostic, ...]


class _Files:
    """The files of a conflict as a tree of one folder."""

    revision: str | None = None

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def read(self, path: str) -> bytes | None:
        """The bytes of a file."""
        return self._files.get(path)

    def names(self, folder: str) -> tuple[str, ...]:
        """The names of all files; there is one folder."""
        return () if folder else tuple(self._files)


def _digest(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, data in sorted(files.items()):
        digest.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape") + data)
    return digest.hexdigest()


def conflicts_of(paths: Sequence[str], data_of: Mapping[str, bytes]) -> list[Conflict]:
    """The files of a library, put together by folder."""
    folders: dict[str, dict[str, bytes]] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        folders.setdefault(folder or ".", {})[name] = data_of[path]
    return [Conflict(folder, files) for folder, files in sorted(folders.items())]


def read_conflict(conflict: Conflict) -> ReadConflict:
    """Read all texts of a conflict with the glossary and the topics they name; never raises."""
    tree = _Files(conflict.files)
    opened = [
        LoadedFile(f"{conflict.folder}/{name}", conflict.files[name], tree=tree, at=name) for name in conflict.texts
    ]
    gathered = FileSet(opened, None, None, together=True)
    shared = gathered.shared_by_all()
    read = {each.opened.at: gathered.read(each) for each in gathered.files}
    stopped = bool(gathered.stops) or gathered.shared_spoilt
    proposals = {} if stopped else {name: each for name, each in read.items() if each is not None}
    return ReadConflict(proposals, shared.taxonomy, (*gathered.stops, *gathered.complaints.problems))


class _Known(Struct, frozen=True, eq=False):
    """A conflict that is the same as another if its digest is."""

    conflict: Conflict
    digest: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


def read_once(conflict: Conflict, digest: str) -> ReadConflict:
    """The same, remembered: a process is handed the pairs of one conflict in several parts."""
    return _read_known(_Known(conflict, digest))


@lru_cache(maxsize=2)
def _read_known(known: _Known) -> ReadConflict:
    return read_conflict(known.conflict)


class IssueLine(Struct, frozen=True):
    """What one provision of one text says; `issue` is the same for all texts that speak of the same objects.

    `states` holds its terms and keys in the words of the file.
    """

    conflict: str
    text: str
    party: str
    date: str
    status: str
    coverage: str
    topic: str
    issue: str
    provision: str
    clause: str
    says: str
    states: Mapping[str, str]


def issues_of(conflict: Conflict, read: ReadConflict) -> Iterator[IssueLine]:
    """The lines of one conflict: in the order of topics, then of issues, then of texts."""
    order = read.taxonomy.order()
    lines = []
    for name, proposal in read.proposals.items():
        for provision in proposal.provisions:
            matter = matter_of(provision, read.taxonomy.topics[provision.topic])
            values = {**provision.keys, **provision.terms}
            lines.append(
                IssueLine(
                    conflict=conflict.folder,
                    text=name.rpartition(".")[0],
                    party=proposal.party_name,
                    date=proposal.date,
                    status=proposal.status.value,
                    coverage="complete" if proposal.missing is None else "partial",
                    topic=provision.topic,
                    issue=_issue(matter),
                    provision=provision.id,
                    clause="; ".join(provision.clauses),
                    says=provision.short or provision.text,
                    states={key: value.written for key, value in values.items()},
                )
            )
    yield from sorted(lines, key=lambda line: (order[line.topic], line.issue, line.text, line.provision))


def _issue(matter: Matter) -> str:
    """Topic, objects and stage, as the id of a row of `compare` has them."""
    objects = (None if axis is None else sorted(id_ for id_, _ in axis.labels) for axis in matter.axes)
    return name_of_matter(matter.topic.id, objects, matter.stages)
