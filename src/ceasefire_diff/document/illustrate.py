"""Draws the figures of a report, each one picture with its words beside it for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ceasefire_diff.document.blocks import Figure, Section
from ceasefire_diff.outline.report_rows import ReportGroup
from ceasefire_diff.pictures.conditions_before_events import draw_conditions
from ceasefire_diff.pictures.ranges import draw_ranges
from ceasefire_diff.pictures.shapes import Drawing
from ceasefire_diff.pictures.timeline import draw_timeline_of
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.report_part_sentences import PART_TITLES


def figures_part(groups: Sequence[ReportGroup], labels: Labels) -> Section | None:
    """All figures that show something, in one section; None where none does."""
    figures = tuple(map(Figure, _drawn(groups, labels)))
    return Section("figures", PART_TITLES["figures"], figures) if figures else None


def _drawn(groups: Sequence[ReportGroup], labels: Labels) -> Iterator[Drawing]:
    rows = [row for group in groups for row in group.rows]
    yield from draw_conditions(rows, labels)
    yield from draw_timeline_of(labels)
    yield from draw_ranges(rows, labels)
