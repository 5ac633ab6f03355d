"""`validate`: says what is wrong with files and what a careful reader would ask, of all files at once."""

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
    Show,
    Today,
    WriteAcceptances,
)

EXAMPLE: Final = """
\b
Examples, in the root of this repository:
  ceasefire-diff validate proposals/istanbul-2025
  ceasefire-diff validate --show note --level name.unknown=off
"""

DEFAULT_PATH: Final = "proposals"


def validate(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH...]",
            help=f"Files, folders, patterns in quotes, - (standard input) or REVISION:path; {DEFAULT_PATH}/ if unsaid.",
        ),
    ] = None,
    *,
    glossary: Annotated[
        str | None, typer.Option(metavar="FILE", help="The glossary to use; else the one each file names.")
    ] = None,
    topics_file: Annotated[
        str | None, typer.Option(metavar="FILE", help="Own topics; else those each file names.")
    ] = None,
    format_: Format = None,
    output: Output = None,
    fail_on: FailOn = None,
    show: Show = None,
    level: Levels = None,
    config: Config = None,
    acceptances: Acceptances = None,
    write_acceptances: WriteAcceptances = None,
    today: Today = None,
) -> None:
    """Say what is wrong with proposals, glossaries and topic files, and what a careful reader would ask of them.

    Each finding has its line and its cure. What breaks the format is an error; what may be a slip is a warning, and
    what is worth knowing a note. Exit status 1 if a finding is as grave as --fail-on, 2 if a file cannot be opened.
    """
    from ceasefire_diff.checking.examine import examine, examined
    from ceasefire_diff.checking.policy import judged
    from ceasefire_diff.checking.settings import CheckOptions
    from ceasefire_diff.cli import judging
    from ceasefire_diff.cli.finding_formats import check_endings, deliver
    from ceasefire_diff.cli.paths import files_meant, files_meant_if_unsaid
    from ceasefire_diff.cli.streams import remark, tell
    from ceasefire_diff.reading.validation import check_files

    check_endings(output or ())  # before the work, not after it
    asked = CheckOptions(tuple(paths or ()), fail_on, show, tuple(level or ()), acceptances)
    settings = judging.settings_for(asked, paths or [], config)
    unsaid = not paths and settings.paths == (DEFAULT_PATH,)
    files, not_found = files_meant_if_unsaid(DEFAULT_PATH) if unsaid else files_meant(settings.paths)
    read = check_files(files, glossary=glossary, topics_file=topics_file)
    policy = settings.policy
    looked_at = examined(read)
    day = judging.day_meant(today)
    result = judged(examine(read, policy, settings.acceptances), policy, day, looked_at)
    deliver(judging.outcome("validate", result, policy), format_, output or ())
    stops = [*not_found, *read.stops]
    tell(stops)
    if write_acceptances is not None:
        remark(judging.write_acceptances(write_acceptances, result, policy))
    remark(judging.summary(judging.counted(len(read.read), "file") + " read", result, policy, stops))
    raise typer.Exit(judging.status(result.findings, policy, stops))
