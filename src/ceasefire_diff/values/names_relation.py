"""How two names values relate, and whether a prohibition of names reaches others.

A relation is given only if it holds whatever the names that nothing links turn out to be.
"""

from __future__ import annotations

from collections.abc import Iterable

from ceasefire_diff.json_shapes import WORD, Schema, one_of
from ceasefire_diff.values.kind import Kind, TermShape
from ceasefire_diff.values.name import Name, Standing, both_labels, name_link
from ceasefire_diff.values.names import Names, parse_names
from ceasefire_diff.values.names_view import NamesView, Struck, all_except, any_of, at_home, less, shares
from ceasefire_diff.values.relation import Link, Relation, RelationKind, Side
from ceasefire_diff.values.words import by_label, one_or_list


def relate_names(left: Names, right: Names) -> Relation:
    """How two names values relate; `inner` is the side that states nothing the other does not state.

    `excluded` is what one names and the other excludes. Where the names are not linked, `left_adds` and
    `right_adds` are those of which it cannot be told whether the other text names them.
    """
    if left.key == right.key and left.named and not (left.excluded or left.everything):
        # The very same names: most rows of most comparisons.
        others = {name.id: name for name in right.named}
        pairs = [(name, others[name.id]) for name in left.named]
        labels = sorted((both_labels(*pair) for pair in pairs), key=by_label)
        links = _in_order(link for pair in pairs if (link := name_link(*pair)))
        return Relation(RelationKind.SAME, "names.same", common=one_or_list(labels), links=links)
    here, there = NamesView(left, right), NamesView(right, left)
    links = _links(left, right)
    if left.key == right.key:
        return Relation(RelationKind.SAME, "names.same", common=_common(here, there), links=links)
    struck = Struck()
    here.strike(struck)
    there.strike(struck)
    apart = any_of(struck.answers)
    if apart:
        excluded = tuple(sorted(set(struck.labels), key=by_label))
        return Relation(RelationKind.APART, "names.apart", common=_common(here, there), excluded=excluded, links=links)
    shared = shares(here, there) if left.closed and right.closed else True
    if shared is False and not (left.is_none or right.is_none):
        return Relation(RelationKind.APART, "names.closed-apart", links=links)
    within, around = here.is_stated(), there.is_stated()
    if apart is None or within is None or around is None or (shared is None and not (within or around)):
        # Where neither can leave out what the other names, the two hold together whatever the names turn out to be.
        holds_together = apart is False and not (left.closed or right.closed)
        return Relation(
            RelationKind.INCOMPARABLE,
            "names.other-words" if holds_together else "names.not-linked",
            common=_common(here, there),
            left_adds=here.adds(when=None),
            right_adds=there.adds(when=None),
            links=links,
        )
    kind, rule, inner = RelationKind.OVERLAPS, "names.overlaps", None
    if within and around:
        kind, rule = RelationKind.SAME, "names.same"
    elif within or around:
        kind, rule, inner = RelationKind.NESTED, "names.nested", Side.LEFT if within else Side.RIGHT
    return Relation(
        kind,
        rule,
        inner=inner,
        common=_common(here, there),
        left_adds=here.adds(when=False),
        right_adds=there.adds(when=False),
        links=links,
    )


def names_reaches(prohibition: Names, wanted: Names) -> bool | None:
    """Whether something that `wanted` names is surely among what is prohibited; None if it cannot be told."""
    return shares(NamesView(prohibition, wanted), NamesView(wanted, prohibition), overlaps_share=False)


def share_a_name(left: Names, right: Names) -> bool | None:
    """Whether both name something in common; what a glossary calls overlapping is not known to be."""
    return shares(NamesView(left, right), NamesView(right, left), overlaps_share=False)


def excludes(excluding: Names, named: Names) -> bool | None:
    """Whether one value excludes something that the other names."""
    struck = Struck()
    NamesView(named, excluding).strike(struck)
    return any_of(struck.answers)


def names_all_lie_within(wanted: Names, prohibition: Names) -> bool | None:
    """Whether something that `wanted` names lies wholly among what `prohibition` names."""
    if wanted.everything:
        return prohibition.everything and not prohibition.excluded
    if prohibition.everything:
        return names_reaches(prohibition, wanted)
    here = NamesView(wanted, prohibition)
    return any_of(here.covered(name, prohibition.named) for name in wanted.named)


def _common(here: NamesView, there: NamesView) -> str | None:
    """What both name, in the value grammar."""
    left, right = here.one, here.other
    if left.everything and right.everything:
        return all_except((*left.excluded, *right.excluded))
    found: dict[str, list[tuple[Name, NamesView]]] = {}
    for view in (here, there):
        for name in () if view.one.everything else view.one.named:
            if view.other.everything or view.covered(name, view.other.named):
                found.setdefault(name.id, []).append((name, view))
    texts = [_less_exceptions(each) for each in found.values()]
    return one_or_list(sorted((text for text in texts if text), key=by_label))


def _less_exceptions(seen: list[tuple[Name, NamesView]]) -> str | None:
    """One thing that both name, less what either excepts from it; None if nothing is left."""
    excepted: dict[str, Name] = {}
    apart: set[str] = set()
    for name, view in seen:
        pairs = [(each, at_home(view.one, name, each)) for each in view.one.excluded]
        pairs += [(each, view.across(name, each)) for each in view.other.excluded]
        for each, how in pairs:
            if how in (Standing.SAME, Standing.WITHIN):
                return None
            if how is Standing.DIFFERS:
                apart.add(each.id)
            known = excepted.setdefault(each.id, each)
            if by_label(each.label) < by_label(known.label):
                excepted[each.id] = each
    labels = [each.label for name_id, each in excepted.items() if name_id not in apart]
    return less(both_labels(seen[0][0], seen[-1][0]), labels)


def _links(left: Names, right: Names) -> tuple[Link, ...]:
    """The glossary entries that join a name of one side to one of the other, where both do not use both."""
    left_ids, right_ids = ({name.id for name in value.every_name} for value in (left, right))
    found = {
        link
        for a in left.every_name
        for b in right.every_name
        if (a.id == b.id or a.id not in right_ids or b.id not in left_ids) and (link := name_link(a, b))
    }
    return _in_order(found)


def _in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (link.entry, *sorted((link.left, link.right)))))


def _shape(term: TermShape) -> Schema:
    offered = list(dict.fromkeys((*term.words, *term.usual)))
    word = {"anyOf": [one_of(offered), WORD]} if offered else WORD
    return {"anyOf": [word, {"type": "array", "items": word, "minItems": 1}]}


def _described(term: TermShape) -> str:
    return f"names; these are known to differ: {', '.join(term.words)}" if term.words else "names"


KIND = Kind(
    name="names",
    holds=Names,
    parse=lambda source, term, file: parse_names(
        source, lambda label: file.name(label, term.words), closed=term.closed
    ),
    relate=relate_names,
    reaches=names_reaches,
    shape=_shape,
    described=_described,
    complaint="term.names",
    takes=("list", "words", "permits"),
)
