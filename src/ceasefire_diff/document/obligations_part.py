"""Makes the part that says, party by party, what each text obliges it to do, alone or jointly with others."""

from __future__ import annotations

from collections.abc import Iterable

from ceasefire_diff.document.blocks import Line, Paragraph, Role, Section, grid
from ceasefire_diff.document.report_index import ReportIndex
from ceasefire_diff.document.short_words import short_of
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.values.name import Name
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.report_part_sentences import (
    ALL_NAMED,
    NO_OBLIGATION,
    OBLIGATIONS_HEAD,
    OBLIGATIONS_LEAD,
    PART_TITLES,
    bearers_heading,
    in_options,
    obligation_line,
)
from ceasefire_diff.wording.sentences import silence

OfOptions = tuple[tuple[str, ...], Line]
"""The options a line stands in, none for the whole text, and the line."""


def by_option(lines: Iterable[OfOptions]) -> tuple[Line, ...]:
    """What holds in every option first, then each set of options under its name; no line twice."""
    found: dict[tuple[str, ...], dict[Line, None]] = {}
    for options, line in lines:
        found.setdefault(options, {})[line] = None
    merged = list(found.pop((), ()))
    for options, under in found.items():
        merged += [Line(in_options(options)), *under]
    return tuple(merged)


EVERYBODY = "*"
"""Stands for all, where a provision binds everybody."""


def obligations_part(index: ReportIndex) -> Section | None:
    """The part, or None where no text names anybody as bound. Who is bound jointly is listed under each name."""
    labels: dict[str, set[str]] = {EVERYBODY: {ALL_NAMED}}
    found: dict[tuple[str, str], list[OfOptions]] = {}
    for proposal in index.comparison.proposals:
        for provision in sorted(proposal.provisions, key=lambda each: (each.place.line, each.id)):
            names = provision.bearers
            if names is None or not (names.named or names.everything):
                continue
            for each in names.named:
                labels.setdefault(each.id, set()).add(each.label)
            for bearer in [each.id for each in names.named] or [EVERYBODY]:
                others = [each for each in names.named if each.id != bearer]
                line = index.options(provision), _line(provision, others, index)
                found.setdefault((bearer, proposal.id), []).append(line)
    if not found:
        return None
    called = {each: " / ".join(sorted(words, key=str.casefold)) for each, words in labels.items()}
    bearers = sorted({bearer for bearer, _ in found}, key=lambda each: (called[each].casefold(), each))
    rows = [
        (
            (Line(bearers_heading([called[bearer]]), role=Role.ISSUE),),
            *(_cell(found.get((bearer, each.id)), each) for each in index.comparison.proposals),
        )
        for bearer in bearers
    ]
    heads = (Sentence(quoted(index.labels.called[each.id])) for each in index.comparison.proposals)
    title = PART_TITLES["bearers"]
    table = grid((Sentence(OBLIGATIONS_HEAD), *heads), rows, title)
    return Section("bearers", title, (Paragraph(Line(Sentence(OBLIGATIONS_LEAD), role=Role.NOTICE)), table))


def _line(provision: Provision, others: list[Name], index: ReportIndex) -> Line:
    """One obligation in a few words, with whom it is shared, its clause and its row."""
    jointly = [each.label for each in others]
    words = obligation_line(short_of(provision), jointly, "; ".join(provision.clauses))
    return Line(words, index.number_of(provision))


def _cell(lines: list[OfOptions] | None, proposal: Proposal) -> tuple[Line, ...]:
    if lines is None:
        words = silence(partial=True) if proposal.missing is not None else NO_OBLIGATION
        return (Line(Sentence(words), role=Role.SILENCE),)
    return by_option(lines)
