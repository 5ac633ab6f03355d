"""Numbers of rows from one report to the next."""

from __future__ import annotations

from ceasefire_diff.document.row_numbers import numbered


def test_a_row_keeps_its_number_and_a_new_one_takes_the_next() -> None:
    """Numbers are those of the earlier report; what is new follows the highest."""
    assert numbered(["b", "new", "a"], {"a": 1, "b": 2}) == {"b": 2, "new": 3, "a": 1}


def test_an_id_that_lost_an_article_or_a_hyphen_keeps_its_number() -> None:
    """Ids once held articles, hyphens and punctuation of names; a report made then still numbers its rows."""
    earlier = {"duration/validity of the line": 4, "withdrawal/every-armed-force;islands of the other side": 7}
    now = ["withdrawal/every-armed-force;islands of other side", "duration/validity of line", "duration/line"]
    assert numbered(now, earlier) == {now[0]: 7, now[1]: 4, now[2]: 8}


def test_a_number_whose_row_is_still_here_goes_to_no_other() -> None:
    """Two rows never share a number, whichever of them comes first."""
    earlier = {"duration/validity of line": 4}
    now = ["duration/validity-of-line", "duration/validity of line"]
    assert numbered(now, earlier) == {now[0]: 5, now[1]: 4}
