"""The terminal report: a comparison as columns of words, at any width, with colour or without."""

from __future__ import annotations

from collections.abc import Iterator

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.glyphs import glyphs_for
from ceasefire_diff.outline.outline import EVERYTHING, Column, Outline, Selection, outline
from ceasefire_diff.render.terminal.grid import Line, Paragraph, laid_out
from ceasefire_diff.render.terminal.layout import Layout
from ceasefire_diff.render.terminal.style import Role, Style
from ceasefire_diff.render.terminal.table import Table
from ceasefire_diff.render.terminal.words import Words
from ceasefire_diff.wording.sentences import PARAPHRASE_MARK, ROOM_WORDS, VERDICT_WORDS

NARROWEST = 20
"""Columns below which nothing can be laid out; a narrower terminal wraps by itself."""

WIDEST = 220
"""Columns beyond which lines become too long to read."""

PROSE_WIDTH = 120
"""Columns beyond which running text becomes tiring; only the table uses more."""


def render_terminal(  # noqa: PLR0913 - each is a choice of the user's
    comparison: Comparison,
    *,
    width: int,
    colour: bool,
    detail: bool = False,
    show: Selection = EVERYTHING,
    encoding: str = "utf-8",
) -> str:
    """A comparison for people who read it in a terminal or a .txt file, with a line break at its end.

    `width` is in columns. `detail` adds texts, sources, rules and internal notes. `encoding` is what the output can
    say: where it has no signs such as ≠, plain ones are used.
    """
    told = outline(comparison, show)
    canvas = Layout(
        width=max(NARROWEST, min(width, WIDEST)),
        words=Words(told),
        painter=Style(colour=colour),
        signs=glyphs_for(encoding),
        detail=detail,
    )
    report = _Report(told, canvas)
    return "".join(f"{line.text.rstrip()}\n" for line in report.lines())


class _Report:
    """The parts of a report, each as lines."""

    def __init__(self, told: Outline, canvas: Layout) -> None:
        self._told = told
        self._words = canvas.words
        self._prose = min(canvas.width, PROSE_WIDTH)
        self._detail = canvas.detail
        self._painter = canvas.painter
        self._signs = canvas.signs
        self._table = Table(told.columns, canvas)

    def lines(self) -> Iterator[Line]:
        """The whole report."""
        yield from self._head()
        for group in self._told.groups:
            yield from self._paragraphs([Paragraph(""), Paragraph(group.title, Role.HEADING)])
            yield from self._table.rows(group.rows)
        yield from self._related()
        yield from self._list("Within one text", [str(each) for each in self._told.remarks])
        yield from self._sources()
        yield from self._counts()

    def _paragraphs(self, paragraphs: list[Paragraph]) -> list[Line]:
        return laid_out(paragraphs, self._prose, self._painter)

    def _head(self) -> Iterator[Line]:
        for column in self._told.columns:
            yield from self._paragraphs(self._heading_of(column))
        yield from self._paragraphs([Paragraph("")])
        for notice in self._told.notices:
            yield from self._paragraphs([Paragraph(self._words.said(notice))])
        yield from self._paragraphs([Paragraph(PARAPHRASE_MARK)])
        if self._told.shown:
            yield from self._paragraphs([Paragraph(self._words.said(self._told.shown), Role.STRONG)])
        meanings = [f"{VERDICT_WORDS[each]} ({self._signs.sign(each)}): {ROOM_WORDS[each]}" for each in Verdict]
        yield from self._paragraphs([Paragraph(f"{'; '.join(meanings)}.", Role.FAINT)])

    def _heading_of(self, column: Column) -> list[Paragraph]:
        called = self._words.shown(column.called)
        coverage = "incomplete" if column.missing is not None else "complete"
        facts = [column.date, column.status, coverage]
        if column.options:
            facts.append(f"options: {'; '.join(column.options)}")
        if self._detail:
            facts += [column.file, f"SHA-256 {column.sha256[:12]}"]
        return [
            Paragraph(f"{called}: {self._words.shown(column.title)}", lead=len(called) + 1, lead_look=Role.STRONG),
            Paragraph(f"  {self._signs.dot.join(self._words.shown(each) for each in facts)}", hang=2),
        ]

    def _list(self, title: str, items: list[str]) -> Iterator[Line]:
        if items:
            yield from self._paragraphs([Paragraph(""), Paragraph(title, Role.HEADING)])
            yield from self._paragraphs([Paragraph(f"- {self._words.shown(each)}", hang=2) for each in items])

    def _related(self) -> Iterator[Line]:
        if not self._told.related:
            return
        yield from self._paragraphs(
            [Paragraph(""), Paragraph("May be related (not lined up; for a reader to say)", Role.HEADING)]
        )
        for offer in self._told.related:
            sides = ((offer.left, offer.left_title), (offer.right, offer.right_title))
            for mark, (place, text) in zip("- ", sides, strict=True):
                lead = f"{mark} {self._words.shown(place)}:"
                yield from self._paragraphs(
                    [Paragraph(f"{lead} {self._words.shown(text)}", lead=len(lead), lead_look=Role.STRONG, hang=2)]
                )
            yield from self._paragraphs([Paragraph(f"  {self._signs.so}{self._words.said(offer.why)}", hang=4)])

    def _sources(self) -> Iterator[Line]:
        yield from self._paragraphs([Paragraph(""), Paragraph("Sources", Role.HEADING)])
        for column in self._told.columns:
            yield from self._paragraphs([Paragraph(self._words.shown(column.called), Role.STRONG)])
            for source in column.sources:
                facts = ", ".join(self._words.shown(each) for each in (source.title, *source.about))
                yield from self._paragraphs([Paragraph(f"- {facts}", hang=2)])
                if source.clauses:
                    clauses = "; ".join(self._words.shown(each) for each in source.clauses)
                    yield from self._paragraphs([Paragraph(f"  for {clauses}", Role.FAINT, hang=2)])

    def _counts(self) -> Iterator[Line]:
        yield from self._paragraphs([Paragraph(""), Paragraph("Counts of rows", Role.HEADING)])
        for counts in self._told.counts:
            numbers = ", ".join(f"{number} {VERDICT_WORDS[verdict]}" for verdict, number in counts.counts.items())
            pair = self._words.shown(counts.pair)
            yield from self._paragraphs(
                [Paragraph(f"{pair}: {numbers}", lead=len(pair) + 1, lead_look=Role.STRONG, hang=2)]
            )
        yield from self._paragraphs([Paragraph(self._told.caution)])
