"""Which files a check is about: the paths a user gives, and which proposals, glossaries and topics files differ."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from ceasefire_diff.reading.git.repository import Difference, Repository
from ceasefire_diff.reading.git.trees import Tree
from ceasefire_diff.reading.peek_header import Glance, peek_header
from ceasefire_diff.source.diagnostics import Diagnostic, Place, refused
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
        raise refused("git.outside", message, "Run the command in the repository it lies in", path)
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


_ALIKE: Final = 0.5
"""Share of lines that a file under another name keeps if it is still the same: what git takes, too."""
_MOST_WITH_A_LINE: Final = 20
"""Files that are gone and hold one line: what more of them share is a form, and tells none from another."""

PROPOSAL: Final = "proposal"


class Changes(Struct, frozen=True):
    """What differs. `proposals` have a path before, a path after, or both; `shared` are glossaries and topics files."""

    proposals: tuple[Difference, ...]
    shared: frozenset[str]


def changes(differences: Iterable[Difference], before: Tree, after: Tree, is_meant: Callable[[str], bool]) -> Changes:
    """Sort what git lists: proposals that are meant, each with the name it had, and what they are read with."""
    proposals, shared = [], set()
    for each in differences:
        path = each.later or each.earlier
        if path is None or not (path.endswith(YAML_ENDINGS) or is_meant(path)):
            continue
        if each.earlier == path == each.later and before.read(path) == after.read(path):
            continue  # only the time of the file has changed
        kinds = {_look(tree, where).kind for tree, where in ((before, each.earlier), (after, each.later)) if where}
        if "acceptances" in kinds:
            continue  # no text of anybody; a run that goes by it says what is wrong in it
        if kinds & {"glossary", "topics"}:
            shared |= {where for where in (each.earlier, each.later) if where}
        elif any(where and is_meant(where) for where in (each.earlier, each.later)):
            proposals.append(each)
    return Changes(tuple(sorted(_renamed(proposals, before, after), key=_path)), frozenset(shared))


def _look(tree: Tree, path: str) -> Glance:
    return peek_header(tree.read(path) or b"")


def _path(difference: Difference) -> str:
    return difference.later or difference.earlier or ""


def _renamed(found: list[Difference], before: Tree, after: Tree) -> list[Difference]:
    """Join what is gone with what is new where most of its lines are there again: git sees only what it tracks."""
    gone = [each.earlier for each in found if each.earlier and not each.later]
    new = [each.later for each in found if each.later and not each.earlier]
    lines = {("gone", path): _lines(before, path) for path in gone} | {
        ("new", path): _lines(after, path) for path in new
    }
    stands_in: dict[bytes, list[str]] = {}
    for one in gone:
        for line in lines["gone", one]:
            stands_in.setdefault(line, []).append(one)
    pairs = [
        (_shared(lines["gone", one], lines["new", two]), one, two)
        for two in new
        for one in {one for line in lines["new", two] for one in _where_rare(stands_in.get(line, ()))}
    ]
    joined: dict[str, str] = {}
    taken: set[str] = set()
    for share, one, two in sorted(pairs, key=lambda each: (-each[0], each[1], each[2])):
        if share >= _ALIKE and one not in joined and two not in taken:
            joined[one] = two
            taken.add(two)
    kept = [each for each in found if each.earlier not in joined and each.later not in taken]
    return [*kept, *(Difference(one, two) for one, two in joined.items())]


def _where_rare(files: Sequence[str]) -> Sequence[str]:
    return files if len(files) <= _MOST_WITH_A_LINE else ()


def _lines(tree: Tree, path: str) -> Mapping[bytes, int]:
    return Counter(line.strip() for line in (tree.read(path) or b"").splitlines() if line.strip())


def _shared(one: Mapping[bytes, int], other: Mapping[bytes, int]) -> float:
    total = max(sum(one.values()), sum(other.values()))
    return sum(min(count, other.get(line, 0)) for line, count in one.items()) / total if total else 0
