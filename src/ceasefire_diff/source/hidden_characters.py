"""Bytes to text that hides nothing: strict UTF-8, and no character that reads differently from how it looks."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from typing import Final

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.source.diagnostics import Complaints, Diagnostic, Level, Place

# 20,000 provisions of 400 bytes make 8 MB; the longest agreements on record have under 2,000.
MAX_BYTES: Final = 16 * 1024 * 1024

# Nobody mends more in one go, and a binary file would else give a complaint for each of its bytes.
MAX_COMPLAINTS: Final = 100

# Unicode's stream-safe format allows 30 marks on one letter; sorting an endless run of them takes quadratic time.
MAX_MARKS_ON_A_LETTER: Final = 30

# Controls (with NEL), line and paragraph separators, bidi overrides and embeddings, a byte order mark inside the text,
# lone surrogates (escapes can write them), noncharacters, invisible tags. Marks that Arabic, Hebrew and Persian need
# (U+200E/F, U+061C, ZWNJ, ZWJ) are not among them.
_FORBIDDEN: Final = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ufeff\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f"
)
_forbidden = pattern(f"[{_FORBIDDEN}]")
_forbidden_or_isolate = pattern(f"[{_FORBIDDEN}\u2066-\u2069]")
_isolate = pattern("[\u2066-\u2069]")
_isolate_or_line_end = pattern("[\u2066-\u2069\n]")
_tab_in_indentation = pattern(r"^ *\t", re.MULTILINE)
_merge_mark = pattern(r"^(?:(<)<{6}|>{7})(?= |$)", re.MULTILINE)
_maybe_marks = pattern(rf"[^\w\x00-\x7f]{{{MAX_MARKS_ON_A_LETTER + 1},}}")

_CONTROL_NAMES: Final = {0: "NUL", 8: "backspace", 13: "carriage return", 27: "escape", 127: "delete", 133: "next line"}


class TooManyError(Exception):
    """The file has so many complaints that reading stops."""


class FileComplaints:
    """The complaints of one file, up to a limit; kept back until `hand_over`."""

    __slots__ = ("_kept", "file")

    def __init__(self, file: str) -> None:
        """Start with none."""
        self.file = file
        self._kept: list[Diagnostic] = []

    def add(  # noqa: PLR0913, PLR0917  the parts of a problem
        self, rule: str, message: str, cure: str, line: int = 0, column: int = 0,
        level: Level = Level.ERROR, related: tuple[Place, ...] = (),
    ) -> None:  # fmt: skip
        """Keep one; raise TooManyError at the limit."""
        place = Place(self.file, line, column)
        if len(self._kept) >= MAX_COMPLAINTS:
            message = f"More than {MAX_COMPLAINTS} complaints; the rest of the file was not read"
            self._kept.append(Diagnostic("file.too-many-complaints", message, "Mend those above and run again", place))
            raise TooManyError
        self._kept.append(Diagnostic(rule, message, cure, place, level, related))

    def mark(self) -> int:
        """How many there are, to go back to."""
        return len(self._kept)

    def go_back(self, mark: int) -> None:
        """Forget those kept since `mark`."""
        del self._kept[mark:]

    def tells(self, rule: str) -> bool:
        """Whether one of them is by this rule."""
        return any(each.rule == rule for each in self._kept)

    def hand_over(self, complaints: Complaints) -> None:
        """Give all of them to the collector."""
        for problem in self._kept:
            complaints.add(problem)


def read_text(data: bytes, complaints: FileComplaints) -> str | None:
    """The text of a file, each line ended by a newline character, or None where it cannot be gone on with.

    A forbidden character is complained of and stands as a space, so that everything after it keeps its place. So does
    a tab, without complaint where it indents nothing: the loaders do not agree where one may stand.
    """
    if len(data) > MAX_BYTES:
        message = f"The file has more than {MAX_BYTES:,} bytes, which is the limit"
        complaints.add("file.too-large", message, "Split the text into several files")
        return None
    text = _decoded(data, complaints)
    if text is None:
        return None
    text = _without_forbidden(_with_newlines(text, complaints), complaints)
    if _merge_is_unfinished(text, complaints):
        return None
    if "\t" not in text:
        return text
    place = Places(text)
    usable = True
    for match in _tab_in_indentation.finditer(text):
        line, column = place.of(match.end() - 1)
        complaints.add("text.tab", "A tab stands in the indentation", "Use spaces", line, column)
        usable = False
    return text.replace("\t", " ") if usable else None


def _decoded(data: bytes, complaints: FileComplaints) -> str | None:
    with suppress(UnicodeDecodeError):
        text = data.decode("utf-8-sig")
        if "\0" not in text:
            return text
    from ceasefire_diff.source.encoding import decode  # noqa: PLC0415  few files need a guess

    found = decode(data)
    if isinstance(found, str):
        return found
    complaints.add("text.encoding", found.message, found.cure, found.line, found.column)
    return None


def show_character(character: str) -> str:
    """A character by number and name, never as itself."""
    code = ord(character)
    name = _CONTROL_NAMES.get(code) or unicodedata.name(character, "").lower()
    return f"U+{code:04X} ({name})" if name else f"U+{code:04X}"


def tidy_scalar(text: str) -> tuple[str, str, str]:
    """The text of one value in normal form C without forbidden characters; then rule and message, "" if none is due.

    The file itself no longer holds such characters here, but an escape in double quotes can write them.
    """
    rule = message = ""
    found = None if text.isprintable() else _forbidden.search(text)
    if found:
        rule = "text.control"
        message = f"An escape in this value writes the character {show_character(found.group())}, which is not allowed"
        text = _forbidden.sub(" ", text)
    if text.isascii():
        return text, rule, message
    if _unbalanced(text):
        rule = "text.bidi"
        message = "A bidirectional isolate in this value has no partner, so the text may read differently"
        text = _isolate.sub(" ", text)
    if any(_longest_run_of_marks(run.group()) > MAX_MARKS_ON_A_LETTER for run in _maybe_marks.finditer(text)):
        rule, message = "text.marks", f"More than {MAX_MARKS_ON_A_LETTER} combining marks stand on one letter"
        return _maybe_marks.sub(" ", text), rule, message
    return unicodedata.normalize("NFC", text), rule, message


class Places:
    """Line and column, from 1, of offsets that come in rising order."""

    __slots__ = ("_line", "_seen", "_start", "_text")

    def __init__(self, text: str) -> None:
        self._text, self._line, self._start, self._seen = text, 1, 0, 0

    def of(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset; what was looked at before is not looked at again."""
        self._line += self._text.count("\n", self._seen, offset)
        self._start = self._text.rfind("\n", self._seen, offset) + 1 or self._start
        self._seen = offset
        return self._line, offset - self._start + 1


def _with_newlines(text: str, complaints: FileComplaints) -> str:
    text = text.replace("\r\n", "\n")
    offset = text.find("\r")
    if offset < 0:
        return text
    text = text.replace("\r", "\n")
    line, column = Places(text).of(offset)
    message = "A carriage return stands alone; some programs show it as a new line, others write over the line"
    complaints.add("text.control", message, "End every line with a newline", line, column)
    return text


def _merge_is_unfinished(text: str, complaints: FileComplaints) -> bool:
    """Complain of the marks that a merge leaves around lines it could not join, once for each block."""
    block, place = None, Places(text)
    for match in _merge_mark.finditer(text) if "<<<<<<<" in text else ():
        line, _ = place.of(match.start())
        if match[1] == "<":
            block = block or line
        elif block is not None:
            _complain_of_merge(complaints, block, f"lines {block} to {line}")
            block = None
    if block is not None:
        _complain_of_merge(complaints, block, f"line {block} to the end of the file")
    return complaints.tells("text.merge")


def _complain_of_merge(complaints: FileComplaints, line: int, where: str) -> None:
    cure = "Keep one version, or write what both come to, and delete the lines of the marks (<<<<<<<, =======, >>>>>>>)"
    complaints.add("text.merge", f"A merge is not finished: {where}", cure, line, 1)


def _without_forbidden(text: str, complaints: FileComplaints) -> str:
    # What prints is allowed, and a file that holds nothing else needs no pattern.
    if text.replace("\n", "").isprintable() or _forbidden_or_isolate.search(text) is None:
        return text
    loose = set(_unbalanced(text))
    place = Places(text)
    pieces: list[str] = []
    done = 0
    for match in _forbidden_or_isolate.finditer(text):
        offset, character = match.start(), match.group()
        if "\u2066" <= character <= "\u2069" and offset not in loose:
            continue
        line_number, column = place.of(offset)
        named = show_character(character)
        if offset in loose:
            message = f"The bidirectional isolate {named} has no partner on its line, so the text may read differently"
            complaints.add("text.bidi", message, "Delete it, or close it on the same line", line_number, column)
        elif "\u202a" <= character <= "\u202e":
            message = f"The character {named} makes the text read differently from how it is stored"
            complaints.add("text.bidi", message, "Delete it; right-to-left text needs none", line_number, column)
        else:
            message = f"The character {named} is not allowed"
            complaints.add("text.control", message, "Delete it", line_number, column)
        pieces += text[done:offset], " "
        done = offset + 1
    return "".join((*pieces, text[done:]))


def _unbalanced(text: str) -> list[int]:
    """Offsets of the isolates that are never closed on their line and of the closings that nothing opened there."""
    opened: list[int] = []
    loose: list[int] = []
    for match in _isolate_or_line_end.finditer(text):
        if match.group() == "\n":
            loose += opened
            opened.clear()
        elif match.group() != "\u2069":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            loose.append(match.start())
        if len(loose) + len(opened) > 10 * MAX_COMPLAINTS:
            break  # there is more to complain of than will be said
    return loose + opened


def _longest_run_of_marks(text: str) -> int:
    longest = run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        longest = max(longest, run)
    return longest
