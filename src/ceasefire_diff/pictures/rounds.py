"""Draws a history: issues down, rounds across, how the texts stood by shape and shade, with a dot where one changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.pictures.layout import SMALL, WIDTH, Frame, PictureBlock, legend, lines_of, moved, shrunk, stacked
from ceasefire_diff.pictures.shapes import Anchor, Drawing, Ellipse, Label, Polygon, Shape, Stroke, Tone
from ceasefire_diff.rounds.history import Change, History, Issue
from ceasefire_diff.wording.history_sentences import (
    CHANGED_IN_A_TEXT,
    PICTURE_LEAD,
    PICTURE_TITLE,
    day_in_words,
    issue_in_words,
)
from ceasefire_diff.wording.quoted import Sentence
from ceasefire_diff.wording.sentences import VERDICT_WORDS

_OUTLINES: Final[dict[Verdict, tuple[tuple[float, float], ...]]] = {
    Verdict.PARTLY: ((-13.5, 0), (-7.5, -9.5), (7.5, -9.5), (13.5, 0), (7.5, 9.5), (-7.5, 9.5)),
    Verdict.OPEN: ((-11, -9), (11, -9), (11, 9), (-11, 9)),
    Verdict.CONFLICT: ((-14, 0), (0, -12), (14, 0), (0, 12)),
    Verdict.ONE_SIDED: ((-14, 10.5), (0, -12), (14, 10.5)),
    Verdict.UNCLEAR: ((-7.5, -9), (14, -9), (7.5, 9), (-14, 9)),
}
"""The outline of each verdict's mark but one, which is round; no two are alike in outline."""

_TONES: Final = {
    Verdict.AGREE: Tone.LIGHT,
    Verdict.PARTLY: Tone.MIDDLE,
    Verdict.OPEN: Tone.NONE,
    Verdict.CONFLICT: Tone.DARK,
    Verdict.ONE_SIDED: Tone.NONE,
    Verdict.UNCLEAR: Tone.LIGHT,
}


def mark_of(verdict: Verdict) -> Shape:
    """The mark of a verdict round the point (0, 0)."""
    tone = _TONES[verdict]
    outline = _OUTLINES.get(verdict)
    return Polygon(outline, tone) if outline else Ellipse(0, 0, 11.5, 11.0, tone)


_NAMES: Final = 130.0
_LINE_HEIGHT: Final = 22.0
_SMALL_MARK: Final = 0.62
_PER_PICTURE: Final = 8
"""Rounds that have room beside one another; more go into further pictures."""

_GRAVEST_FIRST: Final = (Verdict.CONFLICT, Verdict.UNCLEAR, Verdict.OPEN, Verdict.PARTLY, Verdict.AGREE)


def draw_rounds(history: History, titles: Mapping[str, str], numbers: Mapping[str, int]) -> tuple[Drawing, ...]:
    """The issues on which texts of two parties speak, through all rounds, in as many pictures as that needs."""
    issues = [issue for issue in history.issues if any(issue.relations)]
    if not issues:
        return ()
    drawings: list[Drawing] = []
    for start in range(0, len(history.rounds), _PER_PICTURE):
        part = range(start, min(start + _PER_PICTURE, len(history.rounds)))
        blocks = [_head(history, part), *(_line(history, each, part, titles, numbers) for each in issues)]
        frame = Frame(f"rounds-{start + 1}" if start else "rounds", PICTURE_TITLE, Sentence(PICTURE_LEAD), _legend)
        drawings += stacked(frame, blocks, gap=0)
    return tuple(drawings)


def _legend(_: frozenset[str]) -> PictureBlock:
    marks: list[tuple[tuple[Shape, ...], str]] = [
        ((shrunk(mark_of(verdict), _SMALL_MARK),), VERDICT_WORDS[verdict]) for verdict in _GRAVEST_FIRST
    ]
    return legend((*marks, ((_dot(0, 0),), CHANGED_IN_A_TEXT)))


def _dot(x: float, y: float) -> Shape:
    return Ellipse(x, y, 2.2, 2.2, Tone.DARK)


def _head(history: History, part: range) -> PictureBlock:
    shapes: list[Shape] = [
        Label(_middle(place), 10, day_in_words(history.rounds[number]), Anchor.MIDDLE, SMALL, bold=True)
        for place, number in enumerate(part)
    ]
    return PictureBlock(16, (*shapes, Stroke(0, 15, WIDTH, 15, 0.5)), Sentence(""))


def _line(
    history: History, issue: Issue, part: range, titles: Mapping[str, str], numbers: Mapping[str, int]
) -> PictureBlock:
    number = numbers[issue.id]
    name, height = lines_of(f"{number}  {titles[issue.id]}", 0, 4, _NAMES - 8, SMALL, most=3)
    tall = max(height + 6, _LINE_HEIGHT)
    shapes: list[Shape] = [*name, Stroke(_NAMES, tall / 2, WIDTH, tall / 2, 0.4)]
    for place, round_ in enumerate(part):
        shapes += _marks(issue, history.rounds[round_], round_, _middle(place), tall / 2)
    return PictureBlock(tall, tuple(shapes), issue_in_words(titles[issue.id], number, _told(history, issue)))


def _marks(issue: Issue, day: str, place: int, x: float, y: float) -> Sequence[Shape]:
    verdicts = {verdict for relation in issue.relations[place] for verdict in relation.verdicts}
    found = [each for each in _GRAVEST_FIRST if each in verdicts]
    shapes = [
        moved(shrunk(mark_of(verdict), _SMALL_MARK), x + (number - (len(found) - 1) / 2) * 17, y)
        for number, verdict in enumerate(found)
    ]
    changed = any(
        stand.text.date == day and stand.change is not Change.STAYS for chain in issue.stands for stand in chain
    )
    return [*shapes, _dot(x, y - 9)] if changed else shapes


def _told(history: History, issue: Issue) -> list[tuple[str, tuple[Verdict, ...]]]:
    """The rounds from which on the texts stand otherwise than before."""
    told: list[tuple[str, tuple[Verdict, ...]]] = []
    for day, relations in zip(history.rounds, issue.relations, strict=True):
        verdicts = {verdict for relation in relations for verdict in relation.verdicts}
        found = tuple(each for each in _GRAVEST_FIRST if each in verdicts)
        if found and (not told or told[-1][1] != found):
            told.append((day, found))
    return told


def _middle(place: int) -> float:
    width = (WIDTH - _NAMES) / _PER_PICTURE
    return _NAMES + width * (place + 0.5)
