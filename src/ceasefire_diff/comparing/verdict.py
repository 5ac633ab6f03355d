"""The verdict of one row for one pair of variants: strike what is equal, compare the rest, take the gravest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.comparing.circumstances import Gathered, other_circumstances
from ceasefire_diff.comparing.comparison import Stated, TermResult
from ceasefire_diff.comparing.facts import Facts, gather, in_order, stated, stated_whole
from ceasefire_diff.comparing.norm_result import compare_deeds
from ceasefire_diff.comparing.norms import ComparisonMode, Norm
from ceasefire_diff.comparing.order.stated import compare_order
from ceasefire_diff.comparing.parts import holds_of_a_part, order_holds_of_a_part
from ceasefire_diff.comparing.reach import compare_reach
from ceasefire_diff.comparing.terms import compare_term
from ceasefire_diff.comparing.times import compare_times
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.relation import RelationKind

GRAVITY = (Verdict.AGREE, Verdict.PARTLY, Verdict.OPEN, Verdict.UNCLEAR, Verdict.CONFLICT)
"""From the lightest to the gravest; a row's verdict is the gravest of its results."""

_AT_MOST = {ComparisonMode.REACH: Verdict.PARTLY, ComparisonMode.OPEN: Verdict.OPEN}
"""Where the deeds alone decide: the gravest that a term may then come to."""


class Judgement(Struct, frozen=True):
    """A verdict and the results it rests on."""

    verdict: Verdict
    results: tuple[TermResult, ...]


def gravest(verdicts: Iterable[Verdict]) -> Verdict:
    """The gravest of some verdicts; none at all is agreement."""
    return max(verdicts, key=GRAVITY.index, default=Verdict.AGREE)


def judge(left: Sequence[Facts], right: Sequence[Facts], topic: Topic) -> Judgement:
    """Judge a row that both sides speak in; meaning.md, section 4."""
    struck = _equal_on_both_sides(left, right)
    left_rest = [facts for facts in left if facts.meaning not in struck]
    right_rest = [facts for facts in right if facts.meaning not in struck]
    if not left_rest and not right_rest:
        left_rest, right_rest, struck = list(left), list(right), {}
    results = [_same_provisions(*pair) for pair in sorted(struck.values(), key=_by_both_sides)]
    if left_rest and right_rest:
        results += _compare_less_deferred(left_rest, right_rest, topic, alone=not struck)
    elif left_rest or right_rest:
        results += _only_one_speaks(left_rest, right_rest, topic)
    return Judgement(gravest(result.verdict for result in results), tuple(results))


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
    return TermResult("row", RelationKind.SAME, Verdict.AGREE, "row.same-provision", _whole(left), _whole(right))


def _whole(side: Iterable[Facts]) -> tuple[Stated, ...]:
    return tuple(stated_whole(facts.provision) for facts in side)


def _only_one_speaks(left: Sequence[Facts], right: Sequence[Facts], topic: Topic) -> list[TermResult]:
    """What one side states beyond the provisions both have alike."""
    names = in_order({name for facts in (*left, *right) for name in facts.values}, topic)
    results = [
        TermResult(
            name,
            RelationKind.ONLY_ONE,
            Verdict.PARTLY,
            "term.only-one",
            _all_stated(left, name),
            _all_stated(right, name),
        )
        for name in names
    ]
    return results or [
        TermResult("row", RelationKind.ONLY_ONE, Verdict.PARTLY, "row.only-one", _whole(left), _whole(right))
    ]


def _all_stated(side: Sequence[Facts], name: str) -> tuple[Stated, ...]:
    return tuple(each for statement in gather(side, name) for each in statement.stated)


def _compare_less_deferred(
    left: Sequence[Facts], right: Sequence[Facts], topic: Topic, *, alone: bool
) -> list[TermResult]:
    """What a text settles is compared even where it leaves more of the matter open beside it."""
    lefts, rights = _settled(left), _settled(right)
    if not lefts or not rights or (len(lefts) == len(left) and len(rights) == len(right)):
        return _compare(left, right, topic, alone=alone)
    result = TermResult("deed", RelationKind.OPEN, Verdict.OPEN, "deed.left-open", _deferred(left), _deferred(right))
    return [*_compare(lefts, rights, topic, alone=alone), result]


def _settled(side: Sequence[Facts]) -> list[Facts]:
    return [facts for facts in side if facts.deed is not Norm.LEAVES_OPEN]


def _deferred(side: Sequence[Facts]) -> tuple[Stated, ...]:
    return tuple(stated(facts, "modality", facts.deed.value) for facts in side if facts.deed is Norm.LEAVES_OPEN)


def _compare(left: Sequence[Facts], right: Sequence[Facts], topic: Topic, *, alone: bool) -> list[TermResult]:
    """Compare what is left of both sides. `alone`: no provisions were struck, so these must share something."""
    deed, manner = compare_deeds(left, right)
    names = in_order({name for facts in (*left, *right) for name in facts.values}, topic)
    gathered = {name: (gather(left, name), gather(right, name)) for name in names}
    if manner is ComparisonMode.REACH:
        deed = compare_reach(left, right, gathered)
    results = [compare_term(name, *gathered[name]) for name in names] + compare_order(left, right)
    if alone and manner not in (ComparisonMode.OPEN, ComparisonMode.REACH) and not _shares_something(left, right):
        results.append(_nothing_shared(left, right))
    if manner in _AT_MOST:
        return [deed, *(_at_most(result, _AT_MOST[manner]) for result in results)]
    if manner is ComparisonMode.TERMS:
        results += compare_times(left, right, topic)
        return [deed, *(_questioned(result, left, right, gathered, topic) for result in results)]
    if manner is ComparisonMode.UNCLEAR:
        return [deed, *(_at_most(result, Verdict.UNCLEAR) for result in results)]
    return [deed, *(_soft(result) for result in results)]


def _soft(result: TermResult) -> TermResult:
    """Apart, but both can hold: neither side asks for what the other does."""
    return replace(result, verdict=Verdict.PARTLY) if result.verdict is Verdict.CONFLICT else result


def _at_most(result: TermResult, verdict: Verdict) -> TermResult:
    return result if GRAVITY.index(result.verdict) <= GRAVITY.index(verdict) else replace(result, verdict=verdict)


def _questioned(
    result: TermResult,
    left: Sequence[Facts],
    right: Sequence[Facts],
    gathered: Gathered,
    topic: Topic,
) -> TermResult:
    """A conflict stands only if both sides surely speak of the same thing in the same circumstances."""
    if result.verdict is not Verdict.CONFLICT:
        return result
    if result.rule == "names.closed-apart" and topic.terms[result.term].of_a_body:
        return replace(result, verdict=Verdict.UNCLEAR, rule="row.other-body")
    opposed = result.rule == "order.opposed"
    lefts, rights = (
        {
            name
            for facts in side
            if (facts.steps if opposed else result.term in facts.values)
            for name in facts.identifying
        }
        for side in (left, right)
    )
    if unsaid := sorted(lefts ^ rights):
        arguments = {"unsaid": ", ".join(unsaid), "found": result.rule}
        return replace(result, verdict=Verdict.UNCLEAR, rule="row.general", arguments=arguments)
    if order_holds_of_a_part(left, right, topic) if opposed else holds_of_a_part(result, gathered, topic):
        return replace(result, verdict=Verdict.UNCLEAR, rule="row.part-of", arguments={"found": result.rule})
    if key := other_circumstances(result, gathered, topic):
        arguments = {"key": key, "found": result.rule}
        return replace(result, verdict=Verdict.UNCLEAR, rule="row.other-context", arguments=arguments)
    return result


def _shares_something(left: Sequence[Facts], right: Sequence[Facts]) -> bool:
    """Whether both sides state a term or time in common beyond what names the matter."""
    return not _sharing(left).isdisjoint(_sharing(right))


def _sharing(side: Sequence[Facts]) -> set[str]:
    return {
        name
        for facts in side
        for name in (facts.counted | facts.identifying if facts.naming_is_duty else facts.counted)
    }


def _nothing_shared(left: Sequence[Facts], right: Sequence[Facts]) -> TermResult:
    if not any(facts.counted for facts in (*left, *right)):
        words = {" ".join(facts.provision.text.split()).casefold() for facts in left}
        same = words == {" ".join(facts.provision.text.split()).casefold() for facts in right}
        kind = RelationKind.SAME if same else RelationKind.INCOMPARABLE
        rule, verdict = ("row.same-words", Verdict.AGREE) if same else ("row.words-differ", Verdict.UNCLEAR)
        return TermResult("row", kind, verdict, rule, _whole(left), _whole(right))
    return TermResult(
        "row", RelationKind.INCOMPARABLE, Verdict.UNCLEAR, "row.nothing-shared", _whole(left), _whole(right)
    )
