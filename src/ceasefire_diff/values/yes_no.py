"""Reads yes or no: a choice of two words that every topic may use."""

from __future__ import annotations

from ceasefire_diff.json_shapes import YES_NO
from ceasefire_diff.values.choice import Choice, choice_reaches, parse_choice, relate_choices, shape_of_choice
from ceasefire_diff.values.kind import Kind


def parse_yes_no(source: object) -> Choice:
    """Read `yes` or `no`."""
    return parse_choice(source, YES_NO)


KIND = Kind(
    name="yes-no",
    holds=Choice,
    parse=lambda source, _, __: parse_yes_no(source),
    relate=relate_choices,
    reaches=choice_reaches,
    shape=lambda _: shape_of_choice(YES_NO, {"type": "boolean"}),
    described=lambda _: "yes or no",
    complaint="term.yes-no",
)
