"""Regular expressions are compiled when first used, and then are what `re.compile` would have made."""

from __future__ import annotations

import re

import pytest

from ceasefire_diff.lazy_regex import libraries_compile_later, pattern


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    """Holding a faulty one costs nothing; using it tells."""
    faulty = pattern("(")
    with pytest.raises(re.error):
        faulty.search("x")


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    """Text and bytes, flags, and any method."""
    held, made = pattern("(a)b", re.IGNORECASE), re.compile("(a)b", re.IGNORECASE)
    assert held.sub(r"\1", "ABab") == made.sub(r"\1", "ABab") == "Aa"
    assert (held.pattern, held.groups) == (made.pattern, made.groups)
    assert pattern(rb"\d+").findall(b"1 22") == [b"1", b"22"]


def test_what_a_library_compiles_while_it_is_loaded_waits_and_then_does_the_same() -> None:
    """Inside, `re.compile` gives such a pattern; afterwards it is the one of Python."""
    with libraries_compile_later():
        held = re.compile("(")
    with pytest.raises(re.error):
        held.search("x")
    with pytest.raises(re.error):
        re.compile("(")
