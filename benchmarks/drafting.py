"""Measures drafts: clauses and values found in papers against what people coded of them, topics suggested, and time.

Run it in the project's root: `python -m benchmarks.drafting`. The papers are renderings in our own words of the texts
that `proposals/` codes, laid out as those texts are.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

import docx

from ceasefire_diff.checking.clauses import read_clauses
from ceasefire_diff.drafting.beside import Beside, offered_by
from ceasefire_diff.drafting.draft import Draft, Hinting, draft_of
from ceasefire_diff.drafting.found import FoundKind
from ceasefire_diff.drafting.language import ENGLISH, languages
from ceasefire_diff.drafting.names import names_of
from ceasefire_diff.drafting.stub import values_offered
from ceasefire_diff.drafting.suggest import Suggester
from ceasefire_diff.model.proposal import Proposal
from ceasefire_diff.reading.validation import check_files
from ceasefire_diff.taxonomy.compiled import built_in_taxonomy
from ceasefire_diff.values.amount import Amount
from ceasefire_diff.values.moment import Moment
from ceasefire_diff.values.ratio import Ratio
from ceasefire_diff.values.schedule import Schedule

ROOT = Path(__file__).resolve().parent.parent
PAPERS = ROOT / "benchmarks" / "papers"
PLACES = (1, 3, 5)
PAGES = 500

_naive = re.compile(r"^\s*\(?([0-9]+|[a-z]|[IVX]+)[.)]", re.MULTILINE)
_digits = re.compile(r"[0-9][0-9,.]*")


def conflicts() -> dict[str, list[Proposal]]:
    """Every proposal that comes with the project, by conflict."""
    found = {}
    for folder in sorted((ROOT / "proposals").iterdir()):
        if folder.is_dir():
            files = sorted(str(file) for file in folder.glob("*.yaml") if file.stem != "glossary")
            found[folder.name] = [each.proposal for each in check_files(files).texts]
    return found


def papers(known: Mapping[str, list[Proposal]]) -> Iterator[tuple[str, Proposal, Draft, str]]:
    """Each paper with its conflict, its coding, its draft and its text."""
    taxonomy = built_in_taxonomy(documented=True)
    for file in sorted(PAPERS.iterdir()):
        for conflict, proposals in known.items():
            for proposal in proposals:
                if proposal.id.rpartition("/")[2] == file.stem:
                    data = file.read_bytes()
                    yield conflict, proposal, draft_of(data, file.name, taxonomy), data.decode()


def clause_key(written: Iterable[str], *, ours: bool) -> dict[str, tuple[str, ...]]:
    """Clause numbers as they mean the same; of numbers that are the coder's own only the count in the text is one."""
    if ours:
        return {each: (re.sub(r"\D", "", each),) for each in written}
    return dict(read_clauses(written))


def clauses_found(known: Mapping[str, list[Proposal]]) -> None:
    """Precision and recall of clause numbers, beside the numbers that begin a line."""
    print("\n| paper | coded clauses | precision | recall | numbers that begin a line: precision | recall |")
    print("|---|---|---|---|---|---|")
    totals: Counter[str] = Counter()
    for _, proposal, made, text in papers(known):
        ours = made.cut.ours
        coded = set(clause_key({c for each in proposal.provisions for c in each.clauses}, ours=ours).values())
        found = set(clause_key({each.piece.clause for each in made.drafted}, ours=ours).values())
        naive = set(read_clauses(_naive.findall(text)).values())
        counts = {"coded": len(coded), "found": len(found), "both": len(coded & found)}
        counts |= {"naive": len(naive), "naive both": len(coded & naive)}
        totals.update(counts)
        print(f"| {proposal.id.rpartition('/')[2]} | {counts['coded']} | {_row(counts)} |")
    print(f"| all | {totals['coded']} | {_row(totals)} |")


def _row(counts: Mapping[str, int]) -> str:
    cells = []
    for both, found in (("both", "found"), ("naive both", "naive")):
        cells += [_share(counts[both], counts[found]), _share(counts[both], counts["coded"])]
    return " | ".join(cells)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def values_found(known: Mapping[str, list[Proposal]]) -> None:
    """Of the coded values that hold a figure: for how many a span with the same figures was found in the clause."""
    coded = found = offered = pieces = right = any_number = numbers = 0
    for _, proposal, made, _ in papers(known):
        ours = made.cut.ours
        keys = clause_key({each.piece.clause for each in made.drafted}, ours=ours)
        spans: dict[tuple[str, ...], list[tuple[str, bool]]] = {}
        words: dict[tuple[str, ...], str] = {}
        for each in made.drafted:
            figures = [one for one in each.found if one.kind in (FoundKind.AMOUNT, FoundKind.DATE)]
            offered += len(figures)
            pieces += 1
            numbers += len(_digits.findall(each.piece.quote))
            spans.setdefault(keys[each.piece.clause], []).extend((f"{one.text} {one.value}", True) for one in figures)
            words[keys[each.piece.clause]] = words.get(keys[each.piece.clause], "") + " " + each.piece.quote
        used = set()
        for provision in proposal.provisions:
            clause = clause_key(provision.clauses, ours=ours)
            for value in (*provision.keys.values(), *provision.terms.values()):
                if not isinstance(value, Amount | Moment | Ratio | Schedule) or not _figures(value.written):
                    continue
                wanted = _figures(value.written)
                here = [span for each in clause.values() for span, _ in spans.get(each, ())]
                if not any(each in words for each in clause.values()):
                    continue
                coded += 1
                met = [span for span in here if wanted <= _figures(span)]
                found += bool(met) or wanted <= {figure for span in here for figure in _figures(span)}
                used |= {(proposal.id, *clause, span) for span in met}
                any_number += any(wanted <= _figures(words.get(each, "")) for each in clause.values())
        right += len(used)
    print("\n| values with a figure, in clauses the papers have | found by the draft | the figures are there |")
    print("|---|---|---|")
    print(f"| {coded} | {_share(found, coded)} | {_share(any_number, coded)} |")
    print(f"\n{offered} spans were offered in {pieces} provisions; {numbers} numbers stand there in digits.")


def _figures(text: str) -> frozenset[str]:
    """The figures of a text, without what divides thousands and without zeros in front."""
    return frozenset(each.replace(",", "").strip(".").lstrip("0") or "0" for each in _digits.findall(text))


def topics_suggested(known: Mapping[str, list[Proposal]]) -> None:
    """How often the coded topic is among the first so many, each conflict measured with nothing learnt from it."""
    taxonomy = built_in_taxonomy(documented=True)
    plain = Suggester(taxonomy)
    lines: dict[str, Counter[int]] = {
        name: Counter()
        for name in ("topics alone", "topics and codings of other conflicts", "most frequent topics of other conflicts")
    }
    for conflict, proposals in known.items():
        elsewhere = [one for name, some in known.items() if name != conflict for one in some]
        others = [(each.topic, each.text) for one in elsewhere for each in one.provisions]
        learnt = Suggester(taxonomy, others)
        frequent = [topic for topic, _ in Counter(topic for topic, _ in others).most_common(max(PLACES))]
        for proposal in proposals:
            for each in proposal.provisions:
                guesses = (plain.suggest(each.text), learnt.suggest(each.text))
                offered = [[one.topic for one in guess] for guess in guesses]
                for name, topics in zip(lines, (*offered, frequent), strict=True):
                    _count(lines[name], each.topic, topics)
    _table("coded provisions", lines)
    from_papers: dict[str, Counter[int]] = {"topics alone": Counter()}
    for _, proposal, made, _ in papers(known):
        ours = made.cut.ours
        keys = clause_key({each.piece.clause for each in made.drafted}, ours=ours)
        offered_at: dict[tuple[str, ...], list[list[str]]] = {}
        for one in made.drafted:
            offered_at.setdefault(keys[one.piece.clause], []).append([each.topic for each in one.suggestions])
        for provision in proposal.provisions:
            at = [each for key in clause_key(provision.clauses, ours=ours).values() for each in offered_at.get(key, ())]
            if at:
                _count(from_papers["topics alone"], provision.topic, min(at, key=partial(_rank, provision.topic)))
    _table("provisions whose clause is in a paper, by the words of the paper", from_papers)


def topics_of_clauses() -> None:
    """The same for clauses that nothing here codes, and for clauses in other languages, by their word lists."""
    taxonomy = built_in_taxonomy(documented=True)
    coded = tomllib.loads((ROOT / "benchmarks" / "clauses_and_topics.toml").read_text("utf-8"))
    lines = {code: Counter[int]() for code in coded}
    for code, clauses in coded.items():
        suggester = Suggester(taxonomy, language=languages()[code])
        for words, topics in clauses.items():
            offered = [one.topic for one in suggester.suggest(words)]
            _count(lines[code], min(topics.split(), key=partial(_rank, offered=offered)), offered)
    print("\n| clauses, by language | of | top 1 | top 3 | top 5 |\n|---|---|---|---|---|")
    for code, line in lines.items():
        print(f"| {code} | {line[0]} | {' | '.join(_share(line[places], line[0]) for places in PLACES)} |")


def terms_offered(known: Mapping[str, list[Proposal]]) -> None:
    """Of the coded terms, for how many the value is offered under the coded topic; and how many offers are right."""
    taxonomy = built_in_taxonomy(documented=True)
    english = languages()[ENGLISH]
    print("\n| values offered for terms, by the words of the file | coded | offered right | other value | not coded |")
    print("|---|---|---|---|---|")
    for beside in (False, True):
        counts: Counter[str] = Counter()
        for proposals in known.values():
            for proposal in proposals:
                others = [one for one in proposals if one is not proposal]
                other = offered_by(others[0]) if beside and others else Beside()
                names = names_of((each.text for each in proposal.provisions), english, other.names)
                hinting = Hinting(taxonomy, other, english, names)
                for each in proposal.provisions:
                    topic = taxonomy.topics[each.topic]
                    offers = values_offered(topic, each.text, hinting.found(each.text), other.values)
                    counts["coded"] += len(each.terms)
                    counts["not coded"] += len(offers.keys() - each.terms.keys())
                    for name in offers.keys() & each.terms.keys():
                        same = _listed(offers[name]) == _listed(each.terms[name].written)
                        counts["right" if same else "other value"] += 1
        row = " | ".join(str(counts[what]) for what in ("coded", "right", "other value", "not coded"))
        print(f"| {'with another text of the process beside it' if beside else 'alone'} | {row} |")


def _listed(written: str) -> frozenset[str]:
    return frozenset(each.strip().casefold() for each in written.strip("[]").split(","))


def _rank(topic: str, offered: list[str]) -> int:
    return offered.index(topic) if topic in offered else len(offered)


def _count(line: Counter[int], topic: str, offered: list[str]) -> None:
    line[0] += 1
    for places in PLACES:
        line[places] += topic in offered[:places]


def _table(what: str, lines: Mapping[str, Counter[int]]) -> None:
    print(f"\n| {what} ({max(line[0] for line in lines.values())}) | top 1 | top 3 | top 5 |")
    print("|---|---|---|---|")
    for name, line in lines.items():
        print(f"| {name} | {' | '.join(_share(line[places], line[0]) for places in PLACES)} |")


def long_paper() -> None:
    """Time and memory of a Word document of 500 pages, in a process of its own."""
    text = (
        "Each side shall withdraw its forces and heavy weapons from the Alder Valley to a line {0} km behind the "
        "line of contact within {0} days after signing, under the observation of the joint commission. The North hands "
        "over {1} prisoners of war, and the South shall open the Birch crossing to {1} trucks per day, "
        "unless the mediators object."
    )
    document = docx.Document()
    for number in range(PAGES * 8):
        document.add_paragraph(f"{number + 1}. {text.format(number % 90 + 2, number + 2)}")
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "long.docx"
        document.save(str(paper))
        begun = time.perf_counter()
        out = Path(folder) / "long.yaml"
        subprocess.run([sys.executable, "-m", "ceasefire_diff", "draft", str(paper), "-o", str(out)], check=True)
        seconds = time.perf_counter() - begun
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        words = PAGES * 8 * len(text.split())
        print(f"\nA Word document of {PAGES} pages ({words:,} words, {PAGES * 8:,} clauses): {seconds:.1f} s, ", end="")
        print(f"{memory} MB; the file has {out.stat().st_size / 1e6:.1f} MB.")


def main() -> None:
    """Print all tables."""
    known = conflicts()
    clauses_found(known)
    values_found(known)
    topics_suggested(known)
    topics_of_clauses()
    terms_offered(known)
    long_paper()


if __name__ == "__main__":
    main()
