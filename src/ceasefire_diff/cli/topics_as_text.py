"""Topics as text for a terminal: the list of all, and all that is known of one."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ceasefire_diff.cli.topic_words import example_sides, term_marks, term_shape, topic_marks

if TYPE_CHECKING:
    from ceasefire_diff.taxonomy.topic import Example, Taxonomy, Topic


def topic_list(taxonomy: Taxonomy, width: int) -> str:
    """Every topic by group: id and title."""
    column = max(len(topic.id) for topic in taxonomy) + 2
    lines: list[str] = []
    for group in taxonomy.groups:
        lines += ["", group.title]
        for topic in taxonomy:
            if topic.group == group.id:
                lines += _labelled(topic.id.ljust(column), topic.title, width)
    return "\n".join([*lines[1:], "", "All that is known of one: ceasefire-diff topics TOPIC", ""])


def topic_told(topic: Topic, taxonomy: Taxonomy, width: int) -> str:
    """All that is known of one topic."""
    return "\n".join(_told(topic, taxonomy, width)) + "\n"


def _told(topic: Topic, taxonomy: Taxonomy, width: int) -> Iterator[str]:
    yield f"{topic.id}: {topic.title} ({taxonomy.group_title(topic.group)})"
    for sentence in (topic.definition, *topic_marks(topic)):
        yield from textwrap.wrap(sentence, width, break_on_hyphens=False)
    yield from _section("Terms (* says which matter it is, never the answer)", _terms(topic, width))
    not_this = [f"{each.matter}: {each.instead}" for each in topic.not_this]
    yield from _section("Not this, but that", _listed(not_this, width))
    yield from _section("Neighbours", _listed([", ".join(topic.neighbours)] if topic.neighbours else [], width))
    known_as = [f"{who}: {name}" for who, name in topic.known_as.items()]
    yield from _section("Known elsewhere as", _listed(known_as, width))
    yield from _section("Worked examples", [line for each in topic.examples for line in _example(each, width)])


def _section(heading: str, lines: Sequence[str]) -> list[str]:
    return ["", heading, *lines] if lines else []


def _listed(items: Sequence[str], width: int) -> list[str]:
    return [line for item in items for line in _labelled("-", item, width)]


def _terms(topic: Topic, width: int) -> list[str]:
    labels = {name: f"{name} *" if term.identifies else name for name, term in topic.terms.items()}
    column = max(map(len, labels.values()), default=0) + 1
    return [
        line
        for name, term in topic.terms.items()
        for line in _labelled(labels[name].ljust(column), "; ".join([term_shape(term), *term_marks(term)]), width)
    ]


def _example(example: Example, width: int) -> Iterator[str]:
    yield from _labelled("-", f"{example.title}: {example.verdict}", width)
    for label, text in example_sides(example):
        yield from _labelled(f"    {label}".ljust(12), text, width, indent="")
    yield from _labelled("    why".ljust(12), example.why, width, indent="")


def _labelled(label: str, text: str, width: int, indent: str = "  ") -> list[str]:
    start = f"{indent}{label} "
    return textwrap.wrap(
        text,
        max(width, len(start) + 20),
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_on_hyphens=False,
        break_long_words=False,
    )
