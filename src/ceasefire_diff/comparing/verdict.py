"""The verdict of one row for one pair of variants: strike what is equal, compare the rest, take the gravest."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import Stated, TermResult
from ceasefire_diff.comparing.facts import Facts, in_order, stated
from ceasefire_diff.comparing.left_over import (
    less_bearers_named,
    nothing_shared,
    of_the_row,
    only_one_speaks,
    provisions,
    states_both,
)
from ceasefire_diff.comparing.meeting import circumstances
from ceasefire_diff.comparing.norm_result import compare_deeds, compare_order, compare_reach, reach_of_several
from ceasefire_diff.comparing.norms import ComparisonMode, Norm
from ceasefire_diff.comparing.opposition import in_other_circumstances, order_holds_of_a_part
from ceasefire_diff.comparing.order.one_act import compare_times
from ceasefire_diff.comparing.several import (
    compare_name,
    compare_pair,
    each_or_all,
    regrouped,
    surely_opposed,
    told_by_its_terms,
)
from ceasefire_diff.model.keys import TIMES
from ceasefire_diff.model.verdict import GRAVITY, Verdict, gravest
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.relation import RelationKind

_AT_MOST = {ComparisonMode.REACH: Verdict.PARTLY, ComparisonMode.OPEN: Verdict.OPEN}
"""Where the deeds alone decide: the gravest that a term may then come to."""


class Judgement(Struct, frozen=True):
    """A verdict and the results it rests on."""

    verdict: Verdict
    results: tuple[TermResult, ...]


def judgement_on(*results: TermResult) -> Judgement:
    """The gravest of what was found."""
    return Judgement(gravest(each.verdict for each in results), results)


def judge(left: Sequence[Facts], right: Sequence[Facts], topic: Topic) -> Judgement:
    """Judge a row that both sides speak in (docs/meaning.md, The verdict of a row)."""
    struck = _equal_on_both_sides(left, right)
    left_rest = [facts for facts in left if facts.meaning not in struck]
    right_rest = [facts for facts in right if facts.meaning not in struck]
    if not left_rest and not right_rest and {each.deed for each in left} == {each.deed for each in right}:
        left_rest, right_rest, struck = list(left), list(right), {}
    results = [_same_provisions(*pair) for pair in sorted(struck.values(), key=_by_both_sides)]
    if left_rest and right_rest:
        results += _compare_less_deferred(left_rest, right_rest, topic, alone=not struck)
    elif left_rest or right_rest:
        results += only_one_speaks(left_rest, right_rest, topic)
        results += states_both((left, left_rest), (right, right_rest), topic)
    return judgement_on(*results)


def _equal_on_both_sides(
    left: Sequence[Facts], right: Sequence[Facts]
) -> dict[object, tuple[list[Facts], list[Facts]]]:
    """Provisions that mean the same on both sides, by meaning; what leaves something open is never struck."""
    struck: dict[object, tuple[list[Facts], list[Facts]]] = {}
    on_the_right = {facts.meaning for facts in right}
    for facts in left:
        if facts.meaning in on_the_right and not facts.leaves_something_open:
            struck.setdefault(facts.meaning, ([], []))[0].append(facts)
    for facts in right:
        if facts.meaning in struck:
            struck[facts.meaning][1].append(facts)
    return struck


def _by_both_sides(pair: tuple[Sequence[Facts], Sequence[Facts]]) -> tuple[list[str], list[str]]:
    """A place among other pairs that does not depend on which side comes first."""
    provisions = [facts.provision for side in pair for facts in side]
    return sorted(each.id for each in provisions), sorted(each.text for each in provisions)


def _same_provisions(left: Sequence[Facts], right: Sequence[Facts]) -> TermResult:
    return of_the_row("row.same-provision", RelationKind.SAME, Verdict.AGREE, provisions(left), provisions(right))


def _compare_less_deferred(
    left: Sequence[Facts], right: Sequence[Facts], topic: Topic, *, alone: bool
) -> list[TermResult]:
    """What a text settles is compared even where it leaves more of the matter open beside it."""
    lefts, rights = _settled(left), _settled(right)
    if not lefts or not rights or (len(lefts) == len(left) and len(rights) == len(right)):
        return _compare(left, right, topic, alone=alone)
    result = TermResult("deed", RelationKind.OPEN, Verdict.OPEN, "deed.left-open", _deferred(left), _deferred(right))
    settled = _compare(lefts, rights, topic, alone=alone)
    # Where the rest has nothing in common, what a text leaves open is how it stands to the other.
    return [*(each for each in settled if each.rule != "row.nothing-shared"), result]


def _settled(side: Sequence[Facts]) -> list[Facts]:
    return [facts for facts in side if facts.deed is not Norm.LEAVES_OPEN]


def _deferred(side: Sequence[Facts]) -> tuple[Stated, ...]:
    return tuple(stated(facts, "modality", facts.deed.value) for facts in side if facts.deed is Norm.LEAVES_OPEN)


def _compare(left: Sequence[Facts], right: Sequence[Facts], topic: Topic, *, alone: bool) -> list[TermResult]:
    """Compare what is left of both sides. `alone`: no provisions were struck, so these must share something."""
    deed, mode = compare_deeds(left, right)
    left, right, bearers = less_bearers_named(left, right)
    single = len(left) == len(right) == 1
    if mode is ComparisonMode.REACH and single:
        deed = compare_reach(left[0], right[0], topic)
    elif mode is ComparisonMode.REACH:
        deed = reach_of_several(left, right, topic, deed)
    names = in_order({name for facts in (*left, *right) for name in facts.values}, topic)
    results = [compare_name(name, left, right, topic) for name in names] + compare_order(left, right)
    if mode not in (ComparisonMode.OPEN, ComparisonMode.REACH) and alone:
        results += nothing_shared(left, right, topic)
    if mode is ComparisonMode.TERMS:
        apart = {each.term for each in results if each.verdict is Verdict.CONFLICT}
        if apart.isdisjoint(topic.terms):
            # Where the texts want opposite things, times part them and are no times of one act.
            results += compare_times(left, right, topic, apart)
    opposed = {} if single and told_by_its_terms(left[0], right[0], topic) else surely_opposed(left, right, topic)
    judged = [_judged(result, (left, right), topic, mode, opposed) for result in results]
    judged = _less_words(judged, {name for facts in (*left, *right) for name in facts.counted})
    if not single:
        judged = _less_regrouped(judged, regrouped(left, right))
    told = {result.term for result in judged}
    judged += [result for term, result in opposed.items() if term not in told and term != "deed"]
    return [opposed.get("deed", _less_doubtful(deed, judged)), *judged, *bearers]


def _less_doubtful(deed: TermResult, judged: Sequence[TermResult]) -> TermResult:
    """What a text states beside what the other requires or permits can both hold, where nothing they state is apart."""
    deeds = {*deed.arguments.values()}
    if (
        deed.rule != "deed.cannot-tell"
        or not deeds <= {Norm.SAYS, Norm.REQUIRES, Norm.PERMITS, Norm.TRIES}
        or any(GRAVITY.index(each.verdict) > GRAVITY.index(Verdict.OPEN) for each in judged)
    ):
        return deed
    return replace(deed, relation=RelationKind.OVERLAPS, verdict=Verdict.PARTLY, rule="deed.unlike")


def _less_regrouped(results: Sequence[TermResult], names: Collection[str]) -> list[TermResult]:
    """The same results, none the same on keys of which each text says the same values, and not together."""
    if any(each.verdict is not Verdict.AGREE for each in results if each.term in names):
        return list(results)
    return [
        replace(each, relation=RelationKind.INCOMPARABLE, verdict=Verdict.UNCLEAR, rule="row.several")
        if each.term in names
        else each
        for each in results
    ]


def _less_words(results: Sequence[TermResult], counted: set[str]) -> list[TermResult]:
    """The same results, words that nobody can judge less grave beside a typed term that both state alike."""
    typed = any(
        each.relation is RelationKind.SAME and each.term in counted and each.rule != "prose.same" for each in results
    )
    return [
        replace(each, verdict=Verdict.PARTLY) if typed and each.rule == "prose.not-judged" else each for each in results
    ]


def _judged(
    result: TermResult,
    sides: tuple[Sequence[Facts], Sequence[Facts]],
    topic: Topic,
    mode: ComparisonMode,
    opposed: Mapping[str, TermResult],
) -> TermResult:
    """What one result comes to between these norms."""
    if result.term in opposed and result.term != "row":
        return opposed[result.term]
    if mode is ComparisonMode.TERMS and result.term in topic.terms and each_or_all(result.term, *sides, topic):
        return replace(result, relation=RelationKind.INCOMPARABLE, verdict=Verdict.UNCLEAR, rule="row.each-or-all")
    if mode in _AT_MOST:
        return _at_most(result, _AT_MOST[mode])
    if mode is ComparisonMode.TERMS or (mode is ComparisonMode.DUTY_AND_LEAVE and result.term != "order"):
        return _weighed(result, *sides, topic)
    return _at_most(result, Verdict.UNCLEAR) if mode is ComparisonMode.UNCLEAR else _soft(result)


def _weighed(result: TermResult, left: Sequence[Facts], right: Sequence[Facts], topic: Topic) -> TermResult:
    """A conflict stands only between provisions that surely hold of the same thing in the same circumstances."""
    if result.rule == "term.only-one" and _says_the_whole(result.term, (*left, *right), topic):
        return replace(result, relation=RelationKind.SAME, verdict=Verdict.AGREE, rule="term.says-whole")
    if result.verdict is not Verdict.CONFLICT:
        return result
    if result.rule == "order.opposed":
        return _weighed_order(result, left, right, topic)
    sides = ([facts for facts in side if result.term in facts.values] for side in (left, right))
    pairs = list(product(*sides))
    if not pairs:
        return result
    found = [compare_pair(result.term, one, two, topic) for one, two in pairs]
    worst = max(found, key=lambda each: GRAVITY.index(each.verdict))
    return replace(worst, left=result.left, right=result.right)


def _weighed_order(result: TermResult, left: Sequence[Facts], right: Sequence[Facts], topic: Topic) -> TermResult:
    """An order of both texts, which must order the same acts in the same circumstances."""
    for one, two in product(left, right):
        if not any(first.opposes(second) for first in one.steps for second in two.steps):
            continue
        if unsaid := sorted(one.identifying ^ two.identifying):
            arguments = {"unsaid": ", ".join(unsaid), "found": result.rule}
            return replace(result, verdict=Verdict.UNCLEAR, rule="row.general", arguments=arguments)
        meeting = circumstances(one, two, TIMES)
        if meeting.both is not True:
            return in_other_circumstances(result, meeting)
    if order_holds_of_a_part(left, right, topic):
        return replace(result, verdict=Verdict.PARTLY, rule="row.part-of", arguments={"found": result.rule})
    return result


def _says_the_whole(name: str, side: Sequence[Facts], topic: Topic) -> bool:
    """Whether a value that one text alone states is all there can be, which the other means by not stating it."""
    term = topic.terms.get(name)
    values = [facts.values[name] for facts in side if name in facts.values]
    return term is not None and term.least and all(isinstance(each, Amount) and each.is_all for each in values)


def _soft(result: TermResult) -> TermResult:
    """Apart, but both can hold: neither side asks for what the other does."""
    return replace(result, verdict=Verdict.PARTLY) if result.verdict is Verdict.CONFLICT else result


def _at_most(result: TermResult, verdict: Verdict) -> TermResult:
    return result if GRAVITY.index(result.verdict) <= GRAVITY.index(verdict) else replace(result, verdict=verdict)
