"""The JSON Schema of the published JSON, built from the same enums that the engine uses."""

from __future__ import annotations

from enum import Enum
from typing import Any

from ceasefire_diff.comparing.comparison import Reason
from ceasefire_diff.model.proposal import Met, Modality, Stance, Status
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.render.comparison_json import FORMAT
from ceasefire_diff.values.relation import RelationKind, Side

_Schema = dict[str, Any]

_TEXT: _Schema = {"type": "string"}
_MAYBE_TEXT: _Schema = {"type": ["string", "null"]}
_NUMBER: _Schema = {"type": "integer", "minimum": 0}
_YES_OR_NO: _Schema = {"type": "boolean"}


def comparison_schema() -> _Schema:
    """What `ceasefire-diff compare --format json` prints; things may be added to it, so unknown keys are allowed."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A comparison of written ceasefire positions",
        **_object(
            format={"const": FORMAT},
            rules={"type": "integer", "minimum": 1, "description": "The number of the set of verdict rules."},
            proposals=_list(_proposal(), minimum=2),
            rows=_list(_row()),
            maybe_related=_list(_related()),
            notices=_list(_object(id=_TEXT, text=_TEXT, arguments=_map(_TEXT))),
            findings=_list(
                _object(rule=_TEXT, proposal=_TEXT, provisions=_list(_TEXT), text=_TEXT, arguments=_map(_TEXT))
            ),
            summary=_list(_object(left=_variant(), right=_variant(), counts=_counts())),
            shown=_object(rows=_NUMBER, of=_NUMBER, verdicts=_list(_enum(Verdict)), topics=_list(_TEXT)),
        ),
    }


def _proposal() -> _Schema:
    return _object(
        id=_TEXT,
        party=_TEXT,
        title=_TEXT,
        date=_TEXT,
        status=_enum(Status),
        coverage={"anyOf": [{"const": "complete"}, _object(partial=_TEXT)]},
        file=_TEXT,
        sha256={"type": "string", "pattern": "^([0-9a-f]{64})?$"},
        variants=_list(_object(id=_variant(), option=_MAYBE_TEXT, title=_MAYBE_TEXT), minimum=1),
        parties=_list(_TEXT, minimum=1),
        language=_MAYBE_TEXT,
        clause_numbers=_MAYBE_TEXT,
        sources=_list(_object(id=_TEXT, status=_enum(Status), withheld=_YES_OR_NO)),
    )


def _row() -> _Schema:
    return _object(
        id={"type": "string", "description": "Stable: made from topic and objects, never from a position or a party."},
        topic=_TEXT,
        group=_TEXT,
        title=_TEXT,
        stage=_list(_TEXT),
        about=_list(_TEXT),
        objects=_map(_list(_TEXT)),
        event=_MAYBE_TEXT,
        provisions=_list(_provision(), minimum=1),
        pairs=_list(_pair(), minimum=1),
    )


def _provision() -> _Schema:
    return _object(
        proposal=_TEXT,
        id=_TEXT,
        clause={"type": "string", "description": "The clause numbers in one string; `clauses` has them apart."},
        text={"type": "string", "description": "The file's paraphrase."},
        line=_NUMBER,
        terms=_map(_TEXT),
        topic=_TEXT,
        clauses=_list(_TEXT),
        modality=_enum(Modality),
        stance=_enum(Stance),
        keys=_map(_TEXT),
        before=_list(_TEXT),
        after=_list(_TEXT),
        condition_for=_list(_object(event=_TEXT, met=_enum(Met))),
        requires=_list(_object(event=_TEXT, of=_MAYBE_TEXT, amount=_MAYBE_TEXT)),
        at_the_same_time_as=_list(_object(event=_TEXT, this=_MAYBE_TEXT, that=_MAYBE_TEXT)),
        step_by_step_with=_list(_object(event=_TEXT, this=_MAYBE_TEXT, that=_MAYBE_TEXT)),
        as_long_as=_list(_object(event=_TEXT, this=_MAYBE_TEXT, that=_MAYBE_TEXT)),
        is_event=_MAYBE_TEXT,
        options=_list(_TEXT),
        stages=_list(_TEXT),
        issues=_list(_TEXT),
        sources=_list(_TEXT),
        status=_enum(Status),
        heading=_MAYBE_TEXT,
        quote=_MAYBE_TEXT,
        short=_MAYBE_TEXT,
        caveat=_MAYBE_TEXT,
    )


def _pair() -> _Schema:
    return _object(
        left=_variant(),
        right=_variant(),
        verdict=_enum(Verdict),
        results=_list(_result(), minimum=1),
        left_provisions=_list(_TEXT),
        right_provisions=_list(_TEXT),
    )


def _result() -> _Schema:
    return _object(
        term=_TEXT,
        relation=_enum(RelationKind),
        verdict=_enum(Verdict),
        rule={"type": "string", "pattern": "^[a-z]+\\.[a-z-]+$"},
        reason=_TEXT,
        stated=_list(
            _object(proposal=_TEXT, provision=_TEXT, value=_TEXT, line=_NUMBER, clauses=_list(_TEXT), side=_enum(Side))
        ),
        common=_MAYBE_TEXT,
        distance=_MAYBE_TEXT,
        inner={"enum": [*(each.value for each in Side), None]},
        left_adds=_list(_TEXT),
        right_adds=_list(_TEXT),
        excluded=_list(_TEXT),
        links=_list(_object(left=_TEXT, right=_TEXT, entry=_TEXT)),
        arguments=_map(_TEXT),
    )


def _related() -> _Schema:
    side = _object(proposal=_TEXT, provision=_TEXT, clauses=_list(_TEXT))
    return _object(left=side, right=side, reason=_enum(Reason), text=_TEXT, arguments=_map(_TEXT))


def _counts() -> _Schema:
    return {
        "type": "object",
        "properties": {each.value: _NUMBER for each in Verdict},
        "required": [each.value for each in Verdict],
        "additionalProperties": False,
    }


def _variant() -> _Schema:
    return {"type": "string", "description": "A proposal's id, with # and an option's id where it has options."}


def _object(**properties: _Schema) -> _Schema:
    """An object that has at least these keys; an underscore in a name stands for the hyphen of the key."""
    named = {name.replace("_", "-"): schema for name, schema in properties.items()}
    return {"type": "object", "properties": named, "required": list(named)}


def _list(items: _Schema, minimum: int = 0) -> _Schema:
    return {"type": "array", "items": items, **({"minItems": minimum} if minimum else {})}


def _map(values: _Schema) -> _Schema:
    return {"type": "object", "additionalProperties": values}


def _enum(kind: type[Enum]) -> _Schema:
    return {"enum": [each.value for each in kind]}
