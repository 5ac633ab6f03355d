"""A real browser, started once for all tests that need one, and reports opened in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ceasefire_diff.document.blocks import Document
from ceasefire_diff.render.html.document import render_html
from tests.browser.opened import FLAGS, NAMES, PATIENCE, Opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(f"no browser: none of {', '.join(NAMES)} is on PATH")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a report as a file in a window of its own: `opened(report, "#row-2", color_scheme="dark")`."""
    contexts = []

    def opened_(report: Document, fragment: str = "", **window: Any) -> Opened:
        file = tmp_path / "report.html"
        file.write_bytes(render_html(report).encode())
        context = browser.new_context(**window)
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        return Opened(context.new_page(), file.as_uri(), fragment)

    yield opened_
    for each in contexts:
        each.close()
