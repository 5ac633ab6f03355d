"""What one names value says of another: three-valued questions, for names may turn out to be anything.

Names nothing links may turn out to be anything, so every question has three answers: yes, no, and None where it
depends on what they are. Three things are taken for granted: names of one text that nothing links are apart from
each other (a writer does not list a thing twice), an exception leaves something of what it is excepted from, and
no list of names is all there is.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from ceasefire_diff.values.name import Name, Standing, both_labels, linked_in_doubt, parts_meet, standing
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.words import by_label, one_or_list

_Answer = bool | None


class Struck(Struct):
    """What one names and the other excludes: an answer for each pair, and the labels of those that are sure."""

    answers: list[_Answer] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    def note(self, answer: _Answer, label: str) -> None:
        """Keep one answer, and its label if it is sure."""
        self.answers.append(answer)
        if answer:
            self.labels.append(label)


class NamesView(Struct, frozen=True):
    """Two names values seen from `one`; the questions about it against the `other`."""

    one: Names
    other: Names
    _known: dict[tuple[str, str], Standing] = field(default_factory=dict)

    def covered(self, name: Name, by: tuple[Name, ...], beside: tuple[Name, ...] = ()) -> _Answer:
        """Whether a name of `one`, less what its own text excepts, lies in what names of the `other` cover."""
        if any(name.id == each.id for each in by):
            return True
        for each in self.other.holders.get(name.id, ()):
            if each in by and self.across(name, each) is Standing.WITHIN:
                return True
        seen: list[Standing] = []
        for each in by:
            how = self.across(name, each)
            if how is Standing.UNKNOWN:
                return None  # whatever else there is: it holds it not for sure, and may
            if how is not Standing.DIFFERS:
                seen.append(how)
        if not seen:
            return False
        seen += [how for each in beside if (how := at_home(self.one, name, each)) is not Standing.DIFFERS]
        if all(how is Standing.HOLDS for how in seen) or seen == [Standing.OVERLAPS]:
            return False
        return None

    def across(self, name: Name, other: Name) -> Standing:
        """How a name of `one` stands to one of the `other`, with what both texts take for granted."""
        known = self._known.get((name.id, other.id))
        if known is None:
            known = standing(name, other)
            if known is Standing.UNKNOWN and (
                _apart_at_home(self.one, name, other) or _apart_at_home(self.other, other, name)
            ):
                known = Standing.DIFFERS
            self._known[name.id, other.id] = known
        return known

    def strike(self, struck: Struck) -> None:
        """Note what `one` names and the `other` excludes."""
        one, other = self.one, self.other
        for excluded in other.excluded:
            gone = NamesView(other, one).covered(excluded, one.excluded)
            if one.everything:
                struck.note(_not(gone), excluded.label)
                continue
            for name in one.named:
                self._strike_pair(struck, name, excluded, gone)
        if not other.rest_excluded:
            return
        if one.everything:
            struck.note(answer=True, label=all_except(other.named))
            return
        for name in one.named:
            inside = self.covered(name, other.named, beside=one.excluded)
            parts = [each.label for each in other.named if standing(name, each) is Standing.HOLDS]
            struck.note(_not(inside), less(name.label, parts))

    def _strike_pair(self, struck: Struck, name: Name, excluded: Name, gone: _Answer) -> None:
        how = self.across(name, excluded)
        if how is Standing.SAME:
            struck.note(answer=True, label=both_labels(name, excluded))
        elif how is Standing.WITHIN:
            struck.note(answer=True, label=name.label)
        elif how is Standing.DIFFERS or gone:
            struck.note(answer=False, label="")
        elif how is Standing.HOLDS:
            struck.note(_not(gone), excluded.label)
        else:
            sure = parts_meet(name, excluded) and not self.one.excluded
            struck.note(True if sure else None, excluded.label)

    def is_stated(self) -> _Answer:
        """Whether the `other` states all that `one` states, once it is known that they are not apart."""
        one, other = self.one, self.other
        answers: list[_Answer] = []
        if not other.everything:
            if one.everything:
                return False
            answers += [self.covered(name, other.named, beside=one.excluded) for name in one.named]
        if not other.rest_excluded:
            if one.rest_excluded:
                return False
            answers += [self.covered(name, other.excluded) for name in one.excluded]
        return all_of(answers)

    def adds(self, *, when: _Answer) -> tuple[str, ...]:
        """What `one` states of which the answer to "does the other state it?" is `when`."""
        one, other = self.one, self.other
        found: list[str] = []
        if one.everything and not other.everything:
            found += [] if when is None else [all_except((*other.named, *one.excluded))]
        elif not other.everything:
            found += [each.label for each in one.named if self.covered(each, other.named, one.excluded) is when]
        if not other.rest_excluded:
            found += [f"except {each.label}" for each in one.excluded if self.covered(each, other.excluded) is when]
            found += ["no other"] if one.rest_excluded and when is False else []
        return tuple(found)


def at_home(value: Names, name: Name, other: Name) -> Standing:
    """How two names of one text stand; those that nothing links are taken to be apart."""
    known = standing(name, other)
    if known is Standing.UNKNOWN and frozenset((name.id, other.id)) not in value.tied:
        return Standing.UNKNOWN if linked_in_doubt(name, other) else Standing.DIFFERS
    return known


def _apart_at_home(value: Names, name: Name, other: Name) -> bool:
    """Whether `value` names something beside `name` that is apart from it and that `other` is, or is a part of."""
    return any(
        each.id != name.id and at_home(value, name, each) is Standing.DIFFERS
        for each in value.holders.get(other.id, ())
    )


def shares(here: NamesView, there: NamesView, *, overlaps_share: bool = True) -> _Answer:
    """Whether both values name something in common.

    `overlaps_share`: what a glossary calls overlapping has something in common. No prohibition is built on it.
    """
    left, right = here.one, here.other
    if left.everything and right.everything:
        return True
    if left.everything:
        return any_of(_not(there.covered(name, left.excluded, right.excluded)) for name in right.named)
    if right.everything:
        return any_of(_not(here.covered(name, right.excluded, left.excluded)) for name in left.named)
    return any_of(_share(here, there, a, b, overlaps_share) for a in left.named for b in right.named)


def _share(here: NamesView, there: NamesView, left: Name, right: Name, overlaps_share: bool) -> _Answer:
    how = here.across(left, right)
    if how is Standing.DIFFERS:
        return False
    answers: list[_Answer] = []
    if how in (Standing.SAME, Standing.WITHIN):
        answers.append(_not(here.covered(left, here.other.excluded, here.one.excluded)))
    if how in (Standing.SAME, Standing.HOLDS):
        answers.append(_not(there.covered(right, here.one.excluded, here.other.excluded)))
    if how is Standing.OVERLAPS and not (here.one.excluded or here.other.excluded):
        return True if overlaps_share or parts_meet(left, right) else None
    return True if True in answers else False if False in answers else None


def all_except(names: Iterable[Name]) -> str:
    """`all`, less some names, in the value grammar."""
    labels: dict[str, str] = {}
    for name in names:
        labels[name.id] = min(labels.get(name.id, name.label), name.label, key=by_label)
    return less("all", labels.values())


def less(label: str, excepted: Iterable[str]) -> str:
    """A label, less some others, in the value grammar."""
    beside = one_or_list(sorted(excepted, key=by_label))
    return f"{label} except {beside}" if beside else label


def _not(answer: _Answer) -> _Answer:
    return None if answer is None else not answer


def any_of(answers: Iterable[_Answer]) -> _Answer:
    """Yes if one answer is yes; no if all are."""
    unsure = False
    for answer in answers:
        if answer:
            return True
        unsure = unsure or answer is None
    return None if unsure else False


def all_of(answers: Iterable[_Answer]) -> _Answer:
    """Yes if all answers are; no if one is no."""
    unsure = False
    for answer in answers:
        if answer is False:
            return False
        unsure = unsure or answer is None
    return None if unsure else True
