"""The words of terms, keys and values: phrases, lists, counts, ranges of clauses, never an id or a bracket."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.model.keys import KEYS
from ceasefire_diff.model.proposal import Modality, Provision
from ceasefire_diff.taxonomy.compiled import phrased_names
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.wording.quoted import quoted

_NUMBERED: Final = pattern(r"(.*?)(\d+)")
_PHRASES = {**{key.name: key.phrase for key in KEYS.values() if key.phrase}, "order": "what comes before or after"}
"""What the keys of a provision are called in a sentence; terms are called by their own names."""

_OF_THOSE_HELD: Final = "humanitarian"
_PEOPLE = pattern(r"(\b\d[\d,]*(?: to \d[\d,]*)?) (?:people|persons?)\b")
_STEP = pattern(r"(?:^|; |schedule: )amount: [^;]+, (?:when|every): ")
_KEY_OF_STEP = pattern(r"(?:(?<=^)|(?<=; )|(?<=schedule: ))amount: |(?<=, )when: |(?<=, every):|(?<=, from):")


def plain(name: str) -> str:
    """The name of a term or key as words."""
    return name.replace("-", " ")


def noun(name: str, topic: Topic | None = None) -> str:
    """A term or key as a sentence speaks of it; where a label joins topics, `topic.term` is the term.

    A term goes by the phrase that its topic gives it, and by its own name if that is a noun. A name for which some
    built-in topic needs a phrase is none: without a phrase it is quoted.
    """
    own = name.rpartition(".")[2]
    if own in _PHRASES:
        return _PHRASES[own]
    if topic is not None and own in topic.terms and topic.terms[own].phrase:
        return topic.terms[own].phrase
    return f"“{plain(own)}”" if own in phrased_names() else plain(own)


def label(name: str, topic: Topic | None = None) -> str:
    """A term or key as the label in front of a sentence or a value: its phrase where it has one, else its name."""
    own = name.rpartition(".")[2]
    term = topic.terms.get(own) if topic is not None else None
    return _PHRASES.get(own) or (term.phrase if term is not None else "") or plain(own)


def listed(items: list[str]) -> str:
    """Items as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def ranges(clauses: Iterable[str]) -> Iterator[str]:
    """Clauses with those numbered one after the other put together: `II.1`, `II.2`, `II.3` as `II.1-3`."""
    run: tuple[str, int, int] | None = None
    for clause in clauses:
        numbered = _NUMBERED.fullmatch(clause)
        if numbered and run is not None and (run[0], run[2]) == (numbered[1], int(numbered[2]) - 1):
            run = (run[0], run[1], int(numbered[2]))
            continue
        if run is not None:
            yield _range(*run)
            run = None
        if numbered:
            run = (numbered[1], int(numbered[2]), int(numbered[2]))
        else:
            yield clause
    if run is not None:
        yield _range(*run)


def _range(before: str, first: int, last: int) -> str:
    if first == last:
        return f"{before}{first}"
    return f"{before}{first}-{last}" if last > first + 1 else f"{before}{first}, {before}{last}"


def subject(name: str, *, joint: bool) -> str:
    """Who speaks: a party by its name, a text of several parties as the text of all of them."""
    return f"the text of {quoted(name)}" if joint else quoted(name)


def unbracketed(text: str) -> str:
    """A list without the brackets around it; a text that only happens to stand in brackets keeps them."""
    if not (text.startswith("[") and text.endswith("]")):
        return text
    depth, items = 0, 1
    for place, character in enumerate(text):
        depth += (character == "[") - (character == "]")
        if not depth and place < len(text) - 1:
            return text
        items += depth == 1 and character == ","
    return text[1:-1] if items > 1 else text


def schedule_in_words(text: str) -> str:
    """The steps of a schedule without the names of their keys: `5 people, day 1`; any other text as it stands."""
    if "amount: " not in text or not _STEP.search(text):
        return text
    return _KEY_OF_STEP.sub("", text)


def without_people(words: str, topic: Topic | None) -> str:
    """A count of those held, missing or dead without its unit: no text calls the bodies of the fallen people."""
    return _PEOPLE.sub(r"\1", words) if counts_those_held(topic) else words


def counts_those_held(topic: Topic | None) -> bool:
    """Whether what a topic counts are those held, missing or dead, and not people."""
    return topic is not None and topic.group == _OF_THOSE_HELD


def choice_words(words: str, provision: Provision | None) -> str:
    """What is chosen, in words; with `not` where the sentence prohibits it, or it reads as if it were asked for."""
    return f"not {words}" if provision is not None and provision.modality is Modality.SHALL_NOT else words
