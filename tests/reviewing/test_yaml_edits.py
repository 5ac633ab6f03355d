"""Edits of YAML where it stands: what is not asked for stays byte for byte."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from ceasefire_diff.model.answers import Signature
from ceasefire_diff.reviewing.keep_answers import index_of, join_names, put_overlap, put_part
from ceasefire_diff.reviewing.yaml_edits import (
    CannotEdit,
    add_entry,
    add_item,
    add_line_before,
    add_word,
    replace_item,
    set_in_item,
    set_key,
)

GLOSSARY = """\
# Names of the pair.
format: ceasefire-glossary/1
names:   # ids are neutral
  north: [North, Northland]   # as both write it
  wadi: Wadi
  east:
    - East
    - Eastern region  # the old word

overlaps: [[Europe, NATO]]
# The end.
"""


@pytest.mark.parametrize(
    ("edited", "before", "after"),
    [
        (
            add_word(GLOSSARY, "names", "north", ["The North"]),
            "[North, Northland]",
            "[North, Northland, The North]",
        ),
        (add_word(GLOSSARY, "names", "wadi", ['"Wadi: all"']), "wadi: Wadi", 'wadi: [Wadi, "Wadi: all"]'),
        (add_word(GLOSSARY, "names", "east", ["Orient"]), "# the old word\n", "# the old word\n    - Orient\n"),
        (add_entry(GLOSSARY, "names", "south", "[South]"), "# the old word\n", "# the old word\n  south: [South]\n"),
        (add_item(GLOSSARY, "overlaps", ["[A, B]"]), "[[Europe, NATO]]", "[[Europe, NATO], [A, B]]"),
        (add_item(GLOSSARY, "apart", ["[A, B]"]), "# The end.\n", "# The end.\napart:\n  - [A, B]\n"),
        (add_entry(GLOSSARY, "parts", "a", "[b]"), "# The end.\n", "# The end.\nparts:\n  a: [b]\n"),
        (add_line_before(GLOSSARY, "overlaps", "x: y"), "overlaps:", "x: y\noverlaps:"),
        (set_key(GLOSSARY, "format", "new"), "format: ceasefire-glossary/1", "format: new"),
    ],
)
def test_an_edit_changes_its_own_place_and_nothing_else(edited: str, before: str, after: str) -> None:
    """The text is the old one but for the words that were put in."""
    assert edited == GLOSSARY.replace(before, after, 1)


PROPOSAL = """\
provisions:
  - id: one
    topic: duration   # how long

    text: >-
      Thirty days.
  - {id: two, topic: duration}
"""


def test_a_key_of_a_provision_is_set_in_its_own_item() -> None:
    """A key that is there gets another value; one that is not stands behind the topic, or in the braces."""
    added = set_in_item(PROPOSAL, "provisions", "one", "by", "A")
    assert added == PROPOSAL.replace("# how long\n", "# how long\n    by: A\n")
    assert set_in_item(added, "provisions", "one", "by", "B") == added.replace("by: A", "by: B")
    assert "{id: two, topic: duration, by: A}" in set_in_item(PROPOSAL, "provisions", "two", "by", "A")


def test_an_item_is_taken_out_whole() -> None:
    """What stands before and behind it stays."""
    listed = "a:\n  - x: 1\n    y: 2\n  # of z\n  - z\nb: c\n"
    assert replace_item(listed, "a", 0, []) == "a:\n  # of z\n  - z\nb: c\n"
    assert replace_item(listed, "a", 1, ["q: 1", "r: 2"]) == listed.replace("  - z\n", "  - q: 1\n    r: 2\n")


def test_json_stays_json() -> None:
    """A file that is written as JSON can be read as such after every kind of edit."""
    text = json.dumps({"a": "1", "m": {"x": ["y"]}, "l": [["b", "c"]], "p": [{"id": "one", "topic": "t"}]}, indent=1)
    text = add_line_before(text, "l", "glossary: g.yaml")
    text = add_item(text, "l", ["[d, 'e: f']"])
    text = add_item(text, "n", ["provisions: {left: [one]}", "on: 2026-11-30"])
    text = replace_item(text, "l", 0, ["by: Ann", 'why: "so"'])
    text = add_entry(text, "m", "z", "[w]")
    text = add_word(text, "m", "x", ["v"])
    text = set_in_item(text, "p", "one", "by", "[North, South]")
    text = set_in_item(text, "p", "one", "topic", "u")
    text = set_key(text, "a", "2")
    assert json.loads(text) == {
        "a": "2",
        "m": {"x": ["y", "v"], "z": ["w"]},
        "glossary": "g.yaml",
        "l": [{"by": "Ann", "why": "so"}, ["d", "e: f"]],
        "p": [{"id": "one", "topic": "u", "by": ["North", "South"]}],
        "n": [{"provisions": {"left": ["one"]}, "on": "2026-11-30"}],
    }


def test_windows_line_ends_stay() -> None:
    """A file that ends its lines with CR LF goes on doing so."""
    text = "overlaps:\r\n  - [a, b]\r\n"
    assert add_item(text, "overlaps", ["[c, d]"]) == text + "  - [c, d]\r\n"


def test_windows_line_ends_stay_where_an_item_is_replaced() -> None:
    """An item that takes the place of another ends its lines as the file does."""
    edited = replace_item("m:\r\n  - a: 1\r\n# end\r\n", "m", 0, ["a: 2", "b: 3"])
    assert edited == "m:\r\n  - a: 2\r\n    b: 3\r\n# end\r\n"


@pytest.mark.parametrize("edit", [lambda text: add_item(text, "b", ["c"]), lambda text: add_entry(text, "b", "c", "d")])
def test_a_new_key_stands_before_the_end_of_the_document(edit: Callable[[str], str]) -> None:
    """What follows the line `...` would be a second document, which no file may have."""
    edited = edit("---\na: 1\n# a comment\n...\n")
    assert edited.startswith("---\na: 1\n# a comment\nb:\n")
    assert edited.endswith("\n...\n")


def test_a_last_line_without_end_gets_one() -> None:
    """The new line begins on a line of its own."""
    assert add_item("names: {a: [b]}", "apart", ["[a, b]"]) == "names: {a: [b]}\napart:\n  - [a, b]\n"


def test_a_place_that_cannot_be_told_is_refused() -> None:
    """No edit is guessed."""
    with pytest.raises(CannotEdit):
        add_item("apart: {a: b}\n", "apart", ["[a, b]"])
    with pytest.raises(CannotEdit):
        add_word("names: {a: [b]}\n", "names", "c", ["d"])
    with pytest.raises(CannotEdit):
        set_in_item(PROPOSAL, "provisions", "three", "by", "A")


def test_entries_that_turn_out_to_be_one_thing_become_one() -> None:
    """Labels of two entries are joined by one key; comments and other entries stay, and so does the other id."""
    joined = join_names(GLOSSARY, ["Wadi", "Northland"], (), Signature())
    assert joined == GLOSSARY.replace("[North, Northland]", "[North, Northland, wadi, Wadi]").replace(
        "  wadi: Wadi\n", ""
    )
    assert index_of(joined).joined("Wadi", "North")


def test_who_linked_names_and_why_stands_behind_them() -> None:
    """A line of names has no keys for that, so a comment says it; one that is there goes on."""
    signed = Signature(by="Ann", on="2026-11-30", why="one army:\nsee the map")
    said = "Ann on 2026-11-30: one army: see the map"
    text = join_names(GLOSSARY, ["North", "Nordland"], (), signed)
    assert f"  north: [North, Northland, Nordland]   # as both write it; {said}\n" in text
    assert f"  a-b: [A B, C]  # {said}\n" in join_names(GLOSSARY, ["A B", "C"], ("c",), signed)
    text = put_part(text, "Wadi", "Bridge: old", signed)
    assert text.endswith(f'parts:\n  Wadi: ["Bridge: old"]  # {said}\n')
    assert put_overlap("a: b\n", ["A", "B"], signed) == f"a: b\noverlaps:\n  - [A, B]  # {said}\n"
    assert put_overlap(GLOSSARY, ["A", "B"], signed) == put_overlap(GLOSSARY, ["A", "B"], Signature())
