"""How long a stretch of calendar months can be: every length it has from some starting month."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

_DAY = 86_400
_CYCLE_MONTHS = 4_800  # the Gregorian calendar repeats after 400 years
_CYCLE_DAYS = 146_097
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MOST_MONTHS = 12_000
"""A thousand years: longer stretches are refused when they are read."""


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
