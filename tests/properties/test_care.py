"""Whatever a proposal says, care ends soon, tells in whole sentences, and depends on nothing but the file."""

from __future__ import annotations

import json
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefire_diff.checking.examine import lint_text
from ceasefire_diff.checking.finding import Finding
from ceasefire_diff.checking.lint_rule import LintedProposal
from ceasefire_diff.checking.near_labels import NearLabels
from ceasefire_diff.reading.validation import check_files
from ceasefire_diff.render.findings.words import finding_line
from tests.properties.made_positions import GLOSSARY, positions
from tests.texts import proposal_text

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=25)


def care_of(*texts: str) -> list[list[Finding]]:
    """What the rules find in each of these files, read in one run; nothing for a file with errors."""
    with TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(texts):
            path = Path(folder, f"text-{number}.yaml")
            path.write_text(text, encoding="utf-8")
            paths.append(str(path))
        glossary = Path(folder, "glossary.yaml")
        glossary.write_text(json.dumps({"format": "ceasefire-glossary/1", **GLOSSARY}), encoding="utf-8")
        read = check_files(paths, glossary=str(glossary))
    return [list(lint_text(LintedProposal(each.proposal, each.taxonomy, each.index))) for each in read.texts]


@settings(max_examples=60)
@given(positions, positions)
def test_care_looks_at_one_file_alone(first: list[dict[str, Any]], second: list[dict[str, Any]]) -> None:
    """A file has the same findings alone and beside another, in the same order, each a whole line with its place."""
    one, other = proposal_text(first), proposal_text(second, party="B")
    both = care_of(one, other)
    alone = care_of(one)
    assert [finding_line(each).partition(":")[2] for each in both[0]] == [
        finding_line(each).partition(":")[2] for each in alone[0]
    ]
    for each in (*both[0], *both[-1]):
        line = finding_line(each)
        assert len(line.splitlines()) == 1
        assert each.place.line > 0
        assert each.place.column > 0
        assert line.endswith(f"[{each.rule}]")
    assert len({each.fingerprint for each in both[0]}) == len(both[0])


@settings(max_examples=60)
@given(
    st.lists(
        st.fixed_dictionaries({"text": WORDS, "clause": WORDS, "by": st.lists(WORDS, min_size=1, max_size=3)}),
        max_size=6,
    )
)
def test_any_words(provisions: list[dict[str, Any]]) -> None:
    """Any letters of any script, in texts, clauses and names, give findings and no traceback."""
    made = [{"topic": "withdrawal", "terms": {"forces": each["by"]}, **each} for each in provisions]
    for findings in care_of(proposal_text(made)):
        assert all(len(finding_line(each).splitlines()) == 1 for each in findings)


PEACE = {"purposes": "peace"}
HOSTILE = {
    "one matter": lambda number: {
        "topic": "duration",
        "terms": {"of": "ceasefire", "length": f"{number + 1} days"},
    },
    "names": lambda number: {
        "topic": "withdrawal",
        "by": [f"North {number:05}a", f"North {number:05}b"],
        "terms": {"forces": f"army {number}"},
    },
    "a long chain": lambda number: {
        "topic": "withdrawal",
        "by": "North",
        **({"after": f"p{number}"} if number else {}),
        "terms": {"forces": f"army {number}"},
    },
    "clauses": lambda number: {
        "topic": "purpose",
        "clause": f"{number}.{number}.{number}",
        "terms": {"purposes": "peace"},
    },
    "words": lambda number: {
        "topic": "purpose",
        "text": f"enemy regime {number} " * 50,
        "terms": {"purposes": "peace"},
    },
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=list(HOSTILE))
def test_a_hostile_file_takes_bounded_time(make: Any) -> None:
    """A thousand provisions that all look alike take seconds, and are answered with no flood."""
    text = proposal_text([make(number) for number in range(1000)])
    begun = time.process_time()
    (findings,) = care_of(text)
    assert time.process_time() - begun < 20
    assert len(findings) < 25 * 200


@given(WORDS, st.lists(WORDS, max_size=5))
def test_a_label_is_never_likened_to_itself(label: str, known: list[str]) -> None:
    """What is known as it is written is no slip of anything that is written alike."""
    near = NearLabels([*known, label]).of(label)
    assert near is None or " ".join(near.split()).casefold() != " ".join(label.split()).casefold()
