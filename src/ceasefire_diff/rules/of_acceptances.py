"""The rules on acceptances: those that have run out, that accept nothing, or that nobody has answered for."""

from __future__ import annotations

from typing import Final

from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level

EXPIRED: Final = "acceptance.expired"
UNUSED: Final = "acceptance.unused"
INCOMPLETE: Final = "acceptance.incomplete"
UNREADABLE: Final = "acceptance.unreadable"

ACCEPTANCES: Final = (
    Rule(
        EXPIRED,
        level=Level.ERROR,
        means="An acceptance has run out, and what it accepted is still there: it is told again beside this.",
        says="the acceptance of {what} ran out on {until}",
        forms={"undated": "the acceptance of {what} ran out"},
        fix="Look at the finding again. If it is still meant, write a later date; else mend it and delete the "
        "acceptance.",
        breaks="until: 2025-06-30, on the first of July",
    ),
    Rule(
        UNUSED,
        level=Level.WARNING,
        means="An acceptance accepts nothing: what it was for is not found any more, or has changed since.",
        says="nothing is accepted here: {what} is not found",
        forms={"changed": "nothing is accepted here: {what} is not found, or no longer says the same"},
        fix="Delete it. If the finding has changed, look at it and accept the new one.",
        breaks="rule: source.uncited, in a file whose sources are all cited by now",
    ),
    Rule(
        INCOMPLETE,
        level=Level.ERROR,
        means="An acceptance was written by the command, and nobody has yet said why, who answers for it, or until "
        "when.",
        says="nobody has said yet why {what} is accepted, by whom, or until when",
        fix="Replace each question mark: the reason, a name, and a day as in until: 2026-06-30.",
        breaks='reason: "?"',
    ),
    Rule(
        UNREADABLE,
        level=Level.ERROR,
        means="Something in the file of acceptances cannot be read, so that what stands there accepts nothing.",
        says="something in the acceptances cannot be read",
        fix="Mend it as the complaint says.",
        breaks="until: next summer",
    ),
)
"""In the order they are told."""
