"""`compare`: compares two or more texts and prints how they stand to each other."""

from __future__ import annotations

from typing import Final

import typer

from ceasefire_diff.cli import options
from ceasefire_diff.cli.console import Colour
from ceasefire_diff.cli.side_by_side import CompareOptions, FailOnConflict

EXAMPLE: Final = """
\b
Examples, in the root of this repository:
  ceasefire-diff compare proposals/istanbul-2025/russia-2025-06-02.yaml \\
    proposals/istanbul-2025/ukraine-2025-06-01.yaml

\b
  ceasefire-diff compare --verdict incompatible --full -o istanbul.md \\
    proposals/istanbul-2025/russia-2025-06-02.yaml \\
    proposals/istanbul-2025/ukraine-2025-06-01.yaml
"""


def compare(
    files: options.TextsToCompare,
    *,
    format_: options.FormatOfComparison = None,
    output: options.ComparisonFiles = None,
    verdict: options.Verdicts = None,
    topic: options.Topics = None,
    row: options.Rows = None,
    full: options.Full = False,
    related: options.RelatedRows = False,
    sources: options.Sources = False,
    with_internal: options.InternalNotes = False,
    pairs: options.Pairs = False,
    fail_on: options.FailOn = FailOnConflict.NEVER,
    glossary: options.GlossaryFile = None,
    topics_file: options.TopicsFile = None,
    width: options.Width = None,
    color: options.Color = Colour.AUTO,
    pager: options.Pager = True,
) -> None:
    """Compare two or more texts: every row on one screen.

    More than two texts are laid out issue by issue, texts that say the same together; --pairs compares each two.
    --row prints some rows in full, --full all of them. What is shown never changes the exit status.
    """
    from ceasefire_diff.cli.side_by_side import lay_side_by_side

    asked = CompareOptions(
        tuple(files),
        format=format_,
        output=tuple(output or ()),
        verdict=tuple(verdict or ()),
        topic=tuple(topic or ()),
        row=tuple(row or ()),
        full=full,
        related=related,
        sources=sources,
        with_internal=with_internal,
        pairs=pairs,
        fail_on=fail_on,
        glossary=glossary,
        topics_file=topics_file,
        width=width,
        color=color,
        pager=pager,
    )
    raise typer.Exit(lay_side_by_side(asked))
