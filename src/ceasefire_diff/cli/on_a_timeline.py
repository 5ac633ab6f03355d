"""Makes a timeline from the words of the command line and puts it out."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.cli.console import Colour, encoding_of, put, put_as_shown, read_all, wants_colour, width_of_output
from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.order.timeline import Timeline, timeline, without_rows
from ceasefire_diff.document.timeline_document import PICTURE, TimelineInWords, timeline_document
from ceasefire_diff.render.formats import FILE_WIDTH, TimelineFormat
from ceasefire_diff.source.diagnostics import refused
from ceasefire_diff.source.write_files import write_all

ENDINGS: Final = {
    ".txt": TimelineFormat.TERMINAL,
    ".json": TimelineFormat.JSON,
    ".md": TimelineFormat.MARKDOWN,
    ".svg": TimelineFormat.SVG,
}


class TimelineOptions(Struct, frozen=True):
    """What is asked of `timeline`."""

    files: tuple[str, ...]
    format: TimelineFormat | None = None
    output: tuple[str, ...] = ()
    counted_from: str = "signing"
    glossary: str | None = None
    topics_file: str | None = None
    width: int | None = None
    color: Colour = Colour.AUTO


def lay_out(asked: TimelineOptions) -> None:
    """Read, lay out, and put out in each format that is asked for. Raises CannotRun."""
    import sys

    formats = {path: _format_of(path) for path in asked.output}
    read = read_all(asked.files, asked.glossary, asked.topics_file)
    proposals = read.proposals
    made = timeline(proposals, read.taxonomy, asked.counted_from)
    judged = compare(proposals, read.taxonomy) if len(proposals) > 1 else without_rows(proposals, read.taxonomy)
    told = TimelineInWords(made, judged)
    if asked.output:
        files = {path: _written(made, told, wanted, FILE_WIDTH).encode() for path, wanted in formats.items()}
        write_all(files, filter(None, (*asked.files, asked.glossary, asked.topics_file)))
    if asked.format is not None or not asked.output:
        wanted = asked.format or TimelineFormat.TERMINAL
        colour = wanted is TimelineFormat.TERMINAL and wants_colour(asked.color)
        text = _written(
            made, told, wanted, asked.width or width_of_output(), colour=colour, encoding=encoding_of(sys.stdout)
        )
        (put_as_shown if wanted is TimelineFormat.TERMINAL else put)(text)


def _format_of(path: str) -> TimelineFormat:
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
    match wanted:
        case TimelineFormat.JSON:
            from ceasefire_diff.render.timeline_json import render_timeline_json

            return render_timeline_json(made)
        case TimelineFormat.MARKDOWN:
            from ceasefire_diff.render.markdown.document import render_markdown

            return render_markdown(timeline_document(told))
        case TimelineFormat.SVG:
            from ceasefire_diff.render.html.svg import render_pictures

            return render_pictures(timeline_document(told))
        case _:
            from ceasefire_diff.render.terminal.document import render_terminal

            document = timeline_document(told)
            words = tuple(each for each in document.sections if each.id != PICTURE)
            return render_terminal(replace(document, sections=words), width=width, colour=colour, encoding=encoding)
