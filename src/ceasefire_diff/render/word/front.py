"""The first page: what this paper is and is not, which texts it lays side by side, and how to read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from ceasefire_diff.document.content import GapReport
from ceasefire_diff.outline.outline import Column
from ceasefire_diff.outline.report_rows import KeyEntry
from ceasefire_diff.render.word.markup import Markup
from ceasefire_diff.render.word.style_names import Style
from ceasefire_diff.wording.escape_hidden import begins_right_to_left

DIGEST_LENGTH: Final = 12
"""Digits of a file's SHA-256 that two people compare to know that they hold the same paper."""

LABELS_SHARE: Final = 8
"""The labels in front of the texts take one part in this many of the page's width."""


def front_paragraphs(report: GapReport, markup: Markup, width: int) -> Iterator[str]:
    """All that stands before the first part; `width` is that of the text on a page, in twentieths of a point."""
    yield markup.paragraph(Style.TITLE, markup.sentence(report.title))
    yield from (markup.styled(Style.STATUS_NOTE, each) for each in report.status_note)
    yield markup.paragraph(Style.PART, markup.own("The texts"))
    yield _texts(report.columns, markup, width)
    yield markup.paragraph(Style.PART, markup.own("How to read this"))
    yield from (markup.styled(Style.NOTICE, each) for each in report.notices)
    if report.key:
        yield markup.paragraph(Style.KEY, _key(report.key, markup))


def _key(key: tuple[KeyEntry, ...], markup: Markup) -> str:
    signs = (markup.own(each.sign, Style.SIGN) + markup.own(f" {each.words}") for each in key)
    return markup.own("Signs:  ") + markup.own(";   ").join(signs)


def _texts(columns: tuple[Column, ...], markup: Markup, width: int) -> str:
    label = width // LABELS_SHARE
    widths = [label, *[(width - label) // len(columns)] * len(columns)]
    head = [
        markup.paragraph(Style.COLUMN_HEAD, ""),
        *(_lines(Style.COLUMN_HEAD, (each.called,), markup) for each in columns),
    ]
    rows = [
        [markup.paragraph(Style.CELL, markup.own(name)), *(_lines(Style.CELL, tell(each), markup) for each in columns)]
        for name, tell in _FACTS
        if any(tell(each) for each in columns)
    ]
    return markup.table(widths, head, rows, "The texts")


def _lines(style: Style, texts: tuple[str, ...], markup: Markup) -> str:
    """Foreign words, each in a paragraph of its own; one that is empty where there are none."""
    return "".join(
        markup.paragraph(style, markup.foreign(text, within_right_to_left=so), right_to_left=so)
        for text in texts or ("",)
        for so in (begins_right_to_left(text),)
    )


def _file(column: Column) -> tuple[str, ...]:
    return column.file_name, f"SHA-256 {column.sha256[:DIGEST_LENGTH]}"


def _coverage(column: Column) -> tuple[str, ...]:
    return ("complete",) if column.missing is None else (f"incomplete: {column.missing}",)


_FACTS: Final[tuple[tuple[str, Callable[[Column], tuple[str, ...]]], ...]] = (
    ("Title", lambda column: (column.title,)),
    ("Date", lambda column: (column.date,)),
    ("Status", lambda column: (column.status,)),
    ("File holds", _coverage),
    ("Options", lambda column: column.options),
    ("File", _file),
)
"""What is told of each text, and how."""
