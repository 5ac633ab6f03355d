"""Words and paragraphs as text of WordprocessingML; the one place where foreign words enter a document.

A document is written as text and parsed once: made cell by cell, a table of 500 rows takes a minute and a half.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from ceasefire_diff.document.blocks import Line, Role
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.glyphs import VERDICT_SHADES, glyphs_for
from ceasefire_diff.render.word.direction import language_mark, stretches
from ceasefire_diff.render.word.styles import Style
from ceasefire_diff.wording.escape_hidden import LEFT_TO_RIGHT_MARK, begins_right_to_left, escape_hidden
from ceasefire_diff.wording.quoted import Sentence

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"

_RIGHT_TO_LEFT_MARK: Final = "\u200f"
# Words that run both ways, in a paragraph that runs against them, are embedded. Word knows embeddings and no isolates;
# those that a text brought along stand as escapes already.
_EMBED: Final = {False: "\u202a", True: "\u202b"}
_EMBEDDED: Final = "\u202c"


def safe(text: str) -> str:
    """The tool's own words as XML, their spaces at both ends kept."""
    return escape(text if text.isprintable() else escape_hidden(f".{text}.")[1:-1])


# Some fonts have no sign of inequality, and a program sets it from two that slide apart. That of a style alone is not
# heeded by LibreOffice.
_FONT_OF_SIGNS: Final = "<w:rFonts {}/>".format(
    " ".join(f'w:{each}="DejaVu Sans"' for each in ("ascii", "hAnsi", "eastAsia", "cs"))
)

EMU: Final = 12700
"""What pictures are measured in, so many to a point."""


class Markup:
    """Writes in the styles of one document. `rows` are the numbers that a reference can lead to."""

    signs: Mapping[Verdict, str] = glyphs_for("utf-8").verdicts

    def __init__(self, style_ids: Mapping[Style, str], rows: Collection[int], page_height: int) -> None:
        self.style_ids = style_ids
        self._rows = frozenset(rows)
        self.page_height = page_height
        self._last_id = 0

    def next_id(self) -> int:
        """A number no other bookmark or drawing of the document has."""
        self._last_id += 1
        return self._last_id

    def own(self, text: str, style: Style | None = None, *, right_to_left: bool = False) -> str:
        """Words of the tool; `right_to_left` for points between foreign words that run so."""
        return self._run(safe(text), style, right_to_left=right_to_left)

    def foreign(
        self,
        text: str,
        style: Style | None = None,
        *,
        within_right_to_left: bool = False,
        language: str | None = None,
        verbatim: bool = False,
    ) -> str:
        """Words of a text, each stretch that runs one way in a run of its own, and apart from what stands around."""
        words = escape_hidden(text)
        if words.isascii() and not within_right_to_left and not language:
            return self._run(escape(words), style)
        begins_so = begins_right_to_left(words)
        parts = stretches(words)
        marked = "".join(
            self._run(
                escape(part.words),
                style,
                right_to_left=part.right_to_left,
                language=language_mark(part, language, verbatim=verbatim),
            )
            for part in parts
        )
        if begins_so == within_right_to_left and all(part.right_to_left == begins_so for part in parts):
            return marked
        mark = _RIGHT_TO_LEFT_MARK if within_right_to_left else LEFT_TO_RIGHT_MARK
        embed, embedded = (_EMBED[begins_so], _EMBEDDED) if len(parts) > 1 else ("", "")
        before = self._run(mark + embed, style, right_to_left=within_right_to_left)
        after = self._run(embedded + mark, style, right_to_left=within_right_to_left)
        return f"{before}{marked}{after}"

    def between(self, text: str, *, right_to_left: bool) -> str:
        """Points between words, kept from a number after them where those before run the other way."""
        mark = _RIGHT_TO_LEFT_MARK if right_to_left else ""
        return self.own(f"{mark}{text}{mark}", right_to_left=right_to_left)

    def sentence(
        self,
        sentence: Sentence,
        style: Style | None = None,
        *,
        within_right_to_left: bool = False,
        language: str | None = None,
        verbatim: bool = False,
    ) -> str:
        """A sentence of the tool, foreign words in it in runs of their own."""
        so = within_right_to_left
        return "".join(
            self.foreign(words, style, within_right_to_left=so, language=language, verbatim=verbatim)
            if is_foreign
            else self.own(words, style, right_to_left=so)
            for words, is_foreign in sentence.pieces
        )

    def line(self, style: Style, line: Line, *, keep: bool = False) -> str:
        """A line of a document as a paragraph: the sign of a verdict, what stands in front, the words, its rows."""
        so = runs_right_to_left(line.words)
        words = self.sentence(line.words, within_right_to_left=so, language=line.language, verbatim=line.verbatim)
        told = line.verdict if line.role in (Role.VERDICT, Role.LEAD) else None
        if told is not None:
            words = self.own(f"{self.signs[told]}  ", Style.SIGN) + words
        if line.lead is not None:
            lead = self.sentence(line.lead, Style.TERM_NAME, within_right_to_left=so)
            words = lead + self.between(" ", right_to_left=so) + words
        words += self.row_references(line.rows, alone=not str(line.words))
        return self.paragraph(style, words, right_to_left=so, keep=keep, shade=told)

    def heading(self, style: Style, title: str, name: str) -> str:
        """A heading that the list of contents leads to."""
        mark = self.next_id()
        start = f'<w:bookmarkStart w:id="{mark}" w:name={quoteattr(_part(name))}/>'
        words = f'{start}{self.own(title)}<w:bookmarkEnd w:id="{mark}"/>'
        return self.paragraph(style, words, keep=True)

    def contents(self, entries: Sequence[tuple[str, str]]) -> str:
        """A list of contents as Word makes one, filled in already; entries are names of sections and titles."""
        begins = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC '
            '\\o "1-1" \\n \\h '
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        links = [
            f'<w:hyperlink w:anchor={quoteattr(_part(name))} w:history="1">{self.own(title)}</w:hyperlink>'
            for name, title in entries
        ]
        ends = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        last = len(links) - 1
        return "".join(
            self.paragraph(Style.CONTENTS, ("" if place else begins) + link + (ends if place == last else ""))
            for place, link in enumerate(links)
        )

    def hidden(self, text: str) -> str:
        """What stays with a row when a report is written into and saved: a reader does not see it."""
        return f'<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">{safe(text)}</w:t></w:r>'

    def picture(self, key: str, said: str, title: str, width: float, height: float) -> str:
        """One picture in a line of text, with the words for those who cannot see it; `key` stands for its bytes."""
        number, across, down = self.next_id(), round(width * EMU), round(height * EMU)
        size = f'<a:ext cx="{across}" cy="{down}"/>'
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
            f'<wp:docPr id="{number}" name="Picture {number}" title={quoteattr(escape_hidden(title))} '
            f"descr={quoteattr(escape_hidden(said))}/><a:graphic><a:graphicData uri={quoteattr(_PICTURE)}><pic:pic>"
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{key}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
            f'<a:off x="0" y="0"/>{size}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _run(self, escaped: str, style: Style | None, *, right_to_left: bool = False, language: str = "") -> str:
        if not escaped:
            return ""
        looks = f'<w:rStyle w:val="{self.style_ids[style]}"/>' if style else ""
        if style is Style.SIGN:
            looks += _FONT_OF_SIGNS
        if right_to_left:
            looks += "<w:rtl/>"
        if language:
            looks += f"<w:lang{language}/>"
        looks = f"<w:rPr>{looks}</w:rPr>" if looks else ""
        return f'<w:r>{looks}<w:t xml:space="preserve">{escaped}</w:t></w:r>'

    def paragraph(
        self,
        style: Style,
        content: str,
        *,
        right_to_left: bool = False,
        keep: bool = False,
        shade: Verdict | None = None,
    ) -> str:
        """A paragraph; `keep` holds it on the page of the next one."""
        looks = f'<w:pStyle w:val="{self.style_ids[style]}"/>'
        if keep:
            looks += "<w:keepNext/>"
        if shade is not None:
            looks += f'<w:shd w:val="clear" w:color="auto" w:fill="{VERDICT_SHADES[shade]}"/>'
        if right_to_left:
            looks += "<w:bidi/>"
        return f"<w:p><w:pPr>{looks}</w:pPr>{content}</w:p>"

    def styled(self, style: Style, sentence: Sentence, after: str = "", *, keep: bool = False) -> str:
        """A sentence as a paragraph, which runs as its first letter does where it holds foreign words alone."""
        so = runs_right_to_left(sentence)
        return self.paragraph(
            style, self.sentence(sentence, within_right_to_left=so) + after, right_to_left=so, keep=keep
        )

    def row_references(self, numbers: Sequence[int], *, alone: bool) -> str:
        """Numbers of rows where something can be looked up, each a link; in brackets unless they stand `alone`."""
        if not numbers:
            return ""
        before, after = ("", "") if alone else (" (row " if len(numbers) == 1 else " (rows ", ")")
        links = self.own(", ", Style.ROW_REFERENCE).join(map(self.row_reference, numbers))
        return self.own(before, Style.ROW_REFERENCE) + links + self.own(after, Style.ROW_REFERENCE)

    def row_reference(self, number: int, style: Style = Style.ROW_REFERENCE) -> str:
        """The number of a row as a link to it, plain where the document does not show the row."""
        words = self.own(str(number), style)
        if number not in self._rows:
            return words
        return f'<w:hyperlink w:anchor="{_bookmark(number)}" w:history="1">{words}</w:hyperlink>'

    def row_number(self, number: int) -> str:
        """The number of a row where the row stands, which references lead to."""
        mark = self.next_id()
        start = f'<w:bookmarkStart w:id="{mark}" w:name="{_bookmark(number)}"/>'
        return f'{start}{self.own(str(number), Style.ROW_NUMBER)}<w:bookmarkEnd w:id="{mark}"/>'


def runs_right_to_left(sentence: Sentence) -> bool:
    """Whether a sentence is to run from right to left: it holds no word of the tool, and its first letter runs so."""
    if str(sentence).isascii() or any(letter.isalnum() for letter in sentence.own_words):
        return False
    return begins_right_to_left(str(sentence))


def _part(name: str) -> str:
    """The name of a section's bookmark; Word takes letters, digits and underscores, forty of them at most."""
    return f"part_{pattern(r'[^A-Za-z0-9]').sub('_', name)}"[:40]


def _bookmark(number: int) -> str:
    """The name of a row's bookmark; Word takes no hyphen in one."""
    return f"row_{number}"
