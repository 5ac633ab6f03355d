"""The words in which a topic's terms and examples are told, the same in text and in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ceasefire_diff.cli.yaml_flow import flow
from ceasefire_diff.taxonomy.topic import TermKind

if TYPE_CHECKING:
    from ceasefire_diff.taxonomy.topic import Example, Term, Topic


def topic_marks(topic: Topic) -> list[str]:
    """What else a coder must know of a topic, each in a sentence."""
    marks = []
    if topic.duty_is_naming:
        marks.append("Naming the matter is the whole duty.")
    if topic.describes:
        marks.append("It says how something is that the text wants anyhow; so do other topics marked like this.")
    if topic.bearer_identifies:
        marks.append("Who is bound (the key `by`) says which matter it is.")
    if topic.yes_or_no:
        term, banned, allowed = topic.yes_or_no.term, topic.yes_or_no.shall_not, topic.yes_or_no.may
        marks.append(
            "Its own words say yes or no: "
            f"`{term}: {banned}` instead of `modality: shall-not`, `{term}: {allowed}` instead of `modality: may`."
        )
    return marks


def term_shape(term: Term) -> str:
    """What may be written: `amount of time`, `one of: none, partial, complete`."""
    if term.kind is TermKind.AMOUNT:
        return f"amount ({term.unit})" if term.unit else "amount"
    if term.kind is TermKind.CHOICE:
        return f"one of: {', '.join(term.words)}"
    if term.kind is TermKind.YES_NO:
        return "yes or no"
    if term.words:
        return f"{term.kind}; these are known to differ: {', '.join(term.words)}"
    return str(term.kind.value)


def term_marks(term: Term) -> list[str]:
    """What else a coder must know of a term."""
    marks = []
    if term.closed:
        marks.append(
            "a list of it names the members of one body"
            if term.of_a_body
            else "a list of it is closed: it leaves out what it does not name"
        )
    if term.limit:
        marks.append("a number is a limit")
    marks += [f"{wide} includes {', '.join(narrow)}" for wide, narrow in term.includes.items()]
    marks += [f"{' and '.join(words)} hold together" for words in term.holds_together]
    if term.usual:
        marks.append(f"usual: {', '.join(term.usual)}")
    if term.help:
        marks.append(term.help.removesuffix("."))
    return marks


def example_sides(example: Example) -> list[tuple[str, str]]:
    """Both sides of an example and its glossary as lines of YAML."""
    sides = [("left", "; ".join(map(flow, example.left))), ("right", "; ".join(map(flow, example.right)))]
    return [*sides, ("glossary", flow(example.glossary))] if example.glossary else sides
