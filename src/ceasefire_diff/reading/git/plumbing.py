"""Runs git's plumbing and reads files of a revision by it: no lock, no hook, no fetch, no option but its own."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Place, refused
from ceasefire_diff.source.plain_file import why_unreadable

if TYPE_CHECKING:
    from subprocess import Popen

# A local object is there in milliseconds; what takes this long waits for something that will not come.
MAX_SECONDS: Final = 60

_QUIET: Final = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
}
_OTHER_PATHSPECS: Final = ("GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS")

# A monitor of the file system is a program that the repository's settings name; the answer is the same without it.
_SETTINGS: Final = ("-c", "core.fsmonitor=false")


def git(
    *arguments: str,
    most: int | None = 1024 * 1024,
    folder: str | None = None,
    settings: Mapping[str, str] | None = None,
) -> bytes | None:
    """What git prints, at most so much (None: all of it); None if it says no. `settings` hold for this call."""
    with started(arguments, folder=folder, settings=settings) as process:
        data = process.stdout.read(-1 if most is None else most) if process.stdout else b""
        if len(data) == most:
            process.kill()
            return data
        return data if process.wait(MAX_SECONDS) == 0 else None


def refusal(*arguments: str) -> str:
    """What git says on standard error, of a call that it refused."""
    with started(arguments, complaining=True) as process:
        return process.communicate(timeout=MAX_SECONDS)[1].decode("utf-8", "replace").strip()


def started(
    arguments: Sequence[str],
    *,
    folder: str | None = None,
    asking: bool = False,
    complaining: bool = False,
    settings: Mapping[str, str] | None = None,
) -> Popen[bytes]:
    """Git as it runs; `asking`: it is told on standard input what to print. Raises CannotRun where it cannot be run."""
    from subprocess import DEVNULL, PIPE, Popen  # noqa: PLC0415  few runs ask git anything, and it takes 5 ms to load

    try:
        return Popen(  # noqa: S603  every argument a user gave follows --end-of-options
            ["git", *_SETTINGS, *arguments],  # noqa: S607  the user's own git
            stdin=PIPE if asking else DEVNULL,
            stdout=PIPE,
            stderr=PIPE if complaining else DEVNULL,
            cwd=folder,
            env={**_environment(), **_settings_for_one_call(settings or {})},
        )
    except (OSError, ValueError) as error:
        message = f"git cannot be run: {why_unreadable(error)}"
        raise CannotRun(
            Diagnostic("file.no-git", message, "Install git, or give the path of a file", Place(arguments[-1]))
        ) from error


def _environment() -> dict[str, str]:
    """What git is told by the environment: paths mean what they say, and a hook's words hold in any folder."""
    environment = {name: value for name, value in os.environ.items() if name not in _OTHER_PATHSPECS} | _QUIET
    given = os.environ.get("GIT_DIR")
    if given is not None and "GIT_WORK_TREE" not in os.environ and _is_found_anyway(given, os.getcwd()):
        # With GIT_DIR alone, git takes the current folder for the top of the working tree, whichever that is.
        del environment["GIT_DIR"]
        if index := environment.get("GIT_INDEX_FILE"):
            environment["GIT_INDEX_FILE"] = os.path.abspath(index)
    return environment


@cache
def _is_found_anyway(given: str, folder: str) -> bool:
    """Whether git finds the same repository from a folder without being told where it is."""
    from subprocess import DEVNULL, PIPE, run  # noqa: PLC0415  see `started`

    environment = {name: value for name, value in os.environ.items() if name != "GIT_DIR"}
    words = ["git", *_SETTINGS, "rev-parse", "--absolute-git-dir"]
    try:
        found = run(words, cwd=folder, env=environment, stdout=PIPE, stderr=DEVNULL, check=False, timeout=MAX_SECONDS)  # noqa: S603
    except OSError:
        return False
    here = os.fsdecode(found.stdout).removesuffix("\n")
    return found.returncode == 0 and os.path.realpath(here) == os.path.realpath(os.path.join(folder, given))


def _settings_for_one_call(settings: Mapping[str, str]) -> dict[str, str]:
    """Settings as variables, for a name on the command line ends at its first equals sign."""
    if not settings:
        return {}
    first = int(os.environ.get("GIT_CONFIG_COUNT") or 0)
    found = {"GIT_CONFIG_COUNT": str(first + len(settings))}
    for number, (name, value) in enumerate(settings.items(), first):
        found |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return found


def read_at(argument: str, most: int) -> bytes:
    """The bytes of `REVISION:path`, at most so many; raises CannotRun, with a cure, if git has no such file."""
    found = git("rev-parse", "--verify", "--quiet", "--end-of-options", argument)
    if found is None:
        raise _unknown(argument)
    name = found.decode("ascii", "replace").strip()
    kind = (git("cat-file", "-t", name) or b"").strip()
    if kind != b"blob":
        message = f"`{argument}` is {'a folder' if kind == b'tree' else 'no file'} in git"
        raise refused("file.is-a-folder", message, "Name one file, as in `REVISION:folder/file.yaml`", argument)
    data = git("cat-file", "blob", name, most=most)
    if data is None:
        cure = f"Fetch it: `git fetch`, or look with `git cat-file -p {name}`"
        raise refused("file.unreadable", f"git cannot read `{argument}`", cure, argument)
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
        return refused("file.no-repository", message, "Check the name, or run this inside the repository", argument)
    # An empty revision is git's index, which is always there.
    if revision and git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}") is None:
        message = f"`{argument}` is no file, and git knows no revision `{revision}`"
        cure = "Check the name; `git log --oneline --all` lists the revisions"
        if (git("rev-parse", "--is-shallow-repository") or b"").strip() == b"true":
            cure = "This clone is shallow: `git fetch --unshallow` brings all revisions"
        return refused("file.revision-unknown", message, cure, argument)
    cure = "Write the path from the top of the repository, or `REVISION:./path` from here"
    return refused("file.not-in-revision", f"The revision `{revision}` has no file `{path}`", cure, argument)
