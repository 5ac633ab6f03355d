"""A document as a Word document, on our plain template or on a house's own: a walk over its sections and blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from ceasefire_diff.document.blocks import Block, Document, Figure, Listing, Paragraph, Role, Section, Table
from ceasefire_diff.pictures.shapes import Drawing
from ceasefire_diff.render.word.margins import Space, put_footers, put_header, space_on_a_page
from ceasefire_diff.render.word.markup import NAMESPACES, Markup
from ceasefire_diff.render.word.package import package_bytes, put_pictures, replace_body
from ceasefire_diff.render.word.styles import Style, styles_of
from ceasefire_diff.render.word.tables import beside_one_another, table_of
from ceasefire_diff.render.word.template import faults_of_a_package, plain_document, template_document, unusable

if TYPE_CHECKING:
    from collections.abc import Collection

    from docx.document import Document as WordDocument

CONTENTS_TITLE = "Contents"
CONTENTS_BEFORE = "rows"
"""The section before which the list of contents stands: page one is for what is to be seen first."""


def render_docx(content: Document, template: bytes | None = None, *, template_name: str = "the template") -> bytes:
    """The bytes of a `.docx` file that holds a document; the same document and template give the same bytes.

    A template's text is replaced; its page setup, headers, footers and styles stay, and styles of ours that it has none
    of that name for are added. Raises CannotRun for a template that is no Word document, labels it `template_name`.
    """
    if template is None:
        return _written(content, plain_document(), has_margins=False)
    document = template_document(template, template_name)
    try:
        return _written(content, document, has_margins=True)
    except faults_of_a_package() as why:
        render_docx(content)  # a fault of ours fails here too, and is told as one
        raise unusable(template_name, "it is damaged") from why


def _written(content: Document, document: WordDocument, *, has_margins: bool) -> bytes:
    plain = plain_document()
    space = space_on_a_page(document)
    markup = Markup(styles_of(document, plain), rows_shown(content), space.height)
    figures = Figures()
    body = "".join(_body(content, markup, space, figures))
    replace_body(document, f"<w:body {NAMESPACES}>{body}</w:body>")
    put_pictures(document, figures.drawings)
    if not has_margins:
        put_header(document, content, markup)
    put_footers(document, content, markup)
    return package_bytes(document, str(content.title))


def rows_shown(content: Document) -> Collection[int]:
    """The numbers of the rows that stand in full in the document, which references can lead to."""
    found: set[int] = set()
    for section in content.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph) and block.number is not None:
                found.add(block.number)
            elif isinstance(block, Table) and not block.dense:
                found |= {row.number for row in block.rows if row.number is not None}
    return found


def _body(content: Document, markup: Markup, space: Space, figures: Figures) -> Iterator[str]:
    yield markup.paragraph(Style.TITLE, markup.sentence(content.title))
    for section in content.sections:
        if section.id == CONTENTS_BEFORE:
            yield markup.paragraph(Style.LEAD, markup.own(CONTENTS_TITLE), keep=True)
            yield markup.contents(
                [(each.id, each.title) for each in content.sections if each.title and each.level == 1]
            )
        yield from section_paragraphs(section, markup, space, figures)


TWENTIETHS: Final = 20
"""Word measures pages in twentieths of a point."""

SMALLEST: Final = 0.8
"""Pictures stand beside one another where they need not be made smaller than this."""

PADDING: Final = 220
"""What a cell keeps free beside a picture, in twentieths of a point."""

_HIGHEST: Final = 0.78
"""The share of a page that a picture takes at most, so that the headings over it stand on the same page."""

_STYLES: Final = {
    Role.NOTE: Style.STATUS_NOTE,
    Role.STRONG: Style.FACTS,
    Role.NOTICE: Style.NOTICE,
    Role.LEAD: Style.LEAD,
    Role.ISSUE: Style.MATTER_HEADING,
    Role.BRACKETS: Style.SINGLE_TEXT,
    Role.BLANK: Style.SINGLE_TEXT,
}
_HEADINGS: Final = {1: Style.PART, 2: Style.GROUP}


class Figures:
    """The drawings of a document, each to be put in its place once the document has been made."""

    def __init__(self) -> None:
        self.drawings: dict[str, Drawing] = {}

    def key(self, drawing: Drawing) -> str:
        """What stands for the picture until then."""
        return next((key for key, each in self.drawings.items() if each is drawing), None) or self._add(drawing)

    def _add(self, drawing: Drawing) -> str:
        key = f"figure{len(self.drawings) + 1}"
        self.drawings[key] = drawing
        return key


def section_paragraphs(section: Section, markup: Markup, space: Space, figures: Figures) -> Iterator[str]:
    """A section under its heading; `space` is that of the text on a page."""
    if section.title:
        yield markup.heading(_HEADINGS[section.level], section.title, section.id)
    for are_figures, blocks in groupby(section.blocks, key=lambda each: isinstance(each, Figure)):
        if are_figures:
            yield from _figures([each.drawing for each in blocks if isinstance(each, Figure)], markup, space, figures)
        else:
            for block in blocks:
                yield from _block(block, markup, space)


def _block(block: Block, markup: Markup, space: Space) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _paragraph(block, markup)
        case Listing():
            yield from _listing(block, markup)
        case Table():
            yield table_of(block, markup, space.width)
            # Word joins tables that nothing stands between.
            yield markup.paragraph(Style.BETWEEN, "")


def _paragraph(paragraph: Paragraph, markup: Markup) -> str:
    line = paragraph.line
    style = _STYLES.get(line.role, Style.NORMAL)
    if paragraph.number is not None:
        words = markup.row_number(paragraph.number) + markup.own("  ") + markup.sentence(line.words)
        return markup.paragraph(style, words, keep=True)
    keep = line.role is Role.LEAD
    return markup.line(style, line, keep=keep)


def _listing(listing: Listing, markup: Markup) -> Iterator[str]:
    if listing.inline:
        yield markup.paragraph(Style.RUN_IN, "".join(_run_in(listing, markup)))
        return
    if listing.lead is not None:
        yield markup.styled(Style.LEAD, listing.lead, keep=True)
    for item in listing.items:
        yield markup.line(Style.CAVEAT if item.role is Role.CAVEAT else Style.BULLET, item)


def _run_in(listing: Listing, markup: Markup) -> Iterator[str]:
    """Items one after the other, each behind the numbers that lead to its rows."""
    if listing.lead is not None:
        yield markup.sentence(listing.lead, Style.PARTY) + markup.own(": ")
    for place, item in enumerate(listing.items):
        if place:
            yield markup.own("; ")
        yield markup.own(", ").join(markup.row_reference(each, Style.ROW_NUMBER) for each in item.rows)
        yield markup.own(" ") + markup.sentence(item.words) if str(item.words) else ""


def _figures(drawings: Sequence[Drawing], markup: Markup, space: Space, figures: Figures) -> Iterator[str]:
    """Figures two by two where a page has room for both beside each other."""
    half = space.width / 2 - PADDING
    beside = len(drawings) > 1 and half >= SMALLEST * max(each.width for each in drawings) * TWENTIETHS
    if not beside:
        for drawing in drawings:
            yield _figure(drawing, markup, space.width, space.height, figures)
        return
    made = [_figure(each, markup, half, space.height, figures) for each in drawings]
    yield beside_one_another(space.width // 2, made, markup)
    yield markup.paragraph(Style.BETWEEN, "")


def _figure(drawing: Drawing, markup: Markup, across: float, down: float, figures: Figures) -> str:
    caption = markup.paragraph(Style.CAPTION, markup.own(drawing.title), keep=True)
    scale = min(1.0, across / TWENTIETHS / drawing.width, down * _HIGHEST / TWENTIETHS / drawing.height)
    said = f"{drawing.title}. {drawing.description}"
    picture = markup.picture(figures.key(drawing), said, drawing.title, drawing.width * scale, drawing.height * scale)
    return caption + markup.paragraph(Style.PICTURE, picture)
