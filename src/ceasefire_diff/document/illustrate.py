"""Puts the pictures into the parts of a report where they belong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from ceasefire_diff.document.content import Part, Picture
from ceasefire_diff.outline.report_rows import KeyEntry, ReportGroup
from ceasefire_diff.pictures.conditions_before_events import draw_conditions
from ceasefire_diff.pictures.map_of_rows import draw_map
from ceasefire_diff.pictures.ranges import draw_ranges
from ceasefire_diff.pictures.shapes import Drawing
from ceasefire_diff.pictures.timeline import draw_timeline_of
from ceasefire_diff.pictures.who_is_bound import draw_who_is_bound
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.picture_sentences import MAP_TITLE

MAP: Final = "map"
"""The part that the map of the rows is alone in, right before the table."""


def illustrated(
    parts: Sequence[Part], groups: Sequence[ReportGroup], key: Sequence[KeyEntry], labels: Labels
) -> tuple[Part, ...]:
    """The parts before the table with their pictures after the words, and the map of the rows as the last of them.

    A picture whose part is not among them stands in a part of its own; one that shows nothing is left out.
    """
    rows = [row for group in groups for row in group.rows]
    drawn: Mapping[str, tuple[Drawing, ...]] = {
        "order": (*draw_conditions(rows, labels), *draw_timeline_of(labels)),
        "bearers": draw_who_is_bound(rows, labels),
        "meets": draw_ranges(rows, labels),
    }
    known = {part.id for part in parts}
    with_pictures = [replace(part, blocks=(*part.blocks, *_pictures(drawn.get(part.id, ())))) for part in parts]
    alone = [
        Part(part, drawings[0].title, _pictures(drawings))
        for part, drawings in drawn.items()
        if drawings and part not in known
    ]
    mapped = draw_map(groups, key)
    return (*with_pictures, *alone, *([Part(MAP, MAP_TITLE, _pictures(mapped))] if mapped else []))


def _pictures(drawings: Sequence[Drawing]) -> tuple[Picture, ...]:
    return tuple(map(Picture, drawings))
