"""Reads a saved web page (.html) over lxml: its main text, with the numbers of its lists; scripts and menus not."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, Final

from ceasefire_diff.drafting.papers import Omission, OmissionReason, Paper, PaperParagraph
from ceasefire_diff.drafting.papers.bounded import fold_spaces
from ceasefire_diff.drafting.papers.list_numbers import list_number
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.source.diagnostics import refused

_BLOCKS: Final = frozenset({
    "address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p", "pre", "section", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption", "header", "details", "summary",
})  # fmt: skip
_NEVER: Final = frozenset({
    "head", "iframe", "math", "nav", "noscript", "object", "script", "select", "style", "svg", "template",
    "button", "form", "input",
})  # fmt: skip
_OUTSIDE: Final = frozenset({"aside", "footer", "nav"})
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_hidden = pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST_MAIN: Final = 20
_SHARE_OF_MAIN: Final = 0.5
"""So much of a page's words an `article` or `main` must hold to be taken for the text alone."""


def read_web_page(data: bytes, file: str) -> Paper:
    """The paper in a web page; raises CannotRun for one without a body."""
    from lxml import etree, html

    try:
        text = data.decode("utf-8-sig")
        parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=parser)
    except UnicodeDecodeError:
        parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
        try:
            root = html.document_fromstring(data, parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
            raise _empty(file) from error
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise _empty(file) from error
    body = root.find("body")
    reader = _Reader()
    main = _main_text(root if body is None else body)
    reader.block(main)
    reader.close()
    title = root.find(".//title")
    return Paper(
        kind="HTML",
        paragraphs=tuple(reader.paragraphs),
        left_out=tuple(reader.left_out),
        remarks=("Menus, scripts and what stands beside the main text of the page were not read",)
        if main is not body
        else (),
        title=fold_spaces(title.text or "") if title is not None else "",
        date=_date(root),
        language=root.get("lang", ""),
    )


def _empty(file: str) -> Exception:
    return refused(
        "paper.empty", "The file holds no page", "Save the page again, or copy its text into a .txt file", file
    )


def _main_text(body: Any) -> Any:
    whole = len(fold_spaces(body.text_content()))
    found = list(islice(body.iter("article", "main"), _MOST_MAIN))
    candidates = sorted(found, key=lambda each: len(each.text_content()), reverse=True)
    if candidates and len(fold_spaces(candidates[0].text_content())) >= whole * _SHARE_OF_MAIN:
        return candidates[0]
    return body


def _date(root: Any) -> str:
    for node in root.iter("meta"):
        if (node.get("property") or node.get("name") or "").lower() in (
            "article:published_time",
            "dcterms.date",
            "date",
        ):
            return (node.get("content") or "")[:10]
    return ""


class _Reader:
    """Walks the page once; text that stands in no block of its own makes a paragraph too."""

    def __init__(self) -> None:
        self.paragraphs: list[PaperParagraph] = []
        self.left_out: list[Omission] = []
        self._pieces: list[str] = []
        self._number = ""
        self._level = self._heading = 0
        self._bullet = False

    def block(self, node: Any, level: int = -1) -> None:
        """Read one block and what it holds, with a stack of our own: pages nest deeper than Python may."""
        stack: list[tuple[str, Any, int]] = [("open", node, level)]
        while stack:
            step, each, depth = stack.pop()
            if step == "tail":
                self._pieces.append(each.tail or "")
            elif step == "close":
                self.close()
                self._heading = 0
            else:
                stack += self._opened(each, depth)

    def _opened(self, node: Any, level: int) -> list[tuple[str, Any, int]]:
        tag = node.tag if isinstance(node.tag, str) else ""
        if not tag or tag in _NEVER or self._left_out(node, tag):
            return []
        if tag == "br":
            self._pieces.append(" ")
            return []
        steps: list[tuple[str, Any, int]] = []
        deeper = level + (tag in ("ol", "ul"))
        if tag in _BLOCKS:
            self.close()
            steps.append(("close", node, deeper))
            self._heading = _HEADINGS.get(tag, self._heading)
            if tag == "li":
                self._number, self._bullet, self._level = *_number_of(node), max(level, 0)
        self._pieces.append(node.text or "")
        for child in reversed(node):
            steps += [("tail", child, deeper), ("open", child, deeper)]
        return steps

    def _left_out(self, node: Any, tag: str) -> bool:
        if tag in ("del", "s", "strike"):
            reason = OmissionReason.DELETED
        elif node.get("hidden") is not None or _hidden.search(node.get("style", "")):
            reason = OmissionReason.HIDDEN
        elif tag in _OUTSIDE or (tag == "div" and node.get("title") in ("header", "footer")):
            reason = OmissionReason.MARGIN
        else:
            return False
        if text := fold_spaces(node.text_content()):
            self.left_out.append(Omission(text, reason))
        return True

    def close(self) -> None:
        """End the paragraph that is being read, if there is any."""
        text, self._pieces = fold_spaces("".join(self._pieces)), []
        if not text:
            return
        self.paragraphs.append(PaperParagraph(text, self._number, self._level, self._heading, self._bullet))
        self._number, self._bullet = "", False


def _number_of(item: Any) -> tuple[str, bool]:
    """The number of a list item as browsers show it, and whether it is a bullet instead."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "", True
    number = _whole(parent.get("start"), 1)
    step = -1 if parent.get("reversed") is not None else 1
    if step < 0 and parent.get("start") is None:
        number = len(parent.findall("li"))
    for each in parent.iterchildren("li"):
        number = _whole(each.get("value"), number)
        if each is item:
            break
        number += step
    return f"{list_number(number, item.get('type') or parent.get('type') or '1')}.", False


def _whole(text: str | None, default: int) -> int:
    text = (text or "").strip()
    return int(text) if text.lstrip("-").isdecimal() and len(text) <= len("-99999") else default
