"""How large the HTML report of two long proposals is, how fast it is made, and how fast a browser filters it."""

from __future__ import annotations

import shutil
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from playwright.sync_api import sync_playwright

from benchmarks.made_proposals import write_proposals
from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.document.blocks import Document
from ceasefire_diff.document.prepare import ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.reading.proposals import read_proposals
from ceasefire_diff.render.html.document import render_html
from tests.browser.opened import FLAGS, NAMES
from tests.render.shown import rows_of

PROVISIONS: Final = 500
WORDS: Final = ("bridge 12", "hospital", "zzz", "prisoners of war", "s")

# A key is done when the frame is that shows its result on the screen, and settled when rows far below are there too.
# Two frames pass in between, so that keys do not share one.
TYPE: Final = """async (words) => {
  const field = document.getElementById("filter-words");
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const steps = [...words].map((_, place) => words.slice(0, place + 1));
  const taken = [], settled = [];
  for (const step of [...steps, ...steps.slice(0, -1).reverse(), ""]) {
    await frame();
    await frame();
    const began = performance.now();
    field.value = step;
    field.dispatchEvent(new Event("input"));
    await frame();
    taken.push(performance.now() - began);
    while (document.querySelector("#rows[aria-busy=true]")) await frame();
    settled.push(performance.now() - began);
  }
  return [taken, settled];
}"""


def measured(report: Document, folder: Path) -> None:
    """Make the page, open it, and type into its filter and out of it again."""
    began = time.perf_counter()
    page_text = render_html(report).encode()
    made = time.perf_counter() - began
    file = folder / "report.html"
    file.write_bytes(page_text)
    browser_path = next(filter(None, map(shutil.which, NAMES)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        began = time.perf_counter()
        page.goto(file.as_uri())
        opened = time.perf_counter() - began
        # What is typed is seen to work only where the first rows stand under the filter.
        for _ in range(5):
            page.evaluate("document.getElementById('filters').scrollIntoView()")
            page.wait_for_timeout(200)
        page.focus("#filter-words")
        page.wait_for_timeout(1000)
        pairs: list[Any] = [page.evaluate(TYPE, words) for words in WORDS]
        keys, settled = ([each for pair in pairs for each in pair[place]] for place in (0, 1))
        browser.close()
    print(f"| rows | size | made | opened | a key, median | 95 of 100 | slowest of {len(keys)} | all rows, slowest |")
    print("|---|---|---|---|---|---|---|---|")
    print(
        f"| {len(rows_of(report))} | {len(page_text) / 1e6:.1f} MB | {made:.2f} s | {opened:.2f} s"
        f" | {statistics.median(keys):.0f} ms | {statistics.quantiles(keys, n=20)[-1]:.0f} ms | {max(keys):.0f} ms"
        f" | {max(settled):.0f} ms |"
    )


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        read = read_proposals([str(each) for each in write_proposals(PROVISIONS, Path(name))["yaml"]])
        measured(make_report(compare(read.proposals, read.taxonomy), ReportOptions()), Path(name))
