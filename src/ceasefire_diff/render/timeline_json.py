"""Writes a timeline as JSON, version 1: days as exact fractions, and every set that cannot hold."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from ceasefire_diff.comparing.comparison import Stated, TermResult
from ceasefire_diff.comparing.order.marks import Point
from ceasefire_diff.comparing.order.network import Lag
from ceasefire_diff.comparing.order.timeline import OwnTimeline, PairTimeline, Timeline, TimelineStep, When
from ceasefire_diff.values.event import Edge

_FORMAT = "ceasefire-timeline/1"


def render_timeline_json(made: Timeline) -> str:
    """The whole timeline, by the ids of the files."""
    data = {
        "format": _FORMAT,
        "from": made.reference,
        "texts": [_own(each) for each in made.texts],
        "pairs": [_pair(each) for each in made.pairs],
    }
    return f"{json.dumps(data, ensure_ascii=False, indent=2)}\n"


def _own(own: OwnTimeline) -> dict[str, Any]:
    return {
        "variant": own.variant.id,
        "consistent": not own.at_odds,
        "at-odds": [[_stated(each) for each in found] for found in own.at_odds],
        "steps": [_step(each) for each in own.steps],
        "untimed": list(own.untimed),
    }


def _pair(pair: PairTimeline) -> dict[str, Any]:
    return {
        "left": pair.left.id,
        "right": pair.right.id,
        "sets": [_result(each) for each in pair.clashes],
        "more": pair.more,
        "untried": pair.untried,
        "free": [_step(each) for each in pair.free],
    }


def _result(result: TermResult) -> dict[str, Any]:
    return {
        "verdict": result.verdict.value,
        "rule": result.rule,
        "case": result.arguments.get("case"),
        "left": [_stated(each) for each in result.left],
        "right": [_stated(each) for each in result.right],
    }


def _stated(stated: Stated) -> dict[str, Any]:
    return {
        "provision": stated.provision,
        "clauses": list(stated.clauses),
        "line": stated.line,
        "says": stated.text,
    }


def _step(step: TimelineStep) -> dict[str, Any]:
    return {
        "event": step.event,
        "begins": _when(step.begins),
        "done": _when(step.done),
        "after": list(step.after),
        "together": list(step.together),
        "parallel": list(step.parallel),
    }


def _when(when: When | None) -> dict[str, Any] | None:
    if when is None:
        return None
    return {"from": _point(when.anchor), "soonest": _days(when.soonest), "latest": _days(when.latest)}


def _point(point: Point) -> str:
    return point[0] if point[1] == Edge.START else f"end of {point[0]}"


def _days(lag: Lag | None) -> dict[str, Any] | None:
    """A figure in days, exact: `days` is a whole number or a quotient; `strict` leaves the figure itself out."""
    return None if lag is None else {"days": str(Fraction(lag.gap) / 86_400), "strict": lag.strict}
