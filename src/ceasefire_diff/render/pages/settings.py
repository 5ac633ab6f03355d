"""Prints what settings hold for some paths, and where each comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ceasefire_diff.checking.settings import BY_DEFAULT, Settings
from ceasefire_diff.rules.registry import configurable_rules, default_level
from ceasefire_diff.wording.escape_hidden import escape_hidden, no_command_at, no_command_in


def settings_as_text(settings: Settings) -> str:
    """Every setting and the level of every rule, each with where it comes from."""
    return "\n".join(_lines(settings)) + "\n"


def _lines(settings: Settings) -> Iterator[str]:
    yield f"settings from {settings.file or 'no file: none was found above the paths'}"
    yield ""
    yield from _aligned([(each.name, each.value, each.origin) for each in settings.effective])
    yield ""
    yield "levels"
    yield from _aligned([(f"  {rule}", *_level(rule, settings)) for rule in configurable_rules()])


def _level(rule: str, settings: Settings) -> tuple[str, str]:
    """The level a rule has, and where it was set: by its id, by its family, or nowhere."""
    policy = settings.policy
    family = rule.partition(".")[0]
    chosen: Mapping[str, object]
    for chosen in (policy.chosen, policy.levels):
        for name in (rule, family):
            if name in chosen:
                origin = settings.origins.get(name, BY_DEFAULT)
                return str(chosen[name] or "off"), origin if name == rule else f"{origin} ({family})"
    return default_level(rule).value, BY_DEFAULT


def _aligned(told: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    """Columns under one another; what a file says is shown with its hidden characters, and is no command of a log."""
    rows = [(first, escape_hidden(second), escape_hidden(third)) for first, second, third in told]
    widths = [max((len(row[column]) for row in rows), default=0) for column in (0, 1)]
    for first, second, third in rows:
        line = f"{first.ljust(widths[0])}  {second.ljust(widths[1])}  {third}".rstrip()
        yield no_command_at(no_command_in(line))
