"""Lines of one kind as a table: CSV, JSON or Parquet, written as they come and never held all at once."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO
from itertools import islice
from typing import Final

from msgspec import Struct, json, structs

from ceasefire_diff.render.csv import no_formula
from ceasefire_diff.source.diagnostics import refused
from ceasefire_diff.wording.escape_hidden import escape_hidden

_FORMATS: Final = {"IssueLine": "ceasefire-survey-issues/1", "PairLine": "ceasefire-survey-pairs/1"}
"""The names of the JSON documents: within a number things are only added."""

BATCH: Final = 5_000
"""Lines that are turned into columns together."""


def table_as_csv(kind: type[Struct], lines: Iterable[Struct]) -> Iterator[bytes]:
    """A head and a line for each, as the CSV of a report is: UTF-8 with a byte order mark, and no formulas."""
    yield b"\xef\xbb\xbf" + _csv_line(kind.__struct_fields__)
    for line in lines:
        yield _csv_line(map(_cell, structs.astuple(line)))


def table_as_json(kind: type[Struct], lines: Iterable[Struct]) -> Iterator[bytes]:
    """One JSON document: its format, and the lines as objects, one on a line of the file."""
    head = json.encode(_FORMATS[kind.__name__])
    yield b'{"format": ' + head + b', "lines": ['
    before = b"\n"
    for line in lines:
        yield before + json.encode(line)
        before = b",\n"
    yield b"\n]}\n"


def table_as_parquet(kind: type[Struct], lines: Iterable[Struct]) -> Iterator[bytes]:
    """The same columns as CSV has, all of them texts. Raises CannotRun where the extra `parquet` is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        from pyarrow.parquet import ParquetWriter  # noqa: PLC0415
    except ImportError as error:
        cure = "Install it with `pip install 'ceasefire-diff[parquet]'`"
        raise refused("survey.no-parquet", "a .parquet file needs the extra `parquet`", cure) from error
    target = BytesIO()
    schema = pa.schema([(name, pa.string()) for name in kind.__struct_fields__])
    with ParquetWriter(target, schema) as writer:
        for batch in _batches(lines):
            columns = zip(*([_cell(each) for each in structs.astuple(line)] for line in batch), strict=True)
            writer.write_table(pa.table([pa.array(column) for column in columns], schema=schema))
    yield target.getvalue()


def _batches(lines: Iterable[Struct]) -> Iterator[list[Struct]]:
    waiting = iter(lines)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _cell(value: object) -> str:
    if isinstance(value, dict):
        return escape_hidden("; ".join(f"{key}: {each}" for key, each in value.items()))
    return escape_hidden(str(value))


def _csv_line(cells: Iterable[str]) -> bytes:
    text = StringIO(newline="")
    csv.writer(text).writerow([no_formula(each) for each in cells])
    return text.getvalue().encode("utf-8", "backslashreplace")
