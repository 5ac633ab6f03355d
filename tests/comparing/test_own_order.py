"""Proves that a text's own order of events is told in its steps, and no order that it does not state."""

from __future__ import annotations

from typing import Any

from ceasefire_diff.comparing.order.own import StepChain, own_order
from ceasefire_diff.values.event import Edge
from tests.texts import compare_texts, proposal_text

GLOSSARY = {"events": {"approval": ["approval"], "signing-day": ["signing day"], "review": ["review"]}}


def chains(*provisions: dict[str, Any], **more: Any) -> tuple[StepChain, ...]:
    """The own order of a text of these provisions."""
    one, other = proposal_text(list(provisions), party="A", **more), proposal_text([made()], party="B")
    comparison = compare_texts(one, other, glossary=GLOSSARY)
    return own_order(comparison.proposals[0], comparison.taxonomy)


def steps(chain: StepChain) -> list[tuple[str, str]]:
    """Each step by its mark, and the last part of what it is."""
    return [(each.mark, each.place[0].rpartition("/")[2]) for each in chain.steps]


def made(**more: Any) -> dict[str, Any]:
    """A provision that is in no order."""
    return {"topic": "talks", "terms": {"subject": "peace"}, **more}


def act(name: str, **more: Any) -> dict[str, Any]:
    """An act of that id."""
    return {"id": name, "topic": "talks", "terms": {"subject": f"the matter of {name}"}, **more}


def test_steps_are_numbered_as_the_text_orders_them() -> None:
    """However the file is sorted, what comes first has number 1, and what is in no order shares a number."""
    (chain,) = chains(
        act("third", after=["second", "beside"]),
        act("second", after=["first"]),
        act("beside", after=["first"]),
        act("first"),
    )
    assert steps(chain) == [("1", "first"), ("2a", "second"), ("2b", "beside"), ("3", "third")]
    assert all(each.follows_whole_number for each in chain.steps)


def test_a_step_says_after_which_it_comes_where_that_is_not_all_of_the_number_before() -> None:
    """Of two on one number only one comes before the third."""
    (chain,) = chains(
        act("first"), act("second", after=["first"]), act("beside", after=["first"]), act("third", after=["beside"])
    )
    third = chain.steps[-1]
    assert (third.mark, third.after, third.follows_whole_number) == ("3", ("2b",), False)


def test_what_is_not_tied_together_is_in_no_order() -> None:
    """Two pairs of steps with nothing between them are two chains."""
    first, second = chains(act("a"), act("b", after=["a"]), act("c", after=["b"]), act("x"), act("y", after=["x"]))
    assert steps(first) == [("1", "a"), ("2", "b"), ("3", "c")]
    assert steps(second) == [("1", "x"), ("2", "y")]


def test_conditions_stand_under_their_event_where_other_steps_come_before_it() -> None:
    """A condition without a place of its own is not numbered among the first steps."""
    (chain,) = chains(act("a"), act("b", after=["a"]), act("c", after=["b"]), act("k", **{"condition-for": "c"}))
    assert steps(chain) == [("1", "a"), ("2", "b"), ("3", "c")]
    assert [each.place and each.place[0].rpartition("/")[2] for each in chain.steps[2].conditions] == ["k"]


def test_a_condition_alone_before_its_event_is_a_step() -> None:
    """Where nothing else comes before, the condition is number 1 and says for what it is one."""
    (chain,) = chains(act("b"), act("k", **{"condition-for": "b"}))
    assert steps(chain) == [("1", "k"), ("2", "b")]
    assert chain.steps[0].condition_for == ("2",)


def test_days_order_steps() -> None:
    """What is done on day 2 comes before what begins on day 5."""
    (chain,) = chains(act("late", starts="day 5"), act("early", starts="day 1", **{"complete-by": "day 2"}))
    assert [each for each in steps(chain) if each[1] != "day-one"] == [("1", "early"), ("2", "late")]


def test_what_starts_within_hours_of_an_event_comes_after_it() -> None:
    """A figure counted from the signing puts the ceasefire after it."""
    (chain,) = chains(act("quiet", starts="within 48 hours of signing"))
    assert steps(chain) == [("1", "signing"), ("2", "quiet")]


def test_begin_and_end_are_two_steps_where_something_comes_between() -> None:
    """One act lasts while another is done."""
    (chain,) = chains(act("long"), act("within", after=["long"], before=["end of long"]))
    assert [(each.mark, each.place[0].rpartition("/")[2], each.place[1]) for each in chain.steps] == [
        ("1", "long", Edge.START),
        ("2", "within", None),
        ("3", "long", Edge.END),
    ]


def test_a_circle_orders_nothing() -> None:
    """A text that puts two events both ways round puts them in no order."""
    assert not [
        each for chain in chains(act("a", after=["b"]), act("b", after=["a"])) for each in chain.steps if each.after
    ]


def test_options_that_oppose_each_other_are_told_apart() -> None:
    """Where one option puts first what another puts last, each has its own list."""
    options = {"one": "One", "two": "Two"}
    found = chains(
        act("a"),
        act("b"),
        act("one-way", option="one", topic="sequence", terms={"steps": ["a", "b"]}),
        act("other-way", option="two", topic="sequence", terms={"steps": ["b", "a"]}),
        options=options,
    )
    assert [(each.options, [name for _, name in steps(each)]) for each in found] == [
        (("one",), ["a", "b"]),
        (("two",), ["b", "a"]),
    ]


def test_an_option_adds_steps_of_its_own() -> None:
    """What only one option orders is marked with it; the rest stands once."""
    options = {"one": "One", "two": "Two"}
    (chain,) = chains(act("a"), act("b", after=["a"]), act("c", after=["b"], option="two"), options=options)
    assert [(each.mark, each.options) for each in chain.steps] == [("1", ()), ("2", ()), ("3", ("two",))]
