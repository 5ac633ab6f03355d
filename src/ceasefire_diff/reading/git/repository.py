"""The repository around the current folder: its revisions, what they list and hold, what differs from the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from ceasefire_diff.reading.git.plumbing import MAX_SECONDS, git, refusal, started
from ceasefire_diff.source.diagnostics import CannotRun, refused
from ceasefire_diff.source.hidden_characters import MAX_BYTES
from ceasefire_diff.spelling import did_you_mean

if TYPE_CHECKING:
    from subprocess import Popen

_FILES: Final = ("100644", "100755")
"""Modes of plain files; links and submodules hold no text of their own."""

_SKIPPED: Final = "S"
"""How git tags what a sparse checkout leaves in the index alone."""

_SIXTY: Final = 60


class TreeEntry(Struct, frozen=True):
    """A file of a revision: its path from the top, and the object that holds its bytes."""

    path: str
    object: str


class Difference(Struct, frozen=True):
    """A path that differs between a revision and a later state; renamed if both paths are there and are two."""

    earlier: str | None
    later: str | None


class Repository:
    """Reads a repository and writes nothing to it: no checkout, no worktree, no index.

    `top` is the folder of its working tree, None where it has none; `prefix` the path of the current folder in it.
    """

    def __init__(self) -> None:
        """Find the repository; raises CannotRun if there is none here that may be read."""
        said = git("rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix")
        if said is None:
            raise _no_repository()
        inside, shallow, prefix = [*os.fsdecode(said).split("\n", 2), "", ""][:3]
        self.shallow = shallow == "true"
        self.prefix = prefix.removesuffix("\n").rstrip("/")
        here = os.getcwd()
        above = self.prefix.count("/") + 1 if self.prefix else 0
        self.top = os.path.normpath(os.path.join(here, *[".."] * above)) if inside == "true" else None
        self._asking: Popen[bytes] | None = None

    def commit(self, revision: str) -> str:
        """The name of the commit that a revision means; an annotated tag means the commit it stands on."""
        found = git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if found is None:
            raise self._unknown(revision)
        return found.decode("ascii").strip()

    def merge_base(self, base: str, head: str, revision: str) -> str:
        """The commit from which two others went apart; `revision` is how the user called the first."""
        found = git("merge-base", base, head)
        if found is None:
            message = f"`{revision}` and the head have no commit in common"
            cure = "Name a revision that the head descends from, with `--base REF`"
            if self.shallow:
                message += " in this clone, which is shallow"
                cure = "Run `git fetch --unshallow`, or let CI fetch all history (`fetch-depth: 0`)"
            raise refused("git.no-merge-base", message, cure, revision)
        return found.decode("ascii").split()[0]

    def date(self, commit: str) -> str:
        """The day on which a commit was made, where it was made."""
        for line in self.read(commit).decode("utf-8", "replace").split("\n\n")[0].splitlines():
            if line.startswith("committer "):
                return _day_of(*line.rsplit(" ", 2)[1:]) or datetime.now(UTC).date().isoformat()
        return datetime.now(UTC).date().isoformat()  # an object made by hand, without a committer

    def files(self, commit: str, folders: Sequence[str]) -> dict[str, TreeEntry]:
        """The plain files of a commit below some folders, by path."""
        below = () if "" in folders else tuple(folders)
        listed = git("ls-tree", "-r", "-z", "--full-tree", commit, "--", *below, most=None) or b""
        found = {}
        for line in listed.split(b"\0")[:-1]:
            facts, _, path = os.fsdecode(line).partition("\t")
            mode, _, name = facts.split(" ")
            if mode in _FILES:
                found[path] = TreeEntry(path, name)
        return found

    def staged(self, folders: Sequence[str], *, only_skipped: bool = False) -> dict[str, TreeEntry]:
        """The plain files of the index below some folders, by path: what the next commit will hold.

        `only_skipped`: those alone that a sparse checkout leaves off the disk.
        """
        below = () if "" in folders else tuple(folders)
        listed = git("ls-files", "--stage", "-t", "-z", "--full-name", "--", *below, most=None, folder=self.top) or b""
        found = {}
        for line in listed.split(b"\0")[:-1]:
            facts, _, path = os.fsdecode(line).partition("\t")
            tag, mode, name, stage = facts.split(" ")
            if mode in _FILES and stage == "0" and (tag == _SKIPPED or not only_skipped):
                found[path] = TreeEntry(path, name)
        return found

    def differences(
        self, base: str, head: str | None, folders: Sequence[str], *, staged: bool = False
    ) -> list[Difference]:
        """What differs below some folders between a commit and another, or the files on disk where `head` is None.

        `staged`: the index instead of the disk. Renames are those that git finds. What lies on disk and is neither
        tracked nor ignored is new. Filters that the repository names are programs, and are not run.
        """
        below = () if "" in folders else tuple(folders)
        words = ("-r", "-z", "--raw", "--find-renames", "-l0", "--ignore-submodules=all")
        if head is not None:
            said = git("diff-tree", *words, base, head, "--", *below, most=None, folder=self.top)
            return list(_differences(said or b""))
        if staged:
            said = git("diff-index", "--cached", *words[1:], base, "--", *below, most=None, folder=self.top)
            return list(_differences(said or b""))
        said = git(
            "diff-index", *words[1:], base, "--", *below, most=None, folder=self.top, settings=_without_filters()
        )
        found = {(each.earlier, each.later): each for each in _differences(said or b"")}
        new = git("ls-files", "-z", "--others", "--exclude-standard", "--", *below, most=None, folder=self.top)
        for path in os.fsdecode(new or b"").split("\0")[:-1]:
            if not path.endswith("/"):  # a repository of its own
                found[None, path] = Difference(None, path)
        # Taken out of the index and still on disk is neither gone nor new.
        gone = {each.earlier for each in found.values() if each.later is None}
        both = {each.later for each in found.values() if each.earlier is None} & gone
        kept = [each for each in found.values() if not (both & {each.earlier, each.later} - {None})]
        return [*kept, *(Difference(path, path) for path in sorted(filter(None, both)))]

    def read(self, name: str) -> bytes:
        """The bytes of an object, one more than may be read where it is too large."""
        if self._asking is None:
            self._asking = started(("cat-file", "--batch"), asking=True)
        process = self._asking
        if process.stdin is None or process.stdout is None:
            raise self._unreadable(name)
        try:
            process.stdin.write(f"{name}\n".encode("ascii"))
            process.stdin.flush()
            facts = process.stdout.readline().split()
        except OSError as error:
            raise self._unreadable(name) from error
        if len(facts) != 3:  # noqa: PLR2004  name, kind and size; anything else says that it is not there
            raise self._unreadable(name)
        size = int(facts[2])
        if size > MAX_BYTES:
            data = process.stdout.read(MAX_BYTES + 1)
            self.close()  # the rest is not wanted
            return data
        return process.stdout.read(size + 1)[:-1]

    def close(self) -> None:
        """End the process that reads objects."""
        if self._asking is not None:
            self._asking.kill()
            self._asking.communicate(timeout=MAX_SECONDS)
            self._asking = None

    def _unknown(self, revision: str) -> CannotRun:
        listed = git("for-each-ref", "--format=%(refname:short)") or b""
        names = os.fsdecode(listed).split()
        remote = next((each for each in names if each.endswith(f"/{revision}")), None)
        if revision == "HEAD" or (not names and git("rev-parse", "--verify", "--quiet", "HEAD") is None):
            message, cure = "This repository has no commit yet", "Commit first: `git commit`"
        elif remote is not None:
            message, cure = f"Git knows no revision `{revision}`", f"Did you mean `{remote}`?"
        elif self.shallow:
            message = f"Git knows no revision `{revision}` in this clone, which is shallow"
            cure = "Run `git fetch --unshallow`, or let CI fetch all history (`fetch-depth: 0`)"
        else:
            message = f"Git knows no revision `{revision}`"
            cure = did_you_mean(revision, names, "Fetch it: `git fetch`; `git branch --all` lists the branches")
        return refused("git.revision-unknown", message, cure, revision)

    def _unreadable(self, name: str) -> CannotRun:
        self.close()
        cure = "Fetch all objects: `git fetch --refetch --no-filter`, or look for damage with `git fsck`"
        return refused("git.object-missing", f"The object {name} is not in this clone", cure, "")


def _without_filters() -> dict[str, str]:
    """Settings under which no filter of the repository runs: each would be a program it names."""
    named = git("config", "-z", "--name-only", "--get-regexp", r"^filter\..*\.(clean|smudge|process)$") or b""
    filters = {os.fsdecode(each).rpartition(".")[0] for each in named.split(b"\0") if each}
    return {
        f"{name}.{key}": value
        for name in sorted(filters)
        for key, value in (("clean", ""), ("smudge", ""), ("process", ""), ("required", "false"))
    }


def _day_of(seconds: str, zone: str) -> str | None:
    """The day of a moment where its clock was; None for what is none, as tools that write objects may leave it."""
    try:
        minutes = int(zone[-4:-2]) * _SIXTY + int(zone[-2:])
        offset = timedelta(minutes=-minutes if zone.startswith("-") else minutes)
        return datetime.fromtimestamp(int(seconds), timezone(offset)).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def _differences(listed: bytes) -> Iterator[Difference]:
    parts = iter(os.fsdecode(listed).split("\0"))
    for facts in parts:
        if not facts.startswith(":"):
            continue
        before, after, _, _, status = facts[1:].split(" ")
        path = next(parts)
        other = next(parts) if status[0] in "RC" else path
        is_file, was_file = after in _FILES or status[0] == "U", before in _FILES or status[0] == "U"
        earlier = path if was_file and status[0] not in "AC" else None
        later = other if is_file and status[0] != "D" else None
        if earlier or later:
            yield Difference(earlier, later)


def _no_repository() -> CannotRun:
    said = refusal("rev-parse", "--git-dir")
    if "dubious ownership" in said:
        message = "Git does not read this repository, for it belongs to another user"
        cure = 'If you trust it: `git config --global --add safe.directory "$PWD"`'
        return refused("git.not-trusted", message, cure, "")
    message = "This folder is in no git repository, and changes are looked for in git"
    return refused("git.no-repository", message, "Run this inside the repository, or begin one: `git init`", "")
