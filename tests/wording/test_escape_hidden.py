"""Proves that foreign text can hide nothing and change nothing around it."""

from __future__ import annotations

import json

import pytest

from ceasefire_diff.wording.escape_hidden import escape_hidden, kept_apart, reads_right_to_left, visible_in_json


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("a\x9bb", r"a\x9bb"),
        ("a\u202eb", r"a\u202eb"),
        ("a\u2066b", r"a\u2066b"),
        ("line\u2028line\u2029line\x85line", r"line\u2028line\u2029line\x85line"),
        ("tag\U000e0041", r"tag\U000e0041"),
        ("file\udcff.yaml", r"file\udcff.yaml"),
        ("no\ufffe\uffffcharacter", r"no\ufffe\uffffcharacter"),
        ("  two\n lines\tand  more ", "two lines and more"),
        ("[withdrawn] [/] :warning:", "[withdrawn] [/] :warning:"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_hidden_characters_are_shown(text: str, shown: str) -> None:
    """Control and direction characters stand as escapes; everything else stands as it is, on one line."""
    assert escape_hidden(text) == shown


@pytest.mark.parametrize("text", ["می‌خواهم", "شهر\u200f", "עזה\u200e", "क्‍ष", "ខ្មែរ\u200bភាសា", "Київ", "俄罗斯"])
def test_marks_that_languages_need_are_left_alone(text: str) -> None:
    """Joiners and direction marks of Arabic, Hebrew, Persian, Hindi and Khmer pass unchanged."""
    assert escape_hidden(text) == text


def test_hidden_characters_in_json_are_escaped_and_survive() -> None:
    """JSON holds no hidden character in the open and still says the same."""
    hidden = "a\x7f\x85\u202e\u2028\U000e0041\udcff"
    encoded = visible_in_json(json.dumps({"text": hidden}, ensure_ascii=False))
    assert encoded.isprintable()
    assert encoded.isascii()
    assert json.loads(encoded) == {"text": hidden}


def test_right_to_left_words_are_kept_apart() -> None:
    """Words that read from right to left get a mark on each side; others get none."""
    assert reads_right_to_left("غزة")
    assert not reads_right_to_left("Gaza")
    assert kept_apart("غزة") == "\u200eغزة\u200e"
    assert kept_apart("Gaza") == "Gaza"
