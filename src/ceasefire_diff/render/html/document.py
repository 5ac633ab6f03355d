"""A document as one HTML file that fetches nothing: for desktop, phone, paper, keyboard and screen reader."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ceasefire_diff.document.blocks import Column, ColumnKind, Document, Figure, Listing, Paragraph, Table
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.glyphs import glyphs_for
from ceasefire_diff.render.html.svg import render_svg
from ceasefire_diff.wording.escape_hidden import escape_hidden
from ceasefire_diff.wording.overview_sentences import GROUPS
from ceasefire_diff.wording.quoted import Sentence
from ceasefire_diff.wording.sentences import ROOM_WORDS
from ceasefire_diff.wording.table_words import WHY

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER: Final = Path(__file__).with_name("page")

_KINDS: Final = {"paragraph": Paragraph, "listing": Listing, "table": Table, "figure": Figure}
"""What a template asks of a block: `block is listing`."""

_WIDTH_OF_MATTER: Final = 24
_WIDTH_OF_A_TEXT: Final = 14
"""In letters' sizes (rem): a page narrower than all columns need shows cards instead of a table."""

# An isolate keeps the direction of a foreign word to itself where no element can: in the margin of a printed page.
_ISOLATE: Final = "\u2068"
_END_OF_ISOLATE: Final = "\u2069"


def render_html(document: Document) -> str:
    """The document as a whole HTML page with its style and script inside, the same for the same document."""
    style, cards, script = (_FOLDER.joinpath(name).read_text("utf-8") for name in ("page.css", "cards.css", "page.js"))
    margins = _page_margins(document.footer) if document.footer is not None else ""
    page = _environment().get_template("page.html.jinja")
    return page.render(
        document=document,
        groups={each.id: each for each in document.sections if each.level > 1},
        policy=_policy((style, cards, margins), script),
        style=_trusted(style),
        cards=_trusted(cards),
        card_width=_WIDTH_OF_MATTER + _WIDTH_OF_A_TEXT * _most_texts(document),
        margins=_trusted(margins),
        script=_trusted(script),
        signs=glyphs_for("utf-8").verdicts,
        key=[(verdict, ROOM_WORDS[verdict]) for verdict in (*GROUPS, Verdict.ONE_SIDED)],
        verdicts=_verdicts(document),
        why=WHY if any(row.below for table in _tables(document) if not table.dense for row in table.rows) else None,
    )


def _tables(document: Document) -> Iterator[Table]:
    yield from (block for section in document.sections for block in section.blocks if isinstance(block, Table))


def _texts(table: Table) -> int:
    """How many columns of texts a table has."""
    return sum(column.kind is ColumnKind.TEXT for column in table.columns)


def _most_texts(document: Document) -> int:
    return max(map(_texts, _tables(document)), default=2)


def _verdicts(document: Document) -> dict[int, str]:
    """The verdicts of each row by its number, as a filter reads them; the single text has no table that says them."""
    return {
        row.number: " ".join(each.value for each in row.verdicts)
        for table in _tables(document)
        for row in table.rows
        if row.number is not None
    } | {
        number: Verdict.ONE_SIDED.value
        for section in document.sections
        if section.id == "overview"
        for block in section.blocks
        if isinstance(block, Listing) and block.inline
        for item in block.items
        for number in item.rows
        if number not in {row.number for table in _tables(document) for row in table.rows}
    }


def _is_of_rows(table: object) -> bool:
    """Whether a table holds rows of the comparison in full."""
    return isinstance(table, Table) and any(row.id and row.number is not None for row in table.rows)


def _shown_columns(table: Table) -> list[tuple[int, Column]]:
    """The columns behind the issue with their places; those to be written in only where something is written."""
    return [
        (place, column)
        for place, column in enumerate(table.columns)
        if column.kind is ColumnKind.TEXT
        or (column.kind is ColumnKind.FILLED_IN and any(row.cells[place] for row in table.rows))
    ]


def _environment() -> Environment:
    """Templates in which every word is escaped, made visible and, where a text said it, kept apart."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - see decision 0001

    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["texts"] = _texts
    environment.filters["shown_columns"] = _shown_columns
    environment.tests["of_rows"] = _is_of_rows
    environment.filters["svg"] = lambda drawing: _trusted(render_svg(drawing))
    for name, kind in _KINDS.items():
        environment.tests[name] = lambda block, kind=kind: isinstance(block, kind)
    return environment


def _shown(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    """What a template prints: text with its hidden characters visible, a sentence with its foreign words kept apart."""
    if isinstance(value, Sentence):
        return _said(value)
    return escape_hidden(value) if type(value) is str else value


def _said(sentence: Sentence) -> Any:  # noqa: ANN401 - markup of a library that is loaded late
    """A sentence with each foreign piece in `bdi`.

    One that is foreign from end to end is left bare: what stands around it has `dir="auto"`, which looks past `bdi`.
    """
    from markupsafe import Markup, escape  # noqa: PLC0415 - comes with jinja2

    pieces = [(piece, foreign) for piece, foreign in sentence.pieces if piece]
    if all(foreign for _, foreign in pieces):
        return escape(escape_hidden("".join(piece for piece, _ in pieces)))
    return Markup().join(
        Markup("<bdi>{}</bdi>").format(escape_hidden(piece)) if foreign else escape(_spaced(piece))
        for piece, foreign in pieces
    )


def _spaced(own: str) -> str:
    """Words of the tool made visible, with the spaces at their ends, which part them from a foreign word."""
    before, after = (" " if end.isspace() else "" for end in (own[:1], own[-1:]))
    shown = escape_hidden(own)
    return f"{before}{shown}{after}" if shown else before


def _trusted(markup: str) -> Any:  # noqa: ANN401 - markup of a library that is loaded late
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2

    return Markup(markup)  # noqa: S704 - this package's own files, and what it has escaped itself


def _policy(styles: tuple[str, ...], script: str) -> str:
    """The content security policy: nothing is fetched, and nothing runs but this style and this script."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {' '.join(map(_digest, styles))}",
            f"script-src {_digest(script)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _page_margins(footer: Sentence) -> str:
    """The style that puts the footer and the page's number into the margin of every printed page."""
    words = "".join(
        f"{_ISOLATE}{escape_hidden(piece)}{_END_OF_ISOLATE}" if foreign else piece for piece, foreign in footer.pieces
    )
    return f'@page {{ @bottom-left {{ content: "{_in_style(words)}"; }} }}\n'


def _in_style(text: str) -> str:
    """Text inside a string of a style sheet; all but letters, digits and spaces of ASCII as their numbers.

    The space behind a number belongs to it: without one, it would take the next space of the text.
    """
    return re.sub(r"[^A-Za-z0-9 ]", lambda found: f"\\{ord(found[0]):06x} ", text)
