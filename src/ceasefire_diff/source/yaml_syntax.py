"""What a YAML parser means by its error, in plain words, with the cure."""

from __future__ import annotations

import re
from typing import Final

import yaml
from msgspec import Struct

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.source.yaml_guards import YamlMark

# As much of a line as is looked at; the causes named here show within a few words.
_LINE_LOOKED_AT: Final = 2000

_COMMENT_ABOVE: Final = pattern(r"\S[ \t]+#[^\n]*\n[ \t]*\Z")
_QUOTE_OR_BLOCK: Final = "Put the whole value in quotes, or write it on the next line under `>-`"
_SIGNS: Final = (("an alias", "*"), ("an anchor", "&"), ("a tag", "!"), ("tag handle", "!"), ("a directive", "%"))
_BRACKETS: Final = {
    "[": ("The list that [ opens here is not closed, or one of its items cannot be read", "]"),
    "{": ("The mapping that { opens here is not closed, or one of its values cannot be read", "}"),
}


class SyntaxTrouble(Struct, frozen=True):
    """What is wrong, the cure, where to mend it, and where the parser gave up; lines and columns count from 1."""

    message: str
    cure: str
    line: int
    column: int
    noticed_line: int
    noticed_column: int


def why_no_yaml(error: Exception, text: str) -> SyntaxTrouble:
    """Put what PyYAML raised for `text` in plain words."""
    noticed: YamlMark = getattr(error, "problem_mark", None) or yaml.Mark("", 0, 0, 0, "", 0)
    opened: YamlMark = getattr(error, "context_mark", None) or noticed
    problem, context = getattr(error, "problem", None) or "", getattr(error, "context", None) or ""
    message, cure, at = _explain(text, problem, context, noticed, opened)
    return SyntaxTrouble(message, cure, at.line + 1, at.column + 1, noticed.line + 1, noticed.column + 1)


def _explain(text: str, problem: str, context: str, noticed: YamlMark, opened: YamlMark) -> tuple[str, str, YamlMark]:
    if "quoted scalar" in context:
        return *_about_quotes(problem), _at_fault(problem, opened, noticed)
    if "flow" in context and "a flow node" not in context:
        message, closing = _BRACKETS.get(text[opened.index : opened.index + 1], _BRACKETS["["])
        cure = f"Close it with {closing}; put items that hold a sign such as , : ? [ or {{ in quotes"
        return message, cure, opened
    about = _about_signs(text, problem, context, noticed) or _about_values(text, problem, noticed)
    message, cure = about or _about_structure(text, problem, context, noticed, opened)
    misread = any(word in context for word in ("simple key", "alias", "anchor", "tag"))
    return message, cure, opened if misread else noticed


def _at_fault(problem: str, opened: YamlMark, noticed: YamlMark) -> YamlMark:
    return noticed if "escape" in problem or "hexadecimal" in problem else opened


def _about_quotes(problem: str) -> tuple[str, str]:
    if "escape" in problem or "hexadecimal" in problem:
        return "Double quotes make this backslash an escape, and there is none such", "Use single quotes, or write \\\\"
    return "The quote that opens here is never closed", "Close it, or put the whole value in the other kind of quotes"


def _about_signs(text: str, problem: str, context: str, noticed: YamlMark) -> tuple[str, str] | None:
    if "cannot start any token" in problem:
        return f"A value cannot start with {text[noticed.index : noticed.index + 1]}", _QUOTE_OR_BLOCK
    for word, sign in _SIGNS:
        if word in context or word in problem:
            return f"A value that starts with {sign} means something else to YAML", _QUOTE_OR_BLOCK
    if "block scalar" in context:
        return "After | or > only a line break may follow", "Begin the text on the next line, or put it all in quotes"
    return None


def _about_values(text: str, problem: str, noticed: YamlMark) -> tuple[str, str] | None:
    character = text[noticed.index : noticed.index + 1]
    if "mapping values are not allowed" in problem:
        before = _line_before(text, noticed)
        if re.search(r":\s", before) or re.search(r"[\[{,]", before):
            return "A second colon followed by a space stands in one line", _QUOTE_OR_BLOCK
        cure = "Mend the indentation, delete that value, or put a space after the colon above if it has none"
        return "A key stands where the line above already gave a value", cure
    if "sequence entries are not allowed" in problem:
        return "A list item (- ) stands on the line of its key", "Begin the list on the next line, or write [a, b]"
    if character == ":":
        return "The key before the colon is missing", "Write it, or put the whole value in quotes"
    if "expected the node content" in problem or "mapping keys are not allowed" in problem:
        if character == ",":
            return "The value before the comma is missing", "Write it, or delete the comma"
        return f"A value cannot start with {character}", _QUOTE_OR_BLOCK
    return None


def _about_structure(text: str, problem: str, context: str, noticed: YamlMark, opened: YamlMark) -> tuple[str, str]:
    at = opened if "simple key" in context else noticed
    before = _line_before(text, at)
    above = text[max(0, at.index - _LINE_LOOKED_AT) : at.index]
    if not before.strip() and _COMMENT_ABOVE.search(above):
        cure = "Put the value above in quotes if # belongs to it; else mend the indentation of this line"
        return "The comment (#) above ends its value, so this line belongs to nothing", cure
    if "simple key" in context:
        return "This line is neither `key: value` nor the continuation of one", "Add the colon, or indent the line more"
    if re.search(r"['\"]\s*\Z", before):
        cure = "Inside '…' write each ' twice, inside \"…\" write \\\" for each quote, or use `>-`"
        return "Text follows a closing quote", cure
    if re.search(r"[\]}]\s*\Z", before):
        return "Text follows a closing bracket or brace", _QUOTE_OR_BLOCK
    if "block" in context or "document start" in problem:
        return "This line is not indented like those it belongs with", "Line it up with the keys or items beside it"
    return f"YAML cannot read this: {problem or 'no reason given'}", "Put values with special characters in quotes"


def _line_before(text: str, spot: YamlMark) -> str:
    return text[max(spot.index - spot.column, spot.index - _LINE_LOOKED_AT) : spot.index]
