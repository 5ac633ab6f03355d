"""`check`: says what edits do to proposals since a revision, and to how they stand beside the others'."""

from __future__ import annotations

from typing import Final

import typer

from ceasefire_diff.cli import options
from ceasefire_diff.cli.option_words import NO_OTHER_TEXT

EXAMPLE: Final = """
\b
Examples, in the root of this repository:
  ceasefire-diff check --base HEAD
  ceasefire-diff check proposals/istanbul-2025 --base HEAD --against none
  ceasefire-diff check --staged
"""


def check(
    paths: options.PathsToCheck = None,
    *,
    base: options.Base = None,
    head: options.Head = None,
    staged: options.Staged = False,
    against: options.Against = None,
    format_: options.FormatOfFindings = None,
    output: options.FindingsFiles = None,
    fail_on: options.FailOnLevel = None,
    show: options.ShowEdits = None,
    level: options.Levels = None,
    config: options.Config = None,
    acceptances: options.Acceptances = None,
    write_acceptances: options.WriteAcceptances = None,
    today: options.Today = None,
) -> None:
    """Say what each edit of a text changes.

    It looks at the file's form, at the party's own text, and at how it stands beside the other texts.
    The earlier version is read from git, at the commit where the head and REF went apart; nothing is checked out.
    Exit status 1 if a finding is at least as severe as --fail-on, 2 if something could not be looked at.
    """
    from ceasefire_diff.checking.edits import CheckRequest, check_edits
    from ceasefire_diff.checking.examine import complaints_of
    from ceasefire_diff.checking.policy import Examined, judged
    from ceasefire_diff.checking.settings import CheckOptions
    from ceasefire_diff.cli import findings
    from ceasefire_diff.cli.console import remark, tell
    from ceasefire_diff.render.formats import formats_of_files
    from ceasefire_diff.rules.of_edits import EDITS
    from ceasefire_diff.source.diagnostics import Level

    files_to_write = formats_of_files(output or (), "check")  # before the work, not after it
    asked = CheckOptions(tuple(paths or ()), fail_on, show, tuple(level or ()), acceptances)
    settings = findings.settings_for(asked, paths or [], config, show=Level.NOTE)
    others = None if against is None else tuple(each for each in against if each != NO_OTHER_TEXT)
    found = check_edits(CheckRequest(settings.paths, _base(base, head, staged=staged), head, others, staged))
    policy = settings.policy
    looked_at = Examined(found.names, frozenset(rule.id for rule in EDITS))
    all_findings = [*found.findings, *(complaints_of(settings.acceptances) if settings.acceptances else ())]
    result = judged(all_findings, policy, findings.day_meant(today, found.day), looked_at)
    inputs = (*settings.paths, config, acceptances)
    findings.deliver(findings.outcome("check", result, policy, found.base), format_, files_to_write, inputs)
    tell((*found.left_out, *found.stops))
    if write_acceptances is not None:
        remark(findings.write_acceptances(write_acceptances, result, policy))
    begin = f"{findings.counted(found.files, 'file')} changed since {found.base[:12]}"
    remark(findings.summary(begin, result, policy, found.stops))
    raise typer.Exit(findings.status(result.findings, policy, found.stops))


def _base(base: str | None, head: str | None, *, staged: bool) -> str:
    """The revision edits are counted from; raises CannotRun for options that do not go together."""
    from ceasefire_diff.source.diagnostics import refused

    if staged and head is not None:
        raise refused("usage.staged", "`--staged` and `--head` both say what to look at", "Leave one of them out")
    if base is None and not staged:
        raise refused(
            "usage.no-base", "`check` is not told what to compare with", "Say it: `--base main`, or `--staged`"
        )
    return base or "HEAD"
