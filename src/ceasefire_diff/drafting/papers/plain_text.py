"""Reads plain text and Markdown: paragraphs between empty lines, or line by line where lines begin with numbers."""

from __future__ import annotations

from typing import Final

from ceasefire_diff.drafting.paper import Paper, PaperParagraph
from ceasefire_diff.drafting.papers.bounded import fold_spaces
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.source.diagnostics import refused
from ceasefire_diff.source.encoding import NotUtf8, decode

_heading = pattern(r"(#{1,6})\s+(.*?)\s*#*$")
_underline = pattern(r"(=+|-+)\s*$")
_bullet = pattern(r"\s*[-*+\u2022\u2013\u2014\u25aa\u25cf\u25e6\uf0b7]\s+(?=\S)")
_starts = pattern(
    r"\s*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxl]{1,6}|[IVXL]{1,6}|[a-zA-Zа-яА-Я])[.)]|\d{1,3}(?:\.\d{1,3})+)\s+\S"
)
_emphasis = pattern(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_MOST_WRAPPED: Final = 100


def read_plain_text(data: bytes, file: str, *, markdown: bool = False) -> Paper:
    """The paper in a text file; raises CannotRun for one that is not UTF-8."""
    text = decode(data)
    if isinstance(text, NotUtf8):
        raise refused("paper.encoding", text.message, text.cure, file)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n").split("\n")
    return Paper("Markdown" if markdown else "text", tuple(_paragraphs(lines, markdown=markdown)))


def _paragraphs(lines: list[str], *, markdown: bool) -> list[PaperParagraph]:
    wrapped = _is_wrapped(lines)
    found: list[PaperParagraph] = []
    block: list[str] = []

    def close(heading: int = 0) -> None:
        text = fold_spaces(" ".join(block))
        if text:
            bullet = _bullet.match(text)
            text = text[bullet.end() :] if bullet else text
            text = _emphasis.sub(r"\2", text) if markdown else text
            found.append(PaperParagraph(text, heading=heading, bullet=bullet is not None))
        block.clear()

    for line in lines:
        title = _heading.match(line) if markdown else None
        if title:
            close()
            block.append(title[2])
            close(len(title[1]))
        elif markdown and block and _underline.fullmatch(line):
            close(1 if line.startswith("=") else 2)
        elif not line.strip():
            close()
        else:
            if block and (not wrapped or _starts.match(line) or _bullet.match(line)):
                close()
            block.append(line.removeprefix("> ") if markdown else line)
    close()
    return found


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines were broken to a width, so that an empty line ends a paragraph and a line does not."""
    if not any(not line.strip() for line in lines[1:-1]):
        return max(map(len, lines), default=0) <= _MOST_WRAPPED and any(
            line[:1].islower() for line in lines if line.strip()
        )
    return True
