"""What a rule of checking is: its id, the level it has unless a project says otherwise, and its page."""

from __future__ import annotations

from msgspec import Struct

from ceasefire_diff.source.diagnostics import Level


class Rule(Struct, frozen=True):
    """One rule and its page: what it means, an example of what brings it about, and what to do then.

    `holds` is an example of what does not, where the rule has one; both are then lines of a file.
    """

    id: str
    level: Level
    means: str
    example: str
    mend: str
    holds: str = ""
