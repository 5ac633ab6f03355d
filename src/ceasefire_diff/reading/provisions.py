"""Reads one provision: its words, its keys as values, its terms, and what may not stand together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.model.glossary import NameIndex
from ceasefire_diff.model.keys import KEYS, NEEDED, VALUE_KEYS
from ceasefire_diff.model.proposal import HowTogether, Modality, Position, Provision, Stance
from ceasefire_diff.reading.advice import Advice
from ceasefire_diff.reading.events import Events
from ceasefire_diff.reading.header import Header
from ceasefire_diff.reading.order_keys import OrderKeys
from ceasefire_diff.reading.provision_ids import Identity, says_unfinished
from ceasefire_diff.reading.values import Slot, ValueReader
from ceasefire_diff.source.yaml_fields import Fields, shown
from ceasefire_diff.source.yaml_nodes import Mapping as YamlMapping
from ceasefire_diff.source.yaml_nodes import Node
from ceasefire_diff.spelling import did_you_mean, nearest
from ceasefire_diff.taxonomy.topic import Term, Topic
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.anything import KIND as ANYTHING
from ceasefire_diff.values.names import Name, Names
from ceasefire_diff.values.ratio import Ratio
from ceasefire_diff.values.value import Value

LONGEST_SHORT: Final = 60
"""Characters of `short`: one line of a column in an overview, or two of a narrow one."""

_MODALITIES: Final = {each.value: each for each in Modality}
_STANCES: Final = {each.value: each for each in Stance}
_LISTED: Final = {
    "source": ("provision.source-unknown", "sources", "header"),
    "option": ("provision.option-unknown", "options", "header"),
    "version": ("provision.version-unknown", "versions", "header"),
    "stage": ("provision.stage-unknown", "stages", "header"),
    "issue": ("provision.issue-unknown", "issues", "glossary"),
}
_OTHER: Final = "other"
_SUBJECT: Final = "subject"


class Setting(Struct):
    """What all provisions of one file share."""

    proposal: str
    header: Header
    index: NameIndex
    events: Events
    values: ValueReader
    fields: Fields
    glossary_known: bool = True


class ProvisionReader:
    """Reads the provisions of one file, one after another."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._fields = setting.fields
        self._values = setting.values
        self._first_source = tuple(setting.header.sources)[:1]
        self._order = OrderKeys(setting.fields, setting.values, setting.events)
        self._doubtful = setting.header.doubtful | (set() if setting.glossary_known else {"issues"})
        self._slots = {name: setting.values.slot(Term(name, KEYS[name].kind), "provision") for name in VALUE_KEYS}
        self._slots["complete-by"].parse = setting.values.deadline
        self._terms: dict[str, dict[str, Slot]] = {}
        self._advice = Advice(setting.fields, setting.index)
        self._readers = self._all_readers()
        self.options_in_doubt = False
        """Whether some option may have been meant that is not counted as used."""

    def read(self, identity: Identity) -> Provision:
        """The provision, as far as it can be read; all that is wrong is complained of."""
        entries = identity.node.entries
        where = f"The provision `{identity.id}`" if identity.id else "A provision"
        meant: frozenset[str] = frozenset()
        if not (KEYS.keys() >= entries.keys() and all(key in entries for key in NEEDED)):
            meant = self._fields.keys(identity.node, KEYS, NEEDED, where)
            self.options_in_doubt = self.options_in_doubt or "option" in meant
        found: dict[str, Any] = {}
        keys: dict[str, Value] = {}
        places: dict[str, Position] = {}
        for key, (key_node, node) in entries.items():
            places[key] = Position(key_node.line, key_node.column)
            if (slot := self._slots.get(key)) is not None:
                value = self._values.read(slot, node)
                if value is not None:
                    keys[key] = value
            elif (reader := self._readers.get(key)) is not None:
                name, read = reader
                found[name] = read(key, node)
        self._check(identity, found)
        terms = self._read_terms(identity, keys.get("by"), places) if "terms" not in meant else {}
        self._check_ties(identity, terms)
        if isinstance(qualifiers := keys.get("qualifiers"), Names):
            self._advice.on_qualifiers(qualifiers, identity.topic, terms, entries["qualifiers"][1])
        if identity.topic and terms and isinstance(stated := entries["terms"][1], YamlMapping):
            self._advice.on_names(identity.topic, terms, stated)
        line, column = identity.node.line, identity.node.column
        return Provision(
            id=identity.id,
            topic=identity.topic.id if identity.topic else "",
            proposal=self._setting.proposal,
            own_event=identity.is_event or f"{self._setting.proposal}/{identity.id}",
            is_event=identity.is_event,
            keys=keys,
            terms=terms,
            place=Position(line, column),
            places=places,
            **{"text": "", "sources": self._first_source, **found},
        )

    def _all_readers(self) -> dict[str, tuple[str, Callable[[str, Node], Any]]]:
        """For each key that holds no value of a kind: the field of a provision, and what reads it."""
        header, glossary = self._setting.header, self._setting.index.glossary
        return {
            "text": ("text", lambda key, node: self._fields.words_of(node, key) or ""),
            "quote": ("quote", lambda key, node: self._fields.words_of(node, key)),
            "heading": ("heading", lambda key, node: self._fields.words_of(node, key)),
            "note": ("note", lambda key, node: self._fields.words_of(node, key)),
            "short": ("short", self._read_short),
            "caveat": ("caveat", lambda key, node: self._fields.words_of(node, key)),
            "clause": ("clauses", lambda key, node: self._fields.texts(node, key)),
            "source": ("sources", lambda key, node: self._listed(key, node, header.sources)),
            "option": ("options", lambda key, node: self._listed(key, node, header.options)),
            "version": ("versions", lambda key, node: self._listed(key, node, header.versions)),
            "stage": ("stages", lambda key, node: self._listed(key, node, header.stages)),
            "issue": ("issues", lambda key, node: self._listed(key, node, glossary.issues)),
            "modality": ("modality", self._read_modality),
            "stance": ("stance", self._read_stance),
            "before": ("before", self._order.events),
            "after": ("after", self._order.events),
            "condition-for": ("condition_for", self._order.conditions),
            "requires": ("requires", self._order.requirements),
            **{each.value: (each.value.replace("-", "_"), self._order.alongside) for each in HowTogether},
        }

    def _read_short(self, key: str, node: Node) -> str | None:
        """A few words for an overview, which has one line for a provision."""
        words = self._fields.words_of(node, key)
        if words is None:
            return None
        if len(words) > LONGEST_SHORT:
            message = f"`short` has {len(words)} characters, and an overview has room for {LONGEST_SHORT}"
            self._fields.complain("provision.short-too-long", message, "Say it in fewer words of the text", node)
        return words

    def _read_modality(self, key: str, node: Node) -> Modality:
        return _MODALITIES[self._fields.word(node, key, _MODALITIES) or Modality.SHALL]

    def _read_stance(self, key: str, node: Node) -> Stance:
        return _STANCES[self._fields.word(node, key, _STANCES) or Stance.PROPOSES]

    def _listed(self, key: str, node: Node, known: Mapping[str, object]) -> tuple[str, ...]:
        """Ids that the header or the glossary lists."""
        rule, heading, where = _LISTED[key]
        found = []
        for item in self._fields.items(node, key):
            text = " ".join(item.text.split())
            found.append(text)
            if text in known or heading in self._doubtful:
                continue
            cure = did_you_mean(text, known, f"List it under `{heading}` in the {where}")
            message = f"The {key} `{shown(text)}` is not listed under `{heading}` in the {where}"
            self._fields.complain(rule, message, cure, item)
            self.options_in_doubt = self.options_in_doubt or key == "option"
        return tuple(found)

    def _check(self, identity: Identity, found: Mapping[str, Any]) -> None:
        """Complain of keys that may not stand together, or not in this topic or file."""
        nodes = {key: node for key, (_, node) in identity.node.entries.items()}
        if "event" in nodes:
            self._check_event(nodes["event"], identity)
        stance = found.get("stance", Stance.PROPOSES)
        if "modality" in nodes and stance is not Stance.PROPOSES:
            message = f"`modality` stands beside the stance `{stance}`, which binds nobody"
            cure = "Delete `modality`, or write `stance: proposes`"
            self._fields.complain("provision.modality-and-stance", message, cure, nodes["modality"])
        elif identity.topic and identity.topic.yes_or_no:
            modality = found.get("modality", Modality.SHALL)
            own = identity.topic.yes_or_no
            if modality in (Modality.SHALL_NOT, Modality.MAY):
                word = own.shall_not if modality is Modality.SHALL_NOT else own.may
                where = f"what `{own.term}` says in the topic `{identity.topic.id}`"
                message = f"`modality: {modality}` says a second time {where}"
                cure = f"Delete `modality`, and write under `terms` `{own.term}: {word}`"
                self._fields.complain("provision.modality-in-topic", message, cure, nodes["modality"])
        if stance is Stance.STRIKES and self._setting.header.edits is None:
            message = "`stance: strikes` takes something out of a text, and the header does not say of which"
            cure = "Add `edits: FILE` to the header, or write `stance: declines`"
            self._fields.complain("provision.strikes-without-edits", message, cure, nodes["stance"])

    def _check_event(self, node: Node, identity: Identity) -> None:
        text = self._fields.text(node, "event", "one event of the glossary")
        if text and identity.is_event is None and self._setting.glossary_known:
            labels = [*self._setting.index.event_labels()]
            cure = did_you_mean(text, labels, "List it under `events` in the glossary")
            message = f"`{shown(text)}` is no event of the glossary"
            self._fields.complain("provision.event-undeclared", message, cure, node)

    def _read_terms(self, identity: Identity, by: Value | None, places: dict[str, Position]) -> dict[str, Value]:
        topic = identity.topic
        _, node = identity.node.entries.get("terms", (None, None))
        if node is not None and says_unfinished(node):
            return {}
        mapping = self._fields.mapping(node, "terms", "`term: value` lines") if node else None
        terms: dict[str, Value] = {}
        if topic is None:
            return terms
        if topic.id == _OTHER and (node is None or (mapping and _SUBJECT not in mapping.entries)):
            self._complain_of_subject(identity, mapping)
        if mapping is None:
            return terms
        if not mapping.entries and node:
            self._fields.empty(node, "terms")
        if self._values.is_cut(mapping, "terms"):
            return terms
        slots = self._terms.get(topic.id)
        if slots is None:
            slots = self._terms[topic.id] = {name: self._values.slot(term) for name, term in topic.terms.items()}
        for name, (name_node, value_node) in mapping.entries.items():
            slot = slots.get(name) or self._further_slot(name, name_node, topic, slots, mapping)
            value = self._values.read(slot, value_node) if slot else None
            if value is not None:
                terms[name] = replace(value, givers=_givers(by)) if isinstance(value, Ratio) else value
                places[f"terms.{name}"] = Position(name_node.line, name_node.column)
        return terms

    def _check_ties(self, identity: Identity, terms: Mapping[str, Value]) -> None:
        """Complain of an amount that is to be a share of itself."""
        own = identity.is_event or f"{self._setting.proposal}/{identity.id}"
        for name, value in terms.items():
            if isinstance(value, Amount) and value.tie is not None and value.tie.event.id == own:
                message = f"`{name}`: `{shown(value.written)}` is a share of itself"
                cure = "Name the other provision whose amount is meant"
                _, node = identity.node.entries["terms"]
                self._fields.of("term").complain("term.amount", message, cure, node)

    def _complain_of_subject(self, identity: Identity, mapping: YamlMapping | None) -> None:
        near = nearest(_SUBJECT, mapping.entries) if mapping else None
        message = f"The provision `{identity.id}` of the topic `other` lacks the term `{_SUBJECT}`"
        cure = f"Add `{_SUBJECT}: …` under `terms`: what it is about, in plain words"
        cure = f"Did you mean `{_SUBJECT}` by `{near}`?" if near else cure
        self._fields.complain("term.subject-missing", message, cure, mapping or identity.node)

    def _further_slot(
        self, name: str, node: Node, topic: Topic, slots: dict[str, Slot], mapping: YamlMapping
    ) -> Slot | None:
        """In `other` any name is a term; elsewhere the topic's own are all."""
        if any(term.kind == ANYTHING.name for term in topic.terms.values()):
            if self._fields.of("term").id(name, node, "terms"):
                slots[name] = self._values.slot(Term(name, ANYTHING.name))
                return slots[name]
            return None
        free = [each for each in topic.terms if each not in mapping.entries]
        message = f"The topic `{topic.id}` has no term `{shown(name)}`"
        if name in KEYS:
            cure = f"`{name}` is a key of the provision: write it beside `terms`, not under it"
        else:
            cure = did_you_mean(name, free, f"Its terms are: {', '.join(topic.terms)}")
        self._fields.complain("term.unknown", message, cure, node)
        return None


def _givers(by: Value | None) -> tuple[Name, ...]:
    return by.named if isinstance(by, Names) else ()
