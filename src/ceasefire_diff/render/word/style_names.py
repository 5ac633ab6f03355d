"""The styles of a report by the names people see in Word, and what lies behind verdicts; looks: `plain_template`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from ceasefire_diff.model.verdict import Verdict


class Style(StrEnum):
    """A style by its name, which is what a template's own style of the same kind is found by."""

    NORMAL = "Normal"
    TITLE = "Title"
    PART = "heading 1"
    GROUP = "heading 2"
    MATTER_HEADING = "heading 3"
    BULLET = "List Bullet"
    CAPTION = "caption"
    HEADER = "header"
    STATUS_NOTE = "Gap Status Note"
    NOTICE = "Gap Notice"
    KEY = "Gap Key"
    LEAD = "Gap Lead"
    FACTS = "Gap Facts"
    RUN_IN = "Gap Run-in List"
    DETAIL = "Gap Detail"
    CAVEAT = "Gap Caveat"
    REASON = "Gap Reason"
    BAND = "Gap Band"
    BETWEEN = "Gap Between"
    CONTENTS = "toc 1"
    SINGLE_TEXT = "Gap Single Text"
    PICTURE = "Gap Picture"
    CELL = "Gap Cell"
    COLUMN_HEAD = "Gap Column Head"
    COLUMN_NOTE = "Gap Column Note"
    MATTER = "Gap Matter"
    OBJECTS = "Gap Objects"
    WORDS_OF_THE_ROOM = "Gap Words of the Room"
    PAIR = "Gap Pair"
    MEETS_BOTH = "Gap Meets Both"
    OPTION = "Gap Option"
    CLAUSE = "Gap Clause"
    OWN_HEADING = "Gap Own Heading"
    TEXT = "Gap Text"
    TERM = "Gap Term"
    SILENCE = "Gap Silence"
    WORKING_TEXT = "Gap Working Text"
    FOOTER = "Gap Footer"
    PAGE_NUMBER = "Gap Page Number"
    ROW_NUMBER = "Gap Row Number"
    ROW_REFERENCE = "Gap Row Reference"
    TERM_NAME = "Gap Term Name"
    PARTY = "Gap Party"
    SIGN = "Gap Sign"
    TABLE = "Gap Table"


SHADES: Final[Mapping[Verdict, str]] = {
    Verdict.CONFLICT: "F8DEDA",
    Verdict.PARTLY: "DCEFEF",
    Verdict.AGREE: "DFF0E1",
    Verdict.UNCLEAR: "FBF0D0",
    Verdict.OPEN: "E1E9F8",
    Verdict.ONE_SIDED: "ECEEF0",
}
"""What lies behind a verdict: light enough for black letters, and beside a sign that tells verdicts apart in grey."""
