"""Syntax errors are told in plain words, where they are to be mended, the same from both loaders."""

from __future__ import annotations

import pytest

from tests.yaml_reading import each_loader, read

__all__ = ["each_loader"]
pytestmark = pytest.mark.usefixtures("each_loader")


@pytest.mark.parametrize(
    ("source", "line", "column", "says"),
    [
        ("a: @b\n", 1, 4, "cannot start with @"),
        ("a: `b`\n", 1, 4, "cannot start with `"),
        ("a: %b\n", 1, 4, "cannot start with %"),
        ("a: * b\n", 1, 4, "starts with *"),
        ("a: & b\n", 1, 4, "starts with &"),
        ("a: !x!y z\n", 1, 4, "starts with !"),
        ("a: b: c\n", 1, 5, "second colon"),
        ("a: b\n  c: d\n", 2, 4, "line above already gave a value"),
        ('x: y\na: "b\nc: d\n', 2, 4, "never closed"),
        ("a: 'b\n", 1, 4, "never closed"),
        ("a: [b, c\nd: e\n", 1, 4, "[ opens here is not closed"),
        ("a: {b: c\nd: e\n", 1, 4, "{ opens here is not closed"),
        ("a: 'Russia's forces'\n", 1, 12, "follows a closing quote"),
        ('a: "b" c\n', 1, 8, "follows a closing quote"),
        ("a: [b] c\n", 1, 8, "follows a closing bracket"),
        ("a: b\nc\nd: e\n", 2, 1, "neither `key: value`"),
        ("a: para #5\n  more\nb: c\n", 2, 3, "comment (#) above"),
        ("a:\n    b: c\n  d: e\n", 3, 3, "not indented like"),
        ("a: - b\n", 1, 4, "list item"),
        ("a: |b\n", 1, 5, "only a line break"),
        ("a: |#b\n", 1, 5, "only a line break"),
        ('a: "\\q"\n', 1, 6, "backslash"),
        ('a: "\\UFFFFFFFF"\n', 1, 7, "backslash"),
        ("a: [b, , c]\n", 1, 8, "before the comma is missing"),
        (": b\n", 1, 1, "key before the colon is missing"),
        ("a: [who?, b]\n", 1, 4, "such as"),
    ],
)
def test_syntax_errors_are_put_in_plain_words(source: str, line: int, column: int, says: str) -> None:
    """A syntax error is one complaint where it is to be mended, with the cause in plain words and a cure."""
    root, problems = read(source)
    assert root is None
    problem = problems[-1]
    assert (problem.rule, problem.place.line, problem.place.column) == ("yaml.syntax", line, column)
    assert says in problem.message + problem.cure
    assert problem.cure
