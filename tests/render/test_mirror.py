"""Proves that no format favours a side: what is written of (B, A) is the mirror of what is written of (A, B)."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.outline.outline import Outline, outline
from ceasefire_diff.render.comparison_json import render_json
from ceasefire_diff.wording.labels import Labels
from tests.properties.made_positions import GLOSSARY, positions
from tests.render.shown import markdown, terminal
from tests.texts import compare_texts, istanbul, proposal_text


@cache
def exchanged() -> Comparison:
    """The real pair, the other way round."""
    proposals = istanbul().proposals
    return compare(proposals[::-1], istanbul().taxonomy)


def words(text: str) -> Counter[str]:
    """The words of a text, however ordered."""
    return Counter(re.findall(r"\w+(?:[.'-]\w+)*", text.casefold()))


def told(found: Outline, *, mirrored: bool) -> list[Any]:
    """All that an outline holds of its rows, with its columns turned round if it is the mirror."""
    rows = []
    for row in found.rows:
        cells = [(cell.silence, cell.entries) for cell in row.cells]
        judged = Counter(
            (
                tuple(sorted(variant.id for pair in each.pairs for variant in pair)),
                each.verdict,
                tuple(sorted(tuple(sorted(words(str(sentence)).items())) for sentence in each.reasons)),
            )
            for each in row.judged
        )
        shared = sorted(tuple(sorted(words(str(sentence)).items())) for sentence in row.shared)
        rows.append((row.id, row.title, row.objects, row.stages, cells[::-1] if mirrored else cells, judged, shared))
    return rows


def mirror_holds(there: Comparison, back: Comparison) -> None:
    """The same rows in the same order with the same words, in the outline that every format follows."""
    one, two = outline(Labels(there)), outline(Labels(back))
    assert told(one, mirrored=False) == told(two, mirrored=True)
    assert one.columns == two.columns[::-1]
    assert words(terminal(there, 40, more=True)) == words(terminal(back, 40, more=True))


def test_the_real_pair_is_mirrored() -> None:
    """Istanbul the other way round: nothing but the sides has changed."""
    mirror_holds(istanbul(), exchanged())


@settings(max_examples=60)
@given(positions, positions)
def test_any_pair_is_mirrored(left: list[dict[str, Any]], right: list[dict[str, Any]]) -> None:
    """Made-up positions, the other way round: nothing but the sides has changed."""
    one, two = proposal_text(left, party="Arcadia"), proposal_text(right, party="Zembla")
    there = compare_texts(one, two, glossary=GLOSSARY)
    mirror_holds(there, compare(there.proposals[::-1], there.taxonomy))


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("width", [40, 90, 120, 200])
def test_terminal_is_mirrored(width: int, full: bool) -> None:
    """At each width the two reports hold the same words."""
    one, two = (terminal(each, width, full=full, more=True) for each in (istanbul(), exchanged()))
    drawing = re.compile("[─│┼→]")
    assert words(drawing.sub(" ", one)) == words(drawing.sub(" ", two))


def test_the_overview_has_the_same_rows_in_the_same_groups() -> None:
    """Line by line the overview names the same rows in the same order, each side's words in the other column."""
    one, two = (terminal(each, 200).splitlines() for each in (istanbul(), exchanged()))
    rows = [[line.split("│") for line in lines if "│" in line] for lines in (one, two)]
    assert len(rows[0]) == len(rows[1])
    for (before, left), (begins, right) in zip(*rows, strict=True):
        assert before[:35] == begins[:35]
        assert (before[35:].strip(), left.strip()) == (right.strip(), begins[35:].strip())


def test_markdown_is_mirrored() -> None:
    """Each row has the same number, issue and words, with the two columns exchanged."""
    one, two = (
        [line.split(" | ") for line in markdown(each, full=True, more=True).splitlines() if line.startswith("| <a")]
        for each in (istanbul(), exchanged())
    )
    assert len(one) == len(two) == len(istanbul().rows)
    for there, back in zip(one, two, strict=True):
        assert words(" ".join(there[:2])) == words(" ".join(back[:2]))
        assert there[2:4] == [back[3], back[2]]
        assert words(there[4]) == words(back[4])


def test_json_is_mirrored() -> None:
    """Pairs, results and sides are exchanged, and no verdict, rule, relation, common part or order has changed."""
    one, two = (json.loads(render_json(each)) for each in (istanbul(), exchanged()))
    turned = {"left": "right", "right": "left", None: None}
    for there, back in zip(one["rows"], two["rows"], strict=True):
        assert (there["id"], there["title"], there["objects"], there["about"]) == (
            back["id"],
            back["title"],
            back["objects"],
            back["about"],
        )
        others = {(pair["right"], pair["left"]): pair for pair in back["pairs"]}
        for pair in there["pairs"]:
            other = others[pair["left"], pair["right"]]
            assert pair["verdict"] == other["verdict"]
            for result, mirrored in zip(pair["results"], other["results"], strict=True):
                for name in ("term", "relation", "verdict", "rule", "common", "distance", "excluded"):
                    assert result[name] == mirrored[name], (there["id"], name)
                assert result["inner"] == turned[mirrored["inner"]]
                assert result["left-adds"] == mirrored["right-adds"]
                assert words(result["reason"]) == words(mirrored["reason"])
    counts = {(each["right"], each["left"]): each["counts"] for each in two["summary"]}
    assert counts == {(each["left"], each["right"]): each["counts"] for each in one["summary"]}
