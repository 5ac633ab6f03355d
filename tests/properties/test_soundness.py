"""A verdict is held against outcomes: what would satisfy one text, the other, or both, tried one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations, product
from math import inf
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st

from ceasefire_diff.model.verdict import Verdict
from tests.texts import compare_provisions

Outcome = Any
Wish = Callable[[Outcome], bool]

LENGTHS: Final[Mapping[str, Callable[[float], bool]]] = {
    "30 days": lambda days: days == 30,
    "720 hours": lambda days: days == 30,
    "60 days": lambda days: days == 60,
    "at least 30 days": lambda days: days >= 30,
    "more than 30 days": lambda days: days > 30,
    "up to 60 days": lambda days: days <= 60,
    "less than 30 days": lambda days: days < 30,
    "15 to 45 days": lambda days: 15 <= days <= 45,
    "permanent": lambda days: days == inf,
}
RENEWALS: Final[Mapping[str, frozenset[str]]] = {
    "none": frozenset({"none"}),
    "rolling": frozenset({"rolling"}),
    "by-consent": frozenset({"by-consent"}),
    "[none, rolling]": frozenset({"none", "rolling"}),
}
PLACES: Final = ("Wadi Gaza", "Netzarim", "the rest of Gaza", "elsewhere")
AREAS: Final[Mapping[str, tuple[frozenset[str], frozenset[str]]]] = {
    # What must be covered, and what must not be.
    "Gaza": (frozenset(PLACES[:3]), frozenset()),
    "Gaza except Wadi Gaza": (frozenset(PLACES[1:3]), frozenset({"Wadi Gaza"})),
    "Gaza including Wadi Gaza": (frozenset(PLACES[:3]), frozenset()),
    "Wadi Gaza": (frozenset({"Wadi Gaza"}), frozenset()),
    "only Netzarim": (frozenset({"Netzarim"}), frozenset(PLACES) - {"Netzarim"}),
    "all": (frozenset(PLACES), frozenset()),
    "all except Wadi Gaza": (frozenset(PLACES) - {"Wadi Gaza"}, frozenset({"Wadi Gaza"})),
    "none": (frozenset(), frozenset(PLACES)),
}
GLOSSARY: Final = {
    "names": {"gaza": ["Gaza"], "wadi": ["Wadi Gaza"], "netzarim": ["Netzarim"]},
    "parts": {"gaza": ["wadi", "netzarim"]},
}
DAYS: Final = (0, 10, 15, 29, 30, 31, 45, 46, 59, 60, 61, 1000, inf)
DURATIONS: Final = tuple(product(DAYS, ("none", "rolling", "by-consent")))
COVERAGES: Final = tuple(frozenset(each) for size in range(5) for each in combinations(PLACES, size))


def duration(length: str, renewal: str | None, modality: str) -> tuple[dict[str, Any], Wish]:
    """A provision on the duration of the ceasefire, and which outcomes satisfy it."""
    terms: dict[str, Any] = {"of": "ceasefire", "length": length}
    if renewal:
        terms["renewal"] = renewal.strip("[]").split(", ")

    def asked(outcome: Outcome) -> bool:
        days, how = outcome
        return LENGTHS[length](days) and (renewal is None or how in RENEWALS[renewal])

    wish: Wish = asked if modality == "shall" else lambda outcome: not asked(outcome)
    return {"topic": "duration", "modality": modality, "terms": terms}, wish


def area(words: str) -> tuple[dict[str, Any], Wish]:
    """A provision on the area of the ceasefire, and which coverages satisfy it."""
    covered, left_out = AREAS[words]
    provision = {"topic": "scope", "terms": {"of": "ceasefire", "areas": words}}
    return provision, lambda outcome: covered <= outcome and not left_out & outcome


durations = st.builds(
    duration,
    st.sampled_from(sorted(LENGTHS)),
    st.one_of(st.none(), st.sampled_from(sorted(RENEWALS))),
    st.sampled_from(("shall", "shall-not")),
)
areas = st.builds(area, st.sampled_from(sorted(AREAS)))


def verdict(left: dict[str, Any], right: dict[str, Any]) -> Verdict:
    """The verdict of the one row of two provisions."""
    return compare_provisions(left, right, GLOSSARY).rows[0].pairs[0].verdict


@given(durations, durations)
def test_a_conflict_on_duration_leaves_no_outcome_for_both(
    left: tuple[dict[str, Any], Wish], right: tuple[dict[str, Any], Wish]
) -> None:
    """Whatever the ceasefire's length and renewal, it cannot satisfy two texts that the tool says conflict."""
    if verdict(left[0], right[0]) is Verdict.CONFLICT:
        assert not [outcome for outcome in DURATIONS if left[1](outcome) and right[1](outcome)]


@given(areas, areas)
def test_a_conflict_on_areas_leaves_no_outcome_for_both_and_no_other_does(
    left: tuple[dict[str, Any], Wish], right: tuple[dict[str, Any], Wish]
) -> None:
    """No coverage satisfies both texts exactly where the tool says that they conflict."""
    together = [outcome for outcome in COVERAGES if left[1](outcome) and right[1](outcome)]
    assert (verdict(left[0], right[0]) is Verdict.CONFLICT) is (not together)


@given(durations, durations)
def test_agreement_means_the_same_outcomes(
    left: tuple[dict[str, Any], Wish], right: tuple[dict[str, Any], Wish]
) -> None:
    """Where the tool says that two texts agree, whatever satisfies one satisfies the other."""
    if verdict(left[0], right[0]) is Verdict.AGREE:
        assert [left[1](outcome) for outcome in DURATIONS] == [right[1](outcome) for outcome in DURATIONS]
