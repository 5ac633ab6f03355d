"""Measures review on pairs that were coded blind: each side by another coder, the lines by a third reader of the texts.

`python -m benchmarks.accuracy` prints what this finds. A pair is a folder of `benchmarks/blind`: `left.yaml`,
`right.yaml`, `lines.tsv` (matter, left clauses, right clauses, verdict, why), `names.tsv` (what names mean), and
`pair.json`, which says how the lines name clauses and options where the files name them otherwise. The reader's lines
name clauses, so provisions are mapped to lines by clause and, where a clause stands on several lines, by the words they
share with the matter.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from pathlib import Path

from ceasefire_diff.comparing.comparison import Comparison, PairResult, Row
from ceasefire_diff.model.answers import Signature
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.model.verdict import Verdict, gravest
from ceasefire_diff.reviewing.ask import changes_something, questions_of
from ceasefire_diff.reviewing.ask_many_rows import BY_LIKENESS, NO_DIFFERENCE
from ceasefire_diff.reviewing.question import Question, QuestionKind, ShownProvision
from ceasefire_diff.reviewing.texts_compared import compared
from ceasefire_diff.reviewing.workbench import open_workbench
from ceasefire_diff.reviewing.yaml_edits import CannotEdit
from ceasefire_diff.source.diagnostics import CannotRun

BLIND = Path(__file__).resolve().parent / "blind"

_REFERENCE = re.compile(r"\s*([^\[,]+?)\s*(?:\[([^\]]*)\])?\s*(?:,|$)")
_WORD = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True)
class BlindLine:
    """One line of the reader: the matter, and by side the provisions of each clause named."""

    matter: str
    left: dict[str, frozenset[str]]
    right: dict[str, frozenset[str]]
    verdict: Verdict

    @property
    def ids(self) -> tuple[frozenset[str], frozenset[str]]:
        """The provisions of both sides."""
        return frozenset().union(*self.left.values()), frozenset().union(*self.right.values())

    @property
    def topics(self) -> frozenset[str]:
        """Rows made of provisions that stand elsewhere, if the matter speaks of an order or of conditions."""
        words = set(_WORD.findall(self.matter.casefold()))
        return frozenset(
            topic
            for topic, said in (("sequence", {"order"}), ("conditions", {"condition", "conditions"}))
            if words & said
        )


@dataclass(frozen=True)
class BlindReading:
    """The reader's lines for one pair of variants, beside a comparison of the two files."""

    name: str
    lines: tuple[BlindLine, ...]
    left_variant: str
    right_variant: str

    @cached_property
    def two_sided(self) -> list[BlindLine]:
        """The lines on which both texts speak."""
        return [line for line in self.lines if all(line.ids)]


@dataclass
class BlindScore:
    """How rows and verdicts stand to the reader's lines; counts add up over variants and pairs."""

    wanted: int = 0
    right: int = 0
    wrong: int = 0
    offered: int = 0
    verdicts: tuple[tuple[Verdict, Verdict | None], ...] = ()
    of_order: tuple[tuple[Verdict, Verdict | None], ...] = ()
    false_conflicts: tuple[str, ...] = ()
    invented: int = 0
    told: tuple[str, ...] = ()

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall of the links."""
        return 2 * self.right / (self.wanted + self.right + self.wrong) if self.wanted or self.wrong else 1.0

    @property
    def agreeing(self) -> int:
        """How many two-sided verdicts are the reader's."""
        return sum(expected is got for expected, got in self.verdicts)

    def plus(self, other: BlindScore) -> BlindScore:
        """Both together."""
        return BlindScore(
            self.wanted + other.wanted,
            self.right + other.right,
            self.wrong + other.wrong,
            self.offered + other.offered,
            self.verdicts + other.verdicts,
            self.of_order + other.of_order,
            self.false_conflicts + other.false_conflicts,
            self.invented + other.invented,
            self.told + other.told,
        )


def readings_of(folder: Path, proposals: Sequence[Proposal]) -> list[BlindReading]:
    """The reader's lines of a pair, for each pair of variants."""
    said = json.loads((folder / "pair.json").read_text(encoding="utf-8"))
    with (folder / "lines.tsv").open(encoding="utf-8", newline="") as file:
        entries = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    variants: list[list[str | None]] = [[*proposal.options] or [None] for proposal in proposals]
    found = []
    for pair in product(*variants):
        present = [
            [each for each in proposal.provisions if not each.options or option in each.options]
            for proposal, option in zip(proposals, pair, strict=True)
        ]
        kept = [entry for entry in entries if _of_options(entry["matter"], said["options"], pair)]
        sides = [
            _side([_clauses(entry[side], said["clauses"]) for entry in kept], [e["matter"] for e in kept], provisions)
            for side, provisions in zip(("left", "right"), present, strict=True)
        ]
        lines = tuple(
            BlindLine(entry["matter"], left, right, Verdict(entry["verdict"]))
            for entry, left, right in zip(kept, *sides, strict=True)
        )
        ids = [f"{p.id}#{option}" if option else p.id for p, option in zip(proposals, pair, strict=True)]
        found.append(BlindReading(folder.name, lines, ids[0], ids[1]))
    return found


def _of_options(matter: str, options: dict[str, str], pair: Sequence[str | None]) -> bool:
    """Whether a line holds for a pair of variants; one that names no option holds for all."""
    named = [option for words, option in options.items() if words in matter]
    return not named or any(option in pair for option in named)


def _clauses(text: str, called: dict[str, str]) -> list[tuple[str, str]]:
    """The clauses a line names, as the file calls them, with the words that say which part is meant."""
    return [(called.get(one, one), note) for one, note in _REFERENCE.findall(text) if one.strip()]


def _side(
    lines: Sequence[list[tuple[str, str]]], matters: Sequence[str], provisions: Sequence[Provision]
) -> list[dict[str, frozenset[str]]]:
    """By line, the provisions of each clause it names: each provision on the line whose words it shares most."""
    by_clause: dict[str, list[Provision]] = defaultdict(list)
    for provision in provisions:
        for clause in provision.clauses:
            by_clause[clause].append(provision)
    wanted: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, clauses in enumerate(lines):
        for clause, note in clauses:
            wanted[clause].append((number, f"{note} {note} {matters[number]}"))
    found: list[dict[str, frozenset[str]]] = [{} for _ in lines]
    for clause, places in wanted.items():
        for number, ids in _of_clause(by_clause[clause], places).items():
            found[number][clause] = ids
    return found


def _of_clause(provisions: Sequence[Provision], places: Sequence[tuple[int, str]]) -> dict[int, frozenset[str]]:
    """Which provisions of one clause each line means; a line that is nobody's likest takes what is likest to it."""
    likeness = {(each.id, number): _shared(each, words) for each in provisions for number, words in places}
    best = {each.id: max(likeness[each.id, number] for number, _ in places) for each in provisions}
    found = {}
    for number, _ in places:
        own = {each.id for each in provisions if likeness[each.id, number] == best[each.id]}
        if not own and provisions:
            most = max(likeness[each.id, number] for each in provisions)
            own = {each.id for each in provisions if likeness[each.id, number] == most}
        if own:
            found[number] = frozenset(own)
    return found


def _shared(provision: Provision, words: str) -> float:
    values = (*provision.terms.values(), *provision.keys.values())
    said = f"{provision.id} {provision.topic} {provision.text} {' '.join(each.written for each in values)}"
    own = {each[:6] for each in _WORD.findall(said.casefold())}
    asked = [each[:6] for each in _WORD.findall(words.casefold())]
    return sum(each in own for each in asked) / (len(asked) or 1)


def score(reading: BlindReading, comparison: Comparison) -> BlindScore:
    """Hold rows and verdicts against the reader's lines for one pair of variants."""
    variants = (reading.left_variant, reading.right_variant)
    judged = [(row, pair) for row in comparison.rows for pair in row.pairs if (pair.left.id, pair.right.id) == variants]
    together = {
        (left, right)
        for row, pair in judged
        if _kind(row) != "sequence"
        for left, right in product(pair.left_provisions, pair.right_provisions)
    }
    offered = {(each.left.provision, each.right.provision) for each in comparison.maybe_related}
    result = BlindScore()
    joined = set()
    for line in reading.two_sided:
        for (_, lefts), (_, rights) in product(line.left.items(), line.right.items()):
            pairs = {(left, right) for left, right in product(lefts, rights)}
            joined |= pairs
            if "sequence" not in line.topics:  # what an order rests on is no pairing of provisions
                result.wanted += 1
                result.right += bool(pairs & together)
                result.offered += not pairs & together and bool(pairs & offered)
    clauses = [
        {each.id: each.clauses[:1] or (each.id,) for each in proposal.provisions} for proposal in comparison.proposals
    ]
    result.wrong = len({(clauses[0][left], clauses[1][right]) for left, right in together - joined})
    verdicts, told = [], []
    for line in reading.two_sided:
        got = verdict_of(line, judged)
        verdicts.append((line.verdict, got))
        if got is not line.verdict:
            told.append(f"{reading.name}: {line.matter}: {line.verdict.value} by the reader, {got and got.value}")
    result.verdicts, result.told = tuple(verdicts), tuple(told)
    lines = zip(reading.two_sided, verdicts, strict=True)
    result.of_order = tuple(verdict for line, verdict in lines if "sequence" in line.topics)
    result.false_conflicts = tuple(_false_conflicts(reading, judged))
    return result


def verdict_of(line: BlindLine, judged: Iterable[tuple[Row, PairResult]]) -> Verdict | None:
    """What the rows come to that hold provisions of both sides of a line; one-sided or nothing where none does."""
    lefts, rights = line.ids
    both: list[tuple[str, Verdict]] = []
    alone = False
    for row, pair in judged:
        on_left, on_right = lefts & {*pair.left_provisions}, rights & {*pair.right_provisions}
        if on_left and on_right:
            both.append((_kind(row), pair.verdict))
        alone |= bool(on_left or on_right)
    special = [verdict for topic, verdict in both if topic in line.topics]
    plain = [verdict for topic, verdict in both if topic == "matter"]
    found = special or plain or ([verdict for _, verdict in both] if line.topics else [])
    return gravest(found) if found else (Verdict.ONE_SIDED if alone else None)


@dataclass(frozen=True)
class Reviewed:
    """One pair before and after a scripted reviewer has answered: scores, how much was asked, who found the links."""

    name: str
    provisions: int
    before: BlindScore
    after: BlindScore
    read: BlindScore
    asked: int
    readings_asked: int
    answered_links: int
    offers: tuple[int, int]
    """How many pairs of provisions are offered before any answer, and how many of them a line joins."""


def all_reviewed() -> list[Reviewed]:
    """Every pair that was coded blind, reviewed by the script."""
    return [review(folder) for folder in sorted(BLIND.iterdir()) if (folder / "lines.tsv").is_file()]


def told(pairs: Sequence[Reviewed]) -> Iterator[str]:
    """What the script found, as a table in Markdown, and where tool and reader still differ."""
    yield (
        "| pair, reviewed | provisions | F1 of links: first, after 1-7 | two-sided verdicts: first, 1-7, 8 "
        "| kappa: first, 1-7, 8 | asked: 1-7, 8 | links found, answered | false conflicts |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    whole = (BlindScore(), BlindScore(), BlindScore())
    for pair in pairs:
        scores = (pair.before, pair.after, pair.read)
        whole = tuple(one.plus(other) for one, other in zip(whole, scores, strict=True))  # type: ignore[assignment]
        asked = f"{pair.asked}, {pair.readings_asked}"
        yield _line(pair.name, str(pair.provisions), asked, scores)
    asked = f"{sum(each.asked for each in pairs)}, {sum(each.readings_asked for each in pairs)}"
    yield _line("together", str(sum(each.provisions for each in pairs)), asked, whole)
    yield ""
    right = [sum(wanted is got for wanted, got in each.of_order) for each in whole]
    of_order = f"{', '.join(map(str, right))} of {len(whole[0].of_order)}"
    first = whole[0]
    offers, joined = (sum(each.offers[place] for each in pairs) for place in (0, 1))
    share = (first.right + first.offered) / first.wanted
    yield (
        f"Of {first.wanted} pairs of clauses that a reader joins {first.right} stand in a row before any answer and "
        f"{first.offered} are offered: {share:.2f}. Of {offers} offers {joined} are right."
    )
    yield ""
    yield f"Two-sided lines of order as the reader's, first, after 1-7, after 8: {of_order}."
    yield ""
    for pair in pairs:
        yield from (f"- after 1-7: {words}" for words in dict.fromkeys(pair.after.told))


def _line(name: str, provisions: str, asked: str, scores: tuple[BlindScore, BlindScore, BlindScore]) -> str:
    first, after, read = scores
    cells = (
        name,
        provisions,
        f"{first.f1:.2f}, {after.f1:.2f}",
        f"{first.agreeing}, {after.agreeing}, {read.agreeing} of {len(first.verdicts)}",
        ", ".join(f"{kappa(each.verdicts):.2f}" for each in scores),
        asked,
        f"{first.right}, {after.right - first.right}",
        str(len(after.false_conflicts)),
    )
    return f"| {' | '.join(cells)} |"


def kappa(pairs: Sequence[tuple[object, object]]) -> float:
    """Cohen's kappa of two judges over the same things; 1 where they never differ."""
    total = len(pairs)
    agreed = sum(one == two for one, two in pairs) / total
    ones, twos = Counter(one for one, _ in pairs), Counter(two for _, two in pairs)
    by_chance = sum(ones[each] * twos[each] for each in ones) / total**2
    return 1.0 if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


MOST_QUESTIONS = 300
"""A review that asks more than this does not end: a fault of the tool, not of the pair."""


def review(folder: Path) -> Reviewed:
    """A pair that was coded blind, reviewed by who knows the reader's lines and nothing else."""
    files = (str(folder / "left.yaml"), str(folder / "right.yaml"))
    return reviewed(folder.name, files, lambda proposals: readings_of(folder, proposals), names_of(folder))


def reviewed(
    name: str,
    files: tuple[str, ...],
    read: Callable[[Sequence[Proposal]], list[BlindReading]],
    names: Mapping[str, str],
) -> Reviewed:
    """Answer the questions 1 to 7, then 8, as somebody would who knows the lines and the names, and nothing else."""
    bench = open_workbench(files)
    comparison = compared(bench)
    proposals = comparison.proposals
    readings = read(proposals)
    before = _scored(readings, comparison)
    offers = _offers(readings, comparison)
    said = Signature(by="scripted reviewer", on="2026-11-30")
    asked: dict[bool, set[str]] = {False: set(), True: set()}
    scores = []
    for kinds in ([kind for kind in QuestionKind if kind is not QuestionKind.READING], [QuestionKind.READING]):
        last = kinds == [QuestionKind.READING]
        while len(asked[last]) < MOST_QUESTIONS:
            waiting = (each for each in questions_of(comparison, kinds) if each.id not in asked[last])
            question = next((each for each in waiting if changes_something(each, bench, comparison)), None)
            if question is None:
                break
            asked[last].add(question.id)
            edit = question.edit(tuple(answer(question, readings, names)))
            if edit is not None:
                with suppress(CannotEdit, CannotRun):
                    after = edit(bench, said)
                    bench, comparison = after, compared(after)
        scores.append(_scored(readings, comparison))
    return Reviewed(
        name,
        sum(len(each.provisions) for each in proposals),
        before,
        scores[0],
        scores[1],
        len(asked[False]),
        len(asked[True]),
        scores[0].right - before.right,
        offers,
    )


def _offers(readings: Iterable[BlindReading], comparison: Comparison) -> tuple[int, int]:
    offered = {(each.left.provision, each.right.provision) for each in comparison.maybe_related}
    joined = {pair for reading in readings for line in reading.two_sided for pair in product(*line.ids)}
    return len(offered), len(offered & joined)


def _scored(readings: Iterable[BlindReading], comparison: Comparison) -> BlindScore:
    total = BlindScore()
    for reading in readings:
        total = total.plus(score(reading, comparison))
    return total


def names_of(folder: Path) -> dict[str, str]:
    """What names mean, as the texts say, by the words a question is about; empty where nobody wrote it down."""
    path = folder / "names.tsv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        entries = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {f"left: {each['left']} | right: {each['right']}": each["answer"] for each in entries}


def answer(question: Question, readings: Sequence[BlindReading], names: Mapping[str, str]) -> list[str]:
    """What somebody answers who knows the lines: which provisions stand on one line, and with which verdict."""
    named = question.kind in (QuestionKind.NAMES, QuestionKind.EVENTS)
    if named and (known := names.get(" | ".join(question.about))):
        return [known if question.choice(known) else "u"]
    found: dict[frozenset[str], Verdict] = {}
    for line in (line for reading in readings for line in reading.two_sided):
        for pair in map(frozenset, product(*line.ids)):
            found[pair] = gravest((line.verdict, found.get(pair, line.verdict)))
    joining = next((key for key in ("y", "s") if question.choice(key)), "")
    if question.kind is QuestionKind.EVENTS and joining:
        return [joining if Verdict.AGREE in _verdicts(question.shows, found) else "u"]
    if question.choice("y") or question.kind is QuestionKind.UNSAID:
        return _meant(question, found)
    match question.kind:
        case QuestionKind.HEADER:
            return ["a"]
        case QuestionKind.EVENTS if any(each.shows for each in question.choices):
            orders = {each.provision for each in question.shows}
            acts = {each.key: each.stands_for for each in question.choices if each.shows}
            ties = (key for key, act in acts.items() if any(frozenset((one, act)) in found for one in orders))
            return [next(ties, "n")]
        case QuestionKind.COUNTERPART | QuestionKind.DECLINED:
            own = question.shows[0].provision
            pairs = {each.key: frozenset((own, each.stands_for)) for each in question.choices if each.shows}
            return _words(pairs, readings) or _looked_for(question, own, found) or ["n"]
        case QuestionKind.SEVERAL:
            pairs = {each.key: frozenset(each.says.split(" / ")) for each in question.choices if each.together}
            return _words(pairs, readings) or ["u"]
    return _by_verdict(question, _verdicts(question.shows, found))


def _looked_for(question: Question, own: str, found: Mapping[frozenset[str], Verdict]) -> list[str]:
    """The provision that somebody looks for who knows that none of those offered answers it, and that another does."""
    others = question.elsewhere() if question.elsewhere is not None else ()
    return [each.key for each in others if frozenset((own, each.stands_for)) in found][:1]


def _by_verdict(question: Question, verdicts: Sequence[Verdict]) -> list[str]:
    """How somebody answers who knows of some names, events or rows only what the lines of them come to."""
    if question.kind is QuestionKind.READING:
        keys = {Verdict.AGREE: "s", Verdict.PARTLY: "c", Verdict.OPEN: "o", Verdict.CONFLICT: "i"}
        return [keys.get(gravest(verdicts), "u")] if verdicts else ["u"]
    if question.choice("s") and verdicts and (question.likeness > 0 or Verdict.AGREE in verdicts):
        return ["s"]
    return ["d"] if Verdict.CONFLICT in verdicts else ["u"]


def _verdicts(shown: Iterable[ShownProvision], found: Mapping[frozenset[str], Verdict]) -> list[Verdict]:
    """The verdicts of the lines that join provisions of both texts which a question, or an answer, shows."""
    sides: dict[str, set[str]] = defaultdict(set)
    for said in shown:
        sides[said.proposal].add(said.provision)
    return [found[pair] for pair in map(frozenset, product(*sides.values())) if pair in found]


def _meant(question: Question, found: Mapping[frozenset[str], Verdict]) -> list[str]:
    """Whether both texts are about one thing, and what a text leaves unsaid, as far as the verdict of a line tells."""
    if BY_LIKENESS in question.about:
        return [key for key, shows in _shown(question) if _verdicts(shows, found)] or ["n"]
    if NO_DIFFERENCE in question.about:
        return [key for key, shows in _shown(question) if {*_verdicts(shows, found)} == {Verdict.AGREE}] or ["n"]
    if question.kind is QuestionKind.UNSAID:
        return _unsaid(question, found)
    verdicts = {*_verdicts(question.shows, found)}
    if not verdicts:
        return ["n"]
    return ["u"] if {Verdict.OPEN, Verdict.UNCLEAR} & verdicts else ["y"]


def _shown(question: Question) -> list[tuple[str, tuple[ShownProvision, ...]]]:
    return [(each.key, each.shows) for each in question.choices if each.shows]


def _unsaid(question: Question, found: Mapping[frozenset[str], Verdict]) -> list[str]:
    """What a text means that its file leaves unsaid, as far as the verdict of a line tells."""
    if "statement" not in question.about:
        own = {each.key: each.stands_for for each in question.choices if each.shows}
        own = own or {"y": question.shows[0].provision}
        others = {each.provision for each in question.shows} - {*own.values()}
        same = [
            key
            for key, each in own.items()
            if any(found.get(frozenset((each, other))) is Verdict.AGREE for other in others)
        ]
        return ["y"] if len(same) == len(own) else same or ["n"]
    stating, *against = (each.provision for each in question.shows)
    verdicts = [found[pair] for pair in (frozenset((stating, each)) for each in against) if pair in found]
    meant = {Verdict.AGREE: "w", Verdict.PARTLY: "w", Verdict.OPEN: "o", Verdict.CONFLICT: "m"}
    return [meant.get(gravest(verdicts), "u")] if verdicts else ["n"]


def _words(pairs: Mapping[str, frozenset[str]], readings: Sequence[BlindReading]) -> list[str]:
    """The letters of the pairs that stand on a line: those of one line together, each line a word of its own."""
    lines = (line for reading in readings for line in reading.two_sided)
    joined = ({frozenset(pair) for pair in product(*line.ids)} for line in lines)
    words = ("".join(key for key, pair in pairs.items() if pair in line) for line in joined)
    return list(dict.fromkeys(filter(None, words)))


def _kind(row: Row) -> str:
    """The topic of rows that are made of provisions standing elsewhere; of all others that they are of a matter."""
    return row.topic if row.topic in ("sequence", "conditions") and not row.id.startswith("match/") else "matter"


def _false_conflicts(reading: BlindReading, judged: Iterable[tuple[Row, PairResult]]) -> Iterable[str]:
    by_reader = [line.ids for line in reading.lines if line.verdict is Verdict.CONFLICT]
    for row, pair in judged:
        if pair.verdict is Verdict.CONFLICT and not any(
            lefts & {*pair.left_provisions} and rights & {*pair.right_provisions} for lefts, rights in by_reader
        ):
            yield f"{reading.name}: {row.id}"
