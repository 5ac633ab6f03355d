"""Makes hidden characters visible and neutral: the one place where foreign text is made safe to show."""

from __future__ import annotations

import re
from typing import Final

# Control characters; line and paragraph separators; direction embeddings, overrides and isolates; invisible operators,
# byte order mark, interlinear marks, tags; lone surrogates, which a file name may hold. Left alone is what real texts
# need: U+200C to U+200F and U+061C for Arabic, Hebrew and Persian, U+200B for Khmer and Burmese, U+2060.
_HIDDEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2061-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
# In JSON the characters below U+0020 are escaped already.
_IN_JSON: Final = re.compile(
    "[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2061-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_SPACES: Final = re.compile(r"[ \t\r\n\f\v]+")
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

LEFT_TO_RIGHT_MARK: Final = "\u200e"


def visible(text: str) -> str:
    """One line of text: every hidden character stands as its escape, spaces are folded."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return _HIDDEN.sub(lambda found: _escape(found[0]), _SPACES.sub(" ", text).strip())


def visible_in_json(encoded: str) -> str:
    """JSON text in which hidden characters, which stand only inside its strings, are escaped as JSON has it."""
    return encoded if encoded.isascii() and "\x7f" not in encoded else _IN_JSON.sub(_json_escape, encoded)


def reads_right_to_left(text: str) -> bool:
    """Whether a text holds letters that are written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def kept_apart(text: str) -> str:
    """A text that reads right to left between marks, so that numbers and points beside it stay where they are."""
    return f"{LEFT_TO_RIGHT_MARK}{text}{LEFT_TO_RIGHT_MARK}" if reads_right_to_left(text) else text


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 1 << 8 else f"\\u{code:04x}" if code < 1 << 16 else f"\\U{code:08x}"


def _json_escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
