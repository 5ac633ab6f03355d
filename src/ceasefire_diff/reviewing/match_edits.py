"""Joins provisions by a match in the glossary, or keeps them apart: each answer is a row of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.model.answers import Asked, Signature, fingerprint
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.reviewing import keep_answers, yaml_edits
from ceasefire_diff.reviewing.question import Edit
from ceasefire_diff.reviewing.texts_compared import compared, each_two_texts
from ceasefire_diff.reviewing.workbench import Workbench
from ceasefire_diff.source.yaml_flow import word
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.value import Value

_Key = tuple[str, str]
"""A provision by its proposal's id and its own."""

APART, ONE_THING = "apart", "one-thing"
"""What a match may say beside joining its provisions."""

Members = Mapping[str, frozenset[str]]
"""Ids of provisions by the id of their proposal."""


def join(  # noqa: PLR0913, PLR0917 - an answer: what about, with what, without what, signed
    bench: Workbench,
    one: _Key,
    answers: Iterable[Collection[_Key]],
    others: Collection[_Key],
    signed: Signature,
    says: str = "",
) -> Workbench:
    """Put a provision beside those that answer it: a row for each answer, and one row for those that answer together.

    Where a row holds what answers it beside a provision of its own clause, one coder has cut in two what the other has
    not, and it stands in that row. All other rows stay as they are. `others` were offered too, and do not answer it.
    What answers it may also be said to be `one-thing` with it.
    """
    comparison = compared(bench)
    text = bench.text_of_glossary
    for answer in answers:
        members = _members(one, answer)
        for row in _rows_of_its_clause(one, answer, comparison):
            members = {each: members.get(each, frozenset()) | row.get(each, frozenset()) for each in {*members, *row}}
        text = put_in_a_row(text, members, comparison, signed, says)
    if others:
        text = put_in_a_row(text, _members(one, others), comparison, signed, APART)
    return bench.with_glossary(text)


def _rows_of_its_clause(
    one: _Key, answer: Collection[_Key], comparison: Comparison
) -> Iterator[dict[str, frozenset[str]]]:
    """The rows, made of the provisions alone, that hold an answer beside what the clause of a provision says too."""
    own = _provision(one, comparison)
    for texts in each_two_texts(comparison):
        for row, pair in texts.two_sided:
            sides = pair.by_text
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
    says: str = "",
) -> str:
    """A glossary with one match more, of provisions as they are; it takes the place of one of the same provisions.

    It `says` nothing else, or that they are kept `apart`, or are of `one-thing`.
    """
    by_text = {proposal: sorted(ids) for proposal, ids in members.items()}
    said = {says: "true"} if says else {}
    known = comparison.glossary.matches
    same = {proposal: tuple(ids) for proposal, ids in by_text.items()}
    place = next((n for n, each in enumerate(known) if {**each.provisions} == same and not each.apart), None)
    print_ = _print(members, comparison)
    if place is not None and says != APART and known[place].fingerprint in ("", print_):
        signed = _both(known[place].signed, signed)
    return keep_answers.put_match(text, by_text, signed, {**said, "fingerprint": f'"{print_}"'}, place=place)


def _both(first: Signature, then: Signature) -> Signature:
    """What is said after another answer that still stands is signed by both who said it, with the reasons of both."""
    by, why = (dict.fromkeys(filter(None, each)) for each in ((first.by, then.by), (first.why, then.why)))
    return replace(then, by=", ".join(by), why="; ".join(why))


def one_matter(bench: Workbench, members: Members, signed: Signature) -> Workbench:
    """Keep that provisions of two texts answer each other, in a row of their own."""
    return bench.with_glossary(put_in_a_row(bench.text_of_glossary, members, compared(bench), signed))


def keep_apart(bench: Workbench, members: Members, signed: Signature) -> Workbench:
    """Keep that provisions of two texts do not answer each other."""
    return bench.with_glossary(put_in_a_row(bench.text_of_glossary, members, compared(bench), signed, APART))


def kept_of(members: Members, asked: Asked) -> Edit:
    """The edit that keeps that something is not known of provisions: which answer which, or if they are one thing."""
    by_text = {proposal: sorted(ids) for proposal, ids in members.items()}
    return lambda bench, signed: bench.with_glossary(
        keep_answers.put_unknown_provisions(bench.text_of_glossary, asked.value, by_text, signed)
    )


def no_difference(members: Members, comparison: Comparison) -> Edit:
    """The edit that keeps that what provisions of two texts differ in is no difference."""
    by_text = {proposal: sorted(ids) for proposal, ids in members.items()}

    def edit(bench: Workbench, signed: Signature) -> Workbench:
        print_ = _print(members, comparison)
        return bench.with_glossary(keep_answers.put_no_difference(bench.text_of_glossary, by_text, signed, print_))

    return edit


def read_into(members: Members, says: Mapping[str, str], comparison: Comparison) -> Edit:
    """The edit that gives provisions of one text what its file leaves unsaid.

    Where the person names the clause that says so, it goes into the proposal, else into the glossary as read by them.
    """

    def edit(bench: Workbench, signed: Signature) -> Workbench:
        if not signed.clause:
            by_text = {proposal: sorted(ids) for proposal, ids in members.items()}
            print_ = _print(members, comparison)
            return bench.with_glossary(keep_answers.put_says(bench.text_of_glossary, by_text, signed, says, print_))
        for proposal, each in ((proposal, each) for proposal, ids in members.items() for each in sorted(ids)):
            bench = put_into_proposal(bench, _provision((proposal, each), comparison), says, signed.clause, comparison)
        return bench

    return edit


def put_into_proposal(
    bench: Workbench, provision: Provision, says: Mapping[str, str], clause: str, comparison: Comparison
) -> Workbench:
    """The proposal with keys of a provision set, and the clause that says so among its clauses."""
    path = comparison.proposal(provision.proposal).file
    text = bench.texts[path]
    for key, value in says.items():
        text = yaml_edits.set_in_item(text, "provisions", provision.id, key, value)
    if clause not in provision.clauses:
        clauses = f"[{', '.join(map(word, (*provision.clauses, clause)))}]"
        text = yaml_edits.set_in_item(text, "provisions", provision.id, "clause", clauses)
    return bench.with_text(path, text)


def put_what_is_declined(
    bench: Workbench, provision: Provision, other: Provision, clause: str, comparison: Comparison
) -> Workbench:
    """The proposal with what a provision declines: the terms by which the other text names it."""
    naming = [name for name in comparison.taxonomy.topics[other.topic].identifying if name in other.terms]
    bench = put_into_proposal(bench, provision, {}, clause, comparison)
    path = comparison.proposal(provision.proposal).file
    terms = {name: _as_written(other.terms[name]) for name in naming if name not in provision.terms}
    return bench.with_text(path, yaml_edits.add_in_item(bench.texts[path], "provisions", provision.id, "terms", terms))


def list_of(names: Iterable[str]) -> str:
    """Names as a file writes them on one line: a single one without brackets."""
    words = [word(each) for each in names]
    return words[0] if len(words) == 1 else f"[{', '.join(words)}]"


def _as_written(value: Value) -> str:
    """A value as a file may write it on one line."""
    if isinstance(value, Names) and not (value.everything or value.excluded or value.rest_excluded):
        return list_of(each.label for each in value.named)
    return word(value.written)


def _print(members: Mapping[str, Collection[str]], comparison: Comparison) -> str:
    return fingerprint(_provision((proposal, each), comparison) for proposal, ids in members.items() for each in ids)
