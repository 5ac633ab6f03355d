"""Differences of coders are no differences of parties: each kind of noise, beside it what must stay a difference."""

from __future__ import annotations

from typing import Any

import pytest

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.values.words import without_wording
from tests.texts import Entry, compare_texts, proposal_text


def verdict(left: Entry, right: Entry, **glossary: Any) -> set[Verdict]:
    """What two provisions come to, whichever stands first."""
    found = []
    for one, other in ((left, right), (right, left)):
        texts = (proposal_text([{"id": "one", **one}], party="A"), proposal_text([{"id": "two", **other}], party="B"))
        comparison = compare_texts(*texts, glossary=glossary or None)
        found.append({pair.verdict for row in comparison.rows for pair in row.pairs})
    assert found[0] == found[1]
    return found[0]


def tanks(quantity: str, system: str = "tanks") -> Entry:
    """So many of a system."""
    return {"topic": "weapons-limits", "terms": {"system": system, "quantity": quantity}}


def lasts(length: str = "30 days", **keys: Any) -> Entry:
    """A length of the ceasefire."""
    return {"topic": "duration", "terms": {"of": "ceasefire", "length": length}, **keys}


def watch(lead: str | list[str] = "US", **keys: Any) -> Entry:
    """Who leads the monitoring."""
    return {"topic": "monitoring", "terms": {"of": "ceasefire", "lead": lead}, **keys}


def release(category: str | list[str] = "hostages", **keys: Any) -> Entry:
    """All of a category, held by the Movement."""
    return {"topic": "release", "terms": {"category": category, "held-by": "Movement", "number": "all"}, **keys}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(tanks("342"), tanks("342 tanks"), Verdict.AGREE, id="a bare count counts what the row names"),
        pytest.param(tanks("342"), tanks("800 tanks"), Verdict.CONFLICT, id="two counts of one thing are apart"),
        pytest.param(tanks("20 tanks", "heavy tanks"), tanks("20", "heavy tanks"), Verdict.AGREE, id="tanks of a kind"),
        pytest.param(tanks("342 launchers"), tanks("800"), Verdict.UNCLEAR, id="another noun is another unit"),
        pytest.param(release("the hostages"), release("hostages"), Verdict.AGREE, id="an article"),
        pytest.param(release("non-combatants"), release("non combatants"), Verdict.AGREE, id="a hyphen"),
        pytest.param(
            lasts(qualifiers="full (lasting)"), lasts(qualifiers="Full lasting"), Verdict.AGREE, id="brackets"
        ),
        pytest.param(
            lasts(**{"if": "The talks fail."}), lasts(**{"if": "talks fail"}), Verdict.AGREE, id="a full stop in a case"
        ),
        pytest.param(lasts(qualifiers="lasting"), lasts(qualifiers="full"), Verdict.PARTLY, id="two qualifiers"),
        pytest.param(release(by="Movement"), release(), Verdict.AGREE, id="who is bound is named by the row"),
        pytest.param(release(by="Government"), release(), Verdict.PARTLY, id="who is bound is somebody else"),
        pytest.param(lasts(by="A"), lasts(), Verdict.PARTLY, id="who is bound stands nowhere else"),
        pytest.param(
            lasts(**{"except": "to be agreed"}), lasts(), Verdict.OPEN, id="exceptions to be agreed, and none"
        ),
        pytest.param(lasts(**{"except": "X"}), lasts(), Verdict.PARTLY, id="exceptions, and none"),
        pytest.param(watch("both sides"), watch(["B", "A"]), Verdict.AGREE, id="both sides are the two parties"),
        pytest.param(lasts(by="the parties"), lasts(by=["A", "B"]), Verdict.AGREE, id="so are the parties"),
        pytest.param(watch("both sides"), watch(["A", "C"]), Verdict.UNCLEAR, id="whom a mediator calls both sides"),
        pytest.param(lasts(by="both sides"), lasts(by="A"), Verdict.PARTLY, id="both sides and one of them"),
        pytest.param(watch(by="US"), watch(), Verdict.AGREE, id="who is bound leads in both"),
        pytest.param(watch(by="US", modality="may"), watch(modality="may"), Verdict.AGREE, id="who has leave leads"),
        pytest.param(watch(by="US"), watch(by="France"), Verdict.PARTLY, id="two others are bound"),
        pytest.param(watch(by="only US"), watch(), Verdict.PARTLY, id="nobody else is bound"),
        pytest.param(
            lasts(qualifiers="full"), lasts("60 days"), Verdict.CONFLICT, id="a qualifier on one side takes none away"
        ),
        pytest.param(
            lasts(qualifiers="on land"),
            lasts("60 days", qualifiers="at sea"),
            Verdict.UNCLEAR,
            id="unlike qualifiers on both sides do",
        ),
        pytest.param(
            lasts(**{"if": "talks fail"}),
            lasts(**{"if": "talks succeed"}),
            Verdict.PARTLY,
            id="free words, equal figure",
        ),
    ],
)
def test_noise_of_coders_and_what_is_no_noise(left: Entry, right: Entry, expected: Verdict) -> None:
    """What coders write differently makes no row differ; what a party may mean by it does."""
    assert verdict(left, right) == {expected}


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [
        pytest.param({"final": ["a final agreement"]}, Verdict.AGREE, id="called alike"),
        pytest.param({"final": ["the peace"]}, Verdict.UNCLEAR, id="called otherwise under one key"),
    ],
)
def test_an_event_that_both_headers_name_is_one_where_they_call_it_alike(
    theirs: dict[str, list[str]], expected: Verdict
) -> None:
    """As with names; what a coder uses as a key tells nothing."""
    provision = lasts(until="at final")
    ours = {"final": ["final agreement"]}
    for one, other in ((ours, theirs), (theirs, ours)):
        texts = (proposal_text([provision], events=one), proposal_text([provision], party="B", events=other))
        assert {pair.verdict for row in compare_texts(*texts).rows for pair in row.pairs} == {expected}


def test_who_both_sides_are_a_glossary_says_with_two_parts() -> None:
    """Of more parts than two, or beside another list, the word stays what it is."""
    of_two = {"parts": {"both sides": ["North", "Gov"]}}
    assert verdict(lasts(by="both sides"), lasts(by=["North", "Gov"]), **of_two) == {Verdict.AGREE}
    assert verdict(lasts(by="both sides"), lasts(by=["A", "B"]), **of_two) == {Verdict.PARTLY}
    of_three = {"parts": {"both sides": ["North", "Gov", "C"]}}
    assert verdict(lasts(by="both sides"), lasts(by=["North", "Gov"]), **of_three) == {Verdict.PARTLY}


def test_names_that_differ_in_a_word_stay_two() -> None:
    """No stem and no synonym is folded: prisoners are not hostages, and Area A is not Area B."""
    assert verdict(release("hostages"), release("prisoners")) == {Verdict.ONE_SIDED}
    zone = {"topic": "withdrawal", "terms": {"forces": "army", "from": "Area A"}}
    assert verdict(zone, {**zone, "terms": {"forces": "army", "from": "Area B"}}) == {Verdict.ONE_SIDED}


def joins(body: str | list[str], membership: str = "open", **keys: Any) -> Entry:
    """What a state may join."""
    return {"topic": "memberships", "terms": {"whose": "Quist", "body": body, "membership": membership}, **keys}


def displaced(who: str | list[str], to: str | list[str]) -> Entry:
    """Who goes back, and where to."""
    return {"topic": "displaced", "terms": {"who": who, "to": to}}


@pytest.mark.parametrize(
    ("one", "several", "expected"),
    [
        pytest.param(
            joins(["Pact", "Union"]),
            [joins("Pact", "excluded"), joins("Union")],
            [Verdict.AGREE, Verdict.CONFLICT],
            id="a list and its items told otherwise: each row tells its own",
        ),
        pytest.param(
            joins(["Pact", "Union", "Fund"]),
            [joins("Pact"), joins("Union")],
            [Verdict.PARTLY, Verdict.PARTLY],
            id="an item that no row answers",
        ),
        pytest.param(
            release(["hostages", "children"]),
            [release("hostages"), release("children")],
            [Verdict.AGREE, Verdict.AGREE],
            id="all of two kinds are all of each",
        ),
        pytest.param(
            {"topic": "release", "terms": {"category": ["hostages", "children"], "number": "10 people"}},
            [
                {"topic": "release", "terms": {"category": each, "number": "10 people"}}
                for each in ("hostages", "children")
            ],
            [Verdict.UNCLEAR, Verdict.UNCLEAR],
            id="10 of two kinds are not 10 of each",
        ),
        pytest.param(
            displaced(["refugees", "farmers"], ["North", "South"]),
            [displaced("refugees", "North"), displaced("farmers", "South")],
            [Verdict.PARTLY, Verdict.PARTLY],
            id="two lists are every pair of them",
        ),
        pytest.param(
            {**watch(by="US"), "terms": {"of": "ceasefire", "lead": "US", "staff": "50 people"}},
            [watch(by="US"), {"topic": "monitoring", "terms": {"of": "ceasefire", "staff": "50 people"}}],
            [Verdict.AGREE],
            id="who leads is bound, said once or each time",
        ),
    ],
)
def test_one_provision_or_several(one: Entry, several: list[Entry], expected: list[Verdict]) -> None:
    """Where a coder cuts is no difference, and no cover for one."""
    ours = proposal_text([one])
    theirs = proposal_text([{"id": f"q{number}", **each} for number, each in enumerate(several)], party="B")
    for texts in ((ours, theirs), (theirs, ours)):
        assert sorted(pair.verdict for row in compare_texts(*texts).rows for pair in row.pairs) == expected


def test_a_trade_union_of_states_is_not_one_of_the_alliances() -> None:
    """Staying out of military alliances and joining a union of states can both hold, as far as anybody knows."""
    assert Verdict.CONFLICT not in verdict(joins("military alliances", "excluded"), joins("the Union", "sought"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The  U.S.", "us"),
        ("Area A", "area a"),
        ("1,000.50 trucks", "1,000.50 trucks"),
        ("a buffer-zone", "buffer zone"),
        ("Ukraine's forces", "ukraines forces"),
        ("The", "the"),
        ("«Азов»", "азов"),
        ("חמאס", "חמאס"),
        ("10-15 km", "10-15 km"),
    ],
)
def test_what_is_folded_and_what_stays(text: str, folded: str) -> None:
    """Articles, hyphens, punctuation and case go; figures, lone letters and other scripts stay."""
    assert without_wording(text) == folded
    assert without_wording(folded) == folded
