"""Proves that words which run from right to left are marked so, and stay apart from those around them."""

from __future__ import annotations

from typing import Any, Final

import pytest
from docx.oxml.ns import qn

from ceasefire_diff.document.prepare import ReportOptions
from ceasefire_diff.document.report import make_report
from ceasefire_diff.render.word.direction import (
    Stretch,
    language_mark,
    stretches,
)
from ceasefire_diff.render.word.document import render_docx
from ceasefire_diff.wording.escape_hidden import begins_right_to_left
from tests.render import made
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


def arabic() -> Any:
    """A report whose left text is Arabic, opened."""
    return opened(render_docx(make_report(made.right_to_left(), ReportOptions())))


def test_paragraphs_run_as_their_words_do() -> None:
    """A paragraph of foreign words that begin from right to left is set so; one that begins with our words is not."""
    document = arabic()
    [text, *_] = paragraphs(document, "[البند ٣] وقف إطلاق النار لمدة ثلاثين يوما")
    assert text.xpath("w:pPr/w:bidi")
    assert set(text.xpath("w:r[w:rPr/w:lang]/w:rPr/w:lang/@w:bidi")) == {"ar"}
    [facts] = paragraphs(document, "فلسطين: 2 June 2025, published, complete")
    assert not facts.xpath("w:pPr/w:bidi")


def test_foreign_words_stand_apart_in_a_sentence() -> None:
    """In a sentence of ours Arabic words are runs of their own, between marks that keep what follows where it is."""
    [facts] = paragraphs(arabic(), "فلسطين: 2 June 2025, published, complete")
    assert runs(facts) == [
        (MARK, False),
        ("فلسطين", True),
        (MARK, False),
        (": 2 June 2025, published, complete", False),
    ]


def test_a_real_comparison_runs_both_ways() -> None:
    """Read from files, the name of an Arabic text is set from right to left wherever it stands."""
    document = arabic()
    names = [each for each in document.element.body.iter(qn("w:r")) if words_of(each) == "فلسطين"]
    assert len(names) > 3
    assert all(each.xpath("w:rPr/w:rtl") for each in names)
