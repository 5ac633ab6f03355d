"""What stands on every page: the footer with page X of Y, and in our own template a header; and how wide a page is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from ceasefire_diff.document.blocks import Document as Content
from ceasefire_diff.render.word.markup import NAMESPACES, Markup
from ceasefire_diff.render.word.styles import Style

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section, _Footer, _Header
    from docx.shared import Length


class Space(Struct, frozen=True):
    """How wide and how high the text on a page can be, in twentieths of a point."""

    width: int
    height: int


_A4: Final = Space(9638, 14570)
"""A4, standing, with margins of 20 millimetres."""

_SMALLEST: Final = 2835
"""50 millimetres: less than this no table fits into."""


def space_on_a_page(document: Document) -> Space:
    """What a document's page leaves between its margins; an A4 page's where it does not say."""
    page = document.sections[-1]
    return Space(
        _between(page.page_width, (page.left_margin, page.right_margin, page.gutter), _A4.width),
        _between(page.page_height, (page.top_margin, page.bottom_margin), _A4.height),
    )


def _between(whole: Length | None, margins: tuple[Length | None, ...], otherwise: int) -> int:
    if whole is None:
        return otherwise
    # A margin below zero lets a header reach into the text, and takes as much room.
    taken = sum(abs(int(each.twips)) for each in margins if each is not None)
    return max(int(whole.twips) - taken, _SMALLEST)


def put_header(document: Document, content: Content, markup: Markup) -> None:
    """The title, small, on every page but the first, which has it large."""
    _fill(document.sections[-1].header, [markup.paragraph(Style.HEADER, markup.sentence(content.title))])


def put_footers(document: Document, content: Content, markup: Markup) -> None:
    """What the report says on every page, and the page's number unless a template's footer has one.

    A template's own footers stay, with this under them: that of the first page, of even pages, and of the others.
    """
    for footer in _footers(document, document.sections[-1]):
        kept = not footer.is_linked_to_previous
        lines = [markup.styled(Style.FOOTER, content.footer)] if content.footer is not None else []
        if not (kept and _has_page_number(footer)):
            lines.append(_page_number(markup))
        if kept:
            for each in _parsed(lines):
                footer._element.append(each)  # noqa: SLF001 - python-docx has no other way to its XML
        else:
            footer.is_linked_to_previous = False
            _fill(footer, lines)


def _footers(document: Document, page: Section) -> Iterator[_Footer]:
    yield page.footer
    if page.different_first_page_header_footer:
        yield page.first_page_footer
    if document.settings.odd_and_even_pages_header_footer:
        yield page.even_page_footer


def _has_page_number(footer: _Footer) -> bool:
    told = footer._element.xpath(".//w:instrText/text() | .//w:fldSimple/@w:instr")  # noqa: SLF001
    return any("PAGE" in str(each).split() for each in told)


def _page_number(markup: Markup) -> str:
    page, pages = (f'<w:fldSimple w:instr=" {name} ">{markup.own("1")}</w:fldSimple>' for name in ("PAGE", "NUMPAGES"))
    return markup.paragraph(Style.PAGE_NUMBER, f"{markup.own('Page ')}{page}{markup.own(' of ')}{pages}")


def _fill(story: _Header | _Footer, paragraphs: Iterable[str]) -> None:
    """Put paragraphs in the place of all that a header or footer holds."""
    element = story._element  # noqa: SLF001 - as above
    for each in list(element):
        element.remove(each)
    for each in _parsed(paragraphs):
        element.append(each)


def _parsed(paragraphs: Iterable[str]) -> list[Any]:
    from docx.oxml import parse_xml  # noqa: PLC0415 - loaded with the document

    return list(parse_xml(f"<w:body {NAMESPACES}>{''.join(paragraphs)}</w:body>"))
