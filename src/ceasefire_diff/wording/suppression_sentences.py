"""The sentences of what is found about acceptances."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ceasefire_diff.checking.finding import Finding
from ceasefire_diff.checking.suppression_rules import EXPIRED, INCOMPLETE, UNREADABLE, UNUSED
from ceasefire_diff.wording.quoted import quoted


def _expired(finding: Finding) -> str:
    until = finding.arguments.get("until", "")
    return f"The acceptance of {_what(finding)} ran out{f' on {until}' if until else ''}"


def _unused(finding: Finding) -> str:
    same = ", or no longer says the same" if finding.arguments.get("fingerprint") else ""
    return f"Nothing is accepted here: {_what(finding)} is not found{same}"


def _incomplete(finding: Finding) -> str:
    return f"Nobody has said yet why {_what(finding)} is accepted, by whom, or until when"


def _unreadable(_: Finding) -> str:
    return "Something in the acceptances cannot be read"


def _what(finding: Finding) -> str:
    """What is accepted, as far as it is said: `rule` in `provision` of `file`."""
    said = {key: finding.arguments.get(key, "") for key in ("accepted", "about", "file")}
    parts = [f"`{quoted(said['accepted'])}`" if said["accepted"] else "a finding"]
    parts += [f"in `{quoted(said['about'])}`"] if said["about"] else []
    parts += [f"of `{quoted(said['file'])}`"] if said["file"] else []
    return " ".join(parts)


SENTENCES: Final[Mapping[str, Callable[[Finding], str]]] = {
    EXPIRED: _expired,
    UNUSED: _unused,
    INCOMPLETE: _incomplete,
    UNREADABLE: _unreadable,
}
"""How each is told, as a sentence without its full stop."""
