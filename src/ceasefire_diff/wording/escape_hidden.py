"""Makes hidden characters visible and neutral: the one place where foreign text is made safe to show."""

from __future__ import annotations

import re
from typing import Final

from ceasefire_diff.lazy_regex import pattern

# Control characters; line and paragraph separators; direction embeddings, overrides and isolates; invisible operators,
# byte order mark, interlinear marks, tags; lone surrogates, which a file name may hold; U+FFFE and U+FFFF, which are no
# characters and which XML forbids. Left alone is what real texts need: U+200C to U+200F and U+061C for Arabic, Hebrew
# and Persian, U+200B for Khmer and Burmese, U+2060.
_HIDDEN: Final = (
    "\x7f-\x9f\u2028\u2029\u202a-\u202e\u2061-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff"
)
_IN_A_LINE: Final = pattern(f"[\x00-\x1f{_HIDDEN}]")
_BUT_TABS: Final = pattern(f"[\x00-\x08\x0a-\x1f{_HIDDEN}]")
_IN_JSON: Final = pattern(f"[{_HIDDEN}]")
_SPACES: Final = pattern("[ \t\r\n\f\v]+")
_RIGHT_TO_LEFT: Final = (
    ("\u0590", "\u08ff"),
    ("\ufb1d", "\ufefc"),
    ("\U00010800", "\U00010fff"),
    ("\U0001e800", "\U0001efff"),
)

LEFT_TO_RIGHT_MARK: Final = "\u200e"


def escape_hidden(text: str) -> str:
    """One line of text: every hidden character stands as its escape, spaces are folded."""
    # What Python calls printable holds nothing hidden; nearly all text is that.
    if text.isprintable() and "  " not in text:
        return text.strip()
    return _IN_A_LINE.sub(_escape, _SPACES.sub(" ", text).strip())


def visible_as_it_stands(line: str) -> str:
    """A line of a file with every space and tab it has: every other hidden character stands as its escape."""
    return _BUT_TABS.sub(_escape, line)


def visible_in_json(encoded: str) -> str:
    """JSON text in which hidden characters, which stand only inside its strings, are escaped as JSON has it."""
    # Those below U+0020 are escaped already, but for the line breaks between the entries.
    if encoded.replace("\n", "").isprintable():
        return encoded
    return _IN_JSON.sub(_json_escape, encoded)


def reads_right_to_left(text: str) -> bool:
    """Whether a text holds letters that are written from right to left."""
    if text.isascii():
        return False
    return any(first <= character <= last for character in text for first, last in _RIGHT_TO_LEFT)


def begins_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction of its own is written from right to left."""
    if text.isascii():
        return False
    import unicodedata  # noqa: PLC0415 - few runs meet such a text

    directions = (unicodedata.bidirectional(character) for character in text)
    return next((each for each in directions if each in ("L", "R", "AL")), "L") != "L"


def kept_apart(text: str) -> str:
    """A text that reads right to left between marks, so that numbers and points beside it stay where they are."""
    return f"{LEFT_TO_RIGHT_MARK}{text}{LEFT_TO_RIGHT_MARK}" if reads_right_to_left(text) else text


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 1 << 8 else f"\\u{code:04x}" if code < 1 << 16 else f"\\U{code:08x}"


def _json_escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def no_command_in(text: str) -> str:
    """Words in which no command can stand wherever they come to stand."""
    return text.replace("##[", r"##\[") if "##[" in text else text


def no_command_at(line: str) -> str:
    """A line that begins with no command; white space before it does not keep a log from reading one."""
    return line.replace("::", r"\::", 1) if "::" in line and line.lstrip().startswith("::") else line
