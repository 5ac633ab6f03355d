"""The shapes JSON Schemas are put together from: a word, a list of words, a closed mapping, one of some words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

Schema: TypeAlias = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

# Shapes that stand in hundreds of places are written once, under $defs, and pointed at.
WORD: Final[Schema] = {"$ref": "#/$defs/word"}
WORDS: Final[Schema] = {"$ref": "#/$defs/words"}
NESTED_WORDS: Final[Schema] = {"type": "array", "minItems": 1, "items": WORDS}
_SHARED: Final[Schema] = {
    "word": {"type": ["string", "number", "boolean"]},
    "words": {"anyOf": [WORD, {"type": "array", "items": WORD, "minItems": 1}]},
}
FILE_NAME: Final[Schema] = {"type": "string", "pattern": r"^[^/\\]+$"}
YES_NO: Final = ("yes", "no")
OPEN: Final[Schema] = {"type": "string", "pattern": "^(to be agreed|unspecified)"}
"""A value that is left open."""


def closed_object(properties: Mapping[str, Any], needed: Iterable[str] = ()) -> Schema:
    """A mapping that knows these keys and no others."""
    shape: Schema = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    return {**shape, "required": list(needed)} if needed else shape


def by_id(values: Schema, description: str) -> Schema:
    """A mapping of free ids to values of one shape."""
    return {"type": "object", "additionalProperties": values, "description": description}


def one_of(words: Iterable[str], description: str = "") -> Schema:
    """One of some words."""
    listed: Schema = {"enum": [str(word) for word in words]}
    return {**listed, "description": description} if description else listed


def one_or_several(detailed: Schema) -> Schema:
    """A word, the same said in more detail, or a list of either."""
    one = {"anyOf": [WORD, detailed]}
    return {"anyOf": [WORD, detailed, {"type": "array", "items": one, "minItems": 1}]}


def flag() -> Schema:
    """Yes or no, however the parser of an editor reads it."""
    return {"anyOf": [one_of(YES_NO), {"type": "boolean"}]}


def text(description: str) -> Schema:
    """A word or sentence, and what it is for."""
    return {**WORD, "description": description}


def whole_schema(title: str, description: str, shape: Schema, definitions: Schema | None = None) -> Schema:
    """A whole schema: a shape with its title, and all that it points at."""
    named = {"$schema": DIALECT, "title": title, "description": description}
    return {**named, **shape, "$defs": {**_SHARED, **(definitions or {})}}
