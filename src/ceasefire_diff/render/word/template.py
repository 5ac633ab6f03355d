"""Opens the document a report is written into: our plain template, or a house's own with its styles, page and logo."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Place

if TYPE_CHECKING:
    from docx.document import Document

LARGEST_UNPACKED: Final = 100_000_000
"""Bytes a template may unpack to: far more than a letterhead with pictures, and less than what fills a machine."""

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
_MACROS: Final = b"application/vnd.ms-word.%s.macroEnabled"


def plain_document() -> Document:
    """A document without text that has every style of a report; landscape A4."""
    return _opened(_plain_package())


def template_document(template: bytes, name: str) -> Document:
    """A house's template, `.docx` or `.dotx`. Raises CannotRun, which calls it by `name`."""
    try:
        with ZipFile(BytesIO(template)) as package:
            if sum(each.file_size for each in package.infolist()) > LARGEST_UNPACKED:
                raise _unusable(name, f"it unpacks to more than {LARGEST_UNPACKED:,} bytes")
            types = package.read(_TYPES)
        if b"macroEnabled" in types:
            raise _unusable(name, "it holds macros")
        return _opened(_as_document(template) if _KIND % b"template" in types else template)
    except CannotRun:
        raise
    except (BadZipFile, KeyError, ValueError, OSError, SyntaxError, AttributeError, NotImplementedError) as error:
        # What python-docx and lxml raise for a package that is none, or lacks a part.
        raise _unusable(name, "it is not a Word document") from error


def _opened(package: bytes) -> Document:
    from docx import Document as open_document  # noqa: N813, PLC0415 - a factory; only a Word report waits for it

    return open_document(BytesIO(package))


def _unusable(name: str, why: str) -> CannotRun:
    cure = "Save it as a Word document (.docx) or template (.dotx) without macros."
    return CannotRun(Diagnostic("template.unusable", f"the template cannot be used: {why}", cure, Place(name)))


@cache
def _plain_package() -> bytes:
    folder = files("ceasefire_diff.render.word") / "plain_template"
    return _zipped({name: folder.joinpath(file).read_bytes() for name, file in _IN_PLAIN.items()})


def _as_document(template: bytes) -> bytes:
    """A template (`.dotx`) as a document, which differs from it in the name of its kind."""
    with ZipFile(BytesIO(template)) as package:
        parts = {each.filename: package.read(each) for each in package.infolist() if not each.is_dir()}
    parts[_TYPES] = parts[_TYPES].replace(_KIND % b"template", _KIND % b"document")
    return _zipped(parts)


def _zipped(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return target.getvalue()
