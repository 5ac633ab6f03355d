"""`compare`: lays two or more proposals side by side."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ceasefire_diff.cli.completion import topic_ids, verdict_words
from ceasefire_diff.cli.streams import NARROWEST, Colour

if TYPE_CHECKING:
    from ceasefire_diff.comparing.comparison import Comparison

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


class Format(StrEnum):
    """What standard output gets."""

    TERMINAL = "terminal"
    JSON = "json"
    MARKDOWN = "markdown"


class FailOn(StrEnum):
    """What makes the exit status 1."""

    CONFLICT = "conflict"
    NEVER = "never"


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
    from ceasefire_diff.cli.comparison_output import Looks, check_endings, printed, selected, write_files
    from ceasefire_diff.cli.inputs import read_all
    from ceasefire_diff.cli.usage import refused

    if len(files) < 2:  # noqa: PLR2004  a comparison has two sides
        raise refused("usage.one-file", "a comparison needs two proposals or more", "Name another", files[0])
    check_endings(output or ())  # before the work, not after it
    read = read_all(files, glossary, topics_file)
    show = selected(verdict or (), topic or (), read.taxonomy)

    from ceasefire_diff.comparing.compare import compare as compare_proposals

    comparison = compare_proposals(read.proposals, read.taxonomy)
    looks = Looks(show, width=width, colour=color, detail=detail)
    write_files(output or (), comparison, looks)
    if format_ or not output:
        printed(format_ or Format.TERMINAL, comparison, looks)
    raise typer.Exit(1 if fail_on is FailOn.CONFLICT and some_row_always_conflicts(comparison) else 0)


def some_row_always_conflicts(comparison: Comparison) -> bool:
    """Whether for some two proposals a row conflicts whichever options are taken.

    Where a pair of options is absent from a row neither text speaks there, so that pair does not conflict.
    """
    from collections import Counter

    from ceasefire_diff.comparing.comparison import Verdict

    options = Counter(variant.proposal for variant in comparison.variants)
    for row in comparison.rows:
        conflicts = Counter(
            (pair.left.proposal, pair.right.proposal) for pair in row.pairs if pair.verdict is Verdict.CONFLICT
        )
        if any(number == options[left] * options[right] for (left, right), number in conflicts.items()):
            return True
    return False
