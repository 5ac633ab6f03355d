"""`check`: says what edits do to proposals since a revision, and to how they stand beside the others'."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ceasefire_diff.cli.validate import DEFAULT_PATH

if TYPE_CHECKING:
    from ceasefire_diff.checking.finding import Finding

EXAMPLE: Final = """
\b
Examples, in the root of this repository:
  ceasefire-diff check --base HEAD
  ceasefire-diff check proposals/istanbul-2025 --base HEAD --against none
"""

NONE: Final = "none"


class FailOn(StrEnum):
    """The least grave level of a finding that makes the exit status 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH...]", help=f"Files, folders or patterns in quotes; {DEFAULT_PATH}/ if unsaid."),
    ] = None,
    *,
    base: Annotated[
        str, typer.Option(metavar="REF", help="Edits are those since this revision and the head went apart.")
    ],
    head: Annotated[
        str | None, typer.Option(metavar="REF", help="The revision to look at; the files on disk if unsaid.")
    ] = None,
    against: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="Another party's text to stand beside, once for each; the latest of each other party in the folder "
            f"if unsaid, no text with {NONE}.",
        ),
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option(help="Exit with 1 for a finding of this level or a graver one.")
    ] = FailOn.ERROR,
) -> None:
    """Say what each edit does: to a file's form, to the party's own text, to how it stands beside the other texts.

    The earlier version is read from git, at the commit where the head and REF went apart; nothing is checked out.
    Exit status 1 if a finding is as grave as --fail-on, 2 if something could not be looked at.
    """
    from ceasefire_diff.checking.edits import Wanted, check_edits
    from ceasefire_diff.cli.streams import put_as_shown, remark, tell
    from ceasefire_diff.reporting.finding_lines import finding_lines

    others = None if against is None else tuple(each for each in against if each != NONE)
    found = check_edits(Wanted(tuple(paths or [DEFAULT_PATH]), base, head, others))
    put_as_shown(finding_lines(found.findings))
    tell((*found.left_out, *found.stops))
    remark(_summary(found.files, found.base, found.findings))
    raise typer.Exit(2 if found.stops else 1 if _fails(found.findings, fail_on) else 0)


def _fails(findings: Iterable[Finding], fail_on: FailOn) -> bool:
    gravity = [FailOn.ERROR, FailOn.WARNING, FailOn.NOTE]
    if fail_on is FailOn.NEVER:
        return False
    return any(gravity.index(FailOn(each.level)) <= gravity.index(fail_on) for each in findings)


def _summary(files: int, base: str, findings: Sequence[Finding]) -> str:
    """One line: how many files changed since when, and how many findings of each level."""
    counts = [(sum(each.level == level for each in findings), level) for level in ("error", "warning", "note")]
    parts = [f"{files or 'no'} {'file' if files == 1 else 'files'} changed since {base[:12]}"]
    parts += [f"{number or 'no'} {level}{'' if number == 1 else 's'}" for number, level in counts]
    return ", ".join(parts) + "."
