"""Finds the word that a misspelt one was probably meant to be, and asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

# A word longer than this is no slip of the pen, and comparing it letter by letter with every id would take long.
LONGEST_WORD_TO_MEND: Final = 80

# Share of letters two words have in common, in order. 0.7 still joins `form` to `from` and `lenght` to `length`,
# and leaves `by` and `if`, `on` and `of`, `road` and `reach` apart: a wrong suggestion costs more than none.
LIKENESS_WORTH_SAYING: Final = 0.7

# More words than this help nobody who looks for one.
_MOST_WORDS_LISTED: Final = 40

_NEGATIONS: Final = frozenset(("un", "in", "im", "ir", "il", "non", "not", "no", "dis", "de", "anti"))


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The one of `words` that `word` was probably meant to be, or None; case, `_` and spaces count for nothing."""
    if len(word) > LONGEST_WORD_TO_MEND:
        return None
    known: dict[str, str] = {}
    for candidate in sorted(words):
        known.setdefault(_folded(candidate), candidate)
    wanted = _folded(word)
    if wanted in known:
        return known[wanted]
    from difflib import get_close_matches  # noqa: PLC0415  only a run that complains needs it

    found = get_close_matches(wanted, known, n=3, cutoff=LIKENESS_WORTH_SAYING)
    return next((known[each] for each in found if not _are_opposites(wanted, each)), None)


def did_you_mean(word: str, words: Iterable[str], otherwise: str = "") -> str:
    """The cure for a word nobody knows: the nearest one, else the `otherwise`, else all that are known."""
    known = list(words)
    near = nearest(word, known)
    if near is not None:
        return f"Did you mean `{near}`?"
    if otherwise:
        return otherwise
    listed = ", ".join(known[:_MOST_WORDS_LISTED])
    return f"Write one of: {listed}" + (", …" if len(known) > _MOST_WORDS_LISTED else "")


def _are_opposites(one: str, other: str) -> bool:
    """Whether one word is the other with a no before it: `unlimited` is no slip for `limited`."""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer.endswith(shorter) and longer[: -len(shorter)].rstrip("- ") in _NEGATIONS


def is_one_edit(one: str, other: str) -> bool:
    """Whether two words differ by one letter more, less or another, or by two that changed places.

    That is a distance of one after Damerau and Levenshtein; two equal words count as near too.
    """
    pairs = enumerate(zip(one, other, strict=False))
    start = next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))
    rest, other_rest = one[start:], other[start:]
    return (
        rest[1:] == other_rest[1:]
        or rest[1:] == other_rest
        or rest == other_rest[1:]
        or (rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:])
    )


def _folded(word: str) -> str:
    return "-".join(word.casefold().replace("_", " ").replace("-", " ").split())
