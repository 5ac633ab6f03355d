"""The single text with square brackets: what the texts say alike once, what differs in brackets with its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from ceasefire_diff.comparing.comparison import Row
from ceasefire_diff.document.content import BracketedGroup, BracketedLine, BracketedRow
from ceasefire_diff.document.report_index import ReportIndex
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.outline.cells import Entry, deed_tags
from ceasefire_diff.outline.report_rows import ReportGroup, ReportRow
from ceasefire_diff.taxonomy.topic import Term
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.relation import RelationKind
from ceasefire_diff.values.value import ToBeAgreed, Unspecified, Value
from ceasefire_diff.values.words import folded
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.report_sentences import (
    BLANK_UNITS,
    blank,
    bracket_words,
)
from ceasefire_diff.wording.result_view import plain

_UNIT = pattern(r"\d\s+([^\d]+)$")
"""What stands behind the last figure of an amount: `km`, `trucks per day`."""


class _Said(Struct, frozen=True):
    """One value of one text: whose it is, the value where the file states one, and its words."""

    whose: str
    words: str
    value: Value | None
    clauses: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        return isinstance(self.value, ToBeAgreed | Unspecified)


def bracketed(groups: Iterable[ReportGroup], index: ReportIndex) -> tuple[BracketedGroup, ...]:
    """The rows of a report as one text with brackets."""
    by_id = {row.id: row for row in index.comparison.rows}
    return tuple(
        BracketedGroup(group.id, group.title, tuple(_row(each, by_id[each.outline.id], index) for each in group.rows))
        for group in groups
    )


def _row(report_row: ReportRow, row: Row, index: ReportIndex) -> BracketedRow:
    speakers = [cell for cell in report_row.outline.cells if cell.entries]
    entries = [entry for cell in speakers for entry in cell.entries]
    if len(speakers) == 1 or any(entry.says_it or not entry.stated for entry in entries):
        lines = tuple(_whole(entries, index))
    else:
        lines = tuple(_by_term(entries, row, index))
    return BracketedRow(report_row.number, Sentence(quoted(index.matter(row))), lines)


def _whole(entries: Sequence[Entry], index: ReportIndex) -> Iterator[BracketedLine]:
    """Provisions in the paraphrase of their files; what is said in the same words is said once."""
    spoken: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        spoken.setdefault(folded(entry.text), {}).setdefault(_whose(entry, index), entry)
    for by_whom in spoken.values():
        first = next(iter(by_whom.values()))
        everyone = {each.proposal for each in by_whom.values()} >= {each.id for each in index.comparison.proposals}
        clauses = tuple(dict.fromkeys(clause for each in by_whom.values() for clause in each.clauses))
        words = bracket_words("", quoted(first.text), clauses)
        yield BracketedLine(words, None if everyone else "; ".join(by_whom))
        for entry in dict.fromkeys(by_whom.values()):
            for name, value in _values_of(index.labels.provisions[entry.proposal, entry.provision]):
                if isinstance(value, ToBeAgreed | Unspecified):
                    unit = _unit(entry, name, [], index)
                    yield BracketedLine(
                        bracket_words(plain(name), blank(unit, value.written), ()), "; ".join(by_whom), is_blank=True
                    )


def _by_term(entries: Sequence[Entry], row: Row, index: ReportIndex) -> Iterator[BracketedLine]:
    """Term by term: once where the texts say the same, else each text's words in brackets beside each other."""
    same = _same_terms(row)
    for name in dict.fromkeys(name for entry in entries for name in _names_of(entry, index)):
        said = [each for entry in entries for each in _said(entry, name, index)]
        if not said:
            continue
        texts = {entry.proposal for entry in entries if any(each == name for each in _names_of(entry, index))}
        everyone = texts >= {each.id for each in index.comparison.proposals}
        first = next(entry for entry in entries if name in _names_of(entry, index))
        alike = len({folded(each.words) for each in said}) == 1 or name in same
        if everyone and alike:
            words = " / ".join(quoted(each) for each in dict.fromkeys(each.words for each in said))
            if said[0].is_open:
                words = blank(_unit(first, name, [], index), said[0].words)
            yield BracketedLine(bracket_words(name, words, ()), None, is_blank=said[0].is_open)
            continue
        for words_of_some in _gathered(said):
            one = words_of_some[0]
            words = quoted(one.words)
            if one.is_open:
                words = blank(_unit(first, name, said, index), one.words)
            clauses = tuple(dict.fromkeys(clause for each in words_of_some for clause in each.clauses))
            whose = "; ".join(dict.fromkeys(each.whose for each in words_of_some))
            yield BracketedLine(bracket_words(name, words, clauses), whose, is_blank=one.is_open)


def _gathered(said: Sequence[_Said]) -> list[list[_Said]]:
    """Those who say the same words, together."""
    found: dict[str, list[_Said]] = {}
    for each in said:
        found.setdefault(folded(each.words), []).append(each)
    return list(found.values())


def _deed(entry: Entry, index: ReportIndex) -> tuple[str, ...]:
    return deed_tags(index.labels.provisions[entry.proposal, entry.provision])


def _names_of(entry: Entry, index: ReportIndex) -> list[str]:
    """What a provision says, by name; what it does, where it is no plain duty, has none."""
    return [*([""] if _deed(entry, index) else []), *(each.name for each in entry.stated if not each.named)]


def _said(entry: Entry, name: str, index: ReportIndex) -> Iterator[_Said]:
    whose = _whose(entry, index)
    if not name:
        if deed := _deed(entry, index):
            yield _Said(whose, ", ".join(deed), None, entry.clauses)
        return
    values = {
        plain(each): value for each, value in _values_of(index.labels.provisions[entry.proposal, entry.provision])
    }
    for stated in entry.stated:
        if stated.name == name:
            yield _Said(whose, stated.value, values.get(name), entry.clauses)


def _values_of(provision: Provision) -> Iterator[tuple[str, Value]]:
    yield from provision.terms.items()
    yield from provision.keys.items()


def _whose(entry: Entry, index: ReportIndex) -> str:
    """What a text is called here, with the options a provision stands in."""
    return ", ".join((index.labels.called[entry.proposal], *entry.options))


def _same_terms(row: Row) -> frozenset[str]:
    """Terms that are the same for every pair of texts, whatever words they use."""
    found = [
        {plain(result.term) for result in pair.results if result.relation is RelationKind.SAME} for pair in row.pairs
    ]
    return frozenset(set.intersection(*found)) if found else frozenset()


def _unit(entry: Entry, name: str, said: Sequence[_Said], index: ReportIndex) -> str:
    """The unit of a blank: that in which another text states the term, else what the term counts."""
    for each in said:
        if isinstance(each.value, Amount) and (unit := _UNIT.search(each.words)):
            return unit[1]
    topic = index.comparison.taxonomy.topics[index.labels.provisions[entry.proposal, entry.provision].topic]
    term: Term | None = next(
        (each for each in topic.terms.values() if plain(each.name) == name or each.name == name), None
    )
    return BLANK_UNITS.get(term.unit or "", "") if term is not None else ""
