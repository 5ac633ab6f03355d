"""Opens the document a report is written into: our plain template, or a house's own with its styles, page and logo."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from ceasefire_diff.render.word.template_guard import UnsafeTemplateError, guarded_parts
from ceasefire_diff.source.diagnostics import CannotRun, refused

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section, _Footer, _Header

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
        return _read(template)
    except UnsafeTemplateError as refused:
        raise unusable(name, str(refused)) from refused
    except faults_of_a_package() as why:
        raise unusable(name, "it is not a Word document") from why


def _read(template: bytes) -> Document:
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
