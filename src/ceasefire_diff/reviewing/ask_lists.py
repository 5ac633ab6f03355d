"""Asks how two lists of names stand to each other where no two of their names are asked about one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from msgspec.structs import replace

from ceasefire_diff.model.answers import Asked, Signature
from ceasefire_diff.model.glossary import fold
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.reviewing import keep_answers
from ceasefire_diff.reviewing.ask_names import FREE_PHRASES, kept_apart_by_names, names_asked, names_used
from ceasefire_diff.reviewing.question import AnswerChoice, Edit, Question, QuestionKind, kept
from ceasefire_diff.reviewing.texts_compared import TextsCompared
from ceasefire_diff.reviewing.workbench import Workbench
from ceasefire_diff.values.name import Name, Standing, standing
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.relation import RelationKind

MOST_IN_A_LIST: Final = 12
"""A longer list than this nobody answers with one key."""

_KEYS: Final = [each for each in "abcdefghijklmnop" if each not in "dfl"]
"""Keys for the names of a list of which the other text names a part."""

_Lists = tuple[tuple[Name, ...], tuple[Name, ...]]


def ask_lists(texts: TextsCompared) -> list[Question]:
    """One question for each two lists that keep a row from a verdict and of which nothing says how they stand."""
    asked = names_asked(texts)
    used = names_used(texts)
    unknown = {frozenset(map(fold, each)) for each in texts.kept_unknown(Asked.NAMES)}
    found: dict[frozenset[str], Question] = {}
    for lists, left, right, row_id in _met(texts):
        labels = [[each.label for each in side] for side in lists]
        about = frozenset(fold(each) for side in labels for each in side)
        if len(about) == 2 and {each[0].id for each in lists} <= used[0] & used[1]:  # noqa: PLR2004 - a pair
            continue  # both texts tell them apart
        if about in unknown or any((one.id, other.id) in asked for one, other in product(*lists)):
            continue
        question = _question(labels, (left, right), row_id, texts)
        known = found.get(about)
        found[about] = question if known is None else _joined(known, question)
    return list(found.values())


def _met(texts: TextsCompared) -> Iterator[tuple[_Lists, Provision, Provision, str]]:
    """Lists on one term of which no two names are known to stand in any way to each other, and their row if any."""
    for row, pair in texts.two_sided:
        terms = {each.term.split(".")[-1] for each in pair.results if each.relation is RelationKind.INCOMPARABLE}
        if pair.verdict is not Verdict.UNCLEAR:
            continue
        for left, right in product(*texts.members(pair)):
            for term in sorted(terms - {*FREE_PHRASES}) if left.topic == right.topic else ():
                one, other = left.terms.get(term), right.terms.get(term)
                if isinstance(one, Names) and isinstance(other, Names) and _unknown(one, other):
                    yield (one.named, other.named), left, right, row.id
    for left, right, one, other, near in kept_apart_by_names(texts):
        if near and _unknown(one, other):
            yield (one.named, other.named), left, right, ""


def _unknown(one: Names, other: Names) -> bool:
    return (
        1 < len(one.named) + len(other.named) <= MOST_IN_A_LIST
        and bool(one.named and other.named)
        and all(standing(*each) is Standing.UNKNOWN for each in product(one.named, other.named))
    )


def _question(
    labels: Sequence[Sequence[str]], provisions: tuple[Provision, Provision], row_id: str, texts: TextsCompared
) -> Question:
    # In one order whichever text is given first: a key means the same in a list that comes back the other way round.
    ours, theirs = sorted(labels, key=list)
    first, second = (", ".join(f"“{each}”" for each in side) for side in (ours, theirs))

    def parts(whole: str, inner: Sequence[str]) -> Edit:
        def edit(bench: Workbench, signed: Signature) -> Workbench:
            text = bench.text_of_glossary
            for each in inner:
                text = keep_answers.put_part(text, whole, each, signed)
            return bench.with_glossary(text)

        return edit

    def apart(bench: Workbench, signed: Signature) -> Workbench:
        text = bench.text_of_glossary
        for one, other in product(ours, theirs):
            text = keep_answers.put_apart(text, "names", sorted((one, other)), signed)
        return bench.with_glossary(text)

    choices = []
    if len(theirs) == 1:
        choices.append(AnswerChoice("f", f"{_all(ours)} part of {second}", parts(theirs[0], ours)))
    if len(ours) == 1:
        choices.append(AnswerChoice("l", f"{_all(theirs)} part of {first}", parts(ours[0], theirs)))
    for one, others in ((theirs, ours), (ours, theirs)):
        if len(one) == 1 and len(others) > 1:
            keys = dict(zip(_KEYS, sorted(others), strict=False))
            choices += [
                AnswerChoice(key, f"“{one[0]}” is part of “{each}”", parts(each, one)) for key, each in keys.items()
            ]
    return Question(
        kind=QuestionKind.NAMES,
        about=(f"{texts.left.id}: {', '.join(sorted(labels[0]))}", f"{texts.right.id}: {', '.join(sorted(labels[1]))}"),
        asks=f"How do {first} and {second} stand to each other?",
        choices=(
            *choices,
            AnswerChoice("d", "nothing of one is the same as or part of the other", apart),
            AnswerChoice("u", "not known", kept(keep_answers.put_unknown, "names", sorted((*ours, *theirs)))),
        ),
        shows=tuple(map(texts.said, provisions)),
        rows=(row_id,) if row_id else (),
    )


def _all(names: Sequence[str]) -> str:
    words = ", ".join(f"“{each}”" for each in names)
    return f"{words} is" if len(names) == 1 else f"{words} are each"


def _joined(one: Question, other: Question) -> Question:
    shows = tuple(dict.fromkeys((*one.shows, *other.shows)))
    return replace(one, shows=shows, rows=tuple(sorted({*one.rows, *other.rows})))
