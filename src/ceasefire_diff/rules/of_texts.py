"""The rules on offers of what may be related, on notices to the reader, and on remarks about one text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ceasefire_diff.rules.rule import Rule

RELATED: Final = (
    Rule(
        "related.words-alike",
        means="Two provisions stand in no common row, and their words are alike.",
        arises="At least one of them stands alone. They are offered for a reader to look at, and never lined up.",
        says="similar wording",
    ),
    Rule(
        "related.name-not-linked",
        means="Two provisions stand in no common row, and nothing but unlinked names keeps them apart.",
        arises="A line in the glossary, if true, would line them up.",
        says="not matched: nothing links {names}",
    ),
    Rule(
        "related.neighbour-topic",
        means="Two provisions of the same or an adjacent topic stand in no common row.",
        arises="They name a thing in common or use like words, and another coder might have lined them up.",
        says="same or adjacent topic",
    ),
    Rule(
        "related.fits-several",
        means="A provision speaks in general and fits several matters of the other text.",
        arises="It stands alone with a pointer to each.",
        says="one is general and fits several provisions of the other text",
    ),
)
"""Offers of what may be related."""

NOTICES: Final = (
    Rule(
        "columns.order-given",
        means="Columns stand in the order in which the files were given.",
        arises="Always; that order carries no meaning.",
        says="columns follow the order of the files on the command line; the order has no significance",
    ),
    Rule(
        "status.unlike",
        means="The texts became known in different ways.",
        arises="One is published and the other leaked, for instance.",
        says="the texts differ in status ({each})",
    ),
    Rule(
        "coverage.partial",
        means="A file holds only part of its text.",
        arises="It says `coverage: {partial: what is missing}`.",
        says="the file of {proposal} is incomplete ({missing}); a provision missing from this file may still be in the "
        "text",
    ),
    Rule(
        "words.prevail",
        means="The original texts prevail over what is printed.",
        arises="Always.",
        says="the original texts prevail. Silence is not a position",
    ),
    Rule(
        "counts.depend",
        means="Counts depend on how the texts were divided.",
        arises="Always.",
        says="counts depend on how the texts were divided into provisions; they measure nothing else",
    ),
    Rule(
        "rows.likely",
        means="Some rows are held together by like words alone.",
        arises="A row has `row.likely`.",
        says="rows marked (?) were lined up because their words are alike; nobody has confirmed that both texts "
        "address one matter in them, and no conflict is told of them",
    ),
    Rule(
        "order.more-clashes",
        means="Not every set of clauses that cannot be kept together is told.",
        arises="Two texts clash in so many sets of times and orders that only the first of them are told.",
        says="what the texts say of time and order clashes in more than {most} sets of clauses; only the first {most} "
        "of a pair of texts are told",
    ),
    Rule(
        "order.lengths-not-tried",
        means="Months, working days and zones could fall out in too many ways to try each.",
        arises="So many times are counted in months and working days from unlike events.",
        says="months, working days and time zones could fall out in more than {most} ways; times that clash in some of "
        "them only may not be told",
    ),
    Rule(
        "order.shared-not-followed",
        means="Not every order that both texts share is told.",
        arises="Both texts order so many events that only named ones (signing, ceasefire, those of the glossary) are "
        "followed.",
        says="the texts order more than {most} events in common; which of them both put in the same order is told of "
        "named events only",
    ),
)
"""Notices."""

REMARKS: Final[Mapping[str, str]] = {
    "text.states-both": "{who} states both {first} and {second} on {term}{where}",
    "options.both-needed": "{who} needs provisions of more than one option at once: {options}{where}",
    "options.dangling": "{who} refers to a provision of another option only: {options}{where}; "
    "elsewhere it counts as unspecified",
}
"""What a comparison says of one text, by the id of the lint rule that finds the same in one file."""
