"""A gap report made by hand that holds every kind of block, words that run both ways, and drawings."""

from __future__ import annotations

from msgspec.structs import replace

from ceasefire_diff.document.content import (
    BracketedGroup,
    BracketedLine,
    BracketedRow,
    GapReport,
    Grid,
    Line,
    Listing,
    Paragraph,
    Part,
    Picture,
)
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.cells import Cell, Entry, StatedTerm
from ceasefire_diff.outline.outline import Column, RowOutline, SourceLine
from ceasefire_diff.outline.report_rows import KeyEntry, ReportGroup, ReportRow, RowStanding
from ceasefire_diff.pictures.shapes import Anchor, Drawing, Ellipse, Label, Polygon, Stroke, Tone
from ceasefire_diff.wording.quoted import Sentence, quoted

ARABIC = "وقف إطلاق النار لمدة 30 يوماً"
ARABIC_NAME = "فلسطين"
HEBREW = "הפסקת אש למשך 60 ימים (AB) לפחות"
HEBREW_NAME = "ישראל"


def column(called: str, language: str | None = None, missing: str | None = None) -> Column:
    """One text."""
    return Column(
        proposal=called,
        called=called,
        party=called,
        title=f"Position of {called}",
        date="2025-01-31",
        status="tabled",
        missing=missing,
        file=f"folder/{called}.yaml",
        sha256="0123456789abcdef" * 4,
        options=("Option 1", "Option 2"),
        sources=(SourceLine("paper", f"Paper of {called}", ("Bureau", "2025-02-01"), ("1", "2")),),
        language=language,
    )


def entry(proposal: str, clause: str, text: str, **stated: str) -> Entry:
    """One provision."""
    return Entry(
        proposal=proposal,
        provision=f"p{clause}",
        clauses=(clause,),
        options=(),
        tags=("reported",),
        stated=tuple(StatedTerm(name, name.replace("_", " "), value) for name, value in stated.items()),
        text=text,
        says_it=False,
        quote=None,
        heading=None,
        note="INTERNAL",
        caveat=None,
        sources=("paper",),
        line=3,
    )


def row(number: int, title: str, standings: tuple[RowStanding, ...], *cells: Cell) -> ReportRow:
    """One row of the table."""
    told = RowOutline(
        id=f"row/{number}",
        topic="duration",
        title=title,
        objects=("ceasefire",),
        neutral_objects=("ceasefire",),
        stages=("stage 1",),
        cells=cells,
        shared=(),
        judged=(),
        is_per_pair=len(cells) > 2,
    )
    return ReportRow(number, told, standings, (Sentence("Same in both texts: who is bound."),))


def standing(verdict: Verdict, words: str, label: str | None = None) -> RowStanding:
    """What a pair comes to."""
    meets = (Sentence(f"Meets both: {quoted('30 days')}."),) if verdict is Verdict.PARTLY else ()
    return RowStanding(label, verdict, words, meets, (Sentence(f"Length: {quoted('30 days')} lies inside the other."),))


DRAWING = Drawing(
    id="lengths",
    title="Lengths on one scale",
    description=Sentence("North states 30 days; South states at least 60 days, without end; nothing meets both."),
    width=500,
    height=150,
    shapes=(
        Polygon(((60, 20), (200, 20), (200, 50), (60, 50)), Tone.LIGHT, row=7),
        Polygon(((250, 60), (390, 60), (410, 75), (390, 90), (250, 90)), Tone.DARK, row=7),
        Ellipse(450, 35, 20, 15, Tone.MIDDLE),
        Polygon(((430, 100), (450, 70), (470, 100)), Tone.NONE),
        Stroke(60, 120, 420, 120, 1.5),
        Stroke(420, 120, 480, 120, 1.5, dashed=True),
        Stroke(60, 115, 60, 125),
        Stroke(60, 150, 100, 130),
        Stroke(100, 150, 140, 130),
        Label(130, 39, "30 days", Anchor.MIDDLE, row=7),
        Label(258, 79, "at least 60 days", on_dark=True, bold=True, row=7),
        Label(55, 39, "North", Anchor.END, is_foreign=True),
        Label(55, 79, ARABIC_NAME, Anchor.END, is_foreign=True),
        Label(60, 138, "0", Anchor.MIDDLE, size=9),
        Label(420, 138, f"({ARABIC_NAME} 60).", Anchor.MIDDLE, size=9, is_foreign=True),
        Label(450, 39, "7", Anchor.MIDDLE, bold=True, row=7),
    ),
)


def made_report(*, brackets: bool = False) -> GapReport:
    """Two texts, one of which is in Arabic; rows of each verdict; every kind of block before, after and in an annex."""
    left, right = column(ARABIC_NAME, "ar"), column("South", "fr", "section IV")
    arabic = replace(
        entry(left.proposal, "البند 3", ARABIC, length="30 يوماً", renewal="at least 30 days", by=ARABIC_NAME),
        heading="مدة الوقف",
        options=("الخيار 1",),
    )
    french = replace(
        entry(right.proposal, "IV.2", "The ceasefire lasts at least 60 days.", length="at least 60 days"),
        quote="Le cessez-le-feu dure au moins 60 jours.",
        heading="Durée",
    )
    silent = Cell(right.proposal, (), "not in this file (incomplete)")
    rows = (
        row(
            7,
            "Duration",
            (standing(Verdict.CONFLICT, "cannot both hold as written"),),
            Cell(left.proposal, (arabic,), None),
            Cell(right.proposal, (french, entry(right.proposal, "IV.3", "It is renewed.", renewal="rolling")), None),
        ),
        row(
            3,
            "Withdrawal & <redeployment>",
            (
                standing(Verdict.PARTLY, "compatible, not the same", f"{ARABIC_NAME}, Option 1"),
                standing(Verdict.UNCLEAR, "needs reading", f"{ARABIC_NAME}, Option 2"),
            ),
            Cell(left.proposal, (arabic, arabic), None),
            Cell(right.proposal, (french,), None),
        ),
        row(
            12,
            "Amnesty",
            (standing(Verdict.ONE_SIDED, "in one text only"),),
            Cell(left.proposal, (arabic,), None),
            silent,
        ),
    )
    words = Line(Sentence(f"{quoted(ARABIC_NAME)} states {quoted(ARABIC)}, 12 of it."), (7, 12))
    before = Part(
        "first",
        "What each text puts first",
        (
            Paragraph(Line(Sentence("Each text orders events in its own way."))),
            Listing((words, Line(Sentence(quoted(HEBREW)), (3,))), Sentence("Left open:")),
            Grid(
                Sentence("Order of events"),
                (Sentence(quoted(ARABIC_NAME)), Sentence(quoted("South"))),
                (
                    ((Line(Sentence(quoted(ARABIC))),), (Line(Sentence("1. ceasefire"), (7,)), words)),
                    ((), (Line(Sentence(quoted("treaty")), (99,)),)),
                ),
            ),
            Grid(Sentence("Without a head"), (), (((Line(Sentence("alone")),), (Line(Sentence("two")),)),)),
            Picture(DRAWING),
        ),
    )
    single = (
        BracketedGroup(
            "time",
            "Time & order",
            (
                BracketedRow(
                    7,
                    Sentence(f"Duration: {quoted('ceasefire')}"),
                    (
                        BracketedLine(Sentence(f"by: {quoted('both')}")),
                        BracketedLine(Sentence(f"length: {quoted('30 days')}"), "South"),
                        BracketedLine(Sentence(quoted(ARABIC)), ARABIC_NAME),
                        BracketedLine(Sentence("ceiling: ____ troops"), None, is_blank=True),
                        BracketedLine(Sentence("ceiling: ____ troops"), "South", is_blank=True),
                    ),
                ),
            ),
        ),
    )
    return GapReport(
        title=Sentence(f"The texts side by side: {quoted(ARABIC_NAME)} / {quoted('South')}"),
        status_note=(Sentence("Made by software from the files listed."), Sentence("Not seen by any party.")),
        footer=Sentence("Made by software; not agreed by any party."),
        columns=(left, right),
        notices=(
            Sentence("Columns stand in the order given."),
            Sentence(f"The file of {quoted('South')} is partial."),
        ),
        key=(
            KeyEntry(Verdict.CONFLICT, "≠", "cannot both hold as written"),
            KeyEntry(Verdict.PARTLY, "~", "compatible, not the same"),
            KeyEntry(Verdict.UNCLEAR, "?", "needs reading"),
            KeyEntry(Verdict.ONE_SIDED, "-", "in one text only"),
        ),
        before=(before,),
        groups=(ReportGroup("time", "Time & order", rows[:2]), ReportGroup("law", "Law", rows[2:])),
        after=(Part("watch", "Wording to watch", (Picture(DRAWING), Listing((words,)))),),
        annexes=(
            Part("provisions", "Annex A: full provisions", (Paragraph(words), Picture(DRAWING))),
            Part("links", "Annex B: links used", (Paragraph(Line(Sentence("None."))),)),
        ),
        brackets=single if brackets else None,
    )
