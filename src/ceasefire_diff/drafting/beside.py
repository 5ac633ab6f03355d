"""What another file offers a draft: its words for names, events and counted things, so that two files meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from msgspec import Struct, field

from ceasefire_diff.model.proposal import Proposal
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.units import fold_noun
from ceasefire_diff.values.value import Value


class Beside(Struct, frozen=True):
    """Words of the other file. `coded` are its texts by topic; `nouns` how it writes what it counts, by one form."""

    file: str = ""
    coded: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()
    events: tuple[tuple[str, str], ...] = ()
    """Each label of an event with the id that knows it."""
    process: str = ""
    glossary: str = ""
    nouns: dict[str, str] = field(default_factory=dict)
    values: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """By topic and term, the names that it has there."""
    both: tuple[str, ...] = ()
    """Whom it binds together most often: those it would call the sides."""


def offered_by(proposal: Proposal) -> Beside:
    """What a proposal offers to a draft beside it."""
    names: dict[str, None] = {}
    nouns: dict[str, str] = {}
    events: dict[str, str] = {}
    values: dict[tuple[str, str], dict[str, None]] = {}
    together: Counter[tuple[str, ...]] = Counter()
    for provision in proposal.provisions:
        bound = tuple(_labels(provision.keys["by"])) if "by" in provision.keys else ()
        together.update([bound] if len(bound) > 1 else [])
        for value in (*provision.keys.values(), *provision.terms.values()):
            names |= dict.fromkeys(_labels(value))
            if isinstance(value, Amount) and value.dimension.startswith("count:") and value.span is not None:
                unit = value.span.low.unit or value.span.high.unit
                if unit is not None:
                    nouns.setdefault(value.dimension.removeprefix("count:"), unit.name)
        for term, value in provision.terms.items():
            values.setdefault((provision.topic, term), {}).update(dict.fromkeys(_labels(value)))
    glossary = proposal.glossary
    for labels in glossary.names.values():
        names |= dict.fromkeys(labels)
    for event, labels in glossary.events.items():
        events |= dict.fromkeys(labels, event)
    return Beside(
        file=proposal.file,
        coded=tuple((each.topic, each.text) for each in proposal.provisions),
        names=tuple(names),
        events=tuple(events.items()),
        process=proposal.process or "",
        glossary=PurePath(glossary.file).name,
        nouns={noun: written for noun, written in nouns.items() if fold_noun(noun) is not None},
        values={where: tuple(labels) for where, labels in values.items() if labels},
        both=max(together, key=lambda each: together[each], default=()),
    )


def _labels(value: Value) -> Iterator[str]:
    if isinstance(value, Names):
        yield from (name.label for name in value.named)
