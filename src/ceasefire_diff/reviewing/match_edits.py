"""Joins provisions by a match in the glossary, or keeps them apart: each answer is a row of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.model.answers import Signature, fingerprint
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.reviewing import keep_answers
from ceasefire_diff.reviewing.texts_compared import each_two_texts
from ceasefire_diff.reviewing.workbench import Workbench

_Key = tuple[str, str]
"""A provision by its proposal's id and its own."""

Members = Mapping[str, frozenset[str]]
"""Ids of provisions by the id of their proposal."""


def join(
    bench: Workbench, one: _Key, answers: Iterable[Collection[_Key]], others: Collection[_Key], signed: Signature
) -> Workbench:
    """Put a provision beside those that answer it: a row for each answer, and one row for those that answer together.

    Where a row holds what answers it beside a provision of its own clause, one coder has cut in two what the other has
    not, and it stands in that row. All other rows stay as they are. `others` were offered too, and do not answer it.
    """
    comparison = bench.comparison()
    text = bench.text_of_glossary
    for answer in answers:
        members = _members(one, answer)
        for row in _rows_of_its_clause(one, answer, comparison):
            members = {each: members.get(each, frozenset()) | row.get(each, frozenset()) for each in {*members, *row}}
        text = put_in_a_row(text, members, comparison, signed)
    if others:
        text = put_in_a_row(text, _members(one, others), comparison, signed, apart=True)
    return bench.with_glossary(text)


def _rows_of_its_clause(
    one: _Key, answer: Collection[_Key], comparison: Comparison
) -> Iterator[dict[str, frozenset[str]]]:
    """The rows, made of the provisions alone, that hold an answer beside what the clause of a provision says too."""
    own = _provision(one, comparison)
    for texts in each_two_texts(comparison):
        for row, pair in texts.two_sided:
            sides = {texts.left.id: frozenset(pair.left_provisions), texts.right.id: frozenset(pair.right_provisions)}
            if (
                not row.id.startswith("match/")
                and any(each in sides.get(proposal, ()) for proposal, each in answer)
                and any(
                    not {*_provision((one[0], each), comparison).clauses}.isdisjoint(own.clauses)
                    for each in sides.get(one[0], ())
                )
            ):
                yield sides


def _provision(key: _Key, comparison: Comparison) -> Provision:
    found = comparison.proposal(key[0]).provision(key[1])
    if found is None:
        raise LookupError(key)
    return found


def _members(one: _Key, others: Iterable[_Key]) -> Members:
    """A provision and some of the other texts, by text."""
    found: dict[str, set[str]] = {one[0]: {one[1]}}
    for proposal, provision in others:
        found.setdefault(proposal, set()).add(provision)
    return {proposal: frozenset(ids) for proposal, ids in found.items()}


def put_in_a_row(
    text: str,
    members: Mapping[str, Collection[str]],
    comparison: Comparison,
    signed: Signature,
    *,
    apart: bool = False,
) -> str:
    """A glossary with one match more, of provisions as they are."""
    by_text = {proposal: sorted(ids) for proposal, ids in members.items()}
    return keep_answers.put_match(text, by_text, signed, fingerprint=_print(members, comparison), apart=apart)


def keep_apart(bench: Workbench, members: Members, signed: Signature) -> Workbench:
    """Keep that provisions of two texts do not answer each other."""
    return bench.with_glossary(put_in_a_row(bench.text_of_glossary, members, bench.comparison(), signed, apart=True))


def keep_unknown(bench: Workbench, members: Members, signed: Signature) -> Workbench:
    """Keep that it is not known which of some provisions answer each other."""
    by_text = {proposal: sorted(ids) for proposal, ids in members.items()}
    return bench.with_glossary(keep_answers.put_unknown_provisions(bench.text_of_glossary, by_text, signed))


def _print(members: Mapping[str, Collection[str]], comparison: Comparison) -> str:
    return fingerprint(_provision((proposal, each), comparison) for proposal, ids in members.items() for each in ids)
