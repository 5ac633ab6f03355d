"""Glossaries: what they say, and every way in which one can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceasefire_diff.reading.glossary_file import read_glossary
from ceasefire_diff.reading.validation import check_files
from ceasefire_diff.source.diagnostics import Complaints, Diagnostic
from ceasefire_diff.taxonomy.compiled import built_in_taxonomy
from tests.reading.files import place_of, proposal

FAULTS = [
    ("name: {}", "glossary.key-unknown", "name:", "`names`"),
    ("names: [a]", "glossary.shape", "[a]", "`id: [label, label]` lines"),
    ("names: {a: }", "glossary.empty", "a:", "delete the key"),
    ("names: {a: []}", "glossary.empty", "[]", "delete the key"),
    ("names: {a: {b: c}}", "glossary.shape", "{b", "a list of texts"),
    ("names: {Донецк: [DPR]}", "glossary.id", "Донецк", "letters a to z"),
    ("names: {us: [US, America], states: [America]}", "glossary.label-twice", "America]}", "under one id"),
    ("names: {us: [US], states: [us ]}", "glossary.label-twice", "us ]}", "under one id"),
    ("events: {a: [Signing]}", "glossary.label-twice", "Signing", "under one id"),
    ("parts: [a]", "glossary.shape", "[a]", "`whole: [part, part]` lines"),
    ("parts: {a: }", "glossary.empty", "a:", "delete the key"),
    ("parts: {a: [b], b: [c], c: [a]}", "glossary.parts-circle", "a: [b]", "Delete one"),
    ("names: {a: [A]}\nparts: {a: [b], A: [c]}", "glossary.parts-twice", "A: [c]", "Join"),
    ("overlaps: {a: b}", "glossary.shape", "{a: b}", "[[Europe, NATO]]"),
    ("overlaps: [a]", "glossary.shape", "a]", "[Europe, NATO]"),
    ("overlaps: [[a, b, c]]", "glossary.overlap", "[a, b, c]", "pairs"),
    ("overlaps: [[a, A]]", "glossary.overlap", "[a, A]", "Delete"),
    ("parts: {a: [b]}\noverlaps: [[b, a]]", "glossary.overlap", "[b, a]", "Delete"),
    ("apart: {a: b}", "glossary.shape", "{a: b}", "one answer an item"),
    ("apart: [[a, b, c]]", "glossary.pair", "[a, b, c]", "Write two"),
    ("apart: [{by: Ann}]", "glossary.shape", "{by", "a pair of names"),
    ("names: {uk: [GB, Britain]}\napart: [[GB, Britain]]", "glossary.apart-joined", "[GB, Britain]", "Delete"),
    ("parts: {gaza: [wadi]}\napart: [[wadi, gaza]]", "glossary.apart-joined", "[wadi, gaza]", "Delete"),
    ("unknown: [{by: Ann}]", "glossary.shape", "{by", "one-thing, unsaid, no-difference, row"),
    ("matches: [{provisions: {a: [x]}}]", "glossary.match", "{a: [x]}", "file-two"),
    ("no-difference: [{provisions: {a: [x]}}]", "glossary.match", "{a: [x]}", "file-two"),
    ("matches: [{title: x}]", "glossary.key-missing", "{title", "provisions"),
    ("matches: [{provisions: {a: x, b: y}, apart: maybe}]", "glossary.word", "maybe", "yes"),
    (
        "readings: [{row: r, left: a, right: b, rules: 1, verdict: one-sided, by: Ann}]",
        "glossary.word",
        "one-sided",
        "conflict",
    ),
    ("readings: [{row: r, left: a, right: b, rules: x, verdict: open, by: Ann}]", "glossary.shape", "x, v", "number"),
    ("issues: [a]", "glossary.shape", "[a]", "`id: words` lines"),
    ("titles: {withdrawl: Pull-back}", "glossary.topic-unknown", "withdrawl", "`withdrawal`"),
    ("titles: {withdrawal: }", "glossary.empty", "withdrawal", "delete the key"),
]


def problems_of(text: str) -> tuple[Diagnostic, ...]:
    """All complaints of a glossary."""
    complaints = Complaints()
    read_glossary(text.encode(), "glossary.yaml", complaints, built_in_taxonomy(documented=False).topics)
    return complaints.problems


@pytest.mark.parametrize(("lines", "rule", "at", "cure"), FAULTS, ids=[f"{case[1]} {case[0][:40]}" for case in FAULTS])
def test_each_fault_is_one_complaint_at_its_place_with_a_cure(lines: str, rule: str, at: str, cure: str) -> None:
    """A fault of a glossary gives one complaint, where it stands, with what to do."""
    text = f"format: ceasefire-glossary/1\n{lines}\n"
    found = problems_of(text)
    assert [each.rule for each in found] == [rule]
    assert (found[0].place.line, found[0].place.column) == place_of(text, at)
    assert cure in found[0].cure


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("names: {a: [A]}", "glossary.key-missing"),
        ("format: ceasefire-glossary/2", "glossary.format"),
        ("format: ceasefire-proposal/1", "glossary.format"),
    ],
)
def test_the_format_is_needed(line: str, rule: str) -> None:
    """A file says of itself that it is a glossary, so that no other is taken for one."""
    assert [each.rule for each in problems_of(f"{line}\n")] == [rule]


def test_everything_it_says_arrives() -> None:
    """Names, parts, overlaps, events, issues and titles are kept as written, with the digest of the file."""
    text = """\
format: ceasefire-glossary/1
names: {gaza: [Gaza, Gaza  Strip], wadi: Wadi Gaza, nato: [NATO]}
parts: {gaza: [wadi, Netzarim], Netzarim: [corridor]}
overlaps: [[Europe, NATO]]
events: {treaty-signed: [signing of the Treaty], ceasefire: [silence]}
issues: {border: The border}
titles: {withdrawal: Pull-back of forces, x-own: Ours}
"""
    complaints = Complaints()
    found = read_glossary(text.encode(), "g.yaml", complaints, built_in_taxonomy(documented=False).topics)
    assert not complaints.problems
    assert found is not None
    assert found.names == {"gaza": ("Gaza", "Gaza Strip"), "wadi": ("Wadi Gaza",), "nato": ("NATO",)}
    assert found.parts == {"gaza": ("wadi", "Netzarim"), "Netzarim": ("corridor",)}
    assert found.overlaps == (("Europe", "NATO"),)
    assert found.events == {"treaty-signed": ("signing of the Treaty",), "ceasefire": ("silence",)}
    assert (found.issues, found.titles["withdrawal"]) == ({"border": "The border"}, "Pull-back of forces")
    assert (found.file, len(found.sha256)) == ("g.yaml", 64)


def test_an_empty_section_links_nothing() -> None:
    """`titles: {}` says that there are none; the sections of a skeleton may stay so."""
    assert not problems_of("format: ceasefire-glossary/1\nnames: {}\nparts: {}\nevents: {}\nissues: {}\ntitles: {}\n")


@pytest.mark.parametrize(
    "lines",
    [
        "parts:\n" + "".join(f"  p{number}: [p{number + 1}]\n" for number in range(3000)),
        "parts:\n  a: ["
        + ", ".join(f"a{n}" for n in range(1000))
        + "]\n  b: ["
        + ", ".join(f"b{n}" for n in range(1000))
        + "]\noverlaps: [[a, b]]\n",
    ],
)
def test_links_that_multiply_without_end_are_refused(lines: str) -> None:
    """A chain or a product of parts that nobody writes by hand is one complaint, and costs no time."""
    assert [each.rule for each in problems_of(f"format: ceasefire-glossary/1\n{lines}")] == ["glossary.too-many-links"]


def test_a_match_on_words_that_were_changed_is_told(tmp_path: Path) -> None:
    """`validate` warns, at the match, of an answer that was given on other provisions; one that holds is not told."""
    texts = []
    for name in ("north", "south"):
        path = tmp_path / f"{name}.yaml"
        path.write_text(proposal("id: zone\ntext: A zone.", header="glossary: glossary.yaml"), encoding="utf-8")
        texts.append(str(path))
    kept = "format: ceasefire-glossary/1\nmatches:\n  - provisions: {north: [zone], south: [zone]}\n"
    (tmp_path / "glossary.yaml").write_text(kept, encoding="utf-8")
    assert check_files(texts).problems == ()
    (tmp_path / "glossary.yaml").write_text(kept + "    fingerprint: '000000000000'\n", encoding="utf-8")
    found = [(each.rule, each.place.line, each.level.value) for each in check_files(texts).problems]
    assert found == [("glossary.answer-stale", 3, "warning")]
