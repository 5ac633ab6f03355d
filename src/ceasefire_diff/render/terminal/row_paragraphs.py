"""One row of a terminal report as paragraphs: its verdicts, its matter, its reasons, and what each text states."""

from __future__ import annotations

from collections.abc import Iterator

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.cells import Cell, Entry
from ceasefire_diff.outline.outline import RowOutline
from ceasefire_diff.render.terminal.grid import Paragraph
from ceasefire_diff.render.terminal.layout import Layout
from ceasefire_diff.render.terminal.style import Role
from ceasefire_diff.wording.pair_verdicts import Judged
from ceasefire_diff.wording.sentences import VERDICT_WORDS


class RowParagraphs:
    """Makes the paragraphs of rows, whatever layout they then stand in."""

    def __init__(self, canvas: Layout) -> None:
        self._show = canvas.words.shown
        self._say = canvas.words.said
        self._signs = canvas.signs
        self._detail = canvas.detail

    def verdicts(self, row: RowOutline) -> list[Paragraph]:
        """Each verdict of a row once, with its sign."""
        return [Paragraph(self._verdict(each), look_of(each), hang=2) for each in row.verdicts]

    def matter(self, row: RowOutline) -> list[Paragraph]:
        """What a row is about: its title, then its objects."""
        about = "; ".join(self._show(each) for each in (*row.objects, *row.stages))
        return [Paragraph(self._show(row.title), Role.STRONG), *([Paragraph(about)] if about else [])]

    def reasons(self, row: RowOutline) -> Iterator[Paragraph]:
        """Why: what holds for every pair of texts, then what holds for some."""
        if row.shared:
            yield Paragraph(self._signs.so + " ".join(map(self._say, row.shared)), hang=2)
        for judged in row.judged:
            yield from self._reason(judged, repeated=row.one_verdict is not None and not row.is_per_pair)
            if self._detail:
                for result, sentence in judged.results:
                    yield Paragraph(f"  [{result.rule}] {self._say(sentence)}", Role.FAINT, hang=4)

    def cell(self, cell: Cell) -> list[Paragraph]:
        """What one text states in a row, or that it does not speak of it."""
        if cell.silence is not None:
            return [Paragraph(cell.silence, Role.FAINT)]
        paragraphs: list[Paragraph] = []
        options: tuple[str, ...] = ()
        alone = len(cell.entries) == 1
        for entry in cell.entries:
            if not alone and entry.options != options:
                options = entry.options
                heading = "; ".join(map(self._show, options)) or "Outside the options"
                paragraphs.append(Paragraph(f"{heading}:", Role.FAINT, hang=2))
            paragraphs += self._entry(entry, alone=alone)
        return paragraphs

    def _verdict(self, verdict: Verdict) -> str:
        return f"{self._signs.sign(verdict)} {VERDICT_WORDS[verdict]}"

    def _reason(self, judged: Judged, *, repeated: bool) -> Iterator[Paragraph]:
        """The reasons of some pairs, with the verdict in front unless the row has said it already."""
        sentences = " ".join(map(self._say, judged.reasons))
        if judged.label is None or (repeated and not sentences):
            if sentences:
                yield Paragraph(self._signs.so + sentences, hang=2)
            return
        lead = f"{self._signs.so}{self._show(judged.label)}:"
        if not repeated:
            lead = f"{lead} {self._verdict(judged.verdict)}."
        look = Role.STRONG if repeated else look_of(judged.verdict)
        yield Paragraph(f"{lead} {sentences}".rstrip(), lead=len(lead), lead_look=look, hang=2)

    def _entry(self, entry: Entry, *, alone: bool) -> Iterator[Paragraph]:
        marks = self._signs.dot.join(map(self._show, (*(entry.options if alone else ()), *entry.tags)))
        head = f"[{self._show('; '.join(entry.clauses))}] {marks}".rstrip()
        stated = [each for each in entry.stated if self._detail or not each.named]
        says_it = entry.says_it or not stated
        if says_it:
            head = f"{head}:" if marks else head
            yield Paragraph(f"{head} {self._show(entry.text)}", lead=len(head), lead_look=Role.FAINT, hang=2)
        else:
            yield Paragraph(head, Role.FAINT, hang=2)
        for each in stated:
            text = f"{each.name}: {self._show(each.value)}"
            yield Paragraph(text, lead=len(each.name) + 1, lead_look=Role.FAINT, hang=2)
        if self._detail:
            yield from self._details(entry, says_it=says_it)

    def _details(self, entry: Entry, *, says_it: bool) -> Iterator[Paragraph]:
        details = (
            ("heading", entry.heading),
            ("text", None if says_it else entry.text),
            ("quote", f"“{entry.quote}”" if entry.quote else None),
            ("source", ", ".join(entry.sources)),
            ("internal note", entry.note),
        )
        for name, text in details:
            if text:
                yield Paragraph(f"{name}: {self._show(text)}", lead=len(name) + 1, lead_look=Role.FAINT, hang=2)


def look_of(verdict: Verdict) -> Role:
    """The look of a verdict."""
    return Role(verdict.value)
