"""`timeline`: lays out when each text has its steps, and whether two can be kept together."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

import typer

from ceasefire_diff.cli import options
from ceasefire_diff.cli.console import Colour
from ceasefire_diff.render.formats import FILE_WIDTH, TimelineFormat

if TYPE_CHECKING:
    from ceasefire_diff.comparing.order.timeline import Timeline
    from ceasefire_diff.document.timeline_document import TimelineInWords

ENDINGS: Final = {
    ".txt": TimelineFormat.TERMINAL,
    ".json": TimelineFormat.JSON,
    ".md": TimelineFormat.MARKDOWN,
    ".svg": TimelineFormat.SVG,
}

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
    import sys

    from ceasefire_diff.cli.console import encoding_of, put, put_as_shown, read_all, wants_colour, width_of_output
    from ceasefire_diff.comparing.compare import compare
    from ceasefire_diff.comparing.order.timeline import timeline as laid_out
    from ceasefire_diff.comparing.order.timeline import without_rows
    from ceasefire_diff.document.timeline_document import TimelineInWords
    from ceasefire_diff.source.write_files import write_all

    formats = {path: _format_of(path) for path in output or ()}
    read = read_all(files, glossary, topics_file)
    proposals = read.proposals
    made = laid_out(proposals, read.taxonomy, from_)
    judged = compare(proposals, read.taxonomy) if len(proposals) > 1 else without_rows(proposals, read.taxonomy)
    told = TimelineInWords(made, judged)
    if formats:
        written = {path: _written(made, told, wanted, FILE_WIDTH).encode() for path, wanted in formats.items()}
        write_all(written, filter(None, (*files, glossary, topics_file)))
    if format_ is not None or not formats:
        wanted = format_ or TimelineFormat.TERMINAL
        colour = wanted is TimelineFormat.TERMINAL and wants_colour(color)
        text = _written(made, told, wanted, width or width_of_output(), colour=colour, encoding=encoding_of(sys.stdout))
        (put_as_shown if wanted is TimelineFormat.TERMINAL else put)(text)
    raise typer.Exit(0)


def _format_of(path: str) -> TimelineFormat:
    from ceasefire_diff.source.diagnostics import refused

    wanted = ENDINGS.get(PurePath(path).suffix)
    if wanted is None:
        message = f"`timeline` writes no file whose name ends in `{PurePath(path).suffix}`"
        raise refused("output.ending", message, f"Give it one of these: {', '.join(ENDINGS)}", path)
    return wanted


def _written(
    made: Timeline,
    told: TimelineInWords,
    wanted: TimelineFormat,
    width: int,
    *,
    colour: bool = False,
    encoding: str = "utf-8",
) -> str:
    from ceasefire_diff.document.timeline_document import PICTURE, timeline_document

    match wanted:
        case TimelineFormat.JSON:
            from ceasefire_diff.render.timeline_json import render_timeline_json

            return render_timeline_json(made)
        case TimelineFormat.MARKDOWN:
            from ceasefire_diff.render.markdown import render_markdown

            return render_markdown(timeline_document(told))
        case TimelineFormat.SVG:
            from ceasefire_diff.render.html.svg import render_pictures

            return render_pictures(timeline_document(told), "the texts put nothing in an order and set no time")
        case _:
            from msgspec.structs import replace

            from ceasefire_diff.render.terminal.document import render_terminal

            document = timeline_document(told)
            words = tuple(each for each in document.sections if each.id != PICTURE)
            return render_terminal(replace(document, sections=words), width=width, colour=colour, encoding=encoding)
