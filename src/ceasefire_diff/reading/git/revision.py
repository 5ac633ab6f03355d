"""Reads files of a git revision, by plumbing alone: nothing is checked out, and no revision can be an option."""

from __future__ import annotations

from ceasefire_diff.reading.git.plumbing import git
from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Place


def read_at(argument: str, most: int) -> bytes:
    """The bytes of `REVISION:path`, at most so many; raises CannotRun, with a cure, if git has no such file."""
    found = git("rev-parse", "--verify", "--quiet", "--end-of-options", argument)
    if found is None:
        raise _unknown(argument)
    name = found.decode("ascii", "replace").strip()
    kind = (git("cat-file", "-t", name) or b"").strip()
    if kind != b"blob":
        message = f"`{argument}` is {'a folder' if kind == b'tree' else 'no file'} in git"
        raise _cannot("file.is-a-folder", message, "Name one file, as in `REVISION:folder/file.yaml`", argument)
    data = git("cat-file", "blob", name, most=most)
    if data is None:
        cure = f"Fetch it: `git fetch`, or look with `git cat-file -p {name}`"
        raise _cannot("file.unreadable", f"git cannot read `{argument}`", cure, argument)
    return data


def names_at(argument: str) -> tuple[str, ...]:
    """The names of the files beside `REVISION:path`; none if git does not tell."""
    revision, _, path = argument.partition(":")
    folder = path.rpartition("/")[0]
    found = git("ls-tree", "-z", "--name-only", "--end-of-options", f"{revision}:{folder}" if folder else revision)
    return tuple(name.decode("utf-8", "replace") for name in (found or b"").split(b"\0") if name)


def _unknown(argument: str) -> CannotRun:
    """Why git finds nothing: no repository, no such revision, or no such path in it."""
    revision, _, path = argument.partition(":")
    if git("rev-parse", "--git-dir") is None:
        message = f"`{argument}` is no file, and this folder is in no git repository to look for a revision in"
        return _cannot("file.no-repository", message, "Check the name, or run this inside the repository", argument)
    # An empty revision is git's index, which is always there.
    if revision and git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}") is None:
        message = f"`{argument}` is no file, and git knows no revision `{revision}`"
        cure = "Check the name; `git log --oneline --all` lists the revisions"
        if (git("rev-parse", "--is-shallow-repository") or b"").strip() == b"true":
            cure = "This clone is shallow: `git fetch --unshallow` brings all revisions"
        return _cannot("file.revision-unknown", message, cure, argument)
    cure = "Write the path from the top of the repository, or `REVISION:./path` from here"
    return _cannot("file.not-in-revision", f"The revision `{revision}` has no file `{path}`", cure, argument)


def _cannot(rule: str, message: str, cure: str, argument: str) -> CannotRun:
    return CannotRun(Diagnostic(rule, message, cure, Place(argument)))
