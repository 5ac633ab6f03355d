"""Reads `both sides` as the two parties whom the other text lists, where the two texts are just theirs."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ceasefire_diff.comparing.facts import Facts
from ceasefire_diff.model.glossary import NameIndex
from ceasefire_diff.model.proposal import Proposal
from ceasefire_diff.values.name import means_both_sides
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.value import Value


def parties_of(left: Proposal, right: Proposal) -> frozenset[str]:
    """The ids of the two parties whose texts these are; none where a text is of several, or both are of one."""
    index = NameIndex(left.glossary)
    found = frozenset(index.id_of(party) for text in (left, right) for party in text.party)
    return found if len(left.party) == len(right.party) == 1 and len(found) > 1 else frozenset()


def with_sides_named(left: list[Facts], right: list[Facts], parties: frozenset[str]) -> tuple[list[Facts], list[Facts]]:
    """Both sides of a row, each with the other's list of the two parties for its own word for them.

    A list of anybody else stays apart from that word: a mediator's text calls others the sides than its author.
    """
    return (_named(left, right, parties), _named(right, left, parties)) if parties else (left, right)


def _named(side: list[Facts], others: Sequence[Facts], parties: frozenset[str]) -> list[Facts]:
    lists = {
        name: value
        for facts in others
        for name, value in facts.values.items()
        if isinstance(value, Names) and value.is_list and frozenset(each.id for each in value.named) == parties
    }
    return [
        replace(
            facts,
            values={
                **facts.values,
                **{name: replace(lists[name], written=facts.values[name].written) for name in told},
            },
        )
        if (told := [name for name in lists if _is_both(facts.values.get(name))])
        else facts
        for facts in side
    ]


def _is_both(value: Value | None) -> bool:
    return isinstance(value, Names) and value.is_list and len(value.named) == 1 and means_both_sides(value.named[0])
