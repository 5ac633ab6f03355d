"""JSON Schemas of proposals, glossaries and topic files, made from the topics, so that editors complete keys and words.

They follow JSON Schema draft 2020-12 and know shapes only; whether a file is right, the reader alone decides. Values
may be numbers or yes-or-no to them, for that is what an editor's YAML parser makes of `30` and `true`.
"""

from __future__ import annotations

from typing import Final

from ceasefire_diff.json_shapes import (
    FILE_NAME,
    NESTED_WORDS,
    WORD,
    WORDS,
    YES_NO,
    Schema,
    by_id,
    closed_object,
    flag,
    one_of,
    one_or_several,
    text,
    whole_schema,
)
from ceasefire_diff.model.keys import KEYS, NEEDED
from ceasefire_diff.model.proposal import UNFINISHED, Met, Modality, Stance, Status
from ceasefire_diff.reading.clause_lists import DEFAULT_KEYS
from ceasefire_diff.reading.glossary_answers import READING_VERDICTS
from ceasefire_diff.taxonomy.topic import Taxonomy, Term, Topic
from ceasefire_diff.taxonomy.topic_nodes import LISTS, UNITS
from ceasefire_diff.values.anything import KIND as ANYTHING
from ceasefire_diff.values.event import BUILT_IN_EVENTS
from ceasefire_diff.values.names_relation import KIND as NAMES
from ceasefire_diff.values.value import KINDS

ID_PATTERN: Final = "^[A-Za-z0-9][A-Za-z0-9._-]*$"


def proposal_schema(taxonomy: Taxonomy) -> Schema:
    """The schema of a proposal file; what `terms` may hold follows from the topic."""
    needed = ("format", "party", "title", "date", "status", "coverage", "sources", "provisions")
    return whole_schema(
        "ceasefire-diff proposal, format 1",
        "One written position of one party at one date.",
        closed_object(_header(), needed),
        {"provision": _provision(taxonomy), **{f"terms-{topic.id}": _terms(topic) for topic in taxonomy}},
    )


def glossary_schema(taxonomy: Taxonomy) -> Schema:
    """The schema of a glossary file."""
    labels = {"type": "array", "items": WORD, "minItems": 1}
    keys: Schema = {
        "format": {"const": "ceasefire-glossary/1"},
        "names": by_id(labels, "The labels of one thing; the id is neutral and never printed in their place."),
        "parts": by_id(labels, "What a whole contains, by ids or labels; a whole always has an unlisted rest."),
        "overlaps": {
            "type": "array",
            "items": {"type": "array", "items": WORD, "minItems": 2},
            "description": "Names that are neither the same nor apart.",
        },
        **_answers(),
        "events": by_id(labels, "Events by id, with the words the texts use."),
        "issues": by_id(WORD, "Labels that provisions may carry."),
        "titles": {
            "type": "object",
            "properties": {topic.id: {**WORD, "description": topic.title} for topic in taxonomy},
            "additionalProperties": WORD,
            "description": "Other words for topic titles.",
        },
    }
    description = "Which names mean one thing, for all files of one comparison."
    return whole_schema("ceasefire-diff glossary, format 1", description, closed_object(keys, ("format",)))


def _answers() -> Schema:
    """What persons answered: the sections that `ceasefire-diff review` writes."""
    signed: Schema = {
        "by": text("Who answered."),
        "on": text("On which day: YYYY-MM-DD."),
        "why": text("Why, in a sentence."),
    }
    pair: Schema = {"type": "array", "items": WORD, "minItems": 2, "maxItems": 2}
    provisions = by_id(WORDS, "Ids of provisions by the name of the file they stand in, without its ending.")
    fingerprint = text("Of the provisions as they were; an answer on others is stale.")
    match = {"title": text("What the row is about."), "provisions": provisions, "apart": flag(), "one-thing": flag()}
    reading: Schema = {
        "row": text("The id of the row."),
        "left": text("One text, or one option of it: file, or file#option."),
        "right": text("The other."),
        "rules": text("The number of the rules it was read with."),
        "fingerprint": fingerprint,
        "verdict": one_of(READING_VERDICTS),
        **signed,
    }
    says = {
        "by": {**WORDS, "description": "Whom these provisions bind."},
        "modality": one_of(Modality, "What the text does with what its file only states."),
        "stance": one_of(Stance, "What the text does with the matter."),
        "event": text("The event that these provisions are."),
        "day-1-is": text("The event or day from which the text counts its numbered days: `day 7`."),
        "counts-from": text("The event or day from which a span of time is counted: `within 72 hours`."),
    }
    unknown = {
        "names": pair,
        "events": pair,
        "provisions": provisions,
        "one-thing": provisions,
        "unsaid": provisions,
        "no-difference": provisions,
        "row": WORDS,
        **signed,
    }

    def listed(shape: Schema, description: str) -> Schema:
        return {"type": "array", "items": shape, "description": description}

    apart = {"anyOf": [pair, closed_object({"names": pair, "events": pair, **signed})]}
    return {
        "apart": listed(apart, "Names, or events, that are known to differ."),
        "unknown": listed(closed_object(unknown), "Questions that cannot be answered: they are not asked again."),
        "matches": listed(
            closed_object({**match, "fingerprint": fingerprint, **signed}, ("provisions",)),
            "Provisions of two texts that belong in one row, or with `apart` do not.",
        ),
        "read-as": listed(
            closed_object(
                {"provisions": provisions, "says": closed_object(says), "fingerprint": fingerprint, **signed},
                ("provisions", "says"),
            ),
            "What a person reads in a text that its file leaves unsaid.",
        ),
        "no-difference": listed(
            closed_object(
                {"title": match["title"], "provisions": provisions, "fingerprint": fingerprint, **signed},
                ("provisions",),
            ),
            "Rows, by their provisions, that differ only in words or in what one text leaves unsaid, and are the same.",
        ),
        "readings": listed(
            closed_object(reading, ("row", "left", "right", "rules", "verdict", "by")),
            "How a person reads a row that needs review.",
        ),
    }


def topics_schema(taxonomy: Taxonomy) -> Schema:
    """The schema of a file of own topics, whose ids begin with `x-`."""
    keys: Schema = {
        "format": {"const": "ceasefire-topics/1"},
        "group": {"anyOf": [one_of(group.id for group in taxonomy.groups), WORD]},
        "title": text("The group's title, in plain words that neither side minds."),
        "topics": {"type": "array", "minItems": 1, "items": _topic(taxonomy)},
    }
    description = "Kinds of provision beside the built-in ones."
    return whole_schema("ceasefire-diff topics, format 1", description, closed_object(keys, tuple(keys)))


def _header() -> Schema:
    source = {
        "title": text("Title of the publication, or a description of the page."),
        "publisher": text("Who published it."),
        "date": text("Date of publication, YYYY-MM-DD."),
        "url": {"type": "string", "pattern": "^https?://"},
        "status": one_of(Status, "How this source knows the text, where the header's status does not fit."),
        "authentic": {"anyOf": [one_of((*YES_NO, "unknown")), {"type": "boolean"}]},
        "translated-by": text("Who translated it."),
        "attribution": one_of(("withheld",), "The source may not be named."),
        "clauses": {**WORDS, "description": "The clauses that come from this source: 1-20."},
    }
    return {
        "format": {"const": "ceasefire-proposal/1"},
        "party": {**WORDS, "description": "Who holds the position, in its own name; a list if several."},
        "title": text("Title of the text."),
        "date": text("When the text was handed over or, failing that, published: YYYY-MM-DD."),
        "status": one_of(Status, "How the text became known."),
        "coverage": {
            "anyOf": [{"enum": ["complete", UNFINISHED]}, closed_object({"partial": WORD}, needed=("partial",))],
            "description": "complete, or what the file does not hold: {partial: what is missing}.",
        },
        "process": text("The talks this text belongs to."),
        "language": {
            "type": "string",
            "description": "BCP 47 tag of the party's text.",
            "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
        },
        "glossary": {**FILE_NAME, "description": "File name of the glossary, in the same folder."},
        "topics": {**FILE_NAME, "description": "File name of own topics, in the same folder."},
        "edits": {
            "anyOf": [FILE_NAME, closed_object({"title": WORD, "date": WORD}, needed=("title",))],
            "description": "The file of the text that this one is a revision of; title and date of one not on file.",
        },
        "handed-over": text("When it was handed over, where it became known otherwise: YYYY-MM-DD."),
        "events": by_id(WORDS, "Events that this text alone names, with its words for them."),
        "clauses": {**WORDS, "description": "The numbers that the text has: 1-24, or [A1-A7, B1-B14]."},
        "defaults": {
            "type": "array",
            "items": closed_object({"clauses": WORDS, **dict.fromkeys(DEFAULT_KEYS, WORDS)}, needed=("clauses",)),
            "description": "What holds for every provision of these clauses that does not say otherwise.",
        },
        "sources": {**by_id(closed_object(source, needed=("title",)), "Where the text was read."), "minProperties": 1},
        "options": by_id(WORD, "Alternatives; the party accepts any one of them."),
        "stages": by_id(WORD, "Phases of carrying out that the text itself numbers."),
        "clause-numbers": one_of(("as-published", "ours"), "Whose numbers the clauses bear."),
        "day-1-is": {"anyOf": [one_of(BUILT_IN_EVENTS), WORD], "description": "The event that `day 1` counts from."},
        **dict.fromkeys(("issued-by", "endorsed-by", "conveyed-by", "rejected-by"), WORDS),
        "provisions": {"type": "array", "items": {"$ref": "#/$defs/provision"}},
    }


def _provision(taxonomy: Taxonomy) -> Schema:
    shapes = _shapes_of_keys(taxonomy)
    properties = {name: {**shapes.get(name, WORD), "description": key.help} for name, key in KEYS.items()}
    by_topic = [
        {
            "if": {"properties": {"topic": {"const": topic.id}}, "required": ["topic"]},
            "then": {"properties": {"terms": {"$ref": f"#/$defs/terms-{topic.id}"}}},
        }
        for topic in taxonomy
    ]
    return {**closed_object(properties, needed=NEEDED), "allOf": by_topic}


def _shapes_of_keys(taxonomy: Taxonomy) -> Schema:
    """What the keys of a provision may hold, where that is not one word or sentence."""
    events = {"anyOf": [one_of(BUILT_IN_EVENTS), WORDS]}
    condition = closed_object({"event": WORD, "met": one_of(Met)}, needed=("event",))
    requirement = closed_object({"event": WORD, "of": WORDS, "amount": WORD}, needed=("event",))
    in_step = closed_object({"event": WORD, "this": WORD, "that": WORD}, needed=("event",))
    topics = [{"const": topic.id, "description": topic.definition} for topic in taxonomy]
    return {
        **{name: WORDS for name, key in KEYS.items() if key.kind == NAMES.name},
        **dict.fromkeys(("clause", "source", "option", "stage", "issue"), WORDS),
        "id": {"type": "string", "pattern": ID_PATTERN},
        "topic": {"anyOf": [*topics, {"type": "string", "pattern": "^x-"}, {"const": UNFINISHED}]},
        "modality": one_of(Modality),
        "stance": one_of(Stance),
        "before": events,
        "after": events,
        "condition-for": one_or_several(condition),
        "requires": one_or_several(requirement),
        "at-the-same-time-as": one_or_several(closed_object({"event": WORD}, needed=("event",))),
        "step-by-step-with": one_or_several(in_step),
        "as-long-as": one_or_several(closed_object({"event": WORD}, needed=("event",))),
        "terms": _or_unfinished({"type": "object"}),
    }


def _terms(topic: Topic) -> Schema:
    terms = {name: _term(term) for name, term in topic.terms.items()}
    if any(term.kind == ANYTHING.name for term in topic.terms.values()) or not terms or topic.id == "other":
        return _or_unfinished({"type": "object", "properties": terms, "title": topic.title})
    return _or_unfinished({**closed_object(terms), "title": topic.title})


def _or_unfinished(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"const": UNFINISHED}]}


def _term(term: Term) -> Schema:
    described = {"description": term.help} if term.help else {}
    return {**KINDS[term.kind].shape(term), **described}


def _topic(taxonomy: Taxonomy) -> Schema:
    term = {
        "kind": one_of(KINDS),
        "unit": one_of(UNITS),
        "identifies": flag(),
        "narrows": flag(),
        "list": one_of(LISTS),
        "reads-as": one_of(("limit", "least", "proportion")),
        "permits": text("The term whose ban this one lets out of."),
        "within": text("The term whose limit this one may not pass."),
        "words": WORDS,
        "usual": WORDS,
        "includes": by_id(WORDS, "What a wider word includes."),
        "holds-together": NESTED_WORDS,
        "abstains": WORDS,
        "phrase": text("What a sentence calls it, where its name is no noun: who holds it."),
        "help": text("One sentence for who fills it in."),
    }
    not_this = closed_object({"not": WORD, "but": WORD}, needed=("not", "but"))
    yes_or_no = closed_object({"term": WORD, "shall-not": WORD, "may": WORD}, needed=("term", "shall-not", "may"))
    side = {"anyOf": [{"type": "object"}, {"type": "array", "items": {"type": "object"}}]}
    example = closed_object(
        {"title": WORD, "left": side, "right": side, "glossary": {"type": "object"}, "verdict": WORD, "why": WORD},
        needed=("title", "left", "right", "verdict", "why"),
    )
    neighbour = {"anyOf": [one_of(topic.id for topic in taxonomy), WORD]}
    return closed_object(
        {
            "id": {"type": "string", "pattern": "^x-[a-z0-9-]+$"},
            "title": text("Plain words that neither side minds."),
            "definition": text("One sentence."),
            "terms": by_id(closed_object(term, needed=("kind",)), "Its typed values."),
            "naming-is-the-duty": flag(),
            "describes": flag(),
            "settles-nothing": flag(),
            "bearer-identifies": flag(),
            "holds-somewhere": flag(),
            "two-ends": WORDS,
            "yes-or-no": yes_or_no,
            "not-this-but-that": {"type": "array", "items": not_this},
            "neighbours": {"type": "array", "items": neighbour},
            "answers": by_id(WORDS, "By term: the terms of other topics, as topic.term, that answer it."),
            "known-as": by_id(WORD, "What others call it."),
            "examples": {"type": "array", "items": example},
        },
        needed=("id", "title", "definition", "terms"),
    )
