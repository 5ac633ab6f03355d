"""Values whose parts are held against each other have a named limit, and long words cost no more than their length."""

from __future__ import annotations

import pytest

from ceasefire_diff.render.markdown import escaped
from ceasefire_diff.render.terminal import grid
from ceasefire_diff.values import calendar_dates
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.name import Name
from ceasefire_diff.values.names import MOST_NAMES, parse_names
from ceasefire_diff.values.relation import Unreadable
from ceasefire_diff.values.schedule import parse_schedule
from ceasefire_diff.values.schedule_steps import MOST_STEPS
from ceasefire_diff.values.sequence import MOST_EVENTS, parse_sequence


def _name(label: str) -> Name:
    return Name(label, label)


def _moment(text: str) -> Moment:
    raise Unreadable(text, "")


def test_names_of_one_value_are_counted() -> None:
    """As many names as the limit are read; one more, also an excluded one, is a complaint that says the limit."""
    labels = [f"n{number}" for number in range(MOST_NAMES)]
    assert len(parse_names(labels, _name).named) == MOST_NAMES
    for more in ([*labels, "other"], f"all except [{', '.join([*labels, 'other'])}]"):
        with pytest.raises(Unreadable, match=str(MOST_NAMES)):
            parse_names(more, _name)


def test_steps_and_events_are_counted() -> None:
    """A schedule and a sequence say so when they have more parts than are held against each other."""
    steps = [{"amount": "1 person", "when": "day 1"}] * (MOST_STEPS + 1)
    with pytest.raises(Unreadable, match=str(MOST_STEPS)):
        parse_schedule(steps, _moment)
    events = [f"e{number}" for number in range(MOST_EVENTS + 1)]
    assert len(parse_sequence(events[:-1], str).steps) == MOST_EVENTS
    with pytest.raises(Unreadable, match=str(MOST_EVENTS)):
        parse_sequence(events, str)


def test_a_long_word_is_measured_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wrapping a word of other scripts looks at each letter a bounded number of times, and loses none."""
    looked_at: list[int] = []

    def counting(text: str, width: int) -> list[str]:
        looked_at.append(len(text))
        return [text[: width // 2]]

    monkeypatch.setattr("rich.cells.chop_cells", counting)
    costs = []
    for size in (2000, 4000):
        looked_at.clear()
        lines = grid._wrapped("\u65e5" * size, 40)
        assert "".join(line.text for line in lines) == "\u65e5" * size
        costs.append(sum(looked_at))
    assert costs[1] < 2.1 * costs[0]


def test_a_commit_among_digits_is_still_found() -> None:
    """What stands before the first letter of a commit's name may be as long as the name, and no longer."""
    commit = "1" * 39 + "a"
    assert "&#8203;" in escaped(commit)
    assert "&#8203;" not in escaped("1" * 40)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[a, b]", ["a", "b"]),
        ("['a, b', c]", ["a, b", "c"]),
        ("[a [b, c], d]", ["a [b, c]", "d"]),
        ('[ "x" , y "z, w]', ["x", 'y "z', "w"]),
    ],
)
def test_commas_in_quotes_and_brackets_part_nothing(text: str, parts: list[str]) -> None:
    """A list in one text is parted at its own commas alone."""
    assert [name.label for name in parse_names(text, _name).named] == parts


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "before 0001-01-01"), (1, "0001-01-01"), (3652059, "9999-12-31"), (3652060, "after 9999-12-31")],
)
def test_a_day_outside_the_calendar_is_told_as_that(number: int, words: str) -> None:
    """A day before the first or after the last of the calendar is written as what is true of it."""
    assert calendar_dates.write_day(number) == words
