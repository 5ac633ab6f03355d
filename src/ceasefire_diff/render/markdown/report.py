"""The gap report as Markdown of GitHub's kind, with every foreign word escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ceasefire_diff.document.content import (
    Block,
    BracketedGroup,
    BracketedLine,
    GapReport,
    Grid,
    Line,
    Listing,
    Paragraph,
    Part,
    Picture,
)
from ceasefire_diff.outline.cells import Cell, Entry
from ceasefire_diff.outline.outline import Column
from ceasefire_diff.outline.report_rows import ReportGroup, ReportRow, RowStanding
from ceasefire_diff.render.markdown.escape import escaped


def render_report_markdown(report: GapReport) -> str:
    """A report as Markdown, with a line break at its end."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: GapReport) -> Iterator[str]:
    yield f"# {_said(report.title)}"
    yield ""
    yield from _quoted(report.status_note)
    yield from ("", *map(_column, report.columns), "")
    yield from _quoted(report.notices)
    yield from ("", f"{'; '.join(f'**{escaped(each.sign)}** {each.words}' for each in report.key)}.")
    for part in report.before:
        yield from _part(part)
    if report.brackets is None:
        for group in report.groups:
            yield from _group(group, report.columns)
    else:
        for bracketed in report.brackets:
            yield from _bracketed(bracketed)
    for part in (*report.after, *report.annexes):
        yield from _part(part)
    if footer := _said(report.footer):
        yield from ("", "---", "", footer)


def _quoted(sentences: Iterable[object]) -> Iterator[str]:
    yield from (f"> {_said(each)}  " for each in sentences)


def _said(sentence: object) -> str:
    return escaped(str(sentence))


def _column(column: Column) -> str:
    facts = [column.title, column.date, column.status]
    if column.options:
        facts.append(f"options: {'; '.join(column.options)}")
    blocks = ", ".join(map(escaped, (*facts, column.file_name)))
    return f"- **{escaped(column.called)}**: {blocks}, SHA-256 `{column.sha256[:12]}`"


def _part(part: Part) -> Iterator[str]:
    yield from ("", f"## {escaped(part.title)}")
    blocks = [block for block in part.blocks if not isinstance(block, Picture)]
    # What a picture shows beside other blocks those say in words already.
    for block in blocks or part.blocks:
        yield ""
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _line(block.line)
    elif isinstance(block, Listing):
        if block.lead is not None:
            yield from (_said(block.lead), "")
        yield from (f"- {_line(each)}" for each in block.items)
    elif isinstance(block, Grid):
        if title := _said(block.title):
            yield from (f"**{title}**", "")
        yield f"| {' | '.join(map(_said, block.head))} |"
        yield f"|{'---|' * len(block.head)}"
        for row in block.rows:
            yield f"| {' | '.join('<br>'.join(map(_line, cell)) for cell in row)} |"
    else:
        yield from (f"**{escaped(block.drawing.title)}**", "", _said(block.drawing.description))


def _line(line: Line) -> str:
    rows = ", ".join(f"[{number}](#row-{number})" for number in line.rows)
    words = _said(line.words)
    return f"{words} ({rows})" if words and rows else words or rows


def _group(group: ReportGroup, columns: tuple[Column, ...]) -> Iterator[str]:
    yield from ("", f"## {escaped(group.title)}", "")
    yield f"| No. | Matter | {' | '.join(escaped(each.called) for each in columns)} |"
    yield f"|---|---|{'---|' * len(columns)}"
    for row in group.rows:
        cells = " | ".join(map(_cell, row.outline.cells))
        yield f'| <a id="row-{row.number}"></a>{row.number} | {"<br>".join(_matter(row))} | {cells} |'


def _matter(row: ReportRow) -> Iterator[str]:
    """What a row is about, how the texts stand, what meets both, and why."""
    about = "; ".join(map(escaped, (*row.outline.objects, *row.outline.stages)))
    yield f"**{escaped(row.outline.title)}**"
    if about:
        yield about
    for standing in row.standings:
        yield _standing(standing)
        yield from (f"*{_said(each)}*" for each in standing.meets)


def _standing(standing: RowStanding) -> str:
    words = f"**{standing.words}**"
    return f"{escaped(standing.label)}: {words}" if standing.label else words


def _cell(cell: Cell) -> str:
    if cell.silence is not None:
        return f"*{cell.silence}*"
    return "<br>".join(line for entry in cell.entries for line in _entry(entry))


def _entry(entry: Entry) -> Iterator[str]:
    facts = (f"[{'; '.join(entry.clauses)}]", " · ".join((*entry.options, *entry.tags)))
    head = f"*{' '.join(escaped(each) for each in facts if each)}*"
    stated = [each for each in entry.stated if not each.named]
    yield f"{head}: {escaped(entry.text)}" if entry.says_it or not stated else head
    yield from (f"{escaped(each.name)}: {escaped(each.value)}" for each in stated)


def _bracketed(group: BracketedGroup) -> Iterator[str]:
    yield from ("", f"## {escaped(group.title)}")
    for row in group.rows:
        yield from ("", f'<a id="row-{row.number}"></a>**{row.number}. {_said(row.title)}**', "")
        yield from (f"{_bracketed_line(each)}  " for each in row.lines)


def _bracketed_line(line: BracketedLine) -> str:
    if line.whose is None:
        return _said(line.words)
    return rf"\[{escaped(line.whose)}: {_said(line.words)}\]"
