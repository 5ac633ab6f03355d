"""Reads a gap report for tests: every sentence in it, and what it tells in a form that does not depend on columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ceasefire_diff.document.content import Block, GapReport, Grid, Line, Listing, Paragraph, Part
from ceasefire_diff.wording.quoted import Sentence


def every_sentence(report: GapReport) -> Iterator[Sentence]:
    """All that a report says, sentence by sentence."""
    yield from (report.title, *report.status_note, report.footer, *report.notices)
    yield from (Sentence(each.words) for each in report.key)
    for row in report.rows:
        yield from row.shared_reasons
        for standing in row.standings:
            yield from (Sentence(standing.words), *standing.meets, *standing.reasons)
    for part in (*report.before, *report.after, *report.annexes):
        if not part.id.startswith("provisions-"):
            yield Sentence(part.title)
        for block in part.blocks:
            yield from sentences_of(block)
    for group in report.brackets or ():
        for bracketed in group.rows:
            yield from (bracketed.title, *(line.words for line in bracketed.lines))


def sentences_of(block: Block) -> Iterator[Sentence]:
    """What one block of a part says."""
    if isinstance(block, Paragraph):
        yield block.line.words
    elif isinstance(block, Listing):
        yield from [block.lead] if block.lead is not None else []
        yield from (each.words for each in block.items)
    elif isinstance(block, Grid):
        yield from (block.title, *block.head)
        yield from (line.words for row in block.rows for cell in row for line in cell)
    else:
        yield from (Sentence(block.drawing.title), block.drawing.description)


def part(report: GapReport, part_id: str) -> Part:
    """The part of that id."""
    return next(each for each in (*report.before, *report.after, *report.annexes) if each.id == part_id)


def text_of(report: GapReport, part_id: str) -> str:
    """What one part says, a line for each sentence."""
    return "\n".join(str(each) for block in part(report, part_id).blocks for each in sentences_of(block))


def said(line: Line) -> tuple[tuple[tuple[str, int], ...], tuple[int, ...]]:
    """A line as its words however ordered, and the rows it leads to."""
    return words(str(line.words)), tuple(sorted(line.rows))


def words(text: str) -> tuple[tuple[str, int], ...]:
    """The words of a text, however ordered."""
    return tuple(sorted(Counter(re.findall(r"\w+(?:[.'-]\w+)*", text.casefold())).items()))


def turned(report: GapReport, *, back: bool) -> list[Any]:
    """All that a report tells, with its columns in one order whichever way round it was made."""
    step = -1 if back else 1
    rows = [
        (
            row.number,
            row.outline.id,
            row.outline.title,
            tuple((cell.silence, cell.entries) for cell in row.outline.cells)[::step],
            sorted((each.words, each.verdict, words(" ".join(map(str, each.meets)))) for each in row.standings),
        )
        for row in report.rows
    ]
    parts = [
        (each.id, [_block(block, step) for block in (each.blocks[::step] if each.id == "sources" else each.blocks)])
        for each in sorted((*report.before, *report.after, *report.annexes), key=lambda each: each.id)
    ]
    brackets = [
        (row.number, sorted((words(str(line.words)), words(line.whose or ""), line.is_blank) for line in row.lines))
        for group in report.brackets or ()
        for row in group.rows
    ]
    notices = [words(str(each)) for each in (report.title, *report.status_note, report.footer, *report.notices)]
    return [rows, parts, brackets, sorted(notices), [each.proposal for each in report.columns][::step]]


def _block(block: Block, step: int) -> Any:
    if isinstance(block, Grid):
        # Columns of our own, and after them, in grids of two or three, one for each text.
        own = {2: 0, 3: 1}.get(len(block.head), len(block.head))
        rows = [[sorted(map(said, cell)) for cell in row] for row in block.rows]
        head = list(map(str, block.head))
        return [[*row[:own], *row[own:][::step]] for row in rows] + [[*head[:own], *head[own:][::step]]]
    if isinstance(block, Listing):
        return sorted(map(said, block.items))
    return words(" ".join(map(str, sentences_of(block))))
