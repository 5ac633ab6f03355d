"""Words as values hold them: white space folded, letter case aside."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ceasefire_diff.lazy_regex import pattern

TO_BE_AGREED = "to be agreed"
UNSPECIFIED = "unspecified"

STEM = 6
"""Letters that tell one word from another: neutral and neutrality are one, whatever ending a language gives them."""

_LITTLE = frozenset({"a", "an", "and", "by", "for", "from", "in", "its", "of", "on", "s", "the", "their", "to"})
_WORD = pattern(r"\w+")
_HYPHEN = pattern(r"(?<=\w)[-\u2010\u2011](?=[^\W\d])")
_APOSTROPHE = pattern(r"(?<=\w)['\u2019\u02bc](?=\w)")
_PUNCTUATION = pattern(r"[.,;:!?\"'\u2018-\u201f\u00ab\u00bb()]+(?!\d)|(?<!\d)[.,;:!?\"'\u2018-\u201f\u00ab\u00bb()]+")


def spaced(text: str) -> str:
    """A text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def folded(text: str) -> str:
    """A text without the differences that carry no meaning: letter case and runs of white space."""
    return " ".join(text.split()).lower()


@lru_cache(maxsize=8192)
def without_wording(text: str) -> str:
    """A text without what two coders write differently and no party means: case, articles, hyphens, punctuation.

    Nothing else is folded: no stems, no synonyms. Signs inside a figure stay, and so does a lone letter that names
    something (Area A); of a text that is nothing else all stays.
    """
    words = text.split()
    if not "".join(words).isalnum():
        words = [_PUNCTUATION.sub("", word) for word in _HYPHEN.sub(" ", _APOSTROPHE.sub("", text)).split()]
    kept = [word for place, word in enumerate(words) if word and not _is_article(word, last=place == len(words) - 1)]
    return " ".join(kept).lower() or " ".join(text.split()).lower()


def _is_article(word: str, *, last: bool) -> bool:
    return not last and (word.lower() == "the" or word in ("a", "an"))


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The words of a label that carry meaning, without their endings and their order."""
    words = (word for word in _WORD.findall(text.casefold()) if word not in _LITTLE)
    return frozenset(word[:STEM] if len(word) > STEM else word.removesuffix("s") for word in words)


def by_label(label: str) -> tuple[str, str]:
    """Sorts labels the same way whatever side they came from."""
    return folded(label), label


def leaves_open(text: str) -> bool:
    """Whether a text leaves its value open: `to be agreed`, with anything after it, or `unspecified`."""
    words = folded(text)
    return words in (TO_BE_AGREED, UNSPECIFIED) or words.startswith((TO_BE_AGREED + " ", TO_BE_AGREED + ","))


def one_or_list(items: Iterable[str]) -> str | None:
    """Items in the value grammar: one as it is, several in brackets; None if there are none."""
    found = tuple(items)
    if not found:
        return None
    return found[0] if len(found) == 1 else f"[{', '.join(found)}]"
