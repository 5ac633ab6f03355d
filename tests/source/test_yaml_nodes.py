"""Guarded YAML: text as written with its place, every trap a complaint, the same from both loaders."""

from __future__ import annotations

import gc

import pytest

from ceasefire_diff.source import hidden_characters, yaml_nodes
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.source.yaml_nodes import Mapping, Scalar, Sequence
from tests.yaml_reading import as_plain, each_loader, only, read

__all__ = ["each_loader"]
pytestmark = pytest.mark.usefixtures("each_loader")


def test_nothing_is_resolved() -> None:
    """What YAML 1.1 would turn into false, 750, 63, 5.1, 8, true and a date stays text."""
    source = "a: NO\nb: 12:30\nc: 1:3\nd: 5.10\ne: 010\non: yes\nf: 2025-99-99\ng: =\nh: null\n"
    root, problems = read(source)
    assert problems == ()
    assert root is not None
    assert as_plain(root) == {
        "a": "NO", "b": "12:30", "c": "1:3", "d": "5.10", "e": "010", "on": "yes", "f": "2025-99-99", "g": "=",
        "h": "null",
    }  # fmt: skip


def test_every_node_knows_its_place() -> None:
    """Line and column count from 1, characters not bytes, a block text stands at its sign."""
    root, problems = read('é: א\n"b": |\n  x\n  y\nc:\n  - [1, 2]\n  - {d: e}\n')
    assert problems == ()
    assert root == Mapping(
        {
            "é": (Scalar("é", 1, 1, plain=True), Scalar("א", 1, 4, plain=True)),
            "b": (Scalar("b", 2, 1, plain=False), Scalar("x\ny\n", 2, 6, plain=False)),
            "c": (
                Scalar("c", 5, 1, plain=True),
                Sequence(
                    [
                        Sequence([Scalar("1", 6, 6, plain=True), Scalar("2", 6, 9, plain=True)], 6, 5),
                        Mapping({"d": (Scalar("d", 7, 6, plain=True), Scalar("e", 7, 9, plain=True))}, 7, 5),
                    ],
                    6,
                    3,
                ),
            ),
        },
        1,
        1,
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a:\nb: ~\nc: '~'\nd: ''\n", {"a": "", "b": "", "c": "~", "d": ""}),
        ("a: [~, x]\nb:\n-\n- y\n", {"a": ["", "x"], "b": ["", "y"]}),
        ("? a\n? b\n", {"a": "", "b": ""}),
        ("---\na: b\n...\n", {"a": "b"}),
        ("a: b\r\nc: >-\r\n  d\r\n  e\r\n", {"a": "b", "c": "d e"}),
        ("\ufeffa: b", {"a": "b"}),
        ("a:\tb\tc\n", {"a": "b c"}),
        ("{}", {}),
        ("a: cafe\u0301\n", {"a": "caf\u00e9"}),
        ('a: "x\\ty\\n"\n', {"a": "x\ty\n"}),
        ("a: \u200f\u05d0\u200d\u200c\u061c\u200e\n", {"a": "\u200f\u05d0\u200d\u200c\u061c\u200e"}),
        ("a: \u2067\u05d0\u2069 b\n", {"a": "\u2067\u05d0\u2069 b"}),
        ("a: is it? [so]\nb: 50 % of x & y! *z*\n", {"a": "is it? [so]", "b": "50 % of x & y! *z*"}),
    ],
)
def test_ordinary_files_are_read_without_complaint(source: str, expected: object) -> None:
    """Empty values, quotes, line ends, normal forms and marks of right-to-left scripts are read as they are meant."""
    root, problems = read(source)
    assert problems == ()
    assert root is not None
    assert as_plain(root) == expected


def test_an_empty_value_stands_at_its_key() -> None:
    """Where nothing is written, the place is that of the key, whichever loader read it."""
    root, _ = read("a:\n  b: {c: 1, d: }\n")
    assert root is not None
    inner = root.entries["a"][1]
    assert isinstance(inner, Mapping)
    deepest = inner.entries["b"][1]
    assert isinstance(deepest, Mapping)
    assert deepest.entries["d"] == (Scalar("d", 2, 13, plain=True), Scalar("", 2, 13, plain=True))


@pytest.mark.parametrize(
    ("source", "rule", "line", "column"),
    [
        ("", "file.empty", 1, 1),
        ("# only\n", "file.empty", 1, 1),
        ("---\n", "file.empty", 1, 1),
        ("- a\n", "file.not-a-mapping", 1, 1),
        ("# x\nhello\n", "file.not-a-mapping", 2, 1),
        ("%YAML 1.1\n---\na: b\n", "yaml.directive", 1, 1),
        ("# x\n\n%TAG ! x\n---\na: b\n", "yaml.directive", 3, 1),
        ("a: b\n---\nc: d\n", "yaml.second-document", 2, 1),
        ("a: b\n...\n---\n", "yaml.second-document", 2, 4),
        ("a: *b\n", "yaml.alias", 1, 4),
        ("a: &b c\n", "yaml.anchor", 1, 4),
        ("a: &b [c]\n", "yaml.anchor", 1, 4),
        ("a: !b c\n", "yaml.tag", 1, 4),
        ("a: !!int 5\n", "yaml.tag", 1, 4),
        ("a: !!set {b}\n", "yaml.tag", 1, 4),
        ("<<: {a: b}\n", "yaml.merge-key", 1, 1),
        ("a: 1\nb: 2\na: 3\n", "yaml.key-twice", 3, 1),
        ("caf\u00e9: 1\ncafe\u0301: 2\n", "yaml.key-twice", 2, 1),
        ("a: {b: 1, b: 2}\n", "yaml.key-twice", 1, 11),
        ("[a, b]: c\n", "yaml.key-not-text", 1, 1),
        ("a: {{party}}\n", "yaml.key-not-text", 1, 5),
        ("'': x\n", "yaml.key-missing", 1, 1),
        ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> other\n", "text.merge", 2, 1),
        ("a: b\n<<<<<<< HEAD\nc: d\n", "text.merge", 2, 1),
        ("a: b\n\tc: d\n", "text.tab", 2, 1),
        ("a:\n  \tb: c\n", "text.tab", 2, 3),
        ("a: b\x1b[31m\n", "text.control", 1, 5),
        ("a: b\n# c\x85\n", "text.control", 2, 4),
        ("a: b\u2028c\n", "text.control", 1, 5),
        ("a: b\u2029c\n", "text.control", 1, 5),
        ("a: \ufeffb\n", "text.control", 1, 4),
        ("a: b\U000e0041\n", "text.control", 1, 5),
        ("a: b\rc: d\n", "text.control", 1, 5),
        ("a: b\u202ec\n", "text.bidi", 1, 5),
        ("a: b\n# \u2066c\n# \u2069", "text.bidi", 2, 3),
        ("a: \u2069b\n", "text.bidi", 1, 4),
        ('a: "\\x1b"\n', "text.control", 1, 4),
        ('a: "\\u202e"\n', "text.control", 1, 4),
        ('a: "\\ud800"\n', "text.control", 1, 4),
        ('a: "\\N"\n', "text.control", 1, 4),
        ('a: "\\u2066x"\n', "text.bidi", 1, 4),
        ("a: e" + "\u0301\u0316" * 20, "text.marks", 1, 4),
        ("a: para #5\n", "yaml.comment", 1, 9),
        ("a: [para  #5\n]\n", "yaml.comment", 1, 11),
        ("requires: #5\n", "yaml.comment", 1, 11),
    ],
)
def test_each_trap_is_one_complaint_at_its_place(source: str, rule: str, line: int, column: int) -> None:
    """Everything YAML would swallow or a screen would hide is one complaint with line and column."""
    assert (rule, line, column) in {(p.rule, p.place.line, p.place.column) for p in read(source)[1]}
    if "\u2069" not in source or "\u2066" not in source:
        assert only(source) == (rule, line, column)


@pytest.mark.parametrize(
    "source",
    ["a: b # 5\n", "a: 'b' #5\n", "#5\na: b\n", "a: b#5\n", "a: |\n  b #5\n", "a: 'b #5 c'\n", "a:  # 5\n  b: c\n"],
)
def test_other_comments_are_left_alone(source: str) -> None:
    """Only a comment that may be a lost number is warned of."""
    assert read(source)[1] == ()


def test_a_lost_number_is_a_warning() -> None:
    """A comment that starts with a digit does not make a file invalid."""
    root, (problem,) = read("clause: para #5\n")
    assert problem.level is Level.WARNING
    assert root is not None
    assert as_plain(root) == {"clause": "para"}


def test_a_key_written_twice_names_both_lines() -> None:
    """The complaint says both lines, relates the first, and the first value is the one kept."""
    root, (problem,) = read("by: A\nterms:\n  x: 1\nby: B\n")
    assert "line 1" in problem.message
    assert "line 4" in problem.message
    assert [(place.line, place.column) for place in problem.related] == [(1, 1)]
    assert root is not None
    assert as_plain(root) == {"by": "A", "terms": {"x": "1"}}


def test_what_cannot_be_used_hides_nothing_else() -> None:
    """Several complaints of one file come at once, and the rest is read."""
    root, problems = read('a: *x\nb: \x1b\n"c\\x07": &y d\n[e]: {f: g, f: h}\ni: "j" #5\nk: l #5\n')
    assert [problem.rule for problem in problems] == [
        "yaml.alias", "text.control", "text.control", "yaml.anchor", "yaml.key-not-text", "yaml.key-twice",
        "yaml.comment",
    ]  # fmt: skip
    assert root is not None
    assert as_plain(root) == {"a": "*x", "b": "", "c ": "d", "i": "j", "k": "l"}


@pytest.mark.parametrize(
    "source",
    [
        "[" * 100_000, "{" * 100_000, "- " * 100_000, "? " * 100_000, "a: " + "[" * 100_000, "[{" * 50_000,
        "".join(" " * depth + "a:\n" for depth in range(2_000)),
    ],
    ids=["lists", "mappings", "dashes", "keys", "value", "both", "indented"],
)  # fmt: skip
def test_depth_is_a_complaint_and_not_a_crash(source: str) -> None:
    """100,000 open brackets of any kind end in one complaint about depth."""
    root, problems = read(source)
    assert root is None
    assert [problem.rule for problem in problems if problem.rule != "yaml.key-not-text"] == ["yaml.depth"]


def test_the_depth_limit_is_exact() -> None:
    """A mapping as deep as the limit is read, one deeper is not."""
    assert read("a: " + "[" * (yaml_nodes.MAX_DEPTH - 1) + "]" * (yaml_nodes.MAX_DEPTH - 1))[1] == ()
    assert only("a: " + "[" * yaml_nodes.MAX_DEPTH + "]" * yaml_nodes.MAX_DEPTH)[0] == "yaml.depth"


def test_size_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the limit of bytes or of values is one complaint."""
    monkeypatch.setattr(hidden_characters, "MAX_BYTES", 100)
    monkeypatch.setattr(yaml_nodes, "MAX_EVENTS", 20)
    assert only("a: " + "b" * 98) == ("file.too-large", 0, 0)
    assert only("a: [" + "b," * 30) == ("yaml.too-many-values", 0, 0)


def test_complaints_are_limited() -> None:
    """A hostile file gives a hundred complaints and one that says so, not millions."""
    for source in ("a: b\n" * 500, "\x1b" * 500, "\u2066" * 500, "\t\n" * 500, "a: [" + "*x, " * 500 + "]"):
        root, problems = read(source)
        assert root is None
        assert len(problems) == hidden_characters.MAX_COMPLAINTS + 1
        assert sum(problem.rule == "file.too-many-complaints" for problem in problems) == 1


@pytest.mark.parametrize("source", ["a: b", "a: [", "[" * 1000, b"\xff"])
@pytest.mark.parametrize("enabled", [True, False])
def test_garbage_collection_is_left_as_it_was(source: str | bytes, enabled: bool) -> None:
    """Collection is on again after reading, also after an error, and stays off where it was off."""
    was = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        read(source)
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was else gc.disable)()


def test_foreign_text_in_a_complaint_is_short_and_harmless() -> None:
    """A complaint that quotes a key quotes a line's worth of it, without control characters."""
    long = "k" * 900
    for source in (f"{long}: 1\n{long}: 2\n", '"a\\x1b\\nb": 1\n"a\\x1b\\nb": 2\n'):
        for problem in read(source)[1]:
            assert len(problem.message) < 200
            assert problem.message.isprintable()
