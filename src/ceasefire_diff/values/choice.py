"""A choice as a value: one of a topic's words, or several, any of which will do."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import product

from ceasefire_diff.json_shapes import OPEN, YES_NO, Schema, one_of
from ceasefire_diff.spelling import nearest
from ceasefire_diff.values.kind import Kind, Value
from ceasefire_diff.values.relation import Relation, RelationKind, Side, Unreadable
from ceasefire_diff.values.words import folded, one_or_list, spaced

_MEANT_AS = {"true": "yes", "y": "yes", "on": "yes", "false": "no", "n": "no", "off": "no"}


class Choice(Value, frozen=True):
    """Words of a topic, any of which will do.

    `outcomes` are the words that would satisfy it: the ones it states and all that those include. `together`
    are the pairs that may hold at one time although they are different words.
    """

    words: frozenset[str]
    outcomes: frozenset[str]
    together: frozenset[frozenset[str]] = frozenset()

    @property
    def key(self) -> tuple[Hashable, ...]:
        """Two choices with equal keys are satisfied by the same outcomes."""
        return ("choice", self.outcomes)

    @property
    def is_none(self) -> bool:
        """Whether its one word is `none`."""
        return self.words == {"none"}


def parse_choice(
    source: object,
    words: Sequence[str],
    includes: Mapping[str, Iterable[str]] | None = None,
    holds_together: Iterable[Iterable[str]] = (),
) -> Choice:
    """Read a word of the topic or a list of them.

    `includes` maps a wide word to the narrow ones whose outcome satisfies it too; `holds_together` are words
    that may hold at one time. Raises Unreadable for a word the topic does not know.
    """
    items = [source] if isinstance(source, str) else source
    if not isinstance(items, list) or not items or not all(isinstance(item, str) for item in items):
        raise Unreadable("one of the topic's words is wanted here, or a list of them", _one_of(words))
    found = frozenset(_known(spaced(item), words) for item in items)
    outcomes = set(found)
    waiting = list(found)
    while waiting:
        for narrow in (includes or {}).get(waiting.pop(), ()):
            if narrow not in outcomes:
                outcomes.add(narrow)
                waiting.append(narrow)
    together = frozenset(
        frozenset((one, other)) for group in map(tuple, holds_together) for one, other in product(group, group)
    )
    written = spaced(source) if isinstance(source, str) else f"[{', '.join(spaced(item) for item in items)}]"
    return Choice(written, found, frozenset(outcomes), together)


def relate_choices(left: Choice, right: Choice) -> Relation:
    """How the outcomes of two choices stand to each other; `common` are the words that satisfy both."""
    if left.outcomes == right.outcomes:
        return Relation(RelationKind.SAME, "choice.same", common=_in_words(left.words | right.words))
    shared = left.outcomes & right.outcomes
    if shared in (left.outcomes, right.outcomes):
        inner = Side.LEFT if shared == left.outcomes else Side.RIGHT
        narrow = left if inner is Side.LEFT else right
        return Relation(RelationKind.NESTED, "choice.nested", inner=inner, common=_in_words(narrow.words))
    if shared:
        return Relation(RelationKind.OVERLAPS, "choice.overlaps", common=_in_words(shared))
    joined = left.together | right.together
    if any(frozenset(pair) in joined for pair in product(left.outcomes, right.outcomes)):
        return Relation(RelationKind.OVERLAPS, "choice.holds-together")
    return Relation(RelationKind.APART, "choice.apart")


def choice_reaches(prohibition: Choice, wanted: Choice) -> bool:
    """Whether every outcome that would satisfy `wanted` is prohibited."""
    return wanted.outcomes <= prohibition.outcomes


def _known(item: str, words: Sequence[str]) -> str:
    word = folded(item)
    if word in words:
        return word
    if not word:
        raise Unreadable("the value is empty", _one_of(words))
    meant = _MEANT_AS.get(word) if tuple(words) == YES_NO else None
    meant = meant or nearest(word.replace(" ", "-"), words)
    cure = f"Did you mean '{meant}'? {_one_of(words)}" if meant else _one_of(words)
    raise Unreadable(f"'{item}' is not one of this term's words", cure)


def _one_of(words: Sequence[str]) -> str:
    return f"Write one of: {', '.join(words)}"


def _in_words(words: Iterable[str]) -> str | None:
    return one_or_list(sorted(words))


def shape_of_choice(words: Sequence[str], *more: Schema) -> Schema:
    """One of some words, something else, left open, or a list of the words."""
    one = one_of(words)
    return {"anyOf": [one, *more, OPEN, {"type": "array", "items": one, "minItems": 1}]}


KIND = Kind(
    name="choice",
    holds=Choice,
    parse=lambda source, term, _: parse_choice(source, term.words, term.includes, term.holds_together),
    relate=relate_choices,
    reaches=choice_reaches,
    shape=lambda term: shape_of_choice(term.words),
    described=lambda term: f"one of: {', '.join(term.words)}",
    complaint="term.choice",
    takes=("words", "includes", "holds-together", "abstains"),
    needs="words",
)
