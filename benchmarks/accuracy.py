"""Measures the tool's rows and verdicts against people's readings of the same texts, beside two simple baselines.

Run it in the project's root: `python -m benchmarks.accuracy`. A reading is a table
`tests/acceptance/<pair>/expected.tsv`: topic, left ids, right ids, pair of variants, verdict, why. Two sets are told
apart: pairs that the rules were mended on, and pairs that were read and measured afterwards.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from pathlib import Path

from msgspec.structs import replace

from benchmarks.blind_coding import BlindLine, BlindReading, Reviewed, all_reviewed, kappa, reviewed, told
from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Comparison, PairResult, Row
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.model.verdict import Verdict, gravest
from ceasefire_diff.reading.proposals import read_proposals

ROOT = Path(__file__).resolve().parent.parent
READINGS = ROOT / "tests" / "acceptance"
MENDED_ON = frozenset(("frameworks-2025-04", "gaza-2025", "istanbul-2025", "korea-1951-item3"))
"""The pairs whose readings lay open while rules and codings were mended: their figures are in part a fit."""

Pair = tuple[str, str, str]
"""A kind of row ("matter" or "conditions"), a left id and a right id."""


@dataclass(frozen=True)
class Line:
    """One line of a person's reading, for one pair of variants."""

    topic: str
    left: frozenset[str]
    right: frozenset[str]
    verdict: Verdict
    why: str

    @property
    def kind(self) -> str:
        """Which rows it can be found among; a list of steps that one text alone gives is a matter like any other."""
        if self.topic == "sequence":
            return "order" if self.left and self.right else "matter"
        return "conditions" if self.topic == "conditions" else "matter"

    def told(self) -> str:
        """The line in a few words."""
        return f"{self.topic}: {', '.join(sorted(self.left)) or '-'} | {', '.join(sorted(self.right)) or '-'}"


@dataclass(frozen=True)
class Reading:
    """A person's reading of two texts, beside the tool's comparison of them, for one pair of variants."""

    name: str
    lines: tuple[Line, ...]
    comparison: Comparison
    left_variant: str
    right_variant: str

    @cached_property
    def judged(self) -> list[tuple[Row, PairResult]]:
        """The tool's rows for this pair of variants."""
        wanted = (self.left_variant, self.right_variant)
        return [
            (row, pair) for row in self.comparison.rows for pair in row.pairs if (pair.left.id, pair.right.id) == wanted
        ]

    def rows_of(self, line: Line) -> list[PairResult]:
        """The tool's rows that speak of what a line does: those with both its sides, else those with either.

        A list of steps stands in every row of order that rests on it; of those, the row is the one that rests on most
        of what the line does and on least else. An order is told once: by a row of order, or in the row of its acts.
        """
        same_kind = [pair for row, pair in self.judged if _kind(row) == line.kind]
        if line.kind == "order":
            told_elsewhere = [told for row, pair in self.judged if (told := _order_told_in(row, pair)) is not None]
            return _nearest(line, [*same_kind, *told_elsewhere])
        if line.left and line.right:
            both = [p for p in same_kind if line.left & {*p.left_provisions} and line.right & {*p.right_provisions}]
            if both:
                return both
        return [p for p in same_kind if line.left & {*p.left_provisions} or line.right & {*p.right_provisions}]

    def verdict_of(self, line: Line) -> Verdict | None:
        """What the tool says on the matter of a line; None where it has no row for it."""
        found = [pair.verdict for pair in self.rows_of(line)]
        two_sided = [verdict for verdict in found if verdict is not Verdict.ONE_SIDED]
        if two_sided:
            return gravest(two_sided)
        return Verdict.ONE_SIDED if found else None


def _nearest(line: Line, rows: Sequence[PairResult]) -> list[PairResult]:
    """The rows of order whose provisions are most nearly those of a line, if they speak of both its sides."""
    near: dict[float, list[PairResult]] = {}
    for row in rows:
        sides = ((line.left, {*row.left_provisions}), (line.right, {*row.right_provisions}))
        shared = [len(ours & theirs) for ours, theirs in sides]
        if all(shared):
            near.setdefault(sum(shared) / sum(len(ours | theirs) for ours, theirs in sides), []).append(row)
    return near[max(near)] if near else []


ORDER_IN_A_ROW = frozenset(("order.same", "order.opposed", "order.follows-from-days"))
"""Rules by which the row of an act tells the order of it and another."""


def _order_told_in(row: Row, pair: PairResult) -> PairResult | None:
    """What the row of an act says of its order, as a row; None if it says nothing of it."""
    found = [each.verdict for each in pair.results if each.rule in ORDER_IN_A_ROW]
    return replace(pair, verdict=gravest(found)) if found and _kind(row) == "matter" else None


def _kind(row: Row) -> str:
    """Rows that the engine makes of provisions standing elsewhere are kinds of their own."""
    if row.topic == "sequence" and any(result.rule.startswith("order.") for result in row.pairs[0].results[:1]):
        return "order"
    return "conditions" if row.topic == "conditions" else "matter"


@dataclass
class Score:
    """Counts that add up over readings."""

    found: int = 0
    wanted: int = 0
    right: int = 0
    verdicts: list[tuple[Verdict, Verdict | None]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    silenced: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    false_conflicts: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Take another score in."""
        self.found += other.found
        self.wanted += other.wanted
        self.right += other.right
        for name in ("verdicts", "missed", "invented", "silenced", "differing", "false_conflicts"):
            getattr(self, name).extend(getattr(other, name))

    @property
    def precision(self) -> float:
        """Of the pairs of provisions the tool lined up, the share a person did too."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs a person lined up, the share the tool did too."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def agreeing(self) -> int:
        """How many verdicts are the person's."""
        return sum(expected is got for expected, got in self.verdicts)

    @property
    def two_sided(self) -> Score:
        """The verdicts alone of the lines on which both texts speak."""
        return Score(verdicts=[pair for pair in self.verdicts if pair[0] is not Verdict.ONE_SIDED])

    @property
    def kappa(self) -> float:
        """Cohen's kappa of the verdicts (Cohen 1960): agreement beyond what chance alone would give."""
        return kappa(self.verdicts)


def read_pair(folder: Path) -> list[Reading]:
    """Every reading in a folder: one per pair of variants. `texts.txt` in it names the two files, left first."""
    paths = [str(ROOT / line) for line in (folder / "texts.txt").read_text(encoding="utf-8").split()]
    read = read_proposals(paths)
    comparison = compare(read.proposals, read.taxonomy)
    with (folder / "expected.tsv").open(encoding="utf-8", newline="") as file:
        entries = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    left, right = (_variants(proposal) for proposal in read.proposals)
    readings = []
    for one, two in product(left, right):
        present = (_present(read.proposals[0], one), _present(read.proposals[1], two))
        lines = [_line(entry, present) for entry in entries if entry["pair"] in ("", *filter(None, (one, two)))]
        left_id, right_id = (
            f"{proposal.id}#{option}" if option else proposal.id
            for proposal, option in zip(read.proposals, (one, two), strict=True)
        )
        kept = tuple(line for line in lines if line.left or line.right)
        readings.append(Reading(folder.name, kept, comparison, left_id, right_id))
    return readings


def _variants(proposal: Proposal) -> list[str | None]:
    return [*proposal.options] or [None]


def _present(proposal: Proposal, option: str | None) -> set[str]:
    return {each.id for each in proposal.provisions if not each.options or option in each.options}


def _line(entry: dict[str, str], present: tuple[set[str], set[str]]) -> Line:
    left, right = (
        frozenset(each.strip() for each in entry[side].split(",")) & ids
        for side, ids in zip(("left", "right"), present, strict=True)
    )
    verdict = Verdict(entry["verdict"]) if left and right else Verdict.ONE_SIDED
    return Line(entry["topic"], left, right, verdict, entry["why"])


def wanted_pairs(reading: Reading) -> set[Pair]:
    """The pairs of provisions a person put on one line; what an order rests on is no pairing of provisions."""
    lines = [line for line in reading.lines if line.kind != "order"]
    return {(line.kind, left, right) for line in lines for left, right in product(line.left, line.right)}


def found_pairs(reading: Reading) -> set[Pair]:
    """The pairs of provisions the tool put in one row."""
    return {
        (_kind(row), left, right)
        for row, pair in reading.judged
        if _kind(row) != "order"
        for left, right in product(pair.left_provisions, pair.right_provisions)
    }


def score(reading: Reading) -> Score:
    """Hold the tool's rows and verdicts against one reading."""
    wanted, found = wanted_pairs(reading), found_pairs(reading)
    result = Score(len(found), len(wanted), len(found & wanted))
    result.missed = [f"not lined up ({kind}): {one} | {two}" for kind, one, two in sorted(wanted - found)]
    result.missed += [
        f"lined up by the tool alone ({kind}): {one} | {two}" for kind, one, two in sorted(found - wanted)
    ]
    for line in reading.lines:
        got = reading.verdict_of(line)
        result.verdicts.append((line.verdict, got))
        if got is line.verdict:
            continue
        words = (
            f"{line.told()}: {line.verdict.value} by hand, {got.value if got else 'no row'} by the tool ({line.why})"
        )
        result.differing.append(words)
        if line.verdict is Verdict.ONE_SIDED and got is not None:
            result.invented.append(words)
        elif got is Verdict.ONE_SIDED:
            result.silenced.append(words)
    result.false_conflicts = false_conflicts(reading)
    return result


def false_conflicts(reading: Reading) -> list[str]:
    """Rows that the tool calls a conflict, and that share both sides with no line that the person calls one."""
    by_hand = [line for line in reading.lines if line.verdict is Verdict.CONFLICT]
    return [
        row.id
        for row, pair in reading.judged
        if pair.verdict is Verdict.CONFLICT
        and not any(line.left & {*pair.left_provisions} and line.right & {*pair.right_provisions} for line in by_hand)
    ]


def by_clause(reading: Reading) -> set[Pair]:
    """A baseline a reader would think of: the same clause number."""
    return {
        ("matter", one.id, two.id)
        for one, two in product(*_texts(reading))
        if {*map(_number, one.clauses)} & {*map(_number, two.clauses)}
    }


def by_words(reading: Reading) -> set[Pair]:
    """The other baseline: for each provision the one of the other text with the most words in common."""
    lefts, rights = _texts(reading)
    best = set()
    for one in lefts:
        two = max(rights, key=lambda each: _overlap(one, each), default=None)
        if two is not None and _overlap(one, two) > 0 and one is max(lefts, key=lambda each: _overlap(each, two)):
            best.add(("matter", one.id, two.id))
    return best


def _texts(reading: Reading) -> tuple[list[Provision], list[Provision]]:
    sides = []
    for proposal, variant in zip(
        reading.comparison.proposals, (reading.left_variant, reading.right_variant), strict=True
    ):
        ids = _present(proposal, variant.partition("#")[2] or None)
        sides.append([each for each in proposal.provisions if each.id in ids])
    return sides[0], sides[1]


def _number(clause: str) -> str:
    return re.sub(r"[^0-9a-z]+", ".", clause.casefold()).strip(".")


def _overlap(one: Provision, two: Provision) -> float:
    words = [set(re.findall(r"\w{4,}", each.text.casefold())) for each in (one, two)]
    together = words[0] | words[1]
    return len(words[0] & words[1]) / len(together) if together else 0.0


def baseline(readings: Iterable[Reading], name: str) -> Score:
    """How well a baseline lines up provisions; it knows no verdicts."""
    total = Score()
    for reading in readings:
        found = by_clause(reading) if name == "same clause number" else by_words(reading)
        wanted = {pair for pair in wanted_pairs(reading) if pair[0] == "matter"}
        total.add(Score(len(found), len(wanted), len(found & wanted)))
    return total


def share_of_other(proposals: Iterable[Proposal]) -> float:
    """The share of provisions that had to go to the topic `other`."""
    topics = [provision.topic for proposal in proposals for provision in proposal.provisions]
    return topics.count("other") / len(topics)


def all_readings() -> dict[str, list[Reading]]:
    """Every pair that a person has read."""
    return {
        folder.name: read_pair(folder) for folder in sorted(READINGS.iterdir()) if (folder / "expected.tsv").is_file()
    }


def main() -> None:
    """Print a table for each set of pairs, all together, verdicts, baselines, and each line that differs."""
    readings = all_readings()
    sets = {
        "mended on": {name: each for name, each in readings.items() if name in MENDED_ON},
        "read afterwards": {name: each for name, each in readings.items() if name not in MENDED_ON},
        "all": readings,
    }
    scores = {name: _scored(each) for name, each in sets.items()}
    for name, total in scores.items():
        print(f"Pairs, {name}:\n\n{_HEADINGS}")
        for pair, each in sets[name].items() if name != "all" else ():
            print(_table_line(pair, _scored({pair: each}), share_of_other(each[0].comparison.proposals)))
        print(f"{_table_line('together', total, None)}\n")
    for name, total in scores.items():
        two_sided = total.two_sided
        print(
            f"Two-sided lines alone, {name}: {two_sided.agreeing} of {len(two_sided.verdicts)} verdicts as the "
            f"person's, kappa {two_sided.kappa:.2f}. Conflicts that no person sees: {len(total.false_conflicts)}.\n"
        )
    print(f"| verdict by hand: lines, same by the tool | {' | '.join(sets)} |\n|---|---|---|---|")
    for verdict in Verdict:
        of_set = [[got for expected, got in total.verdicts if expected is verdict] for total in scores.values()]
        cells = [f"{len(each)}, {sum(got is verdict for got in each)}" for each in of_set]
        print(f"| {verdict.value} | {' | '.join(cells)} |")
    of_order = [
        (name, line.told(), line.verdict, reading.verdict_of(line))
        for name, each in readings.items()
        for reading in each
        for line in reading.lines
        if line.kind == "order"
    ]
    right = sum(wanted is found for *_, wanted, found in of_order)
    print(f"\nTwo-sided lines of order: {right} of {len(of_order)} verdicts as the person's.")
    print(f"\n| baseline, rows only: precision, recall, F1 | {' | '.join(sets)} |\n|---|---|---|---|")
    for name in ("same clause number", "most words in common"):
        bases = [baseline([one for each in pairs.values() for one in each], name) for pairs in sets.values()]
        cells = [f"{base.precision:.2f}, {base.recall:.2f}, {base.f1:.2f}" for base in bases]
        print(f"| {name} | {' | '.join(cells)} |")
    print("\nPairs coded blind, each side by another coder, and read by a third (benchmarks/blind):\n")
    for line in told(all_reviewed()):
        print(line)
    print("\nPairs read afterwards, reviewed by the same script, with the glossaries they have:\n")
    for line in told([_reviewed(READINGS / name, each) for name, each in sets["read afterwards"].items()]):
        print(line)
    print("\nWhere tool and person differ:\n")
    for pair, each in readings.items():
        of_pair = _scored({pair: each})
        differing = [*of_pair.differing, *of_pair.missed]
        differing += [f"a conflict that no person sees: {row}" for row in of_pair.false_conflicts]
        for words in dict.fromkeys(differing):
            print(f"- {pair}: {words}")


def _reviewed(folder: Path, readings: Sequence[Reading]) -> Reviewed:
    """A pair whose reading names provisions, reviewed by a script that knows its lines."""
    files = tuple(str(ROOT / line) for line in (folder / "texts.txt").read_text(encoding="utf-8").split())

    def lines(_: Sequence[Proposal]) -> list[BlindReading]:
        return [
            BlindReading(folder.name, tuple(map(_by_id, each.lines)), each.left_variant, each.right_variant)
            for each in readings
        ]

    return reviewed(folder.name, files, lines, {})


def _by_id(line: Line) -> BlindLine:
    left, right = ({each: frozenset((each,)) for each in sorted(ids)} for ids in (line.left, line.right))
    return BlindLine(line.topic.replace("sequence", "order"), left, right, line.verdict)


_HEADINGS = """\
| pair | lines | precision | recall | F1 | verdicts as the person's | kappa | invented | silenced | other |
|---|---|---|---|---|---|---|---|---|---|"""


def _scored(readings: Mapping[str, Sequence[Reading]]) -> Score:
    total = Score()
    for each in readings.values():
        for reading in each:
            total.add(score(reading))
    return total


def _table_line(name: str, of_pair: Score, other: float | None) -> str:
    cells = (
        name,
        str(len(of_pair.verdicts)),
        f"{of_pair.precision:.2f}",
        f"{of_pair.recall:.2f}",
        f"{of_pair.f1:.2f}",
        f"{of_pair.agreeing} of {len(of_pair.verdicts)}",
        f"{of_pair.kappa:.2f}",
        str(len(of_pair.invented)),
        str(len(of_pair.silenced)),
        "" if other is None else f"{other:.1%}",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
