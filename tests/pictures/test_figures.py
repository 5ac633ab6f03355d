"""Proves that the pictures of a gap report show what the rows hold, favour no side, and can be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.comparing.order.timeline import timeline
from ceasefire_diff.document.blocks import Document, Figure
from ceasefire_diff.document.prepare import ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.pictures.layout import HIGHEST, SMALL, WIDTH, text_width, wrapped
from ceasefire_diff.pictures.shapes import Anchor, Drawing, Ellipse, Label, Polygon, Stroke, Tone
from ceasefire_diff.pictures.timeline import clashing_events, draw_timeline_of
from ceasefire_diff.reading.proposals import read_proposals
from ceasefire_diff.wording.labels import Labels
from tests.conftest import ROOT
from tests.properties.made_positions import GLOSSARY, positions
from tests.render import made
from tests.render.banned_words import BANNED
from tests.texts import compare_texts, istanbul, proposal_text

SECONDS = 20
"""What a report of 500 provisions may take on a slow machine with others at work; alone it takes less than two."""

Box = tuple[float, float, float, float]


def real(folder: str, *names: str) -> Comparison:
    """Real texts, read and compared."""
    read = read_proposals([str(ROOT / "proposals" / folder / f"{name}.yaml") for name in names])
    return compare(read.proposals, read.taxonomy)


REAL = {
    "istanbul": ("istanbul-2025", "russia-2025-06-02", "ukraine-2025-06-01"),
    "gaza": ("gaza-2025", "us-2025-05-29", "hamas-2025-05-31"),
    "korea": ("korea-1951", "kpa-cpv-item3-1951-12-03", "unc-item3-1951-11-27"),
    "three": ("korea-1951", "kpa-cpv-item2-1951-10-26", "unc-item2-1951-11-05", "kpa-cpv-item2-1951-11-07"),
}
MADE = {
    "hostile": made.hostile,
    "right to left": made.right_to_left,
    "options": made.with_options,
    "three made": made.of_three,
    "one party": made.of_one_party,
    "several parties": made.of_several_parties,
}


def compared(name: str) -> Comparison:
    """A comparison by its name here."""
    return MADE[name]() if name in MADE else real(*REAL[name])


def drawings(report: Document, kind: str = "") -> list[Drawing]:
    """The pictures of a report, or those of one kind."""
    found = [block.drawing for part in report.sections for block in part.blocks if isinstance(block, Figure)]
    return [each for each in found if each.id.startswith(kind)]


def pictures(comparison: Comparison, kind: str = "") -> list[Drawing]:
    """The pictures of a comparison, or those of one kind."""
    return drawings(make_report(comparison, ReportOptions()), kind)


def labels(drawing: Drawing) -> list[Label]:
    """The words in a picture."""
    return [each for each in drawing.shapes if isinstance(each, Label)]


def box(label: Label) -> Box:
    """The room that words take, by the estimate the pictures are laid out with."""
    width = text_width(label.words, label.size, bold=label.bold)
    left = label.x - {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[label.anchor]
    return left, label.y - label.size * 0.76, left + width, label.y + label.size * 0.22


def points(drawing: Drawing) -> Iterator[tuple[float, float]]:
    """Every point that something in a picture reaches."""
    for shape in drawing.shapes:
        match shape:
            case Polygon():
                yield from shape.points
            case Ellipse():
                yield from ((shape.x - shape.across, shape.y - shape.up), (shape.x + shape.across, shape.y + shape.up))
            case Stroke():
                yield from ((shape.from_x, shape.from_y), (shape.to_x, shape.to_y))
            case Label():
                left, top, right, bottom = box(shape)
                yield from ((left, top), (right, bottom))


def can_be_read(drawing: Drawing) -> None:
    """Nothing leaves the picture, no words lie on others, none are small, and it fits on a page."""
    assert drawing.width <= WIDTH + 2
    assert drawing.height <= HIGHEST + 1, drawing.id
    for x, y in points(drawing):
        assert -0.5 <= x <= drawing.width + 0.5, (drawing.id, x, y)
        assert -1.5 <= y <= drawing.height + 0.5, (drawing.id, x, y)
    for one, other in combinations(labels(drawing), 2):
        left, right = box(one), box(other)
        apart = left[2] <= right[0] or right[2] <= left[0] or left[3] <= right[1] or right[3] <= left[1]
        assert apart, (drawing.id, one.words, other.words)
    assert all(each.size >= SMALL for each in labels(drawing))


def numbers_in(text: str) -> set[int]:
    """Every number of a row that a description names."""
    return {int(each) for found in re.findall(r"[Rr]ows? ([0-9, and]+)", text) for each in re.findall("[0-9]+", found)}


def says_what_it_shows(drawing: Drawing) -> None:
    """The words name each row the picture leads to, and say nothing the banned words would."""
    shown = {shape.row for shape in drawing.shapes if not isinstance(shape, Stroke) and shape.row is not None}
    assert shown <= numbers_in(str(drawing.description)), drawing.id


@pytest.mark.parametrize("name", [*REAL, *MADE])
def test_pictures_can_be_read(name: str) -> None:
    """Of real and of hostile texts, every picture stays in its frame and says in words what it shows."""
    found = pictures(compared(name))
    assert found
    for drawing in found:
        can_be_read(drawing)
        says_what_it_shows(drawing)
    assert len({each.id for each in found}) == len(found)


@settings(max_examples=40)
@given(positions, positions)
def test_pictures_of_any_pair_can_be_read(left: list[dict[str, Any]], right: list[dict[str, Any]]) -> None:
    """The same for made-up positions, whose words are also held against what a report never says."""
    one, two = proposal_text(left, party="Arcadia"), proposal_text(right, party="Zembla")
    for drawing in pictures(compare_texts(one, two, glossary=GLOSSARY)):
        can_be_read(drawing)
        says_what_it_shows(drawing)
        assert not BANNED.search(drawing.description.own_words)


def test_a_condition_is_the_sentence_that_must_hold() -> None:
    """The end of arms supplies is the condition of the real pair, and no picture says that their supply must begin."""
    words = " ".join(str(each.description) for each in pictures(istanbul(), "conditions"))
    assert "makes it conditional on the beginning of: foreign arms stopped" in words
    assert "Supply of arms and military aid" not in words


def content(found: list[Drawing]) -> Counter[object]:
    """What some pictures hold, wherever it stands; long words are told by the description."""
    held: Counter[object] = Counter()
    for drawing in found:
        held.update(re.findall(r"\w+", str(drawing.description)))
        held.update((type(each), each.row) for each in drawing.shapes if isinstance(each, Polygon) and each.row)
    return held


@pytest.mark.parametrize("name", [*REAL, *MADE])
def test_pictures_are_mirrored(name: str) -> None:
    """The other way round they hold the same, with the same marks."""
    there = compared(name)
    back = compare(there.proposals[::-1], there.taxonomy)
    for kind in ("ranges", "conditions"):
        assert content(pictures(there, kind)) == content(pictures(back, kind)), kind
    assert [each.shapes for each in pictures(there, "map")] == [each.shapes for each in pictures(back, "map")]


def test_columns_are_exchanged() -> None:
    """Where texts stand beside or over one another they change places, and the rest stays."""
    there = istanbul()
    back = compare(there.proposals[::-1], there.taxonomy)

    def order(comparison: Comparison, kind: str) -> list[list[str]]:
        names = [
            [(each.y, each.x, each.words) for each in labels(drawing) if each.words in ("Russia", "Ukraine")]
            for drawing in pictures(comparison, kind)
        ]
        return [[words for _, _, words in sorted(found)] for found in names]

    for kind in ("conditions", "ranges"):
        for one, two in zip(order(there, kind), order(back, kind), strict=True):
            pairs = list(zip(one[::2], one[1::2], strict=True))
            assert pairs == [each[::-1] for each in zip(two[::2], two[1::2], strict=True)]
            assert set(pairs) == {("Russia", "Ukraine")}


def test_renaming_changes_only_names() -> None:
    """Two parties under other names of the same length: not one shape moves."""
    left, right = made.duration(length="30 days"), made.duration(length="at least 60 days")
    found = [
        pictures(compare_texts(proposal_text([left], party=one), proposal_text([right], party=two)))
        for one, two in (("Arcadia", "Zembla"), ("Zembla", "Arcadia"))
    ]
    for one, two in zip(*found, strict=True):
        assert [each for each in one.shapes if not isinstance(each, Label)] == [
            each for each in two.shapes if not isinstance(each, Label)
        ]


def strip(left: str, right: str, term: str = "length") -> Drawing | None:
    """The picture of one term that two texts state."""
    one, two = made.duration(**{term: left}), made.duration(**{term: right})
    found = pictures(
        compare_texts(proposal_text([one], party="Arcadia"), proposal_text([two], party="Zembla")), "ranges"
    )
    return found[0] if found else None


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ("30 days", "at least 30 days", "30 days satisfies both texts"),
        ("20 to 40 days", "30 to 60 days", "30 to 40 days satisfies both texts"),
        ("30 days", "720 hours", "this is the same in both texts"),
        ("30 days", "60 days", "30 days lie between the two"),
        ("30 days", "to be agreed", "gives no figure (to be agreed)"),
        ("1 month", "2 years", "23 months lie between the two"),
        ("24 hours", "permanent", "states permanent"),
    ],
)
def test_ranges_say_what_the_values_say(left: str, right: str, said: str) -> None:
    """What meets both, and how far apart they are, is the arithmetic of the stated values."""
    drawing = strip(left, right)
    assert drawing is not None
    assert said in str(drawing.description)
    shown = {each.words for each in labels(drawing)}
    assert {left, right} <= shown


@pytest.mark.parametrize(("left", "right"), [("indefinite", "30 days"), ("to be agreed", "unspecified")])
def test_no_scale_where_nothing_lies_on_one(left: str, right: str) -> None:
    """What has no figure, or cannot be set against the other, is left to the table."""
    assert strip(left, right) is None


def test_no_scale_where_both_only_take_note() -> None:
    """A date that both texts take note of binds neither: there is nothing to set on a scale."""
    noted = {"topic": "talks", "stance": "notes", "starts": "by 2025-12-31"}
    assert not pictures(compare_texts(proposal_text([noted]), proposal_text([noted], party="B")), "ranges")


def test_nothing_meets_what_a_text_declines() -> None:
    """A length that one text declines is drawn hollow, and nothing is said to meet both."""
    left = {**made.duration(length="up to 60 days"), "stance": "declines"}
    drawing = pictures(
        compare_texts(proposal_text([left]), proposal_text([made.duration(length="30 days")], party="B")), "ranges"
    )[0]
    assert "declines up to 60 days" in str(drawing.description)
    assert "meets both" not in str(drawing.description)
    assert any(isinstance(each, Polygon) and each.tone is Tone.NONE and each.row is None for each in drawing.shapes)


def test_far_figures_stand_in_order() -> None:
    """A day against ten years: the scale says that it shows the order and not the size."""
    drawing = strip("24 hours", "10 years")
    assert drawing is not None
    assert "in order, not to scale" in {each.words for each in labels(drawing)}


def test_the_order_of_two_steps() -> None:
    """The heart of the real pair: each text's order of talks and ceasefire stands under its name."""
    words = " ".join(str(each.description) for each in pictures(istanbul(), "conditions"))
    assert "Russia puts talks before ceasefire" in words
    assert "Ukraine puts ceasefire before talks" in words
    assert "Ukraine states that it is unconditional" in words
    assert "before territory: Russia is silent; Ukraine makes it conditional on: ceasefire" in words


def test_bodies_are_no_people_and_an_order_has_no_figures() -> None:
    """Of those held and the dead only the count is told; what stands in rows of its own is not drawn for an order."""
    words = " ".join(str(each.description) for each in pictures(compared("gaza"), "ranges"))
    shown = [each.words for drawing in pictures(compared("gaza"), "ranges") for each in labels(drawing)]
    assert "Release of persons held: number" in words
    assert "people" not in words
    assert not [each for each in shown if "people" in each]
    assert "Order of steps" not in words


def test_words_wrap_within_their_width() -> None:
    """Lines are no wider than asked, nothing is lost where it fits, and what does not fit ends in an ellipsis."""
    text = f"{made.LONG_WORD} وقف إطلاق النار and a plain ending"
    lines = wrapped(text, 90, SMALL, most=99)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(line, SMALL) <= 90 for line in lines)
    short = wrapped(text, 90, SMALL, most=2)
    assert len(short) == 2
    assert short[-1].endswith("…")
    assert text_width(short[-1], SMALL) <= 90


def test_hundreds_of_rows_are_still_drawn() -> None:
    """Two texts of 500 provisions: ranges are capped with a word on it, in a few seconds."""
    sides = [
        [
            {**made.duration(length=f"{number + shift} days"), "by": [f"Unit {number % 90}"], "text": f"x {number}"}
            | {"terms": {"of": f"pause {number}", "length": f"{number + shift} days"}}
            for number in range(1, 501)
        ]
        for shift in (0, 5)
    ]
    comparison = compare_texts(*(proposal_text(each) for each in sides))
    began = perf_counter()
    report = make_report(comparison, ReportOptions())
    assert perf_counter() - began < SECONDS
    found = drawings(report)
    assert any("Not drawn here" in str(drawing.description) for drawing in found if drawing.id == "ranges")


def test_a_timeline_marks_the_steps_at_which_texts_clash() -> None:
    """Talks and the ceasefire are filled dark in the Istanbul pair, and the list that orders them is not."""
    names = ("russia-2025-06-02", "ukraine-2025-06-01")
    comparison = real("istanbul-2025", *names)
    made = timeline(comparison.proposals, comparison.taxonomy)
    dark = clashing_events(made)
    assert {"talks", "ceasefire"} <= dark
    assert not [each for each in dark if each.endswith("/order-of-steps")]
    drawings = draw_timeline_of(Labels(comparison))
    filled = [each for drawing in drawings for each in drawing.shapes if getattr(each, "tone", None) is Tone.DARK]
    assert len(filled) >= 2 * len(made.texts)


def test_every_figure_of_a_timeline_stands_over_its_column() -> None:
    """The axis of the Gaza pair names what days are counted from once for each lane, and the days under it."""
    comparison = real("gaza-2025", "us-2025-05-29", "hamas-2025-05-31")
    words = [
        each.words
        for drawing in draw_timeline_of(Labels(comparison))
        for each in drawing.shapes
        if isinstance(each, Label)
    ]
    for day in ("0", "1", "7", "10", "50", "60"):
        assert words.count(day) >= 2, day
    assert words.count("days after day 1 of") == 2
