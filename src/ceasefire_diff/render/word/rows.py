"""The table of rows: matter, one column for each text, and working text left empty to be written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ceasefire_diff.document.content import GapReport
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.cells import Cell, Entry
from ceasefire_diff.outline.outline import Column
from ceasefire_diff.outline.report_rows import ReportGroup, ReportRow, RowStanding
from ceasefire_diff.render.word.markup import Markup
from ceasefire_diff.render.word.style_names import Style
from ceasefire_diff.wording.escape_hidden import begins_right_to_left

MATTER: Final = "Matter"
WORKING_TEXT: Final = "Working text"


def column_widths(texts: int, width: int) -> list[int]:
    """Equal widths for all columns: matter, each text, working text."""
    return [width // (texts + 2)] * (texts + 2)


class RowTable:
    """Makes one table for each group of rows, under a heading of its own."""

    def __init__(self, report: GapReport, markup: Markup, width: int) -> None:
        self._markup = markup
        self._columns = report.columns
        self._signs: Mapping[Verdict, str] = {each.verdict: each.sign for each in report.key}
        self._widths = column_widths(len(report.columns), width)

    def group(self, group: ReportGroup) -> Iterator[str]:
        """A heading that can be found from Word's navigation, and the table of the group."""
        yield self._markup.paragraph(Style.GROUP, self._markup.own(group.title), keep=True)
        yield self._markup.table(self._widths, self._head(), map(self._row, group.rows), group.title)

    def _head(self) -> list[str]:
        plain = self._markup
        matter, working = (
            plain.paragraph(Style.COLUMN_HEAD, plain.own(words), keep=True) for words in (MATTER, WORKING_TEXT)
        )
        return [matter, *map(self._column_head, self._columns), working]

    def _column_head(self, column: Column) -> str:
        facts = [column.date, column.status, *(["incomplete"] if column.missing is not None else [])]
        name = self._foreign_line(Style.COLUMN_HEAD, column.called, keep=True)
        return name + self._markup.paragraph(Style.COLUMN_NOTE, self._markup.own(" · ".join(facts)), keep=True)

    def _row(self, row: ReportRow) -> Sequence[str]:
        texts = [
            "".join(self._cell(cell, column)) for cell, column in zip(row.outline.cells, self._columns, strict=True)
        ]
        return ["".join(self._matter(row)), *texts, self._markup.paragraph(Style.WORKING_TEXT, "")]

    def _matter(self, row: ReportRow) -> Iterator[str]:
        markup = self._markup
        title = markup.row_number(row.number) + markup.own("  ") + markup.foreign(row.outline.title)
        yield markup.paragraph(Style.MATTER, title)
        about = (*row.outline.objects, *row.outline.stages)
        if about:
            yield self._joined(Style.OBJECTS, about, "; ")
        yield from self._standings(row)

    def _standings(self, row: ReportRow) -> Iterator[str]:
        """Each verdict once, and under it the pairs of texts or options it holds for, with what meets both."""
        markup = self._markup
        at_once = not row.outline.is_per_pair and len({each.verdict for each in row.standings}) == 1
        for verdict in dict.fromkeys(each.verdict for each in row.standings):
            alike = [each for each in row.standings if each.verdict is verdict]
            yield markup.paragraph(Style.WORDS_OF_THE_ROOM, self._verdict(alike[0]))
            for standing in alike:
                # Where two texts come to one verdict, which options it is for goes without saying.
                if standing.label is not None and (standing.meets or not at_once):
                    yield markup.paragraph(Style.PAIR, markup.foreign(standing.label))
                yield from (markup.styled(Style.MEETS_BOTH, each) for each in standing.meets)

    def _verdict(self, standing: RowStanding) -> str:
        sign = self._markup.own(self._signs.get(standing.verdict, ""), Style.SIGN)
        return sign + self._markup.own(f" {standing.words}")

    def _cell(self, cell: Cell, column: Column) -> Iterator[str]:
        if cell.silence is not None or not cell.entries:
            yield self._markup.paragraph(Style.SILENCE, self._markup.own(cell.silence or ""))
        options: tuple[str, ...] = ()
        for entry in cell.entries:
            if entry.options != options:
                options = entry.options
                heading = options or ("outside the options",)
                yield self._joined(Style.OPTION, heading, "; ")
            yield from self._entry(entry, column)

    def _entry(self, entry: Entry, column: Column) -> Iterator[str]:
        marks = ("; ".join(entry.clauses), *entry.tags)
        yield self._joined(Style.CLAUSE, marks, " · ", language=column.language)
        if entry.heading:
            yield self._foreign_line(Style.OWN_HEADING, entry.heading, language=column.language, verbatim=True)
        if entry.quote:
            yield self._foreign_line(Style.TEXT, f"“{entry.quote}”", language=column.language, verbatim=True)
        else:
            yield self._foreign_line(Style.TEXT, entry.text, language=column.language)
        for each in entry.stated:
            if not each.named:
                yield self._term(each.name, each.value, column)

    def _term(self, name: str, value: str, column: Column) -> str:
        so = begins_right_to_left(value)
        markup = self._markup
        words = (
            markup.own(name, Style.TERM_NAME)
            + markup.between(": ", right_to_left=so)
            + markup.foreign(value, within_right_to_left=so, language=column.language)
        )
        return markup.paragraph(Style.TERM, words, right_to_left=so)

    def _foreign_line(
        self, style: Style, text: str, *, language: str | None = None, verbatim: bool = False, keep: bool = False
    ) -> str:
        so = begins_right_to_left(text)
        words = self._markup.foreign(text, within_right_to_left=so, language=language, verbatim=verbatim)
        return self._markup.paragraph(style, words, right_to_left=so, keep=keep)

    def _joined(self, style: Style, texts: Sequence[str], between: str, *, language: str | None = None) -> str:
        """Foreign words one after the other; the paragraph runs as the first of them does."""
        so = begins_right_to_left(texts[0])
        words = [self._markup.foreign(each, within_right_to_left=so, language=language) for each in texts if each]
        return self._markup.paragraph(
            style, self._markup.between(between, right_to_left=so).join(words), right_to_left=so
        )
