"""The words of the table of rows: its heads, and what stands before and beside the sentences of the texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ceasefire_diff.wording.quoted import Sentence, quoted

NO: Final = "No."
ROW_NUMBER: Final = "number"
"""What the column of row numbers is called in tables for spreadsheets; with ROW_ID an earlier report is read by it."""
ROW_ID: Final = "row id"
GROUP: Final = "group"
VERDICT: Final = "verdict"
ISSUE: Final = "Issue"
WORKING_TEXT: Final = "Working text"
STATUS: Final = "Status"
WHY: Final = "Why"
ROW_STATUSES: Final = ("open", "parked", "agreed", "agreed ad referendum")
OUTSIDE_OPTIONS: Final = "Outside the options:"
CAVEAT: Final = "Note:"
SOURCE: Final = "source:"
INTERNAL_NOTE: Final = "internal note:"
RULES_APPLIED: Final = "rules:"
DOT: Final = " · "


def column_note(date: str, status: str, *, partial: bool) -> str:
    """What stands small under the name of a text."""
    return DOT.join((date, status, *(["incomplete"] if partial else [])))


def clause_lead(clauses: Sequence[str], tags: Sequence[str]) -> Sentence:
    """Where a sentence stands in its text, and that it is no plain duty where it is none."""
    marks = f" {DOT.join(map(quoted, tags))}:" if tags else ""
    return Sentence(f"[{quoted('; '.join(clauses))}]{marks}")


def option_heading(options: Sequence[str]) -> Sentence:
    """In which options of a text the sentences below hold."""
    return Sentence(f"{' or '.join(map(quoted, options))}:")
