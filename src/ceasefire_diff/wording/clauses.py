"""Says what a result came to as a clause: the template of its rule, filled with the pieces it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from ceasefire_diff.rules.of_comparing import rules_on_results, rules_on_values
from ceasefire_diff.rules.of_rows import ROWS
from ceasefire_diff.values.relation import Side
from ceasefire_diff.wording.forms import also, forms_of, verb
from ceasefire_diff.wording.quoted import quoted
from ceasefire_diff.wording.result_view import ResultView
from ceasefire_diff.wording.term_words import listed, noun


def says_the_whole(result_rule: str, term: str) -> bool:
    """Whether the clause needs no term named before it: it speaks of deeds, conditions, order or the whole row."""
    if result_rule in _of_rows():
        return term in ("row", "deed")
    return result_rule in rules_on_results() and result_rule not in rules_on_values()


@cache
def _of_rows() -> frozenset[str]:
    return frozenset(rule.id for rule in ROWS)


def clause(view: ResultView, **pieces: str) -> str:
    """What a result came to, without the name of its term and without a full stop; `pieces` go before the result's."""
    rule = rules_on_results().get(view.result.rule)
    if rule is None:
        return f"see rule {view.result.rule}"
    filling = _Filling(view, pieces)
    return "; ".join((rule.forms[form] if form else rule.says).format_map(filling) for form in forms_of(view))


class _Filling(dict[str, str]):
    """The pieces that templates name, each made when a template asks for it."""

    def __init__(self, view: ResultView, given: Mapping[str, str]) -> None:
        super().__init__(given)
        self._view = view

    def __missing__(self, name: str) -> str:
        of_a_side = piece_of_a_side(name)
        return of_a_side(self._view) if of_a_side else PIECES[name](self._view)


def piece_of_a_side(name: str) -> Callable[[ResultView], str] | None:
    """What makes the piece of that name if it belongs to one side, as `left_text` does; None if it does not."""
    side_name, _, piece_name = name.partition("_")
    side, piece = _SIDES.get(side_name), _OF_A_SIDE.get(piece_name)
    return (lambda view: piece(view, side(view))) if side and piece else None


def _found(view: ResultView) -> str:
    """What the values themselves came to, where the row gives a reason not to rely on it."""
    found = view.argument("found")
    return clause(view.by_rule(found)) if found in rules_on_values() else f"the texts differ on {view.noun}"


def _nouns(view: ResultView, name: str) -> str:
    names = [noun(each, view.texts.topic) for each in view.argument(name).split(", ") if each]
    return listed(names) if names else ""


def _in_brackets(words: str | None) -> str:
    return f" ({words})" if words else ""


_SIDES: Final[Mapping[str, Callable[[ResultView], Side]]] = {
    "left": lambda _: Side.LEFT,
    "right": lambda _: Side.RIGHT,
    "inner": lambda view: view.inner,
    "outer": lambda view: view.inner.other,
    "speaker": lambda view: view.speaker,
    "silent": lambda view: view.speaker.other,
}
"""Which side a piece speaks of: `inner` has the value that lies inside the other's, `speaker` states what is stated."""

_OF_A_SIDE: Final[Mapping[str, Callable[[ResultView, Side], str]]] = {
    "": lambda view, side: view.words(side),
    "text": lambda view, side: view.texts.called(side),
    "name": lambda view, side: quoted(view.texts.name(side)),
    "clauses": lambda view, side: view.clauses(side),
    "clauses_in_brackets": lambda view, side: _in_brackets(view.clauses(side)),
    "in_brackets": lambda view, side: view.in_brackets(side),
    "kept": lambda view, side: view.kept(side),
    "order": lambda view, side: view.order(side),
    "does": lambda view, side: view.deed(side),
    "adds": lambda view, side: view.adds(side) or "",
    "also": also,
    "more": lambda view, side: view.adds(side) or view.words(side),
}
"""Pieces of one side: `{left}` is what it states, `{left_text}` whose text it is, and so on."""

PIECES: Final[Mapping[str, Callable[[ResultView], str]]] = {
    "term": lambda view: view.noun,
    "found": _found,
    "unsaid": lambda view: _nouns(view, "unsaid"),
    "terms": lambda view: _nouns(view, "terms"),
    "terms_in_brackets": lambda view: _in_brackets(_nouns(view, "terms")),
    "key": lambda view: noun(view.argument("key")),
    "keys": lambda view: _nouns(view, "key"),
    "times_in_brackets": lambda view: _in_brackets("; ".join(filter(None, map(view.argument, ("left", "right"))))),
    "event": lambda view: view.event("event"),
    "first": lambda view: view.event("first"),
    "second": lambda view: view.event("second"),
    "name": lambda view: view.event("name"),
    "case": lambda view: quoted(view.argument("case")),
    "case_in_brackets": lambda view: _in_brackets(quoted(view.argument("case")) if view.argument("case") else None),
    "events": lambda view: view.events,
    "dated_order": lambda view: view.by_dates("both texts", "first", "second"),
    "by": lambda view: quoted(view.argument("by")),
    "on": lambda view: quoted(view.argument("on")),
    "told": lambda view: quoted(view.argument("told")),
    "why": lambda view: quoted(view.argument("why").rstrip(".")),
    "common": lambda view: view.common or "",
    "places_in_brackets": lambda view: _in_brackets("; ".join(filter(None, map(view.place, Side)))),
    "common_in_brackets": lambda view: _in_brackets(view.common),
    "distance": lambda view: view.distance,
    "excluded": lambda view: quoted(", ".join(view.result.excluded)),
    "verb": verb,
}
"""Pieces of the result as a whole."""
