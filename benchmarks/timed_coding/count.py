"""Counts what a draft saved, text by text: lines, minutes, errors and agreement with it and without, and its hints.

Run it in the project's root: `python -m benchmarks.timed_coding.count`. README.md beside it says who coded.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import time
from itertools import combinations
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
ROOT = HERE.parent.parent
CODERS = {
    "with-draft": ("fresh-draft", "chosen-draft"),
    "without-draft": ("skeleton",),
    "without-draft-again": ("skeleton",),
}
"""Who coded, where they did, and the files the program wrote for them, where there are such."""


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
    clause = keys["clause"].partition("(")[0]  # some name the letter of a sub-clause, some do not
    return Coded(clause, keys["topic"], keys.get("quote", ""), keys, said)


def _words(node: Node) -> str:
    if isinstance(node, Sequence):
        return ", ".join(sorted(_words(each) for each in node.items))
    return " ".join(node.text.split()) if isinstance(node, Scalar) else ""


def lines_typed(file: Path, given: Iterable[Path] = ()) -> tuple[int, int, int]:
    """Lines of a file that the program did not write, their characters, and all its lines; blank ones are none.

    A line that stands in a file the program wrote was given, also where it stood there behind `#` or `unfinished`.
    """
    lines = Counter(line.strip() for line in file.read_text("utf-8").splitlines() if line.strip())
    written: Counter[str] = Counter()
    for each in given:
        written |= Counter(word for line in each.read_text("utf-8").splitlines() for word in _ways_to_take(line))
    typed = lines - written
    return typed.total(), sum(len(line) * times for line, times in typed.items()), lines.total()


def _ways_to_take(line: str) -> set[str]:
    bare = line.strip().removeprefix("#").strip()
    return {line.strip(), bare, bare.removesuffix("unfinished").strip()}


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


def offered_now(folder: Path, earlier: Path) -> Iterator[tuple[str, str, list[str]]]:
    """The same of a draft made now."""
    offered = offered_by(check_files([str(earlier)]).texts[0].proposal)
    paper = folder / "paper.txt"
    for each in draft_of(paper.read_bytes(), paper.name, built_in_taxonomy(documented=True), offered).drafted:
        yield each.piece.clause, each.piece.quote, [one.topic for one in each.suggestions]


def told(folder: Path) -> Iterator[str]:
    """The tables of one text."""
    times = tomllib.loads((folder / "times.toml").read_text("utf-8"))
    yield "| coder | provisions | minutes until coded | until valid | lines typed | characters | of lines | errors |"
    yield "|---|---|---|---|---|---|---|---|"
    codings = {name: coded_in(file) for name in CODERS if (file := folder / f"{name}.yaml").is_file()}
    for name, coded in codings.items():
        written = CODERS[name]
        given = [file for each in written if (file := folder / f"{each}.yaml").is_file()]
        typed, characters, lines = lines_typed(folder / f"{name}.yaml", given)
        said = times[name]
        minutes = [f"{seconds(said['begun'], said[key]) / 60:.1f}" for key in ("coded", "clean")]
        cells = (name, len(coded), *minutes, typed, f"{characters:,}", lines, said["errors"])
        yield f"| {' | '.join(map(str, cells))} |"
    yield "\n| agreement | of | same | of |\n|---|---|---|---|"
    for one, other in combinations(codings, 2):
        for what, same, of in agreement(codings[one], codings[other]):
            yield f"| {one}, {other} | {what} | {same} | {of} |"
    yield "\n| hints, against the codings | provisions | top 1 | top 3 | top 5 |\n|---|---|---|---|---|"
    then, now = offered_then(folder / "fresh-draft.yaml"), offered_now(folder, ROOT / times["earlier"])
    for when, offered in (("of that day", list(then)), ("of today", list(now))):
        for name, coded in codings.items():
            among = " | ".join(str(each) for each in hints(coded, offered).values())
            yield f"| {when}, {name} | {len(coded)} | {among} |"


def main() -> None:
    """Print the tables of every text."""
    for times in sorted(HERE.glob("*/times.toml")):
        print(f"{times.parent.name}\n")
        print(*told(times.parent), "", sep="\n")


if __name__ == "__main__":
    main()
