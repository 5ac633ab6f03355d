"""Prints every name that some texts use: by whom, where, and what the glossary or a topic says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.model.glossary import fold
from ceasefire_diff.reviewing.ask_names import ask_names
from ceasefire_diff.reviewing.keep_answers import new_id
from ceasefire_diff.reviewing.texts_compared import each_two_texts
from ceasefire_diff.source import yaml_flow
from ceasefire_diff.values.event import BUILT_IN_EVENTS
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.words import stems
from ceasefire_diff.wording.escape_hidden import escape_hidden

if TYPE_CHECKING:
    from ceasefire_diff.model.glossary import Glossary
    from ceasefire_diff.model.proposal import Proposal, Provision
    from ceasefire_diff.reading.proposals import ReadFiles
    from ceasefire_diff.taxonomy.topic import Taxonomy
    from ceasefire_diff.values.name import Name


CLAUSES_SHOWN: Final = 6  # enough to look a name up; who is bound by half a text stands in forty

_COMMON: Final = 50
"""A word that more names than this have tells nothing about two of them."""


class Linked(IntEnum):
    """How far a name is linked, in the order a reader wants them: what is still to be done comes first."""

    NOT = 0
    SAME_WORDS = 1
    BUILT_IN = 2
    GLOSSARY = 3


class NameUse(Struct):
    """One name: every label it goes by, and the clauses of each proposal that use each."""

    name: Name
    used: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    @property
    def proposals(self) -> set[str]:
        """The proposals that use it."""
        return {proposal for by_proposal in self.used.values() for proposal in by_proposal}

    @property
    def linked(self) -> Linked:
        """What ties it to other names."""
        name = self.name
        if name.entry or name.parts or name.overlaps:
            return Linked.GLOSSARY
        if "topic" in name.listed or name.id in BUILT_IN_EVENTS:
            return Linked.BUILT_IN
        return Linked.SAME_WORDS if len(self.proposals) > 1 else Linked.NOT


def names_as_text(read: ReadFiles, width: int) -> str:
    """Every name, who uses it and what it is linked to: unlinked ones first, with the line for the glossary."""
    return "\n".join(_lines(read, width)) + "\n"


def _lines(read: ReadFiles, width: int) -> Iterator[str]:
    headings = {
        Linked.NOT: "Not linked, and in one text only. Names that are like one in words stand under it; whether they "
        "mean one thing needs review. That two differ stands under `apart:`.",
        Linked.SAME_WORDS: "Not linked, in the same words in several texts: the same thing, but not known to differ "
        "from any other.",
        Linked.BUILT_IN: "Events that every text has, and words of the topics, which are known to differ.",
        Linked.GLOSSARY: "Linked by the glossary.",
    }
    uses = _names_used(read.proposals)
    alike = _names_alike(uses)
    yield from _may_be_one(read, width)
    for linked, heading in headings.items():
        of_kind = [use for use in uses if use.linked is linked]
        if not of_kind:
            continue
        yield from (*wrap(heading, width), "")
        for use in of_kind:
            yield from _use(use, read.glossary)
            if linked in (Linked.NOT, Linked.SAME_WORDS) and (like := alike[use.name.id]):
                yield f"    like: {escape_hidden('; '.join(like))}"
        yield ""
    counts = {linked: sum(use.linked is linked for use in uses) for linked in Linked}
    yield (
        f"{len(uses)} names: {counts[Linked.NOT] + counts[Linked.SAME_WORDS]} not linked, "
        f"{counts[Linked.BUILT_IN]} built in, {counts[Linked.GLOSSARY]} linked by the glossary."
    )
    if not read.glossary.file:
        yield "There is no glossary: `ceasefire-diff review A B` makes one when it keeps the first answer."


def _may_be_one(read: ReadFiles, width: int) -> Iterator[str]:
    """Names of two texts that may be one thing, the likeliest first, each with the line that would link them."""
    if len(read.proposals) < 2:  # noqa: PLR2004 - two texts have pairs
        return
    texts = list(each_two_texts(compare(read.proposals, read.taxonomy)))
    pairs = [each for two in texts for each in ask_names(two)]
    pairs.sort(key=lambda each: (-each.likeness, -len(each.rows), each.id))
    taken = _ids_taken(read.proposals, read.taxonomy, read.glossary)
    if not pairs:
        return
    heading = (
        "Perhaps one thing: a row or a match hangs on it. If they are, put the line under `names:` of the glossary; "
        "`ceasefire-diff review` asks, and says what each answer would change."
    )
    yield from (*wrap(heading, width), "")
    linked: set[str] = set()
    for each in pairs:
        labels = [label for _, _, label in (one.partition(": ") for one in each.about)]
        yield f"  {escape_hidden(' / '.join(labels))}"
        if linked.isdisjoint(map(fold, labels)):
            linked.update(map(fold, labels))
            new = new_id(labels, taken)
            taken.add(new)
            yield f"    names: {new}: [{', '.join(yaml_flow.word(label) for label in sorted(labels, key=fold))}]"
    yield ""


def _use(use: NameUse, glossary: Glossary) -> Iterator[str]:
    for label, by_proposal in sorted(use.used.items()):
        where = " and ".join(f"{proposal} ({_some(clauses)})" for proposal, clauses in by_proposal.items())
        yield f"  {escape_hidden(label)}: {escape_hidden(where)}"
    name = use.name
    if name.entry:
        others = [label for label in glossary.names[name.entry] if label not in use.used]
        yield f"    is {name.entry}" + (f", also called {escape_hidden(', '.join(others))}" if others else "")
    if name.parts:
        yield f"    has parts: {', '.join(sorted(name.parts))}"
    if name.overlaps:
        yield f"    overlaps: {', '.join(sorted(name.overlaps))}"


def _some(clauses: list[str]) -> str:
    more = len(clauses) - CLAUSES_SHOWN
    return "; ".join(clauses[:CLAUSES_SHOWN]) + (f"; and {more} more" if more > 0 else "")


def _names_used(proposals: Sequence[Proposal]) -> list[NameUse]:
    """Every name in a key or a term of some provision: the least linked first, then by label."""
    found: dict[str, NameUse] = {}
    for proposal in proposals:
        for provision in proposal.provisions:
            for name in _names_of(provision):
                use = found.setdefault(name.id, NameUse(name))
                if "topic" in name.listed:  # one term's own vocabulary lists it, another's may not
                    use.name = name
                clauses = use.used.setdefault(name.label, {}).setdefault(proposal.id, [])
                clauses += [each for each in provision.clauses or (provision.id,) if each not in clauses]
    return sorted(found.values(), key=lambda use: (use.linked, fold(min(use.used)), use.name.id))


def _names_alike(uses: Sequence[NameUse]) -> dict[str, list[str]]:
    """For the id of each name that is not linked: labels of other names with at least half of all words in common."""
    words = {use.name.id: stems(min(use.used)) for use in uses}
    having: dict[str, list[NameUse]] = {}
    for use in uses:
        for word in words[use.name.id]:
            having.setdefault(word, []).append(use)
    found = {}
    for use in uses:
        own = words[use.name.id]
        if use.linked in (Linked.BUILT_IN, Linked.GLOSSARY):
            continue
        others = {each.name.id: each for word in own for each in having[word] if len(having[word]) <= _COMMON}
        alike = [
            other
            for other in others.values()
            if other is not use and 2 * len(own & words[other.name.id]) >= len(own | words[other.name.id])
        ]
        found[use.name.id] = sorted((min(each.used) for each in alike), key=fold)
    return found


def _ids_taken(proposals: Sequence[Proposal], taxonomy: Taxonomy, glossary: Glossary) -> set[str]:
    """Ids that a new glossary entry may not have: it would stand for two things."""
    taken: set[str] = {*taxonomy.topics, *BUILT_IN_EVENTS, *glossary.names, *glossary.events, *glossary.issues}
    for proposal in proposals:
        taken.update(proposal.options, (each.id for each in proposal.provisions))
    return taken


def _names_of(provision: Provision) -> Iterator[Name]:
    values: Iterable[object] = (*provision.keys.values(), *provision.terms.values())
    for value in values:
        if isinstance(value, Names):
            yield from value.every_name
