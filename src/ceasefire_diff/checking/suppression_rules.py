"""The rules of acceptances: those that have run out, that accept nothing, or that nobody has answered for."""

from __future__ import annotations

from typing import Final

from ceasefire_diff.checking.rule import Rule
from ceasefire_diff.source.diagnostics import Level

EXPIRED: Final = "acceptance.expired"
UNUSED: Final = "acceptance.unused"
INCOMPLETE: Final = "acceptance.incomplete"
UNREADABLE: Final = "acceptance.unreadable"

RULES: Final = (
    Rule(
        EXPIRED,
        Level.ERROR,
        "An acceptance has run out, and what it accepted is still there: it is told again beside this.",
        "until: 2025-06-30, on the first of July",
        "Look at the finding again. If it is still meant, write a later date; else mend it and delete the acceptance.",
    ),
    Rule(
        UNUSED,
        Level.WARNING,
        "An acceptance accepts nothing: what it was for is not found any more, or has changed since.",
        "rule: source.uncited, in a file whose sources are all cited by now",
        "Delete it. If the finding has changed, look at it and accept the new one.",
    ),
    Rule(
        INCOMPLETE,
        Level.ERROR,
        "An acceptance was written by the command, and nobody has yet said why, who answers for it, or until when.",
        'reason: "?"',
        "Replace each question mark: the reason, a name, and a day as in until: 2026-06-30.",
    ),
    Rule(
        UNREADABLE,
        Level.ERROR,
        "Something in the file of acceptances cannot be read, so that what stands there accepts nothing.",
        "until: next summer",
        "Mend it as the complaint says.",
    ),
)
"""In the order they are told."""
