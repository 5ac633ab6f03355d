"""Schedules: total, pace, first and last step compared apart."""

from __future__ import annotations

import pytest

from ceasefire_diff.values.amount import parse_amount
from ceasefire_diff.values.event import EventName
from ceasefire_diff.values.moment import Moment, parse_moment
from ceasefire_diff.values.relation import RelationKind, Unreadable
from ceasefire_diff.values.schedule import Schedule, parse_schedule, relate_schedules, schedule_reaches
from ceasefire_diff.values.schedule_steps import counted_out
from ceasefire_diff.values.units import UnitClass

_Steps = list[dict[str, str]]


def _when(text: str) -> Moment:
    return parse_moment(text, lambda words: EventName(words, label=words), day_one="signing")


def _schedule(steps: object) -> Schedule:
    return parse_schedule(steps, _when)


_TEN_AT_ONCE: _Steps = [{"amount": "10", "when": "day 1"}]
_FIVE_AND_FIVE: _Steps = [{"amount": "5 people", "when": "day 1"}, {"amount": "5 people", "when": "day 7"}]
_FIVE_AND_REST: _Steps = [{"amount": "5 people", "when": "day 1"}, {"amount": "remaining", "when": "week 6"}]
_WEEKLY: _Steps = [{"amount": "3 people", "every": "7 days", "from": "day 3"}]
_FORTNIGHTLY: _Steps = [{"amount": "6 people", "every": "14 days", "from": "day 3"}]
_FOUR_WEEKLY: _Steps = [{"amount": "4 people", "every": "7 days", "from": "day 3"}]
_OPEN: _Steps = [{"amount": "to be agreed by the parties", "when": "day 1"}]

_RELATIONS = [
    (_FIVE_AND_FIVE, _FIVE_AND_FIVE, RelationKind.SAME, "schedule.same"),
    (_FIVE_AND_FIVE, _TEN_AT_ONCE, RelationKind.APART, "schedule.first"),
    (_FIVE_AND_FIVE, [*_FIVE_AND_FIVE, *_TEN_AT_ONCE], RelationKind.APART, "schedule.total"),
    (_FIVE_AND_REST, _FIVE_AND_FIVE, RelationKind.APART, "schedule.last"),
    (_TEN_AT_ONCE, [{"amount": "remaining", "when": "day 1"}], RelationKind.INCOMPARABLE, "schedule.total"),
    (_WEEKLY, _FOUR_WEEKLY, RelationKind.APART, "schedule.pace"),
    (_WEEKLY, _FORTNIGHTLY, RelationKind.APART, "schedule.first"),
    (_WEEKLY, _TEN_AT_ONCE, RelationKind.APART, "schedule.first"),
    (_OPEN, _OPEN, RelationKind.OPEN, "schedule.total"),
    (_OPEN, _TEN_AT_ONCE, RelationKind.OPEN, "schedule.total"),
    (_TEN_AT_ONCE, [{"amount": "at least 5", "when": "day 1"}], RelationKind.NESTED, "schedule.total"),
]


@pytest.mark.parametrize(("one", "other", "kind", "rule"), _RELATIONS)
def test_two_schedules_relate(one: _Steps, other: _Steps, kind: RelationKind, rule: str) -> None:
    """The gravest part decides, and the rule says which part it was, the same from both sides."""
    left, right = _schedule(one), _schedule(other)
    relation = relate_schedules(left, right)
    assert (relation.kind, relation.rule) == (kind, rule)
    assert relate_schedules(right, left) == relation.mirrored()


def test_an_equal_pace_needs_no_anchor() -> None:
    """Three in seven days is the pace of six in fourteen, though no step is alike."""
    left = _schedule([{"amount": "3 people", "every": "7 days"}])
    right = _schedule([{"amount": "6 people", "every": "2 weeks"}])
    relation = relate_schedules(left, right)
    assert relation.rule == "schedule.first"
    assert relation.kind is RelationKind.INCOMPARABLE


def test_equal_ends_with_other_steps_between_overlap() -> None:
    """The same total, first and last step with another way between are compatible, not the same."""
    ends = ({"amount": "5", "when": "day 1"}, {"amount": "5", "when": "day 42"})
    middle = [{"amount": "2", "when": "day 7"}, {"amount": "4", "when": "day 14"}]
    other = [{"amount": "4", "when": "day 21"}, {"amount": "2", "when": "day 28"}]
    swapped = [{"amount": "4", "when": "day 7"}, {"amount": "2", "when": "day 14"}]
    left, right = _schedule([ends[0], *middle, ends[1]]), _schedule([ends[0], *other, ends[1]])
    assert relate_schedules(left, right).kind is RelationKind.OVERLAPS
    relation = relate_schedules(left, _schedule([ends[0], *swapped, ends[1]]))
    assert (relation.kind, relation.rule) == (RelationKind.APART, "schedule.steps")


@pytest.mark.parametrize(
    "source",
    [
        [],
        "5 people on day 1",
        ["5 people"],
        [{"amount": "5 people"}],
        [{"amount": "5 people", "when": "day 1", "every": "7 days"}],
        [{"amount": "5 people", "every": "permanent"}],
        [{"amount": "5 people", "every": "up to 7 days"}],
        [{"amount": "5 people", "every": "0 days"}],
        [{"amount": "5 km", "when": "day 1"}],
        [{"amount": ["5"], "when": "day 1"}],
        [{}],
    ],
)
def test_what_is_no_schedule_is_refused_with_a_cure(source: object) -> None:
    """A step without its time, with too much or with an unreadable amount is refused."""
    with pytest.raises(Unreadable) as caught:
        _schedule(source)
    assert caught.value.cure


def test_a_schedule_says_whether_it_leaves_something_open() -> None:
    """One amount to be agreed leaves the schedule open, so that equal schedules are not yet agreed."""
    assert _schedule(_OPEN).leaves_open
    assert not _schedule(_WEEKLY).leaves_open


def test_a_prohibited_schedule_reaches_only_the_same() -> None:
    """A declined schedule reaches the same schedule, not one apart; anything between cannot be told."""
    assert schedule_reaches(_schedule(_FIVE_AND_FIVE), _schedule(_FIVE_AND_FIVE)) is True
    assert schedule_reaches(_schedule(_FIVE_AND_FIVE), _schedule(_TEN_AT_ONCE)) is False
    assert schedule_reaches(_schedule(_TEN_AT_ONCE), _schedule([{"amount": "at least 5", "when": "day 1"}])) is None


@pytest.mark.parametrize(("whole", "steps"), [("600 people", 200), ("603 people", 1)])
def test_a_pace_is_laid_out_up_to_a_limit(whole: str, steps: int) -> None:
    """A pace that comes to a stated whole stands as steps on its days, up to two hundred of them."""
    assert len(counted_out(_schedule(_WEEKLY).steps, parse_amount(whole, UnitClass.COUNT))) == steps


def _on_days(*steps: tuple[str, str]) -> Schedule:
    """A schedule on days that are counted from a day 1 that its text does not name."""
    return parse_schedule(
        [{"amount": amount, "when": when} for amount, when in steps],
        lambda text: parse_moment(text, lambda words: EventName(words, label=words)),
    )


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        pytest.param((("4", "day 1"), ("2", "day 30"), ("4", "day 60")), RelationKind.APART, id="a longer one"),
        pytest.param((("5", "day 10"), ("5", "day 16")), RelationKind.INCOMPARABLE, id="perhaps the same days"),
        pytest.param((("5", "day 10"), ("5", "day 17")), RelationKind.INCOMPARABLE, id="a day more or less in each"),
        pytest.param((("5", "day 1"), ("at least 5", "day 60")), RelationKind.INCOMPARABLE, id="no exact figure"),
        pytest.param((("10", "day 1"), ("none", "day 60")), RelationKind.INCOMPARABLE, id="nothing on the last day"),
        pytest.param((("5", "day 1"), ("5", "by day 60")), RelationKind.INCOMPARABLE, id="a deadline"),
        pytest.param((("5", "day 1"), ("5", "60 days after signing")), RelationKind.INCOMPARABLE, id="two beginnings"),
    ],
)
def test_how_long_a_schedule_takes_needs_no_common_beginning(
    other: tuple[tuple[str, str], ...], kind: RelationKind
) -> None:
    """Ten people within a week are not ten people over two months, from whatever day each text counts."""
    one, two = _on_days(("5", "day 1"), ("5", "day 7")), _on_days(*other)
    for relation in (relate_schedules(one, two), relate_schedules(two, one)):
        assert relation.kind is kind
        assert (relation.rule == "schedule.length") is (kind is RelationKind.APART)
