"""Proves that a house's own template takes effect: its styles, page, header and footer stay, its text goes."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm, Pt, RGBColor
from msgspec.structs import replace

from ceasefire_diff.document.blocks import Document as Content
from ceasefire_diff.render.word.document import render_docx
from ceasefire_diff.render.word.styles import Style
from ceasefire_diff.source.diagnostics import CannotRun
from ceasefire_diff.wording.quoted import Sentence
from tests.render.made_reports import whole_report
from tests.render.word_reading import headings, opened, styled, tables_under, words_of

FOOTER: Final = "Made by software; not agreed by any party."

# One black point.
PICTURE: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080000000"
    "03a7e9b550000000a4944415478da6360000000020001e527de"
    "fc0000000049454e44ae426082"
)


def paper() -> Content:
    """A report of every kind of block, with a footer of its own."""
    return replace(whole_report(), footer=Sentence(FOOTER))


def saved(document: Any) -> bytes:
    """A document as bytes."""
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def house(**changes: Any) -> Any:
    """A template as a house makes it: standing page, other fonts and colours, header with a logo, a footer."""
    document = Document()
    document.add_paragraph("TEXT OF THE TEMPLATE")
    document.add_picture(BytesIO(PICTURE))
    document.core_properties.author = "CLERK"
    [page] = document.sections
    page.page_width, page.page_height, page.left_margin = Mm(210), Mm(297), Mm(30)
    page.header.paragraphs[0].text = "House of Mediation"
    page.header.paragraphs[0].add_run().add_picture(BytesIO(PICTURE))
    page.footer.paragraphs[0].text = changes.get("footer", "Confidential")
    document.styles["Normal"].font.name = "Georgia"
    document.styles["Heading 1"].font.color.rgb = RGBColor(0, 0x66, 0)
    matter: Any = document.styles.add_style("Gap Matter", WD_STYLE_TYPE.PARAGRAPH)
    matter.font.size = Pt(13)
    matter.base_style = document.styles["Normal"]
    return document


@cache
def on_house_paper() -> bytes:
    """A report on the template of a house."""
    return render_docx(paper(), saved(house()))


def test_styles_of_the_template_win() -> None:
    """Styles the template has keep its looks, and the report uses them; those it lacks are added once."""
    document = opened(on_house_paper())
    assert document.styles["Normal"].font.name == "Georgia"
    assert document.styles["Heading 1"].font.color.rgb == RGBColor(0, 0x66, 0)
    assert document.styles["Gap Matter"].font.size == Pt(13)
    names = [(each.name or "").casefold() for each in document.styles]
    assert len(names) == len(set(names))
    assert {each.casefold() for each in Style} <= set(names)
    ids = [each.style_id for each in document.styles]
    assert len(ids) == len(set(ids))
    assert {based.style_id for each in document.styles if (based := getattr(each, "base_style", None))} <= set(ids)
    assert next(each for each in headings(document) if each[0] == 1) == (1, "Overview")
    assert any(style == "Gap Matter" for style, _ in styled(document, document.element.body))


def test_page_and_margins_of_the_template_stay() -> None:
    """The page stands as the template's does, tables fit between its margins, and the header keeps words and logo."""
    document = opened(on_house_paper())
    [page] = document.sections
    assert page.page_width is not None
    assert page.left_margin is not None
    assert page.right_margin is not None
    assert (round(page.page_width.mm), round(page.left_margin.mm)) == (210, 30)
    width = page.page_width - page.left_margin - page.right_margin
    for _, table in tables_under(document, 2):
        total = sum(int(each) for each in table._tbl.xpath("w:tblGrid/w:gridCol/@w:w")) * 635
        assert 0.99 * width < total <= width
    assert words_of(page.header._element) == "House of Mediation"
    [logo] = page.header._element.xpath(".//a:blip/@r:embed")
    assert page.header.part.related_parts[logo].blob == PICTURE


def test_text_of_the_template_goes() -> None:
    """Neither its words, nor its pictures, nor its author are left in the report."""
    with ZipFile(BytesIO(on_house_paper())) as package:
        everything = b"".join(package.read(each) for each in package.namelist())
        assert [each for each in package.namelist() if each.endswith(".png")] == ["word/media/image1.png"]
    assert b"TEXT OF THE TEMPLATE" not in everything
    assert b"CLERK" not in everything
    assert "word/media/image1.png" in _targets(on_house_paper(), "word/_rels/header1.xml.rels")
    assert "png" not in _targets(on_house_paper(), "word/_rels/document.xml.rels")


def _targets(data: bytes, part: str) -> str:
    with ZipFile(BytesIO(data)) as package:
        return package.read(part).decode().replace('Target="media', 'Target="word/media')


@pytest.mark.parametrize(
    ("first", "even", "kinds"),
    [
        (False, False, ["footer"]),
        (True, False, ["footer", "first_page_footer"]),
        (True, True, ["footer", "first_page_footer", "even_page_footer"]),
    ],
)
def test_every_footer_says_it(*, first: bool, even: bool, kinds: list[str]) -> None:
    """What the report says on every page stands under each footer the template has, with the number of the page."""
    template = house()
    template.sections[0].different_first_page_header_footer = first
    template.settings.odd_and_even_pages_header_footer = even
    [page] = opened(render_docx(paper(), saved(template))).sections
    for kind in kinds:
        own = "Confidential" if kind == "footer" else ""
        assert words_of(getattr(page, kind)._element) == f"{own}{FOOTER}Page 1 of 1"


def test_a_page_number_of_the_template_is_not_doubled() -> None:
    """A footer that numbers pages itself gets what the report says, and no second number."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - for this test alone

    template = house(footer="Page ")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    template.sections[0].footer.paragraphs[0]._p.append(
        parse_xml(f'<w:fldSimple {space} w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )
    [page] = opened(render_docx(paper(), saved(template))).sections
    assert words_of(page.footer._element) == f"Page 1{FOOTER}"


def test_headers_of_an_earlier_section_stay() -> None:
    """A last section that shows the header of the one before it still shows it when that section is gone."""
    template = house()
    template.add_section()
    template.add_paragraph("more")
    [page] = opened(render_docx(paper(), saved(template))).sections
    assert words_of(page.header._element) == "House of Mediation"
    assert words_of(page.footer._element).startswith("Confidential")


def test_a_template_without_lists_gets_one() -> None:
    """Where the template numbers nothing and has no style of a list, ours comes with its bullets."""
    template = house()
    part = template.part
    for key, relation in list(part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            del part.rels[key]
    for style in list(template.styles):
        if style.name.startswith("List Bullet"):
            style.delete()
    document = opened(render_docx(paper(), saved(template)))
    [number] = document.styles["List Bullet"].element.xpath("w:pPr/w:numPr/w:numId/@w:val")
    assert document.part.numbering_part.element.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId")


def test_styles_are_found_by_name_in_any_language() -> None:
    """A German Word calls the style of a heading berschrift1 inside and heading 1 by name: the name counts."""
    template = house()
    element: Any = template.styles["Heading 1"].element
    element.styleId = "berschrift1"
    document = opened(render_docx(paper(), saved(template)))
    assert document.element.body.xpath("w:p[w:pPr/w:pStyle/@w:val='berschrift1']")
    assert document.styles["Heading 1"].style_id == "berschrift1"


def as_kind(data: bytes, kind: str) -> bytes:
    """A document that says of itself to be of another kind."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as package, ZipFile(target, "w") as changed:
        for name in package.namelist():
            part = package.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(
                    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", kind.encode()
                )
            changed.writestr(name, part)
    return target.getvalue()


def test_a_dotx_is_a_template() -> None:
    """A template in Word's own format for templates gives a document, the same as if it had been saved as one."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    assert render_docx(paper(), as_kind(saved(house()), kind)) == on_house_paper()


@pytest.mark.parametrize(
    ("template", "why"),
    [
        (b"", "not a Word document"),
        (b"# A page of text", "not a Word document"),
        (saved(house())[:2000], "not a Word document"),
        (as_kind(saved(house()), "application/vnd.ms-word.document.macroEnabled.main+xml"), "macros"),
        (
            as_kind(saved(house()), "application/vnd.openxmlformats-officedocument.presentationml"),
            "not a Word document",
        ),
    ],
)
def test_what_is_no_template_is_refused(template: bytes, why: str) -> None:
    """Text, half a file, a file with macros and a presentation are each refused in one sentence that names the file."""
    with pytest.raises(CannotRun, match=rf"house\.docx: .*{why}.*\.dotx") as refused:
        render_docx(paper(), template, template_name="house.docx")
    assert [each.rule for each in refused.value.problems] == ["template.unusable"]


def test_the_same_template_gives_the_same_bytes() -> None:
    """Made twice on the same template, a report is the same twice."""
    assert render_docx(paper(), saved(house())) == on_house_paper()
