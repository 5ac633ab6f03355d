"""How long months and working days can be, which no text says: every length that a stretch of them may have."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, product
from typing import Final

_DAY: Final = 86_400

_CYCLE_MONTHS: Final = 4_800  # the Gregorian calendar repeats after 400 years
_CYCLE_DAYS: Final = 146_097
_MONTH_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MOST_MONTHS: Final = 12_000
"""A thousand years: longer stretches are refused when they are read."""

MOST_WORKING_DAYS: Final = 2_500
"""Some ten years: longer stretches are refused when they are read."""

_FEWEST_A_WEEK: Final = 4
_WEEK: Final = 7
_TRIED_ONE_BY_ONE: Final = 12
"""Up to so many working days every whole number of days is tried; of more, the ends and the five-day week."""


@lru_cache(maxsize=1)
def _days_before() -> tuple[int, ...]:
    """Days before each month of the cycle that begins in a January divisible by 400."""
    lengths = (
        29 if month == 1 and year % 4 == 0 and (year % 100 != 0 or year == 0) else days
        for year in range(400)
        for month, days in enumerate(_MONTH_DAYS)
    )
    return tuple(accumulate(lengths, initial=0))[:_CYCLE_MONTHS]


@lru_cache(maxsize=512)
def lengths_together(stretches: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """All lengths in seconds that these stretches of months can have, when they begin on one day.

    A day that the last month lacks (31 January and a month) gives no length that another start does not give.
    """
    found = set(zip(*(_lengths(months) for months in stretches), strict=True))
    return tuple(sorted(found))


@lru_cache(maxsize=64)
def _lengths(months: int) -> tuple[int, ...]:
    """How long so many months are from each month of the cycle on, in seconds."""
    before = _days_before()
    cycles, shift = divmod(months, _CYCLE_MONTHS)
    behind = before[shift:] + tuple(days + _CYCLE_DAYS for days in before[:shift])
    whole = cycles * _CYCLE_DAYS
    return tuple((end - start + whole) * _DAY for start, end in zip(before, behind, strict=True))


def length_bounds(months: int) -> tuple[int, int]:
    """The shortest and the longest that so many months can be, in seconds."""
    lengths = lengths_together((months,))
    return lengths[0][0], lengths[-1][0]


def working_day_bounds(days: int) -> tuple[int, int]:
    """The shortest and the longest that so many working days can be, in seconds.

    Working days may follow one another without a break, and a week has four of them or more: a weekend and one
    holiday. So 10 working days are 10 to 21 days.
    """
    if days < 0:
        shortest, longest = working_day_bounds(-days)
        return -longest, -shortest
    return days * _DAY, -(-days // _FEWEST_A_WEEK) * _WEEK * _DAY


def lengths_of_working_days(stretches: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Lengths in seconds that these stretches can have when they begin on one day, as far as it matters."""
    distinct = sorted({each for each in stretches if each})
    ways = []
    for chosen in product(*(_tried(each) for each in distinct)):
        lengths = dict(zip(distinct, chosen, strict=True))
        if all(_fit(one, lengths[one], two, lengths[two]) for one in distinct for two in distinct if one < two):
            ways.append(tuple(lengths.get(each, 0) for each in stretches))
    return tuple(ways)


def _tried(days: int) -> list[int]:
    shortest, longest = working_day_bounds(days)
    if abs(days) <= _TRIED_ONE_BY_ONE:
        return list(range(shortest, longest + 1, _DAY))
    return sorted({shortest, days * _WEEK * _DAY // 5, longest})


def _fit(fewer: int, length: int, more: int, longer: int) -> bool:
    shortest, longest = working_day_bounds(more - fewer)
    return shortest <= longer - length <= longest
