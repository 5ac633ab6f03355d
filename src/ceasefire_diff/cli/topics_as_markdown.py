"""Topics as a page of Markdown: what docs/topics.md holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ceasefire_diff.cli.topic_words import example_sides, term_marks, term_shape, topic_marks

if TYPE_CHECKING:
    from ceasefire_diff.taxonomy.topic import Taxonomy, Topic

INTRODUCTION = """\
# Topics

<!-- Made by `ceasefire-diff topics --format markdown` from src/ceasefire_diff/taxonomy/topics: change those files. -->

Every provision has one topic. A term marked \\* says which matter a provision speaks of, never the answer. When
something begins, is due or ends is never a term: that is said by the keys `starts`, `complete-by` and `until`. The
verdicts of the examples are run as tests.
"""


def topics_page(taxonomy: Taxonomy, chosen: Sequence[Topic] | None = None) -> str:
    """A whole page of all topics by group, or of the chosen ones alone."""
    if chosen is not None:
        return "\n".join(line for topic in chosen for line in _topic(topic, "#"))
    lines = [INTRODUCTION]
    for group in taxonomy.groups:
        of_group = [topic for topic in taxonomy if topic.group == group.id]
        lines += [f"- {group.title}: {', '.join(f'[{topic.id}](#{topic.id})' for topic in of_group)}"]
    lines.append("")
    for group in taxonomy.groups:
        lines += [f"## {group.title}", ""]
        for topic in taxonomy:
            if topic.group == group.id:
                lines += _topic(topic, "###")
    return "\n".join(lines).rstrip() + "\n"


def _topic(topic: Topic, heading: str) -> Iterator[str]:
    yield from (f"{heading} {topic.id}", "", f"**{_plain(topic.title)}.** {_plain(topic.definition)}", "")
    for sentence in topic_marks(topic):
        yield from (sentence, "")
    if topic.terms:
        yield from ("| term | what it holds | |", "|---|---|---|")
        for name, term in topic.terms.items():
            mark = " \\*" if term.identifies else ""
            yield f"| `{name}`{mark} | {_cell(term_shape(term))} | {_cell('; '.join(term_marks(term)))} |"
        yield ""
    if topic.not_this:
        yield from ("Not this, but that:", "")
        yield from (f"- {_plain(each.matter)}: `{each.instead}`" for each in topic.not_this)
        yield ""
    if topic.neighbours:
        yield from (f"Neighbours: {', '.join(f'[{each}](#{each})' for each in topic.neighbours)}.", "")
    if topic.known_as:
        known = "; ".join(f"{_plain(where)}: {_plain(name)}" for where, name in topic.known_as.items())
        yield from (f"Known elsewhere as: {known}.", "")
    for example in topic.examples:
        yield from (f"*{_plain(example.title)}*: **{example.verdict}**. {_plain(example.why)}", "", "```yaml")
        yield from (f"{label}: {text}" for label, text in example_sides(example))
        yield from ("```", "")


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|")


def _plain(text: str) -> str:
    return text.replace("*", "\\*").replace("<", "&lt;").replace("_", "\\_")
