"""Prints the topics, as text for a terminal and as the page of Markdown that docs/topics.md holds."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from ceasefire_diff.source.yaml_flow import flow
from ceasefire_diff.values.value import described

if TYPE_CHECKING:
    from ceasefire_diff.taxonomy.topic import Example, Taxonomy, Term, Topic

_INTRODUCTION: Final = """\
# Topics

<!-- Made by `ceasefire-diff topics --format markdown` from src/ceasefire_diff/taxonomy/topics: change those files. -->

Every provision has one topic. A term marked \\* says which matter a provision speaks of, never the answer. When
something begins, is due or ends is never a term: that is said by the keys `starts`, `complete-by` and `until`. The
verdicts of the examples are run as tests.
"""


def topics_as_text(taxonomy: Taxonomy, width: int) -> str:
    """Every topic by group: id and title."""
    column = max(len(topic.id) for topic in taxonomy) + 2
    lines: list[str] = []
    for group in taxonomy.groups:
        lines += ["", group.title]
        for topic in taxonomy:
            if topic.group == group.id:
                lines += _labelled(topic.id.ljust(column), topic.title, width)
    return "\n".join([*lines[1:], "", "All that is known of one: ceasefire-diff topics TOPIC", ""])


def topic_as_text(topic: Topic, taxonomy: Taxonomy, width: int) -> str:
    """All that is known of one topic."""
    return "\n".join(_lines(topic, taxonomy, width)) + "\n"


def topics_found(taxonomy: Taxonomy, words: str, width: int) -> str:
    """The topics that words may belong to, best first, each with the words that led there."""
    from ceasefire_diff.drafting.language import language_of  # noqa: PLC0415  few look topics up
    from ceasefire_diff.drafting.suggest import Suggester  # noqa: PLC0415  as above

    found = Suggester(taxonomy, language=language_of(words)).suggest(words)
    if not found:
        return "No topic knows these words. All topics: ceasefire-diff topics\n"
    column = max(len(each.topic) for each in found) + 2
    lines: list[str] = []
    for each in found:
        topic = taxonomy.topics[each.topic]
        lines += _labelled(each.topic.ljust(column), f"{topic.definition} [{', '.join(each.words)}]", width)
        lines += [
            f"{'':{column}}not here: {no.matter} -> {no.instead}" for no in topic.not_this if _shares(no.matter, words)
        ]
    return "\n".join((*lines, ""))


def _shares(text: str, words: str) -> bool:
    """Whether a warning speaks of what was looked for."""
    return not {word for word in text.lower().split() if len(word) > len("from")}.isdisjoint(words.lower().split())


def topic_as_stub(topic: Topic) -> str:
    """A provision of a topic to paste: what it must say, and each term as a comment that says what it may hold."""
    from ceasefire_diff.drafting.stub import stub_lines  # noqa: PLC0415  few ask for one

    lines = [
        "  - id: an-id-of-your-own",
        '    clause: "1"',
        f"    topic: {topic.id}",
        "    # by: who is bound",
        "    text: >-",
        "      What the clause says, in your words.",
        "    # starts: …  complete-by: …  until: …",
    ]
    if topic.terms:
        lines += ["    terms: unfinished", *stub_lines(topic, {}, "      ")]
    lines += [f"    # not {each.matter}: {each.instead}" for each in topic.not_this]
    return "\n".join((*lines, ""))


def _lines(topic: Topic, taxonomy: Taxonomy, width: int) -> Iterator[str]:
    yield f"{topic.id}: {topic.title} ({taxonomy.group_title(topic.group)})"
    for sentence in (topic.definition, *_topic_marks(topic)):
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
        for line in _labelled(
            labels[name].ljust(column), "; ".join([described(term, term.kind), *_term_marks(term)]), width
        )
    ]


def _example(example: Example, width: int) -> Iterator[str]:
    yield from _labelled("-", f"{example.title}: {example.verdict}", width)
    for label, text in _example_sides(example):
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


def topics_as_markdown(taxonomy: Taxonomy, chosen: Sequence[Topic] | None = None) -> str:
    """A whole page of all topics by group, or of the chosen ones alone."""
    if chosen is not None:
        return "\n".join(line for topic in chosen for line in _markdown(topic, "#"))
    lines = [_INTRODUCTION]
    for group in taxonomy.groups:
        of_group = [topic for topic in taxonomy if topic.group == group.id]
        lines += [f"- {group.title}: {', '.join(f'[{topic.id}](#{topic.id})' for topic in of_group)}"]
    lines.append("")
    for group in taxonomy.groups:
        lines += [f"## {group.title}", ""]
        for topic in taxonomy:
            if topic.group == group.id:
                lines += _markdown(topic, "###")
    return "\n".join(lines).rstrip() + "\n"


def _markdown(topic: Topic, heading: str) -> Iterator[str]:
    yield from (f"{heading} {topic.id}", "", f"**{_plain(topic.title)}.** {_plain(topic.definition)}", "")
    for sentence in _topic_marks(topic):
        yield from (sentence, "")
    if topic.terms:
        yield from ("| term | what it holds | |", "|---|---|---|")
        for name, term in topic.terms.items():
            mark = " \\*" if term.identifies else ""
            yield f"| `{name}`{mark} | {_cell(described(term, term.kind))} | {_cell('; '.join(_term_marks(term)))} |"
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
        yield from (f"{label}: {text}" for label, text in _example_sides(example))
        yield from ("```", "")


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|")


def _plain(text: str) -> str:
    return text.replace("*", "\\*").replace("<", "&lt;").replace("_", "\\_")


def _topic_marks(topic: Topic) -> list[str]:
    """What else a coder must know of a topic, each in a sentence."""
    marks = []
    if topic.duty_is_naming:
        marks.append("Naming the matter is the whole duty.")
    if topic.describes:
        marks.append("It says how something is that the text wants anyhow; so do other topics marked like this.")
    if topic.settles_nothing:
        marks.append("What it names is to be agreed: it leaves open what another topic says of the same.")
    if topic.bearer_identifies:
        marks.append("Who is bound (the key `by`) says which matter it is.")
    if topic.somewhere:
        marks.append("What is wanted in a place may be anywhere in it, so a ban in a part of it leaves room.")
    if topic.two_ends:
        marks.append(f"Told by the other party, {' and '.join(f'`{each}`' for each in topic.two_ends)} change places.")
    if topic.yes_or_no:
        term, banned, allowed = topic.yes_or_no.term, topic.yes_or_no.shall_not, topic.yes_or_no.may
        marks.append(
            "Its own words say yes or no: "
            f"`{term}: {banned}` instead of `modality: shall-not`, `{term}: {allowed}` instead of `modality: may`."
        )
    return marks


def _term_marks(term: Term) -> list[str]:
    """What else a coder must know of a term."""
    marks = []
    if term.closed:
        marks.append(
            "a list of it names the members of one body"
            if term.of_a_body
            else "a list of it is closed: it leaves out what it does not name"
        )
    told = (
        (term.limit, "a number is a limit"),
        (term.least, "a number is the least"),
        (term.proportion, "a proportion: 60 for 40 is 3 for 2"),
        (term.narrows, "says which are meant: two that have nothing in common contradict nobody"),
    )
    marks += [words for is_so, words in told if is_so]
    if term.permits:
        marks.append(f"let out of what `{term.permits}` bans")
    if term.within:
        marks.append(f"may not pass `{term.within}`")
    marks += [f"{wide} includes {', '.join(narrow)}" for wide, narrow in term.includes.items()]
    marks += [f"{' and '.join(words)} hold together" for words in term.holds_together]
    if term.abstains:
        marks.append(f"who has it {' or '.join(term.abstains)} sooner or longer keeps both texts")
    if term.usual:
        marks.append(f"usual: {', '.join(term.usual)}")
    if term.help:
        marks.append(term.help.removesuffix("."))
    return marks


def _example_sides(example: Example) -> list[tuple[str, str]]:
    """Both sides of an example and its glossary as lines of YAML."""
    sides = [("left", "; ".join(map(flow, example.left))), ("right", "; ".join(map(flow, example.right)))]
    return [*sides, ("glossary", flow(example.glossary))] if example.glossary else sides
