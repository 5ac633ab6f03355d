"""What every kind of value keeps to: how it speaks of events, what it takes and needs, that it has a shape."""

from __future__ import annotations

import pytest

from ceasefire_diff.taxonomy.topic import Term
from ceasefire_diff.values.kind import Kind
from ceasefire_diff.values.value import KINDS


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_kind_speaks_of_events_in_both_ways_or_in_none(kind: Kind) -> None:
    """Whoever can list events can put others in their place; what a kind needs it also takes."""
    assert (kind.events is None) == (kind.map_events is None)
    assert not kind.needs or kind.needs in kind.takes
    assert isinstance(kind.shape(Term("x", kind.name, words=("one", "other"))), dict)
