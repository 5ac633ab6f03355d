"""Gap reports made by hand for the tests of formats: with every kind of block, with brackets, with hostile words."""

from __future__ import annotations

from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.document.content import (
    BracketedGroup,
    BracketedLine,
    BracketedRow,
    GapReport,
    Grid,
    Layout,
    Line,
    Listing,
    Paragraph,
    Part,
    Picture,
    ReportOptions,
)
from ceasefire_diff.document.report import make_report
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.report_rows import ReportRow, RowStanding
from ceasefire_diff.pictures.shapes import (
    Anchor,
    Drawing,
    Ellipse,
    Label,
    Polygon,
    Stroke,
    Tone,
)
from ceasefire_diff.wording.quoted import Sentence, quoted
from tests.render import made

ARABIC = "وقف إطلاق النار"

ATTACKS = (
    "<script>ran()</script>",
    "</script><script>ran()</script>",
    "</style><script>ran()</script>",
    "</title><script>ran()</script>",
    '"><img src="https://a.example/x.png" onerror="ran()">',
    "javascript:ran()",
    "{{ ran }} {% raw %}",
    "'; } @import url(https://a.example/x.css); body { display: none }",
    "<svg onload=ran()>",
    "a\u202eb\u2066c",
)
"""Words that would run, fetch, style or turn round something if a page took them for its own."""


def drawing() -> Drawing:
    """A picture with every kind of shape, some of which lead to rows."""
    square = ((10.0, 10.0), (30.0, 10.0), (30.0, 30.0), (10.0, 30.0))
    return Drawing(
        "made-up",
        "A map of the rows",
        Sentence("Row 1 stands left of row 2."),
        240,
        80,
        (
            Polygon(square, Tone.DARK, row=1),
            Label(20, 24, "1", Anchor.MIDDLE, on_dark=True, row=1),
            Ellipse(60, 20, 10, 8.125, Tone.LIGHT, row=2),
            Label(60, 24, "2", Anchor.MIDDLE, bold=True, row=2),
            Stroke(10, 50, 230, 50),
            Stroke(10, 60, 230, 60, weight=2, dashed=True),
            Polygon(square, Tone.NONE),
            Ellipse(100, 20, 10, 10, Tone.MIDDLE),
            Label(230, 75, ARABIC, Anchor.END, size=9, is_foreign=True),
        ),
    )


def whole_report(comparison: Comparison | None = None) -> GapReport:
    """A report that holds every kind of block, in parts before and after the rows and in an annex."""
    report = make_report(made.with_options() if comparison is None else comparison, ReportOptions())
    first, *others = report.columns
    sentence = Sentence(f"The text of {quoted(first.called)} states {quoted('30 days')}.")
    lines = (Line(sentence, rows=(1, 2)), Line(Sentence(quoted(ARABIC)), rows=(1,)), Line(Sentence("Nothing more.")))
    return replace(
        report,
        status_note=(
            Sentence("Made by software from the files listed; not seen or agreed by any party."),
            Sentence("The words of the texts prevail."),
        ),
        footer=Sentence(f"Made by software from the files of {quoted(first.called)} and others; not a proposal."),
        before=(
            Part(
                "first",
                "What each text puts first",
                (
                    Paragraph(lines[0]),
                    Listing(lines, lead=Sentence("Read these first")),
                    Grid(
                        Sentence("Own order of events"),
                        tuple(Sentence(quoted(each.called)) for each in (first, *others)),
                        (tuple(lines[:2] for _ in report.columns), tuple((lines[2],) for _ in report.columns)),
                    ),
                    Picture(drawing()),
                ),
            ),
        ),
        after=(Part("watch", "Wording to watch", (Listing(lines),)),),
        annexes=(Part("links", "Glossary links used", (Paragraph(lines[2]),)),),
        groups=tuple(
            replace(
                group,
                rows=tuple(
                    replace(row, shared_reasons=row.shared_reasons or (sentence,), standings=_with_meets(row))
                    for row in group.rows
                ),
            )
            for group in report.groups
        ),
    )


def _with_meets(row: ReportRow) -> tuple[RowStanding, ...]:
    return tuple(
        replace(each, meets=(Sentence(f"Meets both: {quoted('30 days')}."),)) if each.verdict is Verdict.AGREE else each
        for each in row.standings
    )


def bracketed_report() -> GapReport:
    """The same as a single text with brackets: what is said alike, what one text says, and a blank."""
    report = whole_report()
    lines = (
        BracketedLine(Sentence("It is neutral.")),
        *(BracketedLine(Sentence(quoted(f"{each.called}, {ARABIC}")), each.called) for each in report.columns),
        BracketedLine(Sentence("____ days"), is_blank=True),
    )
    return replace(
        report,
        brackets=tuple(
            BracketedGroup(
                group.id,
                group.title,
                tuple(BracketedRow(row.number, Sentence(quoted(row.outline.title)), lines) for row in group.rows),
            )
            for group in report.groups
        ),
    )


def hostile_report() -> GapReport:
    """A report whose every foreign word attacks the page: names, files, clauses, sources, labels, ids of provisions."""
    report = whole_report(made.hostile())
    attack = " ".join(ATTACKS)
    sentence = Sentence(f"Both texts name {quoted(attack)}.")
    evil = replace(
        drawing(),
        title=attack,
        description=Sentence(quoted(attack)),
        shapes=(Label(1, 9, attack, is_foreign=True, row=1), Label(1, 9, attack, is_foreign=True)),
    )
    line = Line(sentence, rows=(1,))
    columns = tuple(
        replace(
            each,
            called=attack,
            title=attack,
            file=f"/home/jane-doe/{attack.replace('/', '')}.yaml",
            missing=attack,
            options=(attack,),
        )
        for each in report.columns
    )
    return replace(
        report,
        title=Sentence(f"Side by side: {quoted(attack)}"),
        status_note=(sentence,),
        footer=sentence,
        notices=(sentence,),
        columns=columns,
        before=(
            Part(
                "hostile",
                attack,
                (
                    Paragraph(line),
                    Listing((line,), lead=sentence),
                    Grid(sentence, (sentence, Sentence(quoted(attack))), (((line,), (line, line)),)),
                    Picture(evil),
                ),
            ),
        ),
    )


LAYOUTS = {Layout.TABLE: whole_report, Layout.BRACKETS: bracketed_report}
