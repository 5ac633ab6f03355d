"""Drafts lose nothing, choose nothing and are the same for the same paper."""

from __future__ import annotations

import string
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefire_diff.drafting.draft import Draft, draft_of
from ceasefire_diff.drafting.written import write_draft
from ceasefire_diff.model.clause_ranges import in_few_words
from ceasefire_diff.taxonomy.compiled import built_in_taxonomy
from tests.drafting.accounting import unaccounted

PAPERS = Path(__file__).parent / "papers"
NAMES = sorted(each.name for each in PAPERS.iterdir() if each.suffix in (".docx", ".odt", ".pdf", ".html"))
UNICODE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60)
WORDS = st.lists(st.text(string.ascii_letters + ",.;:()'-", min_size=1, max_size=9), min_size=1, max_size=25)


def drafted(data: bytes, name: str) -> Draft:
    """A draft with the topics that come with the program."""
    return draft_of(data, name, built_in_taxonomy(documented=True))


def text_draft(text: str) -> Draft:
    """A draft of a plain text."""
    return drafted(text.encode(), "paper.txt")


def clauses(text: str) -> list[str]:
    """The clause of each provision."""
    return [each.piece.clause for each in text_draft(text).drafted]


def quotes(text: str) -> list[str]:
    """The words of each provision."""
    return [each.piece.quote for each in text_draft(text).drafted]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_gets_lost(name: str) -> None:
    """Every character of a real paper is in one quote, a heading, a number or the list of the rest, under 2 % of it."""
    made = drafted((PAPERS / name).read_bytes(), name)
    written = write_draft(made, "1.0")
    assert unaccounted(made, written) == ""
    body = sum(len(each.text) for each in made.paper.paragraphs)
    assert sum(len(each.text) for each in made.cut.left_out if each.in_body) < 0.02 * body
    assert write_draft(drafted((PAPERS / name).read_bytes(), name), "1.0") == written


NUMBERS = (
    "",
    "",
    "",
    "1. ",
    "2. ",
    "3) ",
    "1.1 ",
    "1.2. ",
    "(a) ",
    "(b) ",
    "(i) ",
    "IV. ",
    "Article 5. ",
    "- ",
    "Annex A ",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(NUMBERS), WORDS), min_size=1, max_size=12))
def test_no_text_loses_a_character(lines: list[tuple[str, list[str]]]) -> None:
    """Whatever numbers and marks a text has, all of it stands in the draft, which is a file that can be read."""
    text = "\n\n".join(f"{number}{' '.join(words)}" for number, words in lines)
    if not text.strip(" -"):
        return
    made = text_draft(text)
    assert unaccounted(made, write_draft(made, "1.0")) == ""


@settings(max_examples=60, deadline=None)
@given(st.lists(UNICODE, min_size=1, max_size=5))
def test_any_characters(lines: list[str]) -> None:
    """A draft of any characters at all is a file without complaints."""
    text = "1. Words. " + "\n\n2. ".join(lines)
    made = text_draft(text)
    assert unaccounted(made, write_draft(made, "1.0")) == ""


def test_clauses_have_the_numbers_of_the_paper() -> None:
    """A clause has its own number, with those over it where it would not be the only one."""
    assert clauses("Section I. General\n\n1. They talk.\n\n2. They stop.\n\nSection II. Rest\n\n1. They go.") == [
        "I.1", "I.2", "II.1",
    ]  # fmt: skip
    assert clauses("Section I. General\n\n1. They talk.\n\nSection II. Rest\n\n2. They go.") == ["1", "2"]
    assert clauses("Article 5\n\nWithdrawal\n\n(a) They go.\n\n(b) They stay.") == ["Article 5(a)", "Article 5(b)"]
    assert clauses("1. They go.\n\n1.1 They run.\n\n1.1.1 They fly.\n\n2. They stay.") == ["1", "1.1", "1.1.1", "2"]
    assert clauses("They go home today.\n\nThey stay there now.") == ["1", "2"]


def test_four_digits_are_a_number_where_they_follow() -> None:
    """A thousandth clause has its number; a year that begins a paragraph has none."""
    many = "\n\n".join(f"{number}. They talk once more." for number in range(1, 1003))
    assert clauses(many)[-3:] == ["1000", "1001", "1002"]
    assert clauses("1. They talk.\n\n2025. It was then that they stopped.\n\n2. They go.") == ["1", "1", "2"]


def test_letters_that_are_roman_numbers() -> None:
    """After (h) comes the letter (i); after a clause of its own it is the first Roman number."""
    letters = "1. They do all of this:\n" + "\n".join(f"({letter}) act {letter};" for letter in "abcdefghij")
    assert clauses(letters)[-2:] == ["1(i)", "1(j)"]
    assert clauses("(a) They do this:\n(i) go;\n(ii) stay.\n(b) They end.") == ["(a)(i)", "(a)(ii)", "(b)"]


def test_initials_and_references_are_no_numbers() -> None:
    """`A. Guterres`-like initials begin a clause only in a list, and `Article 5 of the Charter` begins a sentence."""
    assert clauses("1. They talk.\n\nArticle 5 of the Charter applies to them.") == ["1", "1"]
    assert clauses("30 days after signing they go.\n\nThey come back in 2025. The fighting ends.") == ["1", "2", "2"]


def test_a_shared_lead_goes_to_each_item() -> None:
    """The words before a list stand in the heading of each item and before its text, and are no provision."""
    first = text_draft("1. The Parties shall refrain from:\n(a) flights;\n(b) mines.").drafted[0].piece
    assert (first.quote, first.lead) == ("flights;", "The Parties shall refrain from:")


def test_sentences_and_acts_are_cut_and_said() -> None:
    """Sentences and second duties are parts of one clause; abbreviations, initials and figures end no sentence."""
    assert quotes("1. They go 1.5 km with Gen. Smith and the U.N. commission, e.g. by car. They return.") == [
        "They go 1.5 km with Gen. Smith and the U.N. commission, e.g. by car.",
        "They return.",
    ]
    assert quotes("1. The North shall withdraw its forces and the South shall release its prisoners.") == [
        "The North shall withdraw its forces and",
        "the South shall release its prisoners.",
    ]
    assert quotes("1. The North shall withdraw its forces and its weapons.") == [
        "The North shall withdraw its forces and its weapons."
    ]
    assert "Part 2 of 2 of this clause" in write_draft(text_draft("1. They go home. They return."), "1.0")


def test_nothing_is_chosen() -> None:
    """Topic, party, date, status and coverage are unfinished, whatever the paper says."""
    written = write_draft(text_draft("Proposal of Russia, 2 June 2025\n\n1. The ceasefire lasts 30 days."), "1.0")
    for key in ("party", "date", "status", "coverage", "topic"):
        assert f"{key}: unfinished" in written
    assert "duration (" in written


def found(text: str) -> list[str]:
    """What is found in one clause, with the values."""
    return [f"{each.text} = {each.value}" if each.value else each.text for each in text_draft(text).drafted[0].found]


def test_values_are_found_by_the_grammar() -> None:
    """Amounts, dates and ratios are found as the value grammar reads them; numbers of clauses are none."""
    assert found("1. They pull back 15 to 20 km for at least 30 days.") == ["15 to 20 km", "at least 30 days"]
    assert found("1. It begins on 2 June 2025 at 04:00.") == ["2 June 2025 = 2025-06-02", "04:00"]
    assert found("1. They let in 600 trucks per day.") == ["600 trucks per day"]
    assert found("1. Exchange 1000 for 1000.") == ["1000 for 1000"]
    assert found("1. Article 5 and paragraph 3 hold.") == []
    assert found("1. They have paid USD 5 million.") == ["USD 5 million"]
    assert found("1. Стороны отводят войска на 30 км в течение пяти дней.") == [
        "30 км = 30 km", "пяти дней = 5 days",
    ]  # fmt: skip
    assert found("1. La tregua dura treinta días a partir de la firma.")[:1] == ["treinta días = 30 days"]
    assert found("1. La trêve dure trente jours.") == ["trente jours = 30 days"]
    assert found("1. تستمر الهدنة ٣٠ يوما في غزة.") == ["٣٠ يوما = 30 days"]
    assert found("1. Перемир'я триває 30 днів.") == ["30 днів = 30 days"]


def test_doubtful_figures_have_no_value() -> None:
    """A date in figures and a number with a doubtful point are offered as spans alone."""
    assert found("1. It ends on 03.04.2025.") == ["03.04.2025"]
    assert found("1. They stay 1.500 km away.") == ["1.500 km"]


def test_ranges_of_clauses() -> None:
    """Numbers that follow each other are one range, whatever stands before them."""
    assert in_few_words(["1", "2", "3", "5"]) == ["1-3", "5"]
    assert in_few_words(["A1", "A2", "B1", "I.1", "I.2", "(a)"]) == ["A1-A2", "B1", "I.1-I.2", "(a)"]


@pytest.mark.parametrize("run", ["9", "(", "A. ", "15 to ", "shall; and ", "Alpha of ", "2 May ", "after until "])
def test_endless_runs_take_no_endless_time(run: str) -> None:
    """A paragraph of one run of signs, as long as a book, is drafted in seconds and loses nothing."""
    text = f"1. {run * (100_000 // len(run))}"
    begun = time.monotonic()
    made = text_draft(text)
    assert time.monotonic() - begun < 20
    assert "".join(each.piece.quote for each in made.drafted).replace(" ", "") == text[3:].replace(" ", "")
