"""The variants of a proposal: each of its options with all that stands outside the options."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from ceasefire_diff.aligning.matter import Matter, matter_of
from ceasefire_diff.comparing.as_read import provisions_as_read
from ceasefire_diff.comparing.comparison import Variant
from ceasefire_diff.comparing.events import absent_events, events_of
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.taxonomy.topic import Taxonomy

LINED_UP_BY_EVENT = "conditions"
"""The topic whose provisions are lined up by the event they speak of (conditions.py), not by objects."""


class VariantText(Struct, frozen=True):
    """A variant with its proposal, the provisions that hold in it, and what each of those is about, in their order.

    `spoken_of` are the events each provision of the proposal refers to, by its id.
    """

    variant: Variant
    proposal: Proposal
    provisions: tuple[Provision, ...]
    matters: tuple[Matter, ...]
    absent: frozenset[str]
    spoken_of: Mapping[str, frozenset[str]]

    @property
    def of_other_options(self) -> frozenset[str]:
        """The events that only other options have, and those options themselves as steps."""
        others = (each for each in self.proposal.options if each != self.variant.option)
        return self.absent | {f"{self.proposal.id}/option {each}" for each in others}


def variants_of(proposal: Proposal, taxonomy: Taxonomy) -> tuple[VariantText, ...]:
    """Each option of a proposal with the provisions outside all options; the whole text where it has none."""
    texts = []
    provisions = provisions_as_read(proposal)
    matters = [matter_of(each, taxonomy.topics[each.topic]) for each in provisions]
    spoken_of = {each.id: frozenset(event.id for event in events_of(each)) for each in provisions}
    for option in proposal.options or (None,):
        about = tuple(each for each in matters if _holds_in(each.provision, option))
        present = tuple(each.provision for each in about)
        absent = absent_events(provisions, present)
        texts.append(VariantText(Variant(proposal.id, option), proposal, present, about, absent, spoken_of))
    return tuple(texts)


def _holds_in(provision: Provision, option: str | None) -> bool:
    return not provision.options or option in provision.options
