"""The words of a timeline: when a step comes, what cannot hold, what stays free."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final

from ceasefire_diff.comparing.order.marks import UNZONED, ZONED, Point
from ceasefire_diff.comparing.order.network import Lag
from ceasefire_diff.comparing.order.timeline import TimelineStep, When
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.values.calendar_dates import write_day
from ceasefire_diff.values.event import Edge
from ceasefire_diff.values.figures import Exact, exact
from ceasefire_diff.values.units import DAY, TIME_UNITS, write_measure
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.quoted import Sentence, quoted

STEP: Final = "Step"
BEGINS: Final = "Begins"
DONE_COLUMN: Final = "Done"
IN_ORDER: Final = "Order"
FREE: Final = "What both texts leave free"
TITLE: Final = "Timeline"
TIMELINE_PICTURE_TITLE: Final = "When each text has its steps"
CONSISTENT: Final = Sentence("Consistent by itself: what this text says of time can be kept.")
NO_STEPS: Final = Sentence("This text puts nothing in an order and sets no time.")
NOTHING_FREE: Final = Sentence("Both texts together fix every step that they time.")
MORE: Final = Sentence("More sets that cannot hold exist; these are the first of them.")
HOLD_TOGETHER: Final = Sentence("Both texts can be kept together, as far as time goes.")
NEEDS_REVIEW: Final = Sentence("Whether both texts can be kept together needs review:")
CANNOT: Final = Sentence(
    "These texts cannot be kept together. Each line is a smallest set: without any one of its clauses, the others can."
)
TIMELINE_PICTURE_LEAD: Final = (
    "One lane for each text. A bar runs from the soonest to the latest day, a diamond is a day, a ring has a place in "
    "the order and no day. Filled dark: the step is in a set that cannot hold together with the other text."
)

Called = Callable[[str], str]
"""Says what an event is called."""

_DAYS: Final = TIME_UNITS[1:3]

_LONGEST: Final = 60
"""Characters of a sentence that has no `short`."""


def steps_called(labels: Labels) -> Called:
    """Calls a step by a few words of its provision and its clause, or by the name of the event."""
    words = {
        each.own_event: _of_provision(each)
        for proposal in labels.proposals.values()
        for each in proposal.provisions
        if not each.is_event
    }

    def called(event: str) -> str:
        return words.get(event) or labels.event(event)

    return called


def _of_provision(provision: Provision) -> str:
    text = " ".join(provision.text.split()).rstrip(".")
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
    clauses = "; ".join(provision.clauses)
    words = quoted(provision.short or cut)
    return f"{words} [{quoted(clauses)}]" if clauses else words


def beginning_and_end(step: TimelineStep, begins: str, done: str) -> tuple[str, str]:
    """What the two columns say: a deadline alone is told of the end, what only cannot come sooner of the beginning."""
    if begins != done:
        return begins, done
    is_deadline = step.done is not None and step.done.soonest is None
    return ("", done) if is_deadline else (begins, "")


def in_sequence(numbers: Sequence[Sequence[int]]) -> str:
    """The steps that one comes after, those that begin with it, and those it goes on in parallel with."""
    leads = ("after ", "with ", "in parallel with ")
    return "; ".join(
        f"{lead}{', '.join(map(str, sorted(found)))}" for lead, found in zip(leads, numbers, strict=True) if found
    )


ORDER_AXIS: Final = "order, no day"
"""Over the columns for steps that have a place in the order alone."""


def axis_of_days(counted_from: str) -> Sentence:
    """Over columns of days: what they are counted from; nothing for dates."""
    return Sentence(f"days after {counted_from}" if counted_from else "date")


def more_anchors(most: int) -> Sentence:
    """That not all times are told."""
    return Sentence(f"Times are counted from more than {most} events; those from the rest are not told.")


def untimed_lead(count: int) -> Sentence:
    """What is said before a list of provisions without time."""
    return Sentence(f"Steps without any time or order ({count})")


def at_odds_line(stated: Sequence[tuple[str, str]]) -> Sentence:
    """What one text says that cannot hold, each with its clause."""
    said = "; ".join(f"{quoted(words)}{f' [{quoted(clauses)}]' if clauses else ''}" for words, clauses in stated)
    return Sentence(f"Not consistent by itself; these cannot all be kept: {said}.")


def clash_line(reason: Sentence, sides: Sequence[tuple[str, str]]) -> Sentence:
    """Why something cannot hold, with the clauses of each text."""
    where = "; ".join(f"{quoted(text)} {quoted(clauses)}" for text, clauses in sides if clauses)
    return Sentence(f"{reason.marked} [{where}]" if where else reason.marked)


def point_words(point: Point, called: Called) -> str:
    """A point that times are told from."""
    name = called(point[0])
    return f"the end of {name}" if point[1] != Edge.START else name


def when_words(when: When | None, called: Called, event: str = "") -> str:
    """When something comes, in words; nothing where it is not known. Its own beginning is "it begins"."""
    if when is None:
        return ""
    if when.anchor in (ZONED, UNZONED):
        return _dated(when)
    name = "it begins" if when.anchor == (event, Edge.START) else quoted(point_words(when.anchor, called))
    soonest, latest = when.soonest, when.latest
    if soonest is not None and latest is not None:
        return _between(soonest.gap, latest.gap, name)
    if soonest is not None:
        if not soonest.gap:
            return f"after {name}" if soonest.strict else f"from {name}"
        return f"{_counted(soonest.gap, name)} or later"
    if latest is not None:
        return f"before {name}" if not latest.gap and latest.strict else _at_latest(latest.gap, name)
    return ""


def _between(least: Exact, most: Exact, name: str) -> str:
    if least == most:
        return f"at {name}" if not least else _counted(least, name)
    if least >= 0:
        return f"{_range(least, most)} after {name}" if least else f"within {_figure(most)} of {name}"
    if most <= 0:
        return f"{_range(-most, -least)} before {name}"
    return f"{_figure(-least)} before to {_figure(most)} after {name}"


def _at_latest(gap: Exact, name: str) -> str:
    return f"by {name}" if not gap else f"{_counted(gap, name)} at the latest"


def _counted(gap: Exact, name: str) -> str:
    return f"{_figure(gap)} after {name}" if gap > 0 else f"{_figure(-gap)} before {name}"


def _figure(seconds: Exact) -> str:
    whole_days = seconds % DAY == 0
    return write_measure(exact(seconds), _DAYS[:1] if whole_days else _DAYS) or f"{float(seconds) / DAY:g} days"


def _range(least: Exact, most: Exact) -> str:
    """Two figures, with one unit said once."""
    first, second = _figure(least), _figure(most)
    number, _, unit = first.partition(" ")
    return f"{number} to {second}" if second.endswith((unit, f"{unit}s")) else f"{first} to {second}"


def _dated(when: When) -> str:
    soonest = _day(when.soonest, 0) if when.soonest is not None else ""
    latest = _day(when.latest, 1) if when.latest is not None else ""
    if soonest and latest:
        return soonest if soonest == latest else f"{soonest} to {latest}"
    return f"from {soonest}" if soonest else f"by {latest}"


def _day(lag: Lag, before: int) -> str:
    """The day of the calendar; an end that is left out belongs to the day before."""
    whole, rest = divmod(Fraction(lag.gap), DAY)
    back = before if not rest and lag.strict else 0
    return write_day(int(whole) - back)
