"""Names that one text defines and the other uses without saying, or defines in other words."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import Stated, TermResult, stated_whole
from ceasefire_diff.comparing.facts import Facts, FactsOf
from ceasefire_diff.comparing.verdict import Judgement
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.model.verdict import Verdict, gravest
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.relation import RelationKind

_TOPIC = "definitions"


class Definitions:
    """What two texts define, and the names whose meaning they do not share."""

    def __init__(self, left: Sequence[Provision], right: Sequence[Provision], facts_of: FactsOf) -> None:
        one, two = (self._defined(side, facts_of) for side in (left, right))
        self._gaps: dict[str, tuple[tuple[Stated, ...], tuple[Stated, ...]]] = {}
        for name in sorted({*one, *two}):
            if {meaning for meaning, _ in one.get(name, ())} != {meaning for meaning, _ in two.get(name, ())}:
                sides = (tuple(stated for _, stated in side.get(name, ())) for side in (one, two))
                self._gaps[name] = (*sides,)  # type: ignore[assignment]

    @staticmethod
    def _defined(side: Sequence[Provision], facts_of: FactsOf) -> dict[str, list[tuple[Hashable, Stated]]]:
        defined: dict[str, list[tuple[Hashable, Stated]]] = {}
        for provision in side:
            if provision.topic != _TOPIC:
                continue
            values = facts_of(provision).values
            term, meaning = values.get("term"), values.get("meaning")
            if isinstance(term, Names):
                words = meaning.written if meaning else provision.text
                stated = stated_whole(provision, text=words)
                for name in term.named:
                    defined.setdefault(name.id, []).append((meaning.key if meaning else words, stated))
        return defined

    def weigh(self, judgement: Judgement, left: Sequence[Facts], right: Sequence[Facts]) -> Judgement:
        """A row that uses a name without a shared meaning counts at least as unclear."""
        if not self._gaps:
            return judgement
        used = {
            name.id
            for facts in (*left, *right)
            if facts.provision.topic != _TOPIC
            for value in facts.values.values()
            if isinstance(value, Names)
            for name in (*value.named, *value.excluded)
        }
        gaps = tuple(
            TermResult(
                "definition",
                RelationKind.INCOMPARABLE,
                Verdict.UNCLEAR,
                "definitions.gap",
                *self._gaps[name],
                arguments={"name": name},
            )
            for name in self._gaps
            if name in used
        )
        if not gaps:
            return judgement
        verdict = gravest((judgement.verdict, Verdict.UNCLEAR))
        return replace(judgement, verdict=verdict, results=(*judgement.results, *gaps))
