"""The HTML report for assistive technology: no violation that axe finds, landmarks, headings, a real table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pytest

from ceasefire_diff.document.blocks import Document
from ceasefire_diff.document.prepare import ReportOptions
from ceasefire_diff.document.report import make_report
from tests.browser.conftest import Open
from tests.browser.test_views import PHONE
from tests.render import made
from tests.render.made_reports import bracketed_report, hostile_report, whole_report
from tests.render.shown import groups_of

WINDOWS: Final[dict[str, dict[str, Any]]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": PHONE,
}
REPORTS: Final[dict[str, Callable[[], Document]]] = {
    "whole": whole_report,
    "brackets": bracketed_report,
    "hostile": hostile_report,
    "three": lambda: make_report(made.of_three(), ReportOptions()),
    "right to left": lambda: make_report(made.right_to_left(), ReportOptions()),
}

# Beyond WCAG 2.2 AA also what axe calls best practice.
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@pytest.mark.parametrize(
    ("name", "window"),
    [(name, window) for name in REPORTS for window in WINDOWS if window == "light" or name in ("whole", "brackets")],
)
def test_axe_finds_no_violation(opened: Open, name: str, window: str) -> None:
    """In light, in dark and on a phone, axe-core has nothing to complain of."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - only where there is a browser

    page = opened(REPORTS[name](), **WINDOWS[window]).page
    # What is out of sight is not laid out, and axe measures no contrast there.
    page.evaluate("document.documentElement.classList.remove('scripted')")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(TAGS)}}).response
    assert len(found["passes"]) > 20
    told = [
        f"{each['id']}: {each['help']}: {[node['html'] for node in each['nodes']][:3]}" for each in found["violations"]
    ]
    assert told == []


def test_axe_would_find_one(opened: Open) -> None:
    """What the first test relies on works: letters too pale for their ground are found."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - only where there is a browser

    page = opened(whole_report()).page
    page.evaluate("document.documentElement.style.setProperty('--faint', '#bbb')")
    assert {each["id"] for each in Axe().run(page).response["violations"]} >= {"color-contrast"}


def test_landmarks_headings_and_table(opened: Open) -> None:
    """One main heading, one main part, a way about the page, a search; each table named, each head a head."""
    report = whole_report()
    page = opened(report).page
    for role in ("banner", "navigation", "main", "contentinfo", "search", "status"):
        assert page.get_by_role(role).count() == 1, role
    assert page.get_by_role("heading", level=1).count() == 1
    for group, rows in groups_of(report):
        table = page.get_by_role("table", name=group.title)
        heads = [each.strip().split("\n")[0].strip() for each in table.get_by_role("columnheader").all_text_contents()]
        assert [each.split(" 20")[0] for each in heads] == ["Issue", "A", "B", "Why"]
        assert table.get_by_role("rowheader").count() == len(rows)
    assert page.locator("svg").and_(page.get_by_role("group", name="A picture of rows")).count() == 1
    assert page.locator("svg").get_by_role("link", name="row 2").count() == 1
