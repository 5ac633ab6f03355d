"""Redlines of two versions of a text: every word of both stands in them, and marks are what lawyers expect."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire_diff.reading.proposals import read_proposals
from ceasefire_diff.render.redline import redline_as_docx, redline_as_html, redline_as_text
from ceasefire_diff.rounds.redline import EditMark, Redline, redline_of, spans_between, spans_of_parts
from ceasefire_diff.taxonomy.topic import Taxonomy
from tests.cli.installed import Command
from tests.render.office import pages_of
from tests.texts import Entry, proposal_text, read_texts

EARLIER = "proposals/korea-1951/kpa-cpv-item3-1951-11-27.yaml"
LATER = "proposals/korea-1951/kpa-cpv-item3-1951-12-15.yaml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

words = st.lists(
    st.sampled_from(("forces", "leave", "the", "zone", "in", "3", "days", ",", "\u0627\u0644")), max_size=12
).map(" ".join)


@pytest.fixture
def versions(root: Path) -> tuple[Redline, Taxonomy]:
    """Two versions of one party's text, of which clauses moved, changed, went and came."""
    read = read_proposals([str(root / EARLIER), str(root / LATER)])
    return redline_of(read.proposals[0], read.proposals[1], read.taxonomy), read.taxonomy


@given(words, words)
def test_both_versions_can_be_read_back(before: str, after: str) -> None:
    """Without what was inserted the earlier words stand there, without what was deleted the later."""
    spans = list(spans_between(before, after))
    assert "".join(each.words for each in spans if each.mark is not EditMark.INSERTED) == before
    assert "".join(each.words for each in spans if each.mark is not EditMark.DELETED) == after
    assert before != after or all(each.mark is EditMark.KEPT for each in spans)


@given(words, st.lists(words.filter(len), min_size=2, max_size=4))
def test_a_clause_cut_in_parts_can_be_read_back(before: str, parts: list[str]) -> None:
    """Every part has its own words, and what all parts keep or lose is the clause that was cut, but for blanks."""
    spans = spans_of_parts(before, parts)
    now = ["".join(each.words for each in part if each.mark is not EditMark.DELETED) for part in spans]
    assert now == parts
    earlier = "".join(each.words for part in spans for each in part if each.mark is not EditMark.INSERTED)
    assert earlier.replace(" ", "") == before.replace(" ", "")


BACK = {"topic": "withdrawal", "by": "A"}
FROM = {"forces": "army", "from": "river"}
SOON = {"complete-by": "within 7 days of ceasefire", "text": "A pulls its army back from the river within 7 days."}
FAR = {"terms": {**FROM, "distance": "10 km"}, "text": "The army of A goes back 10 km from the river."}
WHOLE = [{**BACK, **FAR, **SOON, "id": "pullback", "text": "A pulls its army back 10 km from the river within 7 days."}]
PARTS = [{**BACK, **SOON, "id": "day", "terms": FROM}, {**BACK, **FAR, "id": "distance"}]


@pytest.mark.parametrize(("earlier", "later"), [(WHOLE, PARTS), (PARTS, WHOLE)], ids=["cut", "joined"])
def test_words_of_a_clause_cut_or_joined_are_marked(earlier: list[Entry], later: list[Entry]) -> None:
    """Words that only one of the versions has are marked there, in the part where they stood."""
    read = read_texts(proposal_text(earlier), proposal_text(later))
    redline = redline_of(read.proposals[0], read.proposals[1], read.taxonomy)
    assert all(each.whole for each in redline.clauses)
    spans = [span for each in redline.clauses for span in each.spans]
    one_way = {(span.mark, span.words.strip()) for span in spans if span.mark is not EditMark.KEPT}
    marks = (EditMark.DELETED, EditMark.INSERTED) if len(later) > 1 else (EditMark.INSERTED, EditMark.DELETED)
    assert one_way == {(marks[0], "10 km"), (marks[1], "The army of A goes back 10 km from the river.")}


def test_every_clause_of_both_stands_in_it(versions: tuple[Redline, Taxonomy]) -> None:
    """Each provision of the later version stands once, each that is gone once, and a moved one in both places."""
    redline, _ = versions
    gone = {EditMark.DELETED, EditMark.MOVED_FROM}
    left = [each for each in redline.clauses if {span.mark for span in each.spans} <= gone]
    assert len(redline.clauses) - len(left) == len(redline.later.provisions)
    moves = [each.move for each in redline.clauses if each.move is not None]
    assert moves
    assert all(moves.count(each) == 2 for each in moves)


def test_word_tracks_the_changes(versions: tuple[Redline, Taxonomy]) -> None:
    """Accepting all changes gives the later words, rejecting all the earlier; the changes name whose they are."""
    redline, taxonomy = versions
    with ZipFile(BytesIO(redline_as_docx(redline, taxonomy))) as package:
        body = ET.fromstring(package.read("word/document.xml"))  # noqa: S314 - our own
    changes = [each for kind in ("ins", "del", "moveFrom", "moveTo") for each in body.iter(f"{W}{kind}")]
    assert {each.get(f"{W}author") for each in changes} == {
        "Korean People's Army, Chinese People's Volunteers, 1951-12-15"[:60]
    }
    assert len({each.get(f"{W}id") for each in changes}) == len(changes)

    def text(left_out: tuple[str, ...]) -> str:
        dropped = {id(run) for kind in left_out for change in body.iter(f"{W}{kind}") for run in change.iter()}
        return "".join(
            each.text or "" for each in body.iter() if each.tag in (f"{W}t", f"{W}delText") and id(each) not in dropped
        )

    accepted, rejected = text(("del", "moveFrom")), text(("ins", "moveTo"))
    for provision in redline.later.provisions:
        assert " ".join(provision.text.split()) in accepted
    for provision in redline.earlier.provisions:
        assert " ".join(provision.text.split()) in rejected
    assert redline_as_docx(redline, taxonomy) == redline_as_docx(redline, taxonomy)


def test_a_real_program_opens_it(versions: tuple[Redline, Taxonomy], tmp_path: Path) -> None:
    """LibreOffice reads the document and shows words that were taken out beside those that came."""
    [pages] = pages_of(tmp_path, {"redline": redline_as_docx(*versions)}).values()
    shown = " ".join(pages)
    assert "within 24 hours of the signing" in " ".join(shown.split())


def test_a_page_marks_without_colour(versions: tuple[Redline, Taxonomy]) -> None:
    """The page fetches nothing, underlines and strikes through, and says each mark to those who cannot see it."""
    page = redline_as_html(*versions)
    assert "default-src 'none'" in unescape(page)
    assert not re.search(r"https?://", page)
    assert page.count("<ins") + page.count("<del") == page.count('class="unseen"> [')
    assert "line-through" in page
    assert "underline" in page


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """Markup and hidden characters of a text are shown, and end nothing."""
    text = (
        "format: ceasefire-proposal/1\nparty: <b>N</b>\ntitle: T\ndate: 2025-01-0{day}\nstatus: tabled\n"
        "coverage: complete\n"
        "sources: {{paper: {{title: P}}}}\nprovisions:\n"
        '  - {{id: a, topic: purpose, text: "<script>alert(1)</script> [-{day}-] & more"}}\n'
    )
    for day in (1, 2):
        (tmp_path / f"{day}.yaml").write_text(text.format(day=day))
    read = read_proposals([str(tmp_path / "1.yaml"), str(tmp_path / "2.yaml")])
    redline = redline_of(read.proposals[0], read.proposals[1], read.taxonomy)
    assert "<script>" not in redline_as_html(redline, read.taxonomy)
    assert redline_as_docx(redline, read.taxonomy)
    assert "<script>" in redline_as_text(redline, read.taxonomy, width=80)


def test_the_command(command: Command, tmp_path: Path) -> None:
    """It prints a word diff, only what changed if asked, and writes Word and HTML."""
    whole = command("redline", EARLIER, LATER, "--no-pager")
    changed = command("redline", EARLIER, LATER, "--no-pager", "--changed")
    assert whole.status == changed.status == 0
    assert "[-3 days of the signing-]{+72 hours+}" in " ".join(whole.out.split())
    assert len(changed.out) <= len(whole.out)
    assert command("redline", EARLIER, EARLIER, "--no-pager", "--changed").out.count("\n") <= 3
    assert command("redline", EARLIER, LATER, "-o", tmp_path / "a.docx", "-o", tmp_path / "a.html").status == 0
    assert (tmp_path / "a.docx").stat().st_size
