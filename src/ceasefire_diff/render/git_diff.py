"""Makes what git shows for one changed file; whatever happens to the sentences, the lines can be shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ceasefire_diff.checking.one_file import FileVersion, edit_of, holds_proposal
from ceasefire_diff.reading.git.diff_driver import DiffRequest, Version, driven, lines_that_differ
from ceasefire_diff.reading.git.plumbing import git
from ceasefire_diff.reading.git.repository import Repository
from ceasefire_diff.reading.git.trees import CommitTree, DiskTree, Tree
from ceasefire_diff.render.findings.words import message_of
from ceasefire_diff.render.git_patch import PLAIN, Colours, driven_patch, unmerged
from ceasefire_diff.source.diagnostics import CannotRun
from ceasefire_diff.wording.finding_sentences import NOTHING_ELSE, not_told


def changed_file(words: Sequence[str], width: int) -> str:
    """What changed between the two versions git names: in the position, in sentences, then in the lines."""
    pair = driven(words)
    if pair is None:
        return "".join(unmerged(each) for each in words[:1])
    try:
        sentences = _sentences(pair)
    except Exception as error:  # noqa: BLE001  the lines can be shown all the same
        sentences = [f"how the position changed cannot be told: {in_one_line(error)}"]
    return driven_patch(pair, sentences, lines_that_differ(pair), _colours(), width)


def _sentences(pair: DiffRequest) -> Sequence[str]:
    """What the edit did to the position, in sentences; none for what is no proposal."""
    before, after = (
        FileVersion(_where_it_lies(each), each.read()) if each.exists and each.is_plain else None
        for each in (pair.earlier, pair.later)
    )
    there = after or before
    if there is None or not holds_proposal(there.data):
        return ()
    if before and after and pair.is_copy:  # what it was copied from is there still, and has not been renamed
        before = FileVersion(after.path, before.data)
    repository = Repository()
    try:
        edit = edit_of(before, after, _rest(there.path, repository))
    finally:
        repository.close()
    if edit.unread:
        return (str(not_told(edit.unread)),)
    return [message_of(each) for each in edit.findings] or [str(NOTHING_ELSE)]


def _where_it_lies(version: Version) -> str:
    """The path from the top of the repository; with `--relative` git gives it from the folder it was called in."""
    above = os.environ.get("GIT_PREFIX", "")
    if above and not Path(version.path).exists() and Path(above, version.path).exists():
        return f"{above}{version.path}"
    return version.path


def _rest(path: str, repository: Repository) -> Tree:
    """Where the glossary and the topics lie that a text is read with: on disk, else in the head commit."""
    if repository.top is not None:
        return DiskTree(repository.top)
    head = repository.commit("HEAD")
    return CommitTree(repository, head, repository.files(head, (path.rpartition("/")[0],)))


def _colours() -> Colours:
    """Those git would use itself, as its settings say; a pager that it started counts as a terminal."""
    seen = sys.stdout.isatty() or os.environ.get("GIT_PAGER_IN_USE") == "true"
    wanted = git("config", "--get-colorbool", "color.diff", "true" if seen else "false") or b""
    if wanted.strip() != b"true":
        return PLAIN
    usual = {"meta": "bold", "frag": "cyan", "old": "red", "new": "green"}
    chosen = {
        name: (git("config", "--get-color", f"color.diff.{name}", colour) or b"").decode("ascii", "ignore")
        for name, colour in usual.items()
    }
    return Colours(**chosen, reset="\x1b[m")


def in_one_line(error: Exception) -> str:
    """What went wrong, on one line."""
    if isinstance(error, CannotRun | OSError):
        return " ".join(str(error).split())
    return " ".join(f"this is an internal error ({type(error).__name__}: {error})".split())
