"""One topic of a topics file, from nodes to a Topic; whether it agrees with the other topics is not looked at here."""

from __future__ import annotations

from typing import Final

from ceasefire_diff.source.yaml_fields import Fields, shown
from ceasefire_diff.source.yaml_nodes import Mapping, Node, Sequence
from ceasefire_diff.taxonomy.topic import Example, NotThis, Term, Topic, YesOrNo
from ceasefire_diff.values.anything import KIND as ANYTHING
from ceasefire_diff.values.prose import KIND as PROSE
from ceasefire_diff.values.units import UnitClass
from ceasefire_diff.values.value import KINDS

TOPIC_KEYS: Final = (
    "id",
    "title",
    "definition",
    "not-this-but-that",
    "yes-or-no",
    "naming-is-the-duty",
    "describes",
    "settles-nothing",
    "bearer-identifies",
    "holds-somewhere",
    "two-ends",
    "terms",
    "neighbours",
    "answers",
    "known-as",
    "examples",
)
TERM_KEYS: Final = (
    "kind", "unit", "identifies", "narrows", "list", "reads-as", "permits", "within", "usual", "words", "includes",
    "holds-together", "abstains", "phrase", "help",
)  # fmt: skip
EXAMPLE_KEYS: Final = ("title", "glossary", "left", "right", "verdict", "why")
UNITS: Final = tuple(unit.value for unit in UnitClass)
VERDICTS: Final = ("agree", "partly", "open", "conflict", "one-sided", "unclear")

LISTS: Final = ("closed", "members")
READINGS: Final = {"amount": ("limit", "least"), "ratio": ("proportion",)}

# Further names and values, whatever they are, have one home; elsewhere they would never be compared.
TOPIC_OF_ANYTHING: Final = "other"

_SOME_TAKE: Final = tuple(dict.fromkeys(key for kind in KINDS.values() for key in kind.takes))
"""The keys that go with some kinds only; with any other they would be read and then have no effect."""


def read_topic(topic_id: str, mapping: Mapping, group: str, fields: Fields) -> Topic:
    """A topic, as far as it can be read; what cannot is complained of and left out."""
    where = f"the topic `{shown(topic_id)}`"
    fields.keys(mapping, TOPIC_KEYS, ("title", "definition", "terms"), where)
    entries = {key: node for key, (_, node) in mapping.entries.items()}
    terms: dict[str, Term] = {}
    if "terms" in entries:
        found = fields.mapping(entries["terms"], "terms", "a mapping of term names to what they hold")
        for name, (name_node, node) in found.entries.items() if found else ():
            if fields.id(name, name_node, "terms"):
                terms[name] = _read_term(name, node, topic_id, fields)
    return Topic(
        id=topic_id,
        title=_text(entries, "title", fields),
        group=group,
        definition=_text(entries, "definition", fields),
        terms=terms,
        duty_is_naming=_yes(entries, "naming-is-the-duty", fields),
        describes=_yes(entries, "describes", fields),
        settles_nothing=_yes(entries, "settles-nothing", fields),
        bearer_identifies=_yes(entries, "bearer-identifies", fields),
        somewhere=_yes(entries, "holds-somewhere", fields),
        two_ends=tuple(each for each in fields.texts(entries["two-ends"], "two-ends") if each in terms)
        if "two-ends" in entries
        else (),
        yes_or_no=_yes_or_no(entries["yes-or-no"], terms, fields) if "yes-or-no" in entries else None,
        neighbours=fields.texts(entries["neighbours"], "neighbours") if "neighbours" in entries else (),
        answers=_answers(entries["answers"], terms, fields) if "answers" in entries else {},
        not_this=_not_this(entries["not-this-but-that"], fields) if "not-this-but-that" in entries else (),
        known_as=_known_as(entries["known-as"], fields) if "known-as" in entries else {},
        examples=_examples(entries["examples"], fields) if "examples" in entries else (),
    )


def _text(entries: dict[str, Node], key: str, fields: Fields) -> str:
    return (fields.words_of(entries[key], key) or "") if key in entries else ""


def _yes(entries: dict[str, Node], key: str, fields: Fields) -> bool:
    return key in entries and fields.word(entries[key], key, ("yes", "no")) == "yes"


def _read_term(name: str, node: Node, topic_id: str, fields: Fields) -> Term:
    mapping = fields.mapping(node, name, "what the term holds, for example {kind: names}")
    if mapping is None:
        return Term(name, PROSE.name)
    where = f"the term `{name}`"
    fields.keys(mapping, TERM_KEYS, ("kind",), where)
    entries = {key: value for key, (_, value) in mapping.entries.items()}
    word = fields.word(entries["kind"], "kind", KINDS) if "kind" in entries else None
    if word is None:
        return Term(name, PROSE.name)
    kind = KINDS[word]
    for key in _SOME_TAKE:
        if key in entries and key not in kind.takes:
            cure = (
                f"Delete it; it goes with kind {' or '.join(each.name for each in KINDS.values() if key in each.takes)}"
            )
            fields.complain("topics.term", f"`{key}` has no effect on a term of kind {kind.name}", cure, entries[key])
    if kind.needs and kind.needs not in entries:
        message = f"{where} is of kind {kind.name} and lacks `{kind.needs}`"
        fields.complain("topics.term", message, f"Add `{kind.needs}: …`", mapping)
    if kind is ANYTHING and topic_id != TOPIC_OF_ANYTHING:
        cure = "Give it another kind, or code the matter under `other`"
        fields.complain(
            "topics.term", f"The kind `any` is for the topic `{TOPIC_OF_ANYTHING}` alone", cure, entries["kind"]
        )
    identifies = _yes(entries, "identifies", fields)
    listed = fields.word(entries["list"], "list", LISTS) if "list" in entries else None
    closed = listed is not None
    if identifies and closed:
        cure = "Delete `list`, or name the matter with another term"
        fields.complain(
            "topics.term", f"{where} names the matter and is closed, which would be an answer", cure, mapping
        )
    words = fields.texts(entries["words"], "words") if "words" in entries else ()
    readings = READINGS.get(kind.name, ())
    reading = fields.word(entries["reads-as"], "reads-as", readings) if "reads-as" in entries and readings else None
    return Term(
        name,
        kind.name,
        unit=fields.word(entries["unit"], "unit", UNITS) if "unit" in entries else None,
        identifies=identifies,
        narrows=_yes(entries, "narrows", fields),
        closed=closed,
        of_a_body=listed == "members",
        limit=reading == "limit",
        least=reading == "least",
        proportion=reading == "proportion",
        permits=fields.text(entries["permits"], "permits") or "" if "permits" in entries else "",
        within=fields.text(entries["within"], "within") or "" if "within" in entries else "",
        words=words,
        includes=_includes(entries["includes"], words, fields) if "includes" in entries else {},
        holds_together=_together(entries["holds-together"], words, fields) if "holds-together" in entries else (),
        abstains=_of_words(entries["abstains"], "abstains", words, fields) if "abstains" in entries else (),
        usual=fields.texts(entries["usual"], "usual") if "usual" in entries else (),
        phrase=_text(entries, "phrase", fields),
        help=_text(entries, "help", fields),
    )


def _includes(node: Node, words: tuple[str, ...], fields: Fields) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    mapping = fields.mapping(node, "includes", "{wide: [narrow, …]}")
    for wide, (wide_node, narrow) in mapping.entries.items() if mapping else ():
        fields.word(wide_node, "includes", words)
        found[wide] = _of_words(narrow, "includes", words, fields)
    return found


def _together(node: Node, words: tuple[str, ...], fields: Fields) -> tuple[tuple[str, ...], ...]:
    if not isinstance(node, Sequence):
        fields.shape(node, "holds-together", "a list of lists: [[one, other]]")
        return ()
    return tuple(_of_words(each, "holds-together", words, fields) for each in node.items)


def _of_words(node: Node, what: str, words: tuple[str, ...], fields: Fields) -> tuple[str, ...]:
    """Items that are among the term's own words."""
    return tuple(item.text for item in fields.items(node, what) if fields.word(item, what, words))


def _yes_or_no(node: Node, terms: dict[str, Term], fields: Fields) -> YesOrNo | None:
    keys = ("term", "shall-not", "may")
    mapping = fields.mapping(node, "yes-or-no", "{term: …, shall-not: …, may: …}")
    if mapping is None:
        return None
    fields.keys(mapping, keys, keys, "`yes-or-no`")
    entries = {key: value for key, (_, value) in mapping.entries.items()}
    if not all(key in entries for key in keys):
        return None
    name = fields.word(entries["term"], "term", tuple(terms))
    if name is None:
        return None
    said = {}
    for key in keys[1:]:
        if KINDS[terms[name].kind].needs == "words":
            said[key] = fields.word(entries[key], key, terms[name].words)
        else:
            said[key] = fields.words_of(entries[key], key)
    return YesOrNo(name, said["shall-not"] or "", said["may"] or "")


def _answers(node: Node, terms: dict[str, Term], fields: Fields) -> dict[str, tuple[str, ...]]:
    """By term of this topic, the terms of other topics that answer it, as `topic.term`."""
    mapping = fields.mapping(node, "answers", "{term: [topic.term, …]}")
    found: dict[str, tuple[str, ...]] = {}
    for name, (name_node, value) in mapping.entries.items() if mapping else ():
        if fields.word(name_node, "answers", tuple(terms)):
            found[name] = fields.texts(value, name)
    return found


def _not_this(node: Node, fields: Fields) -> tuple[NotThis, ...]:
    found = []
    for mapping in _mappings(node, "not-this-but-that", "a list of {not: …, but: …}", fields):
        fields.keys(mapping, ("not", "but"), ("not", "but"), "`not-this-but-that`")
        texts = {key: fields.words_of(value, key) or "" for key, (_, value) in mapping.entries.items()}
        found.append(NotThis(texts.get("not", ""), texts.get("but", "")))
    return tuple(found)


def _known_as(node: Node, fields: Fields) -> dict[str, str]:
    mapping = fields.mapping(node, "known-as", "{name of the list: its word}")
    if mapping is None:
        return {}
    return {key: fields.words_of(value, key) or "" for key, (_, value) in mapping.entries.items()}


def _examples(node: Node, fields: Fields) -> tuple[Example, ...]:
    found = []
    for mapping in _mappings(node, "examples", "a list of examples", fields):
        needed = tuple(key for key in EXAMPLE_KEYS if key != "glossary")
        fields.keys(mapping, EXAMPLE_KEYS, needed, "the example")
        entries = {key: value for key, (_, value) in mapping.entries.items()}
        if not all(key in entries for key in needed):
            continue
        glossary = entries.get("glossary")
        found.append(
            Example(
                title=_text(entries, "title", fields),
                left=_side(entries["left"], "left", fields),
                right=_side(entries["right"], "right", fields),
                glossary=fields.mapping(glossary, "glossary") if glossary else None,
                verdict=fields.word(entries["verdict"], "verdict", VERDICTS) or "",
                why=_text(entries, "why", fields),
            )
        )
    return tuple(found)


def _side(node: Node, what: str, fields: Fields) -> tuple[Mapping, ...]:
    """One provision without id and text, or a list of them."""
    return (node,) if isinstance(node, Mapping) else _mappings(node, what, "a provision or a list of them", fields)


def _mappings(node: Node, what: str, wanted: str, fields: Fields) -> tuple[Mapping, ...]:
    if not isinstance(node, Sequence):
        fields.shape(node, what, wanted)
        return ()
    found = [fields.mapping(each, what, wanted) for each in node.items]
    return tuple(each for each in found if each is not None)
