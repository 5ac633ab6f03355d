"""Refuses templates that call home or smuggle: what lies outside them, fields that fetch or start, endless parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

if TYPE_CHECKING:
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
