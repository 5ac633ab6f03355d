"""Every rule of care against its worked examples, against what looks like a fault and is none, and on real files."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest

from ceasefire_diff.checking import lint
from ceasefire_diff.checking.examine import lint_glossary, lint_rules, lint_text
from ceasefire_diff.checking.lint_rule import LintedProposal
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.wording.finding_sentences import finding_fix, finding_sentence
from tests.checking.examples import checked, text_of

RULES = {rule_id: each.rule for rule_id, each in lint_rules().items()}
each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


def found_in(folder: Path, example: str, rule: str, glossary: str | None = None) -> list[tuple[int, str]]:
    """The line and the sentence of everything that one rule finds in an example."""
    text = text_of(folder, example, glossary)
    return [(each.place.line, str(finding_sentence(each))) for each in lint_text(text) if each.rule == rule]


@each_rule
def test_an_example_breaks_its_rule(rule: Rule, tmp_path: Path) -> None:
    """The first example of a rule is found by it, at a place inside the file, in a whole sentence with a cure."""
    text = text_of(tmp_path, rule.breaks)
    lines = Path(text.proposal.file).read_text(encoding="utf-8").splitlines()
    found = [each for each in lint_text(text) if each.rule == rule.id]
    assert found
    for each in found:
        assert 1 <= each.place.line <= len(lines)
        assert 1 <= each.place.column <= len(lines[each.place.line - 1])
        assert each.level is rule.level
        templates = (rule.says, rule.says_fix)
        wanted = {name for template in templates for _, name, _, _ in Formatter().parse(template) if name}
        assert wanted <= set(each.arguments)
        assert str(finding_sentence(each)).endswith(".")
        assert str(finding_fix(each)).endswith(".")


@each_rule
def test_an_example_holds_its_rule(rule: Rule, tmp_path: Path) -> None:
    """The second example of a rule, which differs in little, is not found by it, and by no other but with a note."""
    found = [each for each in lint_text(text_of(tmp_path, rule.holds)) if each.level is not Level.NOTE]
    assert [each.rule for each in found] == []
    assert found_in(tmp_path, rule.holds, rule.id) == []


@each_rule
def test_the_first_example_breaks_no_other_rule(rule: Rule, tmp_path: Path) -> None:
    """An example shows one fault; what others find in it besides are notes at most."""
    found = {each.rule for each in lint_text(text_of(tmp_path, rule.breaks)) if each.level is not Level.NOTE}
    assert found <= {rule.id}


def test_one_rule_in_each_file() -> None:
    """A rule stands in a file of its own, named as its id is."""
    stems = {file.stem for file in Path(next(iter(lint.__path__))).glob("[a-z]*.py")}
    assert {rule.replace(".", "_").replace("-", "_") for rule in lint_rules()} == stems


def test_care_is_never_an_error() -> None:
    """A text may say what looks like a slip, so care fails no run by default; form does, and unfinished work."""
    assert [rule.id for rule in RULES.values() if rule.level is Level.ERROR] == ["text.unfinished"]


@each_rule
def test_a_rule_can_be_left_out(rule: Rule, tmp_path: Path) -> None:
    """What is switched off is not asked at all."""
    text = text_of(tmp_path, rule.breaks)
    assert rule.id not in {each.rule for each in lint_text(text, off=frozenset({rule.id}))}


DAYS = "    topic: duration\n    terms: {of: ceasefire, length: 30 days}\n"


def with_clauses(*clauses: str) -> str:
    """Provisions of these clauses."""
    return "provisions:\n" + "".join(
        f'  - id: p{number}\n    text: What it says, {number}.\n    clause: "{clause}"\n{DAYS}'
        for number, clause in enumerate(clauses)
    )


@pytest.mark.parametrize(
    ("clauses", "told"),
    [
        (["III.5", "3.5"], ["3.5"]),
        (["III.5", "III, 5", "III.5"], ["III, 5"]),
        (["2 (a)", "2a"], ["2a"]),
        (["Art. 3", "Article 3"], ["Article 3"]),
        (["iv.2", "IV.2"], ["IV.2"]),
        (["II, option 1", "II, Option 1"], ["II, Option 1"]),
        (["III.5", "III.6", "IV.5"], []),
        (["A.1", "I.1", "1.1"], []),  # with a section A, section I is the ninth
        (["C.1", "100.1"], []),
        (["2 i", "2 1"], []),  # a small i is a letter among a to z
        (["Article 3", "Section 3"], []),
        (["1", "1"], []),
    ],
    ids=" | ".join,
)
def test_clauses_written_two_ways(tmp_path: Path, clauses: list[str], told: list[str]) -> None:
    """Roman and Arabic numbers, brackets and abbreviations are seen through; letters stay letters."""
    found = found_in(tmp_path, "clause-numbers: ours\n" + with_clauses(*clauses), "clause.two-ways")
    assert [sentence.split("`")[1] for _, sentence in found] == told


@pytest.mark.parametrize(
    ("clauses", "gaps"),
    [
        (["1", "2", "4"], [("2", "4")]),
        (["I.1", "I.3", "II.1", "II.2"], [("I.1", "I.3")]),
        (["I.1", "III.1"], [("I.1", "III.1")]),
        (["1", "2a", "2b", "3"], []),
        (["1", "2022"], []),
        (["5", "6"], []),
    ],
    ids=str,
)
def test_gaps_between_clauses(tmp_path: Path, clauses: list[str], gaps: list[tuple[str, str]]) -> None:
    """A missing number is told below its heading, and only where the file calls itself complete."""
    found = found_in(tmp_path, with_clauses(*clauses), "clause.gap")
    assert [tuple(sentence.split("`")[5:8:2]) for _, sentence in found] == gaps
    partial = "coverage: {partial: much}\n" + with_clauses(*clauses)
    assert found_in(tmp_path, partial, "clause.gap") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The terrorists leave.", ["terrorists"]),
        ('The "terrorists" leave.', []),
        ("Those whom the text calls “terrorists” leave.", []),
        ("The so-called republic is dissolved.", ["so-called"]),
        ("The occupied territories are returned.", ["occupied territories"]),
        ("Positions occupied by the forces are kept.", []),
        ("The ceasefire regime holds for 30 days.", []),
        ("The regime of the zone is set by both sides.", []),
        ("The Northern regime leaves the zone.", ["Northern regime"]),
        ("An occupying power has duties.", []),
        ("The party demands a withdrawal and refuses talks.", ["demands", "refuses"]),
        ("The parties exchange hostages.", []),
        ("On-demand inspections are allowed.", ["demand"]),
        ("The aggression is not repeated.", ["aggression"]),
        ("It is «the enemy» that leaves.", []),
        ("The parties' forces leave 'enemy' lines.", []),
    ],
)
def test_words_that_take_sides(tmp_path: Path, text: str, words: list[str]) -> None:
    """A word that takes a side is told unless it stands in quotation marks; words of the trade are left in peace."""
    import json  # noqa: PLC0415 - a JSON text is a YAML text, whatever quotation marks it has

    example = f'provisions:\n  - id: p\n    clause: "1"\n    text: {json.dumps(text, ensure_ascii=False)}\n{DAYS}'
    assert [sentence.split("`")[1] for _, sentence in found_in(tmp_path, example, "text.takes-sides")] == words


def test_a_name_with_such_a_word_is_a_name(tmp_path: Path) -> None:
    """What a provision states as a name may be named in its paraphrase."""
    example = (
        'provisions:\n  - id: p\n    clause: "1"\n    text: The Anti-Terrorist Terrorists of the South disband.\n'
        "    topic: disarmament\n    terms: {groups: Anti-Terrorist Terrorists of the South, act: disband}\n"
    )
    assert found_in(tmp_path, example, "text.takes-sides") == []


@pytest.mark.parametrize(
    ("label", "usual"),
    [
        ("observation-posts", "observation posts"),
        ("observation post", "observation posts"),
        ("the observation posts", "observation posts"),
        ("observaton posts", "observation posts"),
        ("observation psots", "observation posts"),
        ("observation posts", None),
        ("northern observation posts", None),
        ("radars", None),
    ],
)
def test_usual_words(tmp_path: Path, label: str, usual: str | None) -> None:
    """Another spelling of a usual word is told with that word; another thing is not."""
    example = (
        'provisions:\n  - id: p\n    clause: "1"\n    text: They watch.\n    topic: monitoring\n    by: North\n'
        f"    terms: {{of: ceasefire, means: {label}}}\n"
    )
    found = found_in(tmp_path, example, "value.usual-word")
    assert [sentence.split("`")[5] for _, sentence in found] == ([] if usual is None else [usual])


def test_what_reading_warns_of_is_not_told_twice(tmp_path: Path) -> None:
    """In a term that names the matter, another form of the same words is reading's own warning."""
    example = (
        'provisions:\n  - id: p\n    clause: "1"\n    text: They leave it.\n    topic: withdrawal\n    by: North\n'
        "    terms: {forces: armed forces, from: buffer zones}\n"
    )
    found = checked(tmp_path, example)
    assert [problem.rule for problem in found.problems] == ["term.nearly-a-name"]
    (read,) = found.texts
    care_finds = lint_text(LintedProposal(read.proposal, read.taxonomy, read.index))
    assert [each.rule for each in care_finds if each.level is Level.WARNING] == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Northern Region", "Southern Region"),
        ("Zone 1", "Zone 2"),
        ("US", "UN"),
        ("east", "west"),
        ("North Korea", "South Korea"),
        ("Ukraine", "Ukrainian"),
        ("Gaza", "Gazans"),
        ("Yemen", "Yemeni"),
    ],
)
def test_names_that_differ_are_left_in_peace(tmp_path: Path, first: str, second: str) -> None:
    """Names a reader takes for two are not taken for slips of one another."""
    example = (
        f'provisions:\n  - id: p\n    clause: "1"\n    text: They leave it.\n    topic: withdrawal\n    by: [{first}]\n'
        f"    terms: {{forces: armed forces, from: [{second}, {first}]}}\n"
    )
    assert found_in(tmp_path, example, "name.near") == []


def test_a_name_near_one_of_the_glossary(tmp_path: Path) -> None:
    """The labels of the glossary are what a slip is held against; what it lists is no slip."""
    example = (
        'provisions:\n  - id: p\n    clause: "1"\n    text: They leave it.\n    topic: withdrawal\n'
        "    by: [Ukraiine, Rusia]\n    terms: {forces: armed forces}\n"
    )
    glossary = "names: {ukraine: [Ukraine], russia: [Russia, Rusia]}\n"
    found = found_in(tmp_path, example, "name.near", glossary)
    assert [sentence.split("`")[3:6:2] for _, sentence in found] == [["Ukraiine", "Ukraine"]]


@pytest.mark.parametrize(
    ("first", "second", "impossible"),
    [
        ("starts: 10 days after signing", "complete-by: within 7 days of signing", True),
        ("starts: on 2025-05-12", "until: 2025-05-01", True),
        ("starts: 1 month after signing", "complete-by: within 29 days of signing", False),  # a February
        ("starts: 2 months after signing", "complete-by: within 50 days of signing", True),
        ("starts: 2025-05-12T01:00", "until: 2025-05-11T23:00Z", False),  # as the zone may be
        ("starts: at signing", "complete-by: within 7 days of ceasefire", False),  # another event
        ("starts: at signing", "until: at signing", False),
        ("starts: 7 days after signing", "complete-by: within 7 days of signing", False),
    ],
)
def test_impossible_times(tmp_path: Path, first: str, second: str, impossible: bool) -> None:
    """Only what no month, zone or event can make possible is told."""
    example = (
        f'provisions:\n  - id: p\n    clause: "1"\n    text: They leave it.\n    topic: withdrawal\n    by: North\n'
        f"    {first}\n    {second}\n    terms: {{forces: armed forces}}\n"
    )
    assert bool(found_in(tmp_path, example, "time.impossible")) is impossible


def ordered(**keys: str) -> str:
    """Provisions a, b, c, each with one line of order."""
    lines = "".join(
        f'  - id: {name}\n    clause: "1"\n    text: What {name} says.\n    by: North\n    topic: withdrawal\n'
        f"    {keys.get(name, '')}\n    terms: {{forces: armed forces, from: {name} valley}}\n"
        for name in ("pa", "pb", "pc")
    )
    return f"provisions:\n{lines}"


@pytest.mark.parametrize(
    ("keys", "circles"),
    [
        ({"pa": "before: pb", "pb": "before: pc", "pc": "before: pa"}, 1),
        ({"pa": "before: pb", "pb": "before: pc", "pc": "after: pa"}, 0),
        ({"pa": "requires: pb", "pb": "requires: pa"}, 1),
        ({"pa": "starts: at start of pb", "pb": "starts: at start of pa"}, 0),  # at once
        ({"pa": "starts: 1 day after pb", "pb": "starts: at start of pa"}, 1),
        ({"pa": "condition-for: {event: pb, met: start}", "pb": "starts: at start of pa"}, 0),
        ({"pa": "condition-for: pb", "pb": "starts: at start of pa"}, 1),
        ({"pa": "before: pa"}, 1),
    ],
    ids=str,
)
def test_circles(tmp_path: Path, keys: dict[str, str], circles: int) -> None:
    """What comes before itself is told once; what begins in one moment is no circle."""
    assert len(found_in(tmp_path, ordered(**keys), "order.circle")) == circles


def test_options_make_no_circle_together(tmp_path: Path) -> None:
    """Two alternatives never hold at once, so their orders may oppose each other."""
    example = "options: {one: First, two: Second}\n" + ordered(
        pa="before: pc\n    option: one", pb="before: pa"
    ).replace("before: pa", "option: two\n    after: pc")
    assert found_in(tmp_path, example, "order.circle") == []


def test_look_alike_letters(tmp_path: Path) -> None:
    """A mixed word is told with the letter that does not belong, in a file and in a glossary; real words are not."""
    north, mixed = "\u041f\u0456\u0432\u043d\u0456\u0447", "\u0420ossiya"
    example = (
        f'title: Memorandum of the N\u043erth\nprovisions:\n  - id: p\n    clause: "1"\n    topic: withdrawal\n'
        f"    text: {north} leaves G\u00f6ttingen, na\u00efvely.\n    by: {north}\n"
        f"    terms: {{forces: armed forces, from: {mixed}}}\n"
    )
    told = [sentence for _, sentence in found_in(tmp_path, example, "letters.look-alike")]
    assert len(told) == 2
    assert "`N\u043erth` is written in Latin letters but for `\u043e` (U+043E, Cyrillic Small Letter O)" in told[0]
    assert "U+0420" in told[1]
    found = checked(tmp_path, example, "names: {north: [North, N\u043erth]}\n")
    (tmp_path / "glossary.yaml").write_text("format: ceasefire-glossary/1\nnames:\n  north: [North, N\u043erth]\n")
    from ceasefire_diff.reading.validation import check_files  # noqa: PLC0415 - beside what it reads

    (glossary,) = check_files([str(tmp_path / "glossary.yaml")]).glossaries
    assert [(each.rule, each.place.line) for each in lint_glossary(glossary)] == [("letters.look-alike", 3)]
    assert found.texts


def test_a_condition_on_what_several_do(tmp_path: Path) -> None:
    """Where one provision brings an event about and another declines it, it may happen."""
    example = (
        'provisions:\n  - {id: one, clause: "1", topic: talks, event: talks, stance: declines, text: No., '
        "terms: {subject: final settlement}}\n"
        '  - {id: two, clause: "2", topic: talks, event: talks, text: Yes., terms: {subject: permanent ceasefire}}\n'
        '  - {id: three, clause: "3", topic: withdrawal, after: talks, by: North, text: Then they leave., '
        "terms: {forces: armed forces}}\n"
    )
    assert found_in(tmp_path, example, "condition.never") == []
    without = example.replace("text: Yes.", "text: Yes., stance: declines")
    assert len(found_in(tmp_path, without, "condition.never")) == 1
