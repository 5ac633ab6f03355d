"""Reads a report for tests: every sentence in it, and what it tells in a form that does not depend on columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ceasefire_diff.document.blocks import Block, ColumnKind, Document, Figure, Line, Listing, Paragraph, Section, Table
from ceasefire_diff.wording.quoted import Sentence


def every_sentence(report: Document) -> Iterator[Sentence]:
    """All that a report says, sentence by sentence."""
    yield report.title
    if report.footer is not None:
        yield report.footer
    for section in report.sections:
        yield Sentence(section.title)
        for block in section.blocks:
            yield from sentences_of(block)


def lines_of(block: Block) -> Iterator[Line]:
    """The lines of one block."""
    match block:
        case Paragraph():
            yield block.line
        case Listing():
            yield from block.items
        case Table():
            yield from (line for row in block.rows for cell in (*row.cells, row.below) for line in cell)


def sentences_of(block: Block) -> Iterator[Sentence]:
    """What one block says."""
    if isinstance(block, Listing) and block.lead is not None:
        yield block.lead
    if isinstance(block, Table):
        yield from (words for each in block.columns for words in (each.head.words, each.note) if words is not None)
    if isinstance(block, Figure):
        yield from (Sentence(block.drawing.title), block.drawing.description)
    for line in lines_of(block):
        yield from (each for each in (line.lead, line.words) if each is not None)


def section(report: Document, section_id: str) -> Section:
    """The section of that id."""
    return next(each for each in report.sections if each.id == section_id)


def text_of(report: Document, section_id: str) -> str:
    """What one section says, a line for each sentence."""
    return "\n".join(str(each) for block in section(report, section_id).blocks for each in sentences_of(block))


def whole_text(report: Document) -> str:
    """All that a report says."""
    return "\n".join(map(str, every_sentence(report)))


def words(text: str) -> tuple[tuple[str, int], ...]:
    """The words of a text, however ordered."""
    return tuple(sorted(Counter(re.findall(r"\w+(?:[.'-]\w+)*", text.casefold())).items()))


def turned(report: Document, *, back: bool) -> list[Any]:
    """All that a report tells, with its columns in one order whichever way round it was made."""
    return [
        (each.id, each.title, sorted(_block(block, back=back) for block in each.blocks)) for each in report.sections
    ]


def _block(block: Block, *, back: bool) -> Any:
    if not isinstance(block, Table):
        return repr(words(" ".join(map(str, sentences_of(block)))))
    places = [place for place, each in enumerate(block.columns) if each.kind is ColumnKind.TEXT]
    order = dict(zip(places, places[::-1] if back else places, strict=True))
    rows = []
    for row in block.rows:
        cells = [row.cells[order.get(place, place)] for place in range(len(row.cells))]
        told = [words(" ".join(str(line.words) for line in cell)) for cell in cells]
        rows.append((row.number, row.id, row.verdicts, told, words(" ".join(str(each.words) for each in row.below))))
    return repr(rows)
