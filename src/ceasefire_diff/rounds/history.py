"""Follows each issue through the rounds: what each party's text says of it, what changed, and how the texts stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.checking.finding import Finding
from ceasefire_diff.checking.provision_changes import TwoVersions, movement
from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Comparison, Row
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.rounds.chains import Chain, NextText, chains_of, next_texts_of, rounds_of
from ceasefire_diff.taxonomy.topic import Taxonomy

MADE_OF_EVENTS = ("conditions", "sequence")
"""Topics whose rows the engine makes of provisions that stand in rows of their own."""

_Node = tuple[str, str]
"""A provision: the ids of its text and of itself."""


class Change(StrEnum):
    """What a text does with an issue, beside the text of the same party before it."""

    APPEARS = "appears"
    CHANGES = "changes"
    REWORDS = "rewords"
    STAYS = "stays"
    LEAVES_OUT = "leaves-out"


class Stand(Struct, frozen=True):
    """What one text says of an issue, and what that is beside the party's text before it.

    `provisions` is empty where the text leaves the issue out; `findings` say what changed, as `check` does.
    """

    text: Proposal
    provisions: tuple[Provision, ...]
    change: Change
    findings: tuple[Finding, ...] = ()


class RelationInRound(Struct, frozen=True):
    """How two texts stand to each other on an issue from a round on: the verdicts of their rows, each once.

    It is empty where no row holds provisions of both.
    """

    left: str
    right: str
    verdicts: tuple[Verdict, ...]


class Issue(Struct, frozen=True):
    """One issue through the rounds: the stands of each chain, and in each round the relation of the latest of them.

    `same_since` is the round from which on all that is said of it is the same in all texts that speak of it.
    """

    id: str
    topic: str
    row: Row | None
    stands: tuple[tuple[Stand, ...], ...]
    relations: tuple[tuple[RelationInRound, ...], ...]
    same_since: str | None


class History(Struct, frozen=True):
    """All issues of some texts. `comparisons` holds what was compared, by the ids of both texts."""

    chains: tuple[Chain, ...]
    rounds: tuple[str, ...]
    issues: tuple[Issue, ...]
    taxonomy: Taxonomy
    comparisons: Mapping[tuple[str, str], Comparison]


def history_of(proposals: Sequence[Proposal], taxonomy: Taxonomy) -> History:
    """The history of two texts or more that were read with one glossary and one set of topics."""
    return _History(proposals, taxonomy).made()


class _History:
    def __init__(self, proposals: Sequence[Proposal], taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy
        self._chains = chains_of(proposals)
        self._rounds = rounds_of(proposals)
        self._steps = {chain.parties: next_texts_of(chain, taxonomy) for chain in self._chains}
        self._comparisons: dict[tuple[str, str], Comparison] = {}
        self._provisions = {(text.id, each.id): each for text in proposals for each in text.provisions}

    def made(self) -> History:
        groups = self._groups()
        order = self._taxonomy.order()
        found = _each_by_its_own_id(self._issue(group) for group in groups)
        found.sort(key=lambda issue: (order[issue.topic], issue.id))
        return History(self._chains, self._rounds, tuple(found), self._taxonomy, self._comparisons)

    def _compared(self, left: Proposal, right: Proposal) -> Comparison:
        key = (left.id, right.id)
        if key not in self._comparisons:
            self._comparisons[key] = compare([left, right], self._taxonomy)
        return self._comparisons[key]

    def _groups(self) -> list[frozenset[_Node]]:
        """The provisions of each issue: one through its versions, and those that stand in one row with it."""
        joined = _Joined(self._provisions)
        for steps in self._steps.values():
            for step in steps:
                for one, other in _followed(step):
                    joined.join((one.proposal, one.id), (other.proposal, other.id))
                for earlier, later in step.issues:
                    for provision in (*earlier, *later):
                        joined.join((earlier[0].proposal, earlier[0].id), (provision.proposal, provision.id))
        for left, right in self._pairs():
            for row in _rows_of_both(self._compared(left, right)):
                first, *others = [(each.proposal, each.provision) for each in row.members]
                for each in others:
                    joined.join(first, each)
        return joined.groups()

    def _pairs(self) -> Iterator[tuple[Proposal, Proposal]]:
        """Texts of two chains that were the latest of both in some round."""
        seen: set[tuple[str, str]] = set()
        for day in self._rounds:
            latest = [text for chain in self._chains if (text := _latest(chain.texts, day))]
            for left, right in combinations(latest, 2):
                if (left.id, right.id) not in seen:
                    seen.add((left.id, right.id))
                    yield left, right

    def _issue(self, group: frozenset[_Node]) -> Issue:
        stands = tuple(self._stands(chain, group) for chain in self._chains)
        relations = tuple(self._relations(stands, day, group) for day in self._rounds)
        topics = [self._provisions[each].topic for each in group]
        order = self._taxonomy.order()
        topic = min(topics, key=lambda each: order[each])
        row = next((row for row in reversed(list(self._rows(group))) if row.topic in topics), None)
        name = row.id if row is not None else f"{topic}/{min(provision for _, provision in group)}"
        return Issue(name, topic, row, stands, relations, _same_since(relations, self._rounds))

    def _rows(self, group: frozenset[_Node]) -> Iterator[Row]:
        for comparison in self._comparisons.values():
            for row in _rows_of_both(comparison):
                if (row.members[0].proposal, row.members[0].provision) in group:
                    yield row

    def _stands(self, chain: Chain, group: frozenset[_Node]) -> tuple[Stand, ...]:
        stands: list[Stand] = []
        steps: tuple[NextText | None, ...] = (None, *self._steps[chain.parties])
        for text, step in zip(chain.texts, steps, strict=True):
            said = tuple(each for each in text.provisions if (text.id, each.id) in group)
            if stands or said:
                stand = self._stand(text, said, step, group)
                if stand is not None:
                    stands.append(stand)
        return tuple(stands)

    def _stand(
        self, text: Proposal, said: tuple[Provision, ...], step: NextText | None, group: frozenset[_Node]
    ) -> Stand | None:
        """None where a text known in part, or one that answers some points, does not speak of the issue."""
        before = tuple(each for each in step.earlier.provisions if (each.proposal, each.id) in group) if step else ()
        if not said:
            dropped = before and step is not None and text.missing is None
            return Stand(text, (), Change.LEAVES_OUT) if dropped else None
        if step is None or not before:
            return Stand(text, said, Change.APPEARS)
        findings = tuple(self._findings(step, {each.id for each in (*before, *said)}))
        rules = {each.rule for each in findings}
        if not rules:
            return Stand(text, said, Change.STAYS)
        change = Change.REWORDS if rules <= _WORDS_ALONE else Change.CHANGES
        return Stand(text, said, change, findings)

    def _findings(self, step: NextText, ids: set[str]) -> Iterator[Finding]:
        versions = TwoVersions(step.earlier, step.later, step.later.id, step.earlier.file, None)
        for finding in movement(versions, step.found):
            left_out = finding.rule == "provision.removed" and step.later.missing is not None
            if finding.provision in ids and finding.rule not in _NOT_SAID and not left_out:
                yield finding

    def _relations(
        self, stands: Sequence[Sequence[Stand]], day: str, group: frozenset[_Node]
    ) -> tuple[RelationInRound, ...]:
        latest = [found for chain in stands if (found := _latest_stand(chain, day)) and found.provisions]
        return tuple(
            RelationInRound(left.text.id, right.text.id, self._verdicts(left.text, right.text, group))
            for left, right in combinations(latest, 2)
        )

    def _verdicts(self, left: Proposal, right: Proposal, group: frozenset[_Node]) -> tuple[Verdict, ...]:
        rows = [
            row
            for row in _rows_of_both(self._compared(left, right))
            if (row.members[0].proposal, row.members[0].provision) in group
        ]
        found = {pair.verdict for row in rows for pair in row.pairs} - {Verdict.ONE_SIDED}
        return tuple(verdict for verdict in Verdict if verdict in found)


_WORDS_ALONE = frozenset(("text.reworded", "provision.cut", "provision.joined"))
_NOT_SAID = frozenset(("text.unmatched", "citation.changed", "provision.moved", "provision.renamed"))
"""What is said of files and not of texts."""


def _each_by_its_own_id(issues: Iterable[Issue]) -> list[Issue]:
    """The issues, those with one id told apart by number, in the order of the texts that first speak of them."""
    in_order = sorted(issues, key=lambda issue: min(each.text.date for chain in issue.stands for each in chain))
    times: Counter[str] = Counter()
    found = []
    for each in in_order:
        times[each.id] += 1
        found.append(replace(each, id=f"{each.id}/{times[each.id]}") if times[each.id] > 1 else each)
    return found


def _followed(step: NextText) -> Iterator[tuple[Provision, Provision]]:
    yield from step.found.pairs
    for each in step.found.cut:
        yield from ((each.whole, part) for part in each.parts)
    for each in step.found.joined:
        yield from ((part, each.whole) for part in each.parts)


def _rows_of_both(comparison: Comparison) -> Iterator[Row]:
    """Rows in which both texts state provisions on one issue."""
    for row in comparison.rows:
        both = any(pair.left_provisions and pair.right_provisions for pair in row.pairs)
        if both and row.topic not in MADE_OF_EVENTS:
            yield row


def _latest(texts: Iterable[Proposal], day: str) -> Proposal | None:
    return max((each for each in texts if each.date <= day), key=lambda each: (each.date, each.id), default=None)


def _latest_stand(stands: Iterable[Stand], day: str) -> Stand | None:
    return max((each for each in stands if each.text.date <= day), key=lambda each: each.text.date, default=None)


def _same_since(relations: Sequence[Sequence[RelationInRound]], rounds: Sequence[str]) -> str | None:
    """The round from which on every pair of texts comes to the same in both, up to the last round."""
    since = None
    for day, found in zip(rounds, relations, strict=True):
        if not found or any(each.verdicts != (Verdict.AGREE,) for each in found):
            since = None
        elif since is None:
            since = day
    return since


class _Joined:
    """Nodes put together pair by pair, as sets that have none in common (union-find)."""

    def __init__(self, nodes: Iterable[_Node]) -> None:
        self._above: dict[_Node, _Node] = {each: each for each in nodes}

    def join(self, one: _Node, other: _Node) -> None:
        """Put the sets of two nodes together."""
        self._above[self._top(one)] = self._top(other)

    def groups(self) -> list[frozenset[_Node]]:
        """All sets."""
        found: dict[_Node, set[_Node]] = defaultdict(set)
        for each in self._above:
            found[self._top(each)].add(each)
        return [frozenset(each) for each in found.values()]

    def _top(self, node: _Node) -> _Node:
        while self._above[node] != node:
            self._above[node] = self._above[self._above[node]]
            node = self._above[node]
        return node
