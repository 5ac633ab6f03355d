"""Who is asked to do what: by those a text names as bound together, each deed in a few words with its row."""

from __future__ import annotations

from ceasefire_diff.document.content import Grid, Line, Paragraph, Part
from ceasefire_diff.document.option_lines import OfOptions, by_option
from ceasefire_diff.document.report_index import ReportIndex, cut
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.outline.cells import deed_tags
from ceasefire_diff.values.choice import Choice
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.report_part_sentences import (
    ALL_NAMED,
    BEARERS_HEAD,
    BEARERS_LEAD,
    NOTHING_IN_COLUMN,
    PART_TITLES,
    bearers_heading,
    deed_line,
)
from ceasefire_diff.wording.result_view import plain, unbracketed
from ceasefire_diff.wording.sentences import silence

LONGEST_ABOUT = 64
"""Characters of what a deed is about; the row has it whole."""

EVERYBODY = "*"
"""Stands for a provision that binds all."""

Bearers = frozenset[str]
"""Those a provision names as bound, by id."""


def bearers_part(index: ReportIndex) -> Part | None:
    """The part, or None where no text names anybody as bound."""
    labels: dict[str, set[str]] = {EVERYBODY: {ALL_NAMED}}
    deeds: dict[tuple[Bearers, str], dict[_Deed, dict[str, None]]] = {}
    for proposal in index.comparison.proposals:
        for provision in sorted(proposal.provisions, key=lambda each: (each.place.line, each.id)):
            names = provision.bearers
            if names is None or not (names.named or names.everything):
                continue
            for each in names.named:
                labels.setdefault(each.id, set()).add(each.label)
            bearers = frozenset(each.id for each in names.named) or frozenset((EVERYBODY,))
            clauses = deeds.setdefault((bearers, proposal.id), {}).setdefault(_deed(provision, index), {})
            clauses.update(dict.fromkeys(provision.clauses))
    if not deeds:
        return None
    called = {each: " / ".join(sorted(found, key=str.casefold)) for each, found in labels.items()}
    headings = {
        bearers: bearers_heading(sorted((called[each] for each in bearers), key=str.casefold)) for bearers, _ in deeds
    }
    rows = tuple(
        (
            (Line(headings[bearers]),),
            *(_cell(deeds.get((bearers, proposal.id)), proposal) for proposal in index.comparison.proposals),
        )
        for bearers in sorted(headings, key=lambda each: (str(headings[each]).casefold(), sorted(each)))
    )
    head = (
        Sentence(BEARERS_HEAD),
        *(Sentence(quoted(index.labels.called[each.id])) for each in index.comparison.proposals),
    )
    blocks = (Paragraph(Line(Sentence(BEARERS_LEAD))), Grid(Sentence(""), head, rows))
    return Part("bearers", PART_TITLES["bearers"], blocks)


_Deed = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[int, ...]]
"""What a deed is about, what a text says of it in a word, that it is no plain duty, its options and its row."""


def _deed(provision: Provision, index: ReportIndex) -> _Deed:
    naming = index.comparison.taxonomy.topics[provision.topic].identifying
    terms = provision.terms
    about = "; ".join(unbracketed(" ".join(terms[each].written.split())) for each in naming if each in terms)
    title = index.labels.topic_title(provision.topic)
    said = tuple(
        f"{plain(name)}: {unbracketed(each.written)}"
        for name, each in terms.items()
        if isinstance(each, Choice) and name not in naming
    )
    words = f"{title}: {cut(about, LONGEST_ABOUT)}" if about else title
    return (
        words,
        said,
        deed_tags(provision),
        index.options(provision),
        index.number_of(provision),
    )


def _cell(deeds: dict[_Deed, dict[str, None]] | None, proposal: Proposal) -> tuple[Line, ...]:
    if deeds is None:
        return (Line(Sentence(silence(partial=True) if proposal.missing is not None else NOTHING_IN_COLUMN)),)
    lines: list[OfOptions] = [
        (options, Line(deed_line(words, said, tags, "; ".join(clauses)), rows))
        for (words, said, tags, options, rows), clauses in deeds.items()
    ]
    return by_option(lines)
