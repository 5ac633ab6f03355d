"""What git calls to show one changed file. It ends well whatever happens: for a driver that does not, git stops."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ceasefire_diff.cli.streams import put_bytes, width_of_output

if TYPE_CHECKING:
    from ceasefire_diff.reading.git.diff_driver import DiffRequest, Version
    from ceasefire_diff.reading.git.repository import Repository
    from ceasefire_diff.reading.git.trees import Tree
    from ceasefire_diff.render.git_patch import Colours


def answer_git(words: Sequence[str]) -> None:
    """Print what changed between the two versions git names; raises nothing."""
    try:
        put_bytes(_shown(words).encode("utf-8", "surrogateescape"))
    except (BrokenPipeError, KeyboardInterrupt):
        # The reader has left. Nothing more is to be said, here or when the interpreter closes its streams.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except Exception as error:  # noqa: BLE001  whatever it is, git goes on to the next file
        _say(f"{words[0] if words else 'no path'} cannot be shown: {_in_words(error)}")


def _shown(words: Sequence[str]) -> str:
    from ceasefire_diff.reading.git.diff_driver import driven, lines_that_differ
    from ceasefire_diff.render.git_patch import driven_patch, unmerged

    pair = driven(words)
    if pair is None:
        return "".join(unmerged(each) for each in words[:1])
    try:
        told = _told(pair)
    except Exception as error:  # noqa: BLE001  the lines can be shown all the same
        told = [f"how the position changed cannot be told: {_in_words(error)}"]
    return driven_patch(pair, told, lines_that_differ(pair), _colours(), width_of_output())


def _told(pair: DiffRequest) -> Sequence[str]:
    """What the edit did to the position, in sentences; none for what is no proposal."""
    from ceasefire_diff.checking.one_file import FileVersion, edit_of, is_proposal
    from ceasefire_diff.reading.git.repository import Repository
    from ceasefire_diff.render.findings.words import message_of
    from ceasefire_diff.wording.edit_sentences import NOTHING_ELSE, not_told

    before, after = (
        FileVersion(_where_it_lies(each), each.read()) if each.exists and each.is_plain else None
        for each in (pair.earlier, pair.later)
    )
    there = after or before
    if there is None or not is_proposal(there.data):
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
    from ceasefire_diff.reading.git.trees import CommitTree, DiskTree

    if repository.top is not None:
        return DiskTree(repository.top)
    head = repository.commit("HEAD")
    return CommitTree(repository, head, repository.files(head, (path.rpartition("/")[0],)))


def _colours() -> Colours:
    """Those git would use itself, as its settings say; a pager that it started counts as a terminal."""
    from ceasefire_diff.reading.git.plumbing import git
    from ceasefire_diff.render.git_patch import PLAIN, Colours

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


def _in_words(error: Exception) -> str:
    """What went wrong, on one line."""
    from ceasefire_diff.source.diagnostics import CannotRun

    if isinstance(error, CannotRun | OSError):
        return " ".join(str(error).split())
    return " ".join(f"this is a fault of the program ({type(error).__name__}: {error})".split())


def _say(line: str) -> None:
    """Say it where it can be said; if it cannot, nobody reads it."""
    from contextlib import suppress

    from ceasefire_diff.wording.escape_hidden import escape_hidden

    with suppress(Exception):
        put_bytes(f"{escape_hidden(line)}\n".encode("utf-8", "backslashreplace"))
