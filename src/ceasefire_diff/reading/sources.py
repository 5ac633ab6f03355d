"""Reads the sources of a proposal file and the words that several parts of its header share."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.model.proposal import Source, Status
from ceasefire_diff.source.yaml_fields import Fields, shown
from ceasefire_diff.source.yaml_nodes import Mapping, Node

SOURCE_KEYS: Final = (
    "title", "publisher", "date", "url", "status", "authentic", "translated-by", "attribution", "clauses",
)  # fmt: skip
_STATUSES: Final = {each.value: each for each in Status if each is not Status.UNFINISHED}

_date = pattern(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_url = pattern(r"https?://[^\s/?#]+(?:[/?#]\S*)?", re.IGNORECASE)


def read_sources(node: Node, fields: Fields) -> dict[str, Source]:
    """The publications a text was read in, by id; at least one."""
    mapping = fields.mapping(node, "sources", "`id:` lines with the `title: …` of each under it")
    if mapping is None:
        return {}
    if not mapping.entries:
        fields.empty(node, "sources")
    found: dict[str, Source] = {}
    for source_id, (key_node, value) in mapping.entries.items():
        fields.id(source_id, key_node, "sources")
        inner = fields.mapping(value, source_id, "`title: …` and what else is known of the source")
        found[source_id] = Source(source_id, "") if inner is None else _read_source(source_id, inner, fields)
    return found


def _read_source(source_id: str, mapping: Mapping, fields: Fields) -> Source:
    fields.keys(mapping, SOURCE_KEYS, ("title",), f"The source `{shown(source_id)}`")
    entries = {key: node for key, (_, node) in mapping.entries.items()}
    texts = {
        key: fields.words_of(entries[key], key) for key in ("title", "publisher", "translated-by") if key in entries
    }
    authentic = (
        fields.word(entries["authentic"], "authentic", ("yes", "no", "unknown")) if "authentic" in entries else None
    )
    return Source(
        id=source_id,
        title=texts.get("title") or "",
        publisher=texts.get("publisher"),
        date=date_of_source(entries["date"], fields) if "date" in entries else None,
        url=_read_url(entries["url"], fields) if "url" in entries else None,
        status=read_status(entries["status"], fields) if "status" in entries else None,
        authentic=authentic or "unknown",
        translated_by=texts.get("translated-by"),
        withheld="attribution" in entries
        and fields.word(entries["attribution"], "attribution", ("withheld",)) is not None,
    )


def read_status(node: Node, fields: Fields) -> Status | None:
    """How a text became known."""
    word = fields.word(node, "status", _STATUSES)
    return None if word is None else _STATUSES[word]


def date_of_source(node: Node, fields: Fields, key: str = "date") -> str | None:
    """A day of the calendar, as ISO 8601 writes it."""
    text = fields.words_of(node, key)
    if text is None:
        return None
    if _date.fullmatch(text):
        try:
            date.fromisoformat(text)
        except ValueError:
            message = f"The calendar has no day `{text}`"
        else:
            return text
    else:
        message = f"`{shown(text)}` is not a date as this format writes it"
    fields.complain("header.date", message, f"Write year, month and day, for example `{key}: 2025-06-02`", node)
    return None


def _read_url(node: Node, fields: Fields) -> str | None:
    text = fields.text(node, "url")
    if text is None or _url.fullmatch(text):
        return text
    message = f"`{shown(text)}` is not an address of a web page"
    fields.complain("header.url", message, "Write the whole address, beginning with https:// or http://", node)
    return None
