"""Makes the part on values that satisfy both texts: arithmetic on what is stated, and no proposal."""

from __future__ import annotations

from collections.abc import Iterable

from ceasefire_diff.document.blocks import Listing, Section
from ceasefire_diff.document.report_index import ReportIndex
from ceasefire_diff.outline.report_rows import ReportRow
from ceasefire_diff.wording.quoted import Sentence
from ceasefire_diff.wording.report_part_sentences import MEETS_LEAD, PART_TITLES, meets_line


def satisfying_part(rows: Iterable[ReportRow], index: ReportIndex) -> Section | None:
    """Each row in which values of both leave room for one that satisfies both; None where there is none."""
    by_id = {row.id: row for row in index.comparison.rows}
    lines = []
    for told in rows:
        row = by_id[told.outline.id]
        for standing in told.standings:
            if standing.meets:
                words = meets_line(index.matter(row), standing.label, standing.meets, standing.verdict)
                lines.append(index.line(words, row))
    if not lines:
        return None
    return Section("meets", PART_TITLES["meets"], (Listing(tuple(lines), Sentence(MEETS_LEAD)),))
