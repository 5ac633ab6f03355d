"""Strict UTF-8, and a guess by simple evidence at what a file is written in instead."""

from __future__ import annotations

import codecs
import re
from typing import Final

from msgspec import Struct

from ceasefire_diff.lazy_regex import pattern

# So much of a file is evidence enough.
EVIDENCE_BYTES: Final = 64 * 1024

# In UTF-16 text of any script line ends, spaces and punctuation hold a zero byte; a stray zero byte in UTF-8 is a slip.
SHARE_OF_ZEROS_IN_UTF16: Final = 0.05

# Words of a script that is not Latin are unbroken runs of high bytes; accents in a Latin text stand one by one.
MEAN_RUN_OF_ANOTHER_SCRIPT: Final = 2.0

_high_bytes = pattern(rb"[\x80-\xff]+")
_language = pattern(rb"^language:[ \t]*[\"']?([a-z]{2,3})", re.MULTILINE)
_CODE_PAGES: Final = {
    b"ar": "Windows-1256", b"fa": "Windows-1256", b"ur": "Windows-1256", b"he": "Windows-1255",
    b"el": "Windows-1253", b"tr": "Windows-1254", b"zh": "GB 18030", b"ja": "Shift JIS", b"ko": "EUC-KR",
    b"th": "Windows-874", b"vi": "Windows-1258", b"pl": "Windows-1250", b"sr": "Windows-1250 or Windows-1251",
}  # fmt: skip
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # begins like the mark of UTF-16, so it is looked for first
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SAVE_AS_UTF8: Final = "Save the file as UTF-8 (in most editors: Save with encoding, UTF-8)"


class NotUtf8(Struct, frozen=True):
    """What is wrong with the encoding, the cure, and where it shows first."""

    message: str
    cure: str
    line: int
    column: int


def decode(data: bytes) -> str | NotUtf8:
    """The text of UTF-8 bytes, without a byte order mark at the start."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return NotUtf8(f"The file is written in {encoding}, not in UTF-8", _SAVE_AS_UTF8, 1, 1)
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"\0" in data:
        zeros = data.count(b"\0", 0, EVIDENCE_BYTES) / min(len(data), EVIDENCE_BYTES)
        if zeros >= SHARE_OF_ZEROS_IN_UTF16:
            return NotUtf8("The file is not text in UTF-8; it is likely UTF-16, or no text at all", _SAVE_AS_UTF8, 1, 1)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
    line = re.sub(b"\r\n?", b"\n", before).count(b"\n") + 1
    column = len(re.split(b"[\r\n]", before)[-1].decode("utf-8")) + 1
    message, cure = _guess(data, len(before))
    return NotUtf8(message, cure, line, column)


def _guess(data: bytes, offset: int) -> tuple[str, str]:
    sample = data[max(0, offset - EVIDENCE_BYTES // 2) : offset + EVIDENCE_BYTES // 2]
    text = sample.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    if broken * 4 < sum(character > "\x7f" for character in text) - broken:
        return "A character is damaged; the text around it is UTF-8", "Write the character again and save as UTF-8"
    runs = _high_bytes.findall(sample)
    mean = sum(map(len, runs)) / len(runs)
    language = _language.search(data)
    likely = "Windows-1252 or Latin-1"
    if language and language.group(1) in _CODE_PAGES:
        likely = _CODE_PAGES[language.group(1)]
    elif mean >= MEAN_RUN_OF_ANOTHER_SCRIPT:
        likely = "Windows-1251"
    return f"The text is not UTF-8 from here on; it is likely {likely}", _SAVE_AS_UTF8
