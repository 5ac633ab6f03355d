"""Moments: what each wording means, deadlines, zones, and how two relate."""

from __future__ import annotations

import pytest

from ceasefire_diff.values.event import Edge, EventName, parse_event_name
from ceasefire_diff.values.moment import Moment, moment_reaches, parse_moment, relate_moments
from ceasefire_diff.values.relation import RelationKind, Unreadable
from ceasefire_diff.values.units import DAY

_EVENTS = {"signing": "signing", "ceasefire": "ceasefire", "truce": "ceasefire", "stage 1": "stage-1", "talks": "talks"}


def _event_id(words: str) -> str:
    if words in _EVENTS:
        return _EVENTS[words]
    raise Unreadable(f"`{words}` is no event", "Write one of the events")


def _resolve(text: str) -> EventName:
    return parse_event_name(text, _event_id)


def _moment(text: str) -> Moment:
    return parse_moment(text, _resolve)


def _deadline(text: str) -> Moment:
    return parse_moment(text, _resolve, deadline=True)


@pytest.mark.parametrize(
    "wordings",
    [
        ["at signing", "signing", "on signing", "start of signing", "at start of signing"],
        ["24 hours after signing", "1 day after signing", "P1D after signing", "at 24 hours after signing"],
        ["within 72 hours of ceasefire", "within 3 days after truce", "up to 3 days after ceasefire"],
        ["by 2025-12-31", "before 2026-01-01", "no later than 2025-12-31"],
        ["2025-05-12", "on 2025-05-12"],
        ["2024-11-27T04:00+02:00", "2024-11-27T02:00Z", "2024-11-27 02:00 UTC", "2024-11-27T03:00:00+0100"],
        ["2024-11-27T02:00Z", "2024-11-26T21:00-05:00", "2024-11-27T07:45+05:45"],
        ["day 1 to 7 of stage 1", "week 1 of stage 1", "days 1-7 of stage 1"],
        ["day 7 of stage 1", "at least 6 days and less than 7 days after stage 1"],
        ["immediately after signing", "immediately upon signing"],
        ["immediately", "at once", "At once"],
        ["immediately before signing", "Immediately before signing"],
        ["2 months after signing", "P2M after signing"],
    ],
)
def test_wordings_of_one_moment_are_the_same(wordings: list[str]) -> None:
    """Ways to say one moment have one key and relate as the same."""
    moments = [_moment(wording) for wording in wordings]
    assert len({moment.key for moment in moments}) == 1
    assert all(relate_moments(moments[0], moment).kind is RelationKind.SAME for moment in moments)


@pytest.mark.parametrize(
    "wordings",
    [
        ["72 hours after truce", "within 72 hours of ceasefire", "by 72 hours after truce", "within 3 days of truce"],
        ["day 7 of stage 1", "within 7 days of stage 1", "week 1 of stage 1"],
        ["2025-12-31", "by 2025-12-31", "before 2026-01-01"],
        ["during stage 1", "end of stage 1", "by end of stage 1"],
    ],
)
def test_a_deadline_is_all_time_up_to_its_end(wordings: list[str]) -> None:
    """As a deadline a point, a day and a span say the same if they end together."""
    assert len({_deadline(wording).key for wording in wordings}) == 1


_RELATIONS: list[tuple[str, str, str, str | None]] = [
    ("24 hours after signing", "within 72 hours of signing", "moment.nested", "24 hours after signing"),
    ("24 hours after signing", "72 hours after signing", "moment.apart", "48 hours"),
    ("24 hours after signing", "24 hours after ceasefire", "moment.other-anchor", None),
    ("end of stage 1", "stage 1", "moment.other-anchor", None),
    ("day 7 of stage 1", "day 9 of stage 1", "moment.apart", "2 days"),
    ("day 7 of stage 1", "week 1 of stage 1", "moment.nested", "day 7 of stage 1"),
    ("within 3 days of talks", "at least 48 hours after talks", "moment.overlaps", "48 hours to 3 days after talks"),
    ("48 hours before talks", "24 hours before talks", "moment.apart", "24 hours"),
    ("by 24 hours after talks", "after 48 hours before talks", "moment.overlaps", None),
    ("1 month after talks", "30 days after talks", "moment.unknown-within-bounds", None),
    ("1 month after talks", "40 days after talks", "moment.apart", "9 days to 12 days"),
    ("week 6", "day 40", "moment.no-anchor", None),
    ("day 7", "day 7", "moment.same", None),
    ("100 days", "100 days", "moment.same", None),
    ("100 days", "90 days", "moment.no-anchor", None),
    ("during stage 1", "stage 1", "moment.word", None),
    ("immediately before signing", "signing", "moment.word", None),
    ("immediately before signing", "immediately after signing", "moment.word", None),
    ("at once", "immediately after signing", "moment.word", None),
    ("immediately after signing", "as soon as possible after signing", "moment.word", None),
    (
        "10 working days after signing",
        "within 10 working days of signing",
        "moment.nested",
        "10 working days after signing",
    ),
    ("within 10 working days of signing", "within 14 days of signing", "moment.may-be-same", None),
    ("within 3 months of signing", "within 90 days of signing", "moment.may-be-same", None),
    ("within 1 year of signing", "within 365 days of signing", "moment.may-be-same", None),
    ("5 working days after signing", "1 day after signing", "moment.apart", None),
    ("2025-05-12", "2025-05-20", "moment.apart", "8 days"),
    ("2025-05-12", "2025-05-13", "moment.apart", "1 day"),
    ("2025-05-12", "2025-05-13T10:00Z", "moment.unknown-within-bounds", None),
    ("by 2025-12-31", "by 2026-01-15", "moment.nested", "by 2025-12-31"),
    ("by 2025-12-31", "by 2026-01-01", "moment.nested", "by 2025-12-31"),
    ("2025-05-12T12:00Z", "2025-05-12", "moment.unknown-within-bounds", None),
    ("2025-05-12T12:00Z", "by 2025-05-13", "moment.nested", "2025-05-12T12:00Z"),
    ("2025-05-12T12:00Z", "2025-05-12T14:00Z", "moment.apart", "2 hours"),
    ("2025-05-12", "24 hours after signing", "moment.other-anchor", None),
    ("by 2025-12-31", "before signing", "moment.hold-together", None),
    ("after signing", "after ceasefire", "moment.hold-together", None),
    ("after signing", "before ceasefire", "moment.other-anchor", None),
    ("within 7 days of signing", "within 7 days of ceasefire", "moment.other-anchor", None),
]


@pytest.mark.parametrize(("one", "other", "rule", "figure"), _RELATIONS)
def test_two_moments_relate(one: str, other: str, rule: str, figure: str | None) -> None:
    """Each pair has its rule and figure (what meets both, or how far apart), the same from both sides."""
    left, right = _moment(one), _moment(other)
    relation = relate_moments(left, right)
    assert relation.rule == rule
    assert figure == (relation.common or relation.distance)
    assert relate_moments(right, left) == relation.mirrored()


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("12 May 2025", "2025-05-12"),
        ("12.05.2025", "2025-05-12"),
        ("2025-02-29", "2025-05-12"),
        ("2025-05", "2025-05-12"),
        ("2025-05-12T25:00Z", "2025-05-12"),
        ("2025-05-12T10:00+15:00", "2025-05-12"),
        ("day 0", "day 7"),
        ("day 9 to 7", "day 7"),
        ("about 30 days after signing", "25 to 35 days"),
        ("within 24 to 48 hours of signing", "within 72 hours"),
        ("30 days after the flood", "one of the events"),
        ("the flood", "one of the events"),
        ("by at least 30 days after signing", "by 2025-12-31"),
        ("x" * 1000, "day 7"),
        ("", "day 7"),
    ],
)
def test_unclear_moments_are_refused_with_a_cure(text: str, cure: str) -> None:
    """A date in another notation, a day before the first, an unknown event: refused, with words to write instead."""
    with pytest.raises(Unreadable) as caught:
        _moment(text)
    assert cure in caught.value.cure


def test_a_deadline_without_end_is_refused() -> None:
    """`after signing` sets no deadline."""
    with pytest.raises(Unreadable):
        _deadline("after signing")


def test_day_one_is_what_the_file_says() -> None:
    """`day 7` counts from the event that the header names."""
    counted = parse_moment("day 7", _resolve, day_one="ceasefire")
    assert relate_moments(counted, _moment("day 7 of ceasefire")).kind is RelationKind.SAME


def test_bounds_hold_over_months_and_zones() -> None:
    """`low` and `high` are the earliest and latest a moment can be, whatever the month and the zone."""
    month = _moment("1 month after signing")
    assert (month.low, month.high) == (28 * DAY, 31 * DAY)
    day = _moment("2025-05-12")
    assert day.high - day.low == DAY + 26 * 3600
    assert _moment("during stage 1").low == 0


def test_the_end_of_an_event_is_its_own_anchor() -> None:
    """The end of a stage is not its start."""
    anchor = _moment("7 days after end of stage 1").anchor
    assert anchor == EventName("stage-1", Edge.END)


def test_a_prohibition_reaches_the_times_inside_it() -> None:
    """What is prohibited for three days after an event cannot be done a day after it."""
    assert moment_reaches(_moment("within 3 days of talks"), _moment("1 day after talks")) is True
    assert moment_reaches(_moment("1 day after talks"), _moment("within 3 days of talks")) is False
    assert moment_reaches(_moment("1 day after talks"), _moment("1 day after signing")) is None
