"""First look at the provisions of a file: their ids and topics, before anything can refer to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from ceasefire_diff.model.glossary import NameIndex
from ceasefire_diff.model.proposal import UNFINISHED
from ceasefire_diff.source.yaml_fields import Fields, shown
from ceasefire_diff.source.yaml_nodes import Mapping as YamlMapping
from ceasefire_diff.source.yaml_nodes import Node, Scalar, Sequence
from ceasefire_diff.spelling import did_you_mean
from ceasefire_diff.taxonomy.topic import OWN_PREFIX, Taxonomy, Topic

# The longest agreements on record have under 2,000; a file of this many would keep a reader busy for a year.
MAX_PROVISIONS: Final = 50_000

_CEASEFIRE: Final = "ceasefire"
_MAY_BE_UNFINISHED: Final = ("topic", "text", "terms")
_TOPICS_OF_AN_EVENT: Final = ("entry-into-force", "duration")


class Identity(Struct, frozen=True):
    """A provision's id, topic and the event it is, as far as they could be read; `node` holds the rest."""

    id: str
    topic: Topic | None
    is_event: str | None
    node: YamlMapping
    unfinished: bool = False


def says_unfinished(node: Node | None) -> bool:
    """Whether a person has still to decide what stands there."""
    return isinstance(node, Scalar) and node.text.strip() == UNFINISHED


class Identities:
    """Reads ids and topics; an id is told from all other ids that can stand in the same place."""

    def __init__(  # noqa: PLR0913  everything an id is told from
        self,
        fields: Fields,
        taxonomy: Taxonomy,
        index: NameIndex,
        options: Mapping[str, str],
        events: Mapping[str, str] | None = None,
        *,
        stages: Iterable[str] = (),
        topics_known: bool,
    ) -> None:
        self._fields = fields
        self._taxonomy = taxonomy
        self._index = index
        self._events = events or {}
        self._lasting = {f"stage {each}" for each in stages}
        self._topics_known = topics_known
        glossary = index.glossary
        self._taken = {**dict.fromkeys(glossary.issues, "an issue of the glossary")}
        self._taken |= dict.fromkeys(glossary.names, "a name of the glossary")
        self._taken |= dict.fromkeys(options, "an option")
        self._taken |= dict.fromkeys(self._events, "an event of the header")
        self._seen: dict[str, Scalar] = {}

    def read_all(self, node: Node) -> list[Identity]:
        """One identity for each provision that is a mapping, in the order of the file."""
        if isinstance(node, Scalar) and not node.text.strip():
            self._fields.empty(node, "provisions")
            return []
        if not isinstance(node, Sequence):
            self._fields.shape(node, "provisions", "a list of provisions, each beginning with `- id: …`")
            return []
        if not node.items:
            self._fields.empty(node, "provisions")
        items = node.items
        if len(items) > MAX_PROVISIONS:
            message = f"The file holds more than {MAX_PROVISIONS:,} provisions"
            self._fields.complain("file.too-many-provisions", message, "Split the text into several files", node)
            items = items[:MAX_PROVISIONS]
        return [found for found in map(self._read, items) if found is not None]

    def _read(self, item: Node) -> Identity | None:
        mapping = self._fields.mapping(item, "provisions", "a provision: `id: …`, `topic: …` and so on")
        if mapping is None:
            return None
        _, id_node = mapping.entries.get("id", (None, None))
        _, topic_node = mapping.entries.get("topic", (None, None))
        found = self._read_id(id_node) if id_node else ""
        topic = self._read_topic(topic_node) if topic_node else None
        unfinished = any(
            says_unfinished(mapping.entries[key][1]) for key in _MAY_BE_UNFINISHED if key in mapping.entries
        )
        return Identity(found, topic, self._event_of(mapping, topic), mapping, unfinished)

    def _read_id(self, node: Node) -> str:
        text = self._fields.text(node, "id")
        if text is None or not isinstance(node, Scalar):
            return ""
        if not self._fields.id(text, node, "id"):
            return text
        first = self._seen.setdefault(text, node)
        if first is not node:
            cure = "Give each provision an id of its own; a sentence said twice is one provision with two clauses"
            message = f"Two provisions have the id `{text}`"
            self._fields.complain("provision.id-twice", message, cure, node, related=first)
            return text
        taken = self._taken.get(text) or ("an event" if self._index.event(text) else None)
        if taken:
            message = f"`{text}` is {taken} already and cannot be the id of a provision"
            self._fields.complain("provision.id-taken", message, "Choose another id", node)
        return text

    def _read_topic(self, node: Node) -> Topic | None:
        text = self._fields.text(node, "topic")
        topic = self._taxonomy.topics.get(text) if text else None
        if text and text != UNFINISHED and not topic and (self._topics_known or not text.startswith(OWN_PREFIX)):
            otherwise = "`ceasefire-diff topics` lists them; what none of them has a place for goes under `other`"
            cure = did_you_mean(text, self._taxonomy.topics, otherwise)
            self._fields.complain("provision.topic-unknown", f"`{shown(text)}` is no topic", cure, node)
        return topic

    def _event_of(self, mapping: YamlMapping, topic: Topic | None) -> str | None:
        """The event that a provision says it is, or is as the start or the length of the ceasefire or a stage."""
        _, node = mapping.entries.get("event", (None, None))
        if isinstance(node, Scalar):
            return self._index.event(node.text) or self._events.get(node.text)
        if topic and topic.id in _TOPICS_OF_AN_EVENT:
            _, terms = mapping.entries.get("terms", (None, None))
            _, of = terms.entries.get("of", (None, None)) if isinstance(terms, YamlMapping) else (None, None)
            if isinstance(of, Sequence) and len(of.items) == 1:
                of = of.items[0]
            if not isinstance(of, Scalar):
                return None
            if self._index.id_of(of.text) in (_CEASEFIRE, self._index.id_of(_CEASEFIRE)):
                return _CEASEFIRE
            words = " ".join(of.text.split())
            return words if words in self._lasting else None
        return None
