"""Whatever bytes a file holds, reading it ends, gives nodes or complaints, and does not depend on the loader."""

from __future__ import annotations

import unicodedata

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefire_diff.source import yaml_nodes
from tests.yaml_reading import LOADERS, as_plain, read

_PIECES = st.sampled_from([
    "a", "b", ": ", ":", "- ", "-", "? ", "?", '"', "'", "[", "]", "{", "}", ", ", ",", "\n", "\n  ", "\n ", "# ", "#",
    " #5", "&x", "*x", "!", "!t ", "!!int ", "|", ">", "|2\n", ">-\n", "%", "@", "`", "~", "\\", "\\x41", "\\ud83d",
    "\\U00110000", "é", "א", "\u2029", "\t", "\r", "\r\n", "---", "...", "\n---\n", "\n...\n", "<<", " ", "e\u0301",
    "\u0301", "\ufeff", "\U0001f600", "0", '"x"', "'y'", "k: v\n", "- i\n", "l:\n- 1\n", "=", "\n\n", "%YAML 1.2\n",
    "\x1b", "\u2066", "\u2069", "\n%TAG ! x\n",
])  # fmt: skip
_MADE_OF_PIECES = st.lists(_PIECES).map(lambda pieces: "".join(pieces).encode())
_ANY_BYTES = st.one_of(st.binary(), st.text().map(str.encode), _MADE_OF_PIECES)


@settings(max_examples=1000)
@given(_ANY_BYTES)
def test_any_bytes_give_nodes_or_complaints_the_same_from_both_loaders(data: bytes) -> None:
    """Whatever the bytes, reading returns; without nodes there is a complaint; both loaders agree in all of it."""
    before = yaml_nodes._FAST_LOADER
    answers = []
    try:
        for loader in LOADERS:
            yaml_nodes._FAST_LOADER = loader
            answers.append(read(data))
    finally:
        yaml_nodes._FAST_LOADER = before
    root, problems = answers[0]
    assert root is not None or problems
    assert all(answer == answers[0] for answer in answers)
    for problem in problems:
        assert str(problem).isprintable()
        assert problem.cure


_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@settings(max_examples=300)
@given(st.dictionaries(_TEXTS, st.one_of(_TEXTS, st.lists(_TEXTS, max_size=3)), max_size=4))
def test_what_yaml_writes_is_read_back_unchanged(value: dict[str, object]) -> None:
    """Text that a YAML writer quotes comes back as it was, or is complained of; nothing changes in silence."""
    source = yaml.safe_dump(value, allow_unicode=True, default_style='"', width=10_000)
    root, problems = read(source)
    if problems:
        return
    assert root is not None
    normal = {_normal(key): _normal(item) for key, item in value.items()}
    assert as_plain(root) == normal


def _normal(value: object) -> object:
    return [_normal(each) for each in value] if isinstance(value, list) else unicodedata.normalize("NFC", str(value))
