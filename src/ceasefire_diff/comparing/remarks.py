"""What is remarked on the texts of a comparison, each thing once, whichever pairs it was found in."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire_diff.comparing.comparison import Remark
from ceasefire_diff.comparing.variants import JudgedPair
from ceasefire_diff.comparing.within_one_text import key_of, on_options, states_both
from ceasefire_diff.taxonomy.topic import Taxonomy


def remarks_on(pairs: Sequence[JudgedPair], taxonomy: Taxonomy) -> tuple[Remark, ...]:
    """Everything found within the texts of these pairs, each once, in stable order."""
    found: dict[tuple[str, str, tuple[str, ...], str], Remark] = {}
    proposals = {text.proposal.id: text.proposal for pair in pairs for text in (pair.left, pair.right)}
    for proposal in proposals.values():
        found |= {key_of(remark): remark for remark in on_options(proposal)}
    for pair in pairs:
        for row in pair.rows:
            for side in (row.left, row.right):
                for remark in states_both(side, taxonomy):
                    found.setdefault(key_of(remark), remark)
    return tuple(found[key] for key in sorted(found))
