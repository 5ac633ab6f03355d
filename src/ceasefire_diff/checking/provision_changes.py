"""What an edit did to a party's own text: findings on its provisions, made from two versions of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from ceasefire_diff.checking.counterparts import Counterparts
from ceasefire_diff.checking.finding import Finding, Related, RelatedKind
from ceasefire_diff.checking.plain_provision import as_plain_data, steps_changed, words_under
from ceasefire_diff.graphs import longest_increasing_subsequence
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.rules.registry import finding_rules
from ceasefire_diff.source.diagnostics import Place
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.relation import RelationKind, Side
from ceasefire_diff.values.schedule import Schedule
from ceasefire_diff.values.sequence import EventSequence as Steps
from ceasefire_diff.values.value import Value, relate

NOT_IN_THE_SENTENCE = frozenset(("topic", "option", "stage", "issue", "event"))
"""Keys that sort a provision and are no part of what its sentence says."""


class TwoVersions(Struct, frozen=True):
    """One text at two times: `name` is the proposal's; the earlier lies in `before_file` at `before_revision`."""

    earlier: Proposal
    later: Proposal
    name: str
    before_file: str
    before_revision: str | None


def movement(versions: TwoVersions, found: Counterparts) -> Iterator[Finding]:
    """All that changed in the provisions, in the order of the later version; what is gone comes where it stood."""
    changes = _Changes(versions)
    # An id that names a provision follows it; one that has become the ceasefire is referred to as that from now on.
    renamed = {
        right.own_event: left.own_event
        for left, right in found.pairs
        if left.own_event != right.own_event and not left.is_event and not right.is_event
    }
    yield from changes.removed(found)
    for provision in found.added:
        yield changes.of(provision, "provision.added")
    for each in found.cut:
        yield changes.of(each.parts[0], "provision.cut", each.whole, earlier=each.whole.id, later=_ids(each.parts))
        yield from changes.regrouped(each.whole, each.together, _changed_keys(each.whole, each.together, renamed))
    for each in found.joined:
        yield changes.of(each.whole, "provision.joined", each.parts[0], earlier=_ids(each.parts), later=each.whole.id)
        yield from changes.regrouped(each.together, each.whole, _changed_keys(each.together, each.whole, renamed))
    for left, right in found.pairs:
        if left.id != right.id:
            yield changes.of(right, "provision.renamed", left, earlier=left.id)
        yield from changes.changed(left, right, _changed_keys(left, right, renamed))
    for left, right, follows in moved_pairs(found.pairs):
        yield changes.of(right, "provision.moved", left, later=follows)


class _Changes:
    """Makes findings on one text."""

    def __init__(self, versions: TwoVersions) -> None:
        self._versions = versions

    def of(self, provision: Provision, rule: str, before: Provision | None = None, /, **said: str) -> Finding:
        """A finding on a provision of the later version."""
        return self._finding(rule, provision, self._line(provision, ""), before, said)

    def removed(self, found: Counterparts) -> Iterator[Finding]:
        """What is gone stands at the nearest provision before it that is left, else at the top of the file."""
        left_over = {left.id: right for left, right in found.pairs}
        gone = {each.id for each in found.removed}
        place = Place(self._versions.later.file, 1)
        for provision in self._versions.earlier.provisions:
            if provision.id in gone:
                yield self._finding("provision.removed", provision, place, provision, {"topic": provision.topic})
            elif provision.id in left_over:
                place = self._line(left_over[provision.id], "")

    def regrouped(self, left: Provision, right: Provision, keys: Sequence[tuple[str, str]]) -> Iterator[Finding]:
        """What has changed beside the cutting or joining, which changes sentences and numbers of clauses by itself."""
        yield from self._changes(left, right, [(part, name) for part, name in keys if part not in ("words", "cited")])

    def changed(self, left: Provision, right: Provision, keys: Sequence[tuple[str, str]]) -> Iterator[Finding]:
        """One finding for each key or term that differs, and what that makes of the sentence beside them."""
        yield from self._changes(left, right, [(part, name) for part, name in keys if part != "words"])
        in_sentence = [
            name for part, name in keys if part not in ("words", "cited") and name not in NOT_IN_THE_SENTENCE
        ]
        reworded = ("words", "text") in keys
        if reworded and not in_sentence:
            yield self._finding("text.reworded", right, self._line(right, "text"), left, {})
        elif in_sentence and not reworded:
            said = {"about": ", ".join(in_sentence)}
            yield self._finding("text.unmatched", right, self._line(right, "text"), left, said)

    def _changes(self, left: Provision, right: Provision, keys: Sequence[tuple[str, str]]) -> Iterator[Finding]:
        for part, name in keys:
            rule, said = _what_changed(part, name, left, right)
            place = self._line(right, f"terms.{name}" if part == "terms" else name)
            yield self._finding(rule, right, place, left, said)

    def _line(self, provision: Provision, key: str) -> Place:
        at = provision.places.get(key, provision.place)
        return Place(self._versions.later.file, at.line, at.column)

    def _finding(
        self, rule: str, provision: Provision, place: Place, before: Provision | None, said: Mapping[str, str]
    ) -> Finding:
        related: tuple[Related, ...] = ()
        if before is not None:
            at = Place(self._versions.before_file, before.place.line, before.place.column)
            related = (Related(RelatedKind.BEFORE, at, self._versions.before_revision),)
        return Finding(
            rule=rule,
            level=finding_rules()[rule].level,
            place=place,
            proposal=self._versions.name,
            provision=provision.id,
            clauses=provision.clauses,
            arguments={name: value for name, value in said.items() if value},
            related=related,
        )


def _ids(provisions: Sequence[Provision]) -> str:
    return ", ".join(each.id for each in provisions)


def _what_changed(part: str, name: str, left: Provision, right: Provision) -> tuple[str, dict[str, str]]:
    """The rule of one change, and what is to be said of it."""
    if part in ("order", "cited"):
        rule = "order.changed" if part == "order" else "citation.changed"
        return rule, {"about": name, "earlier": words_under(left, name), "later": words_under(right, name)}
    of_terms = part == "terms"
    one, two = (each.terms.get(name) if of_terms else each.keys.get(name) for each in (left, right))
    words = {
        side: value.written if value is not None else ("" if of_terms else words_under(provision, name))
        for side, value, provision in (("earlier", one, left), ("later", two, right))
    }
    said = {**({"about": name} if of_terms else {}), **words}
    if one is not None and two is not None:
        said |= _how(one, two)
        return ("term.changed" if of_terms else f"{name}.changed"), said
    if not of_terms:
        return f"{name}.changed", said
    return ("term.added" if one is None else "term.removed"), said


def _how(earlier: Value, later: Value) -> dict[str, str]:
    """How the earlier value stands to the later, by the tool's own values."""
    relation = relate(earlier, later)
    said = {"relation": relation.kind.value, "distance": relation.distance or ""}
    if relation.kind is RelationKind.NESTED:
        said["inner"] = "earlier" if relation.inner is Side.LEFT else "later"
    if relation.kind is RelationKind.OVERLAPS:
        said["common"] = relation.common or ""
    if isinstance(earlier, Names) and isinstance(later, Names):
        said["dropped"], said["added"] = _only_in(earlier, later), _only_in(later, earlier)
    if isinstance(earlier, Schedule | Steps) and isinstance(later, Schedule | Steps):
        said["earlier-steps"], said["later-steps"] = steps_changed(earlier, later)
    return said


def _only_in(one: Names, other: Names) -> str:
    """What one value names, or excludes, and the other does not."""
    named, excluded = ({each.id for each in side} for side in (other.named, other.excluded))
    words = [each.label for each in one.named if each.id not in named]
    words += [f"except {each.label}" for each in one.excluded if each.id not in excluded]
    words = ["all", *words] if one.everything and not other.everything else words
    return ", ".join(words)


def _changed_keys(earlier: Provision, later: Provision, renamed: Mapping[str, str]) -> list[tuple[str, str]]:
    """Part and name of all that differs, in the order keys are told; `renamed` are events that have another id now."""
    before, after = as_plain_data(earlier, {}), as_plain_data(later, renamed)
    return [
        (part, name)
        for part, said in before.items()
        for name in {**said, **after[part]}
        if said.get(name) != after[part].get(name)
    ]


_Pair = tuple[Provision, Provision]


def moved_pairs(pairs: Sequence[_Pair]) -> Iterator[tuple[Provision, Provision, str]]:
    """Pairs that moved, given in the order of the later version, each with the id it now follows (empty: it is first).

    What stands in the same order in both versions is longest where least has moved.
    """
    lines = [(left.place.line, left.place.column) for left, _ in pairs]
    still = set(longest_increasing_subsequence(lines))
    for place, (left, right) in enumerate(pairs):
        if place not in still:
            yield left, right, pairs[place - 1][1].id if place else ""
