"""The HTML report keeps to itself: it asks for nothing, and nothing in it runs but its own script."""

from __future__ import annotations

import pytest

from ceasefire_diff.document.blocks import Document
from ceasefire_diff.document.prepare import ReportOptions
from ceasefire_diff.document.report import make_report
from tests.browser.conftest import Open
from tests.browser.opened import Opened
from tests.render.made_reports import ATTACKS, bracketed_report, hostile_report, whole_report
from tests.texts import istanbul


def used(page: Opened) -> Opened:
    """The page after all that it can do was done."""
    page.type_words("a")
    page.page.click("#filter-reset")
    for each in page.page.locator("input[name=verdict]").all():
        each.check()
        each.uncheck()
    page.page.press("#filter-words", "Enter")
    page.page.locator("a[href^='#row-']").first.click()
    page.page.pdf()
    return page


@pytest.mark.parametrize(
    "report",
    [make_report(istanbul(), ReportOptions()), whole_report(), bracketed_report(), hostile_report()],
    ids=["istanbul", "whole", "brackets", "hostile"],
)
def test_nothing_leaves_the_page(opened: Open, report: Document) -> None:
    """Used to the full, it asks for no address but its own, its policy has nothing to refuse, and no error occurs."""
    page = used(opened(report))
    assert {each.partition("#")[0] for each in page.requests} - {"data:,"} == {page.address}
    assert page.refused == []
    assert page.complaints == []


def test_the_policy_would_refuse(opened: Open) -> None:
    """What the first test relies on works: a script, a style and a picture put into the page are refused and seen."""
    page = opened(whole_report())
    page.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend',"
        ' \'<b id=styled style="color: red" onclick="window.ran = 1">x</b><img src=https://a.example/x.png>\')'
    )
    page.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))"
    )
    page.page.click("#styled")
    assert page.page.evaluate("window.ran") is None
    assert {"style-src-attr", "script-src-attr", "script-src-elem", "img-src"} <= set(page.refused)


def test_hostile_texts_stay_text(opened: Open) -> None:
    """Each attack is read as it was written, and makes no element, no attribute and no link of its own."""
    page = opened(hostile_report())
    elements = "all => all.filter(each => each.closest('svg.drawing') === null).map(each => each.localName)"
    names = set(page.page.eval_on_selector_all("*", elements))
    assert not names & {"img", "svg", "iframe", "object", "form"}
    assert page.page.locator("script").count() == 1
    assert page.page.locator("style").count() == 3
    assert page.page.locator("[onclick], [onload], [onerror], [style], [src]").count() == 0
    heading = page.page.inner_text("h1")
    for attack in ATTACKS:
        assert attack.replace("\u202e", "\\u202e").replace("\u2066", "\\u2066") in heading
    shown = page.page.evaluate("document.documentElement.textContent")
    assert not {"\u202e", "\u2066"} & set(shown)
    for link in page.page.eval_on_selector_all("a", "all => all.map(each => each.href.baseVal ?? each.href)"):
        assert link.startswith((page.address, "#row-")), link


def test_a_file_is_named_without_its_folders(opened: Open) -> None:
    """Where a file lies says something of whoever made the report, and is left out."""
    page = opened(hostile_report())
    assert "jane-doe" not in page.page.content()
