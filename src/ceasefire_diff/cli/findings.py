"""Does what `validate` and `check` have in common: settles their settings, delivers their findings, sums them up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ceasefire_diff.cli.console import put, put_as_shown, width_of_output
from ceasefire_diff.cli.option_words import Bar
from ceasefire_diff.render.formats import FILE_WIDTH, FindingFormat, Format, format_called

if TYPE_CHECKING:
    from datetime import date

    from ceasefire_diff.checking.finding import Finding, Outcome
    from ceasefire_diff.checking.policy import JudgedFindings, Policy
    from ceasefire_diff.checking.settings import CheckOptions, Settings
    from ceasefire_diff.source.diagnostics import Diagnostic, Level


def settings_for(asked: CheckOptions, paths: Sequence[str], config: str | None, show: Level | None = None) -> Settings:
    """What holds for these paths; `show` is what this command tells of unless something says otherwise.

    Raises CannotRun.
    """
    from ceasefire_diff.checking.settings import SHOWN, settle
    from ceasefire_diff.checking.settings_file import find_settings, read_settings

    found = read_settings(config) if config is not None else find_settings(paths)
    return settle(asked, found, show or SHOWN)


def day_meant(today: str | None, day_of_commits: str | None = None) -> date:
    """The day acceptances are held against, or that stands beside answers: as said, else of the commits, else today.

    Raises CannotRun for words that are no day.
    """
    from datetime import date, datetime

    from ceasefire_diff.source.diagnostics import refused

    said = today if today is not None else day_of_commits
    if said is None:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(said)
    except ValueError:
        cure = "Write year, month and day: --today 2026-06-30"
        raise refused("usage.no-date", f"`{said}` is no day of the calendar", cure) from None


def outcome(command: str, judged: JudgedFindings, policy: Policy, base: str | None = None) -> Outcome:
    """What is told one by one of what a command found."""
    from ceasefire_diff.checking.finding import Outcome

    shown = tuple(each for each in judged.findings if policy.shows(each))
    return Outcome(command, shown, policy.fail_on, base)


def deliver(
    outcome: Outcome, format_: FindingFormat | None, files: Mapping[str, Format], inputs: Iterable[str | None]
) -> None:
    """Print findings, in lines if nothing is said, and write each file whole or not at all.

    Where files alone are asked for nothing is printed. All are made before the first is written, none over an input.
    """
    made = {path: each.findings(outcome, FILE_WIDTH).encode() for path, each in files.items()}
    if made:
        from ceasefire_diff.source.write_files import write_all

        write_all(made, filter(None, inputs))
    if format_ is None and files:
        return
    chosen = format_ or FindingFormat.LINES
    printed = format_called(chosen).findings(outcome, width_of_output())
    show = put_as_shown if chosen in (FindingFormat.LINES, FindingFormat.TEXT) else put
    if printed:
        show(printed)


def write_acceptances(file: str, judged: JudgedFindings, policy: Policy) -> str:
    """Add what is told to a file of acceptances, whole or not at all, and say so. Raises CannotRun."""
    from pathlib import Path

    from ceasefire_diff.checking.suppression import acceptances_of, can_be_accepted
    from ceasefire_diff.source.hidden_characters import MAX_BYTES
    from ceasefire_diff.source.plain_file import read_plain_file
    from ceasefire_diff.source.write_files import write_whole

    shown = {each.fingerprint: each for each in judged.findings if policy.shows(each) and can_be_accepted(each)}
    path = Path(file)
    before = read_plain_file(file, MAX_BYTES, cut=True) if path.is_file() else None
    write_whole(file, acceptances_of(shown.values(), before, file))
    return f"{counted(len(shown), 'acceptance')} added to {file}: say why, who and until when."


def summary(begin: str, judged: JudgedFindings, policy: Policy, stops: Sequence[Diagnostic] = ()) -> str:
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
