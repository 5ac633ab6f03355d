"""What a text states in a row, as plain lines: for tables whose cells hold text and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from ceasefire_diff.outline.cells import Cell, Entry
from ceasefire_diff.outline.report_rows import ReportRow, RowStanding
from ceasefire_diff.wording.escape_hidden import escape_hidden


def matter_of(row: ReportRow) -> str:
    """What a row is about: its title, then its objects and stages."""
    about = "; ".join(map(escape_hidden, (*row.outline.objects, *row.outline.stages)))
    return f"{escape_hidden(row.outline.title)}: {about}" if about else escape_hidden(row.outline.title)


def words_of(row: ReportRow) -> str:
    """The words of the room, once or per pair of texts."""
    return "\n".join(dict.fromkeys(_labelled(each, each.words) for each in row.standings))


def meets_of(row: ReportRow) -> str:
    """What meets both texts."""
    return "\n".join(
        dict.fromkeys(_labelled(each, escape_hidden(str(words))) for each in row.standings for words in each.meets)
    )


def reasons_of(row: ReportRow) -> str:
    """Why the texts stand as they do."""
    told = ((each, " ".join(escape_hidden(str(reason)) for reason in each.reasons)) for each in row.standings)
    own = (_labelled(standing, reasons) for standing, reasons in told if reasons)
    return "\n".join((*(escape_hidden(str(each)) for each in row.shared_reasons), *own))


def cell_text(cell: Cell) -> str:
    """What one text states, or that it does not speak."""
    return cell.silence or "\n".join(line for entry in cell.entries for line in _entry(entry))


def _entry(entry: Entry) -> Iterator[str]:
    head = " · ".join(map(escape_hidden, (f"[{'; '.join(entry.clauses)}]", *entry.options, *entry.tags)))
    stated = [each for each in entry.stated if not each.named]
    yield f"{head}: {escape_hidden(entry.text)}" if entry.says_it or not stated else head
    yield from (f"{each.name}: {escape_hidden(each.value)}" for each in stated)


def _labelled(standing: RowStanding, text: str) -> str:
    return f"{escape_hidden(standing.label)}: {text}" if standing.label else text
