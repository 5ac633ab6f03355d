"""Writes the terms of a topic as comments to be uncommented, each with what the clause says that may fill it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ceasefire_diff.drafting.found import Found, FoundKind
from ceasefire_diff.drafting.keys import as_names
from ceasefire_diff.drafting.suggest import stem, words_of
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.taxonomy.topic import Term, Topic
from ceasefire_diff.values.amount import parse_amount
from ceasefire_diff.values.ratio import parse_ratio
from ceasefire_diff.values.relation import Unreadable
from ceasefire_diff.values.units import UnitClass
from ceasefire_diff.values.value import described

STUB_WIDTH: Final = 44
"""Column of a stub at which it says what a term may hold."""

_MOST_WORDS: Final = 6
_CALLED: Final = frozenset({"from", "to", "in", "behind", "by", "with", "against", "for"})
_end_of_phrase = pattern(
    r"[,;.:()]|\s(?:and|or|to|from|in|by|with|for|at|on|of|until|after|before|within|under|through|against|that|who|"
    r"which|is|are|will|shall|must|may|as|without|up)\s"
)
_figures = pattern(r"[0-9][0-9,.]*")


def stub_lines(topic: Topic, offered: Mapping[str, str], indent: str) -> Iterator[str]:
    """The terms of a topic, a comment each; one with something offered is right once its `#` is deleted."""
    for term in topic.terms.values():
        line = f"{indent}# {term.name}: {offered.get(term.name, '')}".rstrip()
        matter = "; says which matter" if term.identifies else ""
        yield f"{line.ljust(STUB_WIDTH)}  # {described(term, term.kind)}{matter}"


def without_stub(line: str, topic: Topic) -> str | None:
    """A line of a finished provision without what the stub said of a term; None for a term nobody took over."""
    name = line.strip().removeprefix("# ").partition(":")[0]
    if name not in topic.terms:
        return line
    said, mark, _ = line.partition(f"  # {described(topic.terms[name], topic.terms[name].kind)}")
    return line if not mark else None if said.lstrip().startswith("#") else said.rstrip()


def values_offered(
    topic: Topic, text: str, found: Iterable[Found], others: Mapping[tuple[str, str], tuple[str, ...]]
) -> dict[str, str]:
    """For terms of a topic what a clause says that may fill them, each figure and phrase for the first term it fits.

    `others` are names that another file has for them.
    """
    values = [each for each in found if each.kind is FoundKind.AMOUNT]
    said = {stem(each) for each in words_of(text)}
    offered: dict[str, str] = {}
    for term in topic.terms.values():
        value = ""
        if term.kind == "names":
            usual = (*others.get((topic.id, term.name), ()), *term.words, *term.usual)
            value = _usual_names(usual, said) or _behind_its_word(term, text)
        elif term.kind == "choice":
            value = next((each for each in term.words if _says(each.replace("-", " "), said)), "")
        elif term.kind in ("amount", "ratio"):
            fits = next((each for each in values if _figure(term, each)), None)
            value = _figure(term, fits) if fits else ""
            values = [each for each in values if each is not fits]
            if not value and term.unit == UnitClass.PEOPLE and _all_of(text, offered.values()):
                value = "all"
        if value and value not in offered.values():
            offered[term.name] = value
    return offered


def _all_of(text: str, offered: Iterable[str]) -> bool:
    """Whether a text says that it is all of those whom another term names: all hostages."""
    lower = text.lower()
    return any(re.search(rf"\ball (?:the |of the )?{re.escape(each.lower())}", lower) for each in offered)


def _says(words: str, said: set[str]) -> bool:
    """Whether a text holds every word, in whatever form: `all forces` needs `all`."""
    stems = {stem(each) for each in words_of(words)}
    return bool(stems) and said.issuperset(stems)


def _usual_names(usual: Iterable[str], said: set[str]) -> str:
    there = [each for each in dict.fromkeys(usual) if _says(each, said)]
    wider = [each for each in there if not any(each != other and each in other for other in there)]
    return as_names(wider) if wider else ""


def _behind_its_word(term: Term, text: str) -> str:
    """What stands behind the word a term is called by: from, to, in, by; only a name, or what an article begins."""
    called = term.name.rpartition("-")[2]
    if called not in _CALLED:
        return ""
    at = re.search(rf"\b{called}\s+(?:the\s+(?=[^\W\d_])|(?=[A-Z][^\W\d_]))", text)
    phrase = _end_of_phrase.split(text[at.end() :], maxsplit=1)[0].strip() if at else ""
    return as_names([phrase]) if phrase and len(phrase.split()) <= _MOST_WORDS else ""


def _figure(term: Term, found: Found) -> str:
    """What was found as a value of a term, where its grammar reads it; what is counted as people where they are."""
    written = found.value or found.text
    figures = _figures.search(written)
    tries = [written]
    if term.unit == UnitClass.PEOPLE and figures and found.counted:
        tries.append(f"{figures.group()} people")
    for each in tries:
        try:
            if term.kind == "ratio":
                parse_ratio(each)
            else:
                parse_amount(each, UnitClass(term.unit or UnitClass.COUNT), term.limit, term.least)
        except Unreadable:
            continue
        return each
    return ""
