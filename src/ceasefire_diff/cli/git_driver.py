"""`git-driver`: lets `git diff` tell how a position changed, and takes that back."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

EXAMPLE: Final = """
\b
Examples, in a repository of your own:
  ceasefire-diff git-driver install
  ceasefire-diff git-driver install 'proposals/**/*.yaml'
  ceasefire-diff git-driver uninstall
"""


class Action(StrEnum):
    """What is to be done; `diff` is what git calls, with words of its own behind it."""

    INSTALL = "install"
    UNINSTALL = "uninstall"
    DIFF = "diff"


def git_driver(
    deed: Annotated[Action, typer.Argument(metavar="install|uninstall", show_choices=False)],
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATTERN...]",
            help="Which files, as .gitattributes has it; '*.yaml' and '*.yml' if unsaid. Files that are no proposals "
            "look as before.",
        ),
    ] = None,
) -> None:
    """Install, or remove, the driver through which git diff tells how a position changed.

    It is installed for this repository alone, in files that are not committed, and says what it changed. git log -p
    and git show use it with --ext-diff; git diff --no-ext-diff does without.
    """
    from ceasefire_diff.cli import git_driver_install
    from ceasefire_diff.cli.streams import put_as_shown
    from ceasefire_diff.cli.usage import refused

    given = tuple(words or ())
    if deed is Action.DIFF:
        from ceasefire_diff.cli.git_driver_diff import answer_git

        answer_git(given)
    elif deed is Action.INSTALL:
        put_as_shown(git_driver_install.install(given or git_driver_install.PATTERNS))
    elif given:
        cure = "Write `ceasefire-diff git-driver uninstall` alone"
        raise refused("usage.pattern", "everything is uninstalled at once, and no pattern is needed", cure, given[0])
    else:
        put_as_shown(git_driver_install.uninstall())
    raise typer.Exit(0)
