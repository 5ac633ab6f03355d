"""The shape of a rule of care: its page, two worked examples, and the function that finds what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, field

from ceasefire_diff.checking.linted_proposal import LintedProposal
from ceasefire_diff.model.glossary import Glossary
from ceasefire_diff.model.proposal import Place, Provision
from ceasefire_diff.source.diagnostics import Level


class Match(Struct, frozen=True):
    """One place where a rule is broken. `arguments` fill the sentences of the rule; `related` are other lines."""

    place: Place
    arguments: Mapping[str, str] = field(default_factory=dict)
    provision: Provision | None = None
    related: tuple[Place, ...] = ()


class LintRule(Struct, frozen=True):
    """One rule of care.

    `says` and `cure` are the sentences of a finding, with `{names}` for its arguments; `means` and `mend` are those of
    the page. `breaks` and `holds` are provisions, and keys of the header where the rule looks at them, as they stand in
    a file: tests read both, and the page shows both. `find` depends on nothing but the text, so that a file has the
    same findings alone and among others.
    """

    id: str
    level: Level
    means: str
    mend: str
    says: str
    cure: str
    breaks: str
    holds: str
    find: Callable[[LintedProposal], Iterator[Match]]
    find_in_glossary: Callable[[Glossary], Iterator[Match]] | None = None
