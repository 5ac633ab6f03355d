"""The header: every key of the format, and every way in which one can be wrong."""

from __future__ import annotations

import pytest

from ceasefire_diff.model.proposal import Status
from ceasefire_diff.source.diagnostics import Level
from tests.reading.files import NEEDED, only_problem, place_of, problems_of, proposal, proposal_of, read

# Lines of the header (they take the place of the same key), the rule, the words at whose place it is told, the cure.
FAULTS = [
    ("format: ceasefire-proposal/2", "header.format", "ceasefire-proposal/2", "ceasefire-proposal/1"),
    ("format: ceasefire-proposl/1", "header.format", "ceasefire-proposl/1", "Did you mean"),
    ("format: ceasefire-glossary/1", "header.format", "ceasefire-glossary/1", "--glossary FILE"),
    ("format: ceasefire-topics/1", "header.format", "ceasefire-topics/1", "--topics-file FILE"),
    ("langauge: ru", "header.key-unknown", "langauge", "`language`"),
    ("party:", "header.empty", "party:", "delete the key"),
    ("party: []", "header.empty", "[]", "delete the key"),
    ("party: {name: Northland}", "header.shape", "{name", "a list of texts"),
    ("title: [a, b]", "header.shape", "[a, b]", "one text"),
    ("date: 2 June 2025", "header.date", "2 June 2025", "2025-06-02"),
    ("date: 2025-02-30", "header.date", "2025-02-30", "year, month and day"),
    ("date: 2025-6-2", "header.date", "2025-6-2", "year, month and day"),
    ("status: leeked", "header.word", "leeked", "`leaked`"),
    ("status: secret", "header.word", "secret", "tabled, published, leaked, reported, non-paper"),
    ("coverage: partial", "header.coverage", "partial", "{partial: what is missing}"),
    ("coverage: complet", "header.coverage", "complet\n", "`coverage: complete`"),
    ("coverage: {partial: }", "header.empty", "partial", "delete the key"),
    ("coverage: {partly: section II}", "header.key-unknown", "partly", "`partial`"),
    ("coverage: [complete]", "header.shape", "[complete]", "{partial: what is missing}"),
    ("sources: {}", "header.empty", "{}", "delete the key"),
    ("sources: [paper]", "header.shape", "[paper]", "`title: …`"),
    ("sources: {paper: Memorandum}", "header.shape", "Memorandum", "`title: …`"),
    ("sources: {paper: {publisher: TASS}}", "header.key-missing", "{publisher", "`title: …`"),
    ("sources: {paper: {title: M, urll: 'https://a.org'}}", "header.key-unknown", "urll", "`url`"),
    ("sources: {paper: {title: M, url: www.a.org}}", "header.url", "www.a.org", "https://"),
    ("sources: {paper: {title: M, url: 'javascript:alert(1)'}}", "header.url", "'javascript", "https://"),
    ("sources: {paper: {title: M, url: 'file:///etc/passwd'}}", "header.url", "'file:", "https://"),
    ("sources: {paper: {title: M, date: June}}", "header.date", "June", "year, month and day"),
    ("sources: {paper: {title: M, authentic: maybe}}", "header.word", "maybe", "yes, no, unknown"),
    ("sources: {paper: {title: M, attribution: witheld}}", "header.word", "witheld", "`withheld`"),
    ("sources: {the paper: {title: M}}", "header.id", "the paper", "letters a to z"),
    ("options: {1 a: Option 1}", "header.id", "1 a", "letters a to z"),
    ("options: [a, b]", "header.shape", "[a, b]", "`id: words` lines"),
    ("options: {a: Option A, a-b: }", "header.empty", "a-b", "delete the key"),
    ("language: russian", "header.language", "russian", "BCP 47"),
    ("language: en_US", "header.language", "en_US", "BCP 47"),
    ("clause-numbers: our", "header.word", "our\n", "`ours`"),
    ("day-1-is: ceasefir", "header.event-unknown", "ceasefir\n", "`ceasefire`"),
    ("edits: ../other.yaml", "header.file-name", "../other.yaml", "name alone"),
    ("glossary: ../g.yaml", "header.file-name", "../g.yaml", "name alone"),
    ("glossary: /g.yaml", "header.file-name", "/g.yaml", "name alone"),
    ("glossary: a/b.yaml", "header.file-name", "a/b.yaml", "name alone"),
    ("glossary: a\\b.yaml", "header.file-name", "a\\b.yaml", "name alone"),
    ("glossary: C:b.yaml", "header.file-name", "C:b.yaml", "name alone"),
    ("topics: ..", "header.file-name", "..", "name alone"),
    ("versions: {north: North}", "header.version-alone", "{north", "List every party's version"),
    ("versions: {a: North, b: South}\noptions: {a: Option 1}", "header.version-option", "a: Option", "another id"),
    ("edits: othr.yaml", "header.edits", "othr.yaml", "`edits: {title: …, date: …}`"),
    ("edits: {date: 2025-06-02}", "header.key-missing", "{date", "`title: …`"),
    ("handed-over: 2 June", "header.date", "2 June", "`handed-over: 2025-06-02`"),
    ("clauses: 24-1", "header.clauses", "24-1", "`1-24`"),
    ("clauses: 1-99999", "header.clauses", "1-99999", "`1-24`"),
    ("defaults: {clauses: 1-2, by: N}", "header.shape", "{clauses", "`- clauses: …`"),
    ("defaults: [{by: N}]", "header.key-missing", "{by", "`clauses: …`"),
    ("defaults: [{clauses: '1', starts: 1}]", "header.key-unknown", "starts", "applies"),
    ("events: {an attack: [attack]}", "header.id", "an attack", "letters a to z"),
]


@pytest.mark.parametrize(("lines", "rule", "at", "cure"), FAULTS, ids=[f"{case[1]} {case[0][:40]}" for case in FAULTS])
def test_each_fault_is_one_complaint_at_its_place_with_a_cure(lines: str, rule: str, at: str, cure: str) -> None:
    """A fault of the header gives one complaint of level error, where it stands, with what to do."""
    text = proposal("by: A", header=lines)
    found = [each for each in problems_of(text) if each.rule != "header.option-unused"]
    assert [(each.rule, each.level) for each in found] == [(rule, Level.ERROR)]
    assert (found[0].place.line, found[0].place.column) == place_of(text, at)
    assert cure in found[0].cure


@pytest.mark.parametrize("key", NEEDED)
def test_a_missing_key_is_told(key: str) -> None:
    """Nothing is assumed of a text: format, party, title, date, status, coverage, sources are needed."""
    found = only_problem(proposal("by: A", without=(key,)))
    assert (found.rule, found.place.line) == ("header.key-missing", 1)
    assert f"`{key}: …`" in found.cure


@pytest.mark.parametrize(
    ("provisions", "rule"),
    [("", "header.key-missing"), ("provisions:", "provision.empty"), ("provisions: []", "provision.empty"),
     ("provisions: {id: a}", "provision.shape"), ("provisions: [a]", "provision.shape")],
)  # fmt: skip
def test_provisions_are_needed(provisions: str, rule: str) -> None:
    """A file without provisions is no position."""
    assert only_problem("\n".join([*NEEDED.values(), provisions]) + "\n").rule == rule


def test_a_misspelt_needed_key_is_one_fault() -> None:
    """`coverge: complete` is an unknown key, and not a missing coverage as well."""
    found = only_problem(proposal("by: A", header="coverge: complete", without=("coverage",)))
    assert (found.rule, found.cure) == ("header.key-unknown", "Did you mean `coverage`?")


def test_a_glossary_in_the_place_of_a_proposal_is_one_complaint() -> None:
    """A file of another kind is not read on, so it gives one complaint and not one for each of its keys."""
    assert only_problem("format: ceasefire-glossary/1\nnames: {a: [A, B]}\n").rule == "header.format"


def test_an_option_nobody_uses_is_a_warning() -> None:
    """The file may be partial, so it is no error; the cure says what to write."""
    text = proposal("option: a", header="options: {a: Option A, b: Option B}")
    found = only_problem(text)
    assert (found.rule, found.level) == ("header.option-unused", Level.WARNING)
    assert (found.place.line, found.place.column) == place_of(text, "b: Option B")
    assert len(read(text).proposals) == 1


def test_a_misspelt_option_is_not_also_an_unused_one() -> None:
    """Where some provision names an option nobody knows, which one it meant is open."""
    text = proposal("option: pakage", header="options: {package: Option 2}")
    found = only_problem(text)
    assert (found.rule, found.cure) == ("provision.option-unknown", "Did you mean `package`?")


@pytest.mark.parametrize(
    ("header", "reference"),
    [
        ("sources: [paper]", "source: paper"),
        ("optons: {a: A}", "option: a"),
        ("optons: {a: A}", "requires: end of option a"),
        ("stages: 1", "stage: 1"),
    ],
)
def test_a_list_that_cannot_be_read_is_one_fault(header: str, reference: str) -> None:
    """What refers to a source, option or stage is not complained of where their list is at fault."""
    assert only_problem(proposal(reference, header=header)).rule in ("header.shape", "header.key-unknown")


@pytest.mark.parametrize(
    "code", ["ru", "uk", "ar", "zh-Hans", "en-GB", "sr-Latn-RS", "es-419", "de-CH-1996", "x-mine", "i-klingon", "tlh"]
)
def test_codes_of_languages(code: str) -> None:
    """The shapes of BCP 47 are known; private and grandfathered ones are not codes of a text's language."""
    wrong = code in ("x-mine", "i-klingon")
    assert bool(problems_of(proposal("by: A", header=f"language: {code}"))) == wrong


def test_every_key_arrives() -> None:
    """Each key of the header is found in the proposal."""
    found = proposal_of(
        proposal(
            "option: a",
            "option: b\nstarts: day 7",
            header="""\
            party: [Northland, Westland]
            process: north-2025
            language: ru
            glossary: glossary.yaml
            coverage: {partial: section  II is missing}
            sources:
              paper:
                title: Memorandum
                publisher: Agency
                date: 2025-06-03
                url: https://example.org/a?b=c
                status: reported
                authentic: yes
                translated-by: a translator
                attribution: withheld
            options: {a: Option A, b: Option B}
            stages: {1: First}
            issued-by: Northland
            endorsed-by: [Westland, Eastland]
            conveyed-by: Southland
            rejected-by: Southland
            edits: {title: "An earlier draft", date: 2025-05-30}
            handed-over: 2025-06-01
            events: {attack: [an attack on Northland, armed attack]}
            clauses: [A1-A3, B1]
            clause-numbers: ours
            day-1-is: ceasefire""",
            without=("party", "coverage", "sources"),
        )
    )
    assert (found.id, found.party, found.title, found.date) == (
        "a",
        ("Northland", "Westland"),
        "Memorandum",
        "2025-06-02",
    )
    assert (found.status, found.missing) == (Status.PUBLISHED, "section II is missing")
    source = found.sources["paper"]
    assert (source.publisher, source.date, source.url) == ("Agency", "2025-06-03", "https://example.org/a?b=c")
    assert (source.status, source.authentic, source.translated_by) == (Status.REPORTED, "yes", "a translator")
    assert source.withheld
    assert (found.options, found.stages) == ({"a": "Option A", "b": "Option B"}, {"1": "First"})
    assert (found.process, found.language) == ("north-2025", "ru")
    assert (found.edits, found.handed_over) == ("An earlier draft (2025-05-30)", "2025-06-01")
    assert (found.events, found.clauses) == (
        {"attack": ("an attack on Northland", "armed attack")},
        ("A1", "A2", "A3", "B1"),
    )
    assert (found.issued_by, found.endorsed_by) == (("Northland",), ("Westland", "Eastland"))
    assert (found.conveyed_by, found.rejected_by) == (("Southland",), ("Southland",))
    assert (found.clause_numbers, found.day_one) == ("ours", "ceasefire")
    assert len(found.sha256) == 64
