"""A gap report as a Word document, on our plain template or on a house's own."""

from __future__ import annotations

from collections.abc import Iterator

from ceasefire_diff.document.content import GapReport
from ceasefire_diff.render.word.blocks import part_paragraphs
from ceasefire_diff.render.word.front import front_paragraphs
from ceasefire_diff.render.word.margins import Space, put_footers, put_header, space_on_a_page
from ceasefire_diff.render.word.markup import NAMESPACES, Markup
from ceasefire_diff.render.word.package import package_bytes, replace_body
from ceasefire_diff.render.word.rows import RowTable
from ceasefire_diff.render.word.single_text import group_paragraphs
from ceasefire_diff.render.word.style_names import Style
from ceasefire_diff.render.word.styles import styles_of
from ceasefire_diff.render.word.template import plain_document, template_document


def render_docx(report: GapReport, template: bytes | None = None, *, template_name: str = "the template") -> bytes:
    """The bytes of a `.docx` file that holds a report; the same report and template give the same bytes.

    A template's text is replaced; its page setup, headers, footers and styles stay, and styles of ours that it has none
    of that name for are added. Raises CannotRun for a template that is no Word document, calling it `template_name`.
    """
    plain = plain_document()
    document = plain if template is None else template_document(template, template_name)
    space = space_on_a_page(document)
    markup = Markup(styles_of(document, plain), _rows_shown(report), space.height)
    body = "".join(_body(report, markup, space))
    replace_body(document, f"<w:body {NAMESPACES}>{body}</w:body>")
    if template is None:
        put_header(document, report, markup)
    put_footers(document, report, markup)
    return package_bytes(document, str(report.title))


def _rows_shown(report: GapReport) -> set[int]:
    """The numbers of the rows that stand in the document, which references can lead to."""
    if report.brackets is None:
        return {row.number for row in report.rows}
    return {row.number for group in report.brackets for row in group.rows}


def _body(report: GapReport, markup: Markup, space: Space) -> Iterator[str]:
    yield from front_paragraphs(report, markup, space.width)
    for part in report.before:
        yield from part_paragraphs(part, markup, space)
    yield from _middle(report, markup, space)
    for part in report.after:
        yield from part_paragraphs(part, markup, space)
    for place, annex in enumerate(report.annexes):
        yield from part_paragraphs(annex, markup, space, new_page=not place)


def _middle(report: GapReport, markup: Markup, space: Space) -> Iterator[str]:
    if report.brackets is not None:
        yield markup.paragraph(Style.PART, markup.own("Single text with brackets"), new_page=True)
        for bracketed in report.brackets:
            yield from group_paragraphs(bracketed, markup)
        return
    yield markup.paragraph(Style.PART, markup.own("Side by side"), new_page=True)
    table = RowTable(report, markup, space.width)
    for group in report.groups:
        yield from table.group(group)
