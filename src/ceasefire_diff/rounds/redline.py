"""Sets two versions of one party's text against each other word by word, clause by clause, as a redline shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from msgspec import Struct

from ceasefire_diff.checking.counterparts import Counterparts, counterparts
from ceasefire_diff.checking.finding import Finding
from ceasefire_diff.checking.provision_changes import TwoVersions, moved_pairs, movement
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.taxonomy.topic import Taxonomy

LONGEST: Final = 4_000
"""Words of a clause that are compared one by one; a longer one is shown as taken out and put in whole."""

SHORTEST: Final = 4
"""Letters of a word that parts two changes; between shorter ones they are one."""

_WORDS: Final = pattern(r"\s+|[^\W_]+|[\W_]")


class EditMark(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"
    MOVED_FROM = "moved-from"
    MOVED_TO = "moved-to"


class Span(Struct, frozen=True):
    """Some words of a clause, and what became of them."""

    mark: EditMark
    words: str


class Clause(Struct, frozen=True):
    """One clause of a redline: its numbers, its words, and what changed in its values.

    `move` ties the place a moved clause left to the one it has now. `whole` names the ids of provisions that it was cut
    out of or joined from.
    """

    clauses: tuple[str, ...]
    topic: str
    spans: tuple[Span, ...]
    verbatim: bool
    language: str
    findings: tuple[Finding, ...] = ()
    move: int | None = None
    whole: tuple[str, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether anything of it is marked."""
        return bool(self.findings) or any(each.mark is not EditMark.KEPT for each in self.spans)


class Redline(Struct, frozen=True):
    """Two versions of a text, clause by clause in the order of the later; what is gone stands where it stood."""

    earlier: Proposal
    later: Proposal
    clauses: tuple[Clause, ...]


def redline_of(earlier: Proposal, later: Proposal, taxonomy: Taxonomy) -> Redline:
    """The redline of two versions that were read with one glossary and one set of topics."""
    return Redline(earlier, later, tuple(_Redline(earlier, later, taxonomy).clauses()))


class _Redline:
    def __init__(self, earlier: Proposal, later: Proposal, taxonomy: Taxonomy) -> None:
        self._earlier = earlier
        self._later = later
        self._found: Counterparts = counterparts(earlier, later, taxonomy)
        versions = TwoVersions(earlier, later, later.id, earlier.file, None)
        self._findings: dict[str, list[Finding]] = {}
        for finding in movement(versions, self._found):
            if finding.rule not in _SHOWN_BY_MARKS:
                self._findings.setdefault(finding.provision, []).append(finding)
        self._moves = {right.id: number for number, (_, right, _) in enumerate(moved_pairs(self._found.pairs), 1)}

    def clauses(self) -> Iterator[Clause]:
        """Every clause, what is gone behind what stood before it."""
        gone = self._gone_after()
        yield from gone.get("", ())
        before: dict[str, tuple[Provision, ...]] = {right.id: (left,) for left, right in self._found.pairs}
        before |= {part.id: (cut.whole,) for cut in self._found.cut for part in cut.parts}
        before |= {joined.whole.id: joined.parts for joined in self._found.joined}
        cut_out_of: dict[str, tuple[str, ...]] = {
            part.id: (cut.whole.id,) for cut in self._found.cut for part in cut.parts
        }
        cut_out_of |= {each.whole.id: tuple(part.id for part in each.parts) for each in self._found.joined}
        for provision in self._later.provisions:
            lefts = before.get(provision.id, ())
            move = self._moves.get(provision.id)
            yield self._clause(provision, lefts, move, cut_out_of.get(provision.id, ()))
            for left in lefts:
                yield from gone.get(left.id, ())

    def _clause(
        self, provision: Provision, before: Sequence[Provision], move: int | None, whole: tuple[str, ...]
    ) -> Clause:
        verbatim = bool(provision.quote and before and all(each.quote for each in before))
        now = _words(provision, verbatim=verbatim)
        cut = next((each for each in self._found.cut if provision in each.parts), None)
        if cut is not None:
            verbatim = bool(cut.whole.quote and all(each.quote for each in cut.parts))
            parts = [_words(each, verbatim=verbatim) for each in cut.parts]
            cut_spans = spans_of_parts(_words(cut.whole, verbatim=verbatim), parts)
            spans = cut_spans[cut.parts.index(provision)]
        elif before:
            spans = tuple(spans_between(" ".join(_words(each, verbatim=verbatim) for each in before), now))
        else:
            spans = (Span(EditMark.INSERTED, now),)
        if move is not None:
            spans = tuple(Span(EditMark.MOVED_TO, each.words) if each.mark is EditMark.KEPT else each for each in spans)
        return Clause(
            provision.clauses,
            provision.topic,
            spans,
            verbatim,
            self._later.language or "",
            tuple(self._findings.get(provision.id, ())),
            move,
            whole,
        )

    def _gone_after(self) -> dict[str, list[Clause]]:
        """What the later version has no more in its place, by the id of what stands before it in the earlier one."""
        gone = {each.id for each in self._found.removed}
        left = {one.id: other for one, other in self._found.pairs}
        found: dict[str, list[Clause]] = {}
        last = ""
        for provision in self._earlier.provisions:
            move = self._moves.get(left[provision.id].id) if provision.id in left else None
            if provision.id not in gone and move is None:
                last = provision.id
                continue
            mark = EditMark.DELETED if move is None else EditMark.MOVED_FROM
            words = _words(provision, verbatim=bool(provision.quote))
            clause = Clause(
                provision.clauses,
                provision.topic,
                (Span(mark, words),),
                bool(provision.quote),
                self._earlier.language or "",
                move=move,
            )
            found.setdefault(last, []).append(clause)
        return found


_SHOWN_BY_MARKS = frozenset(
    (
        "provision.added",
        "provision.removed",
        "provision.moved",
        "provision.renamed",
        "provision.cut",
        "provision.joined",
        "text.reworded",
        "text.unmatched",
        "citation.changed",
    )
)


def spans_between(before: str, after: str) -> Iterator[Span]:
    """The words of both, those in common once; a change of a word shows the whole word."""
    olds, news = (_WORDS.findall(each) for each in (before, after))
    if max(len(olds), len(news)) > LONGEST and before != after:
        yield Span(EditMark.DELETED, before)
        yield Span(EditMark.INSERTED, after)
        return
    gone: list[str] = []
    new: list[str] = []
    for kind, start, end, from_, to in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        same = "".join(olds[start:end]) if kind == "equal" else ""
        if same and ((gone or new) and end < len(olds) and to < len(news) and _ties(same)):
            gone.append(same)
            new.append(same)
        elif same:
            yield from _changed(gone, new)
            gone, new = [], []
            yield Span(EditMark.KEPT, same)
        else:
            gone += olds[start:end]
            new += news[from_:to]
    yield from _changed(gone, new)


def spans_of_parts(before: str, parts: Sequence[str]) -> list[tuple[Span, ...]]:
    """What became of a clause that was cut, part by part; what was taken out stands in the part where it stood."""
    found: list[list[Span]] = [[]]
    left = len(parts[0])
    for span in spans_between(before, " ".join(parts)):
        words = span.words
        if span.mark is EditMark.DELETED:
            found[-1].append(span)
            continue
        while len(words) > left and len(found) < len(parts):
            found[-1].append(Span(span.mark, words[:left]))
            words = words[left + 1 :]  # without the blank that holds the parts together
            left = len(parts[len(found)])
            found.append([])
        left -= len(words)
        found[-1].append(Span(span.mark, words))
    return [tuple(span for span in part if span.words) for part in found]


def _ties(same: str) -> bool:
    """Whether words in common only tie two changes together: one change is read more easily than two beside them."""
    return not any(len(word) >= SHORTEST for word in _WORDS.findall(same))


def _changed(gone: Sequence[str], new: Sequence[str]) -> Iterator[Span]:
    if gone:
        yield Span(EditMark.DELETED, "".join(gone))
    if new:
        yield Span(EditMark.INSERTED, "".join(new))


def _words(provision: Provision, *, verbatim: bool) -> str:
    words = provision.quote if verbatim and provision.quote else provision.text
    return " ".join(words.split())
