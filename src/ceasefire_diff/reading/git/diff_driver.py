"""What git hands to a diff driver: a path and two versions of its file, or a path that is not merged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from ceasefire_diff.reading.git.plumbing import started
from ceasefire_diff.source.hidden_characters import MAX_BYTES
from ceasefire_diff.source.plain_file import read_plain_file

_NOWHERE: Final = "/dev/null"
PLAIN_FILES: Final = ("100644", "100755")

_OF_ONE_PATH: Final = 7  # path, then file, object and mode of each version
_OF_TWO_PATHS: Final = 9  # the same, the later path, and what git says of the two


class Version(Struct, frozen=True):
    """One version of a file: its path, where its bytes lie on disk now, the object git knows them by, and its mode."""

    path: str
    file: str
    object: str
    mode: str

    @property
    def exists(self) -> bool:
        """Whether there is such a version; what is added has no earlier, what is deleted no later one."""
        return self.file != _NOWHERE

    @property
    def is_plain(self) -> bool:
        """Whether it is a file that holds its text itself, and no link."""
        return self.mode in PLAIN_FILES

    def read(self) -> bytes:
        """Its bytes, one more than a proposal may have where there are too many."""
        return read_plain_file(self.file, MAX_BYTES, cut=True)


class DiffRequest(Struct, frozen=True):
    """Two versions of one file. `moved` is what git says where they have two paths, in lines of a patch."""

    earlier: Version
    later: Version
    moved: str = ""

    @property
    def is_copy(self) -> bool:
        """Whether the earlier path is there still, beside the later."""
        return "\ncopy from " in self.moved


def driven(words: Sequence[str]) -> DiffRequest | None:
    """The two versions that the words of git name; None where they name none: a path that is not merged."""
    if len(words) not in (_OF_ONE_PATH, _OF_TWO_PATHS):
        return None
    path, *facts = words[:_OF_ONE_PATH]
    other, moved = words[_OF_ONE_PATH:] or (path, "")
    return DiffRequest(Version(path, *facts[:3]), Version(other, *facts[3:]), moved)


def lines_that_differ(pair: DiffRequest) -> bytes | None:
    """The hunks of a patch from one version to the other, as git finds them; None where one holds no text."""
    options = ("--no-ext-diff", "--no-textconv", "--no-color", "--no-prefix")
    files = (_as_path(pair.earlier.file), _as_path(pair.later.file))
    with started(("diff", "--no-index", *options, "--", *files)) as process:
        said = process.stdout.read() if process.stdout else b""
    _, found, hunks = said.partition(b"\n@@ ")
    if found:
        return b"@@ " + hunks
    return None if b"\nBinary files " in said else b""


def _as_path(file: str) -> str:
    """A path that no program takes for an option or for standard input."""
    return file if file.startswith("/") else f"./{file}"
