"""Proves of the HTML report what needs no browser: its policy, its bytes, foreign words kept apart, the mirror."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.document.blocks import Document
from ceasefire_diff.document.prepare import Layout, ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.render.html.document import render_html
from ceasefire_diff.wording.escape_hidden import escape_hidden
from ceasefire_diff.wording.quoted import Sentence, quoted
from tests.render import made
from tests.render.made_reports import ATTACKS, LAYOUTS, hostile_report, whole_report
from tests.texts import compare_texts, istanbul, proposal_text

VOID = {"meta", "link", "br", "input", "col"}


class Reader(HTMLParser):
    """Notes every piece of text with the elements around it, and every tag that is closed by the wrong one."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.around: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, tuple[tuple[str, dict[str, str | None]], ...]]] = []
        self.wrong: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Go into an element."""
        if tag not in VOID:
            self.around.append((tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        """Come out of it."""
        if not self.around or self.around.pop()[0] != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        """Note a text."""
        if data.strip():
            self.texts.append((data, tuple(self.around)))


@pytest.mark.parametrize("layout", Layout)
def test_every_element_is_closed(layout: Layout) -> None:
    """Tags are opened and closed in turn, and none is left open."""
    for report in (LAYOUTS[layout](), hostile_report()):
        reader = Reader(render_html(report))
        assert reader.wrong == []
        assert reader.around == []


def test_the_policy_names_each_style_and_script() -> None:
    """The policy allows what stands in the page by its digest, all of it and nothing else, and nothing unsafe."""
    page = render_html(hostile_report())
    policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert policy is not None
    directives = {each.split()[0]: each.split()[1:] for each in policy[1].replace("&#39;", "'").split("; ")}
    assert directives["default-src"] == ["'none'"]
    assert directives["base-uri"] == directives["form-action"] == ["'none'"]
    for kind, name in (("style", "style-src"), ("script", "script-src")):
        found = re.findall(rf"<{kind}[^>]*>(.*?)</{kind}>", page, re.DOTALL)
        digests = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in found]
        assert directives[name] == [f"'sha256-{each}'" for each in digests]
    assert "unsafe" not in policy[1]
    assert page.index("Content-Security-Policy") < page.index("<style")


def test_nothing_in_the_page_names_another_place() -> None:
    """No element has an address outside the page or a style or handler of its own, and no style imports one."""
    page = render_html(make_report(istanbul(), ReportOptions()))
    assert set(re.findall(r'\b(?:href|src|action|data)="([^"]?)', page)) <= {"#", "d"}
    assert re.findall(r'href="data:,"', page) == ['href="data:,"']
    assert not re.findall(r'\b(?:style|on\w+)="', page)
    assert not re.findall(r"@import|url\(", page)


@pytest.mark.parametrize("report", [whole_report(), hostile_report()], ids=["whole", "hostile"])
def test_the_same_report_gives_the_same_bytes(report: Document) -> None:
    """Made twice it is the same twice, can be encoded, and ends in one line break."""
    page = render_html(report)
    assert page == render_html(report)
    assert page.encode()
    assert page.endswith("</html>\n")


def test_foreign_words_are_kept_apart() -> None:
    """Each foreign word stands in an element whose direction is its own; the tool's words around it keep theirs."""
    names = ("Arcadia", "Zembla")
    texts = (
        proposal_text([made.duration(length="30 days")], party=names[0], language="ar"),
        proposal_text([made.duration(length="60 days")], party=names[1]),
    )
    reader = Reader(render_html(make_report(compare_texts(*texts), ReportOptions())))
    for text, around in reader.texts:
        if "Arcadia" in text and not {tag for tag, _ in around} & {"title", "option", "style", "svg"}:
            assert any(tag == "bdi" or attributes.get("dir") == "auto" for tag, attributes in around), text


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_footer_cannot_leave_its_style(attack: str) -> None:
    """The footer stands in a style sheet, for paper; no word of it ends the string, the sheet or the element."""
    page = render_html(replace(whole_report(), footer=Sentence(f"By {quoted(attack)}.")))
    sheet = re.findall(r"<style>(@page.*?)</style>", page, re.DOTALL)
    assert len(sheet) == 1
    assert re.fullmatch(r'@page \{ @bottom-left \{ content: "(?:[A-Za-z0-9 ]|\\[0-9a-f]{6} )*"; \} \}\n', sheet[0])
    # As a browser reads it: a number takes the one space behind it along.
    read = re.sub(r"\\([0-9a-f]{6}) ", lambda found: chr(int(found[1], 16)), sheet[0].split('"')[1])
    assert read == f"By \u2068{escape_hidden(attack)}\u2069."


def test_an_internal_note_is_never_printed() -> None:
    """Notes are for those who wrote the file."""
    entry = {**made.duration(length="30 days"), "note": "for our eyes only"}
    page = render_html(
        make_report(compare_texts(proposal_text([entry]), proposal_text([entry], party="B")), ReportOptions())
    )
    assert "for our eyes only" not in page


def test_the_other_way_round_it_is_mirrored() -> None:
    """With the texts exchanged each row says the same in the same words, and nothing is added or left out."""
    there = make_report(istanbul(), ReportOptions())
    back = make_report(compare(istanbul().proposals[::-1], istanbul().taxonomy), ReportOptions())
    one, two = (re.split(r'(?=<tr role="row" id=)', render_html(each)) for each in (there, back))
    assert len(one) == len(two) == len(istanbul().rows) + 1
    for here, mirrored in zip(one[1:-1], two[1:-1], strict=True):
        # The places of sources count texts from the left.
        first, second = (
            Counter(re.findall(r"\w+(?:[.'-]\w+)*", re.sub(r"#source-\d+-\d+", "", each).casefold()))
            for each in (here, mirrored)
        )
        assert first == second
