"""Prose: equal words are the same, others are never judged."""

from __future__ import annotations

import pytest

from ceasefire_diff.values.prose import parse_prose, prose_reaches, relate_proses
from ceasefire_diff.values.relation import RelationKind, Unreadable


def test_equal_words_are_the_same_and_others_are_not_judged() -> None:
    """Letter case and white space carry no meaning; any other word makes prose incomparable."""
    one, same, other = map(parse_prose, ("As the  parties\nagree", "as the parties agree", "as the parties decide"))
    assert relate_proses(one, same).kind is RelationKind.SAME
    assert one.key == same.key
    assert one.written == "As the parties agree"
    assert relate_proses(one, other).kind is RelationKind.INCOMPARABLE
    assert (prose_reaches(one, same), prose_reaches(one, other)) == (True, None)


@pytest.mark.parametrize("source", ["", "  ", ["a text"], {"a": "text"}])
def test_what_is_no_text_is_refused(source: object) -> None:
    """Nothing, a list and a mapping are unreadable."""
    with pytest.raises(Unreadable):
        parse_prose(source)
