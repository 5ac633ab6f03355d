"""Which files a check is about: the paths a user gives, as paths from the top of the repository."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from ceasefire_diff.reading.git.repository import Repository
from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Place
from ceasefire_diff.source.write_files import YAML_ENDINGS

_PATTERN_LETTERS: Final = frozenset("*?[")


class PathSpec(Struct, frozen=True):
    """One path as it was given, as it stands from the top, and whether its letters may be a pattern."""

    given: str
    path: str

    @property
    def may_be_pattern(self) -> bool:
        """Whether it holds letters of a pattern."""
        return not _PATTERN_LETTERS.isdisjoint(self.path)

    @property
    def folder(self) -> str:
        """The folder whose listing shows whatever it can mean; a file's is needed for what lies beside it."""
        fixed = self.path
        while not _PATTERN_LETTERS.isdisjoint(fixed):
            fixed = fixed.rpartition("/")[0]
        return fixed if fixed != self.path or not fixed.endswith((*YAML_ENDINGS, ".json")) else _parent(fixed)

    def holds(self, path: str) -> bool:
        """Whether it means a file: the file itself, a pattern that matches, or a folder around it.

        Of a folder it means what `validate` does: the YAML files, but for hidden ones.
        """
        if path == self.path:
            return True
        if not self.path or path.startswith(f"{self.path}/"):
            below = path[len(self.path) :].lstrip("/").split("/")
            return below[-1].endswith(YAML_ENDINGS) and not any(each.startswith(".") for each in below)
        return self.may_be_pattern and re.fullmatch(_as_expression(self.path), path, re.DOTALL) is not None


class Scope(Struct, frozen=True):
    """All paths of a check."""

    meant: tuple[PathSpec, ...]

    @property
    def folders(self) -> tuple[str, ...]:
        """Below which folders to look; the top alone where one of them is that."""
        return tuple(dict.fromkeys(each.folder for each in self.meant))

    def holds(self, path: str) -> bool:
        """Whether a file is meant."""
        return any(each.holds(path) for each in self.meant)

    def not_found(self, known: Iterable[str], when: str) -> list[Diagnostic]:
        """The paths that mean none of the files there are or were."""
        files = list(known)
        missing = [each for each in self.meant if not any(map(each.holds, files))]
        message = "There is no `{}`, and there was none at {}"
        cure = "Check the path; what git ignores or another repository holds is not looked at"
        return [
            Diagnostic("git.nothing-found", message.format(each.given, when), cure, Place(each.given))
            for each in missing
        ]


def scope_of(paths: Sequence[str], repository: Repository) -> Scope:
    """The scope of some paths, given from the current folder; raises CannotRun for one outside the repository."""
    return Scope(tuple(PathSpec(each, from_top(each, repository)) for each in paths))


def from_top(path: str, repository: Repository) -> str:
    """A path as it stands from the top of the repository; empty for the top itself."""
    if repository.top is None:
        found = os.path.normpath(path)
    else:
        found = os.path.relpath(os.path.abspath(path), repository.top)  # noqa: PTH100  a link stays what it is
        if found.startswith(".."):
            found = os.path.relpath(os.path.realpath(path), os.path.realpath(repository.top))
    if found == ".." or found.startswith(f"..{os.sep}") or os.path.isabs(found):  # noqa: PTH117
        message = f"`{path}` lies outside of this repository"
        raise CannotRun(Diagnostic("git.outside", message, "Run the command in the repository it lies in", Place(path)))
    return "" if found == "." else found.replace(os.sep, "/")


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _as_expression(pattern: str) -> str:
    """A pattern of the shell as a regular expression: `**/` any folders, `*` and `?` within one."""
    parts = re.split(r"(\*\*/|\*\*|\*|\?|\[[^\]]+\])", pattern)
    known = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return "".join(
        known.get(part) or (part.replace("[!", "[^") if part[:1] == "[" else re.escape(part)) for part in parts
    )
