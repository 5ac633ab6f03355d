"""An order that two texts are said to oppose is held against made-up courses of events, tried one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import product
from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefire_diff.model.verdict import Verdict
from tests.texts import compare_provisions

Span = tuple[Fraction, Fraction]
Course = Mapping[str, Span]
"""When each of three acts begins and is done, in days: the North is left, the South is left, ten are released."""
Wish = Callable[[Course], bool]
Said = tuple[dict[str, Any], list[Wish]]

GLOSSARY: Final = {
    "names": {"gaza": ["Gaza"], "north": ["North"], "south": ["South"]},
    "parts": {"gaza": ["north", "south"]},
}
PLACES: Final = {"North": ("North",), "South": ("South",), "Gaza": ("North", "South")}
TIMES: Final = [Fraction(half, 2) for half in range(7)]
SPANS: Final = [(start, end) for start, end in product(TIMES, TIMES) if start <= end]
COURSES: Final = [
    {"North": one, "South": two, "release": three} for one, two, three in product(SPANS[::2], SPANS[1::2], SPANS)
]
days = st.sampled_from((1, 2, 3, None))
ORDERS: Final[Mapping[str, tuple[str, Any, Callable[[Span, Span], bool]]]] = {
    "after": ("after", "set-free", lambda own, free: own[0] > free[0]),
    "before": ("before", "set-free", lambda own, free: own[0] < free[0]),
    "requires": ("requires", "set-free", lambda own, free: own[0] > free[0]),
    "requires-end": ("requires", "end of set-free", lambda own, free: own[0] > free[1]),
    "condition-for": ("condition-for", "set-free", lambda own, free: own[1] < free[0]),
    "begun": ("condition-for", {"event": "set-free", "met": "start"}, lambda own, free: own[0] <= free[0]),
    "at once": ("at-the-same-time-as", "set-free", lambda own, free: own[0] == free[0]),
    "in step": ("step-by-step-with", "set-free", lambda own, free: own[0] < free[1] and free[0] < own[1]),
    "as long as": ("as-long-as", "set-free", lambda own, free: own[0] >= free[0] and own[1] <= free[1]),
    "at the end": ("starts", "at end of set-free", lambda own, free: own[0] == free[1]),
}
"""What each key of order says of when an act begins and is done, and when the release is."""


def begun_and_done(course: Course, acts: tuple[str, ...]) -> Span:
    """When the whole of some acts begins and is done."""
    return min(course[act][0] for act in acts), max(course[act][1] for act in acts)


def timed(entry: dict[str, Any], acts: tuple[str, ...], starts: int | None, due: int | None) -> list[Wish]:
    """Write a beginning and a deadline, and say which courses they ask for."""
    wishes: list[Wish] = []
    if starts is not None:
        entry["starts"] = f"day {starts} of signing"
        wishes.append(lambda course: starts - 1 <= begun_and_done(course, acts)[0] < starts)
    if due is not None:
        entry["complete-by"] = f"day {due} of signing"
        wishes.append(lambda course: begun_and_done(course, acts)[1] <= due)
    return wishes


@st.composite
def withdrawals(draw: st.DrawFn, number: int) -> Said:
    """The army leaves a place, at some time, before or after some or all of the release."""
    place = draw(st.sampled_from(sorted(PLACES)))
    acts = PLACES[place]
    entry: dict[str, Any] = {
        "id": f"leave-{number}",
        "topic": "withdrawal",
        "terms": {"forces": "army", "from": place},
    }
    wishes = timed(entry, acts, draw(days), draw(days))
    order = draw(st.sampled_from(("", "", "", *ORDERS)))
    if order:
        key, value, kept = ORDERS[order]
        if key not in entry:
            entry[key] = value
            wishes.append(lambda course: kept(begun_and_done(course, acts), course["release"]))
    return entry, wishes


@st.composite
def releases(draw: st.DrawFn) -> Said:
    """Ten persons are released, at some time or in two steps."""
    terms: dict[str, Any] = {"category": "hostages", "number": "10 people"}
    entry: dict[str, Any] = {"id": "set-free", "topic": "release", "terms": terms}
    if draw(st.booleans()):
        first, last = sorted((draw(st.integers(1, 3)), draw(st.integers(1, 3))))
        terms["schedule"] = [{"amount": "5 people", "when": f"day {day} of signing"} for day in (first, last)]
        return entry, [
            lambda course: first - 1 <= course["release"][0] < first,
            lambda course: last - 1 <= course["release"][1] < last,
        ]
    return entry, timed(entry, ("release",), draw(days), draw(days))


@st.composite
def texts(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[Wish]]:
    """A release and one or two withdrawals."""
    said = [draw(releases()), *(draw(withdrawals(number)) for number in range(draw(st.sampled_from((1, 1, 2)))))]
    return [entry for entry, _ in said], [wish for _, wishes in said for wish in wishes]


@given(texts(), texts())
@settings(max_examples=300)
def test_no_course_of_events_keeps_two_texts_that_are_said_to_conflict(
    left: tuple[list[dict[str, Any]], list[Wish]], right: tuple[list[dict[str, Any]], list[Wish]]
) -> None:
    """Where a row says that two texts conflict, on order or on time, nothing that could happen satisfies both."""
    comparison = compare_provisions(left[0], right[0], GLOSSARY)
    opposed = [row.id for row in comparison.rows if row.pairs[0].verdict is Verdict.CONFLICT]
    if opposed:
        both = [course for course in COURSES if all(wish(course) for wish in (*left[1], *right[1]))]
        assert not both, (opposed, both[0])
