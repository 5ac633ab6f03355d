"""`check`: says what edits do to proposals since a revision, and to how they stand beside the others'."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from ceasefire_diff.cli.judging import (
    Acceptances,
    Config,
    FailOn,
    Format,
    Levels,
    Output,
    ShowEdits,
    Today,
    WriteAcceptances,
)
from ceasefire_diff.cli.validate import DEFAULT_PATH

EXAMPLE: Final = """
\b
Examples, in the root of this repository:
  ceasefire-diff check --base HEAD
  ceasefire-diff check proposals/istanbul-2025 --base HEAD --against none
  ceasefire-diff check --staged
"""

NONE: Final = "none"


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH...]", help=f"Files, folders or patterns in quotes; {DEFAULT_PATH}/ if unsaid."),
    ] = None,
    *,
    base: Annotated[
        str | None,
        typer.Option(
            metavar="REF", help="Edits are those since this revision and the head went apart; HEAD with --staged."
        ),
    ] = None,
    head: Annotated[
        str | None, typer.Option(metavar="REF", help="The revision to look at; the files on disk if unsaid.")
    ] = None,
    staged: Annotated[
        bool, typer.Option("--staged", help="Look at what is staged, as the next commit will be, not at the disk.")
    ] = False,
    against: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="Another party's text to stand beside, once for each; the latest of each other party in the folder "
            f"if unsaid, no text with {NONE}.",
        ),
    ] = None,
    format_: Format = None,
    output: Output = None,
    fail_on: FailOn = None,
    show: ShowEdits = None,
    level: Levels = None,
    config: Config = None,
    acceptances: Acceptances = None,
    write_acceptances: WriteAcceptances = None,
    today: Today = None,
) -> None:
    """Say what each edit does: to a file's form, to the party's own text, to how it stands beside the other texts.

    The earlier version is read from git, at the commit where the head and REF went apart; nothing is checked out.
    Exit status 1 if a finding is as grave as --fail-on, 2 if something could not be looked at.
    """
    from ceasefire_diff.checking.edit_rules import RULES as OF_EDITS
    from ceasefire_diff.checking.edits import CheckRequest, check_edits
    from ceasefire_diff.checking.examine import complaints_of
    from ceasefire_diff.checking.policy import Examined, judged
    from ceasefire_diff.checking.settings import CheckOptions
    from ceasefire_diff.cli import judging
    from ceasefire_diff.cli.finding_formats import check_endings, deliver
    from ceasefire_diff.cli.streams import remark, tell
    from ceasefire_diff.source.diagnostics import Level

    check_endings(output or ())  # before the work, not after it
    asked = CheckOptions(tuple(paths or ()), fail_on, show, tuple(level or ()), acceptances)
    settings = judging.settings_for(asked, paths or [], config, show=Level.NOTE)
    others = None if against is None else tuple(each for each in against if each != NONE)
    found = check_edits(CheckRequest(settings.paths, _base(base, head, staged=staged), head, others, staged))
    policy = settings.policy
    looked_at = Examined(found.names, frozenset(rule.id for rule in OF_EDITS))
    findings = [*found.findings, *(complaints_of(settings.acceptances) if settings.acceptances else ())]
    result = judged(findings, policy, judging.day_meant(today, found.day), looked_at)
    deliver(judging.outcome("check", result, policy, found.base), format_, output or ())
    tell((*found.left_out, *found.stops))
    if write_acceptances is not None:
        remark(judging.write_acceptances(write_acceptances, result, policy))
    begin = f"{judging.counted(found.files, 'file')} changed since {found.base[:12]}"
    remark(judging.summary(begin, result, policy, found.stops))
    raise typer.Exit(judging.status(result.findings, policy, found.stops))


def _base(base: str | None, head: str | None, *, staged: bool) -> str:
    """The revision edits are counted from; raises CannotRun for options that do not go together."""
    from ceasefire_diff.cli.usage import refused

    if staged and head is not None:
        raise refused("usage.staged", "`--staged` and `--head` both say what to look at", "Leave one of them out")
    if base is None and not staged:
        raise refused(
            "usage.no-base", "`check` is not told what to compare with", "Say it: `--base main`, or `--staged`"
        )
    return base or "HEAD"
