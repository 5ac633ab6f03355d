"""Opens archives and XML that lie: sizes are counted while they are read, no entity is expanded, nothing fetched."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, Final

from ceasefire_diff.source.diagnostics import CannotRun, refused

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES: Final = 64 * 1024 * 1024
"""Of the file itself; pictures make papers large, words do not."""

MOST_BYTES_OF_A_PART: Final = 40 * 1024 * 1024
"""Unpacked. The text of 500 pages takes some 5 MB; the tree of 40 MB still fits into 300 MB of memory."""

MOST_PARTS: Final = 10_000


class Archive:
    """The parts of a zip file; raises CannotRun for one that is damaged, encrypted or too large."""

    def __init__(self, data: bytes, file: str) -> None:
        self._file = file
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self._damaged() from error
        entries = self._zip.infolist()
        if len(entries) > MOST_PARTS:
            message = f"The file holds {len(entries):,} parts; the limit is {MOST_PARTS:,}"
            raise refused("paper.too-large", message, "Save the text alone, as .docx or .txt", file)
        self._entries = {each.filename: each for each in entries}

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self) -> Iterator[str]:
        """The names of all parts."""
        return iter(self._entries)

    def read(self, name: str) -> bytes | None:
        """A part's bytes, or None where there is no such part."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.flag_bits & 0x1:
            raise refused("paper.encrypted", "The file is protected by a password", _UNLOCK, self._file)
        try:
            with self._zip.open(entry) as part:
                data = part.read(MOST_BYTES_OF_A_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
            raise self._damaged() from error
        if len(data) > MOST_BYTES_OF_A_PART:
            message = f"The part `{name[:60]}` unpacks to more than {MOST_BYTES_OF_A_PART // 1024**2} MB"
            raise refused(
                "paper.too-large", message, "Save the text alone, without pictures, as .docx or .txt", self._file
            )
        return data

    def _damaged(self) -> CannotRun:
        message = "The file is damaged: it cannot be unpacked"
        return refused("paper.damaged", message, "Open it in a word processor and save it again", self._file)


_UNLOCK: Final = "Open it with its password and save it without one"


def parse_xml(data: bytes, file: str, part: str) -> Any:
    """The root of an XML part; one with a document type, through which entities come, is refused."""
    from lxml import etree

    if b"<!DOCTYPE" in data[:4096].upper() or b"<!ENTITY" in data[:65536].upper():
        message = f"The part `{part}` declares a document type, which no word processor writes"
        raise refused("paper.unsafe", message, "Do not open it; ask the sender for the text in another form", file)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        message = f"The file is damaged: its part `{part}` cannot be read"
        raise refused("paper.damaged", message, "Open it in a word processor and save it again", file) from error


def fold_spaces(text: str) -> str:
    """White space folded to single spaces."""
    return " ".join(text.split())
