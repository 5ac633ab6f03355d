"""Holds two codings of one text against each other, directly and by what each makes of the other party's text.

Run it in the project's root: `python -m benchmarks.coder_agreement.measure`. For another study name the first coding,
the second and the other party's text.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from benchmarks.blind_coding import kappa
from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.model.verdict import Verdict, gravest
from ceasefire_diff.reading.proposals import read_proposals

HERE = Path(__file__).resolve().parent
PAIR = HERE.parent.parent / "proposals" / "frameworks-2025-04"
FIRST, SECOND = PAIR / "ukraine-europe-2025-04-23.yaml", HERE / "ukraine-europe-2025-04-23.yaml"
OTHER = PAIR / "us-2025-04-17.yaml"


def compared(one: Path, two: Path, glossary: Path) -> Comparison:
    """Two files, compared with the glossary of their process."""
    read = read_proposals([str(one), str(two)], glossary=str(glossary))
    return compare(read.proposals, read.taxonomy)


def verdict_of_each(comparison: Comparison) -> dict[str, Verdict]:
    """For each provision of the left text the gravest verdict of the rows it stands in."""
    found: dict[str, list[Verdict]] = {}
    for row in comparison.rows:
        for pair in row.pairs:
            for provision in pair.left_provisions:
                found.setdefault(provision, []).append(pair.verdict)
    return {
        provision: gravest(two_sided)
        if (two_sided := [each for each in verdicts if each is not Verdict.ONE_SIDED])
        else Verdict.ONE_SIDED
        for provision, verdicts in found.items()
    }


def topics_by_clause(path: Path, glossary: Path) -> dict[str, Counter[str]]:
    """The topics that a coding files each clause under."""
    read = read_proposals([str(path)], glossary=str(glossary))
    found: dict[str, Counter[str]] = {}
    for provision in read.proposals[0].provisions:
        for clause in provision.clauses:
            found.setdefault(clause, Counter())[provision.topic] += 1
    return found


def main(first_coding: Path = FIRST, second_coding: Path = SECOND, other: Path = OTHER) -> None:
    """Print the agreement of the two codings; the glossary is that beside the other party's text."""
    codings, glossary = (first_coding, second_coding), other.with_name("glossary.yaml")
    first, second = (topics_by_clause(path, glossary) for path in codings)
    shared = sum(sum((first[clause] & second[clause]).values()) for clause in first.keys() & second.keys())
    in_all = (sum(sum(each.values()) for each in coding.values()) for coding in (first, second))
    print(f"Topics, clause by clause: {shared} filed alike, of {' and '.join(map(str, in_all))} provisions.")

    both = compared(*codings, glossary)
    verdicts = Counter(pair.verdict for row in both.rows for pair in row.pairs)
    print(f"One coding beside the other: {len(both.rows)} rows:")
    print("  " + ", ".join(f"{count} {verdict.value}" for verdict, count in sorted(verdicts.items())))

    by_first, by_second = (verdict_of_each(compared(other, path, glossary)) for path in codings)
    pairs = [(by_first[provision], by_second[provision]) for provision in by_first]
    same = sum(one is two for one, two in pairs)
    print(f"Against the other party's text: {same} of {len(pairs)} provisions of it with the same verdict, ", end="")
    print(f"kappa {kappa(pairs):.2f}.")
    for provision, (one, two) in zip(by_first, pairs, strict=True):
        if one is not two:
            print(f"  {provision}: {one.value} by the first coding, {two.value} by the second")
    conflicts = [{p for p, verdict in by.items() if verdict is Verdict.CONFLICT} for by in (by_first, by_second)]
    print(f"Conflicts in one coding alone: {', '.join(sorted(conflicts[0] ^ conflicts[1])) or 'none'}.")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
