"""Which texts a text is laid beside: those that are named, or the latest of each other party in its folder."""

from __future__ import annotations

from collections.abc import Iterator

from ceasefire_diff.checking.changes import PROPOSAL
from ceasefire_diff.checking.texts import Texts


def latest_of_others(path: str, texts: Texts) -> tuple[str, ...]:
    """The latest text of each other party in the folder; one that a party of this text holds too is none of another."""
    own = texts.look(path).parties
    return tuple(each for each in latest_of_each(path.rpartition("/")[0], texts) if not texts.look(each).parties & own)


def latest_of_each(folder: str, texts: Texts) -> tuple[str, ...]:
    """The latest text of each party, or of several together, in a folder; of two of one day the last by name."""
    latest: dict[frozenset[str], str] = {}
    for path in sorted(_proposals_in(folder, texts), key=lambda each: (texts.look(each).date, each)):
        latest[texts.look(path).parties] = path
    return tuple(sorted(latest.values()))


def _proposals_in(folder: str, texts: Texts) -> Iterator[str]:
    for name in texts.after.names(folder):
        path = f"{folder}/{name}" if folder else name
        if name.endswith((".yaml", ".yml")) and texts.look(path).kind == PROPOSAL and texts.look(path).parties:
            yield path
