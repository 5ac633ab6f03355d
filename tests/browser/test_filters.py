"""Filters of the HTML report: by verdict, group and words, and what is told of them."""

from __future__ import annotations

import pytest

from ceasefire_diff.document.blocks import Document
from ceasefire_diff.document.prepare import ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.model.verdict import Verdict
from tests.browser.conftest import Open
from tests.browser.opened import Opened
from tests.render.made_reports import bracketed_report, whole_report
from tests.render.shown import groups_of, rows_of
from tests.texts import compare_texts, istanbul, proposal_text

OTHER = {"topic": "purpose", "text": "x", "terms": {"purposes": "peace"}}


@pytest.fixture(scope="module")
def report() -> Document:
    """The report of the real pair."""
    return make_report(istanbul(), ReportOptions())


@pytest.fixture
def page(opened: Open, report: Document) -> Opened:
    """It, opened."""
    return opened(report)


def with_verdict(report: Document, *verdicts: Verdict) -> list[int]:
    """The numbers of the rows that have one of these verdicts."""
    return [row.number or 0 for row in rows_of(report) if set(verdicts) & set(row.verdicts)]


def test_all_rows_are_shown_first(page: Opened, report: Document) -> None:
    """Nothing is filtered until somebody asks."""
    assert page.rows() == [row.number for row in rows_of(report)]
    assert page.status() == "All rows are shown."


def test_by_verdict(page: Opened, report: Document) -> None:
    """Each verdict alone shows its rows, two together those of either, none all."""
    for verdict in Verdict:
        page.choose(verdict.value)
        assert page.rows() == with_verdict(report, verdict)
        page.choose(verdict.value)
    page.choose("conflict")
    page.choose("agree")
    assert page.rows() == with_verdict(report, Verdict.CONFLICT, Verdict.AGREE)
    assert page.status() == "Only the rows that match are shown."


def test_by_group(page: Opened, report: Document) -> None:
    """A group shows its rows, and no heading of another group is left, neither in the page nor in the contents."""
    group, rows = groups_of(report)[2]
    page.page.select_option("#filter-group", group.id)
    assert page.rows() == [row.number for row in rows]
    assert page.page.locator("section.group:visible").count() == 1
    assert page.page.locator(".contents ul ul a:visible").all_inner_texts() == [group.title]


def test_by_words(page: Opened, report: Document) -> None:
    """All the words must stand in a row, in any case."""
    page.type_words("REPORTED prisoners")
    found = page.rows()
    assert found
    for row in rows_of(report):
        told = page.page.text_content(f"#row-{row.number}") or ""
        assert (row.number in found) == all(each in told.casefold() for each in ("reported", "prisoners")), row.number


def test_a_party_is_not_found_in_the_labels_of_its_cells(opened: Open) -> None:
    """What says whose a cell is counts for no row; else every row would hold the name of every party."""
    duration = {"topic": "duration", "text": "x", "terms": {"of": "ceasefire", "length": "30 days"}}
    header = {"title": "A paper", "sources": {"paper": {"title": "Paper"}}}
    texts = (
        proposal_text([OTHER], party="Arcadia", **header),
        proposal_text([duration], party="Zembla", **header),
    )
    page = opened(make_report(compare_texts(*texts), ReportOptions()))
    assert page.page.locator(".matters .whose", has_text="Zembla").count() == len(page.rows())
    page.type_words("zembla")
    assert page.rows() == []
    assert page.status() == "No row matches."


@pytest.mark.parametrize("typed", ["łodz", "ŁÓDŹ", "lodz", "Lódz"])
def test_words_without_their_marks(opened: Open, typed: str) -> None:
    """A name is found with or without the marks on its letters; Arabic with or without its vowels."""
    left = proposal_text(
        [
            {"topic": "neutrality", "text": "Łódź is neutral.", "terms": {"whose": "a", "status": "required"}},
            {"topic": "neutrality", "text": "هُدنة", "terms": {"whose": "b", "status": "required"}},
        ]
    )
    page = opened(make_report(compare_texts(left, proposal_text([OTHER], party="B")), ReportOptions()))
    page.type_words(typed)
    found = page.rows()
    assert len(found) == 1
    page.type_words("هدنة")
    assert len(page.rows()) == 1
    assert page.rows() != found


def test_filters_together_and_reset(page: Opened, report: Document) -> None:
    """What all filters let through is shown; one button takes all of them back."""
    group, rows = next(
        (each, rows) for each, rows in groups_of(report) if any(Verdict.CONFLICT in row.verdicts for row in rows)
    )
    wanted = [row.number for row in rows if Verdict.CONFLICT in row.verdicts]
    page.choose("conflict")
    page.page.select_option("#filter-group", group.id)
    assert page.rows() == wanted
    page.type_words("zzzz")
    assert page.rows() == []
    page.page.click("#filter-reset")
    assert page.rows() == [row.number for row in rows_of(report)]
    assert page.page.input_value("#filter-words") == ""
    assert not page.page.is_checked("input[value=conflict]")


def test_no_filter_counts(page: Opened) -> None:
    """What is told after a filter holds no number: how often a verdict occurs depends on how texts are divided."""
    told = [page.status()]
    for verdict in Verdict:
        page.choose(verdict.value)
        told.append(page.status())
    page.type_words("zzzz")
    told.append(page.status())
    assert not [each for each in told if any(map(str.isdigit, each))]
    assert page.page.get_attribute("#filter-status", "role") == "status"


def test_brackets_are_filtered_too(opened: Open) -> None:
    """The single text with brackets has the same filters, and a row's sentences go with it."""
    page = opened(bracketed_report())
    rows = rows_of(whole_report())
    assert page.rows() == [row.number for row in rows]
    page.choose("conflict")
    shown = [row.number for row in rows if Verdict.CONFLICT in row.verdicts]
    assert page.rows() == shown != []
    page.type_words("zzzz")
    assert page.page.locator(".group .line-brackets:visible").count() == 0
