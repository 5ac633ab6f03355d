"""`git-driver`: lets `git diff` tell how a position changed, takes that back, and answers git where it asks."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

import typer

from ceasefire_diff.cli import options
from ceasefire_diff.cli.console import put_as_shown, put_bytes, width_of_output
from ceasefire_diff.cli.option_words import DriverAction
from ceasefire_diff.source.diagnostics import refused

EXAMPLE: Final = """
\b
Examples, in a repository of your own:
  ceasefire-diff git-driver install
  ceasefire-diff git-driver install 'proposals/**/*.yaml'
  ceasefire-diff git-driver uninstall
"""


def git_driver(deed: options.Action, words: options.DriverWords = None) -> None:
    """Install or remove the driver for git diff.

    Through it, git diff tells how a position changed.
    It is installed for this repository alone, in files that are not committed, and says what it changed. git log -p
    and git show use it with --ext-diff; git diff --no-ext-diff does without.
    """
    from ceasefire_diff.reading.git.install_driver import PATTERNS, install, uninstall

    given = tuple(words or ())
    if deed is DriverAction.DIFF:
        _answer_git(given)
    elif deed is DriverAction.INSTALL:
        put_as_shown(install(given or PATTERNS))
    elif given:
        cure = "Write `ceasefire-diff git-driver uninstall` alone"
        raise refused("usage.pattern", "everything is uninstalled at once, and no pattern is needed", cure, given[0])
    else:
        put_as_shown(uninstall())
    raise typer.Exit(0)


def _answer_git(words: Sequence[str]) -> None:
    """Print what changed between the two versions git names; raises nothing."""
    from ceasefire_diff.render.git_diff import changed_file, in_one_line

    try:
        put_bytes(changed_file(words, width_of_output()).encode("utf-8", "surrogateescape"))
    except (BrokenPipeError, KeyboardInterrupt):
        # The reader has left. Nothing more is to be said, here or when the interpreter closes its streams.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except Exception as error:  # noqa: BLE001  whatever it is, git goes on to the next file
        _say(f"{words[0] if words else 'no path'} cannot be shown: {in_one_line(error)}")


def _say(line: str) -> None:
    """Say it where it can be said; if it cannot, nobody reads it."""
    from contextlib import suppress

    from ceasefire_diff.wording.escape_hidden import escape_hidden

    with suppress(Exception):
        put_bytes(f"{escape_hidden(line)}\n".encode("utf-8", "backslashreplace"))
