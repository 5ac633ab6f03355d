"""Opens what a command is given (a path, `-` for standard input, `REVISION:path`), and gives each proposal an id."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from ceasefire_diff.source.diagnostics import refused
from ceasefire_diff.source.hidden_characters import MAX_BYTES
from ceasefire_diff.source.plain_file import read_plain_file, why_unreadable
from ceasefire_diff.spelling import did_you_mean

if TYPE_CHECKING:
    from ceasefire_diff.reading.git.trees import Tree  # few runs look into a repository

STANDARD_INPUT: Final = "-"
_INPUT_ID: Final = "standard-input"
_ENDINGS: Final = (".yaml", ".yml", ".json")

# One byte more than may be read, so that the reader of the text sees that it is too much and says so.
_MOST: Final = MAX_BYTES + 1


class LoadedFile(Struct, frozen=True):
    """A file's bytes; `file` is the name it was given by, `at_revision` whether git holds it.

    One that was opened in a tree has its path `at` which it stands there; its siblings are those of that tree.
    """

    file: str
    data: bytes
    at_revision: bool = False
    tree: Tree | None = None
    at: str = ""

    @property
    def path(self) -> str:
        """The same for one file however it is written: `a.yaml` and `./a.yaml`."""
        if self.tree is not None:
            return f"{self.tree.revision or ''}:{self.at}"
        return self.file if self.at_revision or self.file == STANDARD_INPUT else os.path.realpath(self.file)

    def sibling(self, name: str) -> LoadedFile:
        """The file of that name in the same folder, at the same revision; raises CannotRun."""
        if self.tree is not None:
            return self._sibling_in(self.tree, name)
        if self.file == STANDARD_INPUT:
            message = f"Standard input lies in no folder to find `{name}` in"
            raise refused("file.no-folder", message, "Give that file on the command line", self.file)
        return open_file(self._named_beside(name), at_revision=self.at_revision)

    def names_beside(self) -> tuple[str, ...]:
        """The names of the files in the same folder; none if they cannot be listed."""
        if self.tree is not None:
            return self.tree.names(self.at.rpartition("/")[0])
        if self.at_revision:
            from ceasefire_diff.reading.git import plumbing  # noqa: PLC0415  few runs ask git

            return plumbing.names_at(self.file)
        return () if self.file == STANDARD_INPUT else _names_in(os.path.dirname(self.file))

    def _sibling_in(self, tree: Tree, name: str) -> LoadedFile:
        folder, slash, _ = self.at.rpartition("/")
        at, file = f"{folder}{slash}{name}", _beside(self.file, name)
        data = tree.read(at)
        if data is None:
            message = f"There is no file `{file}`"
            raise refused("file.not-found", message, did_you_mean(name, tree.names(folder), "Check the name"), file)
        return LoadedFile(file, data, tree=tree, at=at)

    def _named_beside(self, name: str) -> str:
        if not self.at_revision:
            return _beside(self.file, name)
        start, _, path = self.file.partition(":")
        folder, slash, _ = path.rpartition("/")
        return f"{start}:{folder}{slash}{name}"


def open_file(argument: str, *, at_revision: bool = False) -> LoadedFile:
    """Open a path, `-`, or `REVISION:path` (an existing file wins); raises CannotRun with a cure."""
    if argument == STANDARD_INPUT:
        return LoadedFile(argument, _read_standard_input())
    if not at_revision and os.path.exists(argument or os.curdir):
        return LoadedFile(argument, _read_path(argument))
    if at_revision or ":" in argument:
        from ceasefire_diff.reading.git import plumbing  # noqa: PLC0415  as above

        return LoadedFile(argument, plumbing.read_at(argument, _MOST), at_revision=True)
    raise refused("file.not-found", f"There is no file `{argument}`", _cure_for_missing(argument), argument)


def _read_path(path: str) -> bytes:
    try:
        return read_plain_file(path or os.curdir, MAX_BYTES, cut=True)
    except IsADirectoryError:
        cure = "Name the files in it; only `validate` and `check` take folders"
        raise refused("file.is-a-folder", f"`{path}` is a folder", cure, path) from None
    except (OSError, ValueError) as error:
        message = f"`{path}` cannot be read: {why_unreadable(error)}"
        raise refused("file.unreadable", message, "Check that it is a file you may read", path) from error


def _read_standard_input() -> bytes:
    try:
        return sys.stdin.buffer.read(_MOST)
    except (OSError, ValueError, AttributeError) as error:  # closed, or none at all
        message = "Standard input cannot be read"
        raise refused("file.unreadable", message, "Give the path of a file", STANDARD_INPUT) from error


def _beside(file: str, name: str) -> str:
    folder = os.path.dirname(file)
    return os.path.join("" if folder == "." else folder.removeprefix("./"), name)


def _cure_for_missing(path: str) -> str:
    folder, name = os.path.split(path)
    names = _names_in(folder)
    if not names:
        return f"There is no folder `{folder or '.'}` to look in either; check the path"
    return did_you_mean(name, names, "Check the path; `ls` shows what is there")


def _names_in(folder: str) -> tuple[str, ...]:
    try:
        return tuple(os.listdir(folder or "."))
    except (OSError, ValueError):
        return ()


def proposal_ids(arguments: Sequence[str]) -> list[str]:
    """One id for each argument (a path, `-` or `REVISION:path`), all different.

    It is the file's name without ending; with the folder before it where two would be equal; as it was given where
    even that does not tell them apart; and what is given twice is numbered.
    """
    found = ["" for _ in arguments]
    waiting = list(range(len(arguments)))
    for name_of in (_name, _name_with_folder, _whole_name):
        names = {place: name_of(arguments[place]) for place in waiting}
        counts = Counter([*names.values(), *(each for each in found if each)])
        for place in [each for each in waiting if counts[names[each]] == 1]:
            found[place] = names[place]
            waiting.remove(place)
    seen: Counter[str] = Counter()
    for place in waiting:
        name = _name(arguments[place])
        seen[name] += 1
        while (numbered := name if seen[name] == 1 else f"{name}~{seen[name]}") in found:
            seen[name] += 1
        found[place] = numbered
    return found


def _path(argument: str) -> str:
    """The path, from the current folder or, in a commit, from the top of the repository."""
    revision, colon, path = argument.partition(":")
    on_disk = os.path.isabs(argument) or os.path.splitdrive(argument)[0]
    return f"/{path}" if colon and revision and not on_disk else os.path.abspath(argument)


def _name(argument: str) -> str:
    if argument == STANDARD_INPUT:
        return _INPUT_ID
    return _without_ending(os.path.basename(_path(argument))) or argument


def _name_with_folder(argument: str) -> str:
    if argument == STANDARD_INPUT:
        return _INPUT_ID
    folder = os.path.basename(os.path.dirname(_path(argument)))
    return f"{folder}/{_name(argument)}" if folder else _name(argument)


def _whole_name(argument: str) -> str:
    return _without_ending(argument)


def _without_ending(name: str) -> str:
    for ending in _ENDINGS:
        if name.casefold().endswith(ending):
            return name[: -len(ending)] or name
    return name
