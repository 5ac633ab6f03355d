"""What a header says of clauses holds for their provisions; what is unfinished is counted and is no position."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ceasefire_diff.model.clause_ranges import in_few_words, spelled_out
from ceasefire_diff.model.proposal import Modality, Status
from ceasefire_diff.values.names import Names
from tests.reading.files import problems_of, proposal, proposal_of


@given(st.lists(st.sampled_from([*map(str, range(1, 12)), "A1", "A2", "A3", "I-a", "II", "5(a)", "III.1", "III.2"])))
def test_ranges_come_back(clauses: list[str]) -> None:
    """What is written in few words reads back as the same clauses in the same order, each once."""
    written = in_few_words(clauses)
    assert [clause for each in written for clause in spelled_out(each) or ()] == list(dict.fromkeys(clauses))


def test_numbers_with_a_dash_are_no_ranges() -> None:
    """I-a is a number; Article 1-3 and III.1-III.3 are ranges."""
    assert spelled_out("I-a") == ["I-a"]
    assert spelled_out("Article 1-3") == ["Article 1", "Article 2", "Article 3"]
    assert spelled_out("III.1 - III.3") == ["III.1", "III.2", "III.3"]
    assert spelled_out("A1-B3") == ["A1-B3"]


def labels(value: object) -> list[str]:
    """The names of a value."""
    assert isinstance(value, Names)
    return [name.label for name in value.named]


def test_defaults_hold_where_nothing_else_is_said() -> None:
    """A default fills what a provision of its clauses leaves unsaid, the first that fits; other clauses stay."""
    found = proposal_of(
        proposal(
            "clause: I.1",
            "clause: I.2\nby: Westland",
            'clause: "II"',
            'clause: [I.1, "II"]',
            "clause: I.3\nstance: declines",
            header="""\
            defaults:
              - {clauses: I.1, by: Eastland}
              - {clauses: "I.*", by: Northland, applies: settlement, modality: may}""",
        )
    )  # fmt: skip
    by = [labels(each.by) if each.by else [] for each in found.provisions]
    assert by == [["Eastland"], ["Westland"], [], [], ["Northland"]]
    assert ["applies" in each.keys for each in found.provisions] == [True, True, False, False, True]
    assert found.provisions[0].modality is Modality.MAY
    assert found.provisions[4].modality is Modality.SHALL


def test_sources_of_clauses() -> None:
    """A source says which clauses come from it; a provision's own source goes first."""
    found = proposal_of(
        proposal(
            'clause: "1"',
            'clause: "2"\nsource: paper',
            'clause: "3"',
            header='sources: {paper: {title: A}, reports: {title: B, status: reported, clauses: "1-2"}}',
        )
    )
    assert [each.sources for each in found.provisions] == [("reports",), ("paper",), ("paper",)]


def test_events_of_one_text() -> None:
    """An event that the header names can be referred to by id and words; the glossary ties it to the other text's."""
    header = "events: {attack: [an attack on Northland], treaty: [signing of the Treaty]}"
    found = proposal_of(
        proposal("after: an attack on Northland", "after: attack", "after: treaty", "event: attack", header=header)
    )
    first, second, third, fourth = found.provisions
    assert first.after[0].id == second.after[0].id == fourth.own_event == "event attack on northland"
    assert third.after[0].id == "treaty-signed"


def test_an_unknown_event_is_answered_with_the_line_to_paste() -> None:
    """The cure says which key to use here, with the words at hand."""
    cure = problems_of(proposal("after: the next harvest"))[0].cure
    assert "`events: {an-id: [the next harvest]}`" in cure
    assert "`if: …`" in cure


UNFINISHED = """\
date: unfinished
party: unfinished
title: unfinished
status: unfinished
coverage: unfinished"""


def test_unfinished_is_counted_and_is_no_position() -> None:
    """Unfinished provisions are none of the provisions, the text is never complete, and progress says what is next."""
    found = proposal_of(
        proposal(
            'clause: "1"',
            'clause: "2"\ntopic: unfinished\nquote: They go home.',
            'clause: "2"',
            'clause: "3"\ntopic: unfinished\nrequires: item-2',
            'clause: "4"\nafter: item-2',
        )
    )
    assert [each.id for each in found.provisions] == ["item-1", "item-3", "item-5"]
    assert [(each.id, each.text) for each in found.unfinished] == [("item-2", "They go home."), ("item-4", "Words.")]
    assert found.missing == "2 of 4 clauses are coded"
    assert (found.progress.coded, found.progress.clauses, found.progress.next) == (2, 4, "2")
    assert not found.is_finished


def test_an_unfinished_header() -> None:
    """Keys that a paper does not say of itself may be unfinished; none of them is guessed."""
    found = proposal_of(
        proposal("clause: 1", header=UNFINISHED, without=("date", "party", "title", "status", "coverage"))
    )
    assert (found.status, found.date, found.party) == (Status.UNFINISHED, "unfinished", ("unfinished",))
    assert found.missing is not None
    assert found.unfinished_keys == ("party", "title", "date", "status", "coverage")


def test_a_source_is_not_unfinished() -> None:
    """Only what the header says of the text may wait; a source without its status says none."""
    rules = [
        each.rule for each in problems_of(proposal("clause: 1", header="sources: {a: {title: A, status: unfinished}}"))
    ]
    assert rules == ["header.word"]
