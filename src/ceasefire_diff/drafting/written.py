"""Writes a draft as a proposal file: one block for each clause, hints in comments, what was left out at the end."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from ceasefire_diff.drafting.cutting import CLOSING, PREAMBLE, Piece
from ceasefire_diff.drafting.draft import Draft, Drafted, Ids
from ceasefire_diff.drafting.found import FoundKind
from ceasefire_diff.drafting.keys import as_names
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.model.clause_ranges import in_few_words
from ceasefire_diff.model.proposal import UNFINISHED
from ceasefire_diff.source.yaml_flow import word

_WIDTH: Final = 110
_MOST_HINTS: Final = 12
_ENDS: Final = (".", "!", "?", "\u061f", "\u2026", '"', "\u201d", "\u00bb", ":")
_loose_begin = pattern(r"^(?:and|but)\s+", re.IGNORECASE)
_loose_end = pattern(r"(?:[,;\u060c\u061b]\s*(?:and|or|\u0438|et|y)?|\s(?:and|or))\s*$")

MAY_BE: Final = "may be"
_CONDITIONS: Final = "conditions"
_EVENTS: Final = "events of the other file"
_DEEDS: Final = "may hold several deeds"
HINTS: Final = (MAY_BE, *FoundKind, _CONDITIONS, _EVENTS, _DEEDS)
"""With what each hint of a provision begins."""


def write_draft(draft: Draft, version: str) -> str:
    """The whole file; the same draft gives the same text."""
    return "\n".join((*_head(draft, version), *_provisions(draft), *_left_out(draft), ""))


def skeleton_of(clauses: list[str]) -> str:
    """A file with an unfinished provision for each clause of a text that is at hand on paper alone."""
    ids = Ids()
    lines = [
        "# Replace each `unfinished`. What is left: ceasefire-diff validate FILE --unfinished",
        "format: ceasefire-proposal/1",
        *(f"{key}: {UNFINISHED}" for key in ("party", "title", "date", "status", "coverage")),
        *_list("clauses", in_few_words(clauses)),
        "sources:",
        "  paper:",
        "    title: Title of the publication",
        "",
        "provisions:",
    ]
    for clause in dict.fromkeys(clauses):
        lines += ["", f"  - id: {ids.of(clause)}", f"    clause: {_value(clause)}"]
        lines += [f"    topic: {UNFINISHED}", f"    text: {UNFINISHED}"]
    return "\n".join((*lines, ""))


def _head(draft: Draft, version: str) -> Iterator[str]:
    paper = draft.paper
    beside = PurePath(draft.beside.file).name
    pages = f", {paper.pages} pages" if paper.pages else ""
    yield from _comment(
        f"Drafted by ceasefire-diff {version} from {draft.file} ({paper.kind}{pages}, SHA-256 {draft.sha256[:16]}). "
        "Nothing was chosen: replace each `unfinished`, shorten each `text`, and delete the hints you no longer need. "
        "`validate --unfinished` says what is left.",
        "",
    )
    if beside:
        yield from _comment(f"Hints use the words of {beside} first.", "")
    for remark in paper.remarks:
        yield from _comment(f"{remark}.", "")
    if not draft.language_known:
        yield from _comment(
            "The language of the text is none that drafts have words for: it was cut by its numbers, and topics and "
            "values were looked for in vain or by chance.",
            "",
        )
    yield "format: ceasefire-proposal/1"
    yield from _of_the_other_file(draft, beside)
    yield from _hint("names in the text", draft.names, "")
    yield f"party: {UNFINISHED}"
    if paper.title and paper.title != draft.cut.title:
        yield from _hint("the file calls itself", (paper.title,), "")
    yield f"title: {_value(draft.cut.title)}" if draft.cut.title else f"title: {UNFINISHED}"
    yield from _hint("under the title", draft.cut.under_title, "", " / ")
    yield from _hint("dates", draft.dates, "")
    yield f"date: {UNFINISHED}"
    yield f"status: {UNFINISHED}"
    yield f"coverage: {UNFINISHED}"
    if draft.language_said:
        yield f"language: {draft.language_said}"
    elif draft.language_known:
        yield from _comment(f"By its words the text is in: {draft.language.code}", "")
    clauses = in_few_words(each.piece.clause for each in draft.drafted if each.piece.clause not in (PREAMBLE, CLOSING))
    if clauses:
        yield from _list("clauses", clauses)
    yield f"clause-numbers: {'ours' if draft.cut.ours else 'as-published'}"
    if draft.events:
        yield from _comment("Events the clauses speak of; delete the # of those you take over:", "")
        yield "# events:"
        yield from (f"#   {event}: {as_names(labels)}" for event, labels in draft.events.items())
    yield "sources:"
    yield "  paper:"
    yield f"    title: {_value(draft.cut.title or paper.title or draft.file)}"
    yield ""
    yield "provisions:"


def _of_the_other_file(draft: Draft, beside: str) -> Iterator[str]:
    """What the other file says of the process, as lines that a person takes over: the paper does not say it."""
    other = draft.beside
    lines = [
        f"# {key}: {_value(said)}" for key, said in (("process", other.process), ("glossary", other.glossary)) if said
    ]
    if lines:
        beside_it = " (the glossary must stand beside this file)" if other.glossary else ""
        yield from _comment(f"Of {beside}; delete the # if this paper belongs to the same process{beside_it}:", "")
        yield from lines
    events: dict[str, str] = {}
    for label, event in other.events:
        events.setdefault(event, label)
    yield from _hint("its events", [f"{event} ({label})" for event, label in events.items()], "", "; ")


def _list(key: str, items: list[str]) -> Iterator[str]:
    if len(items) == 1:
        yield f"{key}: {json.dumps(items[0], ensure_ascii=False)}"
        return
    words = ", ".join(json.dumps(each, ensure_ascii=False) for each in items)
    lines = list(_wrap(f"[{words}]", _WIDTH))
    yield f"{key}: {lines[0]}"
    yield from (f"  {line}" for line in lines[1:])


def _provisions(draft: Draft) -> Iterator[str]:
    heading = ""
    for each in draft.drafted:
        if each.piece.heading != heading:
            heading = each.piece.heading
            if heading:
                yield ""
                yield from _comment(heading, "  ")
        yield ""
        yield from provision_lines(each)


def provision_lines(each: Drafted) -> Iterator[str]:
    """One provision: what the paper says, and every hint as a comment."""
    piece = each.piece
    if piece.page:
        yield from _comment(f"Page {piece.page}.", "  ")
    if piece.parts > 1:
        yield from _comment(
            f"Part {piece.part} of {piece.parts} of this clause (characters {piece.start} to {piece.end}): a proposal, "
            "join what is one act.",
            "  ",
        )
    yield f"  - id: {each.id}"
    yield f"    clause: {_value(piece.clause)}"
    over = " / ".join(part for part in (piece.heading, piece.lead) if part)
    if over:
        yield from _block("heading", over)
    suggested = [f"{one.topic} ({', '.join(one.words)})" for one in each.suggestions]
    yield from _hint(MAY_BE, suggested, "    ", "; ")
    yield f"    topic: {UNFINISHED}"
    yield from (f"    # {one.key}: {one.value}" for one in each.keys if one.key)
    yield from _block("quote", piece.quote)
    yield from _block("text", sentence_of(piece))
    for kind in FoundKind:
        words = [f"{one.text} = {one.value}" if one.value else one.text for one in each.found if one.kind is kind]
        yield from _hint(kind.value, words, "    ", "; ")
    yield from _hint(_CONDITIONS, [one.value for one in each.keys if not one.key], "    ", "; ")
    yield from _hint(_EVENTS, each.events, "    ", "; ")
    yield from _hint(_DEEDS, each.deeds, "    ", "; ")


def sentence_of(piece: Piece) -> str:
    """The words of a piece so that they can be read alone: with what stands over them, and as a sentence."""
    text = _loose_begin.sub("", piece.quote)
    if piece.part > 1 and piece.head and not piece.lead and not text.startswith(f"{piece.head}:"):
        text = f"{piece.head}: {text}"
    if piece.lead:
        text = f"{piece.lead} {text}"
    text = _loose_end.sub("", text)
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(_ENDS) else '.'}"


def _left_out(draft: Draft) -> Iterator[str]:
    yield ""
    if not draft.cut.left_out:
        yield from _comment("Nothing of the paper was left out.", "")
        return
    yield from _comment("Left out, each with its reason:", "")
    for each in draft.cut.left_out:
        page = f", page {each.page}" if each.page else ""
        yield from _comment(f"- {each.reason.value}{page}: {each.text}", "")


def _hint(what: str, words: tuple[str, ...] | list[str], indent: str, between: str = ", ") -> Iterator[str]:
    if words:
        shown = list(dict.fromkeys(words))
        rest = "" if len(shown) <= _MOST_HINTS else f"{between}and {len(shown) - _MOST_HINTS} more"
        yield from _comment(f"{what}: {between.join(shown[:_MOST_HINTS])}{rest}", indent, "  ")


def _comment(text: str, indent: str, further: str = "") -> Iterator[str]:
    """Lines of a comment; those of a hint stand further in from the second on, so that its end can be told."""
    for place, line in enumerate(_wrap(text, _WIDTH - len(indent))):
        yield f"{indent}# {further if place else ''}{line}"


def _wrap(text: str, width: int) -> Iterator[str]:
    """Lines of a text whose words are parted by single spaces, none broken; the library takes three times as long."""
    start = 0
    while len(text) - start > width:
        cut = text.rfind(" ", start + 1, start + width + 1)
        cut = cut if cut > 0 else text.find(" ", start + width)
        if cut < 0:
            break
        yield text[start:cut]
        start = cut + 1
    yield text[start:]


def _block(key: str, text: str) -> Iterator[str]:
    """A value as a folded block, in which no character means anything; its lines are joined by single spaces."""
    yield f"    {key}: >-"
    yield from (f"      {line}" for line in _wrap(text, _WIDTH - 6))


def _value(text: str) -> str:
    """One line of text as a YAML value; what begins with a digit stands in quotes, for editors take it for a number."""
    return f'"{text}"' if text[:1].isdigit() and word(text) == text else word(text)
