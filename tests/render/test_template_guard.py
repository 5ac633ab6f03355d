"""Templates that call home, smuggle or swell are refused with the reason, before anything is made of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from ceasefire_diff.render.word.template import template_document
from ceasefire_diff.source.diagnostics import CannotRun

RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"

Parts = dict[str, bytes]


def parts_of_a_letterhead() -> Parts:
    """A plain template with a header and a footer, part by part."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "House"
    document.sections[0].footer.paragraphs[0].text = "Foot"
    target = BytesIO()
    document.save(target)
    with ZipFile(target) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Parts) -> bytes:
    """The parts as a file."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return target.getvalue()


def refusal(template: bytes) -> str:
    """Why it is refused."""
    with pytest.raises(CannotRun) as refused:
        template_document(template, "--template")
    return refused.value.problems[0].message


def relation(part: str, kind: str, target: str) -> Callable[[Parts], None]:
    """A relation of a part to something outside."""
    text = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELATIONS}/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )
    return lambda parts: parts.update({f"word/_rels/{part}.rels": text.encode()})


def inside(part: str, end: str, xml: str) -> Callable[[Parts], None]:
    """XML at the end of a part."""

    def change(parts: Parts) -> None:
        parts[part] = parts[part].replace(end.encode(), f"{xml}{end}".encode())

    return change


def field(*pieces: str) -> str:
    """A field whose instruction comes in pieces."""
    instruction = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{instruction}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def entity(parts: Parts) -> None:
    """A header with a document type of its own."""
    declared, _, rest = parts["word/header1.xml"].partition(b"?>")
    kind = b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    parts["word/header1.xml"] = declared + b"?>" + kind + rest.replace(b"House", b"&x;")


HOSTILE: Final[dict[str, tuple[Callable[[Parts], None], str]]] = {
    "picture": (relation("header1.xml", "image", "http://made-up.example/beacon.png"), "points outside"),
    "mail merge": (relation("settings.xml", "mailMergeSource", "file:///d.txt"), "points outside"),
    "mail merge without relation": (
        inside("word/settings.xml", "</w:settings>", "<w:mailMerge/>"),
        "'mailMerge'",
    ),
    "start a program": (inside("word/header1.xml", "</w:hdr>", field(' DDEAUTO cmd "/k calc" ')), "'DDEAUTO'"),
    "in pieces": (inside("word/header1.xml", "</w:hdr>", field(" INCLUDE", "PICTURE x ")), "'INCLUDEPICTURE'"),
    "simple field": (inside("word/header1.xml", "</w:hdr>", '<w:p><w:fldSimple w:instr="DATE"/></w:p>'), "'DATE'"),
    "address in an attribute": (
        inside("word/header1.xml", "</w:hdr>", '<w:p><v:image xmlns:v="urn:x" src="http://made-up.example/"/></w:p>'),
        "points outside",
    ),
    "document type": (entity, "document type"),
    "no page": (
        lambda parts: parts.update(
            {"word/document.xml": re.sub(rb"<w:sectPr.*</w:sectPr>", b"", parts["word/document.xml"], flags=re.DOTALL)}
        ),
        "no page",
    ),
    "width of a page": (
        lambda parts: parts.update(
            {"word/document.xml": re.sub(rb'w:w="\d+"', b'w:w="abc"', parts["word/document.xml"])}
        ),
        "not a Word document",
    ),
    "other core": (lambda parts: parts.update({"docProps/core.xml": b"<x/>"}), "not a Word document"),
    "swollen": (inside("word/document.xml", "</w:body>", "<w:p/>" * 450_000), "tags"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_it_is_refused(kind: str) -> None:
    """Each kind of hostile or broken template is refused, and the reason names what to take out."""
    change, reason = HOSTILE[kind]
    parts = parts_of_a_letterhead()
    change(parts)
    assert reason in refusal(packed(parts))


def test_page_numbers_stay() -> None:
    """The number of a page and of all pages are fields that look at nothing outside the report."""
    parts = parts_of_a_letterhead()
    inside("word/header1.xml", "</w:hdr>", field(" PAGE ") + field(" NUMPA", "GES \\* ARABIC "))(parts)
    assert template_document(packed(parts), "--template").sections


def test_damage_is_no_fault_of_the_program() -> None:
    """A part whose packed bytes are damaged, and a file cut short, are no Word documents."""
    data = bytearray(packed(parts_of_a_letterhead()))
    at = data.find(b"word/styles.xml")
    data[at + 20 : at + 60] = b"\xff" * 40
    assert "not a Word document" in refusal(bytes(data))
    assert "not a Word document" in refusal(bytes(data[:2000]))


RELATIONS_OF_DOCUMENT: Final = "word/_rels/document.xml.rels"


@pytest.mark.parametrize("margin", ["header", "footer"])
@pytest.mark.parametrize(
    ("part", "damaged"),
    [
        (RELATIONS_OF_DOCUMENT, r'<Relationship [^>]*"{margin}1.xml"[^>]*>'),
        ("word/document.xml", r'(?<=<w:{margin}Reference w:type="default" )r:id="[^"]*"'),
    ],
    ids=["gone", "not said which"],
)
def test_a_page_whose_header_cannot_be_found(margin: str, part: str, damaged: str) -> None:
    """A template whose page has a header or footer that is not there is refused before a report is begun."""
    parts = parts_of_a_letterhead()
    whole = parts[part]
    parts[part] = re.sub(damaged.replace("{margin}", margin).encode(), b"", whole)
    assert parts[part] != whole
    assert "not a Word document" in refusal(packed(parts))
