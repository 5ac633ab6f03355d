"""Tells an exchange of the right text from the end from which the left text tells it.

"North gives 30 prisoners for 1 hostage" is "South gives 1 hostage for 30 prisoners": one exchange, told by either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from msgspec.structs import replace

from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.taxonomy.topic import Taxonomy, Topic
from ceasefire_diff.values.name import Standing, standing
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.ratio import Ratio, relate_ratios
from ceasefire_diff.values.relation import RelationKind


def told_from_one_end(
    left: Iterable[Provision], right: Sequence[Provision], taxonomy: Taxonomy
) -> dict[str, Provision]:
    """By id, provisions of the right text as the left text's party would tell them; the others are not listed."""
    ours = [each for each in left if taxonomy.topics[each.topic].two_ends]
    turned: dict[str, Provision] = {}
    for theirs in right if ours else ():
        for mine in ours:
            if mine.topic == theirs.topic and theirs.id not in turned:
                found = _turned(mine, theirs, taxonomy.topics[mine.topic])
                if found is not None:
                    turned[theirs.id] = found
    return turned


def _turned(mine: Provision, theirs: Provision, topic: Topic) -> Provision | None:
    """Their provision from our end, if both are about one exchange and theirs is told from the other."""
    one, two = mine.bearers, theirs.bearers
    if one is None or two is None or not one.named or not two.named or not one.holders.keys().isdisjoint(two.holders):
        return None
    rates = {name: value for name, value in theirs.terms.items() if isinstance(value, Ratio)}
    if set(theirs.terms) - {*rates, *topic.two_ends}:
        return None  # what is said of the portions of one side cannot be said of the other's
    given, received = topic.two_ends
    crosswise = _same(mine, given, theirs, received) and _same(mine, received, theirs, given)
    alike = _same(mine, given, theirs, given) and _same(mine, received, theirs, received)
    flipped = {name: replace(value.told_by_receiver(), givers=one.named) for name, value in rates.items()}
    if not crosswise and not (alike and (_known_apart(one, two) or _match(mine, flipped))):
        return None
    swapped = {given: received, received: given} if crosswise and not alike else {}
    terms = {swapped.get(name, name): flipped.get(name, value) for name, value in theirs.terms.items()}
    return replace(theirs, terms=terms, keys={**theirs.keys, "by": one})


def _same(mine: Provision, name: str, theirs: Provision, other: str) -> bool:
    one, two = mine.terms.get(name), theirs.terms.get(other)
    return one is two is None or (one is not None and two is not None and one.key == two.key)


def _known_apart(one: Names, two: Names) -> bool:
    return all(standing(first, second) is Standing.DIFFERS for first, second in product(one.named, two.named))


def _match(mine: Provision, rates: dict[str, Ratio]) -> bool:
    """Whether the rates, told from our end, are ours."""
    return bool(rates) and all(
        isinstance(own := mine.terms.get(name), Ratio) and relate_ratios(own, rate).kind is RelationKind.SAME
        for name, rate in rates.items()
    )
