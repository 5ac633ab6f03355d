"""A document as Markdown of GitHub's kind: a walk over its blocks, with every foreign word escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ceasefire_diff.document.blocks import (
    Block,
    Column,
    ColumnKind,
    Document,
    Figure,
    Line,
    Listing,
    Paragraph,
    Role,
    Section,
    Table,
    TableRow,
)
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.wording.escape_hidden import escape_hidden
from ceasefire_diff.wording.table_words import WHY

_STRONG = frozenset((Role.ISSUE, Role.VERDICT, Role.STRONG, Role.LEAD))
_SLANTED = frozenset((Role.SILENCE, Role.PAIR, Role.OPTION, Role.MEETS, Role.FAINT, Role.DETAIL))


def render_markdown(document: Document) -> str:
    """A document as Markdown, with a line break at its end."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield f"# {escaped(str(document.title))}"
    for section in document.sections:
        yield from _section(section)
    if document.footer is not None and (footer := escaped(str(document.footer))):
        yield from ("", "---", "", footer)


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield from ("", f"{'#' * (section.level + 1)} {escaped(section.title)}")
    blocks = [block for block in section.blocks if not isinstance(block, Figure)]
    before: Block | None = None
    # What a figure shows beside other blocks those say in words already.
    for block in blocks or section.blocks:
        if not (isinstance(before, Paragraph) and isinstance(block, Paragraph) and _runs_on(before, block)):
            yield ""
        yield from _block(block)
        before = block


def _runs_on(before: Paragraph, block: Paragraph) -> bool:
    """Whether two paragraphs are lines of one: a note, or the facts of the texts."""
    return before.line.role is block.line.role and block.line.role is not Role.LEAD


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _paragraph(block.line)
        case Listing():
            yield from _listing(block)
        case Table():
            yield from _table(block)
        case Figure():
            yield from (f"**{escaped(block.drawing.title)}**", "", escaped(str(block.drawing.description)))


def _paragraph(line: Line) -> str:
    text = _line(line)
    if line.role is Role.NOTE:
        return f"> {text}  "
    return text if line.role is Role.LEAD else f"{text}  "


def _listing(listing: Listing) -> Iterator[str]:
    lead = escaped(str(listing.lead)) if listing.lead is not None else ""
    if listing.inline:
        items = (f"{_references(each)} {escaped(str(each.words))}".strip() for each in listing.items)
        yield f"**{lead}:** {'; '.join(items)}" if lead else "; ".join(items)
        return
    if lead:
        yield from (f"**{lead}**", "")
    for item in listing.items:
        yield _line(item) if item.role is Role.CAVEAT else f"- {_line(item)}"


def _table(table: Table) -> Iterator[str]:
    """A table; each band in it becomes a heading with a table of its own, for Markdown has no cell across columns.

    Remarks that a mark in a cell leads to stand under their table.
    """
    columns = [each for each in table.columns if each.kind is not ColumnKind.FILLED_IN]
    why = any(_said_of(row) for row in table.rows)
    started = False
    notes: list[Line] = []
    for place, row in enumerate(table.rows):
        if row.is_band:
            yield from _under_a_table(notes)
            notes = []
            title, *rest = row.cells[0]
            if place:
                yield ""
            yield f"**{escaped(str(title.words))}**{''.join(f' {_line(each)}' for each in rest)}"
            started = False
            continue
        if not started:
            if place:
                yield ""
            yield from _head(columns, why=why)
            started = True
        notes += [each for each in row.below if each.role is Role.CAVEAT]
        if row.cells:
            yield _row(columns, row, why=why)
    yield from _under_a_table(notes)


def _said_of(row: TableRow) -> list[Line]:
    return [each for each in row.below if each.role is not Role.CAVEAT]


def _under_a_table(notes: Iterable[Line]) -> Iterator[str]:
    for each in notes:
        yield from ("", _line(each))


def _head(columns: Sequence[Column], *, why: bool) -> Iterator[str]:
    heads = [escaped(str(each.head.words)) for each in columns] + ([WHY] if why else [])
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"


def _row(columns: Sequence[Column], row: TableRow, *, why: bool) -> str:
    cells = [_cell(lines) for lines, _ in zip(row.cells, columns, strict=False)]
    if row.number is not None and cells and columns[0].kind is ColumnKind.NUMBER:
        cells[0] = f'<a id="row-{row.number}"></a>{row.number}'
    if why:
        cells.append(_cell(_said_of(row)))
    return f"| {' | '.join(cells)} |"


def _cell(lines: Iterable[Line]) -> str:
    return "<br>".join(map(_line, lines))


def _line(line: Line) -> str:
    words = escaped(str(line.words))
    if words and line.role in _STRONG:
        words = f"**{words}**"
    elif words and line.role in _SLANTED:
        words = f"*{words}*"
    lead = f"*{escaped(str(line.lead))}*" if line.lead is not None else ""
    references = _references(line)
    text = " ".join(each for each in (lead, words) if each)
    if not references:
        return text
    return f"{text} ({references})" if text else references


def _references(line: Line) -> str:
    return ", ".join(f"[{number}](#row-{number})" for number in line.rows)


# Every character that begins or ends something in Markdown; of those that matter only where a block begins, the first.
_SPECIAL: Final = pattern(r"[\\`*_{}\[\]<>#|~&$]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")

# GitHub reads these after Markdown, where an escape does not help: a name it would notify, a number it would link, a
# picture's name, an address, a commit. Zero-width spaces keep it from seeing them.
_LINKS: Final = pattern(
    r"@(?=\w)|#(?=\d)|\bGH(?=-\d)|:(?=[\w+-]+:)|:(?=//)|\bwww(?=\.)"
    r"|(?=\d{0,39}[a-f])(?:(?<=[^\W_]{6})|\b)[0-9a-f]{6}(?=[0-9a-f]{1,34}\b)",
    re.IGNORECASE,
)
_ZERO_WIDTH_SPACE: Final = "&#8203;"


def escaped(text: str) -> str:
    """Foreign words on one line, which Markdown and GitHub leave as they are."""
    safe = escape_hidden(text)
    if safe.isalnum():
        # Only a commit's name is made of nothing else.
        return _LINKS.sub(rf"\g<0>{_ZERO_WIDTH_SPACE}", safe)
    marked = _LINKS.sub("\\g<0>\0", safe)
    return _SPECIAL.sub(r"\\\g<0>", marked).replace("\0", _ZERO_WIDTH_SPACE)
