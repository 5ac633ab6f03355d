"""What is not fixed (months, working days) is held against every value it can have, tried one by one."""

from __future__ import annotations

from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ceasefire_diff.comparing.comparison import Stated
from ceasefire_diff.comparing.order.clashes import TwoTexts
from ceasefire_diff.comparing.order.marks import Mark, Point
from ceasefire_diff.comparing.order.network import Constraint, Network
from ceasefire_diff.comparing.order.one_text import OneText
from ceasefire_diff.comparing.order.said import Said
from ceasefire_diff.values.event import Edge
from ceasefire_diff.values.uncertain_lengths import lengths_of_working_days, lengths_together

DAY = 86_400
SIGNING: Point = ("signing", Edge.START)
ACTS: tuple[Point, ...] = (("first", Edge.START), ("second", Edge.START))
STRETCHES = ((0, 0), (1, 0), (2, 0), (3, 0), (0, 5), (0, 10))

limit = st.tuples(
    st.sampled_from(ACTS),
    st.sampled_from(STRETCHES),
    st.integers(-3, 65),
    st.booleans(),
    st.booleans(),
)
order = st.tuples(st.sampled_from(ACTS), st.sampled_from(ACTS), st.booleans()).filter(lambda each: each[0] != each[1])
Limit = tuple[Point, tuple[int, int], int, bool, bool]
Text = tuple[list[Limit], list[tuple[Point, Point, bool]]]
text = st.tuples(st.lists(limit, min_size=1, max_size=3), st.lists(order, max_size=1))


def said(number: int, *, right: bool) -> Said:
    """A source of its own."""
    return Said(Stated("right" if right else "left", f"p{number}", f"says {number}", (), number), right)


def constraints(one: Text, *, right: bool, lengths: dict[tuple[int, int], int] | None = None) -> list[Constraint]:
    """What a text says, counted to marks, or with a length for each stretch of the calendar."""
    made = []
    for number, (act, stretch, days, earliest, strict) in enumerate(one[0]):
        if lengths is None:
            anchor, gap = (Mark(SIGNING, *stretch) if any(stretch) else SIGNING), days * DAY
        else:
            anchor, gap = SIGNING, days * DAY + lengths[stretch]
        source = said(number, right=right)
        first, second, lag = (anchor, act, gap) if earliest else (act, anchor, -gap)
        made.append(Constraint(first, second, lag, strict=strict, source=source))
    for number, (first_act, second_act, strict) in enumerate(one[1], len(one[0])):
        made.append(Constraint(first_act, second_act, strict=strict, source=said(number, right=right)))
    return made


def every_length() -> list[dict[tuple[int, int], int]]:
    """Every way in which months and working days can be long together."""
    months = lengths_together(tuple(each[0] for each in STRETCHES))
    working = lengths_of_working_days(tuple(each[1] for each in STRETCHES))
    return [
        {stretch: month + days for stretch, month, days in zip(STRETCHES, lengths, stretches, strict=True)}
        for lengths, stretches in product(months, working)
    ]


LENGTHS = every_length()


TEN_DAYS_TOO_SHORT: Text = (
    [(ACTS[0], (0, 0), 6, True, False), (ACTS[0], (1, 0), 0, False, False), (ACTS[0], (0, 10), 0, False, False)],
    [],
)
"""At least 6 days, at most a month, at most 10 working days: found by chance against at most 5 working days."""


@given(text, text)
@example(TEN_DAYS_TOO_SHORT, ([(ACTS[0], (0, 5), 0, False, False)], []))
@settings(max_examples=60, deadline=None)
def test_a_clash_is_certain_if_no_length_lets_both_hold_and_told_if_some_length_does_not(
    left: Text, right: Text
) -> None:
    """Of two texts that hold by themselves: no clash where every length keeps both, review where only some do."""
    sides = [OneText(constraints(each, right=at)) for each, at in ((left, False), (right, True))]
    if any(side.at_odds for side in sides):
        return
    by_themselves = [
        Network(constraints(each, right=at, lengths=lengths)).holds
        for lengths in LENGTHS
        for each, at in ((left, False), (right, True))
    ]
    if not all(by_themselves):
        return
    kept = [
        Network(
            [*constraints(left, right=False, lengths=lengths), *constraints(right, right=True, lengths=lengths)]
        ).holds
        for lengths in LENGTHS
    ]
    clashes = TwoTexts(sides[0], sides[1]).clashes
    certain = any(each.certain for each in clashes)
    assert certain is not any(kept), (clashes, kept)
    assert bool(clashes) is not all(kept), clashes
