"""A comparison as Markdown of GitHub's kind, with every foreign word escaped: for a comment or a step summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.cells import Cell, Entry
from ceasefire_diff.outline.outline import EVERYTHING, Column, Outline, RowOutline, Selection, outline
from ceasefire_diff.render.markdown.escape import escaped
from ceasefire_diff.wording.pair_verdicts import Judged
from ceasefire_diff.wording.sentences import PARAPHRASE_MARK, ROOM_WORDS, VERDICT_WORDS


def render_markdown(comparison: Comparison, *, detail: bool = False, show: Selection = EVERYTHING) -> str:
    """A comparison as Markdown, with a line break at its end: the same rows, verdicts and counts as everywhere.

    `detail` adds texts, sources, rules and internal notes.
    """
    return "\n".join(_Document(outline(comparison, show), detail=detail).lines()) + "\n"


class _Document:
    """The parts of a document, each as lines."""

    def __init__(self, told: Outline, *, detail: bool) -> None:
        self._told = told
        self._detail = detail
        self._called = [escaped(column.called) for column in told.columns]

    def lines(self) -> Iterator[str]:
        """The whole document."""
        yield f"# {' / '.join(self._called)}"
        yield ""
        yield from (self._text(column) for column in self._told.columns)
        yield ""
        yield from (f"> {escaped(str(notice))}  " for notice in self._told.notices)
        yield f"> {PARAPHRASE_MARK}  "
        if self._told.shown:
            yield from ("", f"**{escaped(str(self._told.shown))}**")
        yield from ("", f"{'; '.join(f'**{VERDICT_WORDS[each]}**: {ROOM_WORDS[each]}' for each in Verdict)}.")
        for group in self._told.groups:
            yield from ("", f"## {escaped(group.title)}", "")
            yield f"| Verdict | Matter | {' | '.join(self._called)} | Why |"
            yield f"|---|---|{'---|' * len(self._called)}---|"
            yield from map(self._row, group.rows)
        yield from self._section("May be related", self._related())
        yield from self._section("Within one text", (escaped(str(each)) for each in self._told.remarks))
        yield from self._section("Sources", self._sources())
        yield from self._section("Counts of rows", self._counts())
        yield from ("", self._told.caution)

    def _text(self, column: Column) -> str:
        coverage = "incomplete" if column.missing is not None else "complete"
        facts = [column.title, column.date, column.status, coverage]
        if column.options:
            facts.append(f"options: {'; '.join(column.options)}")
        if self._detail:
            facts += [column.file, f"SHA-256 {column.sha256[:12]}"]
        return f"- **{escaped(column.called)}**: {', '.join(map(escaped, facts))}"

    def _row(self, row: RowOutline) -> str:
        verdicts = "<br>".join(f"**{VERDICT_WORDS[each]}**" for each in row.verdicts)
        about = "; ".join(map(escaped, (*row.objects, *row.stages)))
        matter = f"**{escaped(row.title)}**" + (f"<br>{about}" if about else "")
        cells = " | ".join(map(self._cell, row.cells))
        return f"| {verdicts} | {matter} | {cells} | {'<br>'.join(self._reasons(row))} |"

    def _reasons(self, row: RowOutline) -> Iterator[str]:
        if row.shared:
            yield " ".join(escaped(str(each)) for each in row.shared)
        repeated = row.one_verdict is not None and not row.is_per_pair
        for judged in row.judged:
            yield from self._reason(judged, repeated=repeated)
            if self._detail:
                yield from (f"`{result.rule}` {escaped(str(sentence))}" for result, sentence in judged.results)

    def _reason(self, judged: Judged, *, repeated: bool) -> Iterator[str]:
        sentences = " ".join(escaped(str(each)) for each in judged.reasons)
        if judged.label is None or repeated:
            if sentences:
                yield sentences if judged.label is None else f"{escaped(judged.label)}: {sentences}"
            return
        yield f"{escaped(judged.label)}: **{VERDICT_WORDS[judged.verdict]}**. {sentences}".rstrip()

    def _cell(self, cell: Cell) -> str:
        if cell.silence is not None:
            return f"*{cell.silence}*"
        return "<br>".join(line for entry in cell.entries for line in self._entry(entry))

    def _entry(self, entry: Entry) -> Iterator[str]:
        facts = (f"[{'; '.join(entry.clauses)}]", " · ".join((*entry.options, *entry.tags)))
        head = f"*{' '.join(escaped(each) for each in facts if each)}*"
        stated = [each for each in entry.stated if self._detail or not each.named]
        says_it = entry.says_it or not stated
        yield f"{head}: {escaped(entry.text)}" if says_it else head
        yield from (f"{escaped(each.name)}: {escaped(each.value)}" for each in stated)
        if self._detail:
            details = (
                ("heading", entry.heading),
                ("text", None if says_it else entry.text),
                ("quote", f"“{entry.quote}”" if entry.quote else None),
                ("source", ", ".join(entry.sources)),
                ("internal note", entry.note),
            )
            yield from (f"{name}: {escaped(text)}" for name, text in details if text)

    def _related(self) -> Iterator[str]:
        for each in self._told.related:
            left = f"{escaped(each.left)}: {escaped(each.left_title)}"
            right = f"{escaped(each.right)}: {escaped(each.right_title)}"
            yield f"{left}<br>{right}<br>*{escaped(str(each.why))}*"

    def _sources(self) -> Iterator[str]:
        for column in self._told.columns:
            for source in column.sources:
                clauses = f" (for {escaped('; '.join(source.clauses))})" if source.clauses else ""
                facts = ", ".join(map(escaped, (source.title, *source.about)))
                yield f"{escaped(column.called)}: {facts}{clauses}"

    def _counts(self) -> Iterator[str]:
        for each in self._told.counts:
            numbers = ", ".join(f"{number} {VERDICT_WORDS[verdict]}" for verdict, number in each.counts.items())
            yield f"{escaped(each.pair)}: {numbers}"

    @staticmethod
    def _section(title: str, items: Iterable[str]) -> Iterator[str]:
        listed = [f"- {item}" for item in items]
        if listed:
            yield from ("", f"## {title}", "", *listed)
