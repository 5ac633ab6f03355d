"""Runs git's plumbing: takes no lock, runs no hook, fetches nothing, and takes no word of a user for an option."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Place

if TYPE_CHECKING:
    from subprocess import Popen

# A local object is there in milliseconds; what takes this long waits for something that will not come.
MAX_SECONDS: Final = 60

_QUIET: Final = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}

# A monitor of the file system is a program that the repository's settings name; the answer is the same without it.
_SETTINGS: Final = ("-c", "core.fsmonitor=false")


def git(*arguments: str, most: int | None = 1024 * 1024, folder: str | None = None) -> bytes | None:
    """What git prints, at most so much (None: all of it); None if it says no."""
    with started(arguments, folder=folder) as process:
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
    arguments: Sequence[str], *, folder: str | None = None, asking: bool = False, complaining: bool = False
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
            env={**os.environ, **_QUIET},
        )
    except (OSError, ValueError) as error:
        message = f"git cannot be run: {getattr(error, 'strerror', None) or error}"
        raise CannotRun(
            Diagnostic("file.no-git", message, "Install git, or give the path of a file", Place(arguments[-1]))
        ) from error
