"""`config`: shows what settings hold for some paths, and where each comes from."""

from __future__ import annotations

from typing import Final

import typer

from ceasefire_diff.cli import options

EXAMPLE: Final = """
\b
Examples, in the root of this repository:
  ceasefire-diff config
  ceasefire-diff config proposals/korea-1951 --level source=error
"""


def config(
    paths: options.PathsOfSettings = None,
    *,
    fail_on: options.FailOnLevel = None,
    show: options.Show = None,
    level: options.Levels = None,
    config: options.Config = None,
    acceptances: options.Acceptances = None,
) -> None:
    """Show which settings hold for validate and check.

    It tells the level of every rule, and where each comes from.
    Settings stand in ceasefire-diff.toml or under [tool.ceasefire-diff] of pyproject.toml, in the nearest folder above
    the paths that has some, up to the top of the repository; of two files in one folder the first wins.
    """
    from ceasefire_diff.checking.settings import CheckOptions
    from ceasefire_diff.cli.console import put_as_shown
    from ceasefire_diff.cli.findings import settings_for
    from ceasefire_diff.render.pages.settings import settings_as_text

    asked = CheckOptions(tuple(paths or ()), fail_on, show, tuple(level or ()), acceptances)
    put_as_shown(settings_as_text(settings_for(asked, paths or [], config)))
    raise typer.Exit(0)
