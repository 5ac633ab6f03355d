"""Two or more proposals in, one comparison out: every pair of variants judged, rows put together by their id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, product
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import (
    UNCONFIRMED_ROWS,
    Comparison,
    MaybeRelated,
    Member,
    Notice,
    PairResult,
    Reason,
    Remark,
    Row,
    is_likely,
)
from ceasefire_diff.comparing.judge import Judge
from ceasefire_diff.comparing.no_difference import with_no_difference
from ceasefire_diff.comparing.one_thing import with_one_thing
from ceasefire_diff.comparing.persons import stale_readings, with_answers_told
from ceasefire_diff.comparing.variant_text import VariantText, variants_of
from ceasefire_diff.comparing.variants import JudgedPair, JudgedRow, judge_pair
from ceasefire_diff.comparing.within_one_text import contradicting_duties, key_of, options_remarked
from ceasefire_diff.model.answers import stale_answers
from ceasefire_diff.model.glossary import fold
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.source.diagnostics import refused
from ceasefire_diff.taxonomy.topic import Taxonomy

MOST_TOGETHER: Final = 60_000
"""Provisions that are lined up for two texts, those of each option of the one with those of each of the other."""


def compare(proposals: Sequence[Proposal], taxonomy: Taxonomy) -> Comparison:
    """Compare two or more proposals that were read with one glossary and one set of topics.

    Raises ValueError if fewer than two are given.
    """
    if len(proposals) < 2:  # noqa: PLR2004 - a comparison has two sides
        raise ValueError("a comparison needs at least two proposals")
    texts = [variants_of(proposal, taxonomy) for proposal in proposals]
    sides = _sides(texts)
    for lefts, rights in sides:
        _look_at_size(lefts, rights)
    judge = Judge(taxonomy, proposals)
    pairs = [judge_pair(left, right, judge) for lefts, rights in sides for left, right in product(lefts, rights)]
    rows = _rows(_one_id_for_each_matter(pairs), [each.id for each in proposals], taxonomy)
    rows = with_no_difference(with_one_thing(rows, proposals, taxonomy), proposals)
    return Comparison(
        stale=(
            *stale_answers(proposals[0].glossary.on_provisions, proposals),
            *stale_readings(proposals[0].glossary, rows, proposals),
        ),
        proposals=tuple(proposals),
        variants=tuple(text.variant for variants in texts for text in variants),
        taxonomy=taxonomy,
        glossary=proposals[0].glossary,
        rows=with_answers_told(rows, proposals[0].glossary, proposals),
        maybe_related=_maybe_related(pairs),
        notices=(*notices_on(proposals), *_limits(pairs), *_unconfirmed(rows)),
        remarks=remarks_on(pairs, taxonomy),
    )


def _sides(
    texts: Sequence[Sequence[VariantText]],
) -> list[tuple[Sequence[VariantText], Sequence[VariantText]]]:
    """The texts that stand against each other: of more than two no two of one party, for these are its versions."""
    pairs: list[tuple[Sequence[VariantText], Sequence[VariantText]]] = list(combinations(texts, 2))
    parties = [frozenset(map(fold, variants[0].proposal.party)) for variants in texts]
    of_two = [pair for pair, (one, two) in zip(pairs, combinations(parties, 2), strict=True) if one != two]
    return of_two if len(texts) > 2 and of_two else pairs  # noqa: PLR2004 - two texts are compared whosoever they are


def _look_at_size(lefts: Sequence[VariantText], rights: Sequence[VariantText]) -> None:
    """Refuse two texts whose options, each with each, are more than can be compared; raises CannotRun."""
    together = sum(len(left.provisions) + len(right.provisions) for left, right in product(lefts, rights))
    if len(lefts) * len(rights) > 1 and together > MOST_TOGETHER:
        most = max((lefts, rights), key=len)
        message = f"{len(lefts)} options of one text with {len(rights)} of another come to {together:,} provisions"
        cure = "Compare them as files with fewer options"
        raise refused("file.too-many-options", f"{message}; the limit is {MOST_TOGETHER:,}", cure, most[0].proposal.id)


def _one_id_for_each_matter(pairs: Sequence[JudgedPair]) -> list[JudgedPair]:
    """Where one option answers some provisions and another leaves them alone, both are told in one row.

    The row takes the id it has where both texts speak, if that is the same in every option that answers.
    """
    answered: dict[tuple[str, str, tuple[str, ...]], set[str]] = defaultdict(set)
    for pair in pairs:
        for row in pair.rows:
            if row.left and row.right and row.event is None:
                for other, side in ((pair.right, row.left), (pair.left, row.right)):
                    answered[_side_key(row, other, side)].add(row.id)

    def renamed(row: JudgedRow, pair: JudgedPair) -> JudgedRow:
        if row.left and row.right:
            return row
        other, side = (pair.right, row.left) if row.left else (pair.left, row.right)
        ids = answered.get(_side_key(row, other, side), set())
        return replace(row, id=next(iter(ids))) if len(ids) == 1 and row.event is None else row

    return [replace(pair, rows=tuple(renamed(row, pair) for row in pair.rows)) for pair in pairs]


def _side_key(row: JudgedRow, other: VariantText, side: Sequence[Provision]) -> tuple[str, str, tuple[str, ...]]:
    """One side of a row, whose provisions may be answered by another option of the other proposal."""
    return (row.topic, other.proposal.id, tuple(f"{each.proposal}/{each.id}" for each in side))


class _Gathered(Struct):
    """A row as it is put together from the pairs it stands in."""

    first: JudgedRow
    members: dict[tuple[str, str], Provision] = field(default_factory=dict)
    objects: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    pairs: list[PairResult] = field(default_factory=list)


def _rows(pairs: Sequence[JudgedPair], proposals: Sequence[str], taxonomy: Taxonomy) -> tuple[Row, ...]:
    gathered: dict[str, _Gathered] = {}
    for pair in pairs:
        for judged in pair.rows:
            row = gathered.setdefault(judged.id, _Gathered(judged))
            row.members |= {(each.proposal, each.id): each for each in (*judged.left, *judged.right)}
            for name, ids in judged.objects.items():
                for object_id, labels in ids.items():
                    row.objects.setdefault(name, {}).setdefault(object_id, set()).update(labels)
            row.pairs.append(
                PairResult(
                    left=pair.left.variant,
                    right=pair.right.variant,
                    verdict=judged.judgement.verdict,
                    results=judged.judgement.results,
                    left_provisions=tuple(each.id for each in judged.left),
                    right_provisions=tuple(each.id for each in judged.right),
                )
            )
    order = taxonomy.order()
    place = {proposal: number for number, proposal in enumerate(proposals)}
    rows = [_row(row_id, row, place) for row_id, row in gathered.items()]
    return tuple(sorted(rows, key=lambda row: (order[row.topic], row.id)))


def _row(row_id: str, row: _Gathered, place: dict[str, int]) -> Row:
    members = sorted(row.members, key=lambda each: (place[each[0]], each[1]))
    return Row(
        id=row_id,
        topic=row.first.topic,
        objects={
            name: tuple(" / ".join(sorted(labels)) for _, labels in sorted(ids.items()))
            for name, ids in row.objects.items()
        },
        stages=row.first.stages,
        members=tuple(Member(*each) for each in members),
        pairs=tuple(row.pairs),
        event=row.first.event,
    )


def _maybe_related(pairs: Sequence[JudgedPair]) -> tuple[MaybeRelated, ...]:
    """Offers of all pairs, each once, in the order of the texts and then by id."""
    found: dict[tuple[str, str, str, str], MaybeRelated] = {}
    for pair in pairs:
        for offer in pair.offers:
            left, right = (Member(each.proposal, each.id) for each in (offer.left, offer.right))
            key = (left.proposal, right.proposal, left.provision, right.provision)
            found.setdefault(key, MaybeRelated(left, right, Reason(offer.reason), offer.arguments, offer.likeness))
    return tuple(found.values())


def notices_on(proposals: Sequence[Proposal]) -> tuple[Notice, ...]:
    """The notices of a comparison: order of columns, unlike status, partial coverage, and whose words prevail."""
    notices = [Notice("columns.order-given")]
    statuses = {proposal.id: proposal.status.value for proposal in proposals}
    if len(set(statuses.values())) > 1:
        notices.append(Notice("status.unlike", statuses))
    notices += [
        Notice("coverage.partial", {"proposal": proposal.id, "missing": proposal.missing})
        for proposal in proposals
        if proposal.missing is not None
    ]
    return (*notices, Notice("words.prevail"), Notice("counts.depend"))


def _limits(pairs: Sequence[JudgedPair]) -> list[Notice]:
    """What is not told of some pair of texts, each once."""
    return list({each.id: each for pair in pairs for each in pair.notices}.values())


def _unconfirmed(rows: Sequence[Row]) -> list[Notice]:
    """That some rows are held together by like words alone, if some are."""
    return [Notice(UNCONFIRMED_ROWS)] if any(map(is_likely, rows)) else []


def remarks_on(pairs: Sequence[JudgedPair], taxonomy: Taxonomy) -> tuple[Remark, ...]:
    """Everything found within the texts of these pairs, each once, in stable order."""
    found: dict[tuple[str, str, tuple[str, ...], str], Remark] = {}
    proposals = {text.proposal.id: text.proposal for pair in pairs for text in (pair.left, pair.right)}
    for proposal in proposals.values():
        found |= {key_of(remark): remark for remark in options_remarked(proposal)}
    for pair in pairs:
        for row in pair.rows:
            for side in (row.left, row.right):
                for remark in contradicting_duties(side, taxonomy):
                    found.setdefault(key_of(remark), remark)
    return tuple(found[key] for key in sorted(found))
