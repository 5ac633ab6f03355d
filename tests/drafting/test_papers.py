"""Papers made by real programs are read as those programs show them; hostile ones end in a clear error."""

from __future__ import annotations

import io
import socket
import sys
import zipfile
from pathlib import Path

import pypdf
import pytest

from ceasefire_diff.drafting.papers import OmissionReason, Paper
from ceasefire_diff.drafting.papers.opening import read_paper
from ceasefire_diff.source.diagnostics import CannotRun

PAPERS = Path(__file__).parent / "papers"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ARTICLES = {"en": "Article", "ru": "Статья", "uk": "Стаття", "ar": "المادة", "fr": "Article", "es": "Artículo"}


def read(name: str) -> Paper:
    """One of the papers kept beside this file."""
    return read_paper((PAPERS / name).read_bytes(), name)


def refusal(data: bytes, name: str) -> str:
    """The rule by which a paper is refused."""
    with pytest.raises(CannotRun) as stopped:
        read_paper(data, name)
    assert stopped.value.problems[0].cure
    return stopped.value.problems[0].rule


def test_numbers_that_libraries_lose() -> None:
    """Numbers of styles, restarts, overrides, legal lists and cells are as Word shows them; deletions do not count."""
    paper = read("traps.docx")
    assert [each.number for each in paper.paragraphs] == [
        "", "Article I.", "1.1", "(a)", "(b)", "(i)", "(ii)", "1.2", "(a)", "Article II.", "2.1",
        "1.", "a)", "2.", "", "3.", "1.", "2.", "7.", "a)",
        "1.", "1.1", "1.1.1", "1.2", "1.2.2", "2.", "2.1", "2.1.1",
        "8.", "9.", "10.", "11.", "12.", "13.",
    ]  # fmt: skip
    assert paper.paragraphs[-2].text == "kept inserted."
    assert [each.text for each in paper.left_out if each.reason is OmissionReason.DELETED] == ["deleted.", "gone."]
    assert any("1 insertions are read, 2 deletions are left out" in each for each in paper.remarks)


@pytest.mark.parametrize("language", ARTICLES)
@pytest.mark.parametrize("ending", ["odt", "docx"])
def test_six_languages(language: str, ending: str) -> None:
    """What LibreOffice saved as .odt and .docx has the same words and numbers in every language."""
    paper = read(f"memorandum-{language}{'-libreoffice' if ending == 'docx' else ''}.{ending}")
    word = ARTICLES[language]
    assert [each.number for each in paper.paragraphs] == [
        "", "", f"{word} 1.", "1.1", f"{word} 2.", "2.1", "(a)", "(b)", f"{word} 3.", "3.1",
    ]  # fmt: skip
    assert paper.title == paper.paragraphs[0].text


def test_same_words_in_every_form() -> None:
    """The same paper as .docx of two programs, .odt, .pdf and .html gives the same words."""
    names = ("memorandum-en.docx", "memorandum-en-libreoffice.docx", "memorandum-en.odt")
    one, *others = [[each.text for each in read(name).paragraphs] for name in names]
    assert others == [one, one]
    squeezed = "".join("".join(one).split())
    for name in ("memorandum-en.pdf", "memorandum-en.html"):
        text = "".join("".join(each.text.split()) for each in read(name).paragraphs)
        for number in ("Article1.", "Article2.", "Article3.", "1.1", "2.1", "3.1", "(a)", "(b)", "Confidential"):
            text = text.replace(number, "", 1)
        for number in ("1.", "2.", "3."):
            text = text.replace(f"{number}Ceasefire", "Ceasefire").replace(f"{number}Pr", "Pr")
        assert text == squeezed, name


def test_margins_and_pages() -> None:
    """A footer of a Word file is no part of its body, and an Arabic PDF carries its warning."""
    assert [each.text for each in read("memorandum-en.docx").left_out] == ["Confidential"]
    assert any("Arabic in PDF" in each for each in read("memorandum-ar.pdf").remarks)


def word_file(body: str, parts: dict[str, str] | None = None) -> bytes:
    """A Word file of a body and other parts, as XML."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", body)
        for name, text in (parts or {}).items():
            archive.writestr(name, text)
    return file.getvalue()


def test_zip_bomb() -> None:
    """A part that unpacks to hundreds of megabytes is given up after its limit, whatever its header says."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(300):
            part.write(b" " * 1024 * 1024)
    assert refusal(file.getvalue(), "bomb.docx") == "paper.too-large"


def test_external_entity(tmp_path: Path) -> None:
    """Entities are refused: neither a file of this machine nor a billion laughs gets into a draft."""
    (tmp_path / "secret").write_text("secret")
    for entity in (f'SYSTEM "{(tmp_path / "secret").as_uri()}"', '"ha"'):
        doctype = f"<!DOCTYPE d [<!ENTITY x {entity}>]>"
        body = f"{doctype}<w:document {W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
        assert refusal(word_file(body), "entity.docx") == "paper.unsafe"


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """A template at an outside address is told of, and no connection is tried."""

    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://x/attachedTemplate" Target="http://example.invalid/t" TargetMode="External"/></Relationships>'
    )
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>1. The Parties talk.</w:t></w:r></w:p></w:body></w:document>"
    paper = read_paper(word_file(body, {"word/_rels/settings.xml.rels": rels}), "remote.docx")
    assert paper.paragraphs[0].text == "1. The Parties talk."
    assert any("nothing was fetched" in each for each in paper.remarks)
    page = b'<html><body><img src="http://example.invalid/x.png"><p>1. The Parties talk.</p></body></html>'
    assert read_paper(page, "page.html").paragraphs[0].text == "1. The Parties talk."


def pdf(pages: int, password: str = "") -> bytes:
    """A PDF with so many empty pages."""
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(72, 72)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_hostile_pdf() -> None:
    """Ten thousand pages, a password, a scan without text and a torn file are each told as what they are."""
    assert refusal(pdf(10_000), "long.pdf") == "paper.too-large"
    assert refusal(pdf(1, "secret"), "locked.pdf") == "paper.encrypted"
    assert refusal(pdf(2), "scan.pdf") == "paper.scanned"
    assert refusal(b"%PDF-1.7\n" + b"junk " * 100, "torn.pdf") == "paper.damaged"


def test_damaged_letters_about_a_pdf() -> None:
    """Where what a PDF says of itself is no text, its words are read all the same."""
    whole = (PAPERS / "memorandum-en.pdf").read_bytes()
    title = whole.rindex(b"/Title<FEFF") + len(b"/Title<FEFF")
    damaged = whole[:title] + b"DC00DC00" + whole[title + 8 :]
    paper = read_paper(damaged, "paper.pdf")
    assert (paper.title, paper.paragraphs) == ("", read_paper(whole, "paper.pdf").paragraphs)


def test_reading_pdf_is_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its library a PDF is refused with the command that installs it."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert refusal(pdf(1), "paper.pdf") == "paper.pdf-missing"


def test_what_is_no_paper() -> None:
    """A renamed program, a picture, an old or encrypted Word file, an archive and a torn one are told apart."""
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert refusal(b"MZ\x90\0" + b"\0" * 600, "paper.docx") == "paper.no-paper"
    assert refusal(b"MZ\x90\0" + b"\0" * 600, "paper.txt") == "paper.no-paper"
    assert refusal(b"\x89PNG\r\n\x1a\n", "paper.pdf") == "paper.no-paper"
    assert refusal(old, "paper.doc") == "paper.old-format"
    assert refusal(old + "EncryptedPackage".encode("utf-16-le"), "paper.docx") == "paper.encrypted"
    assert refusal(b"{\\rtf1 words}", "paper.rtf") == "paper.old-format"
    assert refusal(b"plain words", "paper.docx") == "paper.no-paper"
    assert refusal((PAPERS / "traps.docx").read_bytes()[:9000], "torn.docx") == "paper.damaged"
    assert refusal(b"", "empty.txt") == "paper.empty"
    assert refusal(b"words", "paper.xyz") == "paper.ending"
    assert refusal("слова".encode("cp1251"), "paper.txt") == "paper.encoding"


def test_characters_that_lie() -> None:
    """Characters that read differently from how they look, and towers of marks, do not get into a draft unsaid."""
    paper = read_paper(("1. pay \u202e01\u202c days a" + "\u0301" * 60).encode(), "lie.txt")
    assert "\u202e" not in paper.paragraphs[0].text
    assert sum(each.reason is OmissionReason.CONTROL for each in paper.left_out) >= 3


def paragraphs(body: str, parts: dict[str, str] | None = None) -> Paper:
    """A Word file of these paragraphs, read."""
    return read_paper(word_file(f"<w:document {W}><w:body>{body}</w:body></w:document>", parts), "made.docx")


def test_what_word_hides_or_holds_apart() -> None:
    """Hidden text, notes, margins and comments are listed with their reasons; boxes are read once, fields never."""
    notes = f"<w:footnotes {W}><w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    paper = paragraphs(
        "<w:p><w:r><w:t>Seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>"
        "<w:r><w:tab/><w:t>and</w:t><w:noBreakHyphen/><w:t>more.</w:t></w:r>"
        '<w:r><w:instrText> LISTNUM "x" </w:instrText></w:r><w:r><w:sym w:font="Wingdings" w:char="F0A7"/></w:r></w:p>'
        f'<w:p><w:r><mc:AlternateContent {mc}><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
        {"word/footnotes.xml": notes},
    )
    assert [each.text for each in paper.paragraphs] == ["Seen and\u2011more.\u25a1", "In a box."]
    assert [(each.text, each.reason) for each in paper.left_out] == [
        ("unseen", OmissionReason.HIDDEN),
        ("A note.", OmissionReason.NOTE),
    ]
    assert any("LISTNUM" in each for each in paper.remarks)
    assert any("symbol font" in each for each in paper.remarks)


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    """Where the mark between two paragraphs is deleted they are one, with the number of the first."""
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
    paper = paragraphs(f"<w:p>{mark}<w:r><w:t>One </w:t></w:r></w:p><w:p><w:r><w:t>paragraph.</w:t></w:r></w:p>")
    assert [each.text for each in paper.paragraphs] == ["One paragraph."]


def test_pages_of_a_word_file() -> None:
    """Where Word wrote down where its pages broke, each paragraph knows its page."""
    broken = "<w:lastRenderedPageBreak/>"
    paper = paragraphs(
        "<w:p><w:r><w:t>First.</w:t></w:r></w:p>"
        f"<w:p><w:r>{broken}<w:t>Second.</w:t></w:r></w:p><w:p><w:r><w:t>Also second.</w:t></w:r></w:p>"
    )
    assert [each.page for each in paper.paragraphs] == [1, 2, 2]
    assert paper.pages == 2


def test_a_saved_web_page() -> None:
    """Numbers of lists are those that browsers show; menus, scripts, deleted and hidden words are no clauses."""
    page = """<!DOCTYPE html><html lang="en"><head><title>Peace plan</title><script>bad()</script></head><body>
    <nav><p>Menu</p></nav><article><h1>Plan</h1><p>They agree that <del>never</del> now:</p>
    <ol start="3" type="a"><li>they talk;<li value="7">they <b>stop</b>.<ul><li>at once</ul></ol>
    <p hidden>secret</p><p>It ends.</p></article><footer>Imprint</footer></body></html>"""
    paper = read_paper(page.encode(), "plan.html")
    assert [(each.number, each.text) for each in paper.paragraphs] == [
        ("", "Plan"),
        ("", "They agree that now:"),
        ("c.", "they talk;"),
        ("g.", "they stop."),
        ("", "at once"),
        ("", "It ends."),
    ]
    assert [(each.text, each.reason) for each in paper.left_out] == [
        ("never", OmissionReason.DELETED),
        ("secret", OmissionReason.HIDDEN),
    ]
    assert (paper.title, paper.language) == ("Peace plan", "en")


def test_wrapped_lines_and_running_heads() -> None:
    """Lines broken to a width are joined, a number begins a paragraph, and Markdown's marks are no words."""
    text = "# Plan\n\n1. They **stop** and go\nhome.\n2. They talk.\n\n- at once\n"
    assert [each.text for each in read_paper(text.encode(), "plan.md").paragraphs] == [
        "Plan", "1. They stop and go home.", "2. They talk.", "at once",
    ]  # fmt: skip
