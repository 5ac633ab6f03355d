"""The single text with square brackets: what the texts say alike once, the rest in brackets with whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from ceasefire_diff.document.content import BracketedGroup, BracketedLine, BracketedRow
from ceasefire_diff.render.word.markup import Markup, runs_right_to_left
from ceasefire_diff.render.word.style_names import Style


def group_paragraphs(group: BracketedGroup, markup: Markup) -> Iterator[str]:
    """A family of topics under its heading, each matter with its number under one of its own."""
    yield markup.paragraph(Style.GROUP, markup.own(group.title))
    for row in group.rows:
        yield from _row(row, markup)


def _row(row: BracketedRow, markup: Markup) -> Iterator[str]:
    title = markup.row_number(row.number) + markup.own("  ") + markup.sentence(row.title)
    yield markup.paragraph(Style.MATTER_HEADING, title)
    for line in row.lines:
        yield _line(line, markup)


def _line(line: BracketedLine, markup: Markup) -> str:
    if line.whose is None:
        return markup.styled(Style.SINGLE_TEXT, line.words)
    so = runs_right_to_left(line.words)
    words = (
        markup.own("[", right_to_left=so)
        + markup.foreign(line.whose, Style.PARTY, within_right_to_left=so)
        + markup.own(": ", right_to_left=so)
        + markup.sentence(line.words, within_right_to_left=so)
        + markup.own("]", right_to_left=so)
    )
    return markup.paragraph(Style.SINGLE_TEXT, words, right_to_left=so)
