"""A redline in each of its formats: marked text, HTML with ins and del, Word with tracked changes."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from typing import Final
from xml.sax import saxutils

from ceasefire_diff.render.word.markup import NAMESPACES, Markup
from ceasefire_diff.render.word.package import package_bytes, replace_body
from ceasefire_diff.render.word.styles import Style, styles_of
from ceasefire_diff.render.word.template import plain_document
from ceasefire_diff.rounds.redline import Clause, EditMark, Redline, Span
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.wording.escape_hidden import begins_right_to_left, escape_hidden, kept_apart
from ceasefire_diff.wording.history_sentences import MARK_WORDS, READ, clause_head, clause_notes, redline_title
from ceasefire_diff.wording.quoted import Sentence

_AROUND: Final = {
    EditMark.KEPT: ("", ""),
    EditMark.DELETED: ("[-", "-]"),
    EditMark.INSERTED: ("{+", "+}"),
    EditMark.MOVED_FROM: ("[-", "-]"),
    EditMark.MOVED_TO: ("", ""),  # a note says that the clause moved; marks show what changed in it
}
_INDENT: Final = "   "


def redline_as_text(redline: Redline, taxonomy: Taxonomy, *, width: int, changed_only: bool = False) -> str:
    """The clauses in order, wrapped to a width in columns."""
    from textwrap import wrap  # noqa: PLC0415 - few commands wrap words so

    lines = [escape_hidden(str(redline_title(redline))), ""]
    for clause in redline.clauses:
        if changed_only and not clause.is_changed:
            continue
        lines.append(escape_hidden(str(clause_head(clause, taxonomy.topics[clause.topic].title))))
        words = "".join(map(_marked, clause.spans))
        lines += wrap(words, max(20, width), initial_indent=_INDENT, subsequent_indent=_INDENT)
        for note in clause_notes(clause):
            lines += wrap(escape_hidden(str(note)), max(20, width), initial_indent=" > ", subsequent_indent=_INDENT)
        lines.append("")
    return "\n".join(lines)


def _marked(span: Span) -> str:
    before, after = _AROUND[span.mark]
    return f"{before}{kept_apart(_words(span))}{after}"


_ELEMENTS: Final = {
    EditMark.DELETED: "del",
    EditMark.INSERTED: "ins",
    EditMark.MOVED_FROM: "del",
    EditMark.MOVED_TO: "ins",
}

_STYLE: Final = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1a1e23; --faint: #525b66; --rule: #cfd6dd; --soft: #eef1f4; }
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #14181d; --ink: #e7eaee; --faint: #a7b0ba; --rule: #3b444e; --soft: #232a31; }
}
body { margin: 0 auto; padding: 1.5rem; max-width: 60rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
p { margin: 0 0 .5rem; }
.read, .note { color: var(--faint); }
.note { padding-inline-start: .8rem; border-inline-start: .2rem solid var(--rule); }
ins, del { background: var(--soft); }
ins { text-decoration: underline; text-decoration-thickness: .12em; }
del { text-decoration: line-through; text-decoration-thickness: .12em; }
.moved { text-decoration-style: double; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { section { break-inside: avoid; } }
"""


def _words(span: Span) -> str:
    """The words of a span, hidden characters shown, with the spaces at both ends."""
    return span.words if span.words.isprintable() else escape_hidden(f".{span.words}.")[1:-1]


def redline_as_html(redline: Redline, taxonomy: Taxonomy) -> str:
    """The whole page."""
    style = b64encode(sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
    title = _plain(redline_title(redline))
    clauses = "\n".join(_clause(each, taxonomy.topics[each.topic].title) for each in redline.clauses)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1 dir="auto">{_shown(redline_title(redline))}</h1>
<p class="read">{_shown(READ)}</p>
{clauses}
</main>
</body>
</html>
"""


def _clause(clause: Clause, title: str) -> str:
    language = f' lang="{escape(clause.language)}"' if clause.verbatim and clause.language else ""
    words = "".join(map(_span, clause.spans))
    notes = "".join(f'\n<p class="note" dir="auto">{_shown(each)}</p>' for each in clause_notes(clause))
    head = _shown(clause_head(clause, title))
    return f'<section>\n<h2 dir="auto">{head}</h2>\n<p dir="auto"{language}>{words}</p>{notes}\n</section>'


def _span(span: Span) -> str:
    words = escape(_words(span))
    element = _ELEMENTS.get(span.mark)
    if element is None:
        return words
    moved = ' class="moved"' if span.mark in (EditMark.MOVED_FROM, EditMark.MOVED_TO) else ""
    said = f'<span class="unseen"> [{MARK_WORDS[span.mark]}: </span>'
    return f'<{element}{moved}>{said}{words}<span class="unseen">] </span></{element}>'


def _shown(sentence: Sentence) -> str:
    return "".join(
        f"<bdi>{escape(escape_hidden(words))}</bdi>" if is_foreign else escape(words)
        for words, is_foreign in sentence.pieces
    )


def _plain(sentence: Sentence) -> str:
    return escape(escape_hidden(str(sentence)))


_TRACKED: Final = {
    EditMark.DELETED: "del",
    EditMark.INSERTED: "ins",
    EditMark.MOVED_FROM: "moveFrom",
    EditMark.MOVED_TO: "moveTo",
}


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
        self._author = saxutils.quoteattr(f"{redline.later.party_name}, {redline.later.date}"[:60])

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
            kind = "moveFrom" if any(each.mark is EditMark.MOVED_FROM for each in clause.spans) else "moveTo"
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
        words = saxutils.escape(_words(span))
        looks = "<w:rPr><w:rtl/></w:rPr>" if begins_right_to_left(span.words) else ""
        element = _TRACKED.get(span.mark)
        text = "delText" if span.mark is EditMark.DELETED else "t"
        run = f'<w:r>{looks}<w:{text} xml:space="preserve">{words}</w:{text}></w:r>'
        if element is None:
            return run
        return f'<w:{element} w:id="{self._markup.next_id()}" w:author={self._author}>{run}</w:{element}>'
