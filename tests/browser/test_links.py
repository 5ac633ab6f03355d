"""Links of the HTML report: each row has one of its own, and following it shows the row whatever is filtered."""

from __future__ import annotations

import pytest

from ceasefire_diff.document.blocks import Document
from ceasefire_diff.document.prepare import Layout, ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.model.verdict import Verdict
from tests.browser.conftest import Open
from tests.render.made_reports import LAYOUTS
from tests.render.shown import rows_of
from tests.texts import istanbul


@pytest.fixture(scope="module")
def report() -> Document:
    """The report of the real pair."""
    return make_report(istanbul(), ReportOptions())


@pytest.mark.parametrize("place", [1, -1])
def test_a_link_from_outside_leads_to_its_row(opened: Open, report: Document, place: int) -> None:
    """Opened with a row's fragment, the page shows that row, the last of many as well."""
    number = rows_of(report)[place].number or 0
    assert opened(report, f"#row-{number}").comes_into_view(number)


def test_a_link_shows_a_row_that_is_filtered_out(opened: Open, report: Document) -> None:
    """Each way to follow a link: typed into the address, clicked, and clicked again after another filter."""
    hidden = next(row.number or 0 for row in rows_of(report) if Verdict.CONFLICT not in row.verdicts)
    page = opened(report)
    page.choose("conflict")
    assert hidden not in page.rows()
    page.page.evaluate(f"location.hash = '#row-{hidden}'")
    assert page.comes_into_view(hidden)
    assert hidden in page.rows()
    assert page.status() == f"Row {hidden} is shown, though it does not match."
    page.choose("open")
    assert hidden not in page.rows() or Verdict.OPEN in rows_of(report)[hidden - 1].verdicts


@pytest.mark.parametrize("layout", Layout)
def test_links_in_parts_and_pictures_lead_to_rows(opened: Open, layout: Layout) -> None:
    """A number behind a sentence and a mark in a picture show their row, though it was filtered out, also twice."""
    page = opened(LAYOUTS[layout]())
    for selector in ("#first .listing a[href='#row-2']", "svg a[href='#row-2']", ".part-overview a[href='#row-2']"):
        for _ in range(2):
            page.type_words("zzzz")
            assert page.rows() == []
            page.page.locator(selector).first.click()
            assert page.comes_into_view(2)
            assert page.rows() == [2]


def test_every_link_has_its_target(opened: Open) -> None:
    """No link of the page leads nowhere, no id occurs twice, and none leads out of the page."""
    for layout in Layout:
        page = opened(LAYOUTS[layout]()).page
        ids = page.eval_on_selector_all("[id]", "all => all.map(each => each.id)")
        assert len(ids) == len(set(ids))
        targets = page.eval_on_selector_all("main a, nav a, .skip", "all => all.map(each => each.getAttribute('href'))")
        assert {each[:1] for each in targets} == {"#"}
        assert {each[1:] for each in targets} <= set(ids)
