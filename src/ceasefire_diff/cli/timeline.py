"""`timeline`: lays out when each text has its steps, and whether two can be kept together."""

from __future__ import annotations

from typing import Final

import typer

from ceasefire_diff.cli import options
from ceasefire_diff.cli.console import Colour

EXAMPLE: Final = """
\b
Examples, in the root of this repository:
  ceasefire-diff timeline proposals/gaza-2025/us-2025-05-29.yaml

\b
  ceasefire-diff timeline -o gaza.svg \\
    proposals/gaza-2025/us-2025-05-29.yaml \\
    proposals/gaza-2025/hamas-2025-05-31.yaml
"""


def timeline(
    files: options.TextsOnATimeline,
    *,
    format_: options.FormatOfTimeline = None,
    output: options.TimelineFiles = None,
    from_: options.CountedFrom = "signing",
    glossary: options.GlossaryFile = None,
    topics_file: options.TopicsFile = None,
    width: options.Width = None,
    color: options.Color = Colour.AUTO,
) -> None:
    """Lay out when each text has its steps.

    It tells the earliest and latest of each, what has no time, and what cannot be kept.
    With two or more texts it says for each pair of options whether both can be kept together, and if not, which
    smallest sets of clauses cannot.
    """
    from ceasefire_diff.cli.on_a_timeline import TimelineOptions, lay_out

    asked = TimelineOptions(
        tuple(files),
        format=format_,
        output=tuple(output or ()),
        counted_from=from_,
        glossary=glossary,
        topics_file=topics_file,
        width=width,
        color=color,
    )
    lay_out(asked)
    raise typer.Exit(0)
