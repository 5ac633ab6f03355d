"""Gathers which pairs of texts an edit may have changed, and tells of each pair once how it stands now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Final

from msgspec import Struct

from ceasefire_diff.checking.changed_files import PROPOSAL
from ceasefire_diff.checking.counterparts import Counterparts
from ceasefire_diff.checking.finding import Finding
from ceasefire_diff.checking.proposal_versions import ProposalVersions, name_of
from ceasefire_diff.checking.verdict_changes import BeforeAfter, EditOfText, changed_standing
from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.reading.git.repository import Difference
from ceasefire_diff.reading.source_file import LoadedFile
from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Level, Place

MAX_PAIRS: Final = 400
"""Each pair is compared twice, some tens of milliseconds each; a folder of 28 parties has this many."""


class _Edited(Struct, frozen=True):
    """What an edit did to one text, as far as its rows need to know."""

    earlier: str
    edit: EditOfText


class Sides:
    """The pairs of one check. `left_out` are those that cannot be compared, each with the reason."""

    def __init__(self, texts: ProposalVersions, named: Sequence[str] | None) -> None:
        self.left_out: list[Diagnostic] = []
        self._texts = texts
        self._others = None if named is None else tuple(one for each in named for one in texts.texts_in(each))
        self._edited: dict[str, _Edited] = {}
        self._pairs: dict[tuple[str, str], None] = {}

    def edited(self, difference: Difference, found: Counterparts, moved: Sequence[Finding]) -> None:
        """Take note of a text that was edited: it is laid beside the others."""
        path = difference.later or ""
        edit = EditOfText(
            touched=frozenset(
                (
                    *(each.provision for each in moved if each.provision),
                    *(one.id for each in found.cut for one in each.parts),
                )
            ),
            renamed={right.id: left.id for left, right in found.pairs if left.id != right.id}
            | {part.id: each.whole.id for each in found.cut for part in each.parts}
            | {each.whole.id: each.parts[0].id for each in found.joined},
            gone_at={each.provision: each.place for each in moved if each.rule == "provision.removed"},
        )
        self._edited[path] = _Edited(difference.earlier or path, edit)
        for own in self._texts.texts_in(path):
            for other in self._others if self._others is not None else latest_of_others(own, self._texts):
                self._add(own, other)

    def reread(self, shared: str, is_meant: Callable[[str], bool]) -> Iterator[str]:
        """The latest texts that are read with a glossary or topics file that was edited; they are laid side by side."""
        folder, _, name = shared.rpartition("/")
        latest = [each for each in latest_of_each(folder, self._texts) if is_meant(each)]
        read_with = [
            each for each in latest if name in (self._texts.look(each).glossary, self._texts.look(each).topics)
        ]
        yield from dict.fromkeys(self._texts.parted(each)[0] for each in read_with)
        others = self._others if self._others is not None else read_with
        for one, other in product(read_with, others):
            if are_two_sides(one, other, self._texts):
                self._add(one, other)

    def findings(self) -> Iterator[Finding]:
        """What has changed in how each pair stands."""
        if len(self._pairs) > MAX_PAIRS:
            message = f"{len(self._pairs)} pairs of texts would have to be compared, and {MAX_PAIRS} are"
            cure = "Name fewer with `--against FILE`, or check fewer paths at once"
            self.left_out.append(Diagnostic("git.too-many-pairs", message, cure, Place("")))
        for own, other in list(self._pairs)[:MAX_PAIRS]:
            yield from self._compared(own, other)

    def _add(self, own: str, other: str) -> None:
        if own != other and (other, own) not in self._pairs:
            self._pairs[own, other] = None

    def _compared(self, own: str, other: str) -> Iterator[Finding]:
        texts = self._texts
        now = [texts.opened(texts.after, each) for each in (own, other)]
        was = [self._was(each) for each in (own, other)]
        if None in now or None in was:
            return
        versions = [texts.parted(each)[1] for each in (own, other)]
        later = self._laid(now, versions)
        earlier = self._laid(was, versions) if later else None
        if earlier is None or later is None:
            return
        ids = {each.id: path for each, path in zip(later.proposals, (own, other), strict=True)}
        edits = {each: edited.edit for each, text in ids.items() if (edited := self._edited.get(texts.parted(text)[0]))}
        names = {each: name_of(path) for each, path in ids.items()}
        yield from changed_standing(BeforeAfter(earlier, later, names, edits))

    def _was(self, text: str) -> LoadedFile | None:
        """A text as it was; what was not there yet, as it is."""
        path, _ = self._texts.parted(text)
        edited = self._edited.get(path)
        earlier = self._texts.opened(self._texts.before, edited.earlier if edited else path, beside=path)
        return earlier or self._texts.opened(self._texts.after, path)

    def _laid(self, opened: Sequence[LoadedFile | None], versions: Sequence[str]) -> Comparison | None:
        """Two texts side by side, None with a reason where they cannot be."""
        one, other = opened
        if one is None or other is None:
            return None
        try:
            read = self._texts.pair((one, other), versions)
        except CannotRun as error:
            message = f"`{one.file}` and `{other.file}` cannot be compared: {error.problems[0].message}"
            problem = Diagnostic(
                "git.not-compared", message, "See `ceasefire-diff validate`", Place(one.file), level=Level.NOTE
            )
            if problem not in self.left_out:
                self.left_out.append(problem)
            return None
        return compare(read.proposals, read.taxonomy) if read else None


def latest_of_others(path: str, texts: ProposalVersions) -> tuple[str, ...]:
    """The latest text of each other party in the folder, of the same process where both say of which they are."""
    folder, process = texts.parted(path)[0].rpartition("/")[0], texts.look(path).process
    return tuple(each for each in latest_of_each(folder, texts, process) if are_two_sides(path, each, texts))


def are_two_sides(one: str, other: str, texts: ProposalVersions) -> bool:
    """Whether two texts are of different parties; one that a party of the other holds too is none of another."""
    return not texts.look(one).parties & texts.look(other).parties


def latest_of_each(folder: str, texts: ProposalVersions, process: str = "") -> tuple[str, ...]:
    """The latest text of each party, or of several together, in a folder; of two of one day the last by name.

    Where a `process` is given, a text that says that it belongs to another is left aside.
    """
    latest: dict[frozenset[str], str] = {}
    for path in sorted(_proposals_in(folder, texts), key=lambda each: (texts.look(each).date, each)):
        if not process or texts.look(path).process in ("", process):
            latest[texts.look(path).parties] = path
    return tuple(sorted(latest.values()))


def _proposals_in(folder: str, texts: ProposalVersions) -> Iterator[str]:
    for name in texts.after.names(folder):
        path = f"{folder}/{name}" if folder else name
        if name.endswith((".yaml", ".yml")) and texts.look(path).kind == PROPOSAL and texts.look(path).parties:
            yield from texts.texts_in(path)
