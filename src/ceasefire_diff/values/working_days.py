"""How long a stretch of working days can be: an assumption, told wherever a verdict rests on it."""

from __future__ import annotations

from itertools import product
from typing import Final

MOST_WORKING_DAYS: Final = 2_500
"""Some ten years: longer stretches are refused when they are read."""

_DAY: Final = 86_400
_FEWEST_A_WEEK: Final = 4
_WEEK: Final = 7
_TRIED_ONE_BY_ONE: Final = 12
"""Up to so many working days every whole number of days is tried; of more, the ends and the five-day week."""


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
