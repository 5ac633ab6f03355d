"""A redline as a Word document with tracked changes: insertions, deletions, moves to accept or reject."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from ceasefire_diff.render.word.markup import NAMESPACES, Markup
from ceasefire_diff.render.word.package import package_bytes, replace_body
from ceasefire_diff.render.word.styles import Style, styles_of
from ceasefire_diff.render.word.template import plain_document
from ceasefire_diff.rounds.redline import Clause, Mark, Redline, Span
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.wording.escape_hidden import begins_right_to_left, escape_hidden
from ceasefire_diff.wording.history_sentences import READ, clause_head, clause_notes, redline_title

_ELEMENTS: Final = {Mark.DELETED: "del", Mark.INSERTED: "ins", Mark.MOVED_FROM: "moveFrom", Mark.MOVED_TO: "moveTo"}


def redline_as_docx(redline: Redline, taxonomy: Taxonomy) -> bytes:
    """The bytes of a `.docx`; the same versions give the same bytes, so the changes carry no time."""
    document = plain_document()
    markup = Markup(styles_of(document, document), (), 0)
    body = "".join(_Writer(redline, taxonomy, markup).paragraphs())
    replace_body(document, f"<w:body {NAMESPACES}>{body}</w:body>")
    return package_bytes(document, str(redline_title(redline)))


class _Writer:
    def __init__(self, redline: Redline, taxonomy: Taxonomy, markup: Markup) -> None:
        self._redline = redline
        self._taxonomy = taxonomy
        self._markup = markup
        self._author = quoteattr(f"{redline.later.party_name}, {redline.later.date}"[:60])

    def paragraphs(self) -> Iterator[str]:
        yield self._markup.styled(Style.TITLE, redline_title(self._redline))
        yield self._markup.styled(Style.STATUS_NOTE, READ)
        for clause in self._redline.clauses:
            yield from self._clause(clause)

    def _clause(self, clause: Clause) -> Iterator[str]:
        title = self._taxonomy.topics[clause.topic].title
        yield self._markup.styled(Style.MATTER_HEADING, clause_head(clause, title), keep=True)
        words = "".join(self._span(each) for each in clause.spans)
        if clause.move is not None:
            kind = "moveFrom" if any(each.mark is Mark.MOVED_FROM for each in clause.spans) else "moveTo"
            begins, ends = self._around(kind, clause.move)
            words = f"{begins}{words}{ends}"
        so = begins_right_to_left("".join(each.words for each in clause.spans))
        yield self._markup.paragraph(Style.NORMAL, words, right_to_left=so)
        for note in clause_notes(clause):
            yield self._markup.styled(Style.NOTICE, note)

    def _around(self, kind: str, move: int) -> tuple[str, str]:
        number = self._markup.next_id()
        begins = f'<w:{kind}RangeStart w:id="{number}" w:name="move{move}" w:author={self._author}/>'
        return begins, f'<w:{kind}RangeEnd w:id="{number}"/>'

    def _span(self, span: Span) -> str:
        words = escape(span.words if span.words.isprintable() else escape_hidden(f".{span.words}.")[1:-1])
        looks = "<w:rPr><w:rtl/></w:rPr>" if begins_right_to_left(span.words) else ""
        element = _ELEMENTS.get(span.mark)
        text = "delText" if span.mark is Mark.DELETED else "t"
        run = f'<w:r>{looks}<w:{text} xml:space="preserve">{words}</w:{text}></w:r>'
        if element is None:
            return run
        return f'<w:{element} w:id="{self._markup.next_id()}" w:author={self._author}>{run}</w:{element}>'
