"""A document as bytes: only what belongs to it, nothing about who made it where and when, the same every time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ceasefire_diff.pictures.shapes import Drawing
from ceasefire_diff.render.word.metafile import metafile
from ceasefire_diff.wording.escape_hidden import escape_hidden

if TYPE_CHECKING:
    from docx.document import Document

_KEPT: Final = frozenset(
    (
        "customXml",
        "endnotes",
        "fontTable",
        "footer",
        "footnotes",
        "header",
        "numbering",
        "settings",
        "styles",
        "theme",
        "webSettings",
    )
)
"""Kinds of part a template brings along; what its body alone used (pictures, comments, links) goes with its body."""

_TEMPLATE_OF_A_DOCUMENT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"

LONGEST_TITLE: Final = 255
"""Letters python-docx takes for a property."""

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time a package can state, for it must state one."""


def replace_body(document: Document, paragraphs: str) -> None:
    """Put paragraphs and tables in the place of a document's text; its page setup, headers and footers stay."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - loaded with the document
    from docx.oxml.ns import qn  # noqa: PLC0415

    body: Any = document.element.body
    setups = body.xpath(".//w:sectPr[not(ancestor::w:sectPrChange)]")
    page = setups[-1]
    # The last section shows the headers of an earlier one where it has none of its own.
    for earlier in reversed(setups[:-1]):
        for reference in reversed(earlier.xpath("w:headerReference | w:footerReference")):
            kind = qn("w:type")
            own = page.xpath("w:headerReference | w:footerReference")
            if not any(each.tag == reference.tag and each.get(kind) == reference.get(kind) for each in own):
                page.insert(0, reference)
    text: Any = parse_xml(paragraphs)
    text.append(page)
    document.element.replace(body, text)
    _drop_what_only_the_body_used(document)


def put_pictures(document: Document, drawings: Mapping[str, Drawing]) -> None:
    """Put each drawing into the package as one picture, and lead to it what stood for it in the text."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - loaded with the document
    from docx.opc.packuri import PackURI  # noqa: PLC0415
    from docx.opc.part import Part  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    part: Any = document.part
    body: Any = document.element.body
    blips = {each.get(qn("r:embed")): each for each in body.xpath(".//a:blip")}
    for key, drawing in drawings.items():
        picture = Part(PackURI(f"/word/media/{key}.emf"), "image/x-emf", metafile(drawing), part.package)
        blips[key].set(qn("r:embed"), part.relate_to(picture, RELATIONSHIP_TYPE.IMAGE))


def package_bytes(document: Document, title: str) -> bytes:
    """The document as a file."""
    _say_nothing_of_its_making(document, title)
    written = BytesIO()
    document.save(written)
    target = BytesIO()
    with ZipFile(written) as made, ZipFile(target, "w", ZIP_DEFLATED) as package:
        for each in made.infolist():
            entry = ZipInfo(each.filename, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # whichever machine makes it
            package.writestr(entry, made.read(each))
    return target.getvalue()


def _drop_what_only_the_body_used(document: Document) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - loaded with the document

    part = document.part
    # Of the report itself nothing is outside the text; a page's setup and the colour behind it may have parts.
    used = set(document.element.xpath("w:body/w:sectPr//@r:* | w:background//@r:*"))
    for key, relation in list(part.rels.items()):
        kind = relation.reltype.rpartition("/")[2]
        referenced = kind in ("header", "footer")
        if key not in used and (referenced or kind not in _KEPT):
            del part.rels[key]
    # The path of the template on somebody's machine.
    settings: Any = document.settings.element
    for each in settings.xpath("w:attachedTemplate"):
        settings.remove(each)
    relations = part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels
    for key, relation in list(relations.items()):
        if relation.reltype == _TEMPLATE_OF_A_DOCUMENT:
            del relations[key]


def _say_nothing_of_its_making(document: Document, title: str) -> None:
    relations = document.part.package.rels
    for key, relation in list(relations.items()):
        # Whose company's, in which program, for how many minutes; and a picture of the template.
        if relation.reltype.rpartition("/")[2] in ("extended-properties", "thumbnail"):
            del relations[key]
    properties = document.core_properties
    element: Any = properties._element  # noqa: SLF001 - python-docx can set each of these and remove none
    for each in list(element):
        element.remove(each)
    properties.title = escape_hidden(title)[:LONGEST_TITLE]
    properties.language = "en-GB"
    # Some readers take a document without a time for damaged.
    properties.created = properties.modified = datetime(*_EPOCH)  # noqa: DTZ001 - written as UTC, as it is
