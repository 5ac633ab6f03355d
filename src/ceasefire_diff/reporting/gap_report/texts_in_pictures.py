"""What a text is called where the words of a picture speak of it."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire_diff.reporting.calling import Calling
from ceasefire_diff.reporting.sentence import foreign
from ceasefire_diff.reporting.told import subject


def speaking(calling: Calling, proposal: str, options: Sequence[str] = ()) -> str:
    """A text as a sentence speaks of it, with the options in which it states something; foreign words are marked."""
    who = subject(calling.spoken[proposal], joint=len(calling.proposals[proposal].party) > 1)
    return f"{who}, in {foreign(', '.join(options))}," if options else who
