"""Proves that words which run from right to left are marked so, and stay apart from those around them."""

from __future__ import annotations

from typing import Any, Final

import pytest
from docx.oxml.ns import qn

from ceasefire_diff.document.content import ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.render.word.direction import (
    Stretch,
    language_mark,
    stretches,
)
from ceasefire_diff.render.word.document import render_docx
from ceasefire_diff.wording.escape_hidden import begins_right_to_left
from tests.render import made
from tests.render.hand_made_report import ARABIC, ARABIC_NAME, HEBREW, made_report
from tests.render.word_reading import opened, words_of

MARK: Final = "\u200e"


def paragraphs(document: Any, words: str) -> list[Any]:
    """The paragraphs of a document that say just this."""
    return [each for each in document.element.body.iter(qn("w:p")) if words_of(each) == words]


def runs(paragraph: Any) -> list[tuple[str, bool]]:
    """The runs of a paragraph as they are written, each with whether it runs from right to left."""
    return [("".join(each.xpath("w:t/text()")), bool(each.xpath("w:rPr/w:rtl"))) for each in paragraph.iter(qn("w:r"))]


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("30 days", False),
        ("30", False),
        ("", False),
        ("(30) يوماً", True),
        ("אבג abc", True),
        ("abc אבג", False),
        ("٣٠", False),
        ("Київ", False),
        ("30 ימים", True),
    ],
)
def test_first_letter_decides(text: str, so: bool) -> None:
    """A text runs as its first letter that has a direction does; numbers and points have none of their own."""
    assert begins_right_to_left(text) is so


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("plain", [("plain", False)]),
        ("", []),
        ("הסכם", [("הסכם", True)]),
        ("הסכם 30.", [("הסכם 30.", True)]),
        ("הסכם AB (ב)", [("הסכם ", True), ("AB", False), (" (ב)", True)]),
        ("AB, הסכם, CD", [("AB, ", False), ("הסכם", True), (", CD", False)]),
        ("12 هدنة", [("12 هدنة", True)]),
        ("فلسطين, Option 1", [("فلسطين, ", True), ("Option 1", False)]),
        ("Option 1 (هدنة 2) 3", [("Option 1 (", False), ("هدنة 2) 3", True)]),
    ],
)
def test_texts_are_cut_where_direction_changes(text: str, cut: list[tuple[str, bool]]) -> None:
    """Points and numbers go with the letters on both sides of them, else with the whole text."""
    assert stretches(text) == tuple(Stretch(words, right_to_left) for words, right_to_left in cut)
    assert "".join(each.words for each in stretches(text)) == text


@pytest.mark.parametrize(
    ("words", "so", "language", "verbatim", "mark"),
    [
        ("هدنة", True, "ar", False, ' w:bidi="ar"'),
        ("הפסקת אש", True, "ar", False, ""),
        ("הפסקת אש", True, "he-IL", False, ' w:bidi="he-IL"'),
        ("Перемир'я", False, "uk", False, ' w:val="uk"'),
        ("A paraphrase", False, "uk", False, ""),
        ("停火", False, "zh-Hans", False, ' w:eastAsia="zh-Hans"'),
        ("Trente jours", False, "fr", True, ' w:val="fr"'),
        ("A paraphrase", False, "fr", False, ""),
        ("30", False, "fr", True, ""),
        ("x", False, None, True, ""),
    ],
)
def test_language_is_told_where_it_is_known(
    words: str,
    so: bool,
    language: str | None,
    verbatim: bool,
    mark: str,
) -> None:
    """Words carry the language of their text if they are in its letters, in Latin ones only if they are its own."""
    assert language_mark(Stretch(words, so), language, verbatim=verbatim) == mark


def test_paragraphs_run_as_their_words_do() -> None:
    """A paragraph of foreign words that begin from right to left is set so; one that begins with our words is not."""
    document = opened(render_docx(made_report()))
    assert all(each.xpath("w:pPr/w:bidi") for each in paragraphs(document, ARABIC))
    assert all(each.xpath("w:pPr/w:bidi") for each in paragraphs(document, f"{HEBREW} (row 3)"))
    for words in ("length: at least 60 days", f"{ARABIC_NAME} states {ARABIC}, 12 of it. (rows 7, 12)"):
        assert not any(each.xpath("w:pPr/w:bidi") for each in paragraphs(document, words))
    [term, *_] = paragraphs(document, "length: 30 يوماً")
    assert term.xpath("w:pPr/w:bidi")
    assert paragraphs(document, ARABIC)


def test_foreign_words_stand_apart_in_a_sentence() -> None:
    """In a sentence of ours Arabic words are runs of their own, between marks that keep what follows where it is."""
    document = opened(render_docx(made_report()))
    [paragraph, *_] = paragraphs(document, f"{ARABIC_NAME} states {ARABIC}, 12 of it. (rows 7, 12)")
    assert runs(paragraph)[:8] == [
        (MARK, False),
        (ARABIC_NAME, True),
        (MARK, False),
        (" states ", False),
        (MARK, False),
        (ARABIC, True),
        (MARK, False),
        (", 12 of it.", False),
    ]


def test_words_that_run_both_ways_are_embedded() -> None:
    """A name of a party and an option, one each way, stands in a line of ours as one whole that runs as it begins."""
    document = opened(render_docx(made_report()))
    [paragraph] = paragraphs(document, f"{ARABIC_NAME}, Option 1")
    assert runs(paragraph) == [
        (f"{MARK}\u202b", False),
        (f"{ARABIC_NAME}, ", True),
        ("Option 1", False),
        (f"\u202c{MARK}", False),
    ]


def test_a_real_comparison_runs_both_ways() -> None:
    """Read from files, an Arabic text has its clause, words and values set from right to left, tagged as Arabic."""
    document = opened(render_docx(make_report(made.right_to_left(), ReportOptions())))
    for words in ("البند ٣", "وقف إطلاق النار لمدة ثلاثين يوما", "if: إذا وافق الطرفان (30)"):
        paragraph, *others = paragraphs(document, words)
        assert all(each.xpath("w:pPr/w:bidi") for each in (paragraph, *others))
        assert set(paragraph.xpath("w:r[w:rPr/w:lang]/w:rPr/w:lang/@w:bidi")) == {"ar"}
    names = [each for each in document.element.body.iter(qn("w:r")) if words_of(each) == "فلسطين"]
    assert names
    assert all(each.xpath("w:rPr/w:rtl") for each in names)
