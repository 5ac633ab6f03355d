"""`names`: prints every name that some texts use, who uses it, and what it is linked to."""

from __future__ import annotations

from typing import Final

import typer

from ceasefire_diff.cli import options

EXAMPLE: Final = """
\b
Example, in the root of this repository:
  ceasefire-diff names proposals/istanbul-2025/russia-2025-06-02.yaml \\
    proposals/istanbul-2025/ukraine-2025-06-01.yaml
"""


def names(
    files: options.Texts,
    *,
    glossary: options.GlossaryFile = None,
    topics_file: options.TopicsFile = None,
) -> None:
    """List every name, who uses it and what it is linked to.

    Unlinked names stand first, with the line for the glossary.
    Nothing is known of two names that nothing links: no conflict is ever built on them.
    """
    from ceasefire_diff.cli.console import put_as_shown, read_all, width_of_output
    from ceasefire_diff.render.pages.names import names_as_text

    put_as_shown(names_as_text(read_all(files, glossary, topics_file), width_of_output()))
    raise typer.Exit(0)
