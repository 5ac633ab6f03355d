"""Counts what a draft saved: one text coded by the clock with it and without; lines, minutes, errors, agreement, hints.

Run it in the project's root: `python -m benchmarks.timed_coding.count`. README.md beside it says who coded.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.drafting import PLACES
from ceasefire_diff.drafting.beside import offered_by
from ceasefire_diff.drafting.draft import draft_of
from ceasefire_diff.reading.validation import check_files
from ceasefire_diff.source.diagnostics import Complaints
from ceasefire_diff.source.yaml_nodes import Mapping, Node, Scalar, Sequence, read_yaml
from ceasefire_diff.taxonomy.compiled import built_in_taxonomy

HERE = Path(__file__).resolve().parent
EARLIER = HERE.parent.parent / "proposals" / "gaza-2025" / "us-2025-05-29.yaml"


class Coded(NamedTuple):
    """One provision as its coder wrote it: each key and each term with its value."""

    clause: str
    topic: str
    quote: str
    keys: dict[str, str]
    terms: dict[str, str]


def coded_in(file: Path) -> list[Coded]:
    """The provisions of a file."""
    root = read_yaml(file.read_bytes(), file.name, Complaints())
    return [] if root is None else [_coded(each) for each in _items(root.entries["provisions"][1])]


def _items(node: Node) -> Iterator[Mapping]:
    listed = node.items if isinstance(node, Sequence) else ()
    yield from (each for each in listed if isinstance(each, Mapping))


def _coded(provision: Mapping) -> Coded:
    keys = {key: _words(value) for key, (_, value) in provision.entries.items() if key != "terms"}
    terms = provision.entries["terms"][1] if "terms" in provision.entries else None
    said = {key: _words(value) for key, (_, value) in terms.entries.items()} if isinstance(terms, Mapping) else {}
    return Coded(keys["clause"], keys["topic"], keys.get("quote", ""), keys, said)


def _words(node: Node) -> str:
    if isinstance(node, Sequence):
        return ", ".join(sorted(_words(each) for each in node.items))
    return " ".join(node.text.split()) if isinstance(node, Scalar) else ""


def lines_typed(file: Path, fresh: Path | None) -> tuple[int, int]:
    """Lines of a file that do not stand in the draft it began with, and all its lines; blank ones are none."""
    lines = Counter(line.strip() for line in file.read_text("utf-8").splitlines() if line.strip())
    given = Counter(line.strip() for line in fresh.read_text("utf-8").splitlines()) if fresh else Counter()
    return sum((lines - given).values()), sum(lines.values())


def seconds(begun: time, ended: time) -> int:
    """Between two times of one day."""
    return (ended.hour - begun.hour) * 3600 + (ended.minute - begun.minute) * 60 + ended.second - begun.second


def agreement(left: list[Coded], right: list[Coded]) -> Iterator[tuple[str, int, int]]:
    """What two codings share, each as a count and of how many."""
    topics = [
        {clause: Counter(each.topic for each in side if each.clause == clause) for clause in _clauses(side)}
        for side in (left, right)
    ]
    clauses = [clause for clause in topics[0] if clause in topics[1]]
    yield "clauses with the same topics", sum(topics[0][one] == topics[1][one] for one in clauses), len(clauses)
    shared = sum(sum((topics[0][one] & topics[1][one]).values()) for one in clauses)
    yield "provisions of one topic in one clause", shared, max(len(left), len(right))
    same_terms = terms = same_values = 0
    for ours, theirs in paired(left, right):
        names = set(ours.terms) | set(theirs.terms)
        both = set(ours.terms) & set(theirs.terms)
        terms, same_terms = terms + len(names), same_terms + len(both)
        same_values += sum(ours.terms[each].casefold() == theirs.terms[each].casefold() for each in both)
    yield "terms that both fill, of those one does", same_terms, terms
    yield "terms both fill, letter for letter the same", same_values, same_terms


def _clauses(side: list[Coded]) -> list[str]:
    return list(dict.fromkeys(each.clause for each in side))


def paired(left: list[Coded], right: list[Coded]) -> Iterator[tuple[Coded, Coded]]:
    """Provisions of one clause and topic, those of the most words in common first."""
    free = list(right)
    for ours in left:
        same = [each for each in free if (each.clause, each.topic) == (ours.clause, ours.topic)]
        if same:
            best = max(same, key=lambda each: _shared(ours.quote, each.quote))
            free.remove(best)
            yield ours, best


def _shared(one: str, other: str) -> int:
    return len(set(re.findall(r"\w+", one.lower())) & set(re.findall(r"\w+", other.lower())))


def hints(coded: list[Coded], offered: list[tuple[str, str, list[str]]]) -> dict[int, int]:
    """For how many provisions the coded topic is among the first hints of the part with most of its words."""
    found = dict.fromkeys(PLACES, 0)
    for each in coded:
        at = [(_shared(each.quote, quote), topics) for clause, quote, topics in offered if clause == each.clause]
        topics = max(at, key=lambda one: one[0])[1] if at else []
        for places in PLACES:
            found[places] += each.topic in topics[:places]
    return found


def offered_then(file: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Clause, words and hints of each part of a draft as it was written."""
    comments = re.findall(r"# may be: (.*?)\n    topic:", file.read_text("utf-8"), re.DOTALL)
    for each, comment in zip(coded_in(file), comments, strict=True):
        yield (
            each.clause,
            each.quote,
            [one.strip().partition(" (")[0] for one in re.sub(r"\n +# ", " ", comment).split(";")],
        )


def offered_now() -> Iterator[tuple[str, str, list[str]]]:
    """The same of a draft made now."""
    earlier = offered_by(check_files([str(EARLIER)]).texts[0].proposal)
    paper = HERE / "plan.txt"
    for each in draft_of(paper.read_bytes(), paper.name, built_in_taxonomy(documented=True), earlier).drafted:
        yield each.piece.clause, each.piece.quote, [one.topic for one in each.suggestions]


def main() -> None:
    """Print the tables."""
    fresh = HERE / "fresh-draft.yaml"
    times = tomllib.loads((HERE / "times.toml").read_text("utf-8"))
    sides = {name: HERE / f"{name}.yaml" for name in times}
    print("| coder | provisions | minutes until coded | until valid | lines typed | of lines | errors met |")
    print("|---|---|---|---|---|---|---|")
    for name, file in sides.items():
        typed, lines = lines_typed(file, fresh if name == "with-draft" else None)
        said = times[name]
        minutes = [f"{seconds(said['begun'], said[key]) / 60:.1f}" for key in ("coded", "clean")]
        print(f"| {name} | {len(coded_in(file))} | {' | '.join(minutes)} | {typed} | {lines} | {said['errors']} |")
    print("\n| agreement of the two | same | of |\n|---|---|---|")
    codings = [coded_in(file) for file in sides.values()]
    for what, same, of in agreement(*codings):
        print(f"| {what} | {same} | {of} |")
    print("\n| hints, against the codings | provisions | top 1 | top 3 | top 5 |\n|---|---|---|---|---|")
    for when, offered in (("of that day", list(offered_then(fresh))), ("of today", list(offered_now()))):
        for name, coded in zip(sides, codings, strict=True):
            among = " | ".join(str(each) for each in hints(coded, offered).values())
            print(f"| {when}, {name} | {len(coded)} | {among} |")


if __name__ == "__main__":
    main()
