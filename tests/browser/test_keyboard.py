"""The HTML report by keyboard alone: everything can be reached, is seen to be reached, and works."""

from __future__ import annotations

from typing import Final

import pytest

from ceasefire_diff.document.prepare import Layout
from ceasefire_diff.model.verdict import Verdict
from tests.browser.conftest import Open
from tests.render.made_reports import LAYOUTS, whole_report
from tests.render.shown import groups_of, rows_of

OPERABLE: Final = "a, button, input, select, summary, [tabindex='0']"

FOCUSED: Final = """
(operable) => {
  const all = [...document.querySelectorAll(operable)].filter((each) => each.checkVisibility());
  const style = getComputedStyle(document.activeElement);
  const box = document.activeElement.getBoundingClientRect();
  return [all.indexOf(document.activeElement), style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    box.bottom > 0 && box.top < innerHeight];
}
"""


@pytest.mark.parametrize("layout", Layout)
def test_tab_reaches_everything_in_order(opened: Open, layout: Layout) -> None:
    """Tab goes through all links, cells, filters and pictures in the order of the page, each outlined and in sight."""
    page = opened(LAYOUTS[layout]()).page
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    wanted = page.eval_on_selector_all(OPERABLE, "all => all.filter(each => each.checkVisibility()).length")
    reached = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        place, outlined, seen = page.evaluate(FOCUSED, OPERABLE)
        assert outlined
        assert seen
        reached.append(place)
    assert reached == list(range(wanted))


def test_the_first_link_skips_to_the_rows(opened: Open) -> None:
    """The first tab shows a link that is out of sight before; it leads past all that stands before the rows."""
    page = opened(whole_report()).page
    assert page.locator(".skip").bounding_box()["y"] < 0  # type: ignore[index]
    page.keyboard.press("Tab")
    assert page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "rows"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "verdict"


def test_filters_work(opened: Open) -> None:
    """Space ticks a verdict, an arrow chooses a group, letters filter, Enter presses the button that resets."""
    report = whole_report()
    page = opened(report)
    keys = page.page.keyboard
    rows = rows_of(report)
    page.page.focus("input[value=conflict]")
    keys.press("Space")
    assert page.rows() == [row.number for row in rows if Verdict.CONFLICT in row.verdicts]
    keys.press("Space")
    page.page.focus("#filter-group")
    keys.press("ArrowDown")
    assert page.rows() == [row.number for row in groups_of(report)[0][1]]
    page.page.focus("#filter-words")
    keys.type("zzzz")
    assert page.rows() == []
    page.page.focus("#filter-reset")
    keys.press("Enter")
    assert page.rows() == [row.number for row in rows]
