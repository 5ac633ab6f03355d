"""Opens the document a report is written into: our plain template, or a house's own with its styles, page and logo."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from ceasefire_diff.source.diagnostics import CannotRun, refused

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section, _Footer, _Header
    from lxml.etree import _Element

LARGEST_UNPACKED: Final = 100_000_000
"""Bytes a template may unpack to: far more than a letterhead with pictures, and less than what fills a machine."""

MOST_TAGS: Final = 400_000
"""Tags in all parts together: a letterhead has hundreds, and each costs some hundred bytes of memory."""

FIELDS: Final = frozenset(("PAGE", "NUMPAGES"))
"""The fields that a program which opens the report may work out: they look at nothing but the report."""

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FETCHING: Final = ("altChunk", "mailMerge", "dataSource", "object", "subDoc", "attachedTemplate")
_POINTS_OUTSIDE: Final = r"(?i)\s*(?:[a-z][a-z0-9+.-]+:|//|\\\\)"


class UnsafeTemplateError(Exception):
    """Why a template is refused, as the end of a sentence."""


def guarded_parts(package: ZipFile) -> dict[str, bytes]:
    """The parts of a template by name, all looked at; raises UnsafeTemplateError, BadZipFile, ValueError, OSError."""
    entries = [each for each in package.infolist() if not each.is_dir()]
    if any(each.flag_bits & 1 for each in entries):
        raise UnsafeTemplateError("it is encrypted")
    if sum(each.file_size for each in entries) > LARGEST_UNPACKED:
        raise UnsafeTemplateError(f"it unpacks to more than {LARGEST_UNPACKED:,} bytes")
    parts = {each.filename: _read(package, each.filename) for each in entries}
    xml = {name: data for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    if sum(data.count(b"<") for data in xml.values()) > MOST_TAGS:
        raise UnsafeTemplateError(f"it has more than {MOST_TAGS:,} tags")
    for name, root in _roots(xml):
        _look_at_relations(name, root) if name.endswith(".rels") else _look_at_part(name, root)
    return parts


def _read(package: ZipFile, name: str) -> bytes:
    from zlib import error  # noqa: PLC0415 - only a Word report on a template waits for it

    try:
        return package.read(name)
    except (error, EOFError) as damage:
        raise BadZipFile(str(damage)) from damage


def _roots(parts: Mapping[str, bytes]) -> Iterator[tuple[str, _Element]]:
    from lxml import etree  # noqa: PLC0415 - only a Word report waits for it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for name, data in parts.items():
        root = etree.fromstring(data, parser)
        if root.getroottree().docinfo.doctype:
            raise UnsafeTemplateError(f"`{name}` has a document type, which no part of a Word document needs")
        yield name, root


def _look_at_relations(name: str, root: _Element) -> None:
    for each in root.iter():
        if each.get("TargetMode") == "External":
            raise UnsafeTemplateError(f"`{name}` points outside of it, to {each.get('Target')!r}")


def _look_at_part(name: str, root: _Element) -> None:
    from lxml import etree  # noqa: PLC0415 - see `_roots`

    instruction: list[str] = []
    for each in root.iter(etree.Element):
        tag = str(each.tag)
        if tag.startswith(_WORD) and tag.removeprefix(_WORD) in _FETCHING:
            raise UnsafeTemplateError(f"`{name}` holds {tag.removeprefix(_WORD)!r}, which can bring in other files")
        for attribute, value in each.attrib.items():
            local = str(attribute).rpartition("}")[2]
            if local in ("src", "href") and re.match(_POINTS_OUTSIDE, str(value)):
                raise UnsafeTemplateError(f"`{name}` points outside of it, to {str(value)!r}")
        if tag == f"{_WORD}fldSimple":
            _look_at_field(name, each.get(f"{_WORD}instr", ""))
        elif tag == f"{_WORD}instrText":
            instruction.append(each.text or "")
        elif tag == f"{_WORD}fldChar":
            # A field may hold others, so each stretch of instruction is looked at by itself.
            _look_at_field(name, "".join(instruction))
            instruction.clear()
    _look_at_field(name, "".join(instruction))


def _look_at_field(name: str, instruction: str) -> None:
    words = instruction.split()
    if words and words[0].upper() not in FIELDS:
        raise UnsafeTemplateError(f"`{name}` has the field {words[0][:40]!r}; only PAGE and NUMPAGES are taken")


_TYPES: Final = "[Content_Types].xml"
_IN_PLAIN: Final = {
    _TYPES: "Content_Types.xml",
    "_rels/.rels": "_rels/package.rels",
    "word/_rels/document.xml.rels": "word/_rels/document.xml.rels",
    "word/document.xml": "word/document.xml",
    "word/numbering.xml": "word/numbering.xml",
    "word/settings.xml": "word/settings.xml",
    "word/styles.xml": "word/styles.xml",
}
"""The parts of our template, by the names they have in a package; some names cannot be those of our files."""

_KIND: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml.%s.main+xml"


@cache
def faults_of_a_package() -> tuple[type[Exception], ...]:
    """What python-docx and lxml raise for a package that is none, lacks a part, or has values that are none."""
    from docx.exceptions import PythonDocxError  # noqa: PLC0415 - only a Word report waits for it
    from docx.oxml.exceptions import XmlchemyError  # noqa: PLC0415 - the same

    of_python = (LookupError, ValueError, OSError, SyntaxError, AttributeError, TypeError, RuntimeError)
    return (PythonDocxError, XmlchemyError, BadZipFile, *of_python)


def plain_document() -> Document:
    """A document without text that has every style of a report; landscape A4."""
    return _opened(_plain_package())


def template_document(template: bytes, name: str) -> Document:
    """A house's template, `.docx` or `.dotx`. Raises CannotRun, which calls it by `name`."""
    try:
        return _document_of(template)
    except UnsafeTemplateError as refused:
        raise unusable(name, str(refused)) from refused
    except faults_of_a_package() as why:
        raise unusable(name, "it is not a Word document") from why


def _document_of(template: bytes) -> Document:
    with ZipFile(BytesIO(template)) as package:
        parts = guarded_parts(package)
    types = parts[_TYPES]
    if b"macroEnabled" in types:
        raise UnsafeTemplateError("it holds macros")
    parts[_TYPES] = types.replace(_KIND % b"template", _KIND % b"document")  # all that a `.dotx` differs in
    document = _opened(_zipped(parts))
    if not document.sections:
        raise UnsafeTemplateError("it has no page: its last section is missing")
    # Read now what else would fail half-way through a report.
    _ = (
        document.core_properties.author,
        document.settings.element,
        document.styles.element,
        [(each.page_width, each.page_height) for each in document.sections],
    )
    _ = [each.paragraphs for page in document.sections for each in _margins(page) if not each.is_linked_to_previous]
    return document


def _margins(page: Section) -> tuple[_Header | _Footer, ...]:
    headers = (page.header, page.first_page_header, page.even_page_header)
    return (*headers, page.footer, page.first_page_footer, page.even_page_footer)


def _opened(package: bytes) -> Document:
    from docx import Document as open_document  # noqa: N813, PLC0415 - a factory; only a Word report waits for it

    return open_document(BytesIO(package))


def unusable(name: str, why: str) -> CannotRun:
    """That a template cannot be used, and why."""
    cure = "Save it as a Word document (.docx) or template (.dotx) without macros, links to outside, and other fields."
    return refused("template.unusable", f"the template cannot be used: {why}", cure, name)


@cache
def _plain_package() -> bytes:
    folder = files("ceasefire_diff.render.word") / "plain_template"
    return _zipped({name: folder.joinpath(file).read_bytes() for name, file in _IN_PLAIN.items()})


def _zipped(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return target.getvalue()
