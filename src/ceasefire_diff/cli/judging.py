"""What `validate` and `check` share: the options that say how findings are judged, and what is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from ceasefire_diff.cli.completion import judged_rules
from ceasefire_diff.cli.finding_formats import ENDINGS, FindingFormat

if TYPE_CHECKING:
    from datetime import date

    from ceasefire_diff.checking.finding import Finding
    from ceasefire_diff.checking.outcome import Outcome
    from ceasefire_diff.checking.policy import Judged, Policy
    from ceasefire_diff.checking.settings import CheckOptions, Settings
    from ceasefire_diff.source.diagnostics import Diagnostic, Level


class Bar(StrEnum):
    """The least grave level of a finding that is told one by one."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class FailBar(StrEnum):
    """The least grave level of a finding that makes the exit status 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


FailOn = Annotated[
    FailBar | None, typer.Option(help="Exit with 1 for a finding of this level or a graver one; error if unsaid.")
]
Show = Annotated[Bar | None, typer.Option(help="Tell findings from this level on one by one; warning if unsaid.")]
ShowEdits = Annotated[Bar | None, typer.Option(help="Tell findings from this level on one by one; note if unsaid.")]
Format = Annotated[
    FindingFormat | None,
    typer.Option("--format", help="What to print: lines if unsaid, and nothing if only -o is given."),
]
Output = Annotated[
    list[str] | None,
    typer.Option("-o", "--output", metavar="FILE", help=f"Write to a file: {', '.join(ENDINGS)}; may be repeated."),
]
Levels = Annotated[
    list[str] | None,
    typer.Option(
        "--level",
        metavar="RULE=LEVEL",
        help="Give a rule, or a family of rules, another level for this run, or off. May be repeated.",
        autocompletion=judged_rules,
    ),
]
Config = Annotated[
    str | None,
    typer.Option(
        metavar="FILE", help="Settings from this file; else of the nearest folder above the paths that has some."
    ),
]
Acceptances = Annotated[
    str | None, typer.Option(metavar="FILE", help="What has been accepted; else what the settings name.")
]
WriteAcceptances = Annotated[
    str | None,
    typer.Option(
        metavar="FILE", help="Add an acceptance for everything that is told, for you to say why, who and until when."
    ),
]
Today = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The day acceptances are held against; else that of the commits compared, or of this machine.",
    ),
]


def settings_for(asked: CheckOptions, paths: Sequence[str], config: str | None, show: Level | None = None) -> Settings:
    """What holds for these paths; `show` is what this command tells of unless something says otherwise.

    Raises CannotRun.
    """
    from ceasefire_diff.checking.settings import SHOWN, settle
    from ceasefire_diff.checking.settings_file import find_settings, read_settings

    found = read_settings(config) if config is not None else find_settings(paths)
    return settle(asked, found, show or SHOWN)


def day_meant(today: str | None, day_of_commits: str | None = None) -> date:
    """The day acceptances are held against: as said, else that of the commits compared, else the one of this machine.

    Raises CannotRun for words that are no day.
    """
    from datetime import date, datetime

    from ceasefire_diff.cli.usage import refused

    said = today if today is not None else day_of_commits
    if said is None:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(said)
    except ValueError:
        cure = "Write year, month and day: --today 2026-06-30"
        raise refused("usage.no-date", f"`{said}` is no day of the calendar", cure) from None


def outcome(command: str, judged: Judged, policy: Policy, base: str | None = None) -> Outcome:
    """What is told one by one of what a command found."""
    from ceasefire_diff.checking.outcome import Outcome

    told = tuple(each for each in judged.findings if policy.shows(each))
    return Outcome(command, told, policy.fail_on, base)


def write_acceptances(file: str, judged: Judged, policy: Policy) -> str:
    """Add what is told to a file of acceptances, whole or not at all, and say so. Raises CannotRun."""
    from pathlib import Path

    from ceasefire_diff.checking.policy import can_be_accepted
    from ceasefire_diff.checking.write_suppressions import acceptances_of
    from ceasefire_diff.render.write_files import write_whole
    from ceasefire_diff.source.hidden_characters import MAX_BYTES
    from ceasefire_diff.source.plain_file import read_plain_file

    told = {each.fingerprint: each for each in judged.findings if policy.shows(each) and can_be_accepted(each)}
    path = Path(file)
    before = read_plain_file(path, MAX_BYTES, cut=True) if path.is_file() else None
    write_whole(file, acceptances_of(told.values(), before, file))
    return f"{counted(len(told), 'acceptance')} added to {file}: say why, who and until when."


def summary(begin: str, judged: Judged, policy: Policy, stops: Sequence[Diagnostic] = ()) -> str:
    """One line: what was looked at, how many findings of each level, what was left out, what could not be opened."""
    parts, findings = [begin], judged.findings
    for level in Bar:
        number = sum(each.level.value == level.value for each in findings)
        if number or level is not Bar.NOTE:
            hidden = number and not any(policy.shows(each) for each in findings if each.level.value == level.value)
            parts.append(counted(number, level.value) + (f" (--show {level.value} tells them)" if hidden else ""))
    if judged.accepted:
        parts.append(f"{len(judged.accepted)} accepted")
    if stops:
        parts.append(f"{len(stops)} could not be opened")
    return ", ".join(parts) + "."


def counted(number: int, noun: str) -> str:
    """`no errors`, `1 error`, `2 errors`."""
    return f"{number or 'no'} {noun}" + ("" if number == 1 else "s")


def status(findings: Iterable[Finding], policy: Policy, stops: Sequence[Diagnostic]) -> int:
    """2 where something could not be done, 1 where a finding fails the run, else 0."""
    return 2 if stops else 1 if any(map(policy.fails, findings)) else 0
