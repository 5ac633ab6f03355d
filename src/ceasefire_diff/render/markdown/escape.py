"""Foreign words on their way into Markdown of GitHub's kind: nothing in them begins or ends anything."""

from __future__ import annotations

import re
from typing import Final

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.wording.escape_hidden import escape_hidden

# Every character that begins or ends something in Markdown; of those that matter only where a block begins, the first.
_SPECIAL: Final = pattern(r"[\\`*_{}\[\]<>#|~&$]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")

# GitHub reads these after Markdown, where an escape does not help: a name it would notify, a number it would link, a
# picture's name, an address, a commit. Zero-width spaces keep it from seeing them.
_LINKS: Final = pattern(
    r"@(?=\w)|#(?=\d)|\bGH(?=-\d)|:(?=[\w+-]+:)|:(?=//)|\bwww(?=\.)"
    r"|(?=\d{0,39}[a-f])(?:(?<=[^\W_]{6})|\b)[0-9a-f]{6}(?=[0-9a-f]{1,34}\b)",
    re.IGNORECASE,
)
_ZERO_WIDTH_SPACE: Final = "&#8203;"


def escaped(text: str) -> str:
    """Foreign words on one line, which Markdown and GitHub leave as they are."""
    safe = escape_hidden(text)
    if safe.isalnum():
        # Only a commit's name is made of nothing else.
        return _LINKS.sub(rf"\g<0>{_ZERO_WIDTH_SPACE}", safe)
    marked = _LINKS.sub("\\g<0>\0", safe)
    return _SPECIAL.sub(r"\\\g<0>", marked).replace("\0", _ZERO_WIDTH_SPACE)
