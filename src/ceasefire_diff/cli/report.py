"""`report`: the gap report of two or more proposals, in as many formats as are asked for."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from ceasefire_diff.cli.compare_options import FailOn
from ceasefire_diff.cli.completion import status_words

EXAMPLE: Final = """
\b
Examples, in the root of this repository:
  ceasefire-diff report -o gaps.md -o gaps.csv \\
    proposals/istanbul-2025/russia-2025-06-02.yaml \\
    proposals/istanbul-2025/ukraine-2025-06-01.yaml

\b
  ceasefire-diff report -o brackets.md --layout brackets \\
    proposals/gaza-2025/us-2025-05-29.yaml \\
    proposals/gaza-2025/hamas-2025-05-31.yaml
"""


class LayoutWord(StrEnum):
    """What the middle of a report is; the words of content.Layout, which help does not wait for."""

    TABLE = "table"
    BRACKETS = "brackets"


def report(
    files: Annotated[
        list[str],
        typer.Argument(metavar="A B [C...]", help="Two or more proposal files, - (standard input) or REVISION:path."),
    ],
    *,
    output: Annotated[
        list[str] | None,
        typer.Option("-o", "--output", metavar="FILE", help="A file to write; its ending says how. May be repeated."),
    ] = None,
    layout: Annotated[
        LayoutWord,
        typer.Option(help="table: matters by texts; brackets: one text, with brackets where the texts differ."),
    ] = LayoutWord.TABLE,
    template: Annotated[
        str | None, typer.Option(metavar="FILE", help="A Word document whose styles the .docx takes.")
    ] = None,
    numbers: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="An earlier report (.csv or .xlsx): rows keep the numbers they had there."),
    ] = None,
    edition_for: Annotated[
        str | None, typer.Option(metavar="PARTY", help="Put this party's column first; nothing else changes.")
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LIST",
            help="Show only what became known so: tabled, published, leaked, reported, non-paper.",
            autocompletion=status_words,
        ),
    ] = None,
    with_internal: Annotated[
        bool, typer.Option("--with-internal", help="Also say where one text states two things of one matter.")
    ] = False,
    contact: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Whom to tell of a misreading; printed on page one.")
    ] = None,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            help="conflict: exit status 1 if, for some two proposals, a row conflicts in every pair of their options."
        ),
    ] = FailOn.NEVER,
    glossary: Annotated[
        str | None, typer.Option(metavar="FILE", help="The glossary to use; else the one the files name.")
    ] = None,
    topics_file: Annotated[
        str | None, typer.Option(metavar="FILE", help="Own topics; else those the files name.")
    ] = None,
) -> None:
    """Make the gap report: a table for the room, with what both delegations need to check it.

    Every file is written whole or not at all, and all say the same.
    """
    from ceasefire_diff.cli.report_making import ReportRequest, make_files

    asked = ReportRequest(
        tuple(files),
        output=tuple(output or ()),
        layout=layout.value,
        template=template,
        numbers=numbers,
        edition_for=edition_for,
        status=tuple(status or ()),
        with_internal=with_internal,
        contact=contact,
        fail_on=fail_on,
        glossary=glossary,
        topics_file=topics_file,
    )
    raise typer.Exit(make_files(asked))
