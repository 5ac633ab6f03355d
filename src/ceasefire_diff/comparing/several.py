"""Compares the provisions of a row two by two where a side has several: what one term then comes to.

All provisions of a text hold together. So one of ours that surely opposes one of theirs is a conflict, unless its own
text says the opposite too, and that agrees: which of the two then answers is never guessed.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations, product
from typing import Final

from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import TermResult
from ceasefire_diff.comparing.facts import Facts, Statement, gather, norm_words, stated
from ceasefire_diff.comparing.meeting import PEOPLE, Overlap, circumstances, objects
from ceasefire_diff.comparing.norm_result import compare_reach
from ceasefire_diff.comparing.norms import ComparisonMode, Norm, mode_of
from ceasefire_diff.comparing.opposition import opposed_if_they_meet, weigh
from ceasefire_diff.comparing.order.one_act import compare_times
from ceasefire_diff.comparing.terms import compare_term
from ceasefire_diff.model.keys import VALUE_KEYS
from ceasefire_diff.model.verdict import Verdict, gravest
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.interval import shared, write_interval
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.names_relation import excludes, names_all_lie_within
from ceasefire_diff.values.relation import RelationKind
from ceasefire_diff.values.value import Value, relate

MOST_PAIRS: Final = 4000
"""Pairs of provisions of one row that are laid beside one another: a row with more is no position."""

KEPT_TOGETHER: Final = frozenset((Norm.REQUIRES, Norm.SAYS, Norm.TRIES))
"""Norms of which several, on one term, come to what satisfies all of them."""


def bars_leave(result: TermResult, one: Facts, two: Facts, topic: Topic) -> bool:
    """Whether a duty that is apart from a permission on this term bars it: a duty of 30 days leaves no leave for 60.

    What a permission excludes bars no duty.
    """
    term = topic.terms.get(result.term)
    if result.relation is not RelationKind.APART or term is None or (term.identifies and topic.somewhere):
        return False
    duty, leave = (one, two) if one.deed is Norm.REQUIRES else (two, one)
    wanted, let = duty.values.get(result.term), leave.values.get(result.term)
    if not term.closed and isinstance(wanted, Names) and isinstance(let, Names):
        return excludes(wanted, let) is True
    return True


def told_by_its_terms(one: Facts, two: Facts, topic: Topic) -> bool:
    """Whether all that two provisions can clash on is a term or norm of their own row, compared there already."""
    return not (one.as_duty and two.as_duty) and not any(term.permits or term.within for term in topic.terms.values())


def clashes(one: Facts, two: Facts, topic: Topic, *, perhaps: bool = False) -> Iterator[TermResult]:
    """Every term on which two provisions surely cannot both hold, the norms themselves among them.

    `perhaps`: or of which nothing but their circumstances leaves it unknown.
    """
    if one.as_duty and two.as_duty:
        # Two bans of all beyond a bound may leave nothing between the bounds.
        one, two = (replace(each, deed=Norm.REQUIRES, values=each.as_duty) for each in (one, two))
    if mode_of(one.deed, two.deed) is ComparisonMode.REACH:
        found = [compare_reach(one, two, topic)]
    else:
        found = [compare_pair(name, one, two, topic) for name in one.values if name in two.values]
        found += [*permitted_and_banned(one, two, topic), *beyond_a_limit(one, two, topic)]
        found += compare_times([one], [two], topic, ())
    return (each for each in found if each.verdict is Verdict.CONFLICT or (perhaps and opposed_if_they_meet(each)))


def permitted_and_banned(one: Facts, two: Facts, topic: Topic) -> Iterator[TermResult]:
    """What one text bans and the other expressly lets out of its own ban."""
    for term in topic.terms.values():
        if not term.permits:
            continue
        for lets, banning in ((one, two), (two, one)):
            permitted, banned = lets.values.get(term.name), banning.values.get(term.permits)
            if not _lets_out(permitted, banned) or _lets_out(permitted, banning.values.get(term.name)):
                continue
            sides = [stated(lets, term.name), stated(banning, term.permits)]
            left, right = sides if lets is one else reversed(sides)
            result = TermResult(
                term.name, RelationKind.APART, Verdict.CONFLICT, "names.permitted-banned", (left,), (right,)
            )
            yield weigh(result, lets, banning, topic, also_beside=(term.permits,))


def beyond_a_limit(one: Facts, two: Facts, topic: Topic) -> Iterator[TermResult]:
    """What one text wants at least of something, or of a part of it, beyond the limit that the other sets."""
    for term in topic.terms.values():
        for wants, sets in ((one, two), (two, one)) if term.within else ():
            least, most = wants.values.get(term.name), sets.values.get(term.within)
            if not isinstance(least, Amount) or not isinstance(most, Amount) or not (least.span and most.span):
                continue
            inner = objects(wants, sets, topic).overlap in (Overlap.SAME, Overlap.LEFT)
            of_one_kind = most.is_none or least.dimension == most.dimension
            if inner and of_one_kind and least.span.low.bounds[0] > most.span.high.bounds[1]:
                sides = (stated(wants, term.name),), (stated(sets, term.within),)
                left, right = sides if wants is one else sides[::-1]
                result = TermResult(term.name, RelationKind.APART, Verdict.CONFLICT, "amount.apart", left, right)
                yield weigh(result, one, two, topic, also_beside=(term.within,))


def _lets_out(permitted: Value | None, banned: Value | None) -> bool:
    """Whether something that is permitted lies wholly in what is banned."""
    if not isinstance(permitted, Names) or not isinstance(banned, Names):
        return False
    return names_all_lie_within(permitted, banned) is True


def surely_opposed(left: Sequence[Facts], right: Sequence[Facts], topic: Topic) -> dict[str, TermResult]:
    """By term, a pair of provisions that cannot both hold, where no text takes back on that term what it says."""
    if len(left) * len(right) > MOST_PAIRS:
        return {}
    known: dict[tuple[int, int], tuple[TermResult, ...]] = {}

    def between(one: Facts, two: Facts) -> tuple[TermResult, ...]:
        """What two provisions clash on, worked out once: each is asked for beside each other."""
        pair = id(one), id(two)
        if pair not in known:
            known[pair] = tuple(clashes(one, two, topic))
        return known[pair]

    def clash_on(term: str, one: Facts, two: Facts) -> bool:
        return any(each.term == term or {each.term, term} & {"deed"} for each in between(one, two))

    found: dict[str, TermResult] = {}
    for one, two in product(left, right):
        for result in between(one, two):
            if result.term in found:
                continue
            ours = [each for each in left if each is not one and clash_on(result.term, one, each)]
            theirs = [each for each in right if each is not two and clash_on(result.term, two, each)]
            if all(clash_on(result.term, each, two) for each in ours) and all(
                clash_on(result.term, one, each) for each in theirs
            ):
                found[result.term] = result
    return found


def compare_name(name: str, left: Sequence[Facts], right: Sequence[Facts], topic: Topic) -> TermResult:
    """One term or key of a row, over all provisions that state it."""
    lefts, rights = ([each for each in side if name in each.values] for side in (left, right))
    statements = _jointly(gather(lefts, name), lefts), _jointly(gather(rights, name), rights)
    result = compare_term(name, *statements)
    if max(map(len, statements)) < 2 or not lefts or not rights:  # noqa: PLR2004 - one value on each side
        return result
    if name not in VALUE_KEYS and all(_told_apart(side, name) for side in (lefts, rights)):
        # Each of ours answers those of theirs that bind the same: each party its own distance.
        pairs = _answering(lefts, rights, name, topic)
        each = [compare_pair(name, one, two, topic) for one, two in pairs]
        if each:
            worst = gravest(one.verdict for one in each)
            found = next(one for one in each if one.verdict is worst)
            return replace(found, left=result.left, right=result.right) if len(each) > 1 else found
    return result


def regrouped(left: Sequence[Facts], right: Sequence[Facts]) -> frozenset[str]:
    """The keys on which what one text says together the other says apart: 5 km by day 10, and 8 km by day 20.

    Where only one thing tells the provisions of a text from one another, there is nothing to regroup. A list is what it
    lists, told one by one.
    """
    varying = [_varying(side) for side in (left, right)]
    if max(map(len, varying)) < 2 or _one_by_one(left) == _one_by_one(right):  # noqa: PLR2004 - one alone regroups nothing
        return frozenset()
    return frozenset(varying[0] | varying[1])


def _varying(side: Sequence[Facts]) -> set[str]:
    """What tells provisions of one text apart: terms spread over some that hold of the same and alike do not."""
    told: dict[str, set[Hashable]] = {"deed": {facts.deed for facts in side}}
    for name in {name for facts in side for name in facts.values}:
        told[name] = {facts.values[name].key if name in facts.values else None for facts in side}
    unlike = any(len(told.get(name, ())) > 1 for name in ("deed", *VALUE_KEYS))
    return {name for name, values in told.items() if len(values if unlike else values - {None}) > 1}


def _one_by_one(side: Sequence[Facts]) -> set[Hashable]:
    """What the provisions say, each of a list by itself."""
    found: set[Hashable] = set()
    for facts in side:
        told = [[(name, each) for each in _items(value)] for name, value in facts.values.items()]
        found |= {(*norm_words(facts.provision, facts.deed), facts.steps, frozenset(each)) for each in product(*told)}
    return found


def _items(value: Value) -> Sequence[Hashable]:
    if isinstance(value, Names) and value.is_list:
        return [name.id for name in value.named]
    return [value.key]


def _jointly(statements: Sequence[Statement], side: Sequence[Facts]) -> Sequence[Statement]:
    """Bounds that one text states one by one as the range they come to: at least 10 and up to 20 are 10 to 20.

    Two duties are kept together; of what is prohibited or permitted, each stands for itself.
    """
    if len(statements) < 2 or not {facts.deed for facts in side} <= KEPT_TOGETHER:  # noqa: PLR2004 - one is itself
        return statements
    if len({(facts.deed, _case(facts)) for facts in side}) > 1:
        return statements
    values = [each.value for each in statements]
    whole = values[0]
    for value in values[1:]:
        if not isinstance(whole, Amount) or not isinstance(value, Amount) or whole.dimension != value.dimension:
            return statements
        meets = relate(whole, value).kind in (RelationKind.SAME, RelationKind.NESTED, RelationKind.OVERLAPS)
        both = shared(whole.span, value.span) if meets and whole.span and value.span else None
        if both is None:
            return statements
        whole = replace(whole, written=write_interval(both) or whole.written, span=both)
    return [Statement(whole, tuple(each for statement in statements for each in statement.stated))]


def compare_pair(name: str, one: Facts, two: Facts, topic: Topic) -> TermResult:
    """One term of two provisions, and what being apart on it comes to between them."""
    result = compare_term(name, gather([one], name), gather([two], name))
    mode = mode_of(one.deed, two.deed)
    if mode is ComparisonMode.TERMS or (mode is ComparisonMode.DUTY_AND_LEAVE and bars_leave(result, one, two, topic)):
        return weigh(result, one, two, topic)
    return replace(result, verdict=Verdict.PARTLY) if result.verdict is Verdict.CONFLICT else result


def each_or_all(name: str, left: Sequence[Facts], right: Sequence[Facts], topic: Topic) -> bool:
    """Whether one side counts a whole and the other its parts one by one, which come to more than the whole.

    Then it hangs on whether the number of the whole is that of each part.
    """
    for wholes, parts in ((left, right), (right, left)):
        for whole, part in product(wholes, parts):
            value = whole.values.get(name)
            if part.beside is None or part.values.get(name) is None:
                continue
            if not isinstance(value, Amount) or value.span is None:
                continue
            may = part.beside.may_lie_in(whole.values.get(part.beside.of))
            if len(may) < 2:  # noqa: PLR2004 - parts are two at least
                continue
            within = [each for each in may if objects(each, whole, topic).overlap is Overlap.LEFT]
            counted = [each.values.get(name) for each in within]
            least = sum(each.span.low.at for each in counted if isinstance(each, Amount) and each.span is not None)
            if len(within) > 1 and least > value.span.high.at:
                return True
    return False


def _answering(
    lefts: Sequence[Facts], rights: Sequence[Facts], name: str, topic: Topic
) -> Sequence[tuple[Facts, Facts]]:
    """Which of our provisions answer which of theirs: those that surely bind the same, else those that may."""
    pairs = [(one, two) for one, two in product(lefts, rights) if _may_meet(one, two, name, topic)]
    sure = [(one, two) for one, two in pairs if circumstances(one, two, (name,)).both]
    answered = {id(each) for pair in sure for each in pair}
    return [*sure, *(pair for pair in pairs if not answered & {*map(id, pair)})]


def _case(facts: Facts) -> Hashable:
    """For whom, when and in which case a provision holds."""
    return frozenset((key, facts.values[key].key) for key in VALUE_KEYS if key in facts.values)


def _told_apart(side: Sequence[Facts], name: str) -> bool:
    """Whether one text says its different values of different parties, so that each has its own answer."""
    return all(
        one.values[name].key == two.values[name].key or _of_others(one, two) for one, two in combinations(side, 2)
    )


def _of_others(one: Facts, two: Facts) -> bool:
    """Whether one text means others by unlike names, for a writer does not list a thing twice."""
    named = [(one.values.get(key), two.values.get(key)) for key in PEOPLE]
    return any(
        isinstance(first, Names)
        and isinstance(second, Names)
        and bool(first.named and second.named)
        and first.holders.keys().isdisjoint(second.holders)
        for first, second in named
    )


def _may_meet(one: Facts, two: Facts, name: str, topic: Topic) -> bool:
    return (
        circumstances(one, two, (name,)).both is not False
        and objects(one, two, topic, (name,)).overlap is not Overlap.NOTHING
    )
