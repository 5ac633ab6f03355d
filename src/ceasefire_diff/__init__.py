"""Lays written ceasefire positions side by side; this is what Python callers may use.

from ceasefire_diff import compare, read_proposal

comparison = compare(read_proposal("russia.yaml"), read_proposal("ukraine.yaml"))
for row in comparison.rows:
print(row.id, [pair.verdict for pair in row.pairs])
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ceasefire_diff.comparing.comparison import Comparison
    from ceasefire_diff.model.proposal import Proposal
    from ceasefire_diff.source.diagnostics import CannotRun
    from ceasefire_diff.source.diagnostics import Diagnostic as Problem

    __version__: str

__all__ = ["CannotRun", "Comparison", "Problem", "Proposal", "__version__", "compare", "read_proposal"]

# Where each name lives. A caller who wants a Proposal need not wait until the engine has been loaded.
_HOMES = {
    "CannotRun": "source.diagnostics.CannotRun",
    "Comparison": "comparing.comparison.Comparison",
    "Problem": "source.diagnostics.Diagnostic",
    "Proposal": "model.proposal.Proposal",
}


def read_proposal(file: str, *, glossary: str | None = None, topics_file: str | None = None) -> Proposal:
    """Read one proposal: a path, or `REVISION:path`.

    Raises CannotRun, whose `problems` say everything that is wrong, each with place and cure.
    """
    from ceasefire_diff.reading.proposals import read_proposal as read  # noqa: PLC0415  see _HOMES

    return read(file, glossary=glossary, topics_file=topics_file)


def compare(*proposals: Proposal, topics_file: str | None = None) -> Comparison:
    """Compare two or more proposals that were read with one glossary; `topics_file` if they use own topics.

    Raises ValueError if there are fewer than two, or if their glossaries differ; CannotRun if the topics file is wrong.
    """
    from ceasefire_diff.comparing.compare import compare as compare_all  # noqa: PLC0415  see _HOMES
    from ceasefire_diff.reading.topics_file import taxonomy_with  # noqa: PLC0415  see _HOMES

    if len({proposal.glossary.sha256 for proposal in proposals}) > 1:
        raise ValueError("the proposals were read with different glossaries: give all of them the same")
    return compare_all(proposals, taxonomy_with(topics_file, documented=False))


def __getattr__(name: str) -> object:
    """Load a name where it lives, once it is asked for."""
    from importlib import import_module  # noqa: PLC0415  see _HOMES

    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415  it reads the disk

        return version("ceasefire-diff")
    if name in _HOMES:
        home, _, own_name = _HOMES[name].rpartition(".")
        return getattr(import_module(f"{__name__}.{home}"), own_name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
