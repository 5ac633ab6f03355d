"""Reads answers that were filled in elsewhere: the list of questions as CSV, Excel or JSON, with the answers in it."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Final

from msgspec import Struct

from ceasefire_diff.source.diagnostics import CannotRun, refused
from ceasefire_diff.source.plain_file import read_plain_file, why_unreadable

LARGEST: Final = 16 * 1024 * 1024


class Given(Struct, frozen=True):
    """One answer of a file: the question, its words of keys, and what each key stood for when the list was made."""

    question: str
    keys: tuple[str, ...]
    stood_for: Mapping[str, str]
    why: str
    by: str
    clause: str = ""


def read_filled_in(path: str) -> list[Given]:
    """The answers of a file, without the lines that nobody filled in; raises CannotRun."""
    try:
        data = read_plain_file(path, LARGEST)
    except (OSError, ValueError) as error:
        raise _unreadable(path, why_unreadable(error)) from error
    try:
        if data.startswith(b"PK"):
            return _from_table(_workbook(data, path), path)
        text = data.decode("utf-8-sig")
        if text.lstrip().startswith(("[", "{")):
            return _from_json(json.loads(text), path)
        csv.field_size_limit(LARGEST)
        return _from_table(list(csv.reader(StringIO(text, newline=""), strict=True)), path)
    except (ValueError, csv.Error, RecursionError) as error:
        raise _unreadable(path, "it is no CSV file, workbook or JSON of questions") from error


def _workbook(data: bytes, path: str) -> list[list[str]]:
    from ceasefire_diff.document.row_numbers import table_in_workbook

    table = table_in_workbook(data, ("id", "answer"), LARGEST)
    if table is None:
        raise _unreadable(path, "no sheet has columns `id` and `answer`")
    return table


def _from_table(table: Sequence[Sequence[str]], path: str) -> list[Given]:
    head = [each.strip() for each in table[0]] if table else []
    if "id" not in head or "answer" not in head:
        raise _unreadable(path, "it has no columns `id` and `answer`")
    found = []
    for line in table[1:]:
        cells = dict(zip(head, line, strict=False))
        stood_for = dict(re.findall(r"^(\w+) = \[([^\]]+)\]", cells.get("answers", ""), re.MULTILINE))
        found.append(_given(cells, stood_for))
    return [each for each in found if each.keys]


def _from_json(said: object, path: str) -> list[Given]:
    if not isinstance(said, list) or not all(isinstance(each, dict) for each in said):
        raise _unreadable(path, "it is no list of questions")
    found = []
    for each in said:
        stood_for = {
            str(choice.get("key")): str(choice["stands-for"])
            for choice in each.get("answers", ())
            if isinstance(choice, dict) and choice.get("stands-for")
        }
        found.append(
            _given({key: str(each.get(key) or "") for key in ("id", "answer", "why", "by", "clause")}, stood_for)
        )
    return [each for each in found if each.keys]


def _given(cells: Mapping[str, str], stood_for: Mapping[str, str]) -> Given:
    said = cells.get("answer", "").strip().casefold()
    keys = tuple(filter(None, re.split(r"[\s,;]+", said.replace("+", ""))))
    return Given(
        cells.get("id", "").strip(),
        keys,
        stood_for,
        *(cells.get(each, "").strip() for each in ("why", "by", "clause")),
    )


def _unreadable(path: str, why: str) -> CannotRun:
    cure = "Fill in what `ceasefire-diff review A B --list --format csv` writes"
    return refused("review.answers", f"no answers can be read from it: {why}", cure, path)
