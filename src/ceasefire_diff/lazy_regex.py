"""Compiles a regular expression when it is first used: most runs use few of those that the modules hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    pattern = re.compile
else:

    class pattern:  # noqa: N801  it is called where `re.compile` was
        """What `re.compile` gives, later: each method is looked up once and then stands in the object."""

        def __init__(self, text: str | bytes, flags: int = 0) -> None:
            self._source = text, flags

        def __getattr__(self, name: str) -> Any:  # noqa: ANN401  methods of every kind
            found = getattr(re.compile(*self._source), name)
            setattr(self, name, found)
            return found


@contextmanager
def libraries_compile_later() -> Iterator[None]:
    """Import libraries in here, and what they compile while they are loaded waits too until it is used.

    `re.compile` is another one meanwhile, so this is for a process of our own, before there is a second thread.
    """
    at_once = re.compile
    re.compile = pattern  # what calls it finds all methods of a pattern
    try:
        yield
    finally:
        re.compile = at_once
