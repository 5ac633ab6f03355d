"""The shape of a lint rule: its record, and the function that finds what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, field

from ceasefire_diff.checking.linted_proposal import LintedProposal
from ceasefire_diff.model.glossary import Glossary
from ceasefire_diff.model.proposal import Position, Provision
from ceasefire_diff.rules.rule import Rule


class Match(Struct, frozen=True):
    """One place where a rule is broken. `arguments` fill the sentences of the rule; `related` are other lines."""

    place: Position
    arguments: Mapping[str, str] = field(default_factory=dict)
    provision: Provision | None = None
    related: tuple[Position, ...] = ()


class LintRule(Struct, frozen=True):
    """A file of the folder `lint`: the `RULE` that stands in it, and its functions.

    `breaks` and `holds` of the rule are provisions, and keys of the header where it looks at them, as they stand in a
    file: tests read both, and `explain` shows both. `find` depends on nothing but the text, so that a file has the same
    findings alone and among others.
    """

    rule: Rule
    find: Callable[[LintedProposal], Iterator[Match]]
    find_in_glossary: Callable[[Glossary], Iterator[Match]] | None = None


def on_options(text: LintedProposal, rule: str) -> Iterator[Match]:
    """What the engine remarks of the options of one text by the rule of this id, which is that of a lint rule too."""
    if not text.proposal.options:
        return
    from ceasefire_diff.comparing.within_one_text import options_remarked  # noqa: PLC0415 - few files have options

    provisions = {each.id: each for each in text.provisions}
    for remark in options_remarked(text.proposal):
        if remark.rule == rule:
            provision = provisions[remark.provisions[0]]
            yield Match(provision.place, remark.arguments, provision)
