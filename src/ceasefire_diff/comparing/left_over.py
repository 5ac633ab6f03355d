"""What is left to say of a row: what one side states beyond the other, that it states both, that they share nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from ceasefire_diff.comparing.comparison import LIKELY, Stated, TermResult, stated_whole
from ceasefire_diff.comparing.facts import Facts, gather, in_order
from ceasefire_diff.comparing.meeting import Overlap, objects
from ceasefire_diff.comparing.norms import PROHIBITIONS
from ceasefire_diff.comparing.several import clashes
from ceasefire_diff.model.keys import VALUE_KEYS
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.relation import RelationKind


def of_the_row(
    rule: str,
    relation: RelationKind,
    verdict: Verdict,
    left: Iterable[Provision],
    right: Iterable[Provision],
    **arguments: str,
) -> TermResult:
    """What is said of a row as a whole, with the provisions it is said of as they stand."""
    on_left, on_right = (tuple(map(stated_whole, side)) for side in (left, right))
    return TermResult("row", relation, verdict, rule, on_left, on_right, arguments=arguments)


def provisions(side: Iterable[Facts]) -> Iterator[Provision]:
    """The provisions of one side."""
    return (facts.provision for facts in side)


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
        of_the_row("row.only-one", RelationKind.ONLY_ONE, Verdict.PARTLY, provisions(left), provisions(right))
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


def less_bearers_named(
    left: Sequence[Facts], right: Sequence[Facts]
) -> tuple[Sequence[Facts], Sequence[Facts], Sequence[TermResult]]:
    """Both sides without whoever only some provisions say is bound, where terms of both texts name the same.

    That adds nothing, whether one text alone says it or one says it each time and the other once.
    """
    sides = (left, right)
    told = [[facts.values["by"] for facts in side if "by" in facts.values] for side in sides]
    both = [*told[0], *told[1]]
    lists = [each for each in both if isinstance(each, Names) and each.is_list]
    if not both or len(both) == len(left) + len(right) or len(lists) < len(both):
        return left, right, ()
    alike = len({each.key for each in lists}) == 1
    bound = {name.id for each in lists for name in each.named}
    if (all(told) and not alike) or not all(bound <= _named_in_terms(side) for side in sides):
        return left, right, ()
    rule = "names.same" if all(told) else "term.bearer-named"
    on_left, on_right = (_all_stated(side, "by") for side in sides)
    result = TermResult("by", RelationKind.SAME, Verdict.AGREE, rule, on_left, on_right)
    lefts, rights = ([facts.without("by") for facts in side] for side in sides)
    return lefts, rights, (result,)


def _named_in_terms(side: Sequence[Facts]) -> set[str]:
    """Whatever the terms of one side name, by id."""
    return {
        each.id
        for facts in side
        for name, value in facts.values.items()
        if name not in VALUE_KEYS and isinstance(value, Names)
        for each in value.named
    }


def _all_stated(side: Sequence[Facts], name: str) -> tuple[Stated, ...]:
    return tuple(each for statement in gather(side, name) for each in statement.stated)


def _sharing(side: Sequence[Facts], topic: Topic, *, naming: bool) -> set[str]:
    return {
        topic.line_of(name)
        for facts in side
        for name in (facts.counted | facts.identifying if naming or facts.naming_is_duty else facts.counted)
    }


def nothing_shared(left: Sequence[Facts], right: Sequence[Facts], topic: Topic) -> list[TermResult]:
    """That both sides state no term or time in common beyond what names the matter; in a ban that is the duty."""
    both = (*left, *right)
    naming = all(facts.deed in PROHIBITIONS for facts in both)
    if not _sharing(left, topic, naming=naming).isdisjoint(_sharing(right, topic, naming=naming)):
        return []
    if any(facts.counted for facts in both):
        rule, kind, verdict = "row.nothing-shared", RelationKind.INCOMPARABLE, Verdict.UNCLEAR
    elif {_words(facts) for facts in left} == {_words(facts) for facts in right}:
        rule, kind, verdict = "row.same-words", RelationKind.SAME, Verdict.AGREE
    elif any(objects(one, two, topic).overlap is Overlap.SAME for one, two in product(left, right)):
        rule, kind, verdict = "row.words-differ", RelationKind.INCOMPARABLE, Verdict.UNCLEAR
    else:
        return []
    return [of_the_row(rule, kind, verdict, provisions(left), provisions(right))]


def _words(facts: Facts) -> str:
    return " ".join(facts.provision.text.split()).casefold()


def one_sided(left: Sequence[Provision], right: Sequence[Provision], silent: Proposal) -> TermResult:
    """What one text alone says; of a file known in part it is never said that the text is silent."""
    rule = "row.one-sided" if silent.missing is None else "row.not-in-file"
    return of_the_row(rule, RelationKind.ONLY_ONE, Verdict.ONE_SIDED, left, right, silent=silent.party_name)


def of_other_stages(left: Sequence[Provision], right: Sequence[Provision]) -> TermResult:
    """That only stages keep the sides of a row apart: somebody has to read it."""
    return of_the_row("row.other-stages", RelationKind.INCOMPARABLE, Verdict.UNCLEAR, left, right)


def by_likeness(left: Sequence[Provision], right: Sequence[Provision]) -> TermResult:
    """That only the likeness of their words holds the sides of a row together: somebody has to confirm it."""
    return of_the_row(LIKELY, RelationKind.OVERLAPS, Verdict.PARTLY, left, right)


def described_otherwise(left: Sequence[Provision], right: Sequence[Provision]) -> TermResult:
    """That both texts want one thing and say different things of it."""
    return of_the_row("row.described-otherwise", RelationKind.OVERLAPS, Verdict.PARTLY, left, right)
