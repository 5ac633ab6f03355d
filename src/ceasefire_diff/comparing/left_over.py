"""What is left to say of a row: what one side states beyond the other, that it states both, that they share nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from ceasefire_diff.comparing.comparison import Stated, TermResult
from ceasefire_diff.comparing.facts import Facts, gather, in_order, stated_whole
from ceasefire_diff.comparing.meeting import Overlap, objects
from ceasefire_diff.comparing.norms import PROHIBITIONS
from ceasefire_diff.comparing.several import clashes
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.relation import RelationKind


def whole(side: Iterable[Facts]) -> tuple[Stated, ...]:
    """Provisions as they stand."""
    return tuple(stated_whole(facts.provision) for facts in side)


def only_one_speaks(left: Sequence[Facts], right: Sequence[Facts], topic: Topic) -> list[TermResult]:
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
        TermResult("row", RelationKind.ONLY_ONE, Verdict.PARTLY, "row.only-one", whole(left), whole(right))
    ]


def states_both(
    left: tuple[Sequence[Facts], Sequence[Facts]], right: tuple[Sequence[Facts], Sequence[Facts]], topic: Topic
) -> list[TermResult]:
    """What a text says beside what both have alike, and that cannot hold with it; each side with what is left of it."""
    for place, (side, rest) in enumerate((left, right)):
        alike = [facts for facts in side if facts not in rest]
        for one, two in product(alike, rest):
            for clash in clashes(one, two, topic):
                both = (*clash.left, *clash.right)
                told = ((), both) if place else (both, ())
                return [TermResult("row", RelationKind.INCOMPARABLE, Verdict.UNCLEAR, "row.states-both", *told)]
    return []


def _all_stated(side: Sequence[Facts], name: str) -> tuple[Stated, ...]:
    return tuple(each for statement in gather(side, name) for each in statement.stated)


def _sharing(side: Sequence[Facts], *, naming: bool) -> set[str]:
    return {
        name
        for facts in side
        for name in (facts.counted | facts.identifying if naming or facts.naming_is_duty else facts.counted)
    }


def nothing_shared(left: Sequence[Facts], right: Sequence[Facts], topic: Topic) -> list[TermResult]:
    """That both sides state no term or time in common beyond what names the matter; in a ban that is the duty."""
    both = (*left, *right)
    naming = all(facts.deed in PROHIBITIONS for facts in both)
    if not _sharing(left, naming=naming).isdisjoint(_sharing(right, naming=naming)):
        return []
    if any(facts.counted for facts in both):
        rule, kind, verdict = "row.nothing-shared", RelationKind.INCOMPARABLE, Verdict.UNCLEAR
    elif {_words(facts) for facts in left} == {_words(facts) for facts in right}:
        rule, kind, verdict = "row.same-words", RelationKind.SAME, Verdict.AGREE
    elif any(objects(one, two, topic).overlap is Overlap.SAME for one, two in product(left, right)):
        rule, kind, verdict = "row.words-differ", RelationKind.INCOMPARABLE, Verdict.UNCLEAR
    else:
        return []
    return [TermResult("row", kind, verdict, rule, whole(left), whole(right))]


def _words(facts: Facts) -> str:
    return " ".join(facts.provision.text.split()).casefold()
