"""What the pictures call a text: beside its marks, and as the subject of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire_diff.reporting.calling import Calling
from ceasefire_diff.reporting.sentence import foreign
from ceasefire_diff.reporting.told import subject


def called(calling: Calling, proposal: str, options: Sequence[str] = ()) -> str:
    """A text with the options in which it states something, as a label has it."""
    return ", ".join((calling.called[proposal], *options))


def speaking(calling: Calling, proposal: str, options: Sequence[str] = ()) -> str:
    """The same as a sentence has it, its foreign words marked."""
    who = subject(calling.spoken[proposal], joint=len(calling.proposals[proposal].party) > 1)
    return f"{who}, in {foreign(', '.join(options))}," if options else who
