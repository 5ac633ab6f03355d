"""Small proposals as people write them, for repositories that tests make."""

from __future__ import annotations

from typing import Final

LENGTH: Final = "  - {id: days, clause: I, topic: duration, text: It lasts., terms: {of: ceasefire, length: 30 days}}\n"
START: Final = (
    "  - {id: start, clause: II, topic: entry-into-force, text: It starts at signing., starts: at signing, "
    "terms: {of: ceasefire}}\n"
)
WATCH: Final = (
    "  - {id: watch, clause: III, topic: monitoring, text: The UN watches., terms: {of: ceasefire, lead: UN}}\n"
)


def text_of(party: str, *provisions: str, date: str = "2025-01-31", header: str = "") -> str:
    """A proposal of a party; three provisions if none are given."""
    return (
        f"format: ceasefire-proposal/1\nparty: {party}\ntitle: Position of {party}\ndate: {date}\nstatus: tabled\n"
        f"coverage: complete\n{header}sources: {{paper: {{title: Paper of {party}}}}}\nprovisions:\n"
        + "".join(provisions or (LENGTH, START, WATCH))
    )
