"""Judges rows of which a person says that both texts are about one and the same thing, in whatever words.

What was left to review only because nobody could tell whether they are, is judged as of one thing. What the texts do
with that thing, and every value they state, is judged as always: whoever says so does not say how the row comes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from ceasefire_diff.aligning.matter import gives_leave, says_no
from ceasefire_diff.comparing.as_read import provisions_as_read
from ceasefire_diff.comparing.comparison import PairResult, Row, TermResult
from ceasefire_diff.comparing.meeting import IN_FORCE
from ceasefire_diff.comparing.norms import PROHIBITIONS, Norm, norm_of
from ceasefire_diff.comparing.persons import ONE_THING, said_of
from ceasefire_diff.model.answers import PersonMatch, in_force
from ceasefire_diff.model.glossary import Glossary
from ceasefire_diff.model.keys import VALUE_KEYS
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.model.verdict import Verdict, gravest
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.values.choice import Choice
from ceasefire_diff.values.relation import RelationKind

MAY_BE_ANOTHER: Final = frozenset(("row.other-body", "row.general", "row.overlap"))
"""Rules by which values that are apart need review, since the texts may speak of two things."""

NOTHING_TO_COMPARE: Final = frozenset(("row.nothing-shared", "row.words-differ"))
"""Rules by which a row needs review, since no value of one text meets one of the other."""

_Provisions = Mapping[tuple[str, str], Provision]
"""By proposal and id, as they are compared."""

STATED: Final = "deed.cannot-tell"
OPPOSED_ORDER: Final = "order.opposed"
_REACH: Final = "modality.reach-unclear"


def undecided_for_identity(pair: PairResult) -> bool:
    """Whether it could be told how a row stands, or more of it, if both texts were known to be about one thing."""
    waiting = [each for each in pair.results if each.verdict is Verdict.UNCLEAR]
    return bool(waiting) and all(
        each.rule in MAY_BE_ANOTHER | NOTHING_TO_COMPARE | {STATED, OPPOSED_ORDER, _REACH} for each in waiting
    )


def with_one_thing(rows: Iterable[Row], proposals: Sequence[Proposal], taxonomy: Taxonomy) -> tuple[Row, ...]:
    """The rows, those that a person joined judged with what was said of them: that all in it is about one thing."""
    glossary: Glossary = proposals[0].glossary
    said = [each for each in glossary.matches if not each.apart]
    matches = {f"match/{each.id}": each for each in in_force(said, proposals)} if said else {}
    if not matches:
        return tuple(rows)
    provisions = {(each.proposal, each.id): each for proposal in proposals for each in provisions_as_read(proposal)}
    return tuple(
        replace(row, pairs=tuple(_judged(pair, matches[row.id], provisions, taxonomy) for pair in row.pairs))
        if row.id in matches
        else row
        for row in rows
    )


def _judged(pair: PairResult, match: PersonMatch, provisions: _Provisions, taxonomy: Taxonomy) -> PairResult:
    left, right = (
        [provisions[variant.proposal, each] for each in ids]
        for variant, ids in ((pair.left, pair.left_provisions), (pair.right, pair.right_provisions))
    )
    if len({each.topic for each in (*left, *right)}) > 1:
        pair = _with_opposed_order(pair)
    if not match.one_thing or not undecided_for_identity(pair):
        return pair
    bans = [{says_no(each, taxonomy.topics[each.topic]) for each in side} for side in (left, right)]
    results = list(pair.results)
    if not _may_shut_out(left, right, bans):
        results = [each for each in results if each.rule not in NOTHING_TO_COMPARE]
    results = [_of_one_thing(each, any(map(any, bans))) for each in results]
    ban, other = (left, right) if bans[0] == {True} else (right, left)
    if bans in ([{True}, {False}], [{False}, {True}]) and _wanted(ban, other, taxonomy):
        results = [_opposed(each, bans) if each.term == "deed" else each for each in results]
        results = [each for each in results if each.rule not in NOTHING_TO_COMPARE]
    if results == list(pair.results):
        return pair
    results.append(TermResult("row", RelationKind.OVERLAPS, Verdict.PARTLY, ONE_THING, arguments=said_of(match.signed)))
    return replace(pair, verdict=gravest(each.verdict for each in results), results=tuple(results))


def _with_opposed_order(pair: PairResult) -> PairResult:
    """A row of two topics, where what one text puts off until after something has to come before it in the other.

    Whether it is what the other orders decides between open and incompatible; no row of order tells it.
    """
    results = tuple(
        replace(each, verdict=Verdict.UNCLEAR) if each.rule == OPPOSED_ORDER and each.verdict is Verdict.OPEN else each
        for each in pair.results
    )
    return (
        replace(pair, verdict=gravest(each.verdict for each in results), results=results)
        if results != pair.results
        else pair
    )


def _may_shut_out(left: Sequence[Provision], right: Sequence[Provision], bans: Sequence[set[bool]]) -> bool:
    """Whether one text may shut out what the other wants although no term of both meets: it says no, or how.

    In two topics a word of one ("waived") is not held against what the other says of the same thing.
    """
    both = (*left, *right)
    of_two_topics = len({each.topic for each in both}) > 1
    says_how = any(isinstance(value, Choice) for each in both for value in each.terms.values())
    return bans[0] != bans[1] or (of_two_topics and says_how)


def _of_one_thing(result: TermResult, one_bans: bool) -> TermResult:
    """A result as it is where both are about one thing."""
    if result.rule in MAY_BE_ANOTHER and result.relation is RelationKind.APART:
        rule = result.arguments.get("found", "names.closed-apart")
        return replace(result, verdict=Verdict.CONFLICT, rule=rule, arguments={})
    if result.rule == OPPOSED_ORDER and result.verdict is Verdict.UNCLEAR:
        return replace(result, verdict=Verdict.CONFLICT)
    if result.rule == STATED and not one_bans:
        # What one text states as its aim or its view and the other requires can both hold, and is not the same.
        return replace(result, relation=RelationKind.OVERLAPS, verdict=Verdict.PARTLY, rule="deed.unlike")
    return result


def _wanted(ban: Sequence[Provision], other: Sequence[Provision], taxonomy: Taxonomy) -> bool:
    """Whether the other text surely wants what one bans: it gives leave for it, or requires it in terms of one topic.

    What it requires in another topic may be a limit of the same thing.
    """
    topics = {each.topic for each in (*ban, *other)}
    return all(
        norm_of(each) is Norm.PERMITS
        or (norm_of(each) is Norm.REQUIRES and (len(topics) == 1 or gives_leave(each, taxonomy.topics[each.topic])))
        for each in other
    )


def _opposed(deed: TermResult, bans: Sequence[set[bool]]) -> TermResult:
    """That one text bans the very thing which the other wants."""
    narrowed = {*VALUE_KEYS, IN_FORCE} & {*deed.arguments.get("terms", "").split(", ")}
    if deed.rule not in (_REACH, "deed.same", "deed.unlike") or narrowed:
        return deed
    side = "left" if bans[0] == {True} else "right"
    norm = deed.arguments.get(side, "")
    # What a topic says no to by a word of its own is told as a prohibition.
    arguments = {**deed.arguments, "prohibition": side, side: norm if norm in PROHIBITIONS else Norm.FORBIDS.value}
    return replace(
        deed, relation=RelationKind.APART, verdict=Verdict.CONFLICT, rule="modality.opposed", arguments=arguments
    )
