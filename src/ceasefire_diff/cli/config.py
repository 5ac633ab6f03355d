"""`config`: shows what settings hold for some paths, and where each comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from ceasefire_diff.cli.judging import Acceptances, Config, FailOn, Levels, Show

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ceasefire_diff.checking.policy import Policy
    from ceasefire_diff.checking.settings import Settings

EXAMPLE: Final = """
\b
Examples, in the root of this repository:
  ceasefire-diff config
  ceasefire-diff config proposals/korea-1951 --level source=error
"""


def config(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH...]", help="What you would give to validate or check; the settings' own if unsaid."
        ),
    ] = None,
    *,
    fail_on: FailOn = None,
    show: Show = None,
    level: Levels = None,
    config: Config = None,
    acceptances: Acceptances = None,
) -> None:
    """Show what settings hold for validate and check, the level of every rule, and where each comes from.

    Settings stand in ceasefire-diff.toml or under [tool.ceasefire-diff] of pyproject.toml, in the nearest folder above
    the paths that has some, up to the top of the repository; of two files in one folder the first wins.
    """
    from ceasefire_diff.checking.settings import CheckOptions
    from ceasefire_diff.cli.judging import settings_for
    from ceasefire_diff.cli.streams import put_as_shown

    asked = CheckOptions(tuple(paths or ()), fail_on, show, tuple(level or ()), acceptances)
    settings = settings_for(asked, paths or [], config)
    put_as_shown("\n".join(_lines(settings)) + "\n")
    raise typer.Exit(0)


def _lines(settings: Settings) -> Iterator[str]:
    yield f"settings from {settings.file or 'no file: none was found above the paths'}"
    yield ""
    yield from _aligned([(each.name, each.value, each.origin) for each in settings.told])
    yield ""
    yield "levels"
    yield from _aligned([(f"  {rule}", *_level(rule, settings)) for rule in _rules()])


def _rules() -> Sequence[str]:
    from ceasefire_diff.checking.rules import JUDGED

    return JUDGED


def _level(rule: str, settings: Settings) -> tuple[str, str]:
    """The level a rule has, and where it was set: by its id, by its family, or nowhere."""
    from ceasefire_diff.checking.rules import default_level
    from ceasefire_diff.checking.settings import BY_DEFAULT

    policy: Policy = settings.policy
    family = rule.partition(".")[0]
    chosen: Mapping[str, object]
    for chosen in (policy.chosen, policy.levels):
        for name in (rule, family):
            if name in chosen:
                origin = settings.origins.get(name, BY_DEFAULT)
                return str(chosen[name] or "off"), origin if name == rule else f"{origin} ({family})"
    return default_level(rule).value, BY_DEFAULT


def _aligned(rows: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    widths = [max((len(row[column]) for row in rows), default=0) for column in (0, 1)]
    for first, second, third in rows:
        yield f"{first.ljust(widths[0])}  {second.ljust(widths[1])}  {third}".rstrip()
