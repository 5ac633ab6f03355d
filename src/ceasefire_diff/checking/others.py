"""Which texts a text is laid beside: those that are named, or the latest of each other party in its folder."""

from __future__ import annotations

from collections.abc import Iterator

from ceasefire_diff.checking.changed_files import PROPOSAL
from ceasefire_diff.checking.proposal_versions import ProposalVersions


def latest_of_others(path: str, texts: ProposalVersions) -> tuple[str, ...]:
    """The latest text of each other party in the folder, of the same process where both say of which they are."""
    folder, process = path.rpartition("/")[0], texts.look(path).process
    return tuple(each for each in latest_of_each(folder, texts, process) if are_two_sides(path, each, texts))


def are_two_sides(one: str, other: str, texts: ProposalVersions) -> bool:
    """Whether two texts are of different parties; one that a party of the other holds too is none of another."""
    return not texts.look(one).parties & texts.look(other).parties


def latest_of_each(folder: str, texts: ProposalVersions, process: str = "") -> tuple[str, ...]:
    """The latest text of each party, or of several together, in a folder; of two of one day the last by name.

    Where a `process` is given, a text that says that it belongs to another is left aside.
    """
    latest: dict[frozenset[str], str] = {}
    for path in sorted(_proposals_in(folder, texts), key=lambda each: (texts.look(each).date, each)):
        if not process or texts.look(path).process in ("", process):
            latest[texts.look(path).parties] = path
    return tuple(sorted(latest.values()))


def _proposals_in(folder: str, texts: ProposalVersions) -> Iterator[str]:
    for name in texts.after.names(folder):
        path = f"{folder}/{name}" if folder else name
        if name.endswith((".yaml", ".yml")) and texts.look(path).kind == PROPOSAL and texts.look(path).parties:
            yield path
