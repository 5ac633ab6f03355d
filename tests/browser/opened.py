"""A report opened in a browser: what it shows, and whatever it asks for, runs or complains of."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What a browser of the Chromium family is called on PATH."""

FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

PATIENCE: Final = 10
"""Seconds after which what has not come will not come."""

_WATCH: Final = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => window.refused.push(event.violatedDirective));
"""


class Opened:
    """One report in one window. `requests` are all addresses asked for, `complaints` all errors and dialogs."""

    def __init__(self, page: Page, address: str, fragment: str) -> None:
        self.page = page
        self.address = address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda each: self.requests.append(each.url))
        page.on("pageerror", lambda each: self.complaints.append(str(each)))
        page.on("console", lambda each: self.complaints.append(each.text))
        page.on("dialog", self._dialog)
        page.add_init_script(_WATCH)
        page.goto(address + fragment)

    def _dialog(self, dialog: Any) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    @property
    def refused(self) -> list[str]:
        """What the content security policy has refused."""
        return list(self.page.evaluate("window.refused"))

    def rows(self) -> list[int]:
        """The numbers of the rows shown, in order, once all have come that a filter lets through."""
        self.page.wait_for_selector("#rows:not([aria-busy=true])", state="attached")
        shown = self.page.eval_on_selector_all(
            "[data-verdicts]", "rows => rows.filter(row => row.checkVisibility()).map(row => row.id.slice(4))"
        )
        return list(map(int, shown))

    def comes_into_view(self, number: int) -> bool:
        """Whether, within some seconds, the row's top stands in the window."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            top, height = self.page.eval_on_selector(
                f"#row-{number}", "row => [row.getBoundingClientRect().top, innerHeight]"
            )
            if 0 <= top < height:
                return True
            self.page.wait_for_timeout(50)
        return False

    def status(self) -> str:
        """What a screen reader is told after a filter."""
        return self.page.inner_text("#filter-status")

    def type_words(self, words: str) -> None:
        """Type into the field for words, key by key."""
        self.page.fill("#filter-words", "")
        self.page.locator("#filter-words").press_sequentially(words)

    def choose(self, verdict: str) -> None:
        """Tick or untick a verdict, by key, so that rows that come and go cannot move it away."""
        self.page.press(f"input[value={verdict}]", "Space")

    def style(self, selector: str, name: str) -> str:
        """A computed style of the first element found."""
        return str(
            self.page.eval_on_selector(
                selector, "(found, name) => getComputedStyle(found).getPropertyValue(name)", name
            )
        )
