"""Joins provisions by a match in the glossary, or keeps them apart: what stands in one row stays in one row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.model.answers import Signature, fingerprint
from ceasefire_diff.model.proposal import Proposal
from ceasefire_diff.reviewing import keep_answers
from ceasefire_diff.reviewing.texts_compared import each_two_texts
from ceasefire_diff.reviewing.workbench import Workbench

_Key = tuple[str, str]
"""A provision by its proposal's id and its own."""

Members = Mapping[str, frozenset[str]]
"""Ids of provisions by the id of their proposal."""


def join(bench: Workbench, one: _Key, others: Iterable[_Key], signed: Signature) -> Workbench:
    """Put a provision beside others that answer it.

    What stands in a row already takes the provision into that row, so that nothing loses its counterpart; those that
    stand in none make one row with it.
    """
    comparison = bench.comparison()
    rows = _rows_holding(comparison)
    text = bench.text_of_glossary
    alone: dict[str, set[str]] = {one[0]: {one[1]}}
    found: list[dict[str, set[str]]] = []
    dropped: set[int] = set()
    for other in others:
        standing = rows.get(other, [])
        for row_id, members in standing:
            found.append({**members, one[0]: {*members.get(one[0], ()), one[1]}})
            dropped |= {
                number
                for number, match in enumerate(comparison.glossary.matches)
                if not match.apart and row_id == f"match/{match.id}"
            }
        if not standing:
            alone.setdefault(other[0], set()).add(other[1])
    found += [alone] if len(alone) > 1 else []
    for number in sorted(dropped, reverse=True):
        text = keep_answers.drop_item(text, "matches", number)
    for members in found:
        text = put(text, members, comparison, signed)
    return bench.with_glossary(text)


def put(text: str, members: Mapping[str, Collection[str]], comparison: Comparison, signed: Signature) -> str:
    """A glossary with one match more, of provisions as they are."""
    by_text = {proposal: sorted(ids) for proposal, ids in members.items()}
    return keep_answers.put_match(text, by_text, signed, fingerprint=_print(members, comparison))


def keep_apart(bench: Workbench, members: Members, signed: Signature) -> Workbench:
    """Keep that provisions of two texts do not answer each other."""
    comparison = bench.comparison()
    by_text = {proposal: sorted(ids) for proposal, ids in members.items()}
    text = keep_answers.put_match(
        bench.text_of_glossary, by_text, signed, fingerprint=_print(members, comparison), apart=True
    )
    return bench.with_glossary(text)


def keep_unknown(bench: Workbench, members: Members, signed: Signature) -> Workbench:
    """Keep that it is not known which of some provisions answer each other."""
    by_text = {proposal: sorted(ids) for proposal, ids in members.items()}
    return bench.with_glossary(keep_answers.put_unknown_provisions(bench.text_of_glossary, by_text, signed))


def _rows_holding(comparison: Comparison) -> dict[_Key, list[tuple[str, dict[str, set[str]]]]]:
    """The two-sided rows of matters each provision stands in, with their members over all options."""
    members: dict[str, dict[str, set[str]]] = {}
    for texts in each_two_texts(comparison):
        for row, pair in texts.two_sided:
            of_row = members.setdefault(row.id, {})
            for side, standing in ((texts.left.id, pair.left_provisions), (texts.right.id, pair.right_provisions)):
                of_row.setdefault(side, set()).update(standing)
    found: dict[_Key, list[tuple[str, dict[str, set[str]]]]] = {}
    for row_id, of_row in sorted(members.items()):
        for proposal, ids in of_row.items():
            for each in ids:
                found.setdefault((proposal, each), []).append((row_id, of_row))
    return found


def _print(members: Mapping[str, Collection[str]], comparison: Comparison) -> str:
    found = [
        provision
        for proposal, ids in members.items()
        for each in ids
        if (provision := _proposal(proposal, comparison).provision(each)) is not None
    ]
    return fingerprint(found)


def _proposal(proposal: str, comparison: Comparison) -> Proposal:
    return comparison.proposal(proposal)
