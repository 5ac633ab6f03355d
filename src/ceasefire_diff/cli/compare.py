"""`compare`: lays two or more proposals side by side."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from ceasefire_diff.cli.compare_options import CompareOptions, FailOn, Format
from ceasefire_diff.cli.completion import topic_ids, verdict_words
from ceasefire_diff.cli.streams import NARROWEST, Colour

EXAMPLE: Final = """
\b
Examples, in the root of this repository:
  ceasefire-diff compare proposals/istanbul-2025/russia-2025-06-02.yaml \\
    proposals/istanbul-2025/ukraine-2025-06-01.yaml

\b
  ceasefire-diff compare --verdict conflict,partly -o istanbul.md \\
    proposals/istanbul-2025/russia-2025-06-02.yaml \\
    proposals/istanbul-2025/ukraine-2025-06-01.yaml
"""


def compare(
    files: Annotated[
        list[str],
        typer.Argument(metavar="A B [C...]", help="Two or more proposal files, - (standard input) or REVISION:path."),
    ],
    *,
    format_: Annotated[
        Format | None,
        typer.Option("--format", help="What to print: terminal if unsaid, and nothing if only -o is given."),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write to a .txt, .json or .md file; may be repeated."),
    ] = None,
    verdict: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LIST",
            help="Show rows of these verdicts: agree, partly, open, conflict, one-sided, unclear.",
            autocompletion=verdict_words,
        ),
    ] = None,
    topic: Annotated[
        list[str] | None,
        typer.Option(metavar="LIST", help="Show rows of these topics.", autocompletion=topic_ids),
    ] = None,
    detail: Annotated[
        bool, typer.Option("--detail", help="Add texts, sources, rules, reasons and internal notes.")
    ] = False,
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
    width: Annotated[
        int | None,
        typer.Option(min=NARROWEST, max=1000, metavar="COLUMNS", help="Columns to use; else those of the terminal."),
    ] = None,
    color: Annotated[
        Colour, typer.Option(help="When to use colour; auto also heeds NO_COLOR and FORCE_COLOR.")
    ] = Colour.AUTO,
) -> None:
    """Lay two or more proposals side by side: one row per matter, one verdict per pair of texts.

    What is shown never changes the exit status: neither --format nor --verdict nor --topic does.
    """
    from ceasefire_diff.cli.side_by_side import lay_side_by_side

    asked = CompareOptions(
        tuple(files),
        format=format_,
        output=tuple(output or ()),
        verdict=tuple(verdict or ()),
        topic=tuple(topic or ()),
        detail=detail,
        fail_on=fail_on,
        glossary=glossary,
        topics_file=topics_file,
        width=width,
        color=color,
    )
    raise typer.Exit(lay_side_by_side(asked))
