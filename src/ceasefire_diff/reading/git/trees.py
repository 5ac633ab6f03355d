"""Where the files of one version lie: in a commit, or on disk; both are read by path from the top of the repository."""

from __future__ import annotations

import os
from abc import abstractmethod
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from ceasefire_diff.reading.git.repository import Repository, TreeEntry
from ceasefire_diff.source.diagnostics import Diagnostic, Place
from ceasefire_diff.source.hidden_characters import MAX_BYTES
from ceasefire_diff.source.plain_file import read_plain_file, why_unreadable


class Tree(Protocol):
    """One version of the files of a repository. `revision` is its commit, None on disk."""

    revision: str | None

    @abstractmethod
    def read(self, path: str) -> bytes | None:
        """The bytes of a file, None if there is none of that path."""

    @abstractmethod
    def names(self, folder: str) -> tuple[str, ...]:
        """The names of the files that lie in a folder."""


class CommitTree:
    """The files of a commit, or of the index (`revision` is None), below some folders, as git lists them."""

    def __init__(self, repository: Repository, revision: str | None, files: Mapping[str, TreeEntry]) -> None:
        self.revision = revision
        self.files = files
        self._repository = repository

    def read(self, path: str) -> bytes | None:
        """The bytes of a file."""
        entry = self.files.get(path)
        return self._repository.read(entry.object) if entry else None

    def names(self, folder: str) -> tuple[str, ...]:
        """The names of the files that lie in a folder."""
        return tuple(name for path in self.files for where, _, name in [path.rpartition("/")] if where == folder)


class DiskTree:
    """The files as they lie on disk; what is there and cannot be read is as if it were not, and told of in `stops`.

    What a sparse checkout leaves in the index alone is read from there.
    """

    def __init__(self, top: str, skipped: CommitTree | None = None) -> None:
        self.revision: str | None = None
        self.stops: dict[str, Diagnostic] = {}
        self._top = Path(top)
        self._skipped = skipped

    def read(self, path: str) -> bytes | None:
        """The bytes of a file."""
        if self._skipped is not None and path in self._skipped.files:
            return self._skipped.read(path)
        try:
            return read_plain_file(self._top / path, MAX_BYTES, cut=True)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            message = f"`{path}` cannot be read: {why_unreadable(error)}"
            self.stops[path] = Diagnostic(
                "file.unreadable", message, "Check that it is a file you may read", Place(path)
            )
            return None

    def names(self, folder: str) -> tuple[str, ...]:
        """The names of the files that lie in a folder."""
        skipped = self._skipped.names(folder) if self._skipped is not None else ()
        try:
            with os.scandir(self._top / folder) as entries:
                return tuple(sorted({*skipped, *(each.name for each in entries if each.is_file())}))
        except OSError:
            return skipped
