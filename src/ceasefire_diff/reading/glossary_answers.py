"""Reads what persons answered, as a glossary keeps it: names apart, what is unknown, matches and readings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from ceasefire_diff.model.answers import (
    AboutProvisions,
    Asked,
    PersonMatch,
    PersonReading,
    PersonSays,
    Signature,
    Unanswered,
)
from ceasefire_diff.model.proposal import Modality, Stance
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.reading.glossary_links import MAX_LINKS
from ceasefire_diff.source.yaml_fields import Fields, shown
from ceasefire_diff.source.yaml_nodes import Mapping as YamlMapping
from ceasefire_diff.source.yaml_nodes import Node, Sequence

SIGNATURE: Final = ("by", "on", "why")
APART_KEYS: Final = ("names", "events", *SIGNATURE)
UNKNOWN_KEYS: Final = (*(each.value for each in Asked), *SIGNATURE)
MATCH_KEYS: Final = ("title", "provisions", "apart", "one-thing", "fingerprint", *SIGNATURE)
READING_KEYS: Final = ("row", "left", "right", "rules", "fingerprint", "verdict", *SIGNATURE)
NO_DIFFERENCE_KEYS: Final = ("title", "provisions", "fingerprint", *SIGNATURE)
SAYS_KEYS: Final = ("provisions", "says", "fingerprint", *SIGNATURE)
SAID_KEYS: Final = ("by", "modality", "stance", "event", "day-1-is", "counts-from")
READING_VERDICTS: Final = tuple(each.value for each in Verdict if each is not Verdict.ONE_SIDED)

_Pair = tuple[str, str]


def read_answers(entries: Mapping[str, Node], joined: Callable[[str, str], bool], fields: Fields) -> dict[str, Any]:
    """The fields of a glossary that answers fill; `joined` says of two names whether its links join them."""
    found: dict[str, Any] = {}
    if "apart" in entries:
        found["apart"], found["apart_events"] = _read_apart(entries["apart"], joined, fields)
    if "unknown" in entries:
        found["unknown"] = _read_unknown(entries["unknown"], fields)
    if "matches" in entries:
        found["matches"] = _read_matches(entries["matches"], fields)
    if "readings" in entries:
        found["readings"] = _read_readings(entries["readings"], fields)
    if "read-as" in entries:
        found["read_as"] = _read_says(entries["read-as"], fields)
    if "no-difference" in entries:
        found["no_difference"] = _read_no_difference(entries["no-difference"], fields)
    return found


def _read_apart(
    node: Node, joined: Callable[[str, str], bool], fields: Fields
) -> tuple[tuple[_Pair, ...], tuple[_Pair, ...]]:
    """Pairs of names and pairs of events known to differ."""
    names: list[_Pair] = []
    events: list[_Pair] = []
    for item in _items(node, "apart", fields):
        if isinstance(item, Sequence):
            what, pair_node = "names", item
        else:
            mapping = _mapping(item, "apart", APART_KEYS, (), fields)
            kinds = [each for each in ("names", "events") if mapping and each in mapping.entries]
            if mapping is None or len(kinds) != 1:
                if mapping is not None:
                    fields.shape(item, "apart", "a pair of names, or {names: [GB, France], by: …, on: …, why: …}")
                continue
            what, pair_node = kinds[0], mapping.entries[kinds[0]][1]  # type: ignore[assignment]
        pair = fields.texts(pair_node, what)
        if len(pair) != 2:  # noqa: PLR2004  a pair
            cure = "Write two: [GB, France]"
            fields.complain("glossary.pair", "What is known to differ are two names, or two events", cure, pair_node)
        elif what == "events":
            events.append((pair[0], pair[1]))
        elif joined(*pair):
            message = f"`{shown(pair[0])}` and `{shown(pair[1])}` are joined elsewhere in this glossary"
            cure = "Delete one of the two; names that are apart are neither one thing nor a part of the other"
            fields.complain("glossary.apart-joined", message, cure, pair_node)
        else:
            names.append((pair[0], pair[1]))
        if len(names) + len(events) > MAX_LINKS:
            break
    return tuple(names), tuple(events)


def _read_unknown(node: Node, fields: Fields) -> tuple[Unanswered, ...]:
    """Questions that cannot be answered, as somebody said."""
    found = []
    for item in _items(node, "unknown", fields):
        mapping = _mapping(item, "unknown", UNKNOWN_KEYS, (), fields)
        kinds = [each for each in Asked if mapping and each.value in mapping.entries]
        if mapping is None:
            continue
        if len(kinds) != 1:
            fields.shape(item, "unknown", f"one of {', '.join(Asked)}, with what it is about")
            continue
        about = mapping.entries[kinds[0].value][1]
        if kinds[0] in (Asked.PROVISIONS, Asked.ONE_THING, Asked.UNSAID, Asked.NO_DIFFERENCE):
            words = tuple(f"{text}/{each}" for text, ids in _by_text(about, fields).items() for each in ids)
        else:
            words = fields.texts(about, kinds[0].value)
        found.append(Unanswered(kinds[0], words, _signature(mapping, fields), item.line))
    return tuple(found)


def _read_matches(node: Node, fields: Fields) -> tuple[PersonMatch, ...]:
    """Provisions that somebody joined in one row, or keeps out of one."""
    found = []
    for item in _items(node, "matches", fields):
        mapping = _mapping(item, "matches", MATCH_KEYS, ("provisions",), fields)
        if mapping is None or "provisions" not in mapping.entries:
            continue
        entries = _nodes(mapping)
        provisions = _of_two_texts(entries["provisions"], "A match joins provisions of two texts", fields)
        if not provisions:
            continue
        apart, one_thing = (key in entries and _flag(entries[key], key, fields) for key in ("apart", "one-thing"))
        if apart and one_thing:
            fields.complain(
                "glossary.match", "What is kept apart is not one thing", "Delete one of the two", entries["one-thing"]
            )
            continue
        about = _about(mapping, item, fields)
        found.append(PersonMatch(provisions=provisions, apart=apart, one_thing=one_thing, **about))
    return tuple(found)


def _read_no_difference(node: Node, fields: Fields) -> tuple[AboutProvisions, ...]:
    """Rows, by their provisions, in which somebody reads no difference."""
    found = []
    for item in _items(node, "no-difference", fields):
        mapping = _mapping(item, "no-difference", NO_DIFFERENCE_KEYS, ("provisions",), fields)
        if mapping is None or "provisions" not in mapping.entries:
            continue
        place = mapping.entries["provisions"][1]
        if provisions := _of_two_texts(place, "What is no difference stands in two texts", fields):
            found.append(AboutProvisions(provisions=provisions, **_about(mapping, item, fields)))
    return tuple(found)


def _of_two_texts(node: Node, wanted: str, fields: Fields) -> dict[str, tuple[str, ...]]:
    """Provisions of two texts or more; nothing, and a complaint, if there are fewer."""
    provisions = _by_text(node, fields)
    if len(provisions) > 1:
        return provisions
    cure = "Write `provisions: {file-one: [id], file-two: [id]}`, with the names of the files without ending"
    fields.complain("glossary.match", wanted, cure, node)
    return {}


def _about(mapping: YamlMapping, item: Node, fields: Fields) -> dict[str, Any]:
    """What an answer on provisions says beside them: its title, their fingerprint, who gave it, and its line."""
    entries = _nodes(mapping)
    words = {key: fields.words_of(entries[key], key) or "" for key in ("title", "fingerprint") if key in entries}
    return {**words, "signed": _signature(mapping, fields), "line": item.line}


def _read_says(node: Node, fields: Fields) -> tuple[PersonSays, ...]:
    """What somebody reads in a text that its file leaves unsaid."""
    found = []
    for item in _items(node, "read-as", fields):
        mapping = _mapping(item, "read-as", SAYS_KEYS, ("provisions", "says"), fields)
        if mapping is None or not {"provisions", "says"} <= mapping.entries.keys():
            continue
        entries = _nodes(mapping)
        said = _mapping(entries["says"], "says", SAID_KEYS, (), fields)
        provisions = _by_text(entries["provisions"], fields)
        if said is None or not provisions:
            continue
        nodes = _nodes(said)
        words = {key: fields.words_of(nodes[key], key) or "" for key in SAID_KEYS if key in nodes and key != "by"}
        found.append(
            PersonSays(
                provisions=provisions,
                by=tuple(fields.texts(nodes["by"], "by")) if "by" in nodes else (),
                modality=(fields.word(nodes["modality"], "modality", [*Modality]) or "") if "modality" in nodes else "",
                stance=(fields.word(nodes["stance"], "stance", [*Stance]) or "") if "stance" in nodes else "",
                event=words.get("event", ""),
                day_one=words.get("day-1-is", ""),
                counts_from=words.get("counts-from", ""),
                **_about(mapping, item, fields),
            )
        )
    return tuple(found)


def _read_readings(node: Node, fields: Fields) -> tuple[PersonReading, ...]:
    """How somebody reads rows that need review."""
    found = []
    needed = ("row", "left", "right", "rules", "verdict", "by")
    for item in _items(node, "readings", fields):
        mapping = _mapping(item, "readings", READING_KEYS, needed, fields)
        if mapping is None or any(each not in mapping.entries for each in needed):
            continue
        entries = _nodes(mapping)
        words = {key: fields.words_of(entries[key], key) or "" for key in READING_KEYS if key in entries}
        verdict = fields.word(entries["verdict"], "verdict", READING_VERDICTS)
        if not words["rules"].isdecimal():
            fields.shape(entries["rules"], "rules", "the number of the rules it was read with")
        elif verdict is not None:
            read = PersonReading(
                row=words["row"],
                left=words["left"],
                right=words["right"],
                rules=int(words["rules"]),
                fingerprint=words.get("fingerprint", ""),
                verdict=Verdict(verdict),
                signed=_signature(mapping, fields),
                line=item.line,
            )
            found.append(read)
    return tuple(found)


def _items(node: Node, what: str, fields: Fields) -> tuple[Node, ...]:
    if isinstance(node, Sequence):
        return tuple(node.items)
    fields.shape(node, what, "a list, one answer an item")
    return ()


def _mapping(
    node: Node, what: str, known: tuple[str, ...], needed: tuple[str, ...], fields: Fields
) -> YamlMapping | None:
    mapping = fields.mapping(node, what)
    if mapping is not None:
        fields.keys(mapping, known, needed, f"An entry of `{what}`")
    return mapping


def _nodes(mapping: YamlMapping) -> Mapping[str, Node]:
    return {key: node for key, (_, node) in mapping.entries.items()}


def _by_text(node: Node, fields: Fields) -> dict[str, tuple[str, ...]]:
    """Ids of provisions by the id of the text they stand in."""
    mapping = fields.mapping(node, "provisions", "`file: [id, id]`, the name of each file without its ending")
    return {key: fields.texts(value, key) for key, (_, value) in mapping.entries.items()} if mapping else {}


def _signature(mapping: YamlMapping, fields: Fields) -> Signature:
    words = {key: fields.words_of(node, key) or "" for key, node in _nodes(mapping).items() if key in SIGNATURE}
    return Signature(**words)


def _flag(node: Node, key: str, fields: Fields) -> bool:
    return fields.word(node, key, ("true", "yes", "false", "no")) in ("true", "yes")
