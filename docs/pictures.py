"""Makes the pictures of docs/report.md and README.md: one look at each of two formats of the Istanbul report."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import sync_playwright

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.document.blocks import Document
from ceasefire_diff.document.prepare import ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.reading.proposals import read_proposals
from ceasefire_diff.render.html.document import render_html
from ceasefire_diff.render.word.document import render_docx
from tests.browser.opened import FLAGS, NAMES
from tests.cli.installed import PAIR

DOCS: Final = Path(__file__).parent

LARGEST: Final = 150_000
"""Bytes; whoever fetches the project fetches its pictures too."""

SHOWN: Final = "Duration"
"""The matter whose page of the Word report is shown: short, and with a value that satisfies both texts."""


def in_a_browser(report: Document, folder: Path) -> bytes:
    """A window of the HTML report: what meets both texts or cannot both hold."""
    file = folder / "gaps.html"
    file.write_bytes(render_html(report).encode())
    with sync_playwright() as playwright:
        browser_path = next(filter(None, map(shutil.which, NAMES)))
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1100, "height": 720}, color_scheme="light")
        page.goto(file.as_uri())
        for verdict in (Verdict.PARTLY, Verdict.CONFLICT):
            page.click(f"input[value={verdict.value}]")
        # Heights out of sight are guessed until they come near.
        for _ in range(5):
            page.evaluate("document.getElementById('filters').scrollIntoView()")
            page.wait_for_timeout(200)
        taken = page.screenshot()
        browser.close()
    return taken


def in_word(report: Document, folder: Path) -> bytes:
    """The page of the Word report on which the matter stands in the table."""
    (folder / "gaps.docx").write_bytes(render_docx(report))
    home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "gaps.docx")]
    subprocess.run(convert, check=True, capture_output=True, timeout=180)
    told = subprocess.run(["pdftotext", str(folder / "gaps.pdf"), "-"], check=True, capture_output=True, text=True)
    pages = told.stdout.split("\f")
    title = re.compile(rf"^\d+\s+{SHOWN}", re.MULTILINE)
    number = next(place for place, each in enumerate(pages, 1) if place > 1 and title.search(each))
    draw = ["pdftoppm", "-png", "-r", "80", "-f", str(number), "-l", str(number), "-singlefile"]
    subprocess.run([*draw, str(folder / "gaps.pdf"), str(folder / "page")], check=True, capture_output=True)
    return (folder / "page.png").read_bytes()


def main() -> None:
    """Write both pictures beside this file."""
    read = read_proposals(PAIR)
    report = make_report(compare(read.proposals, read.taxonomy), ReportOptions())
    with TemporaryDirectory() as name:
        for file, make in (("report-in-a-browser.png", in_a_browser), ("report-in-word.png", in_word)):
            drawn = make(report, Path(name))
            if len(drawn) > LARGEST:
                raise SystemExit(f"{file} would be {len(drawn)} bytes, and {LARGEST} is the most")
            (DOCS / file).write_bytes(drawn)
            print(f"{file}: {len(drawn)} bytes")


if __name__ == "__main__":
    main()
