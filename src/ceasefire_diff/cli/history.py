"""`history`: follows each issue through the rounds of a negotiation."""

from __future__ import annotations

from typing import Final

import typer

from ceasefire_diff.cli import options
from ceasefire_diff.cli.console import Colour

EXAMPLE: Final = """
\b
Examples, in the root of this repository:
  ceasefire-diff history proposals/istanbul-2025
  ceasefire-diff history proposals/korea-1951/*item2*.yaml --row 2
"""


def history(
    texts: options.TextsOfRounds,
    *,
    row: options.IssuesInFull = None,
    full: options.Full = False,
    format_: options.FormatOfHistory = None,
    output: options.HistoryFiles = None,
    glossary: options.GlossaryFile = None,
    topics_file: options.TopicsFile = None,
    width: options.Width = None,
    color: options.Color = Colour.AUTO,
    pager: options.Pager = True,
) -> None:
    """Follow each issue through the rounds of a negotiation.

    It tells what each party's text said, what changed, and how the texts stood.
    Parties and rounds are those of the files: each text is of its party and its date. A text that is known in part
    leaves nothing out by not repeating it.
    """
    from ceasefire_diff.cli.console import (
        encoding_of,
        put_bytes,
        put_paged,
        read_all,
        wants_colour,
        width_of_output,
        words_listed,
    )
    from ceasefire_diff.cli.side_by_side import rows_called
    from ceasefire_diff.reading.paths import files_meant, texts_among
    from ceasefire_diff.render.formats import FILE_WIDTH, HistoryFormat, HistoryView, format_called, formats_of_files
    from ceasefire_diff.rounds.history import history_of
    from ceasefire_diff.source.diagnostics import CannotRun, refused
    from ceasefire_diff.source.write_files import write_all

    formats = formats_of_files(output or (), "history")
    paths, problems = files_meant(texts)
    if problems:
        raise CannotRun(*problems)
    paths = texts_among(paths)
    if len(paths) < 2:  # noqa: PLR2004  one text has no rounds
        raise refused("usage.one-file", "a history needs two texts or more", "Name a folder, or further files")
    read = read_all(paths, glossary, topics_file)
    found = history_of(read.proposals, read.taxonomy)
    ids = [issue.id for issue in found.issues]
    rows = rows_called(words_listed(row or ()), ids)
    chosen = frozenset(number for number, each in enumerate(ids, 1) if each in rows)
    view = HistoryView(full=full, issues=chosen, width=width or FILE_WIDTH)
    if formats:
        made = {path: each.history(found, view) for path, each in formats.items()}
        write_all(made, inputs=filter(None, (*paths, glossary, topics_file)))
    if format_ in (None, HistoryFormat.TERMINAL) and (format_ or not formats):
        import sys

        encoding = encoding_of(sys.stdout)
        shown = HistoryView(full, chosen, width or width_of_output(), colour=wants_colour(color), encoding=encoding)
        put_paged(format_called("text").history(found, shown).decode(), wanted=pager)
    elif format_ is not None:
        put_bytes(format_called(format_).history(found, view))
    raise typer.Exit(0)
