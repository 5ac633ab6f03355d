"""Which event the words of one file mean: signing, an option, a stage, a provision, one of the glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ceasefire_diff.model.glossary import NameIndex
from ceasefire_diff.source.yaml_fields import shown
from ceasefire_diff.spelling import did_you_mean, nearest
from ceasefire_diff.values.event import EventName, edge_in, parse_event_name
from ceasefire_diff.values.relation import Unreadable
from ceasefire_diff.values.words import stems

MOST_EVENTS_TOLD: Final = 8
"""A coder looks a few events over at a glance; more than these are no help on one line."""


class EventUnknown(Unreadable):
    """Words that name no event; the cure is found only if somebody complains, for it takes long."""

    def __init__(self, words: str) -> None:
        super().__init__(f"no event is called `{shown(words)}`", "")
        self.words = words


class Events:
    """Looks up the events of one file.

    `own` maps the ids of its provisions to the event each is. `doubtful` are lists that could not be read (options,
    stages, events): words that might stand in one of them stand for themselves, so that one fault is told once.
    """

    def __init__(  # noqa: PLR0913  everything that can be an event
        self,
        index: NameIndex,
        proposal: str,
        options: Iterable[str],
        stages: Iterable[str],
        own: Mapping[str, str],
        *,
        doubtful: frozenset[str] = frozenset(),
    ) -> None:
        self._index = index
        self._own = own
        self._doubtful = doubtful
        self._listed = {f"option {each}": f"{proposal}/option {each}" for each in options}
        self._listed |= {f"stage {each}": f"stage {each}" for each in stages}
        self._names: dict[str, EventName] = {}

    def id_of(self, words: str) -> str:
        """The id of an event, by its words without `start of` and `end of`; raises EventUnknown."""
        found = self._index.event(words) or self._own.get(words) or self._listed.get(words)
        if found is None:
            opening, _, rest = words.partition(" ")
            found = self._listed.get(f"{opening.casefold()} {rest.strip()}")
        if found is None and self._forgiven(words):
            return words
        if found is None:
            raise EventUnknown(words)
        return found

    def name(self, words: str) -> EventName:
        """The event, or its end, that words such as `end of stage 1` mean; raises EventUnknown."""
        known = self._names.get(words)
        if known is None:
            known = self._names[words] = parse_event_name(words, self.id_of)
        return known

    def cure(self, words: str) -> str:
        """What to do about words that name no event."""
        known = [*self._known()]
        words = words[len(edge_in(words)) :]
        kind, _, name = words.partition(" ")
        if name and kind in ("option", "stage"):
            listed = [each for each in self._listed if each.startswith(f"{kind} ")]
            return did_you_mean(words, listed, f"List it under `{kind}s` in the header")
        listed = [f"`{shown(label)}`" for label in self._index.own_event_labels()]
        if len(listed) > MOST_EVENTS_TOLD:
            listed = [*listed[:MOST_EVENTS_TOLD], f"{len(listed) - MOST_EVENTS_TOLD} more"]
        otherwise = (
            "Write signing, ceasefire, talks, `option X`, `stage X` or a provision's id, or list it in the header: "
            f"`events: {{an-id: [{shown(words)}]}}`; what may or may not come to pass is `if: …`. "
            "An event that both texts know stands under `events` in the glossary"
        ) + (f", which has {', '.join(listed)}" if listed else ", if there is one: `--glossary FILE` names it")
        like = stems(words)
        alike = next((each for each in known if stems(each) == like), words)
        near = nearest(alike, known)
        if near is not None and near in self._own and not listed:
            return f"Did you mean `{near}`? If not, list it under `events` in the glossary; `--glossary FILE` names one"
        return did_you_mean(alike, known, otherwise)

    def _forgiven(self, words: str) -> bool:
        kind = words.partition(" ")[0].casefold()
        return bool(self._doubtful) and ("events" in self._doubtful or f"{kind}s" in self._doubtful)

    def _known(self) -> Iterator[str]:
        yield from self._index.event_labels()
        yield from self._own
        yield from self._listed
