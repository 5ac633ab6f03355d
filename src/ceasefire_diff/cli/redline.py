"""`redline`: shows two versions of one party's text word by word."""

from __future__ import annotations

from typing import Final

import typer

from ceasefire_diff.cli import options

EXAMPLE: Final = """
\b
Example, in the root of this repository:
  ceasefire-diff redline proposals/korea-1951/kpa-cpv-item3-1951-11-27.yaml \\
    proposals/korea-1951/kpa-cpv-item3-1951-12-15.yaml -o redline.docx
"""


def redline(
    earlier: options.EarlierText,
    later: options.LaterText,
    *,
    output: options.RedlineFiles = None,
    changed: options.ChangedOnly = False,
    glossary: options.GlossaryFile = None,
    topics_file: options.TopicsFile = None,
    width: options.Width = None,
    pager: options.Pager = True,
) -> None:
    """Show what became of each clause of a text, word by word.

    Two files, or one file at two revisions: HEAD~1:proposals/north.yaml. Word files hold tracked changes.
    """
    from ceasefire_diff.cli.console import put_paged, read_all, width_of_output
    from ceasefire_diff.render.formats import formats_of_files
    from ceasefire_diff.render.redline import redline_as_text
    from ceasefire_diff.rounds.redline import redline_of
    from ceasefire_diff.source.write_files import write_all

    formats = formats_of_files(output or (), "redline")
    read = read_all([earlier, later], glossary, topics_file)
    found = redline_of(read.proposals[0], read.proposals[1], read.taxonomy)
    if formats:
        made = {path: each.redline(found, read.taxonomy) for path, each in formats.items()}
        write_all(made, inputs=filter(None, (earlier, later, glossary, topics_file)))
    else:
        put_paged(
            redline_as_text(found, read.taxonomy, width=width or width_of_output(), changed_only=changed), wanted=pager
        )
    raise typer.Exit(0)
