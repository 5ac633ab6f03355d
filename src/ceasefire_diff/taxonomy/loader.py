"""Reads topic files: those that come with the program, and a user's own beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.source.diagnostics import CannotRun, Complaints
from ceasefire_diff.source.hidden_characters import FileComplaints, TooManyError
from ceasefire_diff.source.yaml_fields import Fields, shown
from ceasefire_diff.source.yaml_nodes import Mapping, Node, Sequence, read_yaml
from ceasefire_diff.spelling import did_you_mean
from ceasefire_diff.taxonomy.topic import OWN_PREFIX, Group, Taxonomy, Topic
from ceasefire_diff.taxonomy.topic_nodes import read_topic

TOPICS_FORMAT: Final = "ceasefire-topics/1"
TOPICS_KEYS: Final = ("format", "group", "title", "topics")

_NO_TOPICS: Final = Taxonomy((), {})

# What only a reader of the documentation needs: these keys of a topic, each with the deeper lines under it.
_documentation = pattern(r"^    (?:examples|not-this-but-that|known-as):.*\n(?:(?:     .*)?\n)*", re.MULTILINE)


def read_built_in(files: dict[str, bytes], *, documented: bool) -> Taxonomy:
    """The topics of these files, read as a user's own are."""
    complaints = Complaints()
    taxonomy = _NO_TOPICS
    found: list[tuple[Topic, Node]] = []
    for name, data in files.items():
        wanted = data if documented else _documentation.sub("", data.decode()).encode()
        taxonomy, read = _add_file(wanted, name, taxonomy, complaints, own=False)
        found += read
    _check_references(found, taxonomy, Fields(FileComplaints("topics"), "topics"), complaints)
    if complaints.problems:
        raise CannotRun(*complaints.problems)
    return taxonomy


def read_topics(data: bytes, file: str, base: Taxonomy, complaints: Complaints) -> Taxonomy:
    """The topics of `base` and a user's own, whose ids begin with `x-`; what cannot be read is left out."""
    taxonomy, found = _add_file(data, file, base, complaints, own=True)
    _check_references(found, taxonomy, Fields(FileComplaints(file), "topics"), complaints)
    return taxonomy


def _add_file(
    data: bytes, file: str, base: Taxonomy, complaints: Complaints, *, own: bool
) -> tuple[Taxonomy, list[tuple[Topic, Node]]]:
    root = read_yaml(data, file, complaints)
    if root is None:
        return base, []
    kept = FileComplaints(file)
    found: list[tuple[Topic, Node]] = []
    group = Group("", "")
    try:
        group = _read_group(root, Fields(kept, "topics"))
        found.extend(_read_all(root, group, base, Fields(kept, "topics"), own=own))
    except TooManyError:
        pass
    finally:
        kept.hand_over(complaints)
    return _joined(base, group, [topic for topic, _ in found]), found


def _read_group(root: Mapping, fields: Fields) -> Group:
    fields.keys(root, TOPICS_KEYS, TOPICS_KEYS, "The topics file")
    texts = {}
    for key in ("format", "group", "title"):
        if key in root.entries:
            texts[key] = fields.words_of(root.entries[key][1], key) or ""
    if texts.get("format") not in (None, "", TOPICS_FORMAT):
        message = f"`{shown(texts['format'])}` is not the format of a topics file"
        fields.complain("topics.format", message, f"Write `format: {TOPICS_FORMAT}`", root.entries["format"][1])
    return Group(texts.get("group", ""), texts.get("title", ""))


def _read_all(
    root: Mapping, group: Group, base: Taxonomy, fields: Fields, *, own: bool
) -> Iterator[tuple[Topic, Node]]:
    _, listed = root.entries.get("topics", (None, None))
    if listed is None:
        return
    if not isinstance(listed, Sequence):
        fields.shape(listed, "topics", "a list of topics")
        return
    seen: dict[str, Node] = {}
    for each in listed.items:
        mapping = fields.mapping(each, "topics", "a topic, beginning with `id: …`")
        if mapping is None:
            continue
        _, node = mapping.entries.get("id", (None, None))
        if node is None:
            fields.complain("topics.key-missing", "A topic lacks `id`", "Add `id: …`", mapping)
            continue
        topic_id = fields.text(node, "id")
        if topic_id and _check_id(topic_id, node, base, seen, fields, own=own):
            seen[topic_id] = node
            yield read_topic(topic_id, mapping, group.id, fields), mapping


def _check_id(  # noqa: PLR0913  everything an id is told from
    topic_id: str, node: Node, base: Taxonomy, seen: dict[str, Node], fields: Fields, *, own: bool
) -> bool:
    if not fields.id(topic_id, node, "topics"):
        return False
    if topic_id in seen or (topic_id in base.topics and not own):
        cure = "Give each topic an id of its own"
        fields.complain(
            "topics.id-twice", f"Two topics have the id `{topic_id}`", cure, node, related=seen.get(topic_id)
        )
        return False
    if own and topic_id in base.topics:
        message = f"`{topic_id}` is a built-in topic and cannot be defined anew"
        fields.complain("topics.id-built-in", message, f"Call yours `{OWN_PREFIX}{topic_id}`", node)
        return False
    if own and not topic_id.startswith(OWN_PREFIX):
        message = f"The id of an own topic begins with `{OWN_PREFIX}`, and `{topic_id}` does not"
        fields.complain("topics.id-prefix", message, f"Call it `{OWN_PREFIX}{topic_id}`", node)
        return False
    return True


def _joined(base: Taxonomy, group: Group, found: Iterable[Topic]) -> Taxonomy:
    """Own topics stand behind those of their group, or behind all if the group is new."""
    topics = list(base.topics.values())
    groups = base.groups
    if not any(each.id == group.id for each in groups):
        groups = (*groups, group)
    places = {each.id: place for place, each in enumerate(groups)}
    topics = sorted((*topics, *found), key=lambda topic: places[topic.group])
    return Taxonomy(groups, {topic.id: topic for topic in topics})


def _check_references(
    found: Iterable[tuple[Topic, Node]], taxonomy: Taxonomy, fields: Fields, complaints: Complaints
) -> None:
    """Complain of neighbours, of answers and of `but: …` that name no topic, term or key."""
    try:
        for topic, node in found:
            for neighbour in topic.neighbours:
                if neighbour not in taxonomy.topics:
                    message = f"`{shown(neighbour)}`, a neighbour of `{topic.id}`, is no topic"
                    place = _where(node, neighbour)
                    fields.complain("topics.reference", message, did_you_mean(neighbour, taxonomy.topics), place)
            for each_answer in (other for names in topic.answers.values() for other in names):
                name, _, term = each_answer.partition(".")
                there = taxonomy.topics.get(name)
                if there is None or (term and term not in there.terms):
                    message = f"`{shown(each_answer)}`, which answers a term of `{topic.id}`, is no topic or term"
                    known = [*taxonomy.topics] if there is None else [f"{name}.{each}" for each in there.terms]
                    place = _where(node, each_answer)
                    fields.complain("topics.reference", message, did_you_mean(each_answer, known), place)
            for each in topic.not_this:
                name, _, term = each.instead.partition(".")
                other = taxonomy.topics.get(name)
                if not each.instead or each.instead.startswith("key ") or (other and (not term or term in other.terms)):
                    continue
                message = (
                    f"`{shown(each.instead)}`, where the topic `{topic.id}` sends coders, is no topic, term or key"
                )
                known = [*taxonomy.topics] if other is None else [f"{name}.{each}" for each in other.terms]
                fields.complain(
                    "topics.reference", message, did_you_mean(each.instead, known), _where(node, each.instead)
                )
    except TooManyError:
        pass
    finally:
        fields.complaints.hand_over(complaints)


def _where(node: Node, text: str) -> Node:
    """The value of that text inside a node, or else the node."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Sequence):
            waiting.extend(each.items)
        elif isinstance(each, Mapping):
            waiting.extend(value for _, value in each.entries.values())
        elif each.text == text:
            return each
    return node
