"""A document as a Word document, on our plain template or on a house's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ceasefire_diff.document.blocks import Document, Paragraph, Table
from ceasefire_diff.render.word.blocks import Figures, section_paragraphs
from ceasefire_diff.render.word.margins import Space, put_footers, put_header, space_on_a_page
from ceasefire_diff.render.word.markup import NAMESPACES, Markup
from ceasefire_diff.render.word.package import package_bytes, put_pictures, replace_body
from ceasefire_diff.render.word.style_names import Style
from ceasefire_diff.render.word.styles import styles_of
from ceasefire_diff.render.word.template import faults_of_a_package, plain_document, template_document, unusable

if TYPE_CHECKING:
    from collections.abc import Collection

    from docx.document import Document as WordDocument

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
            yield markup.contents(
                [(each.id, each.title) for each in content.sections if each.title and each.level == 1]
            )
        yield from section_paragraphs(section, markup, space, figures)
