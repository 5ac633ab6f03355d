"""Reports made by hand for the tests of formats: with every kind of block, with brackets, with hostile words."""

from __future__ import annotations

from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.document.blocks import Block, Document, Figure, Line, Listing, Paragraph, Section, grid
from ceasefire_diff.document.prepare import Layout, ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.pictures.shapes import Anchor, Drawing, Ellipse, Label, Polygon, Stroke, Tone
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
        "A picture of rows",
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


def blocks_of_every_kind(names: tuple[str, ...] = ("A", "B")) -> tuple[Block, ...]:
    """One block of each kind but a table of rows."""
    sentence = Sentence(f"The text of {quoted(names[0])} states {quoted('30 days')}.")
    lines = (Line(sentence, rows=(1, 2)), Line(Sentence(quoted(ARABIC)), rows=(1,)), Line(Sentence("Nothing more.")))
    cells = [tuple(lines[:2] for _ in names), tuple((lines[2],) for _ in names)]
    return (
        Paragraph(lines[0]),
        Listing(lines, Sentence("Read these first")),
        Listing(lines, Sentence("One after the other"), inline=True),
        grid(tuple(Sentence(quoted(each)) for each in names), cells, "A small table"),
        Figure(drawing()),
    )


def whole_report(comparison: Comparison | None = None, layout: Layout = Layout.TABLE) -> Document:
    """A report that holds every kind of block in a section of its own, and its rows as they are made."""
    report = make_report(made.with_options() if comparison is None else comparison, ReportOptions(layout=layout))
    first = Section("first", "Blocks of every kind", blocks_of_every_kind())
    return replace(report, sections=(*report.sections, first))


def bracketed_report() -> Document:
    """The same as a single text with brackets."""
    return whole_report(layout=Layout.BRACKETS)


def hostile_report() -> Document:
    """A report whose every foreign word attacks the page: names, clauses, sources, labels, ids of provisions."""
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
    blocks: tuple[Block, ...] = (
        Paragraph(line),
        Listing((line,), sentence),
        Listing((line,), sentence, inline=True),
        grid((sentence, Sentence(quoted(attack))), [((line,), (line, line))], attack),
        Figure(evil),
    )
    return replace(
        report,
        title=Sentence(f"Side by side: {quoted(attack)}"),
        footer=sentence,
        sections=(*report.sections, Section("hostile", attack, blocks)),
    )


LAYOUTS = {Layout.TABLE: whole_report, Layout.BRACKETS: bracketed_report}
