"""How a text stands beside another party's, before and after: rows whose verdict or whose reasons have changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct, field

from ceasefire_diff.checking.finding import Finding, Related, RelatedKind, VerdictChange
from ceasefire_diff.comparing.comparison import Comparison, Member, PairResult, Row, TermResult
from ceasefire_diff.comparing.conditions import TOPIC as CONDITIONS
from ceasefire_diff.comparing.order.rows import SEQUENCE
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.rules.registry import finding_rules
from ceasefire_diff.source.diagnostics import Place


class EditOfText(Struct, frozen=True):
    """What an edit did to the provisions of one text, by the ids they have now.

    `renamed` is the earlier id of each that has another now, `gone_at` where one stood that is there no more.
    """

    touched: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = field(default_factory=dict)
    gone_at: Mapping[str, Place] = field(default_factory=dict)


class BeforeAfter(Struct, frozen=True):
    """Two texts, compared at two times: their names in findings, and their edits, by id of the proposal.

    Findings are told of the first, but for rows in which only the second was edited or speaks.
    """

    earlier: Comparison
    later: Comparison
    names: Mapping[str, str]
    edits: Mapping[str, EditOfText]


_UNTOUCHED: Final = EditOfText()


def changed_standing(beside: BeforeAfter) -> Iterator[Finding]:
    """One finding for each row that comes to something else, or to the same for other reasons.

    A row in which both texts speak may be new, or be there no more; what only one text says is told of that text alone.
    """
    at = _Texts(beside)
    before = _Rows(beside.earlier.rows)
    followed = set()
    for row in beside.later.rows:
        was = before.of(row, at)
        if was is not None:
            followed.add(was.id)
            yield from _changes(was, row, at)
        elif of_both := [each for each in row.pairs if each.verdict is not Verdict.ONE_SIDED]:
            for verdict in dict.fromkeys(each.verdict for each in of_both):
                pairs = [each for each in of_both if each.verdict is verdict]
                yield _finding(row, VerdictChange(beside.later, row, tuple(pairs)), ("", verdict.value), at)
    for was in beside.earlier.rows:
        came = sorted({each.verdict for each in was.pairs} - {Verdict.ONE_SIDED})
        if came and was.id not in followed:
            yield _finding(was, VerdictChange(beside.earlier, was, ()), (", ".join(came), ""), at)
    yield from _stale_answers(beside, at)


def _stale_answers(beside: BeforeAfter, at: _Texts) -> Iterator[Finding]:
    """One finding for each answer of a person that held before and no longer does, told of a provision it is about."""
    rule = finding_rules()["answer.stale"]
    known = {each.about for each in beside.earlier.stale}
    for stale in beside.later.stale:
        members = [Member(*each) for each in stale.members if each[0] in at.now]
        about = [each for each in members if at.is_there(each)] or [each for each in members if at.was_there(each)]
        if stale.about in known or not about:
            continue
        touched = [each for each in about if each.provision in at.edit(each).touched]
        told_of = next(iter((*touched, *about)))
        provision, place = at.provision(told_of)
        yield Finding(
            rule=rule.id,
            level=rule.level,
            place=place,
            proposal=beside.names[told_of.proposal],
            provision=provision.id,
            clauses=provision.clauses,
            arguments={"answer": stale.about, "why": stale.why, "other": at.other(told_of).party_name},
        )


class _Texts:
    """Both texts at both times, and which provision a finding on a row is told of."""

    def __init__(self, beside: BeforeAfter) -> None:
        self.beside = beside
        self.now = {each.id: each for each in beside.later.proposals}
        self._was = {each.id: each for each in beside.earlier.proposals}

    def edit(self, member: Member) -> EditOfText:
        """What was done to the text that a member belongs to."""
        return self.beside.edits.get(member.proposal, _UNTOUCHED)

    def was_called(self, member: Member) -> Member:
        """A member of a later row as the earlier version calls it."""
        return Member(member.proposal, self.edit(member).renamed.get(member.provision, member.provision))

    def is_there(self, member: Member) -> bool:
        """Whether the text still has that provision."""
        return self.now[member.proposal].provision(member.provision) is not None

    def provision(self, member: Member) -> tuple[Provision, Place]:
        """A provision and its place, as it is or, where it is there no more, as it was."""
        proposal = self.now[member.proposal]
        found = proposal.provision(member.provision)
        if found is not None:
            return found, _place(proposal, found)
        gone = self._was[member.proposal].provision(member.provision)
        if gone is None:
            raise KeyError(member)
        return gone, self.edit(member).gone_at.get(member.provision, Place(proposal.file, 1))

    def told_of(self, was: Row, row: Row) -> Member:
        """The provision a finding on a row is told of: one that was edited, else the first text's, else the other's.

        What the earlier row held and the later does not, and the text still has, is told in the row it has now.
        """
        now, gone = self._in_order(row), [each for each in self._in_order(was) if not self.is_there(each)]
        touched = [each for each in (*now, *gone, *self._in_order(was)) if each.provision in self.edit(each).touched]
        return next(iter((*touched, *now, *gone, *self._in_order(was))))

    def only_the_glossary(self, was: Row, row: Row) -> bool:
        """Whether the glossary was edited and no provision of a row: what changed is what a person says of them."""
        if self.beside.earlier.glossary == self.beside.later.glossary:
            return False
        members = (*row.members, *was.members)
        return not any(each.provision in self.edit(each).touched or not self.is_there(each) for each in members)

    def other(self, member: Member) -> Proposal:
        """The text that a member does not belong to."""
        return next(each for each in self.beside.later.proposals if each.id != member.proposal)

    def _in_order(self, row: Row) -> list[Member]:
        """The members of a row as the files list them, those of the first text first."""
        place = {each: number for number, each in enumerate(self.now)}
        members = [each for each in row.members if self.is_there(each) or self.was_there(each)]
        return sorted(members, key=lambda each: (place[each.proposal], self.provision(each)[1].line))

    def was_there(self, member: Member) -> bool:
        """Whether the earlier text had that provision."""
        return self._was[member.proposal].provision(member.provision) is not None


class _Rows:
    """The rows of the earlier comparison, to look them up by what they hold."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._by_id = {row.id: row for row in rows}
        self._holding: dict[Member, list[Row]] = defaultdict(list)
        for row in rows:
            for member in row.members:
                self._holding[member].append(row)

    def of(self, row: Row, at: _Texts) -> Row | None:
        """What a row was: the one of its id, else the one that held most of its provisions."""
        if row.id in self._by_id:
            return self._by_id[row.id]
        held: Counter[str] = Counter()
        for member in map(at.was_called, row.members):
            held.update(each.id for each in self._holding.get(member, ()) if _across(each) == _across(row))
        rows = (self._by_id[each] for each in held)
        return max(rows, key=lambda each: (held[each.id], each.topic == row.topic, each.id), default=None)


def _across(row: Row) -> str | None:
    """The topic of rows that hold provisions which also stand in a row of their own matter; None for all others."""
    return row.topic if row.topic in (CONDITIONS, SEQUENCE) else None


def _changes(was: Row, row: Row, at: _Texts) -> Iterator[Finding]:
    """The pairs of variants of a row that came to something else, told together where they went the same way."""
    ways: dict[tuple[str, str], list[PairResult]] = defaultdict(list)
    for pair in row.pairs:
        before = _same_variants(pair, was.pairs)
        verdicts = {each.verdict for each in before}
        if verdicts == {pair.verdict} and (
            pair.verdict is Verdict.ONE_SIDED or any(_reasons(each) == _reasons(pair) for each in before)
        ):
            continue
        ways[", ".join(sorted(verdicts)), pair.verdict.value].append(pair)
    for way, pairs in ways.items():
        yield _finding(was, VerdictChange(at.beside.later, row, tuple(pairs)), way, at)


def _same_variants(pair: PairResult, earlier: Sequence[PairResult]) -> list[PairResult]:
    """The pairs of the same options, or all where an option is there that was not."""
    same = [each for each in earlier if (each.left, each.right) == (pair.left, pair.right)]
    return same or list(earlier)


def _reasons(pair: PairResult) -> Hashable:
    """What a verdict rests on, wherever in the files it stands."""
    return frozenset(map(_reason, pair.results))


def _reason(result: TermResult) -> Hashable:
    stated = tuple(tuple(sorted((each.proposal, each.text) for each in side)) for side in (result.left, result.right))
    facts = (result.term, result.relation, result.verdict, result.rule, result.inner, result.common, result.distance)
    more = (result.left_adds, result.right_adds, result.excluded, result.links, tuple(sorted(result.arguments.items())))
    return (*facts, stated, more)


def _finding(was: Row, because: VerdictChange, way: tuple[str, str], at: _Texts) -> Finding:
    """That a row went from one verdict to another; empty where there was none, or is none now."""
    row, (came, comes) = because.row, way
    told_of = at.told_of(was, row)
    provision, place = at.provision(told_of)
    others = [each for each in row.members if each.proposal != told_of.proposal]
    changed = "reasons.changed" if came == comes else "verdict.changed"
    rule = finding_rules()["verdict.answered" if at.only_the_glossary(was, row) else changed]
    names, against = at.beside.names, at.other(told_of)
    said = {
        "row": row.id,
        "from": came,
        "to": comes,
        "other": against.party_name,
        "against": names[against.id],
        "options": _options(because.pairs, row, at),
    }
    return Finding(
        rule=rule.id,
        level=rule.level,
        place=place,
        proposal=names[told_of.proposal],
        provision=provision.id,
        clauses=provision.clauses,
        arguments={name: value for name, value in said.items() if value},
        related=tuple(Related(RelatedKind.OTHER_TEXT, at.provision(each)[1]) for each in others[:1]),
        because=because,
    )


def _options(pairs: Sequence[PairResult], row: Row, at: _Texts) -> str:
    """For which options something holds, where it does not hold for all of a row."""
    if len(pairs) in (0, len(row.pairs)):
        return ""
    variants = dict.fromkeys(variant for pair in pairs for variant in (pair.left, pair.right))
    return ", ".join(at.now[each.proposal].options.get(each.option, each.option) for each in variants if each.option)


def _place(proposal: Proposal, provision: Provision) -> Place:
    return Place(proposal.file, provision.place.line, provision.place.column)
