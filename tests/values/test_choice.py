"""Choices: what the reader takes, and their relations against brute force over outcomes."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire_diff.values.choice import Choice, choice_reaches, parse_choice, relate_choices
from ceasefire_diff.values.relation import Relation, RelationKind, Side, Unreadable
from ceasefire_diff.values.yes_no import parse_yes_no

MEASURES = ("lifted", "eased", "suspended", "kept")
EASED = {"eased": ("lifted",)}
STATES = ("open", "limited", "closed", "lifted")
OPEN = (("open", "lifted"),)


def measure(source: object) -> Choice:
    """A choice of the sanctions topic."""
    return parse_choice(source, MEASURES, EASED)


def state(source: object) -> Choice:
    """A choice of the crossings topic."""
    return parse_choice(source, STATES, {}, OPEN)


def relate(left: Choice, right: Choice) -> Relation:
    """The relation, after seeing that it mirrors."""
    relation = relate_choices(left, right)
    assert relate_choices(right, left) == relation.mirrored()
    return relation


@pytest.mark.parametrize(
    ("left", "right", "kind", "common"),
    [
        (measure("lifted"), measure("Lifted "), RelationKind.SAME, "lifted"),
        (measure("lifted"), measure("eased"), RelationKind.NESTED, "lifted"),
        (measure(["eased", "lifted"]), measure("eased"), RelationKind.SAME, "[eased, lifted]"),
        (measure(["lifted", "kept"]), measure("eased"), RelationKind.OVERLAPS, "lifted"),
        (measure("suspended"), measure("eased"), RelationKind.APART, None),
        (state("open"), state("lifted"), RelationKind.OVERLAPS, None),
        (state("open"), state("closed"), RelationKind.APART, None),
        (parse_yes_no("yes"), parse_yes_no("no"), RelationKind.APART, None),
        (parse_yes_no("yes"), parse_yes_no("YES"), RelationKind.SAME, "yes"),
    ],
)
def test_words_relate_by_the_outcomes_that_satisfy_them(
    left: Choice, right: Choice, kind: RelationKind, common: str | None
) -> None:
    """Words exclude each other unless one includes the other or both may hold together."""
    relation = relate(left, right)
    assert (relation.kind, relation.common) == (kind, common)


def test_the_narrow_word_is_the_inner_one_and_only_the_wide_one_reaches_it() -> None:
    """Lifting satisfies easing: it lies inside, and forbidding easing forbids lifting but not the reverse."""
    assert relate(measure("lifted"), measure("eased")).inner is Side.LEFT
    assert choice_reaches(measure("eased"), measure("lifted"))
    assert not choice_reaches(measure("lifted"), measure("eased"))
    assert relate(state("open"), state("lifted")).rule == "choice.holds-together"


@pytest.mark.parametrize(
    ("source", "cure"),
    [
        ("lift", "Did you mean 'lifted'?"),
        ("", "Write one of: lifted, eased, suspended, kept"),
        ([], "Write one of"),
        (["lifted", "gone"], "Write one of"),
        ({"lifted": "yes"}, "Write one of"),
    ],
)
def test_an_unknown_word_is_refused_with_the_word_that_may_be_meant(source: object, cure: str) -> None:
    """Only the topic's words are read; the cure names the nearest, and all of them."""
    with pytest.raises(Unreadable) as caught:
        measure(source)
    assert caught.value.cure.startswith(cure)


def test_what_yaml_calls_true_is_told_to_say_yes() -> None:
    """`true` and `on` are not read as yes; the cure says which word to write."""
    with pytest.raises(Unreadable) as caught:
        parse_yes_no("true")
    assert caught.value.cure == "Did you mean 'yes'? Write one of: yes, no"


WORDS = ("a", "b", "c", "d")
SOME_WORDS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)
PAIRS = st.lists(st.sampled_from(list(combinations(WORDS, 2))), max_size=3)


@given(SOME_WORDS, SOME_WORDS, PAIRS, PAIRS)
def test_choices_agree_with_brute_force(
    left: list[str], right: list[str], wide: list[tuple[str, str]], together: list[tuple[str, str]]
) -> None:
    """The relation is that of the sets of outcomes; two words that hold together are one more outcome of both."""
    includes = {one: tuple(other for first, other in wide if first == one) for one, _ in wide}

    def satisfied_by(words: list[str]) -> set[frozenset[str]]:
        found = set(words)
        for _ in WORDS:
            found |= {narrow for each in found for narrow in includes.get(each, ())}
        outcomes = [frozenset({each}) for each in WORDS] + [frozenset(pair) for pair in together]
        return {outcome for outcome in outcomes if outcome & found}

    one, other = (parse_choice(words, WORDS, includes, together) for words in (left, right))
    relation, mine, others = relate(one, other), satisfied_by(left), satisfied_by(right)
    if mine == others:
        assert relation.kind is RelationKind.SAME
    elif mine <= others or others <= mine:
        assert relation.kind is RelationKind.NESTED
        assert relation.inner is (Side.LEFT if mine <= others else Side.RIGHT)
    else:
        assert relation.kind is (RelationKind.OVERLAPS if mine & others else RelationKind.APART)
    assert choice_reaches(one, other) is (others <= mine)
    if relation.common and relation.kind is not RelationKind.APART:
        shared = satisfied_by(relation.common.strip("[]").split(", "))
        assert shared <= mine
        assert shared <= others
