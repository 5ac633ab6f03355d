"""The HTML report on a phone, magnified, in the dark, without script, and from right to left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pytest

from ceasefire_diff.document.blocks import ColumnKind, Document, Table
from ceasefire_diff.document.prepare import Layout, ReportOptions
from ceasefire_diff.document.report import make_report
from tests.browser.conftest import Open
from tests.render import made
from tests.render.made_reports import LAYOUTS, hostile_report, whole_report
from tests.render.shown import rows_of
from tests.texts import istanbul

PHONE: Final[dict[str, Any]] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
REPORTS: Final[dict[str, Callable[[], Document]]] = {
    "istanbul": lambda: make_report(istanbul(), ReportOptions()),
    "whole": LAYOUTS[Layout.TABLE],
    "brackets": LAYOUTS[Layout.BRACKETS],
    "three": lambda: make_report(made.of_three(), ReportOptions()),
    "hostile": hostile_report,
}


@pytest.mark.parametrize("name", REPORTS)
def test_no_page_scrolls_sideways(opened: Open, name: str) -> None:
    """From a narrow phone (or a desktop magnified four times) to a desktop, all lies within the window's width."""
    page = opened(REPORTS[name](), **PHONE).page
    for width in (320, 390, 640, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["whole", "three"])
def test_on_a_phone_each_cell_names_its_text(opened: Open, name: str) -> None:
    """A row is a card there, and a line above each cell says whose it is; to a screen reader it is still a table."""
    report = REPORTS[name]()
    page = opened(report, **PHONE).page
    names = [str(each.head.words) for each in table_of(report).columns if each.kind is ColumnKind.TEXT]
    for row in rows_of(report):
        named = page.locator(f"#row-{row.number} td:not(.compared) .whose").all()
        assert [each.text_content() for each in named] == names
        assert all(each.is_visible() for each in named)
    assert page.locator("table.matters").get_by_role("rowheader").count() == len(rows_of(report))
    assert page.locator("table.matters").first.get_by_role("columnheader").count() == len(names) + 2


def table_of(report: Document) -> Table:
    """The first table of rows in full."""
    tables = (each for section in report.sections for each in section.blocks if isinstance(each, Table))
    return next(each for each in tables if not each.dense)


def test_on_a_desktop_columns_are_equal(opened: Open) -> None:
    """The columns of the texts have one width and one weight, and the head names each."""
    for name in ("whole", "three"):
        page = opened(REPORTS[name]()).page
        heads = "table.matters:first-of-type thead th:not(:first-child):not(:last-child)"
        widths = page.eval_on_selector_all(heads, "all => all.map(each => each.getBoundingClientRect().width)")
        assert max(widths) - min(widths) < 1
        looks = page.eval_on_selector_all(
            heads, "all => all.map(each => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor])"
        )
        assert len({tuple(each) for each in looks}) == 1
        assert not page.locator(".whose").first.is_visible()


def test_in_the_dark(opened: Open) -> None:
    """A reader who asked for dark gets light letters on a dark page; contrast is measured in test_accessibility."""
    page = opened(whole_report(), color_scheme="dark")
    assert page.style("body", "background-color") == "rgb(20, 24, 29)"
    assert page.style("body", "color") == "rgb(231, 234, 238)"
    assert opened(whole_report(), color_scheme="light").style("body", "background-color") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("layout", Layout)
def test_without_script_everything_can_be_read(opened: Open, layout: Layout) -> None:
    """Where no script runs, all rows and parts are shown, cells open all the same, and no control is left idle."""
    report = LAYOUTS[layout]()
    page = opened(report, java_script_enabled=False)
    for number in (1, 2):
        assert page.page.is_visible(f"#row-{number}")
    for each in report.sections:
        assert page.page.is_visible(f"#{each.id}")
    for control in ("#filters", "#filter-words", "button"):
        assert not page.page.locator(control).first.is_visible()


def test_right_to_left_words_run_from_right_to_left(opened: Open) -> None:
    """Arabic stands from right to left where it stands, and turns round nothing beside it."""
    page = opened(make_report(made.right_to_left(), ReportOptions()))
    told = page.page.eval_on_selector_all(
        "#row-1 td p, table.matters thead th, #row-1 .line-issue",
        "all => all.map(each => [each.textContent.trim().split(' 2')[0], getComputedStyle(each).direction])",
    )
    directions = dict(told)
    assert directions["[البند ٣] وقف إطلاق النار لمدة ثلاثين يوما"] == "rtl"
    assert directions["B"] == "ltr"
    assert directions["Duration"] == "ltr"
    sentences = page.page.eval_on_selector_all(
        ".compared p", "all => all.map(each => getComputedStyle(each).direction)"
    )
    assert set(sentences) == {"ltr"}


def test_nothing_moves(opened: Open) -> None:
    """No animation and no transition anywhere, whatever the reader asked for."""
    page = opened(whole_report()).page
    moving = page.eval_on_selector_all(
        "*",
        "all => all.filter(each => { const style = getComputedStyle(each);"
        " return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0"
        " || style.scrollBehavior === 'smooth'; }).length",
    )
    assert moving == 0
