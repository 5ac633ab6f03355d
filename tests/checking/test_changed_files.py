"""Files under new names are found by the lines that few files hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import pytest

from ceasefire_diff.checking import changed_files
from ceasefire_diff.reading.git.repository import Difference
from ceasefire_diff.reading.git.trees import Tree


class _Made:
    """A version of a repository in which every file has the same form and some lines of its own."""

    def read(self, path: str) -> bytes:
        own = [f"{path[3:]} says {number}" for number in range(9)]
        return "\n".join(["a form that all share"] * 5 + own).encode()


@pytest.mark.parametrize("size", [3, 40])
def test_each_file_is_found_under_its_new_name(size: int) -> None:
    """Of many files that move together each is joined with the one that has its lines, not with another of its form."""
    tree = cast("Tree", _Made())
    moved = [Difference(f"old{n}", None) for n in range(size)] + [Difference(None, f"new{n}") for n in range(size)]
    found = changed_files._renamed(moved, tree, tree)
    assert sorted((each.earlier, each.later) for each in found) == sorted((f"old{n}", f"new{n}") for n in range(size))


def test_work_grows_with_the_number_of_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice as many files that move are compared twice as often, not four times."""
    compared: list[int] = []
    shared = changed_files._shared

    def counted(one: Mapping[bytes, int], two: Mapping[bytes, int]) -> float:
        compared.append(1)
        return shared(one, two)

    monkeypatch.setattr(changed_files, "_shared", counted)
    tree = cast("Tree", _Made())
    counts = []
    for size in (50, 100):
        compared.clear()
        moved = [Difference(f"old{n}", None) for n in range(size)] + [Difference(None, f"new{n}") for n in range(size)]
        changed_files._renamed(moved, tree, tree)
        counts.append(len(compared))
    assert counts == [50, 100]
