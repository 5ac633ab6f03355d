"""Makes the papers of this folder with real programs: python-docx writes them, LibreOffice saves them in other forms.

Run by hand, `python tests/drafting/papers/make.py`, where LibreOffice is installed; what it makes is kept in git.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml

HERE = Path(__file__).parent
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CHANGE = f'{NS} w:author="a" w:date="2025-01-01T00:00:00Z"'

# One paper in six languages: title, preamble, and three articles of which the second holds a list.
TEXTS: dict[str, Any] = json.loads((HERE / "texts.json").read_text("utf-8"))


def main() -> None:
    """Make all papers."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        traps().save(str(HERE / "traps.docx"))
        for language in TEXTS:
            memorandum(language).save(str(work / f"memorandum-{language}.docx"))
        names = [f"memorandum-{language}.docx" for language in TEXTS]
        convert(work, names, "odt")
        convert(work, ["memorandum-en.docx", "memorandum-ar.docx"], "pdf")
        convert(work, ["memorandum-en.docx"], "html")
        for each in work.iterdir():
            if each.suffix in (".odt", ".pdf", ".html"):
                (HERE / each.name).write_bytes(each.read_bytes())
        (HERE / "memorandum-en.docx").write_bytes((work / "memorandum-en.docx").read_bytes())
        saved = work / "saved"
        saved.mkdir()
        convert(work, [name.replace(".docx", ".odt") for name in names], "docx", saved)
        for each in saved.iterdir():
            (HERE / each.name.replace(".docx", "-libreoffice.docx")).write_bytes(each.read_bytes())


def convert(folder: Path, names: list[str], ending: str, to: Path | None = None) -> None:
    """Let LibreOffice save files in another form."""
    command = ["soffice", "--headless", "--convert-to", ending, "--outdir", str(to or folder)]
    subprocess.run([*command, *(str(folder / name) for name in names)], check=True, capture_output=True)


def memorandum(language: str) -> Any:
    """One paper with headings that carry computed numbers, clauses with numbers of their own, and a lettered list."""
    text = TEXTS[language]
    document = docx.Document()
    numbering = _numbering(
        document,
        [
            ("decimal", f"{text['article']} %1.", '<w:pStyle w:val="Heading1"/>'),
            ("decimal", "%1.%2", ""),
            ("lowerLetter", "(%3)", ""),
        ],
    )
    style = document.styles["Heading 1"].element.get_or_add_pPr()
    style.insert(0, parse_xml(f'<w:numPr {NS}><w:numId w:val="{numbering}"/></w:numPr>'))
    document.core_properties.title = text["title"]
    document.core_properties.language = language
    document.add_paragraph(text["title"], "Title")
    document.add_paragraph(text["preamble"])
    for article in text["articles"]:
        document.add_paragraph(article["heading"], "Heading 1")
        for place, clause in enumerate(article["clauses"]):
            _listed(document.add_paragraph(clause), numbering, 2 if place else 1)
    document.sections[0].footer.paragraphs[0].text = "Confidential"
    return document


def traps() -> Any:
    """Numbers that libraries lose: of styles, restarted, overridden, legal, in tables; and tracked changes."""
    document = docx.Document()
    legal = _numbering(
        document,
        [
            ("upperRoman", "Article %1.", '<w:pStyle w:val="Heading1"/>'),
            ("decimal", "%1.%2", '<w:pStyle w:val="Heading2"/><w:isLgl/>'),
            ("lowerLetter", "(%3)", ""),
            ("lowerRoman", "(%4)", ""),
        ],
    )
    for name, depth in (("Heading 1", ""), ("Heading 2", '<w:ilvl w:val="1"/>')):
        properties = document.styles[name].element.get_or_add_pPr()
        properties.insert(0, parse_xml(f'<w:numPr {NS}>{depth}<w:numId w:val="{legal}"/></w:numPr>'))
    plain = _numbering(document, [("decimal", "%1.", ""), ("lowerLetter", "%2)", ""), ("lowerRoman", "%3.", "")])
    again = _start(document, plain, 1)
    seven = _start(document, plain, 7)
    paths = _numbering(
        document,
        [("decimal", "%1.", ""), ("decimal", "%1.%2", ""), ("decimal", "%1.%2.%3", '<w:lvlRestart w:val="1"/>')],
    )
    document.add_paragraph("Traps", "Title")
    for text, style, numbering, level in (
        ("Scope.", "Heading 1", 0, 0), ("Area.", "Heading 2", 0, 0), ("letter.", "", legal, 2),
        ("letter.", "", legal, 2), ("roman.", "", legal, 3), ("roman.", "", legal, 3), ("Time.", "Heading 2", 0, 0),
        ("letter anew.", "", legal, 2),
        ("Forces.", "Heading 1", 0, 0), ("Air.", "Heading 2", 0, 0),
        ("one.", "", plain, 0), ("letter.", "", plain, 1), ("two.", "", plain, 0), ("no number.", "", 0, 0),
        ("three.", "", plain, 0), ("one again.", "", again, 0), ("two again.", "", again, 0), ("seven.", "", seven, 0),
        ("letter under seven.", "", plain, 1),
        ("a.", "", paths, 0), ("a.a.", "", paths, 1), ("a.a.a.", "", paths, 2), ("a.b.", "", paths, 1),
        ("goes on, for only the first level starts it anew.", "", paths, 2), ("b.", "", paths, 0),
        ("b.a.", "", paths, 1), ("b.a.a.", "", paths, 2),
    ):  # fmt: skip
        paragraph = document.add_paragraph(text, style or None)
        if numbering:
            _listed(paragraph, numbering, level)
    table = document.add_table(2, 2)
    for row in range(2):
        for column in range(2):
            paragraph = table.cell(row, column).paragraphs[0]
            paragraph.add_run(f"cell {row}{column}.")
            _listed(paragraph, plain, 0)
    changed = document.add_paragraph("kept ")
    _listed(changed, plain, 0)
    changed._p.append(parse_xml(f'<w:ins {CHANGE} w:id="1"><w:r><w:t>inserted.</w:t></w:r></w:ins>'))
    changed._p.append(parse_xml(f'<w:del {CHANGE} w:id="2"><w:r><w:delText>deleted.</w:delText></w:r></w:del>'))
    gone = document.add_paragraph()
    _listed(gone, plain, 0)
    gone._p.get_or_add_pPr().append(parse_xml(f'<w:rPr {NS}><w:del {CHANGE[len(NS) :]} w:id="3"/></w:rPr>'))
    gone._p.append(parse_xml(f'<w:del {CHANGE} w:id="4"><w:r><w:delText>gone.</w:delText></w:r></w:del>'))
    _listed(document.add_paragraph("after what is gone."), plain, 0)
    return document


def _numbering(document: Any, levels: list[tuple[str, str, str]]) -> int:
    """Define a list of its own and say its number."""
    root = document.part.numbering_part.element
    number = 100 + len(root)
    shown = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/>{extra}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level, (format_, text, extra) in enumerate(levels)
    )
    abstract = (
        f'<w:abstractNum {NS} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{shown}</w:abstractNum>'
    )
    first = next((place for place, each in enumerate(root) if each.tag.endswith("}num")), len(root))
    root.insert(first, parse_xml(abstract))
    root.append(parse_xml(f'<w:num {NS} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    return number


def _start(document: Any, of: int, start: int) -> int:
    """The same list, begun at another number."""
    root = document.part.numbering_part.element
    number = 100 + len(root)
    override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
    root.append(parse_xml(f'<w:num {NS} w:numId="{number}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'))
    return number


def _listed(paragraph: Any, numbering: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {NS}><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'))


if __name__ == "__main__":
    main()
