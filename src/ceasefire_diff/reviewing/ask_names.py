"""Asks which names of two texts are one thing: those that keep a row from a verdict, or provisions from a row."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from itertools import product
from typing import Final

from msgspec import Struct, field

from ceasefire_diff.aligning.matter import Matter, matter_of
from ceasefire_diff.aligning.similarity import long_stems
from ceasefire_diff.comparing.comparison import Reason
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.model.answers import Asked, Signature
from ceasefire_diff.model.glossary import fold
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.reviewing import keep_answers
from ceasefire_diff.reviewing.question import AnswerChoice, Edit, Question, QuestionKind, kept
from ceasefire_diff.reviewing.texts_compared import TextsCompared
from ceasefire_diff.reviewing.workbench import Workbench
from ceasefire_diff.values.event import BUILT_IN_EVENTS
from ceasefire_diff.values.name import Name, Standing, standing
from ceasefire_diff.values.names import Names

FREE_PHRASES: Final = ("qualifiers", "except")
"""Keys whose names are phrases of the text: which of them are one thing decides no verdict by itself."""

_INITIALS: Final = pattern(r"\b\w")


class _Pair(Struct):
    """Two names that may be one thing: what they are called, and where they stand."""

    left: Name
    right: Name
    rows: set[str] = field(default_factory=set)
    lefts: dict[str, Provision] = field(default_factory=dict)
    rights: dict[str, Provision] = field(default_factory=dict)


def ask_names(texts: TextsCompared) -> list[Question]:
    """One question for each two names, those in most rows first, then the likest."""
    unknown = {frozenset(map(fold, each)) for each in texts.kept_unknown(Asked.NAMES)}
    taken = _taken(texts)  # one for all questions: each holds on to it
    return [
        _question(pair, texts, taken)
        for pair in _pairs(texts)
        if frozenset((fold(pair.left.label), fold(pair.right.label))) not in unknown
    ]


def names_asked(texts: TextsCompared) -> set[tuple[str, str]]:
    """The ids of the names that are asked about two by two, or were and are not known."""
    return {(pair.left.id, pair.right.id) for pair in _pairs(texts)}


@lru_cache(maxsize=1)  # both kinds of question about names of two texts begin with these
def _pairs(texts: TextsCompared) -> list[_Pair]:
    found: dict[tuple[str, str], _Pair] = {}
    for one, other, left, right, row in _met(texts):
        pair = found.setdefault((one.id, other.id), _Pair(one, other))
        pair.lefts[left.id], pair.rights[right.id] = left, right
        if row:
            pair.rows.add(row)
    used = names_used(texts)
    # A writer calls one thing by one name: what both texts use beside the other's word is another thing.
    return [pair for pair in found.values() if pair.left.id not in used[1] and pair.right.id not in used[0]]


@lru_cache(maxsize=1)
def names_used(texts: TextsCompared) -> tuple[set[str], set[str]]:
    """The ids of all names that each text uses."""
    left, right = (
        {name.id for each in side.provisions for name in _names_of(each)} for side in (texts.left, texts.right)
    )
    return left, right


def _names_of(provision: Provision) -> Iterator[Name]:
    for value in (*provision.terms.values(), *provision.keys.values()):
        if isinstance(value, Names):
            yield from value.every_name


def _alike(one: str, other: str) -> float:
    """How alike two names are (0 to 1): by words, or one is the initials of the other, or stands in it."""
    first, second = fold(one), fold(other)
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) > 1 and shorter == "".join(_INITIALS.findall(longer)):
        return 1.0
    ours, theirs = long_stems(first), long_stems(second)
    shared = len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0
    inside = 0.5 if shorter in longer and re.search(rf"\b{re.escape(shorter)}\b", longer) else 0.0
    return max(shared, inside)


def _met(texts: TextsCompared) -> Iterator[tuple[Name, Name, Provision, Provision, str]]:
    """Names that meet on one term and of which nothing says how they stand, with the row if they stand in one."""
    for row, pair in texts.two_sided:
        lefts, rights = texts.members(pair)
        for left, right in product(lefts, rights):
            for one, other in _unlinked(left, right):
                yield one, other, left, right, row.id
    for left, right, ours, theirs, near in kept_apart_by_names(texts):
        for one, other in _of_two_lists(ours, theirs):
            if near or _alike(one.label, other.label):
                yield one, other, left, right, ""


@lru_cache(maxsize=1)
def kept_apart_by_names(texts: TextsCompared) -> list[tuple[Provision, Provision, Names, Names, bool]]:
    """Provisions that names alone keep out of one row, with these, and whether they share something else."""
    return [*_kept_apart(texts)]


def _kept_apart(texts: TextsCompared) -> Iterator[tuple[Provision, Provision, Names, Names, bool]]:
    @cache
    def matter(proposal: str, provision_id: str) -> Matter:
        provision = texts.provision(proposal, provision_id)
        return matter_of(provision, texts.comparison.taxonomy.topics[provision.topic])

    for offer in texts.comparison.maybe_related:
        if offer.reason is Reason.NAME_NOT_LINKED and offer.left.proposal == texts.left.id:
            if offer.right.proposal != texts.right.id:
                continue
            left = texts.provision(texts.left.id, offer.left.provision)
            right = texts.provision(texts.right.id, offer.right.provision)
            matters = (matter(left.proposal, left.id), matter(right.proposal, right.id))
            for ours, theirs, near in _keeping_apart(*matters):
                yield left, right, ours, theirs, near


def _keeping_apart(one_matter: Matter, other_matter: Matter) -> Iterator[tuple[Names, Names, bool]]:
    left, right = one_matter.provision, other_matter.provision
    meeting = [
        one.meets(two)
        for one, two in zip(one_matter.axes, other_matter.axes, strict=True)
        if one is not None and two is not None
    ]
    # Talks on two subjects are two matters: only subjects that are alike in words may be one.
    near = not one_matter.topic.settles_nothing and (any(meeting) or one_matter.shares_a_term(other_matter))
    for name in one_matter.topic.identifying:
        one, other = left.terms.get(name), right.terms.get(name)
        if isinstance(one, Names) and isinstance(other, Names) and meeting.count(False) == 1:
            yield one, other, near


def _unlinked(left: Provision, right: Provision) -> Iterator[tuple[Name, Name]]:
    if left.topic != right.topic:
        return
    ours, theirs = ({**each.terms, **each.keys} for each in (left, right))
    for name in ours.keys() & theirs.keys():
        one, other = ours[name], theirs[name]
        if name in FREE_PHRASES or not isinstance(one, Names) or not isinstance(other, Names):
            continue
        yield from _of_two_lists(one, other)


def _of_two_lists(left: Names, right: Names) -> Iterable[tuple[Name, Name]]:
    """The pairs that nothing links, of names that neither is in the other list too."""
    ours, theirs = {each.id for each in left.every_name}, {each.id for each in right.every_name}
    lone = (
        [each for each in left.every_name if each.id not in theirs],
        [each for each in right.every_name if each.id not in ours],
    )
    pairs = [(one, other) for one, other in product(*lone) if standing(one, other) is Standing.UNKNOWN]
    # Of lists only those that are alike in words are asked about one by one; ask_lists asks of the rest at once.
    return pairs if len(pairs) == 1 else [(one, other) for one, other in pairs if _alike(one.label, other.label)]


def _question(pair: _Pair, texts: TextsCompared, taken: Collection[str]) -> Question:
    # In one order whichever text is given first: a key means the same in a list that comes back the other way round.
    one, other = both = sorted((pair.left.label, pair.right.label))

    def same(bench: Workbench, signed: Signature) -> Workbench:
        return bench.with_glossary(keep_answers.join_names(bench.text_of_glossary, both, taken, signed))

    def part(whole: str, inner: str) -> Edit:
        def edit(bench: Workbench, signed: Signature) -> Workbench:
            return bench.with_glossary(keep_answers.put_part(bench.text_of_glossary, whole, inner, signed))

        return edit

    def overlap(bench: Workbench, signed: Signature) -> Workbench:
        return bench.with_glossary(keep_answers.put_overlap(bench.text_of_glossary, both, signed))

    return Question(
        kind=QuestionKind.NAMES,
        about=(f"{texts.left.id}: {pair.left.label}", f"{texts.right.id}: {pair.right.label}"),
        asks=f"Are “{one}” and “{other}” one thing?",
        choices=(
            AnswerChoice("s", "the same", same),
            AnswerChoice("f", f"“{one}” is part of “{other}”", part(other, one)),
            AnswerChoice("l", f"“{other}” is part of “{one}”", part(one, other)),
            AnswerChoice("o", "they overlap", overlap),
            AnswerChoice("d", "different", kept(keep_answers.put_apart, "names", both)),
            AnswerChoice("u", "not known", kept(keep_answers.put_unknown, "names", both)),
        ),
        shows=texts.said_of(pair.lefts.values(), pair.rights.values()),
        rows=tuple(sorted(pair.rows)),
        likeness=_alike(one, other),
    )


def _taken(texts: TextsCompared) -> set[str]:
    """Ids that a new entry of the glossary may not have: it would stand for two things."""
    glossary = texts.glossary
    taken = {*texts.comparison.taxonomy.topics, *BUILT_IN_EVENTS, *glossary.events, *glossary.issues, *glossary.names}
    taken |= {label for labels in glossary.names.values() for label in labels}
    for proposal in (texts.left, texts.right):
        taken |= {*proposal.options, *(each.id for each in proposal.provisions)}
    return taken
