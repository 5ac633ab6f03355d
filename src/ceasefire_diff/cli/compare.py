"""`compare`: lays two or more proposals side by side."""

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
  ceasefire-diff compare --verdict conflict,partly -o istanbul.md \\
    proposals/istanbul-2025/russia-2025-06-02.yaml \\
    proposals/istanbul-2025/ukraine-2025-06-01.yaml
"""


def compare(
    files: options.TextsToCompare,
    *,
    format_: options.Format = None,
    output: options.ComparisonFiles = None,
    verdict: options.Verdicts = None,
    topic: options.Topics = None,
    detail: options.Detail = False,
    fail_on: options.FailOn = FailOnConflict.NEVER,
    glossary: options.Glossary = None,
    topics_file: options.TopicsFile = None,
    width: options.Width = None,
    color: options.Color = Colour.AUTO,
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
