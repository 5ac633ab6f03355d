"""Puts texts in rounds: by their dates, party by party; a text of several parties is a chain of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.checking.counterparts import Counterparts, counterparts
from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.model.glossary import fold
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.taxonomy.topic import Taxonomy


class Chain(Struct, frozen=True):
    """The texts of one party, or of the same parties together, from the first to the last.

    `joint`: these are texts of parties that also have texts of their own, so that what they say both sides say.
    """

    parties: frozenset[str]
    texts: tuple[Proposal, ...]
    joint: bool = False

    @property
    def name(self) -> str:
        """What the party is called, as its last text has it."""
        return self.texts[-1].party_name


SameIssue = tuple[tuple[Provision, ...], tuple[Provision, ...]]


class NextText(Struct, frozen=True):
    """From what a party's texts have said so far to its next text: which provision of the later is which of before.

    `earlier` is the text before, with every provision that still stands: a text known in part, or one that answers
    some points, takes none back by not repeating it. Each provision says by its `proposal` which text it is of.
    `issues` are provisions of before beside those of the later text on the same issue, whatever they say of it.
    """

    earlier: Proposal
    later: Proposal
    found: Counterparts
    issues: tuple[SameIssue, ...] = ()


def chains_of(proposals: Sequence[Proposal]) -> tuple[Chain, ...]:
    """The chains of some texts, in the order in which their first texts are given; joint ones come last."""
    by_party: dict[frozenset[str], list[Proposal]] = {}
    for each in proposals:
        by_party.setdefault(frozenset(map(fold, each.party)), []).append(each)
    chains = [
        Chain(
            parties,
            tuple(sorted(texts, key=lambda each: (each.date, each.id))),
            joint=sum(other < parties for other in by_party) > 1,
        )
        for parties, texts in by_party.items()
    ]
    return tuple(sorted(chains, key=lambda chain: chain.joint))


def rounds_of(proposals: Sequence[Proposal]) -> tuple[str, ...]:
    """The days on which a text was put forward, each once."""
    return tuple(sorted({each.date for each in proposals}))


def next_texts_of(chain: Chain, taxonomy: Taxonomy) -> tuple[NextText, ...]:
    """The steps of a chain."""
    steps = []
    standing = {each.id: each for each in chain.texts[0].provisions}
    for before, later in pairwise(chain.texts):
        earlier = replace(before, provisions=tuple(standing.values()))
        issues = tuple(_same_issues(earlier, later, taxonomy))
        step = NextText(earlier, later, _beside(counterparts(earlier, later, taxonomy), issues), issues)
        steps.append(step)
        left_alone = step.found.removed if later.missing is not None else ()
        standing = {each.id: each for each in (*left_alone, *later.provisions)}
    return tuple(steps)


def _same_issues(earlier: Proposal, later: Proposal, taxonomy: Taxonomy) -> Iterator[SameIssue]:
    """What stands in one row when two texts of one party are laid side by side."""
    before = {each.id: each for each in earlier.provisions}
    after = {each.id: each for each in later.provisions}
    one = replace(earlier, provisions=tuple(replace(each, proposal=earlier.id) for each in before.values()))
    for row in compare([one, later], taxonomy).rows:
        sides = [
            tuple(
                known[each.provision]
                for each in row.members
                if each.proposal == text.id and known[each.provision].topic == row.topic
            )
            for text, known in ((earlier, before), (later, after))
        ]
        if all(sides):
            yield sides[0], sides[1]


def _beside(found: Counterparts, issues: Sequence[SameIssue]) -> Counterparts:
    """What alone is left on both sides of an issue is one provision that moved, however much of it changed."""
    removed, added = ({each.id: each for each in side} for side in (found.removed, found.added))
    moved = []
    for before, after in issues:
        lone = [each for each in before if each.id in removed], [each for each in after if each.id in added]
        if len(lone[0]) == len(lone[1]) == 1:
            moved.append((removed.pop(lone[0][0].id), added.pop(lone[1][0].id)))
    return replace(found, pairs=(*found.pairs, *moved), removed=tuple(removed.values()), added=tuple(added.values()))
