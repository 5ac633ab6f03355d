"""Suggests topics for the words of a clause, with the words that led there: Okapi BM25 over what topics say.

Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), section 3; the weights of fields by repetition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache, partial
from math import log
from typing import Final

from msgspec import Struct

from ceasefire_diff.drafting.language import ENGLISH, Language, languages
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.source.yaml_nodes import Mapping as YamlMapping
from ceasefire_diff.source.yaml_nodes import Node, Sequence
from ceasefire_diff.taxonomy.topic import Taxonomy, Topic

MOST_OFFERED: Final = 5
_SHARE_OF_BEST: Final = 0.35
"""A topic with less of the best one's weight is not offered; three always are."""
_LEAST_OFFERED: Final = 3
_MOST_WORDS_SHOWN: Final = 4
_K1: Final = 1.2
_B: Final = 0.5
_HEADING: Final = 0.5
"""What a word of a heading weighs beside one of the clause itself."""

_TITLE, _TERMS, _USUAL, _DEFINITION, _EXAMPLE, _CODED, _WORDS = 4, 2, 2, 2, 1, 2, 2

_word = pattern(r"[^\W\d_]+")
_cease_fire = pattern(r"\bcease[- ]fire")
_EMPTY_WORDS: Final = (
    "a an the of and or to in on at for from by with without into as is are be been being will shall must may can "
    "it its this that these those their they them he she his her who whom which what when where than then there "
    "not no nor any all each every both other others such same so if but also only own one two three side sides "
    "party parties text texts between under over upon after before within during until general have has had "
    "article section chapter part"
)
_STOP: Final = frozenset(_EMPTY_WORDS.split())
_ENDINGS: Final = (
    "isations", "izations", "isation", "ization", "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion",
    "als", "al", "ers", "er", "ies", "ied", "ed", "es", "s", "y", "e",
)  # fmt: skip
_SHORTEST_STEM: Final = 4
_SHORT: Final = 3
"""A beginning of so few letters counts only in a word of no more than twice as many."""
_UNKNOWN: Final = 6
_grown_on = pattern(r"^[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644|[\u0628\u0644](?=\w{3}))?(?=\w{2})")


class Suggestion(Struct, frozen=True):
    """A topic that a clause may belong to, and the words of the clause that say so, weightiest first."""

    topic: str
    weight: float
    words: tuple[str, ...]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending, so that `withdrawal`, `withdraws` and `withdrawing` are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def words_of(text: str) -> list[str]:
    """The words of a text in small letters; what is written in one, two or hyphenated words is one."""
    return _word.findall(_cease_fire.sub("ceasefire", text.lower().replace("\u0451", "\u0435")))


def _english(word: str) -> str:
    return "" if word in _STOP or len(word) == 1 else stem(word)


def _beginning(word: str, known: frozenset[str]) -> str:
    """The longest beginning of a word that is known, also behind an article or a particle grown to it."""
    bare = _grown_on.sub("", word)
    for each in (word, bare):
        for length in range(len(each), 1, -1):
            if each[:length] in known and (length > _SHORT or len(each) <= 2 * length):
                return each[:length]
    return bare[:_UNKNOWN]


class Suggester:
    """The topics of a taxonomy as documents; `coded` are texts that a person put under a topic.

    The topic files speak English; in another language a topic is known by the words that its data file has for it.
    """

    def __init__(
        self, taxonomy: Taxonomy, coded: Iterable[tuple[str, str]] = (), language: Language | None = None
    ) -> None:
        language = language or languages()[ENGLISH]
        known = frozenset(each for words in language.topics.values() for each in words)
        self._folded: dict[str, str] = {}
        self._fold = _english if language.code == ENGLISH else partial(_beginning, known=known)
        documents: dict[str, Counter[str]] = {
            topic.id: _document(topic, taxonomy) if language.code == ENGLISH else Counter() for topic in taxonomy
        }
        for topic_id in documents.keys() & language.topics.keys():
            for each in set(self._stems(" ".join(language.topics[topic_id]))):
                documents[topic_id][each] += _WORDS
        for topic_id, text in coded:
            if topic_id in documents:
                for each in set(self._stems(text)):
                    documents[topic_id][each] += _CODED
        lengths = {topic_id: sum(document.values()) for topic_id, document in documents.items()}
        mean = sum(lengths.values()) / max(len(lengths), 1)
        holding: dict[str, list[str]] = {}
        for topic_id, document in documents.items():
            for each in document:
                holding.setdefault(each, []).append(topic_id)
        self._weights: dict[str, list[tuple[str, float]]] = {}
        """For each word the topics that hold it, each with what the word weighs there."""
        for each, topics in holding.items():
            rarity = log(1 + (len(documents) - len(topics) + 0.5) / (len(topics) + 0.5))
            self._weights[each] = [
                (topic_id, rarity * times * (_K1 + 1) / (times + _K1 * (1 - _B + _B * lengths[topic_id] / mean)))
                for topic_id in topics
                for times in (documents[topic_id][each],)
            ]

    def suggest(self, text: str, heading: str = "") -> tuple[Suggestion, ...]:
        """Three to five topics, best first; none where no word of the clause is known."""
        shown = {self._stem(word): word for word in reversed(words_of(f"{text} {heading}"))}
        asked = {**dict.fromkeys(self._stems(heading), _HEADING), **dict.fromkeys(self._stems(text), 1.0)}
        parts: dict[str, list[tuple[float, str]]] = {}
        for each, share in asked.items():
            for topic_id, weight in self._weights.get(each, ()):
                parts.setdefault(topic_id, []).append((-weight * share, each))
        ranked = sorted((sum(weight for weight, _ in found), topic_id) for topic_id, found in parts.items())
        return tuple(
            Suggestion(topic_id, -weight, tuple(shown[each] for _, each in sorted(parts[topic_id])[:_MOST_WORDS_SHOWN]))
            for place, (weight, topic_id) in enumerate(ranked[:MOST_OFFERED])
            if place < _LEAST_OFFERED or weight <= ranked[0][0] * _SHARE_OF_BEST
        )

    def _stems(self, text: str) -> list[str]:
        """The words of a text that say something, each in the form in which it is looked up."""
        return [each for each in map(self._stem, words_of(text)) if each]

    def _stem(self, word: str) -> str:
        found = self._folded.get(word)
        if found is None:
            found = self._folded[word] = self._fold(word)
        return found


def _document(topic: Topic, taxonomy: Taxonomy) -> Counter[str]:
    """The words of a topic, each as often as it weighs."""
    found: Counter[str] = Counter()

    def add(text: str, weight: int) -> None:
        for each in filter(None, map(_english, words_of(text))):
            found[each] += weight

    add(f"{topic.title} {topic.id.replace('-', ' ')}", _TITLE)
    add(topic.definition, _DEFINITION)
    for term in topic.terms.values():
        add(f"{term.name.replace('-', ' ')} {term.help}", 1)
        add(" ".join((*term.usual, *(word.replace("-", " ") for word in term.words))), _USUAL)
    for name in topic.known_as.values():
        add(name, _TERMS)
    for example in topic.examples:
        add(example.title, _EXAMPLE)
        for side in (*example.left, *example.right):
            add(_words_in_node(side), _EXAMPLE)
    for other in taxonomy:
        for each in other.not_this:
            if each.instead.partition(".")[0] == topic.id:
                add(each.matter, _DEFINITION)
    return found


def _words_in_node(node: Node) -> str:
    if isinstance(node, YamlMapping):
        return " ".join(_words_in_node(value) for _, value in node.entries.values())
    if isinstance(node, Sequence):
        return " ".join(map(_words_in_node, node.items))
    return node.text.replace("-", " ")
