"""What of the order of steps is too much to tell is said to be so, wherever it is left out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.comparing.order.timeline import timeline
from ceasefire_diff.document.comparison_document import comparison_as_table, comparison_in_lines
from ceasefire_diff.document.prepare import ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.document.timeline_document import TimelineInWords, timeline_document
from ceasefire_diff.outline.selection import View
from ceasefire_diff.render.comparison_json import render_json
from ceasefire_diff.render.csv import csv_text
from ceasefire_diff.render.html.document import render_html
from ceasefire_diff.render.lines import render_lines
from ceasefire_diff.render.timeline_json import render_timeline_json
from tests.render.shown import terminal
from tests.texts import compare_provisions


def act(name: str, **more: Any) -> dict[str, Any]:
    """Talks on a subject of that name."""
    return {"id": name, "topic": "talks", "terms": {"subject": f"the matter of {name}"}, **more}


def notices(comparison: Comparison) -> set[str]:
    """The limits of order that a comparison says were reached."""
    return {each.id for each in comparison.notices if each.id.startswith("order.")}


def opposed() -> Comparison:
    """Two texts that clash on two pairs of steps."""
    names, others = ("one", "two", "three", "four"), ("two", "", "four", "")
    left = [act("one", after="two"), act("two"), act("three", after="four"), act("four")]
    right = [act(each, **({"before": other} if other else {})) for each, other in zip(names, others, strict=True)]
    return compare_provisions(left, right)


def in_months(*, right: bool) -> list[dict[str, Any]]:
    """Acts that are due so many months and working days after each of several events."""
    due = "10 working days" if right else "2 months"
    events = ("one", "two", "three")
    return [*(act(each) for each in events), *(act(f"{each}-done", starts=f"{due} after {each}") for each in events)]


def test_nothing_is_said_of_limits_that_are_not_reached() -> None:
    """A comparison of few steps has no such notice."""
    assert not notices(opposed())


def test_more_clashes_than_are_told_are_said_to_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows hold the first of them; the notice says that there are more, in every format."""
    monkeypatch.setattr("ceasefire_diff.comparing.order.clashes.MOST_CLASHES", 1)
    comparison = opposed()
    assert notices(comparison) == {"order.more-clashes"}
    told = {
        "terminal": terminal(comparison, 200),
        "lines": render_lines(comparison_in_lines(comparison, View())),
        "csv": csv_text(comparison_as_table(comparison, View())),
        "report as csv": csv_text(make_report(comparison, ReportOptions())),
        "html": render_html(make_report(comparison, ReportOptions())),
        "json": render_json(comparison),
    }
    assert not [name for name, text in told.items() if "only the first" not in " ".join(text.split())]


def test_more_shared_events_than_are_followed_are_said_to_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit only named events are followed for what both texts order alike."""
    monkeypatch.setattr("ceasefire_diff.comparing.order.alike.MOST_SHARED", 1)
    same = [act("one"), act("two", after="one"), act("three", after="two")]
    comparison = compare_provisions(same, same)
    assert notices(comparison) == {"order.shared-not-followed"}
    assert "named events only" in " ".join(terminal(comparison, 200).split())


def test_lengths_that_are_not_all_tried_are_said_to_be_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the comparison, and in the words and the JSON of the timeline."""
    monkeypatch.setattr("ceasefire_diff.comparing.order.marks.MOST_VALUES", 2)
    comparison = compare_provisions(in_months(right=False), in_months(right=True))
    assert "order.lengths-not-tried" in notices(comparison)
    made = timeline(comparison.proposals, comparison.taxonomy)
    assert json.loads(render_timeline_json(made))["pairs"][0]["untried"] is True
    assert "fall out in more than" in str(timeline_document(TimelineInWords(made, comparison)))
