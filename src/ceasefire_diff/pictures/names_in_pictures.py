"""What a text is called where the words of a picture speak of it."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.quoted import quoted
from ceasefire_diff.wording.result_view import subject


def speaking(labels: Labels, proposal: str, options: Sequence[str] = ()) -> str:
    """A text as a sentence speaks of it, with the options in which it states something; foreign words are marked."""
    who = subject(labels.spoken[proposal], joint=len(labels.proposals[proposal].party) > 1)
    return f"{who}, in {quoted(', '.join(options))}," if options else who
