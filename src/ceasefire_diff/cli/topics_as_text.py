"""Topics as text for a terminal: the list of all, and all that is known of one."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ceasefire_diff.cli.topic_words import example_sides, term_marks, term_shape

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
    yield from textwrap.wrap(topic.definition, width)
    if topic.duty_is_naming:
        yield from textwrap.wrap("Naming the matter is the whole duty.", width)
    if topic.bearer_identifies:
        yield from textwrap.wrap("The key `by` says which matter it is.", width)
    if topic.yes_or_no:
        words = topic.yes_or_no
        say = f"Its own words say yes or no: {words.term}: {words.shall_not} (not modality: shall-not), {words.may} (not may)."
        yield from textwrap.wrap(say, width)
    if topic.terms:
        yield from ("", "Terms (* says which matter it is, never the answer)")
        column = max(len(name) for name in topic.terms) + 3
        for name, term in topic.terms.items():
            label = (f"{name} *" if term.identifies else name).ljust(column)
            yield from _labelled(label, "; ".join([term_shape(term), *term_marks(term)]), width)
    if topic.not_this:
        yield from ("", "Not this, but that")
        for each in topic.not_this:
            yield from _labelled("-", f"{each.matter}: {each.instead}", width)
    if topic.neighbours:
        yield from ("", *textwrap.wrap(f"Neighbours: {', '.join(topic.neighbours)}", width, subsequent_indent="  "))
    if topic.known_as:
        yield from ("", "Known elsewhere as")
        for where, name in topic.known_as.items():
            yield from _labelled("-", f"{where}: {name}", width)
    if topic.examples:
        yield from ("", "Worked examples")
        for example in topic.examples:
            yield from _example(example, width)


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
